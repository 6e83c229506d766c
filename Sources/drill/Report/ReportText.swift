import DrillEngine
import DrillReview
import DrillSheets
import DrillTerminal
import DrillText

/// Which table of a report is shown alone.
enum ReportTable: String, CaseIterable {
  case trainee, scenario, rule, clause, turn
}

/// A report in text: an overview, or one table with all its rows.
struct ReportText {
  let report: TeamReport
  let canvas: ReportCanvas
  let words: ReportWords

  /// Of no table does the overview show more rows.
  private static let most = 10

  init(_ report: TeamReport, canvas: ReportCanvas, language: Language) {
    self.report = report
    self.canvas = canvas
    words = ReportWords(language: language)
  }

  /// The text.
  func text(only table: ReportTable? = nil) -> String {
    let parts: [[StyledText]] =
      switch table {
      case .trainee: [head, trainees(.max)]
      case .scenario: [head, scenarios(.max)]
      case .rule: [head, rules(.max)]
      case .clause: [head, clauses(.max)]
      case .turn: [head, turns(.max), turnMethod]
      case nil: overview
      }
    return parts.filter { !$0.isEmpty }.map(canvas.text).joined(separator: "\n")
  }

  private var overview: [[StyledText]] {
    let most = Self.most
    return [
      head, month, trend, trainees(most), rules(most), heatMap, turns(most), scenarios(most), clauses(most),
      silent,
      certification, method,
    ]
  }

  // MARK: Pieces

  private func say(_ en: String, _ zh: String) -> String { words.say(en, zh) }

  func title(_ en: String, _ zh: String) -> [StyledText] { canvas.paragraph(StyledText(say(en, zh), .bold)) }

  func cell(_ text: String, _ ink: Ink = .plain) -> StyledText { StyledText(text, ink) }

  /// A score in the ink of its standing.
  private func score(_ tenths: Int?) -> StyledText { cell(words.score(tenths)) }

  private func percent(_ share: Share) -> StyledText { cell(words.percent(share.perMille)) }

  /// The lines of a table under its title, cut to so many rows, with a word about the rest.
  private func section<Row>(
    _ title: [StyledText], _ rows: [Row], _ most: Int, _ table: ReportTable?, columns: [ReportGrid.Column],
    cells: (Row) -> [StyledText]
  ) -> [StyledText] {
    guard !rows.isEmpty else { return [] }
    var grid = ReportGrid(columns)
    for row in rows.prefix(most) { grid.add(cells(row)) }
    var lines = title + grid.lines(on: canvas)
    if rows.count > most {
      let rest = rows.count - most
      let hint = table.map { say("; all with --by \($0.rawValue)", "，--by \($0.rawValue) 查看全部") } ?? ""
      lines.append(StyledText(say("… and \(rest) more\(hint)", "……另有 \(rest) 行\(hint)"), .dim))
    }
    return lines
  }

  // MARK: Head

  private var head: [StyledText] {
    let head = ReportHead(report: report, words: words)
    var lines = [StyledText(head.title, .bold)]
    lines += head.about.flatMap { canvas.paragraph(StyledText($0)) }
    lines += canvas.paragraph(StyledText(figures))
    lines += head.notes.flatMap { canvas.paragraph(StyledText($0, .warn)) }
    return lines
  }

  private var figures: String {
    let totals = report.totals
    var parts = [
      say(
        "\(totals.finished) finished \(totals.finished == 1 ? "session" : "sessions") of \(totals.trainees) \(totals.trainees == 1 ? "trainee" : "trainees")",
        "\(totals.trainees) 名学员完成 \(totals.finished) 份记录")
    ]
    if totals.finished > 0 {
      parts += [
        say("mean \(words.score(totals.meanTenths))", "平均 \(words.score(totals.meanTenths)) 分"),
        say(
          "\(totals.passed) passed (\(words.percent(totals.passRate.perMille)))",
          "通过 \(totals.passed) 份（\(words.percent(totals.passRate.perMille))）"),
        say("\(words.hours(totals.seconds)) hours", "共 \(words.hours(totals.seconds)) 小时"),
      ]
    }
    if totals.unfinished > 0 {
      parts.append(say("\(totals.unfinished) unfinished", "未完成 \(totals.unfinished) 份"))
    }
    if totals.exams.of > 0 {
      parts.append(
        say("exams passed: \(words.count(totals.exams))", "考试通过 \(words.count(totals.exams))"))
    }
    if totals.reviewed > 0 {
      parts.append(
        say(
          "\(totals.reviewed) reviewed, \(totals.corrected) corrected, \(totals.overturned) with another verdict",
          "人工评阅 \(totals.reviewed) 份，更正 \(totals.corrected) 份，其中 \(totals.overturned) 份改变结果"))
    }
    return parts.joined(separator: say("; ", "；")) + say(".", "。")
  }

  // MARK: Month and trend

  private var month: [StyledText] {
    guard let name = report.scope.month, let previous = report.previous else { return [] }
    var grid = ReportGrid([
      .text("", .cut(to: 12)), .number(name), .number(previous.period.name), .number(say("change", "变化")),
    ])
    let (now, then) = (report.totals, previous.totals)
    func count(_ en: String, _ zh: String, _ value: (SessionTotals) -> Int) {
      let change = value(now) - value(then)
      grid.add([
        cell(say(en, zh)), cell("\(value(now))"), cell("\(value(then))"),
        cell(change > 0 ? "+\(change)" : change < 0 ? "−\(-change)" : "±0"),
      ])
    }
    func figure(_ en: String, _ zh: String, _ value: (SessionTotals) -> Int?, _ show: (Int?) -> String) {
      let change = value(now).flatMap { now in value(then).map { words.difference(now - $0) } } ?? "–"
      grid.add([cell(say(en, zh)), cell(show(value(now))), cell(show(value(then))), cell(change)])
    }
    count("finished sessions", "完成的记录") { $0.finished }
    count("trainees", "学员") { $0.trainees }
    figure("mean score", "平均分", { $0.meanTenths }, words.score)
    figure("passed", "通过率", { $0.passRate.perMille }, words.percent)
    figure("exams passed", "考试通过率", { $0.exams.perMille }, words.percent)
    // Moods are whole numbers, of which tenths are shown as of the scores.
    figure("customer's mood at the end", "结束时客户情绪", { $0.meanMood.map { $0 * 10 } }, words.score)
    figure("hours of practice", "练习小时", { Fraction($0.seconds, 360).roundedHalfUp }) { words.score($0) }
    count("corrected by people", "人工更正") { $0.corrected }
    count("open objections", "待答复的异议") { $0.openObjections }
    return title("The month and the one before", "本月与上月") + grid.lines(on: canvas) + ends + channels
  }

  private var ends: [StyledText] {
    guard !report.endings.isEmpty else { return [] }
    let ends = words.list(report.endings.prefix(6).map { "\($0.ending.words[words.language]) \($0.count)" })
    return canvas.paragraph(StyledText(say("Endings: \(ends).", "结局：\(ends)。")))
  }

  private var channels: [StyledText] {
    guard report.channels.count > 1 else { return [] }
    let list = words.list(
      report.channels.map { row in
        let name = row.channel.words[words.language]
        let (count, mean) = (row.totals.finished, words.score(row.totals.meanTenths))
        return say("\(name) \(count) (mean \(mean))", "\(name) \(count) 份（平均 \(mean)）")
      })
    return canvas.paragraph(StyledText(say("Channels: \(list).", "渠道：\(list)。")))
  }

  private var trend: [StyledText] {
    let points = report.trend.suffix(12)
    guard points.count > 1 else { return [] }
    var grid = ReportGrid(
      [
        .text(points.first?.period.length == .month ? say("month", "月份") : say("week from", "周（起）")),
        .number(say("sessions", "记录")), .number(say("passed", "通过率")), .number(say("mean", "平均分")),
      ] + (canvas.isDrawn ? [.text("", .leave(1))] : []))
    for point in points {
      let bar = canvas.isDrawn ? [cell(point.meanTenths.map { canvas.bar($0, columns: 20) } ?? "")] : []
      grid.add(
        [
          cell(point.period.name), cell("\(point.finished)"), percent(point.passRate),
          score(point.meanTenths),
        ]
          + bar)
    }
    return title("Trend", "走势") + grid.lines(on: canvas)
  }

  // MARK: Trainees and drills

  /// The course of the mean scores: a picture, or nothing where none may be drawn.
  private func course(_ trend: [TrendPoint]) -> [StyledText] {
    canvas.isDrawn ? [cell(canvas.spark(trend.map(\.meanTenths)))] : []
  }

  private var courseColumn: [ReportGrid.Column] {
    canvas.isDrawn ? [.text(say("course", "走势"), .leave(3))] : []
  }

  private func trainees(_ most: Int) -> [StyledText] {
    section(
      title("Who needs what, the lowest means first", "谁需要练什么（平均分低者在前）"), report.trainees, most, .trainee,
      columns: [
        .text(say("trainee", "学员"), .cut(to: 8)), .number(say("sessions", "记录"), .leave(1)),
        .number(say("mean", "平均分")), .number(say("passed", "通过率"), .leave(2)),
        .number(say("last", "最近"), .leave(4)),
      ] + courseColumn + [.text(say("costs most, points a session", "失分最多（平均每份）"), .cut(to: 16))]
    ) { row in
      [
        cell(row.name), cell("\(row.totals.finished)"), score(row.totals.meanTenths),
        percent(row.totals.passRate), score(row.lastTenths),
      ] + course(row.trend) + [cell(words.needs(row.needs))]
    }
  }

  private func scenarios(_ most: Int) -> [StyledText] {
    section(
      title("Drills, the lowest means first", "各项演练（平均分低者在前）"), report.scenarios, most, .scenario,
      columns: [
        .text(say("drill", "演练"), .cut(to: 12)), .text(say("channel", "渠道"), .leave(4)),
        .number(say("sessions", "记录"), .leave(1)), .number(say("mean", "平均分")),
        .number(say("passed", "通过率"), .leave(2)),
      ] + courseColumn + [.text(say("costs most, points a session", "失分最多（平均每份）"), .cut(to: 12))]
    ) { row in
      [
        cell("\(row.title) (\(row.drill.text))"), cell(row.channel.words[words.language]),
        cell("\(row.totals.finished)"), score(row.totals.meanTenths), percent(row.totals.passRate),
      ] + course(row.trend) + [cell(words.needs(row.needs))]
    }
  }

  // MARK: Rules, clauses, turns

  private var lossColumns: [ReportGrid.Column] {
    [
      .number(say("sessions", "记录"), .leave(1)), .number(say("of which", "占比")),
      .number(say("each", "平均")), .number(say("in all", "合计")),
    ]
  }

  private func cells(_ loss: Loss) -> [StyledText] {
    [
      cell("\(loss.sessions.of)"), percent(loss.sessions), cell(words.points(loss.meanHundredths)),
      inAll(loss),
    ]
  }

  /// The points lost in all sessions together; by them the rows are in order.
  private func inAll(_ loss: Loss) -> StyledText {
    cell("\(Fraction(loss.cost, 10_000).roundedHalfUp)")
  }

  private func rules(_ most: Int) -> [StyledText] {
    section(
      title("Rules that cost most, in points of the score", "失分最多的规则"), report.rules, most,
      .rule,
      columns: [.text(say("rule", "规则"), .cut(to: 12)), .text(say("clause", "条款"), .leave(2))] + lossColumns
        + (canvas.isDrawn ? [.text(say("how often", "走势"), .leave(3))] : [])
    ) { row in
      [cell(row.name), cell(row.clauses.joined(separator: " "))] + cells(row.loss)
        + (canvas.isDrawn ? [cell(canvas.spark(row.trend.map(\.perMille)))] : [])
    }
  }

  private func clauses(_ most: Int) -> [StyledText] {
    section(
      title("Clauses that cost most, in points of the score", "失分最多的条款"), report.clauses,
      most, .clause,
      columns: [.text(say("clause", "条款"), .cut(to: 12))] + lossColumns
    ) { row in
      [cell(row.title.isEmpty ? row.code : "\(row.code) \(row.title)")] + cells(row.loss)
    }
  }

  private func turns(_ most: Int) -> [StyledText] {
    section(
      title("Turns that lose most, in points of the score", "失分最多的环节"), report.turns, most,
      .turn,
      columns: [
        .text(say("turn", "环节"), .cut(to: 10)), .text(say("drill", "演练"), .cut(to: 10, leave: 2)),
        .number(say("sessions", "记录"), .leave(4)), .number(say("each", "平均")),
        .number(say("in all", "合计"), .leave(3)), .number(say("facility", "难度系数")),
        .number(say("discrim.", "区分度")),
        .text(say("costs most", "主要失分"), .cut(to: 10, leave: 1)),
      ]
    ) { row in
      [
        cell(row.stepTitle), cell(row.title), cell("\(row.loss.sessions.of)"),
        cell(words.points(row.loss.meanHundredths)), inAll(row.loss), cell(words.coefficient(row.facility)),
        cell(words.coefficient(row.discrimination)), cell(words.list(row.needs.map(\.name))),
      ]
    }
  }
}
