import Synchronization

/// Where one thread at a time searches; what a search has learnt from one text serves the next.
final class SearchDesk {
  var search: ReplySearch

  init(_ patterns: RulePatterns) {
    search = ReplySearch(patterns)
  }
}

/// The desks of a matcher that nobody uses right now, so that many threads can share the matcher.
final class SearchDesks: Sendable {
  /// A desk belongs to whoever took it, and to nobody else until it is given back.
  private struct Free: @unchecked Sendable { var desks: [SearchDesk] = [] }

  private let patterns: RulePatterns
  private let free = Mutex(Free())

  init(_ patterns: RulePatterns) {
    self.patterns = patterns
  }

  /// A desk for the caller alone.
  func take() -> SearchDesk {
    free.withLock { $0.desks.popLast() } ?? SearchDesk(patterns)
  }

  /// Takes a desk back.
  func giveBack(_ desk: SearchDesk) {
    free.withLock { $0.desks.append(desk) }
  }
}
