import DrillTerminal
import DrillText

/// What a report in text is written on: a terminal of some width, or a pipe that takes plain tables of any width.
struct ReportCanvas {
  /// The columns of the terminal; nil where nothing cuts a line.
  let width: Int?
  /// Whether bars, sparklines and shades may be drawn.
  let isDrawn: Bool
  let palette: Palette

  init(width: Int?, isDrawn: Bool, palette: Palette = .none) {
    self.width = width
    self.isDrawn = isDrawn
    self.palette = palette
  }

  /// The standard output as it is, or a file.
  init(_ context: Context, isFile: Bool) {
    let isTerminal = !isFile && Terminal.isTerminal(.output)
    self.init(
      width: isTerminal ? max(40, Terminal.width) : nil, isDrawn: isTerminal && !context.isPlain,
      palette: isFile ? .none : context.palette)
  }

  /// Lines as they are written.
  func text(_ lines: [StyledText]) -> String {
    lines.map { palette.bytes(of: $0) + "\n" }.joined()
  }

  /// A sentence, over as many lines as it wants.
  func paragraph(_ text: StyledText) -> [StyledText] {
    width.map { text.wrapped(to: $0, hanging: 0) } ?? [text]
  }

  // MARK: Small pictures

  /// A share of 1000 as a bar of so many columns.
  func bar(_ perMille: Int, columns: Int = 10) -> String {
    let filled = min(columns, max(0, (perMille * columns + 500) / 1000))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: columns - filled)
  }

  /// Figures from 0 to 1000 as a little picture, with a space where there is none; the latest ones that fit.
  func spark(_ values: [Int?], columns: Int = 12) -> String {
    let bars = Array("▁▂▃▄▅▆▇█")
    return String(
      values.suffix(columns).map { value in
        value.map { bars[min(bars.count - 1, max(0, $0) * bars.count / 1001)] } ?? " "
      })
  }

  /// A share of 1000 as one of five shades.
  func shade(_ perMille: Int) -> String {
    [" ", "░", "▒", "▓", "█"][min(4, (max(0, perMille) + 124) / 250)]
  }
}

/// A table of text that gives way where the terminal is narrow.
struct ReportGrid {
  /// A column.
  struct Column {
    /// What becomes of it where there is no room.
    enum Yield: Equatable {
      /// It keeps its width.
      case never
      /// It is cut, to no less than so many columns; and left out, by its number, where that is not enough.
      case cut(to: Int, leave: Int? = nil)
      /// It is left out; the highest number first.
      case leave(Int)
    }

    let title: String
    let isNumber: Bool
    let yield: Yield

    static func text(_ title: String, _ yield: Yield = .never) -> Column {
      Column(title: title, isNumber: false, yield: yield)
    }

    static func number(_ title: String, _ yield: Yield = .never) -> Column {
      Column(title: title, isNumber: true, yield: yield)
    }
  }

  private var columns: [Column]
  private var rows: [[StyledText]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row with a cell for each column.
  mutating func add(_ cells: [StyledText]) { rows.append(cells) }

  /// The lines on a canvas, the titles first.
  func lines(on canvas: ReportCanvas) -> [StyledText] {
    var shown = Array(columns.indices)
    var widths = columns.indices.map { column in
      rows.reduce(DisplayWidth.columns(of: columns[column].title)) { max($0, $1[column].width) }
    }
    if let room = canvas.width { fit(&shown, &widths, into: room) }
    let head = columns.map { StyledText($0.title, .bold) }
    return ([head] + rows).map { line($0, shown, widths) }
  }

  private static let gap = 2

  private func fit(_ shown: inout [Int], _ widths: inout [Int], into room: Int) {
    func excess() -> Int {
      shown.reduce((shown.count - 1) * Self.gap) { $0 + widths[$1] } - room
    }
    func least(_ column: Int) -> Int {
      if case .cut(let least, _) = columns[column].yield { return min(least, widths[column]) }
      return widths[column]
    }
    func leastExcess() -> Int {
      shown.reduce((shown.count - 1) * Self.gap) { $0 + least($1) } - room
    }
    func rank(_ column: Int) -> Int {
      switch columns[column].yield {
      case .leave(let rank), .cut(_, let rank?): return rank
      case .never, .cut(_, nil): return -1
      }
    }
    while leastExcess() > 0, let last = shown.max(by: { rank($0) < rank($1) }), rank(last) >= 0 {
      shown.removeAll { $0 == last }
    }
    // The widest of those that may be cut gives way first, column by column.
    while excess() > 0 {
      let cuttable = shown.filter { widths[$0] > least($0) }
      guard let widest = cuttable.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
    }
  }

  private func line(_ cells: [StyledText], _ shown: [Int], _ widths: [Int]) -> StyledText {
    var line = StyledText()
    for (place, column) in shown.enumerated() {
      let cell = cells[column].cut(to: widths[column])
      let space = StyledText(String(repeating: " ", count: max(0, widths[column] - cell.width)))
      if place > 0 { line.append(String(repeating: " ", count: Self.gap)) }
      line += columns[column].isNumber ? space + cell : cell + space
    }
    // Wrapping takes away the spaces at the end.
    return line.wrapped(to: max(1, line.width)).first ?? line
  }
}
