import DrillEngine

/// Bars one below the other, each under its name, with its figure at the end of the line.
struct BarChart {
  struct Bar {
    let name: String
    /// What the bar is long by; below 0 counts as 0.
    let value: Fraction
    /// The figure as it is read.
    let shown: String
    /// More about it, in smaller words.
    var notes: [String] = []
  }

  let bars: [Bar]
  /// What a bar of the whole width stands for; nil for the longest bar.
  var full: Fraction?

  /// How many columns of a terminal a line of words may be wide, so that it fits a phone of 360 pixels.
  private static let nameColumns = 32
  private static let noteColumns = 44

  /// Draws the bars.
  func chart(id: String, title: String, summary: String) -> Chart {
    let full = max(full ?? .zero, bars.map(\.value).max() ?? .zero)
    var y = 0
    var shapes = ""
    for bar in bars {
      let names = Shape.lines(bar.name, columns: Self.nameColumns)
      for (index, line) in names.enumerated() {
        y += index == 0 ? 15 : 17
        shapes += Shape.words(line, x: "0", y: y, "name")
        if index == 0 { shapes += Shape.words(bar.shown, x: "100%", y: y, "figure", anchor: .end) }
      }
      for line in bar.notes.flatMap({ Shape.lines($0, columns: Self.noteColumns) }) {
        y += 15
        shapes += Shape.words(line, x: "0", y: y, "minor-words")
      }
      let share = full > .zero ? max(.zero, bar.value) / full : .zero
      y += 6
      shapes += "<rect class=\"groove\" x=\"0\" y=\"\(y)\" width=\"100%\" height=\"8\" rx=\"4\"/>"
      if share > .zero {
        shapes +=
          "<rect class=\"bar\" x=\"0\" y=\"\(y)\" width=\"\(Shape.across(share))\" height=\"8\" rx=\"4\"/>"
      }
      shapes += "\n"
      y += 18
    }
    return Chart(id: id, title: title, summary: summary, height: max(1, y - 6), shapes: shapes)
  }
}
