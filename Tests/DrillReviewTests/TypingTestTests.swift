import DrillReview
import DrillText
import Testing

@Suite struct TypingTestTests {
  @Test(arguments: [
    ("Good morning, how may I help?", "good morning how may i help", 6, 100),
    ("Good morning, how may I help?", "Good mornin how may help", 4, 80),
    ("Good morning, how may I help?", "how morning good", 1, 33), ("Good morning, how may I help?", "", 0, 0),
    ("a b c", "a b c d e f g h i j", 3, 50),
  ])
  func onlyWhatIsRightCounts(shown: String, typed: String, right: Int, accuracy: Int) {
    let test = TypingTest(shown: shown, typed: typed, milliseconds: 30_000, language: .en)
    #expect(test.right == right)
    #expect(test.accuracy == accuracy)
    #expect(test.perMinute == right * 2)
  }

  @Test func chineseIsCountedByCharacters() {
    let test = TypingTest(
      shown: "您好，我是小林，请问有什么可以帮您？", typed: "您好我是晓林请问有什么可以帮您", milliseconds: 20_000, language: .zh)
    #expect(test.right == 14)
    #expect(test.perMinute == 42)
    #expect(test.isTelling)
    #expect(test.limitSpeed(.zh) == 42)
    let quick = TypingTest(shown: "您好，我是小林", typed: "您好，我是小林", milliseconds: 3000, language: .zh)
    #expect(quick.limitSpeed(.zh) == 50)
  }

  @Test func tooLittleTellsNothing() {
    #expect(!TypingTest(shown: "a b c d e", typed: "a b", milliseconds: 5000, language: .en).isTelling)
    #expect(
      !TypingTest(shown: "a b c d e f", typed: "f e d c b a", milliseconds: 5000, language: .en).isTelling)
    #expect(TypingTest(shown: "a b", typed: "a b", milliseconds: 0, language: .en).perMinute == 120)
  }

  @Test func passagesAreClauses() {
    #expect(
      TypingTest.passages(
        from: ["I am so sorry, Mr. Doyle. I'll look into it at once. Right? Yes, of course we can do that"],
        in: .en) == [
          "I am so sorry, Mr. Doyle.", "I'll look into it at once.", "Right? Yes, of course we can do that",
        ])
    #expect(TypingTest.passages(from: ["您好！我是小林。请说。"], in: .zh) == ["您好！我是小林。"])
    #expect(TypingTest.passages(from: ["", "Hi."], in: .en).isEmpty)
  }
}
