import DrillText
import Testing

@testable import DrillGrade

/// A line in, a line out.
@Suite struct GraderTests {
  @Test(arguments: [
    (
      #"{"id":7,"text":"Hello, yeah, hurry up."}"#,
      #"{"id":7,"labels":["abrupt","greeting"],"findings":["#
        + #"{"rule":"greeting","kind":"voice","confidence":"confident","start":0,"end":5,"text":"Hello"},"#
        + #"{"rule":"slang","kind":"courtesy","confidence":"confident","start":7,"end":11,"text":"yeah"},"#
        + #"{"rule":"abrupt","kind":"never-say","confidence":"confident","start":13,"end":21,"text":"hurry up"}]}"#
    ),
    (
      #"{"text":"You idiot"}"#,
      #"{"id":null,"labels":[],"findings":["#
        + #"{"rule":"insult","kind":"red-line","confidence":"confident","start":4,"end":9,"text":"idiot"}]}"#
    ),
    (#"{"text":"","id":""}"#, #"{"id":"","labels":[],"findings":[]}"#),
    // Offsets count Unicode scalars of the text, whatever way it is escaped.
    (
      #"{"text":"\ud83d\ude00\u00e9 \u0048ello","id":"a\u0062\/"}"#,
      #"{"id":"a\u0062\/","labels":["greeting"],"findings":["#
        + #"{"rule":"greeting","kind":"voice","confidence":"confident","start":3,"end":8,"text":"Hello"}]}"#
    ),
    (
      #"{"id":"😀","text":"我不知道"}"#,
      #"{"id":"😀","labels":["denial"],"findings":["#
        + #"{"rule":"denial","kind":"forbidden","confidence":"confident","start":1,"end":4,"text":"不知道"}]}"#
    ),
  ])
  func answers(line: String, answer: String) {
    let (result, output) = grade(line)
    #expect(result == .graded)
    #expect(output == answer + "\n")
  }

  /// The id comes back as the very value that it was.
  @Test(arguments: [
    ("1.50e+03", "1.50e+03"), ("-0", "-0"), ("12345678901234567890123", "12345678901234567890123"),
    ("true", "true"),
    ("null", "null"), (#""\u00e9 \n""#, #""\u00e9 \n""#),
    ("[ 1 ,\t{ \"a b\" : \"\\\" x\" } ]", #"[1,{"a b":"\" x"}]"#),
    ("{\r}", "{}"),
  ])
  func echoesTheID(id: String, echo: String) {
    #expect(grade(#"{"text":"","id":\#(id)}"#).output == #"{"id":\#(echo),"labels":[],"findings":[]}"# + "\n")
  }

  @Test func ofMembersThatStandTwiceTheLastCounts() {
    let output = grade(#"{"text":5,"id":1,"te\u0078t":"hello","id":2,"x":{"text":"sorry"}}"#).output
    #expect(output.hasPrefix(#"{"id":2,"labels":["greeting"]"#))
  }

  @Test(arguments: ["", " ", "\t \r", "\r"])
  func whiteSpaceIsNoLine(line: String) { #expect(grade(line).result == .blank) }

  @Test(arguments: [
    ("[1]", LineProblem.notAnObject), ("7", .notAnObject), ("{}", .noText),
    (#"{"id":1,"text":null}"#, .noText),
    (#"{"text":5}"#, .badMember("text")), (#"{"text":["a"]}"#, .badMember("text")),
    (#"{"turns":{}}"#, .badMember("turns")), (#"{"text":"a","lang":1}"#, .badMember("lang")),
    (#"{"text":"a","lang":"fr"}"#, .unknownLanguage("fr")),
    (#"{"text":"a","lang":""}"#, .unknownLanguage("")),
    (#"{"turns":[],"scenario":1}"#, .badMember("scenario")),
    (#"{"turns":[],"scenario":"x"}"#, .noScenario("x")),
    (#"{"turns":[],"scenario":"broken"}"#, .brokenScenario("broken")),
    (#"{"turns":[],"scenario":"call","lang":"zh"}"#, .noScenario("call")),
    (#"{"turns":[1]}"#, .badTurn(1, "turns")), (#"{"turns":[{}]}"#, .badTurn(1, "from")),
    (#"{"turns":[{"from":"agent","text":""}]}"#, .badTurn(1, "from")),
    (#"{"turns":[{"from":"trainee","text":""},{"from":"trainee"}]}"#, .badTurn(2, "text")),
    (#"{"turns":[{"from":"trainee","text":"","at":"1"}]}"#, .badTurn(1, "at")),
    (#"{"turns":[{"from":"trainee","text":"","at":-1}]}"#, .badTurn(1, "at")),
    (#"{"turns":[{"from":"trainee","text":"","at":1e999}]}"#, .badTurn(1, "at")),
    (#"{"text":"\ud800"}"#, .json(JSONProblem(kind: .loneSurrogate, offset: 9))),
    (#"{"text":"a"}}"#, .json(JSONProblem(kind: .moreFollows, offset: 12))),
    (#"{"text":"a""#, .json(JSONProblem(kind: .endsEarly, offset: 11))),
    (#"{"text":"a","x":[1,]}"#, .json(JSONProblem(kind: .unexpected, offset: 19))),
  ])
  func refuses(line: String, problem: LineProblem) {
    let (result, output) = grade(line)
    #expect(result == .bad(problem))
    #expect(output.isEmpty)
    for language in Language.allCases { #expect(!problem.words[language].isEmpty) }
  }

  @Test func aLineHasALongestLength() {
    func line(_ count: Int) -> [UInt8] {
      let frame = Array(#"{"text":"","x":""}"#.utf8)
      return frame.dropLast(2) + [UInt8](repeating: 0x61, count: count - frame.count) + frame.suffix(2)
    }
    #expect(grade(line(Grader.longestLine)).result == .graded)
    #expect(grade(line(Grader.longestLine + 1)).result == .bad(.tooLong))
  }

  @Test(arguments: [
    ("您好", Language?.none, #""labels":["greeting"]"#), ("您好", .en, #""labels":[]"#),
    ("hello", .none, #""labels":["greeting"]"#), ("hello", .zh, #""labels":[]"#),
  ])
  func theLanguageOfTheLineComesFirst(text: String, named: Language?, labels: String) {
    let other = named ?? .en
    let member = named.map { #","lang":"\#($0.rawValue)-X""# } ?? ""
    #expect(grade(#"{"text":"\#(text)"\#(member)}"#).output.contains(labels))
    guard named != nil else { return }
    #expect(grade(#"{"text":"\#(text)"}"#, language: other).output.contains(labels))
    let opposite: Language = other == .en ? .zh : .en
    #expect(grade(#"{"text":"\#(text)"\#(member)}"#, language: opposite).output.contains(labels))
  }

  @Test(arguments: [
    ("", Language.en), ("123 …！", .en), ("Hello", .en), ("您好", .zh), ("您好 OK", .zh), ("您好 abcd", .zh),
    ("您好 abcde", .en), ("請問", .zh), ("𠮷野", .zh), ("㐀", .zh), ("〇", .zh), ("ありがとう", .en), ("有難う", .zh),
    ("Привет", .en), ("您 приветы", .en), ("ＡＢＣ您", .en), ("VIP客户您的订单12345678已发货", .zh), ("，。！", .en),
    ("안녕하세요", .en), ("é您", .zh),
  ])
  func tellsTheLanguage(text: String, language: Language) {
    #expect(LanguageGuess.language(of: text) == language)
  }

  @Test func everyASCIICharacterIsALetterOrNot() {
    for value in UInt8(0)..<0x80 {
      for count in [1, 8, 19] {
        var guess = LanguageGuess()
        [UInt8](repeating: value, count: count).withUnsafeBufferPointer { guess.count($0) }
        let isLetter = Character(Unicode.Scalar(value)).isLetter
        #expect(guess.letters == (isLetter ? count : 0), "\(value)")
      }
    }
  }

  @Test func countsWhatItFound() {
    var grader = Grader(Fixture.sources())
    for line in [#"{"text":"hello hello sorry yeah"}"#, "", "x", #"{"text":"您好"}"#] {
      _ = grade(Array(line.utf8), with: &grader)
    }
    #expect(grader.refuseTooLong().problem == .tooLong)
    var tally = Tally()
    let counted = grader.tally
    tally.add(counted)
    tally.add(counted)
    #expect(tally.graded == 4)
    #expect(tally.bad == 4)
    #expect(tally.findings == ["greeting": 6, "apology": 2])
  }
}
