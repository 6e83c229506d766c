import DrillEngine
import DrillReview

/// Shares by two things, as a table whose cells are coloured: every cell says its figure, so that the colour only helps.
///
/// The columns are narrow and their heads upright; the first column stays where it is when the table is moved sideways.
struct HeatTable {
  /// How strong a cell is coloured, by its share in per cent.
  enum Strength: Int, CaseIterable {
    case none, little, some, much, most

    /// The lowest share that is coloured so.
    var least: Int {
      switch self {
      case .none: 0
      case .little: 10
      case .some: 25
      case .much: 40
      case .most: 60
      }
    }

    init(percent: Int) { self = Self.allCases.last { percent >= $0.least } ?? .none }

    /// The class of a cell.
    var name: String { "h\(rawValue)" }

    /// What the cell and its words are coloured with.
    var colours: (words: Colour, on: Colour) {
      switch self {
      case .none: (.ink, .heat0)
      case .little: (.ink, .heat1)
      case .some: (.ink, .heat2)
      case .much: (.heatInk, .heat3)
      case .most: (.heatInk, .heat4)
      }
    }
  }

  let caption: String
  /// What the rows are, such as trainees.
  let rowTitle: String
  let columns: [String]
  let rows: [(name: String, cells: [Share])]

  /// The table.
  var html: String {
    let heads = columns.map { "<th scope=\"col\"><span>\(HTMLText.escaped($0))</span></th>" }.joined()
    let body = rows.map { row in
      "<tr><th scope=\"row\">\(HTMLText.escaped(row.name))</th>\(row.cells.map(cell).joined())</tr>\n"
    }.joined()
    let name = HTMLText.escaped(caption)
    return "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"\(name)\"><table class=\"heat\">"
      + "<caption>\(name)</caption>\n<thead><tr><th scope=\"col\">\(HTMLText.escaped(rowTitle))</th>\(heads)</tr></thead>"
      + "\n<tbody>\n\(body)</tbody></table></div>\n"
  }

  private func cell(_ share: Share) -> String {
    guard let value = share.value else { return "<td class=\"none\">–</td>" }
    let percent = (value * Fraction(100)).roundedHalfUp
    let kind = Strength(percent: percent).name
    return "<td class=\"\(kind)\" title=\"\(share.count)/\(share.of)\">\(percent)</td>"
  }

  /// What the colours stand for, in per cent.
  static var legend: String {
    let steps = Strength.allCases.map { step in
      let next = Strength(rawValue: step.rawValue + 1)?.least
      let range = next.map { "\(step.least)–\($0 - 1)%" } ?? "≥ \(step.least)%"
      return "<span class=\"\(step.name)\">\(range)</span>"
    }
    return "<p class=\"legend\">\(steps.joined())</p>\n"
  }

  /// The rules of a style sheet that colour the cells.
  static var style: String {
    Strength.allCases.map { step in
      let (words, on) = step.colours
      return ".\(step.name) { background: var(--\(on.rawValue)); color: var(--\(words.rawValue)); }"
    }.joined(separator: " ")
  }
}
