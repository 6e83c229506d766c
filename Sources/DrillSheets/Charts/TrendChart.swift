import DrillEngine

/// How shares or scores went over time: up to two lines from 0 to 100, told apart by their dashes and marks, and below
/// them how much each rests on.
struct TrendChart {
  struct Point {
    /// The week or month.
    let label: String
    /// The figure of each line, 0 to 100; nil where there is none, and the line has a gap.
    let values: [Fraction?]
    /// How many it rests on.
    let count: Int
  }

  /// The names of the lines, one or two.
  let lines: [String]
  /// What is counted.
  let counted: String
  let points: [Point]

  private static let top = 38
  private static let height = 170
  private static let countsTop = top + height + 42
  private static let countsHeight = 44
  /// More labels than these run into each other on a phone.
  private static let mostLabels = 5

  /// Draws the lines.
  func chart(id: String, title: String, summary: String) -> Chart {
    let shapes = legend + grid + lines.indices.map(line).joined() + counts
    return Chart(
      id: id, title: title, summary: summary, height: Self.countsTop + Self.countsHeight + 4, shapes: shapes)
  }

  /// The middle of a point's column.
  private func x(_ index: Int) -> Fraction { Fraction(2 * index + 1, 2 * max(1, points.count)) }

  /// Half pixels keep thin lines sharp, so the place of a value is a whole number.
  private func y(_ value: Fraction) -> Int {
    let inside = min(max(value, .zero), Fraction(100))
    return Self.top + Self.height - (inside * Fraction(Self.height, 100)).roundedHalfUp
  }

  private var legend: String {
    var shapes = ""
    for (index, name) in lines.enumerated() {
      let y = 6 + 17 * index
      shapes += "<line class=\"line l\(index)\" x1=\"0\" y1=\"\(y)\" x2=\"28\" y2=\"\(y)\"/>"
      shapes += mark(index, x: "14", y: y) + Shape.words(name, x: "36", y: y + 4, "minor-words")
    }
    return shapes
  }

  private var grid: String {
    var shapes = ""
    for value in [0, 25, 50, 75, 100] {
      let y = y(Fraction(value))
      shapes += "<line class=\"grid\" x1=\"0\" y1=\"\(y)\" x2=\"100%\" y2=\"\(y)\"/>"
      shapes += Shape.words(String(value), x: "-8", y: y + 4, "minor-words", anchor: .end)
    }
    for index in labelled {
      shapes += Shape.words(
        points[index].label, x: Shape.across(x(index)), y: Self.top + Self.height + 18, "minor-words",
        anchor: .middle)
    }
    return shapes
  }

  /// The points that carry a label, evenly spread.
  private var labelled: [Int] {
    let step = (points.count + Self.mostLabels - 1) / Self.mostLabels
    return points.indices.filter { $0 % max(1, step) == 0 }
  }

  private func mark(_ line: Int, x: String, y: Int) -> String {
    line == 0
      ? "<circle class=\"mark m0\" cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\"/>\n"
      // A square around a place that is known in per cent only.
      : "<svg x=\"\(x)\" y=\"\(y)\" overflow=\"visible\" width=\"1\" height=\"1\">"
        + "<rect class=\"mark m1\" x=\"-3.5\" y=\"-3.5\" width=\"7\" height=\"7\"/></svg>\n"
  }

  private func line(_ index: Int) -> String {
    let known = points.indices.compactMap { place in
      points[place].values[index].map { (place: place, y: y($0)) }
    }
    // Segments rather than one polyline, whose points cannot be given in per cent.
    let segments = zip(known, known.dropFirst()).filter { $1.place == $0.place + 1 }.map { from, to in
      "<line class=\"line l\(index)\" x1=\"\(Shape.across(x(from.place)))\" y1=\"\(from.y)\""
        + " x2=\"\(Shape.across(x(to.place)))\" y2=\"\(to.y)\"/>\n"
    }
    let marks = known.map { mark(index, x: Shape.across(x($0.place)), y: $0.y) }
    return segments.joined() + marks.joined()
  }

  private var counts: String {
    let most = max(1, points.map(\.count).max() ?? 1)
    let bottom = Self.countsTop + Self.countsHeight
    var shapes = Shape.words(counted, x: "0", y: Self.countsTop - 6, "minor-words")
    shapes += Shape.words(String(most), x: "-8", y: Self.countsTop + 8, "minor-words", anchor: .end)
    shapes += "<line class=\"grid\" x1=\"0\" y1=\"\(bottom)\" x2=\"100%\" y2=\"\(bottom)\"/>"
    for (index, point) in points.enumerated() where point.count > 0 {
      let height = max(1, (Fraction(point.count * Self.countsHeight, most)).roundedHalfUp)
      let width = Fraction(7, 10 * points.count)
      shapes +=
        "<rect class=\"count\" x=\"\(Shape.across(x(index) - width / Fraction(2)))\" y=\"\(bottom - height)\""
      shapes += " width=\"\(Shape.across(width))\" height=\"\(height)\"/>\n"
    }
    return shapes
  }
}
