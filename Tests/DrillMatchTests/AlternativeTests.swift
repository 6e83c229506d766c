import Testing

@testable import DrillMatch

@Suite("Alternatives told apart")
struct AlternativeTests {
  /// The rules of `BulkMatcherTests`, and one with everything that can speak against a hit.
  private static let rules =
    BulkMatcherTests.rules + [
      MatchRule(
        id: "all", kind: .forbidden, say: [phrase("no | go ... elsewhere | @away & bank")],
        maybe: [phrase("x | 不行")], exceptions: [phrase("no x & ok | no thanks to | 不行的")],
        places: [.notInQuotes, .startOfClause], excuses: [phrase("I'll help | 帮您 | thanks & receipt")],
        negations: [
          Negation(cue: phrase("not | never"), side: .before, reach: 2),
          Negation(cue: phrase("@short | fee"), side: .after, reach: 1),
        ])
    ]
  private static let negation = Negation(cue: phrase("不必 | not ... go"), side: .before, reach: 3)

  private struct Alternative {
    /// The rule that it belongs to; the one behind the last has the negation of all.
    var rule: Int
    var phrase: Phrase
    var role: AlternativeMatcher.Role
  }

  private static let alternatives: [Alternative] = {
    var result: [Alternative] = []
    func add(_ phrases: [Phrase], _ rule: Int, _ role: AlternativeMatcher.Role) {
      for phrase in split(phrases) { result.append(Alternative(rule: rule, phrase: phrase, role: role)) }
    }
    for (number, rule) in rules.enumerated() {
      add(rule.say, number, .say)
      add(rule.maybe, number, .maybe)
      add(rule.exceptions, number, .exception)
      add(rule.excuses, number, .excuse)
      for (index, negation) in rule.negations.enumerated() { add([negation.cue], number, .cue(index)) }
    }
    add([negation.cue], rules.count, .cue(0))
    return result
  }()

  private static func split(_ phrases: [Phrase]) -> [Phrase] {
    phrases.flatMap { phrase in
      phrase.alternatives.map { Phrase(alternatives: [$0], source: $0.source) }
    }
  }

  private static let matcher = AlternativeMatcher(
    alternatives.map { ($0.phrase, $0.role) }, lists: BulkMatcherTests.namedLists)

  private static func texts(_ generator: inout SeededGenerator) -> [String] {
    (0..<40).map { _ in
      (0..<Int.random(in: 1...10, using: &generator)).map { _ in
        (BulkMatcherTests.words.randomElement(using: &generator) ?? "")
          + (Bool.random(using: &generator) ? " " : "")
      }.joined()
    }
  }

  @Test("Each is found where it would be found alone", arguments: 1...30)
  func alone(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let walked = PhraseMatcher(Self.alternatives.map { [$0.phrase] }, lists: BulkMatcherTests.namedLists)
    for text in Self.texts(&generator) {
      let folded = FoldedText(text)
      let sightings = Self.matcher.sightings(in: folded)
      for (number, hits) in walked.hits(in: folded).enumerated() {
        #expect(sightings.hits(of: number) == hits, "seed \(seed): \(text.debugDescription), \(number)")
        #expect(sightings.holds(number) == sightings.found.contains(number))
        for hit in hits {
          #expect(sightings.hits(of: number, startingIn: hit.span).first == hit, "seed \(seed): \(text)")
        }
      }
    }
  }

  @Test("A rule of some of them finds what it would if it were compiled", arguments: 1...30)
  func weakened(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let texts = Self.texts(&generator)
    for (number, rule) in Self.rules.enumerated() {
      let all = Self.alternatives.indices.filter { Self.alternatives[$0].rule == number }
      let kept = seed % 3 == 0 ? all : all.filter { _ in Int.random(in: 0..<4, using: &generator) > 0 }
      let places = rule.places.filter { _ in Bool.random(using: &generator) }
      let weakened = WeakenedRule(
        rule, alternatives: kept, places: places, negation: Self.negation,
        negating: Self.alternatives.indices.filter { Self.alternatives[$0].rule == Self.rules.count })
      let compiled = RuleMatcher(
        rules: [Self.cut(rule, to: kept, places)], lists: BulkMatcherTests.namedLists,
        negation: Self.negation)
      for text in texts {
        let weighed = Self.matcher.sightings(in: FoldedText(text)).weigh(weakened)
        let expected = compiled.explain(in: text).map {
          WeighedSpan(span: $0.finding.span, isCancelled: $0.isCancelled)
        }
        #expect(weighed == expected, "seed \(seed): \(rule.id) in \(text.debugDescription)")
      }
    }
  }

  /// A rule with only some of its alternatives.
  private static func cut(_ rule: MatchRule, to kept: [Int], _ places: Set<Place>) -> MatchRule {
    func phrases(_ role: AlternativeMatcher.Role) -> [Phrase] {
      kept.filter { alternatives[$0].role == role }.map { alternatives[$0].phrase }
    }
    var result = MatchRule(
      id: rule.id, kind: rule.kind, say: phrases(.say), maybe: phrases(.maybe),
      exceptions: phrases(.exception),
      places: places, excuses: phrases(.excuse))
    for (index, negation) in rule.negations.enumerated() {
      result.negations += phrases(.cue(index)).map {
        Negation(cue: $0, side: negation.side, reach: negation.reach)
      }
    }
    return result
  }
}
