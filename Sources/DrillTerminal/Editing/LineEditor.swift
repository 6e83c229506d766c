/// What a person types before it is sent: a text of one or more lines with a cursor, and the keys that change it.
///
/// Pure: keys in, text and answers out. The text is free of control characters other than `\n`, and the cursor
/// always stands between two whole characters.
public struct LineEditor: Sendable {
  /// What came of a key.
  public enum Answer: Sendable, Hashable {
    /// Text or cursor may have changed.
    case edited
    /// Enter: the text is sent, and the editor is empty.
    case submitted(String)
    /// Tab: complete the word before the cursor, with `complete(with:)`.
    case wantsCompletion
    /// Ctrl-C.
    case leave
    /// Ctrl-D with nothing typed.
    case endOfInput
    /// Ctrl-Z.
    case suspend
    /// Ctrl-L.
    case redraw
    /// The editor has no use for it: an arrow that leads nowhere, Escape, a function key.
    case unused(Key)
  }

  /// The most characters that a text may have; what goes beyond is not taken in.
  public static let limit = 50_000

  /// How many columns a row of the text takes on the screen (`EditorView.columns(label:in:)`), so that up and down
  /// go by the rows that are seen; nil goes by the text's own lines.
  public var columns: Int?

  private var buffer = EditBuffer()
  private var undone = UndoStack()
  private var history: InputHistory
  private var killed = ""
  private var lastKill: KillSide?
  /// The column that up and down try to keep.
  private var wantedColumn: Int?

  private enum KillSide { case before, behind }

  /// Creates an empty editor.
  ///
  /// - Parameter history: what was sent before, the oldest first.
  public init(history: [String] = []) {
    self.history = InputHistory(history)
  }

  /// The text as it stands.
  public var text: String { buffer.text }
  /// The text as it stands, character by character.
  public var characters: [Character] { buffer.characters }
  /// How many characters stand before the cursor.
  public var cursor: Int { buffer.cursor }
  /// Whether nothing is typed.
  public var isEmpty: Bool { buffer.isEmpty }
  /// Whether nothing more goes in.
  public var isFull: Bool { buffer.count >= Self.limit }

  /// Puts a text in the place of what stands there, with the cursor at its end; this cannot be taken back.
  public mutating func set(_ text: String) {
    settle()
    _ = buffer.replace(0..<buffer.count, with: fitting(HarmlessText.clean(text), beside: 0))
    undone.clear()
  }

  /// Takes a key.
  public mutating func take(_ key: Key) -> Answer {
    defer {
      if !key.isKill { lastKill = nil }
      if key != .up, key != .down { wantedColumn = nil }
    }
    switch key {
    case .text(let text): return type(text)
    case .paste(let text): return insert(text, as: .single)
    case .newLine: return insert("\n", as: .single)
    case .yank: return insert(killed, as: .single)
    case .enter: return submit()
    case .tab: return .wantsCompletion
    case .interrupt: return .leave
    case .endOfInput: return isEmpty ? .endOfInput : delete(to: cursor + 1, as: .deleting, key)
    case .suspend: return .suspend
    case .redraw: return .redraw
    case .undo: return undone.undo(in: &buffer) ? .edited : .unused(key)
    case .backspace: return delete(to: cursor - 1, as: .rubbingOut, key)
    case .delete: return delete(to: cursor + 1, as: .deleting, key)
    case .deleteWordBack, .deleteWordForward, .killToEnd, .killToStart: return kill(key)
    case .left, .right, .home, .end, .wordLeft, .wordRight: return move(key)
    case .up, .down: return moveByRow(key)
    case .backTab, .escape, .pageUp, .pageDown, .function, .control, .alt, .unknown: return .unused(key)
    }
  }

  // MARK: Putting in

  private mutating func type(_ text: String) -> Answer {
    if beginsNewStep(text) { undone.close() }
    return insert(text, as: .typing)
  }

  /// A word, a clause, or what an input method sends at once is taken back as a whole.
  private func beginsNewStep(_ text: String) -> Bool {
    guard cursor > 0, let first = text.first else { return false }
    if text.count > 1 { return true }
    return !WordKind(characters[cursor - 1]).isWord && WordKind(first).isWord
  }

  private mutating func insert(_ text: String, as kind: UndoStack.Kind) -> Answer {
    let fitting = fitting(HarmlessText.clean(text), beside: buffer.count)
    guard !fitting.isEmpty else { return .edited }
    undone.note(buffer.replace(cursor..<cursor, with: fitting), as: kind)
    return .edited
  }

  private func fitting(_ text: String, beside count: Int) -> String {
    // Bytes are never fewer than characters, and counting them costs nothing.
    text.utf8.count <= Self.limit - count ? text : String(text.prefix(max(0, Self.limit - count)))
  }

  private mutating func submit() -> Answer {
    let text = self.text
    set("")
    history.remember(text)
    return .submitted(text)
  }

  /// Ends what is going on before something else is put in its place.
  private mutating func settle() {
    lastKill = nil
    wantedColumn = nil
    undone.close()
  }

  /// Puts a text in the place of some characters, as one step that can be taken back.
  mutating func replace(_ range: Range<Int>, with text: String) {
    settle()
    undone.note(buffer.replace(range, with: text), as: .single)
  }

  // MARK: Taking out

  private mutating func delete(to place: Int, as kind: UndoStack.Kind, _ key: Key) -> Answer {
    guard (0...buffer.count).contains(place) else { return .unused(key) }
    let range = min(place, cursor)..<max(place, cursor)
    undone.note(buffer.replace(range, with: ""), as: kind)
    return .edited
  }

  private mutating func kill(_ key: Key) -> Answer {
    let side: KillSide = key == .deleteWordBack || key == .killToStart ? .before : .behind
    let target = killTarget(key)
    let range = min(target, cursor)..<max(target, cursor)
    guard !range.isEmpty else { return .unused(key) }
    let piece = String(characters[range])
    switch (lastKill, side) {
    case (nil, _): killed = piece
    case (_, .before): killed = piece + killed
    case (_, .behind): killed += piece
    }
    lastKill = side
    undone.note(buffer.replace(range, with: ""), as: .single)
    return .edited
  }

  private func killTarget(_ key: Key) -> Int {
    switch key {
    case .deleteWordBack: return characters.wordStart(before: cursor)
    case .deleteWordForward: return characters.wordEnd(after: cursor)
    case .killToStart:
      let start = characters.lineStart(of: cursor)
      return start == cursor ? max(0, cursor - 1) : start
    default:
      let end = characters.lineEnd(of: cursor)
      return end == cursor ? min(characters.count, cursor + 1) : end
    }
  }

  // MARK: Moving

  private mutating func move(_ key: Key) -> Answer {
    undone.close()
    let old = cursor
    switch key {
    case .left: buffer.move(to: cursor - 1)
    case .right: buffer.move(to: cursor + 1)
    case .wordLeft: buffer.move(to: characters.wordStart(before: cursor))
    case .wordRight: buffer.move(to: characters.wordEnd(after: cursor))
    case .home: buffer.move(to: characters.lineStart(of: cursor))
    default: buffer.move(to: characters.lineEnd(of: cursor))
    }
    return cursor == old ? .unused(key) : .edited
  }

  private mutating func moveByRow(_ key: Key) -> Answer {
    undone.close()
    let layout = EditorLayout(characters, columns: columns ?? .max)
    let place = layout.place(of: cursor)
    let target = place.row + (key == .up ? -1 : 1)
    guard layout.rows.indices.contains(target) else { return callUp(key) }
    let column = wantedColumn ?? place.column
    wantedColumn = column
    buffer.move(to: layout.cursor(row: target, column: column))
    return .edited
  }

  private mutating func callUp(_ key: Key) -> Answer {
    let called = key == .up ? history.older(than: text) : history.newer(than: text)
    guard let called else { return .unused(key) }
    replace(0..<buffer.count, with: called)
    return .edited
  }
}

extension Key {
  fileprivate var isKill: Bool {
    switch self {
    case .deleteWordBack, .deleteWordForward, .killToEnd, .killToStart: true
    default: false
    }
  }
}
