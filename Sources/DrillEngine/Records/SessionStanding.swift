/// How a session stands.
public enum SessionStanding: String, Sendable, Hashable, CaseIterable {
  /// Finished and passed.
  case passed
  /// Finished and not passed.
  case failed
  /// Not finished.
  case unfinished

  /// How a session with this result stands; nil is no result yet.
  public init(_ card: Scorecard?) {
    self = card.map { $0.isPassed ? .passed : .failed } ?? .unfinished
  }
}
