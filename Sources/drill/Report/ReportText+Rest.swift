import DrillEngine
import DrillReview
import DrillSheets
import DrillTerminal
import DrillText

extension ReportText {
  // MARK: Heat map

  /// Rules by trainee: a number for each rule above, the trainees below, and what the numbers stand for.
  var heatMap: [StyledText] {
    let map = report.heatMap
    let rules = map.rules.indices.prefix(8)
    let people = map.trainees.indices.prefix(10)
    guard !rules.isEmpty, people.count > 1 else { return [] }
    var grid = ReportGrid(
      [.text(words.say("trainee", "学员"), .cut(to: 8))]
        + rules.map { .number("\($0 + 1)", .leave($0 + 1)) })
    for person in people {
      grid.add([cell(map.trainees[person])] + rules.map { heat(map.cells[$0][person]) })
    }
    let names = words.list(rules.map { "\($0 + 1) \(map.rules[$0].name)" })
    return title(
      "Rules by trainee: in how many of 100 sessions each cost points", "规则与学员：每 100 份记录中有多少份因此失分")
      + grid.lines(on: canvas) + canvas.paragraph(StyledText(names, .dim))
  }

  private func heat(_ share: Share) -> StyledText {
    guard let perMille = share.perMille else { return cell("–") }
    let number = "\((perMille + 5) / 10)"
    guard canvas.isDrawn else { return cell(number) }
    let ink: Ink = perMille >= 500 ? .bad : perMille >= 250 ? .warn : .plain
    return cell(number + canvas.shade(perMille), ink)
  }

  // MARK: Silent rules

  var silent: [StyledText] {
    guard !report.silentRules.isEmpty else { return [] }
    var rubrics: [String] = []
    for rule in report.silentRules where !rubrics.contains(rule.rubric) { rubrics.append(rule.rubric) }
    let lines = rubrics.flatMap { rubric -> [StyledText] in
      let own = report.silentRules.filter { $0.rubric == rubric }
      let sessions = own.map(\.sessions).max() ?? 0
      let names = words.list(own.map(\.name))
      return canvas.paragraph(
        StyledText(
          words.say(
            "\(rubric), \(sessions) sessions: \(names).", "\(rubric)，\(sessions) 份记录：\(names)。")))
    }
    return title("Rules that never fired", "从未触发的规则") + lines
  }

  // MARK: Certification

  var certification: [StyledText] {
    let certification = report.certification
    let rows = certification.rows.filter { $0.standing != .noExam || report.certification.rows.count <= 20 }
    guard rows.contains(where: { !$0.exams.isEmpty || $0.unfinished > 0 }) else { return [] }
    let certified = certification.rows.count { $0.standing == .certified }
    var grid = ReportGrid([
      .text(words.say("trainee", "学员"), .cut(to: 8)), .text(words.say("standing", "认证情况")),
      .text(words.say("last exams, oldest first", "最近的考试（由早到晚）"), .cut(to: 8)),
      .number(words.say("unfinished", "未完成"), .leave(1)),
    ])
    // Those who are certified need no row of their own.
    let shown = rows.filter { $0.standing != .certified }
    for row in shown.prefix(15) {
      let exams = row.exams.map { "\($0.isPassed ? "✓" : "✗")\(words.score($0.tenths))" }
      grid.add([
        cell(row.name), cell(row.standing.words[words.language]), cell(exams.joined(separator: " ")),
        cell(row.unfinished > 0 ? "\(row.unfinished)" : ""),
      ])
    }
    let (needed, outOf, all) = (certification.needed, certification.outOf, certification.rows.count)
    var lines =
      title("Certification", "上岗认证")
      + canvas.paragraph(
        StyledText(
          words.say(
            "Certified is who passed \(needed) of the last \(outOf) exams: \(certified) of \(all). The others:",
            "最近 \(outOf) 次考试通过 \(needed) 次为合格：\(all) 人中 \(certified) 人合格。其余如下：")))
    if !shown.isEmpty { lines += grid.lines(on: canvas) }
    if shown.count > 15 {
      lines.append(
        StyledText(words.say("… and \(shown.count - 15) more", "……另有 \(shown.count - 15) 人"), .dim))
    }
    return lines
  }

  // MARK: How it was worked out

  var method: [StyledText] {
    canvas.paragraph(
      StyledText(
        words.say(
          "Points are points of the score; each: of a session in which they could be lost.",
          "失分按总分计；平均：平均到可能失分的每份记录。"), .dim)) + turnMethod
  }

  var turnMethod: [StyledText] {
    canvas.paragraph(
      StyledText(
        words.say(
          "Facility: the share of a turn's points that was earned. Discrimination: how much larger it is in the strongest 27 % of"
            + " the sessions than in the weakest 27 %, by the other turns (Kelley 1939).",
          "难度系数：该环节得分占满分的比例。区分度：按其余环节排序，前 27% 与后 27% 的记录难度系数之差（Kelley 1939）。"), .dim))
  }
}
