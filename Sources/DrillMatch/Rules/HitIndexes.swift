/// Matches of cues, to look up the nearest one on either side in logarithmic time.
struct CueIndex {
  private let byStart: [Range<Int>]
  private let byEnd: [Range<Int>]
  private let negation: Negation

  init(_ hits: [PhraseMatcher.SymbolHit], _ negation: Negation) {
    self.negation = negation
    byStart = negation.side == .after ? hits.map(\.symbols) : []
    byEnd =
      negation.side == .before ? hits.map(\.symbols).sorted { $0.upperBound < $1.upperBound } : []
  }

  /// The cue that negates a hit, if one stands within reach in the same clause.
  func cue(for hit: Range<Int>, in map: TextMap) -> Range<Int>? {
    switch negation.side {
    case .before:
      let index = firstIndex(in: byEnd) { $0.upperBound > hit.lowerBound }
      guard index > 0 else { return nil }
      let cue = byEnd[index - 1]
      let isNear = map.units(in: cue.upperBound..<hit.lowerBound) <= negation.reach
      return isNear && map.isOneClause(cue.lowerBound, hit.lowerBound) ? cue : nil
    case .after:
      let index = firstIndex(in: byStart) { $0.lowerBound >= hit.upperBound }
      guard index < byStart.count else { return nil }
      let cue = byStart[index]
      let isNear = map.units(in: hit.upperBound..<cue.lowerBound) <= negation.reach
      return isNear && map.isOneClause(cue.lowerBound, hit.upperBound - 1) ? cue : nil
    }
  }
}

/// Matches of exceptions, to look up one that covers a hit.
struct CoverIndex {
  private var starts: [Int] = []
  /// For each start, the match with the furthest end so far.
  private var furthest: [Range<Int>] = []

  init(_ hits: [PhraseMatcher.SymbolHit]) {
    for hit in hits {
      starts.append(hit.symbols.lowerBound)
      if let last = furthest.last, last.upperBound >= hit.symbols.upperBound {
        furthest.append(last)
      } else {
        furthest.append(hit.symbols)
      }
    }
  }

  /// A match that a hit lies wholly inside of.
  func cover(of hit: Range<Int>) -> Range<Int>? {
    let index = firstIndex(in: starts) { $0 > hit.lowerBound }
    guard index > 0, furthest[index - 1].upperBound >= hit.upperBound else { return nil }
    return furthest[index - 1]
  }
}

/// Matches of excuses, to find one that stands clear of a hit.
struct ExcuseIndex {
  private var firstToEnd: Range<Int>?
  private var lastToStart: Range<Int>?

  init(_ hits: [PhraseMatcher.SymbolHit], negatedBy cues: CueIndex?, in map: TextMap) {
    for hit in hits where cues?.cue(for: hit.symbols, in: map) == nil {
      if hit.symbols.upperBound < firstToEnd?.upperBound ?? .max { firstToEnd = hit.symbols }
      if hit.symbols.lowerBound > lastToStart?.lowerBound ?? -1 { lastToStart = hit.symbols }
    }
  }

  /// An excuse outside a hit.
  func excuse(for hit: Range<Int>) -> Range<Int>? {
    if let first = firstToEnd, first.upperBound <= hit.lowerBound { return first }
    if let last = lastToStart, last.lowerBound >= hit.upperBound { return last }
    return nil
  }
}
