import DrillText

/// What a player shows on: a terminal that is drawn on, or one that only takes lines.
public protocol Screen: Sendable {
  /// The bytes that turn what was shown last into this.
  ///
  /// - Parameters:
  ///   - lines: what is new in the transcript, each as a whole; wrapped here.
  ///   - block: what stands below it.
  ///   - size: the terminal's present size.
  mutating func frame(printing lines: [StyledText], block: LiveBlock, size: Size) -> String

  /// The bytes that end the block, with the cursor on an empty row below the transcript.
  ///
  /// - Parameter keepsBlock: whether the block stays to be read.
  mutating func leave(keepsBlock: Bool) -> String

  /// What stands on the terminal is no longer known, for the program was stopped for a while: the next frame begins
  /// below it.
  mutating func forget()

  /// The next frame draws everything anew (Ctrl-L).
  mutating func redraw()

  /// The person ended a line that the terminal itself showed; for a screen that only takes lines.
  mutating func lineEnded()
}

extension Screen {
  /// The bytes that end the block and take it away, with the cursor on an empty row below the transcript.
  public mutating func leave() -> String { leave(keepsBlock: false) }
}

/// A transcript that scrolls up into the terminal's own memory, and below it a block that changes in place.
///
/// Frames carry the smallest change. The row that is being edited is written only when it changes, since an input
/// method may be composing there; what changes above it is written between saving and restoring the cursor. The
/// cursor is put into the text by writing what stands before it, so a terminal that takes another width for a character
/// than this program shows it in the right place all the same; and rows never wrap by themselves.
///
/// After a change of size nobody knows where a terminal has put what stood there, so the screen is drawn anew from
/// the last lines of the transcript.
public struct LiveScreen: Screen {
  /// The colours.
  public var palette: Palette

  private var transcript: [StyledText] = []
  private var shown = Drawing()
  private var size: Size?
  private var isStale = false
  /// Whether the cursor was hidden.
  private var isHidden = false

  /// The most lines of the transcript that are kept for drawing anew.
  private static let memory = 300

  /// Creates a screen; nothing is drawn yet, and the cursor stands at the start of a row.
  public init(palette: Palette) {
    self.palette = palette
  }

  /// The bytes that turn what was shown last into this; see `Screen`.
  public mutating func frame(printing lines: [StyledText], block: LiveBlock, size: Size) -> String {
    transcript += lines
    if transcript.count > Self.memory { transcript.removeFirst(transcript.count - Self.memory) }
    let isNew = isStale || (self.size != nil && self.size != size)
    self.size = size
    isStale = false
    let drawing = Drawing(block, size: size, palette: palette)
    var bytes: String
    if isNew {
      bytes = whole(drawing, size: size)
    } else {
      let printed = lines.flatMap { $0.wrapped(to: Drawing.columns(size)) }.map(palette.bytes)
      bytes = change(to: drawing.below(printed))
    }
    shown = drawing
    bytes += drawing.prefix == nil ? hideCursor() : showCursor()
    return bytes.isEmpty ? "" : Self.begin + bytes + Self.end
  }

  /// Ends the block; see `Screen`.
  public mutating func leave(keepsBlock: Bool) -> String {
    var bytes = ""
    if keepsBlock, !shown.rows.isEmpty {
      bytes = Self.move(from: shown.cursorRow, to: shown.rows.count - 1) + "\r\n"
    } else {
      bytes = Self.move(from: shown.cursorRow, to: 0) + "\r\u{1B}[J"
    }
    shown = Drawing()
    return bytes + showCursor()
  }

  /// Begins anew below what stands on the terminal; see `Screen`.
  public mutating func forget() {
    shown = Drawing()
    size = nil
    isStale = false
    isHidden = false
  }

  /// The next frame draws everything anew; see `Screen`.
  public mutating func redraw() { isStale = true }

  /// Nothing to do here.
  public mutating func lineEnded() {}

  // MARK: Bytes

  /// A frame is shown at once where the terminal can (mode 2026), and its rows do not wrap (mode 7).
  private static let begin = "\u{1B}[?2026h\u{1B}[?7l"
  private static let end = "\u{1B}[?7h\u{1B}[?2026l"

  private static func move(from: Int, to: Int) -> String {
    if to < from { return "\u{1B}[\(from - to)A" }
    return to > from ? "\u{1B}[\(to - from)B" : ""
  }

  /// The whole screen: the end of the transcript, and the block.
  private mutating func whole(_ drawing: Drawing, size: Size) -> String {
    let room = size.rows - max(1, drawing.rows.count)
    var above: [String] = []
    for line in transcript.reversed() {
      guard above.count < room else { break }
      above.insert(contentsOf: line.wrapped(to: Drawing.columns(size)).map(palette.bytes), at: 0)
    }
    shown = Drawing()
    let all = drawing.below(Array(above.suffix(room)))
    return "\u{1B}[H\u{1B}[J" + change(to: all)
  }

  /// The bytes from what is shown to other rows, the first of which stands where the first of the block does.
  private mutating func change(to next: Drawing) -> String {
    let old = shown
    let changed = old.rows.indices.filter { $0 < next.rows.count && old.rows[$0] != next.rows[$0] }
    if old.rows.count == next.rows.count, old.hasSameCursor(as: next) {
      return beside(changed, next)
    }
    var bytes = ""
    var row = old.cursorRow
    for index in changed where index != next.cursorRow || next.prefix == nil {
      bytes += Self.move(from: row, to: index) + "\r" + next.rows[index] + "\u{1B}[K"
      row = index
    }
    bytes += lengthen(from: old.rows.count, to: next, row: &row)
    if next.rows.count < old.rows.count {
      bytes += Self.move(from: row, to: next.rows.count) + "\r\u{1B}[J"
      row = next.rows.count
    }
    let target = next.cursorRow
    bytes += Self.move(from: row, to: target) + "\r"
    guard let prefix = next.prefix else { return bytes }
    let isDrawn = target < old.rows.count && old.rows[target] == next.rows[target]
    bytes += prefix
    if !isDrawn { bytes += next.rest.isEmpty ? "\u{1B}[K" : "\u{1B}7\(next.rest)\u{1B}[K\u{1B}8" }
    return bytes
  }

  /// Rows that change while the cursor and its row stay as they are.
  private func beside(_ changed: [Int], _ next: Drawing) -> String {
    guard !changed.isEmpty else { return "" }
    var bytes = "\u{1B}7"
    var row = next.cursorRow
    for index in changed {
      bytes += Self.move(from: row, to: index) + "\r" + next.rows[index] + "\u{1B}[K"
      row = index
    }
    return bytes + "\u{1B}8"
  }

  /// Rows below the last one, for which the terminal may have to scroll.
  private func lengthen(from count: Int, to next: Drawing, row: inout Int) -> String {
    guard next.rows.count > count else { return "" }
    var bytes = Self.move(from: row, to: max(0, count - 1))
    for index in count..<next.rows.count {
      bytes += index == 0 ? "\r" : "\r\n"
      if index != next.cursorRow || next.prefix == nil { bytes += next.rows[index] + "\u{1B}[K" }
      row = index
    }
    return bytes
  }

  private mutating func hideCursor() -> String {
    defer { isHidden = true }
    return isHidden ? "" : "\u{1B}[?25l"
  }

  private mutating func showCursor() -> String {
    defer { isHidden = false }
    return isHidden ? "\u{1B}[?25h" : ""
  }
}
