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

extension ExampleFault {
  /// What is wrong with an example, by what its rule finds in it; nil when nothing is.
  init?(_ example: Example, of rule: String, found: [Range<Int>]) {
    let kind: Kind? =
      switch example.expectation {
      case .miss: found.isEmpty ? nil : .found(found)
      case .hit(let range): found == [range] ? nil : found.isEmpty ? .missed : .elsewhere(found)
      }
    if example.isTodo {
      guard kind == nil else { return nil }
      self.init(rule: rule, example: example, kind: .holds)
    } else {
      guard let kind else { return nil }
      self.init(rule: rule, example: example, kind: kind)
    }
  }
}
