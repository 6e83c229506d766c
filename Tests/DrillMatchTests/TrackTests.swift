import DrillText
import Testing

@testable import DrillMatch

@Suite("Tracks find what walkers find")
struct TrackTests {
  static let words = [
    "甲", "乙", "丙", "丁", "a", "b", "ab", "abc", "n0t", "not", "sorry", "s o r r y", "s.o.r.r.y", "甲甲甲",
    "甲 乙 丙",
    "甲 乙", "ab*", "5", "五", "12", "，", "。", "? ", "*", " ", ", ", "？", "aaa", "aab", "'", "a'b", "\n",
  ]

  static let pieces = [
    "甲", "乙", "丙 丁", "a", "b", "ab", "ab*", "a b", "not", "sorry", "(甲|乙)", "(a|ab) b", "(甲)?乙", "@two",
    "@wide",
    "a'b", "5", "12", "甲，乙", "a, b", "(a ...2 b|丙)", "甲 ...1 (乙 ...2 丙)?丁", "好吗\\?", "aa",
  ]

  static let namedLists = lists([
    "two": "甲 | a b | @wide | ab", "wide": "乙 ...2 甲 | b ...1 a | 丁", "loop": "甲 @loop | 乙",
  ])

  /// A phrase of some pieces with gaps and neighbours, at times bound to a clause, at times of two parts.
  static func source(using generator: inout SeededGenerator) -> String {
    var source = ""
    for index in 0..<Int.random(in: 1...4, using: &generator) {
      if index > 0 {
        source += [" ", " ... ", " ...1 ", " ...3 ", " (b|丙)? ...2 "].randomElement(using: &generator) ?? " "
      }
      source += pieces.randomElement(using: &generator) ?? "甲"
    }
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: source = "^" + source
    case 1: source += "$"
    case 2: source += " & " + (pieces.randomElement(using: &generator) ?? "甲")
    default: break
    }
    return source
  }

  static func text(using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...14, using: &generator)).map { _ in
      let word = words.randomElement(using: &generator) ?? ""
      return word + (Int.random(in: 0..<3, using: &generator) == 0 ? "" : " ")
    }.joined()
  }

  @Test("the hits of a rule are those of its phrases, in one text after the other", arguments: 1...80)
  func equal(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let sources = (0..<6).map { _ in Self.source(using: &generator) }
    let rules = sources.enumerated().map {
      MatchRule(id: "\($0.offset)", kind: .courtesy, say: [phrase($0.element)])
    }
    let matcher = RuleMatcher(rules: rules, lists: Self.namedLists)
    let phrases = PhraseMatcher(rules.map(\.say), lists: Self.namedLists)
    for _ in 0..<60 {
      let text = Self.text(using: &generator)
      let folded = FoldedText(text)
      let expected = phrases.hits(in: folded)
      let found = matcher.findings(in: folded)
      for (number, source) in sources.enumerated() {
        let spans = found.filter { $0.rule == "\(number)" }.map(\.span)
        #expect(
          spans == expected[number].map(\.span), "seed \(seed): \(source) in \(text.debugDescription)")
      }
    }
  }

  @Test("exceptions, cues and excuses are those of the phrases that a walker finds", arguments: 1...40)
  func weighing(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<6 {
      let (say, other) = (Self.source(using: &generator), Self.source(using: &generator))
      let rules = [
        MatchRule(id: "covered", kind: .courtesy, say: [phrase(say)], exceptions: [phrase(other)]),
        MatchRule(id: "excused", kind: .courtesy, say: [phrase(say)], excuses: [phrase(other)]),
      ]
      let matcher = RuleMatcher(rules: rules, lists: Self.namedLists)
      let phrases = PhraseMatcher([[phrase(say)]], lists: Self.namedLists)
      let others = PhraseMatcher([[phrase(other)]], lists: Self.namedLists)
      for _ in 0..<30 {
        let text = Self.text(using: &generator)
        let folded = FoldedText(text)
        let all = folded.withSymbols { symbols in
          var walker = Walker(others.program)
          return walker.allMatches(of: others.patterns[0], in: symbols).map {
            folded.span(ofSymbols: $0.symbols)
          }
        }
        let hits = phrases.hits(in: folded)[0].map(\.span)
        let covered = hits.filter { hit in !all.contains { $0.contains(hit) } }
        let excused = hits.filter { hit in !all.contains { !$0.overlaps(hit) } }
        let found = matcher.findings(in: folded)
        let note: Comment = "seed \(seed): \(say) with \(other) in \(text.debugDescription)"
        #expect(found.filter { $0.rule == "covered" }.map(\.span) == covered, note)
        #expect(found.filter { $0.rule == "excused" }.map(\.span) == excused, note)
      }
    }
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && upperBound >= other.upperBound
  }
}
