import DrillText
import Testing

@testable import DrillMatch

@Suite("Matching many replies at once")
struct BulkMatcherTests {
  static let namedLists = lists([
    "you": "you | u | 您 | 你", "wits": "brain | clue | 脑子 | 常识 | 记性",
    "away": "@you ...3 go | 找别人 | 爱找谁 ...2 谁",
    "short": "^嗯$ | ^ what $ | 不行$",
  ])

  static let rules = [
    rule("thanks", say: "thank* (you)? | thanks | 谢谢 | 感谢", not: "no thanks to | 感谢信"),
    rule("sorry", say: "sorry | 对不起 | 抱歉", negatedBy: "not | never | 不必"),
    rule("wits", say: "@you ...4 no @wits | (没|缺)(个)?@wits | @wits ... gone", maybe: "@wits"),
    rule("away", say: "@away | go ... elsewhere", unless: "I'll help | 帮您"),
    rule("short", say: "@short | no", maybe: "^ok"),
    rule("both", say: "receipt & bank | 回执 & 银行", maybe: "fee | 手续费"),
    rule("asks", say: "5,000 | 十 元 | 好吗\\? | what \\? no"),
  ]

  static func rule(
    _ id: String, say: String, maybe: String? = nil, not: String? = nil, unless: String? = nil,
    negatedBy: String? = nil
  ) -> MatchRule {
    MatchRule(
      id: id, kind: .forbidden, say: [phrase(say)], maybe: maybe.map { [phrase($0)] } ?? [],
      exceptions: not.map { [phrase($0)] } ?? [], places: [.notInQuotes],
      excuses: unless.map { [phrase($0)] } ?? [],
      negations: negatedBy.map { [Negation(cue: phrase($0), side: .before, reach: 3)] } ?? [])
  }

  static let words = [
    "thank you", "thanks", "no thanks to", "谢谢", "感谢信", "sorry", "not", "never", "不必", "对不起", "you", "u", "您",
    "你",
    "no", "brain", "clue", "没", "缺", "脑子", "常识", "记性", "gone", "go", "elsewhere", "找别人", "爱找谁", "谁",
    "I'll help",
    "帮您", "嗯", "what", "不行", "ok", "receipt", "bank", "回执", "银行", "fee", "手续费", "5,000", "五千", "十元", "好吗",
    "?", "。",
    ", ", "！", "\n", " ", "“", "”", "的", "x", "@", "$5", "℃",
  ]

  @Test("the findings are those of one reply after the other", arguments: 1...60)
  func equal(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let texts = (0..<60).map { _ in
      (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        let word = Self.words.randomElement(using: &generator) ?? ""
        let written =
          Int.random(in: 0..<4, using: &generator) == 0 ? Disguise.apply(to: word, using: &generator) : word
        return written + (Bool.random(using: &generator) ? " " : "")
      }.joined()
    }
    let matcher = RuleMatcher(rules: Self.rules, lists: Self.namedLists)
    let found = Self.bulk(texts, BulkRules(matcher))
    for (text, found) in zip(texts, found) {
      let expected = matcher.findings(in: text).map { "\($0.rule) \($0.confidence) \($0.span) \($0.text)" }
      #expect(found == expected, "seed \(seed): \(text.debugDescription)")
    }
  }

  /// What is found in each of some texts, all given at once.
  private static func bulk(_ texts: [String], _ rules: BulkRules) -> [[String]] {
    var bytes: [UInt8] = []
    var ranges: [Range<Int32>] = []
    for text in texts {
      let start = Int32(bytes.count)
      bytes += Array(text.utf8)
      ranges.append(start..<Int32(bytes.count))
    }
    var matcher = BulkMatcher(rules)
    bytes.withUnsafeBufferPointer { bytes in
      ranges.withUnsafeBufferPointer { matcher.match(bytes, replies: $0) }
    }
    return texts.indices.map { index in
      matcher.range(of: index).map { number in
        let finding = matcher.findings[number]
        let text = String(decoding: Array(texts[index].utf8)[finding.bytes], as: UTF8.self)
        return "\(rules.rules[finding.rule].id) \(finding.confidence) \(finding.span) \(text)"
      }
    }
  }

  @Test("a number alone is found however it is written")
  func number() {
    let rules = BulkRules(RuleMatcher(rules: [Self.rule("number", say: "5,000")], lists: PhraseLists()))
    #expect(Self.bulk(["五千", "6"], rules).map(\.count) == [1, 0])
  }

  @Test("a matcher that forgets all the time finds the same, and keeps little", arguments: 1...10)
  func forgetting(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let rules = BulkRules(RuleMatcher(rules: Self.rules, lists: Self.namedLists))
    var forgetful = BulkMatcher(rules, kept: 20)
    var mindful = BulkMatcher(rules)
    for _ in 0..<100 {
      let text = (0..<9).map { _ in Self.words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        withUnsafePointer(to: 0..<Int32(bytes.count)) {
          forgetful.match(bytes, replies: UnsafeBufferPointer(start: $0, count: 1))
          mindful.match(bytes, replies: UnsafeBufferPointer(start: $0, count: 1))
        }
      }
      #expect(forgetful.findings == mindful.findings, "seed \(seed): \(text)")
      // One reply may add to what the last one left.
      #expect(forgetful.sizes[1] < 20 + 40 * text.utf8.count, "seed \(seed): \(text)")
    }
    #expect(mindful.sizes[1] > forgetful.sizes[1])
  }

  @Test("a reply without end leaves no more behind than its last clauses do", arguments: 1...3)
  func endless(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let rules = BulkRules(RuleMatcher(rules: Self.rules, lists: Self.namedLists))
    var forgetful = BulkMatcher(rules, kept: 20)
    var mindful = BulkMatcher(rules)
    let clauses = (0..<2000).map { _ in
      (0..<5).map { _ in Self.words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    }
    Array(clauses.joined(separator: "。").utf8).withUnsafeBufferPointer { bytes in
      withUnsafePointer(to: 0..<Int32(bytes.count)) {
        forgetful.match(bytes, replies: UnsafeBufferPointer(start: $0, count: 1))
        mindful.match(bytes, replies: UnsafeBufferPointer(start: $0, count: 1))
      }
    }
    #expect(!mindful.findings.isEmpty)
    #expect(forgetful.findings == mindful.findings, "seed \(seed)")
    #expect(forgetful.sizes[1] < mindful.sizes[1], "seed \(seed)")
  }

  @Test("no replies, and empty ones, are matched")
  func empty() {
    let rules = BulkRules(RuleMatcher(rules: Self.rules, lists: Self.namedLists))
    #expect(Self.bulk([], rules).isEmpty)
    #expect(Self.bulk(["", "", "thanks"], rules).map(\.count) == [0, 0, 1])
  }
}
