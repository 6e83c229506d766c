import DrillMatch
import DrillScript

/// An example that does not do what it shows.
struct ExampleFault: Sendable {
  /// How it fails.
  enum Kind: Sendable {
    /// Nothing is found where something is marked.
    case missed
    /// Something is found, but not exactly once at the mark.
    case elsewhere([Range<Int>])
    /// Something is found where nothing must be.
    case found([Range<Int>])
    /// It is written as `todo`, but holds by now.
    case holds
  }

  var rule: String
  var example: Example
  var kind: Kind
}

extension RubricWords {
  /// The examples of a rule that do not hold.
  ///
  /// - Parameter bulk: all rules for many replies at once; without them the rule is compiled alone.
  func exampleFaults(ofRule id: String, by bulk: BulkRules?) -> [ExampleFault] {
    guard let rule = rule(id) else { return [] }
    return zip(rule.examples, spans(of: rule, by: bulk)).compactMap { example, found in
      let kind: ExampleFault.Kind? =
        switch example.expectation {
        case .miss: found.isEmpty ? nil : .found(found)
        case .hit(let range): found == [range] ? nil : found.isEmpty ? .missed : .elsewhere(found)
        }
      if example.isTodo {
        return kind == nil ? ExampleFault(rule: id, example: example, kind: .holds) : nil
      }
      return kind.map { ExampleFault(rule: id, example: example, kind: $0) }
    }
  }

  /// What a rule finds in each of its examples.
  private func spans(of rule: RuleWords, by bulk: BulkRules?) -> [[Range<Int>]] {
    if let bulk {
      return ReplyBlock(rule.examples.lazy.map(\.text)).findings(by: bulk).map { findings in
        findings.filter { $0.rule == rule.match.id }.map(\.span)
      }
    }
    let matcher = RuleMatcher(rules: [rule.match], lists: lists, negation: negation)
    return rule.examples.map { matcher.findings(in: $0.text).map(\.span) }
  }
}
