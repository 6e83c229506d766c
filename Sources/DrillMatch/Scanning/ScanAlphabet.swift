/// What each character is to a scanner before it knows its literals: nothing to see, or a folded character.
///
/// Digits and the letters that they may stand for are one: 0 and o, 1, i and l, 3 and e, 4 and a, 5 and s, 7 and t,
/// 8 and b. What is no letter, digit or Han character is nothing.
struct ScanAlphabet: Sendable {
  /// The alphabet, built once.
  static let shared = ScanAlphabet()

  /// A character of which folding makes several, or one that only its neighbours tell what it is (`@`, `$`).
  static let peculiar: UInt16 = 0xFFFF

  /// For each character of the Basic Multilingual Plane what it is: 0, `peculiar` or a folded character.
  let codes: [UInt16]

  private init() {
    var codes = [UInt16](repeating: 0, count: 0x10000)
    for value in UInt32(0)..<0x10000 where !Self.isEmpty(value) {
      let code = Self.code(of: value)
      codes[Int(value)] = code > 0xFFFF ? Self.peculiar : UInt16(code)
    }
    self.codes = codes
  }

  /// Whether a scanner can tell a folded character of a literal from others.
  ///
  /// Numbers can be written in many ways, so their digits and numerals cannot be told.
  static func isUsable(_ code: UInt32) -> Bool {
    guard NumeralReader.numeral(code) == nil, code != 0x5341 else { return false }
    switch CharacterClass(code) {
    case .letter, .han: return true
    case .digit, .apostrophe, .letterLike, .invisible, .noise, .space, .punctuation, .end,
      .lineBreak:
      return false
    }
  }

  /// The character by which all those that may stand for each other are known.
  static func canonical(_ code: UInt32) -> UInt32 {
    switch code {
    case 0x6C, 0x31: 0x69  // l and 1 as i
    case 0x30: 0x6F  // 0 as o
    case 0x33: 0x65  // 3 as e
    case 0x34: 0x61  // 4 as a
    case 0x35: 0x73  // 5 as s
    case 0x37: 0x74  // 7 as t
    case 0x38: 0x62  // 8 as b
    default: code
    }
  }

  /// What a character is: 0, `peculiar` or a folded character, which may lie beyond the table.
  static func code(of value: UInt32) -> UInt32 {
    if value < 0x80 {
      return seen(as: (0x41...0x5A).contains(value) ? value + 0x20 : value, from: value) ?? 0
    }
    var result: UInt32 = 0
    FoldTables.shared.forEach(value) { folded in
      guard let code = seen(as: folded, from: value), code != result else { return }
      result = result == 0 ? code : UInt32(peculiar)
    }
    return result
  }

  /// The symbol that the folder makes of a folded character, if any.
  private static func seen(as folded: UInt32, from value: UInt32) -> UInt32? {
    // Spacing accents decompose to a space, where the folder looks at the accent itself.
    let isAccent = folded == 0x20 && value >= 0x80 && !isSpace(value)
    switch CharacterClass(isAccent ? value : folded) {
    case .letter, .han: return folded == 0x20 ? UInt32(peculiar) : canonical(folded)
    case .digit: return canonical(digit(folded))
    case .letterLike: return UInt32(peculiar)
    case .apostrophe, .invisible, .noise, .space, .punctuation, .end, .lineBreak: return nil
    }
  }

  private static func isSpace(_ value: UInt32) -> Bool {
    Unicode.Scalar(value)?.properties.generalCategory == .spaceSeparator
  }

  private static func digit(_ code: UInt32) -> UInt32 {
    guard code > 0x39, let value = Unicode.Scalar(code)?.properties.numericValue,
      (0...9).contains(value)
    else { return code }
    return 0x30 + UInt32(value)
  }

  /// Surrogates and private characters, which need no look.
  private static func isEmpty(_ value: UInt32) -> Bool { (0xD800...0xF8FF).contains(value) }
}
