/// The rules of a rubric as many replies are matched with them.
///
/// Costs nothing to make, and can be used from many threads.
public struct BulkRules: Sendable {
  let patterns: RulePatterns
  /// For each rule, where it stands in the order of ids.
  let ranks: [Int32]

  /// Takes over the rules of a matcher, whose findings are the same.
  public init(_ matcher: RuleMatcher) {
    let patterns = matcher.patterns
    self.patterns = patterns
    let order = patterns.rules.indices.sorted { patterns.rules[$0].id < patterns.rules[$1].id }
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, index) in order.enumerated() { ranks[index] = Int32(rank) }
    self.ranks = ranks
  }

  /// The rules, in the order in which findings name them.
  public var rules: [MatchRule] { patterns.rules }
}
