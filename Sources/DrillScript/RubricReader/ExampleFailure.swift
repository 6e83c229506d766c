import DrillMatch
import DrillText

/// An example of a rule that does not do what it shows.
public struct ExampleFailure: Sendable, Hashable {
  /// How it fails.
  public enum Kind: Sendable, Hashable {
    /// Nothing is found where something is marked.
    case notFound
    /// Something is found, but not exactly once at the mark; these are the ranges.
    case foundElsewhere([Range<Int>])
    /// Something is found in an example in which nothing must be.
    case found([Range<Int>])
    /// It is written as `todo`, but holds by now.
    case holdsAlready
  }

  /// The id of the rule.
  public var rule: String
  /// The example.
  public var example: Example
  /// How it fails.
  public var kind: Kind
}

extension Rubric {
  /// The examples of all rules that do not hold; a `todo` example is named when it does hold.
  ///
  /// Costs one run of a rule's matcher an example.
  public func exampleFailures() -> [ExampleFailure] {
    let words = words
    return words.rules.flatMap { rule -> [ExampleFailure] in
      let matcher = RuleMatcher(rules: [rule.match], lists: words.lists, negation: words.negation)
      return rule.examples.compactMap { example in
        let found = matcher.findings(in: example.text).map(\.span)
        let failure = Self.failure(of: example, found: found)
        if example.isTodo {
          return failure == nil
            ? ExampleFailure(rule: rule.match.id, example: example, kind: .holdsAlready) : nil
        }
        return failure.map { ExampleFailure(rule: rule.match.id, example: example, kind: $0) }
      }
    }
  }

  private static func failure(of example: Example, found: [Range<Int>]) -> ExampleFailure.Kind? {
    switch example.expectation {
    case .miss: found.isEmpty ? nil : .found(found)
    case .hit(let range):
      found == [range] ? nil : found.isEmpty ? .notFound : .foundElsewhere(found)
    }
  }
}
