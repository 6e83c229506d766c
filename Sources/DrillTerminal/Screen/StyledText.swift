import DrillText

/// A text in several inks: a line of the transcript, a row of a menu.
///
/// Free of control characters, wherever its text came from, except `\n`, which begins a new row.
public struct StyledText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// A piece in one ink.
  public struct Run: Sendable, Hashable {
    /// The words.
    public let text: String
    /// How they are set off.
    public let ink: Ink
  }

  /// The pieces, one after the other; none is empty.
  public private(set) var runs: [Run] = []
  /// By how many columns the rows after the first are moved in where it is wrapped.
  public var hanging: Int

  /// Creates a text in one ink.
  public init(_ text: String = "", _ ink: Ink = .plain, hanging: Int = 0) {
    self.hanging = hanging
    append(text, ink)
  }

  /// Creates a plain text.
  public init(stringLiteral text: String) { self.init(text) }

  /// Adds a piece.
  public mutating func append(_ text: String, _ ink: Ink = .plain) {
    let text = HarmlessText.clean(text)
    guard !text.isEmpty else { return }
    if let last = runs.last, last.ink == ink {
      runs[runs.count - 1] = Run(text: last.text + text, ink: ink)
    } else {
      runs.append(Run(text: text, ink: ink))
    }
  }

  /// Adds another text with its inks.
  public mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.ink) }
  }

  /// Both, one after the other; moved in as the first is.
  public static func + (one: StyledText, other: StyledText) -> StyledText {
    var both = one
    both.append(other)
    return both
  }

  /// Adds another text with its inks.
  public static func += (one: inout StyledText, other: StyledText) { one.append(other) }

  /// The words alone.
  public var text: String { runs.reduce(into: "") { $0 += $1.text } }
  /// Whether nothing is in it.
  public var isEmpty: Bool { runs.isEmpty }
  /// How many characters it has.
  public var count: Int { runs.reduce(0) { $0 + $1.text.count } }
  /// The columns that it takes in one row.
  public var width: Int { runs.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } }

  /// The text with an ink laid over a part of it.
  ///
  /// - Parameter scalars: the part, counted in Unicode scalars as findings are; what lies outside is left out.
  public func marked(_ scalars: Range<Int>, _ ink: Ink) -> StyledText {
    var marked = StyledText(hanging: hanging)
    var place = 0
    for run in runs {
      let all = Array(run.text.unicodeScalars)
      let from = min(max(scalars.lowerBound - place, 0), all.count)
      let to = min(max(scalars.upperBound - place, from), all.count)
      marked.append(String(scalars: all[..<from]), run.ink)
      marked.append(String(scalars: all[from..<to]), run.ink.and(ink))
      marked.append(String(scalars: all[to...]), run.ink)
      place += all.count
    }
    return marked
  }

  /// The rows in which the text stands on a screen; at least one.
  ///
  /// Latin words stay whole where they can, and no closing punctuation begins a row.
  ///
  /// - Parameters:
  ///   - columns: the width of the screen.
  ///   - hanging: instead of the text's own.
  public func wrapped(to columns: Int, hanging: Int? = nil) -> [StyledText] {
    let cells = cells
    let indent = min(max(0, hanging ?? self.hanging), max(0, columns / 2))
    return LineBreaking.rows(of: cells, columns: columns, indent: indent, hanging: .max)
      .enumerated().map { index, row in
        let shown = Self.trimmed(row, in: cells)
        return Self.row(cells[shown], indent: index == 0 ? 0 : indent)
      }
  }

  /// The first row of the text, cut to a width with a mark where something is missing.
  public func cut(to columns: Int) -> StyledText {
    let all = cells
    let cells = all.prefix { !$0.isNewline }
    guard cells.count < all.count || cells.reduce(0, { $0 + $1.width }) > columns else { return self }
    var width = 0
    let fitting = cells.prefix {
      width += $0.width
      return width < columns
    }
    var row = Self.row(fitting, indent: 0)
    if columns > 0 { row.append("…", fitting.last?.ink ?? .plain) }
    return row
  }

  /// The text character by character.
  var cells: [Cell] {
    runs.flatMap { run in run.text.map { Cell($0, run.ink) } }
  }

  /// A row of cells, moved in.
  static func row(_ cells: some Sequence<Cell>, indent: Int) -> StyledText {
    var row = StyledText()
    row.append(String(repeating: " ", count: indent))
    var text = ""
    var ink = Ink.plain
    for cell in cells {
      if cell.ink != ink {
        row.append(text, ink)
        text = ""
        ink = cell.ink
      }
      text.append(cell.character)
    }
    row.append(text, ink)
    return row
  }

  /// A row without the spaces at its end.
  static func trimmed(_ row: Range<Int>, in cells: [Cell]) -> Range<Int> {
    var end = row.upperBound
    while end > row.lowerBound, cells[end - 1].isSpace, !cells[end - 1].ink.isReversed { end -= 1 }
    return row.lowerBound..<end
  }
}
