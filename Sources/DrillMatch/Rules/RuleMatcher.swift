/// A hit of a rule's phrases with all that was weighed, whether it became a finding or not.
public struct WeighedFinding: Sendable, Hashable {
  /// The hit.
  public var finding: Finding
  /// Whether something set it aside, so that it is no finding; `finding.considered` tells what.
  public var isCancelled: Bool
}

/// Finds what the rules of a rubric look for in replies.
///
/// Exceptions and conditions are looked at only where a rule's own phrases were found. The work is linear in the text.
/// A value can be used from many threads at once.
public struct RuleMatcher: Sendable {
  let patterns: RulePatterns
  private let desks: SearchDesks

  /// Compiles rules; `negation` takes back an excuse that stands close to its cue.
  public init(rules: [MatchRule], lists: PhraseLists, negation: Negation? = nil) {
    patterns = RulePatterns(rules: rules, lists: lists, negation: negation)
    desks = SearchDesks(patterns)
  }

  /// The findings in a reply, by span and then by rule.
  public func findings(in text: String) -> [Finding] { findings(in: FoldedText(text)) }

  /// The findings in a folded reply, by span and then by rule.
  public func findings(in text: FoldedText) -> [Finding] {
    explain(in: text, .findingsOnly).map(\.finding)
  }

  /// All hits in a reply with what was weighed, those set aside included.
  public func explain(in text: String) -> [WeighedFinding] { explain(in: FoldedText(text)) }

  /// All hits in a folded reply with what was weighed, those set aside included.
  public func explain(in text: FoldedText) -> [WeighedFinding] { explain(in: text, .allReasons) }

  private func explain(in text: FoldedText, _ thoroughness: Thoroughness) -> [WeighedFinding] {
    let desk = desks.take()
    defer { desks.giveBack(desk) }
    return text.withSymbols { symbols in
      var reply = ReplyText(symbols)
      desk.search.search(&reply)
      if desk.search.matches.isEmpty { return [] }
      let places = TextPlaces(symbols, quotes: text.quotedStretches)
      var hits: [WeighedHit] = []
      patterns.weigh(&desk.search, &reply, in: places, thoroughness, into: &hits)
      return hits.map { finding($0, in: text) }.sorted { Self.isBefore($0.finding, $1.finding) }
    }
  }

  private func finding(_ weighed: WeighedHit, in text: FoldedText) -> WeighedFinding {
    let rule = patterns.rules[weighed.rule]
    let span = text.span(ofSymbols: weighed.hit.symbols)
    let typed = text.text(in: span)
    let folded = text.folded(symbols: weighed.hit.symbols)
    let reasons = weighed.reasons + weighed.hit.parts.map { .with($0) }
    return WeighedFinding(
      finding: Finding(
        rule: rule.id, kind: rule.kind, confidence: weighed.confidence, span: span, text: typed,
        folded: folded == typed.lowercased() ? nil : folded,
        considered: reasons.map { $0.mapped { text.span(ofSymbols: $0) } }),
      isCancelled: !weighed.reasons.isEmpty)
  }

  private static func isBefore(_ a: Finding, _ b: Finding) -> Bool {
    if a.span.lowerBound != b.span.lowerBound { return a.span.lowerBound < b.span.lowerBound }
    if a.span.upperBound != b.span.upperBound { return a.span.upperBound < b.span.upperBound }
    if a.rule != b.rule { return a.rule < b.rule }
    return a.confidence == .confident && b.confidence == .low
  }
}

extension Consideration {
  /// The same with its stretch told otherwise.
  fileprivate func mapped(_ change: (Range<Int>) -> Range<Int>) -> Consideration {
    switch self {
    case .excepted(let range): .excepted(by: change(range))
    case .negated(let range): .negated(by: change(range))
    case .excused(let range): .excused(by: change(range))
    case .with(let range): .with(change(range))
    case .misplaced: self
    }
  }
}
