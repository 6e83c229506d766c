/// Finds many alternatives in a text, each told apart from all others, with one search.
///
/// Where `RuleMatcher` tells what a rule makes of a reply, this tells which of its alternatives had a part in it. A
/// value can be used from many threads at once; what a search has learnt from one text serves the next.
public struct AlternativeMatcher: Sendable {
  /// What an alternative does where it is used.
  public enum Role: Sendable, Hashable {
    /// It makes a confident finding, or one of low confidence.
    case say, maybe
    /// It cancels a hit that it covers.
    case exception
    /// It excuses what stands elsewhere.
    case excuse
    /// It is a cue of the rule's n-th negation.
    case cue(Int)
  }

  let roles: [Role]
  private let patterns: RulePatterns
  private let desks: SearchDesks
  /// For patterns behind the alternatives: which alternative they are another pattern of.
  private let doubles: [Int]

  /// Compiles alternatives; each phrase should hold one, and is known by its place among them.
  public init(_ alternatives: [(phrase: Phrase, role: Role)], lists: PhraseLists) {
    roles = alternatives.map(\.role)
    var rules = alternatives.map { Self.pattern($0.phrase, $0.role) }
    var doubles: [Int] = []
    for (number, (phrase, role)) in alternatives.enumerated()
    where role != .say && role != .maybe && phrase.alternatives.contains(where: { $0.parts.count > 1 }) {
      // Of conditions the search keeps no parts, so it looks for these as if they found something too.
      rules.append(Self.pattern(phrase, .say))
      doubles.append(number)
    }
    self.doubles = doubles
    patterns = RulePatterns(rules: rules, lists: lists, negation: nil)
    desks = SearchDesks(patterns)
  }

  private static func pattern(_ phrase: Phrase, _ role: Role) -> MatchRule {
    var rule = MatchRule(id: "", kind: .courtesy)
    switch role {
    case .say: rule.say = [phrase]
    case .maybe: rule.maybe = [phrase]
    case .exception: rule.exceptions = [phrase]
    case .excuse: rule.excuses = [phrase]
    case .cue(let number):
      // A search files cues by their place in the rule; the side and the reach are weighed later.
      rule.negations = Array(
        repeating: Negation(cue: Phrase(alternatives: [], source: phrase.source), side: .before, reach: 0),
        count: number)
      rule.negations.append(Negation(cue: phrase, side: .before, reach: 0))
    }
    return rule
  }

  /// Everything that is found in a text.
  public func sightings(in text: FoldedText) -> Sightings {
    let desk = desks.take()
    defer { desks.giveBack(desk) }
    var all: [Sightings.Sighting] = []
    text.withSymbols { symbols in
      desk.search.search(symbols)
      for match in desk.search.matches {
        let number = Int(match.rule)
        guard number < roles.count else {
          all.append(
            .init(alternative: doubles[number - roles.count], isDouble: true, hit: match.hit))
          continue
        }
        all.append(.init(alternative: number, isDouble: false, hit: match.hit))
      }
      for side in desk.search.sides.elements {
        all.append(
          .init(alternative: Int(side.rule), isDouble: false, hit: SymbolHit(symbols: side.range)))
      }
    }
    return Sightings(text, roles: roles, all)
  }
}
