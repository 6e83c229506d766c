import DrillMatch
import DrillText
import Testing

@Suite("Rules weigh their hits")
struct RuleMatcherTests {
  private func rule(
    say: String = "", maybe: String = "", not: String = "", only: Set<Place> = [], unless: String = "",
    negations: [Negation] = []
  ) -> MatchRule {
    func read(_ text: String) -> [Phrase] { text.isEmpty ? [] : [phrase(text)] }
    return MatchRule(
      id: "r", kind: .voice, say: read(say), maybe: read(maybe), exceptions: read(not), places: only,
      excuses: read(unless), negations: negations)
  }

  private func texts(_ rule: MatchRule, _ text: String, negation: Negation? = nil) -> [String] {
    RuleMatcher(rules: [rule], lists: PhraseLists(), negation: negation).findings(in: text).map(\.text)
  }

  private func negation(_ cue: String, _ side: Negation.Side, _ reach: Int) -> Negation {
    Negation(cue: phrase(cue), side: side, reach: reach)
  }

  @Test("an exception cancels only a hit wholly inside it")
  func exceptions() {
    let rule = rule(say: "hello | hello world tour", not: "hello world | say hello to")
    #expect(texts(rule, "the hello world page") == [])
    #expect(texts(rule, "say hello to him, hello") == ["hello"])
    #expect(texts(rule, "hello world tour") == ["hello world tour"])
  }

  static let placeCases: [(Place, String, [Int])] = [
    (.startOfClause, "hi you. you hi. hi", [0, 16]),
    (.endOfClause, "hi you. you hi. hi", [12, 16]),
    (.opening, "… 。hi you hi. hi", [3, 10]),
    (.closing, "hi. you hi. …", [8]),
    (.notInQuotes, "hi “hi” 'hi' 「hi」 hi", [0, 18]),
    (.notInQuotes, "he said \"hi\" hi \"hi", [13, 17]),
    (.notInQuotes, "‘hi’ it's hi, don't 'hi'.", [10]),
    (.notInQuotes, "『hi』hi\n“hi", [4, 8]),
  ]

  @Test("places", arguments: placeCases)
  func places(_ place: Place, _ text: String, _ starts: [Int]) {
    let matcher = RuleMatcher(rules: [rule(say: "hi", only: [place])], lists: PhraseLists())
    #expect(matcher.findings(in: text).map(\.span.lowerBound) == starts)
    #expect(
      matcher.explain(in: text).filter(\.isCancelled).allSatisfy {
        $0.finding.considered == [.misplaced(place)]
      })
  }

  @Test("a negation reaches over so many units within its clause")
  func negations() {
    let before = rule(say: "sorry | 抱歉", negations: [negation("not | 不", .before, 2)])
    #expect(texts(before, "not sorry") == [])
    #expect(texts(before, "not a bit sorry") == [])
    #expect(texts(before, "not at all a bit sorry") == ["sorry"])
    #expect(texts(before, "I am not. Sorry") == ["Sorry"])
    #expect(texts(before, "sorry not") == ["sorry"])
    #expect(texts(before, "我不是很抱歉") == [])
    #expect(texts(before, "我不是真的抱歉") == ["抱歉"])
    let after = rule(say: "sorry", negations: [negation("not", .after, 0)])
    #expect(texts(after, "sorry, not") == [])
    #expect(texts(after, "sorry. not") == ["sorry"])
    #expect(texts(after, "sorry I'm not") == ["sorry"])
  }

  @Test("an excuse outside the hit cancels it, unless it is negated itself")
  func excuses() {
    let rule = rule(say: "can't | can't help now", unless: "help | let me")
    let not = negation("not | won't", .before, 3)
    #expect(texts(rule, "I can't") == ["can't"])
    #expect(texts(rule, "I can't, but let me see", negation: not) == [])
    #expect(texts(rule, "Let me see. I can't", negation: not) == [])
    #expect(texts(rule, "I can't help now", negation: not) == ["can't help now"])
    #expect(texts(rule, "I can't and I won't ever help", negation: not) == ["can't"])
    #expect(texts(rule, "I can't, won't help. Let me see", negation: not) == [])
  }

  @Test("a maybe hit is low, and gives way to a confident one")
  func maybe() {
    let rule = rule(say: "hey there", maybe: "hey | there")
    let findings = RuleMatcher(rules: [rule], lists: PhraseLists()).findings(in: "hey there. hey")
    #expect(findings.map(\.text) == ["hey there", "hey"])
    #expect(findings.map(\.confidence) == [.confident, .low])
  }

  @Test("a finding tells what was typed, what was understood, and what it went with")
  func finding() throws {
    let matcher = RuleMatcher(rules: [rule(say: "不知道 | receipt & bank")], lists: PhraseLists())
    let first = try #require(matcher.findings(in: "🙂我不*知*道").first)
    #expect(first.span == 2..<7)
    #expect(first.text == "不*知*道")
    #expect(first.folded == "不知道")
    let second = try #require(matcher.findings(in: "Bank? Receipt").first)
    #expect(second.text == "Receipt")
    #expect(second.folded == nil)
    #expect(second.considered == [.with(0..<4)])
  }

  @Test("findings are in order of span and rule")
  func order() {
    let rules = ["b", "a"].map { MatchRule(id: $0, kind: .courtesy, say: [phrase("x | y")]) }
    let findings = RuleMatcher(rules: rules, lists: PhraseLists()).findings(in: "y x")
    #expect(findings.map { "\($0.rule)\($0.span.lowerBound)" } == ["a0", "b0", "a2", "b2"])
  }

  @Test("set-aside hits are explained")
  func explain() {
    let matcher = RuleMatcher(
      rules: [rule(say: "sorry", not: "sorry state", negations: [negation("not", .before, 1)])],
      lists: PhraseLists())
    let weighed = matcher.explain(in: "not a sorry state, sorry")
    #expect(weighed.map(\.isCancelled) == [true, false])
    #expect(weighed.first?.finding.considered == [.excepted(by: 6..<17), .negated(by: 0..<3)])
  }
}
