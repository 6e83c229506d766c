/// A hit of a rule's phrases with all that was weighed, whether it became a finding or not.
public struct WeighedFinding: Sendable, Hashable {
  /// The hit.
  public var finding: Finding
  /// Whether something set it aside, so that it is no finding; `finding.considered` tells what.
  public var isCancelled: Bool
}

/// Finds what the rules of a rubric look for in replies.
///
/// All phrases of all rules are looked for in one walk over the text; weighing the hits takes time
/// proportional to their number. A value can be used from many threads at once.
public struct RuleMatcher: Sendable {
  private let rules: [RuleSlots]
  private let matcher: PhraseMatcher
  private let negation: (negation: Negation, pattern: Int)?

  /// A rule and where its patterns stand in the matcher.
  private struct RuleSlots: Sendable {
    let rule: MatchRule
    let first: Int
    var say: Int { first }
    var maybe: Int { first + 1 }
    var exceptions: Int { first + 2 }
    var excuses: Int { first + 3 }
    func negation(_ index: Int) -> Int { first + 4 + index }
  }

  /// Compiles rules; `negation` takes back an excuse that stands close to its cue.
  public init(rules: [MatchRule], lists: PhraseLists, negation: Negation? = nil) {
    var patterns: [(phrases: [Phrase], report: Program.Report)] = []
    var slots: [RuleSlots] = []
    for rule in rules {
      slots.append(RuleSlots(rule: rule, first: patterns.count))
      patterns.append((rule.say, .longest))
      patterns.append((rule.maybe, .longest))
      patterns.append((rule.exceptions, .longest))
      patterns.append((rule.excuses, .all))
      for negation in rule.negations { patterns.append(([negation.cue], .all)) }
    }
    self.rules = slots
    self.negation = negation.map { ($0, patterns.count) }
    if let negation { patterns.append(([negation.cue], .all)) }
    matcher = PhraseMatcher(patterns, lists: lists)
  }

  /// The findings in a reply, by span and then by rule.
  public func findings(in text: String) -> [Finding] { findings(in: FoldedText(text)) }

  /// The findings in a folded reply, by span and then by rule.
  public func findings(in text: FoldedText) -> [Finding] {
    explain(in: text).filter { !$0.isCancelled }.map(\.finding)
  }

  /// All hits in a reply with what was weighed, those set aside included.
  public func explain(in text: String) -> [WeighedFinding] { explain(in: FoldedText(text)) }

  /// All hits in a folded reply with what was weighed, those set aside included.
  public func explain(in text: FoldedText) -> [WeighedFinding] {
    let hits = matcher.symbolHits(in: text)
    guard rules.contains(where: { !hits[$0.say].isEmpty || !hits[$0.maybe].isEmpty }) else { return [] }
    let map = TextMap(text)
    let cues = negation.map { CueIndex(hits[$0.pattern], $0.negation) }
    var result: [WeighedFinding] = []
    for slots in rules where !hits[slots.say].isEmpty || !hits[slots.maybe].isEmpty {
      let weigher = Weigher(
        text: text, map: map, rule: slots.rule, exceptions: CoverIndex(hits[slots.exceptions]),
        excuses: ExcuseIndex(hits[slots.excuses], negatedBy: cues, in: map),
        negations: slots.rule.negations.indices.map {
          CueIndex(hits[slots.negation($0)], slots.rule.negations[$0])
        })
      result += weigher.weigh(say: hits[slots.say], maybe: hits[slots.maybe])
    }
    return result.sorted { Self.isBefore($0.finding, $1.finding) }
  }

  private static func isBefore(_ a: Finding, _ b: Finding) -> Bool {
    if a.span.lowerBound != b.span.lowerBound { return a.span.lowerBound < b.span.lowerBound }
    if a.span.upperBound != b.span.upperBound { return a.span.upperBound < b.span.upperBound }
    if a.rule != b.rule { return a.rule < b.rule }
    return a.confidence == .confident && b.confidence == .low
  }
}

/// Weighs the hits of one rule in one text.
private struct Weigher {
  let text: FoldedText
  let map: TextMap
  let rule: MatchRule
  let exceptions: CoverIndex
  let excuses: ExcuseIndex
  let negations: [CueIndex]

  func weigh(say: [PhraseMatcher.SymbolHit], maybe: [PhraseMatcher.SymbolHit]) -> [WeighedFinding] {
    let confident = PhraseMatcher.leftmostLongest(say).map { ($0, weigh($0, .confident)) }
    let kept = confident.filter { !$0.1.isCancelled }.map(\.0.symbols)
    let low = PhraseMatcher.leftmostLongest(maybe).filter { hit in
      // Kept hits are in order and do not overlap, so one look decides.
      let index = firstIndex(in: kept) { $0.upperBound > hit.symbols.lowerBound }
      return index == kept.count || !kept[index].overlaps(hit.symbols)
    }
    return confident.map(\.1) + low.map { weigh($0, .low) }
  }

  private func weigh(_ hit: PhraseMatcher.SymbolHit, _ confidence: Confidence) -> WeighedFinding {
    var reasons: [Consideration] = []
    if let cover = exceptions.cover(of: hit.symbols) { reasons.append(.excepted(by: span(cover))) }
    for place in Place.allCases where rule.places.contains(place) && !map.holds(place, hit.symbols) {
      reasons.append(.misplaced(place))
    }
    for negation in negations {
      if let cue = negation.cue(for: hit.symbols, in: map) { reasons.append(.negated(by: span(cue))) }
    }
    if let excuse = excuses.excuse(for: hit.symbols) { reasons.append(.excused(by: span(excuse))) }
    let span = span(hit.symbols)
    let typed = text.text(in: span)
    let folded = text.folded(symbols: hit.symbols)
    return WeighedFinding(
      finding: Finding(
        rule: rule.id, kind: rule.kind, confidence: confidence, span: span, text: typed,
        folded: folded == typed.lowercased() ? nil : folded,
        considered: reasons + hit.parts.map { .with(self.span($0)) }),
      isCancelled: !reasons.isEmpty)
  }

  private func span(_ symbols: Range<Int>) -> Range<Int> { text.span(ofSymbols: symbols) }
}
