import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// The disagreements of a calibration, each with what the reviewer said and with the command that puts it into the rubric.
///
/// One that stands in the rubric as an example is no longer open.
struct OpenDisagreements {
  /// One of them.
  struct Entry {
    let disagreement: Calibration.Disagreement
    /// What it is about, in words.
    let what: String
    /// Why the reviewer marked it so; empty where nobody said.
    let reason: String
    /// The command; nil for what is no rule of the rubric, such as an item of the scenario.
    let command: String?
  }

  private(set) var entries: [Entry] = []
  /// How many stand in the rubric already.
  private(set) var learnt = 0
  /// How many a standard or an answer to an objection settled as the machine has it.
  private(set) var settled = 0

  /// Looks at disagreements with the sessions that they are about.
  ///
  /// - Parameters:
  ///   - sessions: by their ids.
  ///   - rubric: the library's present rubric for a session; nil where there is none.
  init(
    _ disagreements: [Calibration.Disagreement], sessions: [String: Played],
    rubric: (SessionHeader) -> Rubric?
  ) {
    for disagreement in disagreements {
      guard let played = sessions[disagreement.session] else { continue }
      if played.isSettled(disagreement) {
        settled += 1
        continue
      }
      let correction = played.correction(of: disagreement)
      if let correction, let rubric = rubric(played.header), correction.isLearnt(by: rubric) {
        learnt += 1
        continue
      }
      entries.append(
        Entry(
          disagreement: disagreement, what: played.what(disagreement),
          reason: played.reason(of: disagreement),
          command: played.command(for: disagreement, correction)))
    }
  }

  /// A reviewed session, played again.
  struct Played {
    let header: SessionHeader
    let items: [ScoredItem]
    let assessments: [Int: Assessment]
    let caseFile: CaseFile
    let words: ItemWords

    /// Whether what holds in the end is what the machine says, by a standard or an answer.
    func isSettled(_ disagreement: Calibration.Disagreement) -> Bool {
      guard let name = itemName(disagreement), caseFile.settles(name) else { return false }
      let (marks, added) = caseFile.finalMarks
      let item = items.first { $0.name == name }
      let mark = (marks[name] ?? item?.machineMark)?.isYes ?? false
      return (mark || added.contains { $0.itemName == name }) == disagreement.machineSaysYes
    }

    func what(_ disagreement: Calibration.Disagreement) -> String {
      let rule = disagreement.rule
      let item = items.first { $0.name == itemName(disagreement) }
      return item.map(words.what) ?? words.drill.rubric.rule(rule)?.name ?? rule
    }

    private func record(of reviewer: String) -> ReviewRecord? {
      caseFile.reviews.first { $0.author == reviewer }
    }

    private func addition(_ disagreement: Calibration.Disagreement) -> ReviewRecord.Addition? {
      record(of: disagreement.reviewer)?.added.first {
        $0.breach.rule == disagreement.rule && $0.breach.turn == disagreement.turn
      }
    }

    private func itemName(_ disagreement: Calibration.Disagreement) -> String? {
      disagreement.item
        ?? disagreement.turn.map { AddedBreach(rule: disagreement.rule, turn: $0).itemName }
    }

    func reason(of disagreement: Calibration.Disagreement) -> String {
      let mark = record(of: disagreement.reviewer)?.marks.first { $0.item == itemName(disagreement) }
      return mark?.reason ?? addition(disagreement)?.reason ?? ""
    }

    /// The reply that it is about; nil for a voice that was not heard, which may be about any.
    private func turn(_ disagreement: Calibration.Disagreement) -> Int? {
      disagreement.turn ?? items.first { $0.name == disagreement.item }?.turn
    }

    func correction(of disagreement: Calibration.Disagreement) -> Correction? {
      guard let assessment = turn(disagreement).flatMap({ assessments[$0] }) else { return nil }
      let words = addition(disagreement).flatMap { $0.text.isEmpty ? nil : $0.text }
      return Correction(
        rule: disagreement.rule, in: assessment, saysYes: !disagreement.machineSaysYes, words: words)
    }

    func command(for disagreement: Calibration.Disagreement, _ correction: Correction?) -> String? {
      guard !["item", "field", "choice", "time"].contains(disagreement.rule) else { return nil }
      let short = header.session.split(separator: "-").last.map(String.init) ?? header.session
      guard let turn = turn(disagreement) else {
        // Only a person knows which reply was the one, and which words.
        return disagreement.machineSaysYes
          ? nil : "drill calibrate --learn \(short):REPLY:\(disagreement.rule) --words '…'"
      }
      guard let correction else { return nil }
      let words = correction.isToBeFound && correction.words == nil ? " --words '…'" : ""
      return "drill calibrate --learn \(short):\(turn):\(disagreement.rule)\(words)"
    }
  }
}

extension Correction {
  /// Whether a rubric has the words among the examples of the rule.
  fileprivate func isLearnt(by rubric: Rubric) -> Bool {
    guard let lesson = Lesson(rule: rule, text: text, words: nil) else { return false }
    return rubric.words.examples(of: rule).contains { example in
      lesson.isAbout(example) && (example.expectation != .miss) == isToBeFound
    }
  }
}
