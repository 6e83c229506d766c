import DrillText

/// A terminal, as far as the program uses one: cells, a cursor, scrolling, the escapes that move and erase.
public struct ScreenEmulator {
  /// What becomes of the rows when the width changes.
  public enum Resizing: CaseIterable { case cropping, reflowing }

  /// Its columns.
  public private(set) var columns: Int
  /// Its rows.
  public private(set) var rows: Int
  /// The cursor's row.
  public private(set) var row = 0
  /// The cursor's column.
  public private(set) var column = 0
  /// Whether the cursor is shown.
  public private(set) var isCursorShown = true
  /// Rows that scrolled out at the top.
  public private(set) var scrolled = 0
  /// What the program sent that this terminal does not know.
  public private(set) var unknown: [String] = []
  /// Rows to which something was written since this was last emptied.
  public var touched: Set<Int> = []
  private let resizing: Resizing
  private let width: (Character) -> Int
  /// A character stands in its first cell; the others that it covers are "".
  private var cells: [[String]]
  private var saved = (row: 0, column: 0)
  private var wraps = true
  private var isAtEnd = false

  /// Creates an empty terminal.
  ///
  /// - Parameter width: how many columns it takes for a character; terminals differ.
  public init(
    columns: Int, rows: Int, resizing: Resizing = .cropping,
    width: @escaping (Character) -> Int = DisplayWidth.columns(of:)
  ) {
    self.columns = columns
    self.rows = rows
    self.resizing = resizing
    self.width = width
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows as they are seen, without the spaces at their ends.
  public var lines: [String] {
    cells.map { row in
      var text = row.joined()
      while text.unicodeScalars.last == " " { text.unicodeScalars.removeLast() }
      return text
    }
  }

  /// What stands before the cursor in its row.
  public var beforeCursor: String { cells[row][..<column].joined() }

  // MARK: Taking bytes

  /// Takes what a program sends.
  public mutating func take(_ text: String) {
    var rest = Array(text.unicodeScalars)[...]
    var run = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar.value >= 0x20, scalar.value != 0x7F {
        run.append(scalar)
        continue
      }
      flush(&run)
      switch scalar {
      case "\r":
        column = 0
        isAtEnd = false
      case "\n": lineFeed()
      case "\u{1B}": escape(&rest)
      default: unknown.append("\(scalar.value)")
      }
    }
    flush(&run)
  }

  private mutating func flush(_ run: inout String.UnicodeScalarView) {
    for character in String(run) { put(character) }
    run = String.UnicodeScalarView()
  }

  private mutating func put(_ character: Character) {
    touched.insert(row)
    let width = width(character)
    guard width > 0 else {
      if column > 0 { cells[row][column - 1] += String(character) }
      return
    }
    if isAtEnd || column + width > columns {
      if wraps {
        column = 0
        lineFeed()
        isAtEnd = false
      } else {
        column = max(0, columns - width)
      }
    }
    erase(column..<min(columns, column + width))
    cells[row][column] = String(character)
    for index in (column + 1)..<max(column + 1, min(columns, column + width)) { cells[row][index] = "" }
    column += width
    if column >= columns {
      column = columns - 1
      isAtEnd = true
    }
  }

  /// Empties cells; half a wide character takes the other half with it.
  private mutating func erase(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var start = range.lowerBound
    while start > 0, cells[row][start].isEmpty { start -= 1 }
    var end = range.upperBound
    while end < columns, cells[row][end].isEmpty { end += 1 }
    for index in start..<end { cells[row][index] = " " }
  }

  private mutating func lineFeed() {
    isAtEnd = false
    if row + 1 < rows {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
      scrolled += 1
    }
  }

  private mutating func escape(_ rest: inout ArraySlice<Unicode.Scalar>) {
    switch rest.popFirst() {
    case "7": saved = (row, column)
    case "8":
      (row, column) = saved
      isAtEnd = false
    case "[": sequence(&rest)
    case let other: unknown.append("ESC \(other.map(String.init) ?? "")")
    }
  }

  private mutating func sequence(_ rest: inout ArraySlice<Unicode.Scalar>) {
    var middle = ""
    while let scalar = rest.popFirst() {
      guard (0x40...0x7E).contains(scalar.value) else {
        middle.unicodeScalars.append(scalar)
        continue
      }
      return control(middle, scalar)
    }
  }

  private mutating func control(_ middle: String, _ final: Unicode.Scalar) {
    if final != "m", final != "h", final != "l" { isAtEnd = false }
    switch (middle, final) {
    case (_, "m"), ("?2026", "h"), ("?2026", "l"): break
    case ("?7", "h"): wraps = true
    case ("?7", "l"): wraps = false
    case ("?25", "h"): isCursorShown = true
    case ("?25", "l"): isCursorShown = false
    case (_, "A"): row = max(0, row - (Int(middle) ?? 1))
    case (_, "B"): row = min(rows - 1, row + (Int(middle) ?? 1))
    case ("", "H"): (row, column) = (0, 0)
    case ("", "K"):
      touched.insert(row)
      erase(column..<columns)
    case ("", "J"):
      erase(column..<columns)
      for below in (row + 1)..<max(row + 1, rows) { cells[below] = Array(repeating: " ", count: columns) }
    default: unknown.append("CSI \(middle)\(final)")
    }
  }

  // MARK: Another size

  /// Gives it another size.
  public mutating func resize(columns newColumns: Int, rows newRows: Int) {
    isAtEnd = false
    if newColumns != columns {
      switch resizing {
      case .cropping: crop(to: newColumns)
      case .reflowing: reflow(to: newColumns)
      }
      columns = newColumns
      column = min(column, columns - 1)
    }
    // Rows below the cursor go first, then those at the top.
    while cells.count > newRows, cells.count - 1 > row { cells.removeLast() }
    while cells.count > newRows {
      cells.removeFirst()
      row -= 1
    }
    while cells.count < newRows { cells.append(Array(repeating: " ", count: columns)) }
    rows = newRows
  }

  private mutating func crop(to newColumns: Int) {
    for index in cells.indices {
      var line = Array(cells[index].prefix(newColumns))
      if newColumns < columns, cells[index][newColumns].isEmpty, let last = line.indices.last {
        line[last] = " "
      }
      cells[index] = line + Array(repeating: " ", count: newColumns - line.count)
    }
  }

  private mutating func reflow(to newColumns: Int) {
    var new: [[String]] = []
    var newRow = 0
    for (index, line) in cells.enumerated() {
      var length = line.count
      while length > 0, line[length - 1] == " " { length -= 1 }
      if index == row {
        newRow = new.count + min(column, max(0, length - 1)) / newColumns
        column %= newColumns
      }
      var start = 0
      repeat {
        let piece = line[start..<min(length, start + newColumns)].map { $0 }
        new.append(piece + Array(repeating: " ", count: newColumns - piece.count))
        start += newColumns
      } while start < length
    }
    cells = new
    row = newRow
  }
}
