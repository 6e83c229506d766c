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
  /// The rule is compiled alone, since what other rules find counts for nothing.
  func exampleFaults(ofRule id: String) -> [ExampleFault] {
    guard let rule = rule(id) else { return [] }
    let matcher = RuleMatcher(rules: [rule.match], lists: lists, negation: negation)
    return rule.examples.compactMap { example in
      let found = matcher.findings(in: example.text).map(\.span)
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
}
