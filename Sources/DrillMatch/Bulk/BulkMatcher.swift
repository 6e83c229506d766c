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
public struct BulkMatcher: ~Copyable {
  private let rules: BulkRules
  /// Walks the alternatives that may match, and what is weighed against them.
  private var walker: Walker
  private var weigher: Walker
  private let folding = FoldingScratch()
  private var scan = ScanScratch()
  private var anchors: AnchorState
  /// The matches found in the reply at hand.
  private var matches: [Match] = []
  private var weighed: [WeighedHit] = []
  /// The findings of the last replies, one after the other.
  public private(set) var findings: [BulkFinding] = []
  /// For each of the last replies the end of its findings.
  private var ends: [Int] = []

  private struct Match {
    var rule: Int32
    var isMaybe: Bool
    var hit: SymbolHit
  }

  /// Creates a matcher.
  public init(_ rules: BulkRules) {
    self.rules = rules
    walker = Walker(rules.program)
    weigher = Walker(rules.patterns.matcher.program)
    anchors = AnchorState(rules.net)
  }

  /// Finds what there is in each of some replies, given as ranges of UTF-8 bytes.
  public mutating func match(_ bytes: UnsafeBufferPointer<UInt8>, replies: UnsafeBufferPointer<Range<Int32>>)
  {
    findings.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    rules.scanner.scan(bytes, replies: replies, with: &scan)
    var next = 0
    for reply in 0..<replies.count {
      let first = next
      while next < scan.hits.count, scan.hits[next].reply == reply { next += 1 }
      if next > first || !rules.always.isEmpty {
        let range = replies[reply]
        match(
          UnsafeBufferPointer(rebasing: bytes[Int(range.lowerBound)..<Int(range.upperBound)]),
          from: Int(range.lowerBound), hits: first..<next)
      }
      ends.append(findings.count)
    }
  }

  /// Where the findings of one of the last replies stand in `findings`, by span and then by rule.
  public func range(of reply: Int) -> Range<Int> { (reply == 0 ? 0 : ends[reply - 1])..<ends[reply] }

  private mutating func match(_ reply: UnsafeBufferPointer<UInt8>, from start: Int, hits: Range<Int>) {
    let isPeculiar = note(hits, of: reply, from: start)
    if !isPeculiar && anchors.openings.isEmpty && rules.always.isEmpty { return }
    folding.fold(reply)
    let symbols = SymbolView(folding.symbols)
    weighed.removeAll(keepingCapacity: true)
    if isPeculiar {
      weigher.begin()
      let places = places(symbols, reply)
      for rule in rules.patterns.rules.indices {
        rules.patterns.weigh(rule: rule, in: places, &weigher, .findingsOnly, into: &weighed)
      }
    } else {
      find(symbols)
      if !matches.isEmpty { weigh(places(symbols, reply)) }
    }
    report()
  }

  private func places(_ symbols: SymbolView, _ reply: UnsafeBufferPointer<UInt8>) -> TextPlaces {
    TextPlaces(symbols, quotes: folding.quoteMarks.isEmpty ? [] : folding.quotedStretches(in: reply))
  }

  /// Notes the literals of a reply; true when the reply holds what no scanner can read.
  private mutating func note(_ hits: Range<Int>, of reply: UnsafeBufferPointer<UInt8>, from start: Int)
    -> Bool
  {
    anchors.begin()
    for index in hits {
      let hit = scan.hits[index]
      if hit.literal == ScanHit.peculiar { return true }
      anchors.note(
        hit.literal, at: Int(hit.end) - start, of: reply, shape: rules.shapes[Int(hit.literal)], in: rules.net
      )
    }
    anchors.conclude(in: rules.net)
    return false
  }

  /// Looks for the alternatives that are called for.
  private mutating func find(_ symbols: SymbolView) {
    matches.removeAll(keepingCapacity: true)
    walker.begin()
    for entry in rules.always { find(rules.entries[Int(entry)], from: 0..<symbols.count, symbols) }
    for index in anchors.openings.indices {
      let opening = anchors.openings[index]
      let entry = rules.entries[Int(opening.entry)]
      find(entry, from: entry.isWide ? 0..<symbols.count : starts(of: opening, symbols), symbols)
    }
  }

  private mutating func find(_ entry: BulkRules.Entry, from starts: Range<Int>, _ symbols: SymbolView) {
    var hit = SymbolHit(symbols: 0..<0)
    for part in entry.firstPart..<entry.endPart {
      guard let other = walker.first(rules.parts[Int(part)], in: symbols) else { return }
      hit.parts.append(other)
    }
    walker.longest(entry.root, from: starts, in: symbols) { range in
      hit.symbols = range
      matches.append(Match(rule: entry.rule, isMaybe: entry.isMaybe, hit: hit))
    }
  }

  /// Weighs the matches, rule by rule.
  private mutating func weigh(_ places: TextPlaces) {
    weigher.begin()
    if matches.count == 1 {
      let (match, hits) = (matches[0], [matches[0].hit])
      rules.patterns.weigh(
        rule: Int(match.rule), say: match.isMaybe ? [] : hits, maybe: match.isMaybe ? hits : [], in: places,
        &weigher,
        .findingsOnly, into: &weighed)
      return
    }
    matches.sort { $0.rule < $1.rule }
    var at = 0
    while at < matches.count {
      let rule = matches[at].rule
      var (say, maybe): ([SymbolHit], [SymbolHit]) = ([], [])
      while at < matches.count, matches[at].rule == rule {
        if matches[at].isMaybe { maybe.append(matches[at].hit) } else { say.append(matches[at].hit) }
        at += 1
      }
      rules.patterns.weigh(
        rule: Int(rule), say: say.inOrder, maybe: maybe.inOrder, in: places, &weigher, .findingsOnly,
        into: &weighed)
    }
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

  /// Where matches may start: from the start of the first anchor's clause to the last anchor.
  private func starts(of opening: AnchorState.Opening, _ symbols: SymbolView) -> Range<Int> {
    if opening.first < 0 { return 0..<symbols.count }
    let last = symbol(before: Int(opening.last))
    return symbols.clauseStart(of: symbol(before: Int(opening.first)))..<min(symbols.count, last + 1)
  }

  /// The last symbol that starts before an offset in bytes.
  private func symbol(before end: Int) -> Int {
    let symbols = folding.symbols
    let offsets = folding.byteOffsets
    var low = 0
    var high = symbols.count
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[Int(symbols[middle].lower)]) < end { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}
