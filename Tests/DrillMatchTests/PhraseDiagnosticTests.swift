import DrillMatch
import DrillText
import Testing

@Suite("Mistakes in phrases are told with their place")
struct PhraseDiagnosticTests {
  /// A phrase, the code of its only diagnostic, and the column and length of the caret.
  static let mistakeCases: [(String, String, Int, Int)] = [
    ("a (b", "D101", 3, 1), ("a) b", "D101", 2, 1), ("您好（啊", "D101", 3, 1),
    ("a | | b", "D102", 5, 1), ("| a", "D102", 1, 1), ("a |", "D102", 3, 1), ("a ()", "D102", 4, 1),
    ("a (b|)", "D102", 6, 1), ("", "D102", 1, 0), ("a & ", "D102", 3, 1),
    ("... | a", "D105", 1, 3), ("，！", "D103", 1, 2), ("a | ##", "D103", 4, 3),
    ("* a", "D104", 1, 1), ("您好*", "D104", 3, 1), ("f*ck", "D104", 2, 1), ("10*", "D104", 3, 1),
    ("a ...0 b", "D105", 3, 4), ("a ...99 b", "D105", 3, 5), ("a ...", "D105", 3, 3),
    ("a (b & c)", "D106", 6, 1), ("a @ b", "D107", 3, 1), ("吗？", "D108", 2, 1), ("what?", "D108", 5, 1),
    ("(a)?", "D109", 1, 4), ("^", "D109", 1, 1), ("a ^ b", "D110", 3, 1), ("$ a", "D110", 1, 1),
    ("a | b ^ c", "D110", 7, 1),
    ("^ ^ a", "D110", 3, 1), ("a $ $ | b", "D110", 3, 1), ("a | ^ | b", "D109", 4, 3),
    ("好。请", "D111", 1, 3), ("a\\", "D112", 2, 1),
  ]

  @Test("one mistake, one diagnostic", arguments: mistakeCases)
  func mistakes(_ text: String, _ code: String, _ column: Int, _ length: Int) {
    let (phrase, diagnostics) = Phrase.parse(LocatedText(text, at: Position(line: 1, column: 1)), path: "x")
    #expect(phrase == nil)
    #expect(diagnostics.map(\.code.id) == [code])
    #expect(diagnostics.first?.span == SourceSpan(start: Position(line: 1, column: column), length: length))
  }

  @Test("deep nesting is refused, not a crash")
  func deepNesting() {
    let text = String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000)
    let (phrase, diagnostics) = Phrase.parse(LocatedText(text, at: Position(line: 1, column: 1)), path: "x")
    #expect(phrase == nil)
    #expect(diagnostics.contains { $0.code == .tooLarge })
  }

  @Test("every code is listed once, in order, in both languages")
  func codes() {
    let ids = MatchCodes.all.map(\.id)
    #expect(ids == (1...ids.count).map { "D1" + ($0 < 10 ? "0\($0)" : "\($0)") })
    for code in MatchCodes.all {
      #expect(
        !code.title.en.isEmpty && !code.title.zh.isEmpty && !code.page.en.isEmpty && !code.page.zh.isEmpty)
    }
  }

  @Test("every code of a single phrase has a reproducer here")
  func reproducers() {
    let tested = Set(Self.mistakeCases.map(\.1)).union(["D113", "D114", "D115", "D116"])
    #expect(tested == Set(MatchCodes.all.map(\.id)))
  }

  @Test("an unknown list is told with the one that was meant")
  func unknownList() {
    let lists = lists(["道歉": "对不起", "way-forward": "let me"])
    let first = lists.diagnostics(for: phrase("请 (@way-foward)? 好"), path: "x")
    #expect(first.map(\.code.id) == ["D114"])
    #expect(first.first?.span == SourceSpan(start: Position(line: 1, column: 4), length: 11))
    #expect(first.first?.suggestion?.en == "did you mean `@way-forward`?")
    #expect(lists.diagnostics(for: phrase("@道欠 | x"), path: "x").first?.suggestion?.zh == "是不是想写 `@道歉`？")
    #expect(lists.diagnostics(for: phrase("@道歉 x"), path: "x").isEmpty)
  }

  @Test("a list cycle is told where it closes, and searching ends all the same")
  func cycle() {
    let lists = lists(["a": "x | @b", "b": "y | @c", "c": "z | @a", "free": "w | @a"])
    for name in ["a", "b", "c"] {
      let found = lists.phrases[name, default: []].flatMap { lists.diagnostics(for: $0, path: "x") }
      #expect(found.map(\.code.id) == ["D115"])
    }
    #expect(lists.phrases["free", default: []].allSatisfy { lists.diagnostics(for: $0, path: "x").isEmpty })
    #expect(found("@a", in: "z", lists: lists) == ["z"])
  }

  @Test("a list with `&` stands alone")
  func conjunction() {
    let lists = lists(["both": "a & b"])
    #expect(lists.diagnostics(for: phrase("x @both"), path: "x").map(\.code.id) == ["D116"])
    #expect(lists.diagnostics(for: phrase("x | @both"), path: "x").isEmpty)
  }

  @Test("lists that multiply are refused")
  func explosion() {
    var texts = ["l0": "a b c d"]
    for level in 1...20 { texts["l\(level)"] = "@l\(level - 1) @l\(level - 1)" }
    let lists = lists(texts)
    #expect(lists.diagnostics(for: phrase("@l20"), path: "x").map(\.code.id) == ["D113"])
    #expect(found("@l20 | ok", in: "ok", lists: lists) == ["ok"])
  }

  static let alikeCases: [(String, String, Bool)] = [
    ("Sorry", "ｓｏｒｒｙ", true), ("對不起", "对不起", true), ("10", "十", true), ("thank  you", "thank you", true),
    ("hi(there)?", "hi(there)", false), ("thankyou", "thank you", false), ("a ... b", "a...8 b", true),
    ("a ...7 b", "a...8 b", false), ("您 好", "您好", true), ("a & b", "a b", false),
  ]

  @Test("canonical text is equal for phrases that fold alike", arguments: alikeCases)
  func canonical(_ a: String, _ b: String, _ isAlike: Bool) {
    #expect((phrase(a).alternatives.map(\.canonical) == phrase(b).alternatives.map(\.canonical)) == isAlike)
  }
}
