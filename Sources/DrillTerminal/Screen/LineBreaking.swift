import DrillText

/// A character with its ink and the columns that it takes.
struct Cell: Sendable, Hashable {
  var character: Character
  var ink: Ink
  var width: Int

  init(_ character: Character, _ ink: Ink = .plain) {
    self.character = character
    self.ink = ink
    width = DisplayWidth.columns(of: character)
  }

  var isSpace: Bool { character == " " || character == "\u{3000}" }
  var isNewline: Bool { character == "\n" }
}

/// Where a text is broken into rows.
enum LineBreaking {
  /// The rows of a text, as ranges of its cells; at least one.
  ///
  /// The `\n` that ends a row is not in it, everything
  /// else is in exactly one.
  ///
  /// - Parameters:
  ///   - columns: the width; a row holds at least one character, however narrow it is.
  ///   - indent: by how much the rows after the first are narrower.
  ///   - hanging: how many columns of spaces may stand beyond the end of a row.
  static func rows(of cells: [Cell], columns: Int, indent: Int = 0, hanging: Int) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = 0
    while true {
      let width = rows.isEmpty ? columns : columns - indent
      let (end, next) = row(of: cells, from: start, columns: width, hanging: hanging)
      rows.append(start..<end)
      guard let next else { return rows }
      start = next
    }
  }

  /// One row: its end, and where the next one begins; nil when there is none.
  private static func row(
    of cells: [Cell], from start: Int, columns: Int, hanging: Int
  ) -> (end: Int, next: Int?) {
    var width = 0
    var hung = 0
    for index in start..<cells.count {
      let cell = cells[index]
      if cell.isNewline { return (index, index + 1) }
      if width + cell.width > columns || hung > 0, index > start {
        guard cell.isSpace, cell.width <= hanging - hung else {
          let end = lastBreak(in: cells, from: start, upTo: index)
          return (end, end)
        }
        hung += cell.width
      } else {
        width += cell.width
      }
    }
    return (cells.count, nil)
  }

  /// Where a row that must end at a place ends best; looked for backwards, for it is mostly near.
  private static func lastBreak(in cells: [Cell], from start: Int, upTo end: Int) -> Int {
    var index = end
    while index > start {
      if mayBreak(between: cells[index - 1], and: cells[index]) { return index }
      index -= 1
    }
    return end
  }

  private static func mayBreak(between one: Cell, and other: Cell) -> Bool {
    if other.isSpace { return false }
    if one.isSpace { return true }
    guard one.width == 2 || other.width == 2 else { return false }
    return !neverLast.contains(one.character) && !neverFirst.contains(other.character)
  }

  /// What never begins a row, and what never ends one.
  private static let neverFirst = Set("。，、；：？！）】》〉」』”’…—·～.,!?;:)]}%℃」．％")
  private static let neverLast = Set("（【《〈「『“‘([{$¥￥#＃")
}
