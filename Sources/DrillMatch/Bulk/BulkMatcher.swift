/// A finding in one of many replies, without any text of its own.
public struct BulkFinding: Sendable, Hashable {
  /// The index of the rule in `BulkRules.rules`.
  public var rule: Int
  /// How sure the matcher is.
  public var confidence: Confidence
  /// Where it stands in the reply, in Unicode scalars.
  public var span: Range<Int>
  /// Where it stands in the reply, in bytes.
  public var bytes: Range<Int>
}

/// Finds what rules look for in many replies; keeps room to work in and is used by one thread.
///
/// It grows faster with the replies that it has seen.
public struct BulkMatcher: ~Copyable {
  private let rules: BulkRules
  private var search: ReplySearch
  private let folding = FoldingScratch()
  private var weighed: [WeighedHit] = []
  /// The findings of the last replies, one after the other.
  public private(set) var findings: [BulkFinding] = []
  /// For each of the last replies the end of its findings.
  private var ends: [Int] = []

  /// Creates a matcher.
  public init(_ rules: BulkRules) { self.init(rules, kept: TrackTable.usual) }

  /// Creates a matcher that keeps only so many nodes of tracks.
  init(_ rules: BulkRules, kept: Int) {
    self.rules = rules
    search = ReplySearch(rules.patterns, kept: kept)
  }

  /// How much is kept of what was learnt from replies: kinds of tokens, and nodes, threads, steps and stacks of tracks.
  var sizes: [Int] { search.sizes }

  /// Finds what there is in each of some replies, given as ranges of UTF-8 bytes.
  public mutating func match(_ bytes: UnsafeBufferPointer<UInt8>, replies: UnsafeBufferPointer<Range<Int32>>)
  {
    findings.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    for range in replies {
      match(UnsafeBufferPointer(rebasing: bytes[Int(range.lowerBound)..<Int(range.upperBound)]))
      ends.append(findings.count)
    }
  }

  /// Where the findings of one of the last replies stand in `findings`, by span and then by rule.
  public func range(of reply: Int) -> Range<Int> { (reply == 0 ? 0 : ends[reply - 1])..<ends[reply] }

  private mutating func match(_ reply: UnsafeBufferPointer<UInt8>) {
    var text = ReplyText(reply, folding: folding)
    search.search(&text)
    if search.matches.isEmpty { return }
    weighed.removeAll(keepingCapacity: true)
    let symbols = text.symbols
    let quotes = folding.quoteMarks.isEmpty ? [] : folding.quotedStretches(in: reply)
    rules.patterns.weigh(
      &search, &text, in: TextPlaces(symbols, quotes: quotes), .findingsOnly, into: &weighed)
    report()
  }

  private mutating func report() {
    if weighed.isEmpty { return }
    for hit in weighed {
      let span = folding.symbols.span(ofSymbols: hit.hit.symbols)
      findings.append(
        BulkFinding(
          rule: hit.rule, confidence: hit.confidence, span: span, bytes: folding.bytes(ofScalars: span)))
    }
    if weighed.count > 1 {
      let ranks = rules.ranks
      findings[(findings.count - weighed.count)...].sort { Self.isBefore($0, $1, ranks) }
    }
  }

  private static func isBefore(_ a: BulkFinding, _ b: BulkFinding, _ ranks: [Int32]) -> Bool {
    if a.span.lowerBound != b.span.lowerBound { return a.span.lowerBound < b.span.lowerBound }
    if a.span.upperBound != b.span.upperBound { return a.span.upperBound < b.span.upperBound }
    if a.rule != b.rule { return ranks[a.rule] < ranks[b.rule] }
    return a.confidence == .confident && b.confidence == .low
  }
}
