import DrillText

/// The rows in which the text of an editor stands.
public struct EditorLayout: Sendable {
  /// The characters of each row; the `\n` that ends a row is in none.
  public let rows: [Range<Int>]
  private let cells: [Cell]

  /// Lays a text out.
  ///
  /// - Parameter columns: the width of a row; one further column is left for the cursor.
  public init(_ characters: [Character], columns: Int) {
    cells = characters.map { Cell($0) }
    rows = LineBreaking.rows(of: cells, columns: max(2, columns), hanging: 1)
  }

  /// The row of a cursor and the columns before it.
  public func place(of cursor: Int) -> (row: Int, column: Int) {
    var low = 0
    var high = rows.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if rows[middle].lowerBound <= cursor { low = middle } else { high = middle - 1 }
    }
    return (low, width(rows[low].lowerBound..<min(max(cursor, rows[low].lowerBound), rows[low].upperBound)))
  }

  /// The cursor that stands in a row and at a column, or before the character that covers it.
  public func cursor(row: Int, column: Int) -> Int {
    let range = rows[row]
    var width = 0
    var index = range.lowerBound
    // The place behind the last character of a row that goes on is the next row's.
    let goesOn = row + 1 < rows.count && rows[row + 1].lowerBound == range.upperBound
    let last = goesOn ? max(range.lowerBound, range.upperBound - 1) : range.upperBound
    while index < last, width + cells[index].width <= column {
      width += cells[index].width
      index += 1
    }
    return index
  }

  /// The characters of a part.
  func text(_ range: Range<Int>) -> String {
    String(cells[range].map(\.character))
  }

  private func width(_ range: Range<Int>) -> Int {
    cells[range].reduce(0) { $0 + $1.width }
  }
}
