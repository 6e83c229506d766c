import DrillEngine
import DrillReview

/// Which rules cost which trainee points.
struct HeatSection {
  let report: TeamReport
  let words: ReportWords

  /// How many rules fit beside each other on paper.
  private static let mostRules = 18
  private static let mostTrainees = 100

  var section: PageSection? {
    let map = report.heatMap
    guard !map.rules.isEmpty, !map.trainees.isEmpty else { return nil }
    let rules = map.rules.indices.prefix(Self.mostRules)
    let people = map.trainees.indices.prefix(Self.mostTrainees)
    let table = HeatTable(
      caption: words.say("Sessions in which a rule cost points, per cent", "扣分记录占比（%）"),
      rowTitle: words.say("Trainee", "学员"), columns: rules.map { map.rules[$0].name },
      rows: people.map { person in
        (map.trainees[person], rules.map { map.cells[$0][person] })
      })
    var lead = words.say(
      "Each cell is the share of sessions in which the rule cost this trainee points, of those in which it could."
        + " The rules that cost most stand on the left, the trainees with the lowest means above.",
      "每格是该学员因这条规则失分的记录占比（以可能失分的记录为准）。左侧是失分最多的规则，上方是平均分最低的学员。")
    if map.rules.count > rules.count {
      lead += words.say(
        " Shown are the \(rules.count) of \(map.rules.count) rules that cost most.",
        "此处只列出 \(map.rules.count) 条规则中失分最多的 \(rules.count) 条。")
    }
    if map.trainees.count > people.count {
      lead += words.say(
        " Shown are the \(people.count) of \(map.trainees.count) trainees with the lowest means.",
        "此处只列出 \(map.trainees.count) 名学员中平均分最低的 \(people.count) 名。")
    }
    return PageSection(
      id: "heat", title: words.say("Rules by trainee", "规则与学员热力图"), lead: lead,
      content: HeatTable.legend + table.html)
  }
}

/// What costs most: by rule, by clause, by part of the score.
struct LossSection {
  let report: TeamReport
  let words: ReportWords

  private static let most = 8

  var section: PageSection? {
    guard !report.rules.isEmpty else { return nil }
    let charts = ["<div>\(rules)\(parts)</div>", clauses].compactMap { $0 }.joined()
    return PageSection(
      id: "losses", title: words.say("What costs most", "失分在哪里"),
      lead: words.say(
        "The points are what the mean score of the team lacks because of it: without apologies left out, say, it would be so"
          + " much higher. A loss may rest on several clauses.",
        "分数是指团队平均分因此少了多少：例如不再漏掉致歉，平均分就会高出这么多。一项失分可能涉及几条条款。"),
      content: "<div class=\"pair\">\(charts)</div>\n")
  }

  private func figure(_ title: String, _ id: String, _ summary: String, _ chart: BarChart, _ table: Table)
    -> String
  {
    "<div><h3>\(HTMLText.escaped(title))</h3>\n<figure>\(chart.chart(id: id, title: title, summary: summary).svg)</figure>\n"
      + words.behind(words.table(table)) + "</div>\n"
  }

  private func note(_ loss: Loss) -> String {
    words.say(
      "in \(words.percent(loss.sessions.perMille)) of \(loss.sessions.of) sessions, \(loss.times) times",
      "\(loss.sessions.of) 份记录中占 \(words.percent(loss.sessions.perMille))，共 \(loss.times) 次")
  }

  private func bar(_ name: String, _ loss: Loss) -> BarChart.Bar {
    BarChart.Bar(
      name: name, value: Fraction(loss.cost), shown: words.points(-report.meanLoss(loss)), notes: [note(loss)]
    )
  }

  private func most(_ rows: [(name: String, loss: Loss)]) -> String {
    guard let first = rows.first else { return "" }
    return words.say(
      "\(first.name) costs most, \(words.points(report.meanLoss(first.loss))) points of the mean score.",
      "\(first.name)失分最多，使平均分少了 \(words.points(report.meanLoss(first.loss))) 分。")
  }

  private var rules: String {
    let rows = report.rules.map { (name: $0.name, loss: $0.loss) }
    return figure(
      words.say("By rule", "按规则"), "c-rules", most(rows),
      BarChart(bars: rows.prefix(Self.most).map { bar($0.name, $0.loss) }),
      Table(
        title: words.say("Rules that cost points", "失分的规则"),
        columns: [Column(words.say("Rule", "规则")), Column(words.say("Clauses", "条款"))] + lossColumns,
        rows: report.rules.map { row in
          [.text(row.name), .words(row.clauses.joined(separator: " "))] + cells(row.loss)
        }))
  }

  private var clauses: String? {
    guard !report.clauses.isEmpty else { return nil }
    let rows = report.clauses.map { row in
      (name: row.title.isEmpty ? row.code : "\(row.code) \(row.title)", loss: row.loss)
    }
    return figure(
      words.say("By clause", "按条款"), "c-clauses", most(rows),
      BarChart(bars: rows.prefix(Self.most).map { bar($0.name, $0.loss) }),
      Table(
        title: words.say("Clauses on which points were lost", "失分的条款"),
        columns: [Column(words.say("Clause", "条款"))] + lossColumns,
        rows: rows.map { [.text($0.name)] + cells($0.loss) }))
  }

  private var lossColumns: [Column] {
    [
      Column(words.say("Sessions", "记录数"), .integer), Column(words.say("Share", "占比"), .percent),
      Column(words.say("Times", "次数"), .integer),
      Column(words.say("Points a session", "平均每份失分"), .decimal),
      Column(words.say("Of the mean score", "平均分损失"), .decimal),
    ]
  }

  private func cells(_ loss: Loss) -> [Cell] {
    [
      .integer(loss.sessions.count), .share(loss.sessions), .integer(loss.times),
      .hundredths(loss.meanHundredths), .hundredths(report.meanLoss(loss)),
    ]
  }

  private var parts: String {
    guard !report.parts.isEmpty else { return "" }
    let title = words.say("By part of the score", "按评分部分")
    let chart = BarChart(
      bars: report.parts.map { row in
        BarChart.Bar(
          name: row.part.words[words.language], value: Fraction(row.perMille ?? 0, 1000),
          shown: words.percent(row.perMille))
      }, full: Fraction(1))
    return figure(
      title, "c-parts",
      words.say("What share of its points each part earned.", "各部分平均得到其分值的比例。"), chart,
      Table(
        title: title,
        columns: [
          Column(words.say("Part", "部分")), Column(words.say("Sessions", "记录数"), .integer),
          Column(words.say("Earned", "得分率"), .percent),
        ],
        rows: report.parts.map { row in
          [
            .text(row.part.words[words.language]), .integer(row.sessions),
            row.perMille.map { .percent(Fraction($0, 1000)) } ?? .empty,
          ]
        }))
  }
}
