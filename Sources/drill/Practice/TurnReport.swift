import DrillEngine
import DrillPlay
import DrillReview
import DrillTerminal
import DrillText

/// What one reply did in a fresh step, in words.
struct TurnReport {
  let trial: Trial
  let dialogue: Dialogue

  /// Whether nothing was lost.
  var isRight: Bool { trial.misses.isEmpty && trial.breaks.isEmpty }

  /// The lines; each begins with a sign, so that nothing is told by colour alone.
  var lines: [StyledText] {
    var assessment = trial.assessment
    // A turn by itself goes on to no other, so nobody minds the mood.
    assessment.moodAfter = assessment.moodBefore
    var lines = dialogue.hasMarks(assessment) ? [dialogue.marked(assessment)] : []
    lines += dialogue.judgement(of: assessment, inFull: true)
    if isRight {
      lines.append(StyledText(dialogue.say(Words(en: "Right: nothing lost.", zh: "正确：没有失分。")), .good))
    }
    return lines.map { StyledText("    ", hanging: 6) + $0 }
  }
}

extension Mistake {
  /// What was lost, by the names that a rubric gives.
  func lost(by drill: Drill, in language: Language) -> String {
    let names =
      missed.map(drill.name(of:))
      + broken.map { finding in
        let name = drill.rubric.rule(finding.rule)?.name ?? finding.rule
        return finding.text.isEmpty
          ? name : Words(en: "\(name) “\(finding.text)”", zh: "\(name)“\(finding.text)”")[language]
      }
    return names.joined(separator: Words(en: ", ", zh: "、")[language])
  }
}
