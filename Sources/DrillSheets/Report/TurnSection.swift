import DrillEngine
import DrillReview

/// Which turns of the drills lose most, how hard they are and what they tell.
struct TurnSection {
  let report: TeamReport
  let words: ReportWords

  private static let most = 8

  var section: PageSection? {
    let losing = report.turns.filter { $0.loss.cost > 0 }
    guard let worst = losing.first else { return nil }
    let title = words.say("Turns that lose most", "失分最多的环节")
    let summary = words.say(
      "“\(worst.stepTitle)” in “\(worst.title)” loses most, \(words.points(report.meanLoss(worst.loss))) points of the mean score.",
      "《\(worst.title)》的“\(worst.stepTitle)”失分最多，使平均分少了 \(words.points(report.meanLoss(worst.loss))) 分。")
    let chart = BarChart(
      bars: losing.prefix(Self.most).map { row in
        BarChart.Bar(
          name: row.stepTitle, value: Fraction(row.loss.cost),
          shown: words.points(-report.meanLoss(row.loss)),
          notes: [row.title, note(row)])
      })
    return PageSection(
      id: "turns", title: title, lead: summary,
      content: "<div class=\"pair\"><div><figure>"
        + "\(chart.chart(id: "c-turns", title: title, summary: summary).svg)</figure>\n"
        + words.behind(words.table(table)) + "</div>\n\(reading)</div>\n")
  }

  /// What the two figures mean to somebody who writes drills.
  private var reading: String {
    let entries = [
      (
        words.say("Facility: how easy the turn is", "难度系数：环节有多容易"),
        words.say(
          "1 when everybody earns everything in it, 0 when nobody earns anything. Below 0.3 it is hard for all: teach it"
            + " before you ask for it.",
          "人人得满分为 1，无人得分为 0。低于 0.3 说明大家都觉得难：先教，再考。")
      ),
      (
        words.say("Discrimination: what the turn tells", "区分度：环节能说明什么"),
        words.say(
          "How much better the strong sessions do in it than the weak ones. Above 0.3 it tells them apart; near 0 it tells"
            + " nothing; below 0 the strong do worse: look at the step and its phrases.",
          "表现好的记录在这一环节比表现差的好多少。高于 0.3 能区分强弱；接近 0 说明不了问题；低于 0 时好的反而失分：请检查该步骤及其用语。")
      ),
    ]
    let list = entries.map { "<dt>\(HTMLText.escaped($0.0))</dt><dd>\(HTMLText.escaped($0.1))</dd>" }.joined()
    return "<dl class=\"reading\">\(list)</dl>"
  }

  private func note(_ row: TurnRow) -> String {
    words.say(
      "facility \(words.coefficient(row.facility)), discrimination \(words.coefficient(row.discrimination))",
      "难度系数 \(words.coefficient(row.facility))，区分度 \(words.coefficient(row.discrimination))")
  }

  private var table: Table {
    Table(
      title: words.say("Turns of the drills", "各演练的环节"),
      columns: [
        Column(words.say("Turn", "环节")), Column(words.say("Drill", "演练")),
        Column(words.say("Sessions", "记录数"), .integer),
        Column(words.say("Points a session", "平均每份失分"), .decimal),
        Column(words.say("Of the mean score", "平均分损失"), .decimal),
        Column(words.say("Facility", "难度系数"), .decimal), Column(words.say("Discrimination", "区分度"), .decimal),
        Column(words.say("Costs most, points a session", "失分最多（平均每份）")),
      ],
      rows: report.turns.map { row in
        [
          .text(row.stepTitle), .text(row.title), .integer(row.loss.sessions.of),
          .hundredths(row.loss.meanHundredths), .hundredths(report.meanLoss(row.loss)),
          coefficient(row.facility), coefficient(row.discrimination),
          .words(words.needs(row.needs)),
        ]
      })
  }

  private func coefficient(_ value: Fraction?) -> Cell {
    value.map { .decimal(Fraction(($0 * Fraction(100)).roundedHalfUp, 100)) } ?? .text(words.coefficient(nil))
  }
}

/// How the drills and the channels went, and how sessions ended.
struct DrillSection {
  let report: TeamReport
  let words: ReportWords

  var section: PageSection? {
    guard !report.scenarios.isEmpty else { return nil }
    let title = words.say("Drills", "各项演练")
    let lowest = report.scenarios.first { $0.totals.finished > 0 }
    let summary =
      lowest.map { row in
        words.say(
          "“\(row.title)” has the lowest mean, \(words.score(row.totals.meanTenths)).",
          "《\(row.title)》平均分最低，为 \(words.score(row.totals.meanTenths))。")
      } ?? ""
    let chart = BarChart(
      bars: report.scenarios.filter { $0.totals.finished > 0 }.map { row in
        BarChart.Bar(
          name: row.title, value: Fraction(row.totals.meanTenths ?? 0, 10),
          shown: words.score(row.totals.meanTenths), notes: [note(row)])
      }, full: Fraction(100))
    return PageSection(
      id: "drills", title: title, lead: summary,
      content: "<div class=\"pair\"><div><figure>"
        + "\(chart.chart(id: "c-drills", title: title, summary: summary).svg)</figure>\n"
        + words.behind(words.table(table)) + "</div>\n<div>\(channels)</div></div>\n")
  }

  private func note(_ row: ScenarioRow) -> String {
    let passed = words.percent(row.totals.passRate.perMille)
    return words.say(
      "\(row.drill.text), \(passed) of \(row.totals.finished) passed",
      "\(row.drill.text)，\(row.totals.finished) 份中通过 \(passed)")
  }

  private var table: Table {
    Table(
      title: words.say("Drills, one by one", "各项演练数据"),
      columns: [
        Column(words.say("Drill", "演练")), Column(words.say("Channel", "渠道")),
        Column(words.say("Finished", "完成"), .integer), Column(words.say("Mean", "平均分"), .score),
        Column(words.say("Passed", "通过率"), .percent),
        Column(words.say("Costs most, points a session", "失分最多（平均每份）")),
      ],
      rows: report.scenarios.map { row in
        [
          .text("\(row.title) (\(row.drill.text))"), .text(row.channel.words[words.language]),
          .integer(row.totals.finished), .tenths(row.totals.meanTenths), .share(row.totals.passRate),
          .words(words.needs(row.needs)),
        ]
      })
  }

  private var channels: String {
    guard !report.channels.isEmpty else { return "" }
    return words.table(
      Table(
        title: words.say("Channels", "渠道"),
        columns: [
          Column(words.say("Channel", "渠道")), Column(words.say("Finished", "完成"), .integer),
          Column(words.say("Mean", "平均分"), .score), Column(words.say("Passed", "通过率"), .percent),
        ],
        rows: report.channels.map { row in
          [
            .text(row.channel.words[words.language]), .integer(row.totals.finished),
            .tenths(row.totals.meanTenths), .share(row.totals.passRate),
          ]
        }))
  }
}
