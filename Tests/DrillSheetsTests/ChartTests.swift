import DrillEngine
import DrillReview
import DrillText
import Testing

@testable import DrillSheets

@Suite struct ChartTests {
  private func bars(_ values: [Int], full: Fraction? = nil) -> BarChart {
    BarChart(
      bars: values.map { BarChart.Bar(name: "name \($0)", value: Fraction($0), shown: "\($0) points") },
      full: full)
  }

  @Test func aBarIsAsLongAsItsValue() {
    let chart = bars([40, 10, 0, -5], full: Fraction(50)).chart(id: "c", title: "T", summary: "S")
    let markup = Markup(chart.svg)
    #expect(markup.all("rect", "bar").map { $0.number("width") } == [80, 20])
    #expect(markup.all("rect", "groove").count == 4)
    #expect(markup.all("text", "figure").map(\.text) == ["40 points", "10 points", "0 points", "-5 points"])
  }

  @Test func theLongestBarFillsTheWidthWhereNothingElseIsSaid() {
    let widths = Markup(bars([3, 2, 1]).chart(id: "c", title: "T", summary: "S").svg).all("rect", "bar")
    #expect(widths.map { $0.number("width") } == [100, 66.67, 33.33])
  }

  @Test func barsAndTheirNamesDoNotLieOnEachOther() {
    let chart = BarChart(
      bars: [
        BarChart.Bar(
          name: String(repeating: "very long words ", count: 9), value: Fraction(1), shown: "1",
          notes: ["a", "b"]),
        BarChart.Bar(name: String(repeating: "很长的名称", count: 12), value: Fraction(2), shown: "2"),
      ]
    ).chart(id: "c", title: "T", summary: "S")
    let markup = Markup(chart.svg)
    let lines = markup.all("text").filter { !$0.isOf("figure") }.compactMap { $0.number("y") }
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $1 - $0 >= 15 })
    for bar in markup.all("rect", "groove") {
      let top = bar.number("y") ?? 0
      #expect(lines.allSatisfy { $0 <= top || $0 - 12 >= top + 8 })
      #expect(top + 8 <= Double(chart.height))
    }
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("", 5, [""]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("您好，欢迎致电会员服务部", 8, ["您好，欢", "迎致电会", "员服务部"]), ("开户。了", 6, ["开户。", "了"]),
    ("入金 800 未到", 8, ["入金 800", "未到"]), ("a b", 40, ["a b"]),
  ])
  func wordsAreBrokenWhereTheyMayBe(text: String, columns: Int, lines: [String]) {
    #expect(Shape.lines(text, columns: columns) == lines)
  }

  @Test(arguments: 1...40)
  func noLineIsTooWideAndNothingIsLost(seed: UInt64) {
    var generator = Seeded(seed)
    let pieces = ["a", "word", " ", "您", "。", "，", "1,000", "👍", "“", "longerthanaline"]
    let text = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    let lines = Shape.lines(text, columns: 9)
    // A mark that may not begin a line hangs over by itself.
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 9 }, "seed \(seed): \(lines)")
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed)")
  }

  private func trend(_ values: [Fraction?], counts: [Int]) -> Markup {
    let points = zip(values, counts).enumerated().map { index, point in
      TrendChart.Point(label: "p\(index)", values: [point.0], count: point.1)
    }
    let chart = TrendChart(lines: ["mean"], counted: "sessions", points: points)
    return Markup(chart.chart(id: "c", title: "T", summary: "S").svg)
  }

  @Test func aTrendStandsAtItsValuesAndHasAGapWhereThereIsNone() {
    let markup = trend([Fraction(0), Fraction(100), nil, Fraction(50)], counts: [1, 4, 0, 2])
    let marks = markup.all("circle").dropFirst()
    #expect(marks.map { $0.number("cx") } == [12.5, 37.5, 87.5])
    let heights = marks.compactMap { $0.number("cy") }
    #expect(heights[0] - heights[2] == heights[2] - heights[1])
    let lines = markup.all("line", "l0").filter { $0.attributes["x1"]?.hasSuffix("%") == true }
    #expect(lines.map { [$0.number("x1"), $0.number("x2")] } == [[12.5, 37.5]])
    #expect(markup.all("rect", "count").map { $0.number("height") } == [11, 44, 22])
  }

  @Test(arguments: [1, 2, 5, 6, 25, 120])
  func labelsOfATrendHaveRoomOnAPhone(count: Int) {
    let markup = trend(
      Array(repeating: Fraction(50), count: count), counts: Array(repeating: 1, count: count))
    let labels = markup.all("text").filter { $0.text.hasPrefix("p") }.compactMap { $0.number("x") }
    #expect(!labels.isEmpty && labels.count <= 5)
    #expect(zip(labels, labels.dropFirst()).allSatisfy { $1 - $0 >= 16 })
  }

  @Test func aSparkRisesWithItsValues() {
    let picture = Markup(Spark(values: [Fraction(0), Fraction(50), Fraction(100)]).svg(name: "<rising>"))
    let points = picture.all("polyline").first?.attributes["points"]?.split(separator: " ") ?? []
    let heights = points.compactMap { Double($0.split(separator: ",")[1]) }
    #expect(heights.count == 3 && heights[0] > heights[1] && heights[1] > heights[2])
    #expect(picture.all("svg").first?.attributes["aria-label"] == "<rising>")
    #expect(TagBalance.problem(Spark(values: []).svg(name: "")) == nil)
  }

  @Test func everyCellOfAHeatMapSaysItsFigure() {
    let table = HeatTable(
      caption: "C", rowTitle: "R", columns: ["a", "b", "c"],
      rows: [
        ("x", [Share(0, of: 8), Share(5, of: 8), .none]),
        ("y", [Share(8, of: 8), Share(1, of: 8), Share(1, of: 3)]),
      ])
    let cells = Markup(table.html).all("td")
    #expect(cells.map(\.text) == ["0", "63", "–", "100", "13", "33"])
    #expect(cells.map { $0.attributes["class"] } == ["h0", "h4", "none", "h4", "h1", "h2"])
    #expect(cells[1].attributes["title"] == "5/8")
  }
}
