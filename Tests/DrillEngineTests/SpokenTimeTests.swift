import DrillText
import Testing

@testable import DrillEngine

@Suite("How long words take")
struct SpokenTimeTests {
  private static let pieces = [
    "a", "Hello", "don't", " ", "  ", "\n", "\r\n", ",", "。", "，", "您好", "一", "7", "12,50", "é", "e\u{301}",
    "👍🏽", "—", "’", "\u{3000}", "々", "〇", "ａ", "中\u{FE00}", "\u{200B}", "-", "?", "ﬁ", "½", "\t",
  ]

  /// What is counted, one character after the other.
  private static func units(of text: String, in language: Language) -> Int {
    switch language {
    case .zh: text.count { $0.isLetter || $0.isNumber }
    case .en: text.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
    }
  }

  @Test("Plain text is counted as any other", arguments: UInt64(1)...200)
  func counts(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    var text = ""
    for _ in 0..<12 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // The first pieces alone in every other text, so that it is plain to its end.
      text += Self.pieces[Int(state >> 33) % (seed % 2 == 0 ? 14 : Self.pieces.count)]
    }
    for language in Language.allCases {
      #expect(
        SpokenTime.units(of: text, in: language) == Self.units(of: text, in: language),
        "seed \(seed), \(language): \(text.debugDescription)")
    }
  }
}
