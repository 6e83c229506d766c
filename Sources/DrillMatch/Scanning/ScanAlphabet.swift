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
    let table = CharacterTable.shared
    let entry = table.entries[Int(table.pages[Int(value >> 8)] &+ value & 0xFF)]
    if entry & CharacterTable.kindMask != CharacterTable.pooled {
      return seen(value << 8 &+ entry) ?? 0
    }
    var result: UInt32 = 0
    table.forEach(value, entry) { packed in
      guard let code = seen(packed), code != result else { return }
      result = result == 0 ? code : UInt32(peculiar)
    }
    return result
  }

  /// The symbol that the folder makes of a folded character, if any.
  private static func seen(_ packed: UInt32) -> UInt32? {
    let code = packed >> 8
    switch CharacterClass(rawValue: UInt8(packed & CharacterTable.kindMask)) {
    // A letter that folds to a space is none that a literal can hold.
    case .letter, .han: return code == 0x20 ? UInt32(peculiar) : canonical(code)
    case .digit: return canonical(code)
    case .letterLike: return UInt32(peculiar)
    case .apostrophe, .invisible, .noise, .space, .punctuation, .end, .lineBreak, nil: return nil
    }
  }

  /// Surrogates and private characters, which need no look.
  private static func isEmpty(_ value: UInt32) -> Bool { (0xD800...0xF8FF).contains(value) }
}
