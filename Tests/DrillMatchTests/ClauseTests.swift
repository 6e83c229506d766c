import DrillMatch
import Testing

@Suite("Folded texts")
struct FoldedTextTests {
  static let clausesCases: [(String, [String])] = [
    ("Hello. How are you?", ["Hello", "How are you"]),
    ("Mr. Zhao is here. OK", ["Mr. Zhao is here", "OK"]),
    ("Hi Mrs. Li, Ms. Wu and Dr. Wang!", ["Hi Mrs. Li, Ms. Wu and Dr. Wang"]),
    ("I am. Sam", ["I am", "Sam"]),
    ("version 2.3 is out", ["version 2.3 is out"]),
    ("您好。请问？对！好；行", ["您好", "请问", "对", "好", "行"]),
    ("您好，请问、先生：好", ["您好，请问、先生：好"]),
    ("您好?请问!好的", ["您好", "请问", "好的"]),
    ("a\nb\r\nc\u{2028}d", ["a", "b", "c", "d"]),
    ("…… 。？！", []),
    ("", []),
    ("He said \"no.\" Then left", ["He said \"no", "Then left"]),
    ("www.example.com is it", ["www.example.com is it"]),
    ("Really?! Yes", ["Really", "Yes"]),
    ("．好", ["好"]),
  ]

  @Test("clauses", arguments: clausesCases)
  func clauses(_ text: String, _ expected: [String]) {
    let folded = FoldedText(text)
    #expect(folded.clauses.map { folded.text(in: $0.span) } == expected)
  }

  static let unitsCases: [(String, Int)] = [
    ("hello there", 2), ("您好", 2), ("5,000元", 2), ("五千元", 2), ("don't", 1), ("s.o.r.r.y", 1),
    ("你好, Mr. Li!", 4), ("", 0), ("🙂。", 0), ("follow-up", 2), ("3min", 2), ("n0t", 1),
  ]

  @Test("units", arguments: unitsCases)
  func units(_ text: String, _ expected: Int) {
    let folded = FoldedText(text)
    #expect(folded.unitCount == expected)
    #expect(folded.units(in: 0..<text.unicodeScalars.count) == expected)
  }

  @Test("units of a stretch")
  func unitsInRange() {
    let folded = FoldedText("请您稍等 one moment")
    #expect(folded.units(in: 1..<4) == 3)
    #expect(folded.units(in: 4..<8) == 1)
    #expect(folded.units(in: 50..<60) == 0)
  }

  @Test("letters are folded and without noise")
  func letters() {
    #expect(String(String.UnicodeScalarView(FoldedText("Sorry，對*不起 🙂 10!").letters)) == "sorry对不起10")
  }

  static let traditionalCases: [(String, String)] = [
    ("對不起謝謝妳您", "对不起谢谢你您"), ("帳戶開戶麻煩為什麼", "账户开户麻烦为什么"),
    ("資訊請問幫點這裡裏", "资讯请问帮点这里里"), ("於髮麵后里干", "于发面后里干"), ("後麼隻賬", "后么只账"),
    ("銀行綁定失敗", "银行绑定失败"), ("着急", "着急"),
  ]

  @Test("Traditional characters read as Simplified ones", arguments: traditionalCases)
  func traditional(_ text: String, _ expected: String) {
    #expect(FoldedText(text).foldedText == expected)
  }

  @Test("no text is too odd to fold")
  func oddTexts() {
    for text in [
      "\u{0}", "\u{FFFD}\u{10FFFF}", "....", "....a", "'''", "@", "@@a", "$", "1,", "1,000,", "零", "十十",
      "一千零",
      "1.5.", "九九九九九九九九九九九九九九九九九九九九亿亿亿", "\u{FDFA}", "㎏½⅓①⑴", "．．", "-1-", "9999999999999999万亿亿", "三百十",
      "二十十五",
    ] {
      let folded = FoldedText(text)
      let count = text.unicodeScalars.count
      #expect(folded.clauses.allSatisfy { $0.span.upperBound <= count })
    }
  }
}
