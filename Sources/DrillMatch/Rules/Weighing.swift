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
  /// For each rule the alternatives of what speaks against it; nil where nothing does.
  let sides: [FragmentTables?]
  /// What takes back an excuse; among the cues of a rule it comes behind those of its own negations.
  let negation: Negation?

  init(rules: [MatchRule], lists: PhraseLists, negation: Negation?) {
    var compiler = Compiler(lists: lists)
    var builder = FragmentBuilder(lists: lists)
    for (index, rule) in rules.enumerated() {
      builder.add(rule.say, rule: index, .say)
      builder.add(rule.maybe, rule: index, .maybe)
    }
    fragments = builder.finish(&compiler)
    var sides: [FragmentTables?] = []
    for (index, rule) in rules.enumerated() {
      builder.begin()
      builder.add(rule.exceptions, rule: index, .exception)
      builder.add(rule.excuses, rule: index, .excuse)
      for (number, negation) in rule.negations.enumerated() {
        builder.add([negation.cue], rule: index, .cue(number))
      }
      if let negation, !rule.excuses.isEmpty {
        builder.add([negation.cue], rule: index, .cue(rule.negations.count))
      }
      sides.append(builder.targets.isEmpty ? nil : builder.finish(&compiler))
    }
    self.rules = rules
    self.sides = sides
    places = rules.map { rule in Place.allCases.filter(rule.places.contains) }
    self.negation = negation
    program = compiler.finish()
  }

  /// Patterns that tell alternatives apart: each is a rule of its own, and all are looked for wherever one is.
  init(alternatives: [(phrase: Phrase, role: FragmentTarget.Role)], lists: PhraseLists) {
    var compiler = Compiler(lists: lists)
    var builder = FragmentBuilder(lists: lists)
    for (number, (phrase, role)) in alternatives.enumerated() { builder.add([phrase], rule: number, role) }
    fragments = builder.finish(&compiler)
    program = compiler.finish()
    (rules, places, sides, negation) = ([], [], [], nil)
  }

  /// Weighs what a search has found, and adds what comes of it, rule by rule.
  func weigh(
    _ search: inout ReplySearch, _ text: inout ReplyText, in places: TextPlaces, _ thoroughness: Thoroughness,
    into result: inout [WeighedHit]
  ) {
    var matches = search.matches
    if matches.count > 1 { matches.sort { $0.target.rule < $1.target.rule } }
    var at = 0
    while at < matches.count {
      let rule = Int(matches[at].target.rule)
      var (say, maybe): ([SymbolHit], [SymbolHit]) = ([], [])
      while at < matches.count, Int(matches[at].target.rule) == rule {
        if matches[at].target.role == .maybe {
          maybe.append(matches[at].hit)
        } else {
          say.append(matches[at].hit)
        }
        at += 1
      }
      search.searchSides(of: rule, in: &text)
      let weigher = Weigher(
        rules[rule], number: rule, at: self.places[rule], takenBackBy: negation, search.sides.elements,
        in: places, thoroughness)
      weigher.weigh(say.inOrder, maybe.inOrder, in: places, into: &result)
    }
  }
}

/// Weighs the hits of one rule.
struct Weigher {
  private let number: Int
  private let thoroughness: Thoroughness
  private let wanted: [Place]
  private var exceptions = Covers()
  private var negations: [Cues] = []
  private var excuses = Excuses()

  /// Takes what speaks against hits of a rule from the matches of its exceptions, excuses and cues.
  ///
  /// - Parameters:
  ///   - number: which rule its hits are said to be of.
  ///   - wanted: where its hits must stand.
  ///   - negation: what takes back an excuse; its cue is filed behind those of the rule's own negations.
  init(
    _ rule: MatchRule, number: Int, at wanted: [Place], takenBackBy negation: Negation?,
    _ sides: UnsafeBufferPointer<SideMatch>, in places: TextPlaces, _ thoroughness: Thoroughness
  ) {
    self.number = number
    self.thoroughness = thoroughness
    self.wanted = wanted
    if sides.isEmpty { return }
    exceptions = Covers(sides)
    let own = rule.negations
    for (number, negation) in own.enumerated() { negations.append(Cues(sides, number, negation)) }
    let takingBack = negation.map { Cues(sides, own.count, $0) }
    excuses = Excuses(sides, takenBackBy: takingBack, in: places)
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
