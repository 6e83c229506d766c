import DrillText

/// What kinds of characters make up a word.
///
/// A word is a run of one kind: letters and digits of alphabets, or Han characters. So moving by words stops where
/// the script changes, and Chinese is crossed clause by clause, since punctuation ends a run.
enum WordKind: Sendable, Hashable {
  case alphabetic, han, kana, space, other

  init(_ character: Character) {
    guard let scalar = character.unicodeScalars.first else {
      self = .other
      return
    }
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD, 0x3005...0x3007: self = .han
    case 0x3041...0x3096, 0x30A1...0x30FF: self = .kana
    default:
      if scalar.isWhitespace {
        self = .space
      } else if scalar.isLetter || scalar.isNumber {
        self = .alphabetic
      } else {
        self = .other
      }
    }
  }

  /// Whether a run of it is a word.
  var isWord: Bool { self != .space && self != .other }
}

extension [Character] {
  /// Where the word before a place begins.
  func wordStart(before place: Int) -> Int {
    var index = place
    while index > 0, !WordKind(self[index - 1]).isWord { index -= 1 }
    guard index > 0 else { return 0 }
    let kind = WordKind(self[index - 1])
    while index > 0, isWithin(kind, at: index - 1) { index -= 1 }
    return index
  }

  /// Where the word behind a place ends.
  func wordEnd(after place: Int) -> Int {
    var index = place
    while index < count, !WordKind(self[index]).isWord { index += 1 }
    guard index < count else { return count }
    let kind = WordKind(self[index])
    while index < count, isWithin(kind, at: index) { index += 1 }
    return index
  }

  /// Whether a character belongs to a run; an apostrophe between letters does (don't).
  private func isWithin(_ kind: WordKind, at index: Int) -> Bool {
    if WordKind(self[index]) == kind { return true }
    guard kind == .alphabetic, self[index] == "'" || self[index] == "’" else { return false }
    return index > 0 && index + 1 < count && WordKind(self[index - 1]) == kind
      && WordKind(self[index + 1]) == kind
  }

  /// Where the line of a place begins.
  func lineStart(of place: Int) -> Int {
    (self[..<place].lastIndex(of: "\n") ?? -1) + 1
  }

  /// Where the line of a place ends.
  func lineEnd(of place: Int) -> Int {
    self[place...].firstIndex(of: "\n") ?? count
  }
}
