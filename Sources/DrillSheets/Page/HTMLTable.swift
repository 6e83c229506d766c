/// A table of a page: a caption that says what it is, headings with their scope, figures to the right.
struct HTMLTable {
  /// A column as the page shows it.
  struct Heading {
    let column: Column
    /// Whether paper does without it.
    var isMinor = false

    var classes: String {
      let name =
        switch column.format {
        case .text: "t"
        case .integer, .decimal, .score, .percent: "n"
        case .moment: "m"
        }
      return isMinor ? "\(name) minor" : name
    }
  }

  let caption: String
  let headings: [Heading]
  /// What tells it from tables of the same caption on one page.
  var subject: String? = nil

  /// What stands before the first row.
  var opening: String {
    let cells = headings.map {
      "<th scope=\"col\" class=\"\($0.classes)\">\(HTMLText.escaped($0.column.title))</th>"
    }.joined()
    // A region with a name can be reached and scrolled by the keyboard.
    return Self.region(caption, subject) + "<table>"
      + "<caption>\(HTMLText.escaped(caption))</caption>\n<thead><tr>\(cells)</tr></thead>\n<tbody>\n"
  }

  /// Opens a region around a table, with a name that no other region of the page has.
  static func region(_ caption: String, _ subject: String?) -> String {
    let name = HTMLText.escaped(caption + (subject.map { " – \($0)" } ?? ""))
    return "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"\(name)\">"
  }

  static let closing = "</tbody></table></div>\n"

  /// A row; the cell at `head` names it.
  func row(_ cells: [Cell], head: Int = 0) -> String {
    var text = "<tr>"
    for (index, heading) in headings.enumerated() {
      let cell = index < cells.count ? cells[index] : .empty
      let tone = heading.column.tone(of: cell).map { " \($0.rawValue)" } ?? ""
      let shown = content(of: cell, as: heading.column.format)
      text +=
        index == head
        ? "<th scope=\"row\" class=\"\(heading.classes)\(tone)\">\(shown)</th>"
        : "<td class=\"\(heading.classes)\(tone)\">\(shown)</td>"
    }
    return text + "</tr>\n"
  }

  private func content(of cell: Cell, as format: Column.Format) -> String {
    let shown = HTMLText.escaped(cell.shown(as: format))
    guard case .link(_, let link) = cell else { return shown }
    switch link {
    case .place(let name): return "<a href=\"#\(HTMLText.id(name))\">\(shown)</a>"
    case .address(let address): return "<a href=\"\(HTMLText.escaped(address))\">\(shown)</a>"
    }
  }
}
