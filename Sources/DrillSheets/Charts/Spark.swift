import DrillEngine

/// A course of scores as a picture as small as a word.
struct Spark {
  /// The scores, oldest first, 0 to 100.
  let values: [Fraction]

  private static let width = 96
  private static let height = 22

  /// The picture; `name` tells a reader who does not see it what it shows.
  func svg(name: String) -> String {
    let last = max(1, values.count - 1)
    let places = values.enumerated().map { index, value in
      let inside = min(max(value, .zero), Fraction(100))
      let x = Fraction(3) + Fraction(index * (Self.width - 6), last)
      let y = Fraction(Self.height - 3) - inside * Fraction(Self.height - 6, 100)
      return (x: Shape.hundredths(x), y: Shape.hundredths(y))
    }
    let dot = places.last.map { "<circle class=\"mark m0\" cx=\"\($0.x)\" cy=\"\($0.y)\" r=\"2.5\"/>" } ?? ""
    let line = places.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    return
      "<svg class=\"spark\" role=\"img\" aria-label=\"\(HTMLText.escaped(name))\" width=\"\(Self.width)\""
      + " height=\"\(Self.height)\"><polyline class=\"line l0\" points=\"\(line)\"/>\(dot)</svg>"
  }
}
