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

/// The rules of a rubric, compiled: what they look for, and what is weighed where it was found.
struct RulePatterns: Sendable {
  let rules: [MatchRule]
  /// For each rule where its hits must stand.
  let places: [[Place]]
  let program: ProgramTables
  /// The alternatives that the rules look for.
  let fragments: FragmentTables
  /// What takes back an excuse; its cue is filed under the number of rules.
  let negation: Negation?

  init(rules: [MatchRule], lists: PhraseLists, negation: Negation?) {
    var compiler = Compiler(lists: lists)
    var builder = FragmentBuilder(lists: lists)
    for (index, rule) in rules.enumerated() {
      builder.add(rule.say, rule: index, .say)
      builder.add(rule.maybe, rule: index, .maybe)
      builder.add(rule.exceptions, rule: index, .exception)
      builder.add(rule.excuses, rule: index, .excuse)
      for (number, negation) in rule.negations.enumerated() {
        builder.add([negation.cue], rule: index, .cue(number))
      }
    }
    if let negation { builder.add([negation.cue], rule: rules.count, .cue(0)) }
    self.rules = rules
    places = rules.map { rule in Place.allCases.filter(rule.places.contains) }
    self.negation = negation
    fragments = builder.finish(&compiler)
    program = ProgramTables(compiler.finish())
  }

  /// Weighs what a search has found, and adds what comes of it, rule by rule.
  func weigh(
    _ search: borrowing ReplySearch, in places: TextPlaces, _ thoroughness: Thoroughness,
    into result: inout [WeighedHit]
  ) {
    let matches = search.matches.count > 1 ? search.matches.sorted { $0.rule < $1.rule } : search.matches
    var at = 0
    while at < matches.count {
      let rule = Int(matches[at].rule)
      var (say, maybe): ([SymbolHit], [SymbolHit]) = ([], [])
      while at < matches.count, Int(matches[at].rule) == rule {
        if matches[at].role == .maybe { maybe.append(matches[at].hit) } else { say.append(matches[at].hit) }
        at += 1
      }
      let weigher = Weigher(
        rules[rule], number: rule, at: self.places[rule], takenBackBy: negation, number: rules.count,
        search.sides.elements, in: places, thoroughness)
      weigher.weigh(say.inOrder, maybe.inOrder, in: places, into: &result)
    }
  }
}

/// Weighs the hits of one rule.
struct Weigher {
  private let number: Int
  private let thoroughness: Thoroughness
  private let wanted: [Place]
  private let exceptions: Covers
  private let negations: [Cues]
  private let excuses: Excuses

  /// Takes what speaks against hits of a rule from all matches of exceptions and cues.
  ///
  /// - Parameters:
  ///   - number: what the rule's own matches are filed under.
  ///   - wanted: where its hits must stand.
  ///   - negation: what takes back an excuse; `cues` is what its matches are filed under.
  init(
    _ rule: MatchRule, number: Int, at wanted: [Place], takenBackBy negation: Negation?, number cues: Int,
    _ sides: UnsafeBufferPointer<SideMatch>, in places: TextPlaces, _ thoroughness: Thoroughness
  ) {
    self.number = number
    self.thoroughness = thoroughness
    self.wanted = wanted
    exceptions = Covers(sides, of: number)
    negations =
      rule.negations.isEmpty
      ? [] : rule.negations.enumerated().map { Cues(sides, of: number, $0.offset, $0.element) }
    let takingBack = rule.excuses.isEmpty ? nil : negation.map { Cues(sides, of: cues, 0, $0) }
    excuses =
      rule.excuses.isEmpty ? Excuses() : Excuses(sides, of: number, takenBackBy: takingBack, in: places)
  }

  /// Weighs the hits of its phrases, given in order, and adds what comes of them.
  func weigh(
    _ say: [SymbolHit], _ maybe: [SymbolHit], in places: TextPlaces,
    into result: inout [WeighedHit]
  ) {
    let start = result.count
    add(PhraseMatcher.leftmostLongest(say), .confident, in: places, into: &result)
    if maybe.isEmpty { return }
    let kept = result[start...].filter(\.reasons.isEmpty).map(\.hit.symbols)
    let perhaps = PhraseMatcher.leftmostLongest(maybe).filter { hit in
      // Kept hits are in order and do not overlap, so one look decides.
      let index = firstIndex(in: kept) { $0.upperBound > hit.symbols.lowerBound }
      return index == kept.count || !kept[index].overlaps(hit.symbols)
    }
    add(perhaps, .low, in: places, into: &result)
  }

  private func add(
    _ hits: [SymbolHit], _ confidence: Confidence, in places: TextPlaces, into result: inout [WeighedHit]
  ) {
    for hit in hits {
      if let reasons = reasons(against: hit.symbols, in: places) {
        result.append(WeighedHit(rule: number, confidence: confidence, hit: hit, reasons: reasons))
      }
    }
  }

  /// What speaks against a hit, or nil when anything does and nobody wants to know what.
  private func reasons(
    against hit: Range<Int>, in places: TextPlaces
  ) -> [Consideration]? {
    var reasons: [Consideration] = []
    var isDropped: Bool { thoroughness == .findingsOnly && !reasons.isEmpty }
    if let cover = exceptions.cover(of: hit) { reasons.append(.excepted(by: cover)) }
    if isDropped { return nil }
    for place in wanted where !places.holds(place, hit) { reasons.append(.misplaced(place)) }
    if isDropped { return nil }
    for cues in negations {
      if let cue = cues.cue(for: hit, in: places) { reasons.append(.negated(by: cue)) }
    }
    if isDropped { return nil }
    if let excuse = excuses.excuse(for: hit) { reasons.append(.excused(by: excuse)) }
    return isDropped ? nil : reasons
  }
}
