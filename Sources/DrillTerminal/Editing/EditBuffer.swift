import DrillText

/// A text with a cursor, kept as graphemes.
///
/// What is put in may join with what stands beside it (an accent, the second half of a flag); the characters are
/// always those of the text as a whole. An edit costs what it changes, beside moving the rest.
struct EditBuffer: Sendable {
  /// The text, character by character.
  private(set) var characters: [Character] = []
  /// How many characters stand before the cursor.
  private(set) var cursor = 0

  /// One change, such as can be taken back.
  struct Change: Sendable {
    fileprivate var start: Int
    fileprivate var old: [Character]
    fileprivate var newCount: Int
    fileprivate var cursorBefore: Int
  }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }
  var count: Int { characters.count }

  /// Puts the cursor somewhere; what lies outside the text is its end.
  mutating func move(to place: Int) {
    cursor = min(max(0, place), characters.count)
  }

  /// Puts a text in the place of some characters; the cursor then stands behind it.
  mutating func replace(_ range: Range<Int>, with text: String) -> Change {
    var start = range.lowerBound
    while start > 0, !(joinsNothing(start) && start < range.lowerBound) { start -= 1 }
    var end = range.upperBound
    while end < characters.count, !(joinsNothing(end) && end > range.upperBound) { end += 1 }
    let before = String(characters[start..<range.lowerBound]) + text
    let new = Array(before + String(characters[range.upperBound..<end]))
    let change = Change(
      start: start, old: Array(characters[start..<end]), newCount: new.count, cursorBefore: cursor)
    characters.replaceSubrange(start..<end, with: new)
    cursor = start + Self.characters(of: new, holding: before.unicodeScalars.count)
    return change
  }

  /// Takes back the last change that has not been taken back.
  mutating func revert(_ change: Change) {
    characters.replaceSubrange(change.start..<(change.start + change.newCount), with: change.old)
    cursor = change.cursorBefore
  }

  /// Whether there is a border at a place whatever is done further off: both neighbours always stand alone.
  private func joinsNothing(_ place: Int) -> Bool {
    guard place > 0, place < characters.count else { return true }
    return characters[place - 1].standsAlone && characters[place].standsAlone
  }

  /// How many characters hold so many scalars; the one in which the last of them falls counts.
  private static func characters(of new: [Character], holding scalars: Int) -> Int {
    var left = scalars
    for (index, character) in new.enumerated() {
      if left <= 0 { return index }
      left -= character.unicodeScalars.count
    }
    return new.count
  }
}

extension Character {
  fileprivate var standsAlone: Bool {
    let scalars = unicodeScalars
    guard let only = scalars.first, scalars.count == 1 else { return false }
    return only.standsAlone
  }
}
