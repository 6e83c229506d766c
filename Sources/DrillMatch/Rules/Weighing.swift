/// A hit of a rule's phrases with what speaks against it, in symbols of the text.
struct WeighedHit {
  /// The number of the rule.
  var rule: Int
  var confidence: Confidence
  var hit: SymbolHit
  /// What sets the hit aside, in symbols; nothing for a hit that counts.
  var reasons: [Consideration]
}

/// How much is told of a hit that is set aside.
enum Thoroughness {
  /// Everything that speaks against it.
  case allReasons
  /// Nothing: it is dropped as soon as anything does.
  case findingsOnly
}

/// The rules of a rubric as patterns of one matcher.
struct RulePatterns: Sendable {
  let rules: [Rule]
  let lists: PhraseLists
  let matcher: PhraseMatcher
  let negation: (negation: Negation, pattern: Int)?

  /// A rule and where its patterns stand in the matcher.
  struct Rule: Sendable {
    let rule: MatchRule
    let first: Int
    var say: Int { first }
    var maybe: Int { first + 1 }
    var exceptions: Int { first + 2 }
    var excuses: Int { first + 3 }
    func negation(_ index: Int) -> Int { first + 4 + index }
  }

  init(rules: [MatchRule], lists: PhraseLists, negation: Negation?) {
    var patterns: [[Phrase]] = []
    var slots: [Rule] = []
    for rule in rules {
      slots.append(Rule(rule: rule, first: patterns.count))
      patterns += [rule.say, rule.maybe, rule.exceptions, rule.excuses]
      patterns += rule.negations.map { [$0.cue] }
    }
    self.rules = slots
    self.lists = lists
    self.negation = negation.map { ($0, patterns.count) }
    if let negation { patterns.append([negation.cue]) }
    matcher = PhraseMatcher(patterns, lists: lists)
  }

  func pattern(_ number: Int) -> PhraseMatcher.Pattern { matcher.patterns[number] }

  /// Looks for a rule's own phrases, and adds what was found, weighed.
  func weigh(
    rule number: Int, in places: TextPlaces, _ walker: inout Walker, _ thoroughness: Thoroughness,
    into result: inout [WeighedHit]
  ) {
    let said = walker.longestMatches(of: pattern(rules[number].say), in: places.symbols)
    let perhaps = walker.longestMatches(of: pattern(rules[number].maybe), in: places.symbols)
    if said.isEmpty && perhaps.isEmpty { return }
    weigh(rule: number, say: said, maybe: perhaps, in: places, &walker, thoroughness, into: &result)
  }

  /// Weighs the matches of a rule's own phrases, given in order, and adds what comes of them.
  func weigh(
    rule number: Int, say said: [SymbolHit], maybe perhaps: [SymbolHit], in places: TextPlaces,
    _ walker: inout Walker, _ thoroughness: Thoroughness, into result: inout [WeighedHit]
  ) {
    let rule = rules[number]
    var excuses: Excuses?
    let start = result.count
    func add(_ hits: [SymbolHit], _ confidence: Confidence) {
      var weigher = Weigher(self, rule)
      for hit in hits {
        let reasons = weigher.reasons(against: hit.symbols, in: places, &walker, &excuses, thoroughness)
        if let reasons {
          result.append(WeighedHit(rule: number, confidence: confidence, hit: hit, reasons: reasons))
        }
      }
    }
    add(PhraseMatcher.leftmostLongest(said), .confident)
    if perhaps.isEmpty { return }
    let kept = result[start...].filter(\.reasons.isEmpty).map(\.hit.symbols)
    add(
      PhraseMatcher.leftmostLongest(perhaps).filter { hit in
        // Kept hits are in order and do not overlap, so one look decides.
        let index = firstIndex(in: kept) { $0.upperBound > hit.symbols.lowerBound }
        return index == kept.count || !kept[index].overlaps(hit.symbols)
      }, .low)
  }
}

/// Weighs hits of one rule, one after the other in the order of the text.
private struct Weigher {
  private let patterns: RulePatterns
  private let rule: RulePatterns.Rule
  private var exceptions: CoverSearch
  private var negations: [CueSearch]

  init(_ patterns: RulePatterns, _ rule: RulePatterns.Rule) {
    self.patterns = patterns
    self.rule = rule
    exceptions = CoverSearch(patterns.pattern(rule.exceptions))
    negations = rule.rule.negations.indices.map {
      CueSearch(patterns.pattern(rule.negation($0)), rule.rule.negations[$0])
    }
  }

  /// What speaks against a hit, or nil when anything does and nobody wants to know what.
  mutating func reasons(
    against hit: Range<Int>, in places: TextPlaces, _ walker: inout Walker, _ excuses: inout Excuses?,
    _ thoroughness: Thoroughness
  ) -> [Consideration]? {
    var reasons: [Consideration] = []
    var isDropped: Bool { thoroughness == .findingsOnly && !reasons.isEmpty }
    if let cover = exceptions.cover(of: hit, in: places, &walker) { reasons.append(.excepted(by: cover)) }
    if isDropped { return nil }
    for place in Place.allCases where rule.rule.places.contains(place) && !places.holds(place, hit) {
      reasons.append(.misplaced(place))
    }
    if isDropped { return nil }
    for index in negations.indices {
      if let cue = negations[index].cue(for: hit, in: places, &walker) { reasons.append(.negated(by: cue)) }
    }
    if isDropped { return nil }
    if !rule.rule.excuses.isEmpty {
      let found =
        excuses
        ?? Excuses(
          patterns.pattern(rule.excuses),
          negatedBy: patterns.negation.map { CueSearch(patterns.pattern($0.pattern), $0.negation) },
          in: places,
          &walker)
      excuses = found
      if let excuse = found.excuse(for: hit) { reasons.append(.excused(by: excuse)) }
    }
    return isDropped ? nil : reasons
  }
}
