import DrillText
import Testing

@Suite("Display width")
struct DisplayWidthTests {
  static let widthsCases: [(String, Int)] = [
    ("abc", 3), ("您好", 4), ("Ａ１", 4), ("ｱ", 1), ("e\u{301}", 1), ("\u{200B}", 0), ("🙂", 2), ("👨‍👩‍👧", 2),
    ("🇨🇳", 2),
    ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("，。", 4), ("…", 1), ("한글", 4), ("", 0), ("\n", 0),
    ("👍🏽", 2), ("𠮷", 2), ("é", 1), ("—", 1), ("\u{1100}\u{1161}", 2),
  ]

  @Test("columns", arguments: widthsCases)
  func columns(_ text: String, _ expected: Int) {
    #expect(DisplayWidth.columns(of: text) == expected)
  }
}

@Suite("Nearest name")
struct NearestTests {
  static let cases: [(String, [String], String?)] = [
    ("道谦声", ["问候声", "道歉声", "致谢声"], "道歉声"), ("gretting", ["greeting", "welcome"], "greeting"),
    ("teh", ["the", "then"], "the"), ("xyz", ["greeting"], nil), ("", ["a"], nil), ("a", ["b"], nil),
    ("Greeting", ["greeting"], "greeting"), ("声", ["送"], nil), ("迎生", ["迎声", "送声"], "迎声"),
    ("abcdefghi", ["abcdefxyz"], "abcdefxyz"), ("abcdefghi", ["abcdwxyzi"], nil),
  ]

  @Test("best", arguments: cases)
  func best(_ name: String, _ candidates: [String], _ expected: String?) {
    #expect(Nearest.best(for: name, among: candidates) == expected)
  }
}
