/// Looks for exceptions that cover hits, for one hit after the other in the order of the text.
///
/// Each place is looked at once, however many hits there are.
struct CoverSearch {
  private let pattern: PhraseMatcher.Pattern
  private var next = 0
  /// The exception with the furthest end so far.
  private var furthest: Range<Int>?

  init(_ pattern: PhraseMatcher.Pattern) {
    self.pattern = pattern
  }

  /// An exception that a hit lies wholly inside of.
  mutating func cover(of hit: Range<Int>, in places: TextPlaces, _ walker: inout Walker) -> Range<Int>? {
    if pattern.isEmpty { return nil }
    let start = pattern.crossesClauses ? 0 : places.symbols.clauseStart(of: hit.lowerBound, notBefore: next)
    let starts = max(next, start)..<max(next, start, hit.lowerBound + 1)
    next = starts.upperBound
    for match in walker.longestMatches(of: pattern, in: places.symbols, from: starts)
    where match.symbols.upperBound > furthest?.upperBound ?? 0 {
      furthest = match.symbols
    }
    guard let furthest, furthest.lowerBound <= hit.lowerBound, furthest.upperBound >= hit.upperBound else {
      return nil
    }
    return furthest
  }
}

/// Looks for cues that negate hits, for one hit after the other in the order of the text.
struct CueSearch {
  private let pattern: PhraseMatcher.Pattern
  private let negation: Negation
  private var next = 0
  /// The last cue before the hits looked at so far, and those that end behind the start of the last one.
  private var nearest: Range<Int>?
  private var pending: [Range<Int>] = []

  init(_ pattern: PhraseMatcher.Pattern, _ negation: Negation) {
    self.pattern = pattern
    self.negation = negation
  }

  /// The cue that negates a hit: the nearest one on its side, if it stands within reach in the same clause.
  mutating func cue(for hit: Range<Int>, in places: TextPlaces, _ walker: inout Walker) -> Range<Int>? {
    switch negation.side {
    case .before: before(hit, in: places, &walker)
    case .after: after(hit, in: places, &walker)
    }
  }

  private mutating func before(_ hit: Range<Int>, in places: TextPlaces, _ walker: inout Walker) -> Range<
    Int
  >? {
    let start = pattern.crossesClauses ? 0 : places.symbols.clauseStart(of: hit.lowerBound, notBefore: next)
    let starts = max(next, start)..<max(next, start, hit.lowerBound)
    next = starts.upperBound
    if !starts.isEmpty {
      pending += walker.allMatches(of: pattern, in: places.symbols, from: starts).map(\.symbols)
    }
    pending.removeAll { cue in
      guard cue.upperBound <= hit.lowerBound else { return false }
      if cue.upperBound >= nearest?.upperBound ?? 0 { nearest = cue }
      return true
    }
    guard let nearest, places.isWithin(negation.reach, nearest.upperBound..<hit.lowerBound),
      places.isOneClause(nearest.lowerBound, hit.lowerBound)
    else { return nil }
    return nearest
  }

  private func after(_ hit: Range<Int>, in places: TextPlaces, _ walker: inout Walker) -> Range<Int>? {
    var units = negation.reach
    for start in hit.upperBound..<max(hit.upperBound, places.symbols.count) {
      let symbol = places.symbols[start]
      if let cue = walker.allMatches(of: pattern, in: places.symbols, from: start..<start + 1).first {
        return places.isOneClause(hit.upperBound - 1, start) ? cue.symbols : nil
      }
      if symbol.kind == .clauseEnd { return nil }
      if symbol.startsUnit {
        units -= 1
        if units < 0 { return nil }
      }
    }
    return nil
  }
}

/// The excuses of a text, to find one that stands clear of a hit.
struct Excuses {
  private var firstToEnd: Range<Int>?
  private var lastToStart: Range<Int>?

  /// Finds the excuses that no cue negates.
  init(
    _ pattern: PhraseMatcher.Pattern, negatedBy cues: CueSearch?, in places: TextPlaces,
    _ walker: inout Walker
  ) {
    if pattern.isEmpty { return }
    var cues = cues
    for excuse in walker.allMatches(of: pattern, in: places.symbols).map(\.symbols) {
      if cues?.cue(for: excuse, in: places, &walker) != nil { continue }
      if excuse.upperBound < firstToEnd?.upperBound ?? .max { firstToEnd = excuse }
      if excuse.lowerBound > lastToStart?.lowerBound ?? -1 { lastToStart = excuse }
    }
  }

  /// An excuse outside a hit.
  func excuse(for hit: Range<Int>) -> Range<Int>? {
    if let first = firstToEnd, first.upperBound <= hit.lowerBound { return first }
    if let last = lastToStart, last.lowerBound >= hit.upperBound { return last }
    return nil
  }
}
