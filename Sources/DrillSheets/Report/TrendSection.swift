import DrillEngine
import DrillReview

/// How it goes over time.
struct TrendSection {
  let report: TeamReport
  let words: ReportWords

  var section: PageSection? {
    let known = report.trend.filter { $0.finished > 0 }
    guard let first = known.first, let last = known.last, known.count > 1 else { return nil }
    let names = [words.say("mean score", "平均分"), words.say("passed, per cent", "通过率（%）")]
    let chart = TrendChart(
      lines: names, counted: words.say("finished sessions", "完成的记录"),
      points: report.trend.map { point in
        TrendChart.Point(
          label: words.label(point.period),
          values: [tenths(point.meanTenths), tenths(point.passRate.perMille)], count: point.finished)
      })
    let title = words.say("How it goes over time", "趋势")
    let lead = lead(first, last)
    return PageSection(
      id: "trend", title: title, lead: lead,
      content:
        "<figure class=\"axis\">\(chart.chart(id: "c-trend", title: title, summary: lead).svg)</figure>\n"
        + words.behind(words.table(table)))
  }

  private func tenths(_ tenths: Int?) -> Fraction? { tenths.map { Fraction($0, 10) } }

  private func lead(_ first: TrendPoint, _ last: TrendPoint) -> String {
    let (a, b) = (words.score(first.meanTenths), words.score(last.meanTenths))
    let (p, q) = (words.percent(first.passRate.perMille), words.percent(last.passRate.perMille))
    switch first.period.length {
    case .week:
      return words.say(
        "The mean score was \(a) in the week of \(first.period.name) and \(b) in the week of \(last.period.name);"
          + " \(p) passed then, \(q) now.",
        "平均分由 \(first.period.name) 当周的 \(a) 变为 \(last.period.name) 当周的 \(b)；通过率由 \(p) 变为 \(q)。")
    case .month:
      return words.say(
        "The mean score was \(a) in \(first.period.name) and \(b) in \(last.period.name); \(p) passed then, \(q) now.",
        "平均分由 \(first.period.name) 的 \(a) 变为 \(last.period.name) 的 \(b)；通过率由 \(p) 变为 \(q)。")
    }
  }

  private var table: Table {
    let length = report.trend.first?.period.length ?? .month
    return Table(
      title: length == .week ? words.say("Week by week", "逐周数据") : words.say("Month by month", "逐月数据"),
      columns: [
        Column(length == .week ? words.say("Week of", "周（起始日）") : words.say("Month", "月份")),
        Column(words.say("Finished", "完成"), .integer), Column(words.say("Mean", "平均分"), .score),
        Column(words.say("Passed", "通过"), .integer), Column(words.say("Pass rate", "通过率"), .percent),
      ],
      rows: report.trend.map { point in
        [
          .text(point.period.name), .integer(point.finished), .tenths(point.meanTenths),
          .integer(point.passed), .share(point.passRate),
        ]
      })
  }
}
