/// A generator whose numbers depend on its seed alone.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Texts that join with their neighbours, take no column or two, or end clauses.
  static let pieces = [
    "a", "b", "Hello", " ", " ", "您", "您好，", "请稍等。", "好的", "e\u{301}", "\u{301}", "👨", "\u{200D}", "👩‍👩‍👧",
    "🇨", "🇨🇳", "🇳", "❤\u{FE0F}", "\u{FE0F}", "1\u{FE0F}\u{20E3}", "👍🏽", "한", "\u{1100}", "\u{1161}", "ｱ", "Ａ",
    "don't", "。", "（", "　", "12", "\u{200B}", "क\u{94D}ष", "ก\u{E33}", "𠮷",
  ]

  /// A random text of at most so many pieces.
  mutating func text(_ count: Int) -> String {
    (0..<Int.random(in: 0...count, using: &self)).map { _ in Self.pieces.randomElement(using: &self) ?? "" }
      .joined()
  }
}
