import DrillEngine
import DrillReview

/// Who needs what: the trainees with the lowest means first, each with what costs most.
struct TraineeSection {
  let report: TeamReport
  let words: ReportWords

  /// How many stand on the page before the table of all is opened.
  private static let shown = 10

  var section: PageSection? {
    let finished = report.trainees.filter { $0.totals.finished > 0 }
    guard !finished.isEmpty else { return nil }
    let first = finished.prefix(Self.shown)
    let cards = first.map(card).joined()
    let all =
      report.trainees.count > first.count
      ? words.say("All \(report.trainees.count) trainees", "全部 \(report.trainees.count) 名学员") : ""
    let table = words.table(table)
    let behind =
      all.isEmpty
      ? words.behind(table) : "<details><summary>\(HTMLText.escaped(all))</summary>\n\(table)</details>\n"
    return PageSection(
      id: "trainees", title: words.say("Who needs what", "谁需要什么帮助"), lead: lead(finished),
      content: "<ol class=\"people\">\n\(cards)</ol>\n\(behind)")
  }

  private func lead(_ finished: [TraineeRow]) -> String {
    words.say(
      "The lowest means first. Beside each stand the things that cost most, with the points that they take from a"
        + " session on average.",
      "按平均分由低到高排列；每人列出失分最多的项目，括号内是平均每份记录失去的分数。")
  }

  private func card(_ row: TraineeRow) -> String {
    let course = row.trend.compactMap(\.meanTenths).map { Fraction($0, 10) }
    let name = words.say("mean score by \(period)", "各\(period)平均分")
    let spark = course.count > 1 ? Spark(values: course).svg(name: "\(name): \(said(course))") : ""
    let totals = row.totals
    let facts = words.say(
      "\(totals.passed) of \(totals.finished) passed; last \(words.score(row.lastTenths)) on \(row.lastDay.iso)",
      "通过 \(totals.passed)/\(totals.finished)；\(row.lastDay.iso) 最近得分 \(words.score(row.lastTenths))")
    let needs = row.needs.isEmpty ? "" : "<p class=\"needs\">\(HTMLText.escaped(words.needs(row.needs)))</p>"
    return
      "<li><h3>\(HTMLText.escaped(row.name))</h3><p class=\"mean\">\(words.score(totals.meanTenths))</p>\(spark)"
      + "<p class=\"facts\">\(HTMLText.escaped(facts))</p>\(needs)</li>\n"
  }

  private var period: String {
    switch report.trend.first?.period.length ?? .month {
    case .week: words.say("week", "周")
    case .month: words.say("month", "月")
    }
  }

  /// The first and the last figure of a course.
  private func said(_ course: [Fraction]) -> String {
    guard let first = course.first, let last = course.last else { return "" }
    return words.say(
      "\(first.withPlace) at first, \(last.withPlace) at last", "起初 \(first.withPlace)，最近 \(last.withPlace)")
  }

  private var table: Table {
    Table(
      title: words.say("Trainees", "学员"),
      columns: [
        Column(words.say("Trainee", "学员")), Column(words.say("Finished", "完成"), .integer),
        Column(words.say("Mean", "平均分"), .score), Column(words.say("Passed", "通过率"), .percent),
        Column(words.say("Last", "最近得分"), .score), Column(words.say("Last day", "最近日期")),
        Column(words.say("Costs most, points a session", "失分最多（平均每份）")),
      ],
      rows: report.trainees.map { row in
        [
          .text(row.name), .integer(row.totals.finished), .tenths(row.totals.meanTenths),
          .share(row.totals.passRate), .tenths(row.lastTenths), .text(row.lastDay.iso),
          .words(words.needs(row.needs)),
        ]
      })
  }
}
