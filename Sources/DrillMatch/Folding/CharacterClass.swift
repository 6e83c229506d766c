/// What a folded character is to the matcher.
enum CharacterClass: UInt8, Sendable {
  /// A letter of a script that writes words with spaces between them.
  case letter
  /// A decimal digit.
  case digit
  /// A Han character, or one of another script without spaces.
  case han
  /// An apostrophe, which is part of a word only between two letters.
  case apostrophe
  /// `@` or `$`, which stand for letters only beside letters.
  case letterLike
  /// Nothing to see: zero-width characters, combining marks, variation selectors.
  case invisible
  /// A symbol that is skipped between the characters of a phrase.
  case noise
  /// White space within a line.
  case space
  /// Commas, colons, brackets, quotation marks and other punctuation.
  case punctuation
  /// A mark that may end a clause.
  case end
  /// A line break, which always ends one.
  case lineBreak

  /// The class of a character after folding.
  init(_ value: UInt32) {
    if value < 0x80 {
      self = Self.ascii(value)
    } else if Self.isHan(value) {
      self = .han
    } else {
      self = Self.other(value)
    }
  }

  private static func ascii(_ value: UInt32) -> CharacterClass {
    switch value {
    case 0x61...0x7A, 0x41...0x5A: .letter
    case 0x30...0x39: .digit
    case 0x20, 0x09: .space
    case 0x0A...0x0D: .lineBreak
    case 0x27, 0x60: .apostrophe
    case 0x40, 0x24: .letterLike
    case 0x21, 0x2E, 0x3B, 0x3F: .end
    // * - _ ~ ^ # + = | / \ < >
    case 0x2A, 0x2D, 0x5F, 0x7E, 0x5E, 0x23, 0x2B, 0x3D, 0x7C, 0x2F, 0x5C, 0x3C, 0x3E: .noise
    case ..<0x20, 0x7F: .invisible
    default: .punctuation
    }
  }

  private static func isHan(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFD, 0xF900...0xFAFF: true
    case 0x3005...0x3007, 0x3021...0x3029, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FF: true
    case 0x3105...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF, 0x2E80...0x2FD5: true
    default: false
    }
  }

  private static func other(_ value: UInt32) -> CharacterClass {
    switch value {
    case 0x2018, 0x2019, 0x02BC, 0x02B9, 0x2032, 0xB4: return .apostrophe
    case 0x3002: return .end
    case 0x85, 0x2028, 0x2029: return .lineBreak
    case 0xB7, 0x2022, 0x2024...0x2027, 0x30FB, 0x2219, 0x22C5, 0x2043: return .noise
    case 0xA8, 0xAF, 0xB8: return .noise
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return .invisible }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter: return .letter
    case .otherLetter, .letterNumber: return isUnspaced(value) ? .han : .letter
    case .decimalNumber: return .digit
    case .otherNumber: return .noise
    case .spaceSeparator: return .space
    case .lineSeparator, .paragraphSeparator: return .lineBreak
    case .dashPunctuation, .connectorPunctuation: return .noise
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return .punctuation
    case .currencySymbol: return .punctuation
    case .mathSymbol, .modifierSymbol, .otherSymbol: return .noise
    default: return .invisible
    }
  }

  /// Thai, Lao, Burmese, Khmer and Tibetan write no spaces between words.
  private static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF: true
    default: false
    }
  }
}
