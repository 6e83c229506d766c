import DrillText

/// Rows as they are written, and where the cursor stands in them.
struct Drawing: Sendable, Hashable {
  /// The bytes of each row.
  var rows: [String] = []
  /// The row in which the cursor stands; 0 when there are none.
  var cursorRow = 0
  /// What stands before the cursor in its row; nil when nothing is edited.
  var prefix: String?
  /// What stands behind the cursor in its row.
  var rest = ""

  init() {}

  /// How wide a row may be: the last column stays free, since terminals differ in what comes after it.
  static func columns(_ size: Size) -> Int { max(1, size.columns - 1) }

  /// Draws a block; what does not fit the terminal's height is left out, the editor last.
  init(_ block: LiveBlock, size: Size, palette: Palette) {
    let columns = Self.columns(size)
    var room = size.rows
    var editor: EditorRows?
    if let view = block.editor {
      let limit = min(view.rowLimit, max(1, size.rows / 2))
      editor = EditorRows(view, size: size, limit: limit, room: room, palette: palette)
      room = max(0, room - (editor?.rows.count ?? 0))
    }
    let status = block.status.prefix(room).map { $0.cut(to: columns) }
    room -= status.count
    let footer = block.footer.prefix(room).map { $0.cut(to: columns) }
    room -= footer.count
    let extra = block.extra.flatMap { $0.wrapped(to: columns) }.prefix(room)
    room -= extra.count
    let growing = (block.growing?.rows(columns: columns) ?? []).suffix(room)
    rows = (growing + status + extra).map(palette.bytes)
    cursorRow = max(0, rows.count - 1)
    if let editor {
      cursorRow = rows.count + editor.cursorRow
      prefix = editor.prefix
      rest = editor.rest
      rows += editor.rows
    }
    rows += footer.map(palette.bytes)
    if prefix == nil { cursorRow = max(0, rows.count - 1) }
  }

  /// The same with other rows above it.
  func below(_ printed: [String]) -> Drawing {
    var all = self
    all.rows = printed + rows
    // Without a block the cursor stands on the row after what was printed.
    if rows.isEmpty, !printed.isEmpty { all.rows.append("") }
    all.cursorRow = rows.isEmpty && !printed.isEmpty ? printed.count : printed.count + cursorRow
    return all
  }

  /// Whether the cursor stands at the same place in the same words.
  func hasSameCursor(as other: Drawing) -> Bool {
    guard cursorRow == other.cursorRow, prefix == other.prefix else { return false }
    return prefix == nil || rows.isEmpty || rows[cursorRow] == other.rows[cursorRow]
  }
}

/// The rows of an editor.
struct EditorRows: Sendable, Hashable {
  var rows: [String]
  var cursorRow: Int
  var prefix: String
  var rest: String

  init(_ view: EditorView, size: Size, limit: Int, room: Int, palette: Palette) {
    let indent = EditorView.indent(view.label, in: size)
    let hasOwnRow = EditorView.hasOwnRow(view.label, in: size)
    let layout = EditorLayout(view.characters, columns: EditorView.columns(label: view.label, in: size))
    let place = layout.place(of: view.cursor)
    // The labels' rows give way to the text.
    let labels = hasOwnRow ? view.label.wrapped(to: Drawing.columns(size)).suffix(max(0, room - limit)) : []
    let count = min(layout.rows.count, max(1, limit))
    let first = min(max(0, place.row - count / 2), layout.rows.count - count)
    rows = labels.map(palette.bytes)
    cursorRow = 0
    prefix = ""
    rest = ""
    for row in first..<(first + count) {
      var lead = String(repeating: " ", count: indent)
      let hasMore = (row == first && first > 0) || (row == first + count - 1 && row + 1 < layout.rows.count)
      if hasMore, indent > 1 {
        let sign = row == first ? "^" : "v"
        lead = palette.bytes(of: StyledText(String(repeating: " ", count: indent - 2) + sign + " ", .dim))
      } else if row == 0, !hasOwnRow {
        lead = palette.bytes(of: view.label)
      }
      let range = layout.rows[row]
      if row == place.row {
        cursorRow = rows.count
        prefix = lead + layout.text(range.lowerBound..<min(view.cursor, range.upperBound))
        rest = layout.text(min(view.cursor, range.upperBound)..<range.upperBound)
        if view.characters.isEmpty, !view.placeholder.isEmpty {
          let room = EditorView.columns(label: view.label, in: size)
          rest = palette.bytes(of: StyledText(view.placeholder, .dim).cut(to: room))
        }
        rows.append(prefix + rest)
      } else {
        rows.append(lead + layout.text(range))
      }
    }
  }
}
