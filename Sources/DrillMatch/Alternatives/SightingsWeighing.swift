/// A rule as far as its alternatives go, to see what would come of fewer of them.
public struct WeakenedRule: Sendable {
  /// The rule; its phrases are not looked at.
  public var rule: MatchRule
  /// The alternatives that it has, those of its exceptions and conditions included.
  public var alternatives: [Int]
  /// Where its hits must stand.
  public var places: Set<Place>
  /// What takes back an excuse.
  public var negation: Negation?
  /// The alternatives of its cue.
  public var negating: [Int]

  /// Makes a rule of some alternatives.
  public init(
    _ rule: MatchRule, alternatives: [Int], places: Set<Place>, negation: Negation?, negating: [Int]
  ) {
    self.rule = rule
    self.alternatives = alternatives
    self.places = places
    self.negation = negation
    self.negating = negating
  }
}

/// A hit as it was weighed.
public struct WeighedSpan: Sendable, Hashable {
  /// Where it stands, in Unicode scalars.
  public var span: Range<Int>
  /// Whether something set it aside, so that it is no finding.
  public var isCancelled: Bool
}

extension Sightings {
  /// What a rule with some of its alternatives would make of the text, by start and end.
  ///
  /// It is what `RuleMatcher` finds for a rule of just these alternatives; nothing is compiled for it.
  public func weigh(_ weakened: WeakenedRule) -> [WeighedSpan] {
    var (say, maybe): ([SymbolHit], [SymbolHit]) = ([], [])
    var sides: [SideMatch] = []
    for alternative in weakened.alternatives {
      for sighting in all[range(of: alternative)] {
        switch roles[alternative] {
        case .say: say.append(sighting.hit)
        case .maybe: maybe.append(sighting.hit)
        case .exception, .excuse, .cue:
          sides.append(Self.side(sighting.hit, FragmentTarget.Role(roles[alternative])))
        }
      }
    }
    if say.isEmpty, maybe.isEmpty { return [] }
    for alternative in weakened.negating {
      for sighting in all[range(of: alternative)] {
        sides.append(Self.side(sighting.hit, .cue(weakened.rule.negations.count)))
      }
    }
    var weighed: [WeighedHit] = []
    text.withSymbols { symbols in
      let places = TextPlaces(symbols, quotes: text.quotedStretches)
      sides.withUnsafeBufferPointer { sides in
        let weigher = Weigher(
          weakened.rule, number: 0, at: Array(weakened.places), takenBackBy: weakened.negation, sides,
          in: places, .allReasons)
        weigher.weigh(say.inOrder, maybe.inOrder, in: places, into: &weighed)
      }
    }
    return weighed.map {
      WeighedSpan(span: text.span(ofSymbols: $0.hit.symbols), isCancelled: !$0.reasons.isEmpty)
    }.sorted { ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound) }
  }

  private static func side(_ hit: SymbolHit, _ role: FragmentTarget.Role) -> SideMatch {
    SideMatch(role: role, start: Int32(hit.symbols.lowerBound), end: Int32(hit.symbols.upperBound))
  }
}
