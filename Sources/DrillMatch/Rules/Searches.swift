/// A match of an exception, an excuse or a cue of a rule, in symbols of the text.
struct SideMatch: BitwiseCopyable {
  var role: FragmentTarget.Role
  var start: Int32
  var end: Int32

  var range: Range<Int> { Int(start)..<Int(end) }
}

/// The exceptions of a rule in a text, to find one that covers a hit; each look takes logarithmic time.
struct Covers {
  /// By their starts; each with the furthest end of it and all before it.
  private var ranges: [Range<Int>] = []

  /// No exceptions.
  init() {}

  init(_ sides: UnsafeBufferPointer<SideMatch>) {
    for side in sides where side.role == .exception { ranges.append(side.range) }
    guard ranges.count > 1 else { return }
    ranges.sort { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
    var furthest = ranges[0]
    // What ends no later than one before it covers nothing that this does not.
    ranges.removeAll { range in
      if range.upperBound <= furthest.upperBound, range != furthest { return true }
      furthest = range
      return false
    }
  }

  /// An exception that a hit lies wholly inside of.
  func cover(of hit: Range<Int>) -> Range<Int>? {
    if ranges.isEmpty { return nil }
    let behind = firstIndex(in: ranges) { $0.lowerBound > hit.lowerBound }
    guard behind > 0, ranges[behind - 1].upperBound >= hit.upperBound else { return nil }
    return ranges[behind - 1]
  }
}

/// The cues of a negation in a text, to find the one that negates a hit; each look takes logarithmic time.
struct Cues {
  private let side: Negation.Side
  private let reach: Int
  /// By their ends where they negate what follows, else by their starts.
  private var ranges: [Range<Int>] = []

  init(_ sides: UnsafeBufferPointer<SideMatch>, _ number: Int, _ negation: Negation) {
    side = negation.side
    reach = negation.reach
    let role = FragmentTarget.Role.cue(number)
    for side in sides where side.role == role { ranges.append(side.range) }
    guard ranges.count > 1 else { return }
    switch side {
    case .before: ranges.sort { ($0.upperBound, $0.lowerBound) < ($1.upperBound, $1.lowerBound) }
    case .after: ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
  }

  /// The nearest cue on its side of a hit, if it stands within reach in the same clause.
  func cue(for hit: Range<Int>, in places: TextPlaces) -> Range<Int>? {
    if ranges.isEmpty { return nil }
    switch side {
    case .before:
      let behind = firstIndex(in: ranges) { $0.upperBound > hit.lowerBound }
      guard behind > 0 else { return nil }
      let cue = ranges[behind - 1]
      return places.isWithin(reach, cue.upperBound..<hit.lowerBound)
        && places.isOneClause(cue.lowerBound, hit.lowerBound) ? cue : nil
    case .after:
      let next = firstIndex(in: ranges) { $0.lowerBound >= hit.upperBound }
      guard next < ranges.count else { return nil }
      let cue = ranges[next]
      return places.isWithin(reach, hit.upperBound..<cue.lowerBound)
        && places.isOneClause(hit.upperBound - 1, cue.lowerBound) ? cue : nil
    }
  }
}

/// The excuses of a text, to find one that stands clear of a hit.
struct Excuses {
  private var firstToEnd: Range<Int>?
  private var lastToStart: Range<Int>?

  /// No excuses.
  init() {}

  /// Finds the excuses of a rule that no cue takes back.
  init(_ sides: UnsafeBufferPointer<SideMatch>, takenBackBy cues: Cues?, in places: TextPlaces) {
    var ranges: [Range<Int>] = []
    for side in sides where side.role == .excuse { ranges.append(side.range) }
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    for excuse in ranges where cues?.cue(for: excuse, in: places) == nil {
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
