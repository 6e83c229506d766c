/// Where alternatives stand in a text.
public struct Sightings: Sendable {
  /// A match of an alternative, in symbols of the text.
  struct Sighting: Sendable {
    var alternative: Int
    var hit: SymbolHit
  }

  /// The text.
  public let text: FoldedText
  let roles: [AlternativeMatcher.Role]
  /// All matches: by alternative, by start, the longest first.
  let all: [Sighting]
  /// The alternatives that were found, in order.
  public let found: [Int]

  init(_ text: FoldedText, roles: [AlternativeMatcher.Role], _ sightings: [Sighting]) {
    self.text = text
    self.roles = roles
    all = sightings.sorted(by: Self.isBefore)
    var found: [Int] = []
    for sighting in all where sighting.alternative != found.last { found.append(sighting.alternative) }
    self.found = found
  }

  private static func isBefore(_ a: Sighting, _ b: Sighting) -> Bool {
    if a.alternative != b.alternative { return a.alternative < b.alternative }
    let (x, y) = (a.hit.symbols, b.hit.symbols)
    if x.lowerBound != y.lowerBound { return x.lowerBound < y.lowerBound }
    return x.upperBound > y.upperBound
  }

  /// Whether an alternative was found.
  public func holds(_ alternative: Int) -> Bool { !range(of: alternative).isEmpty }

  /// The hits of an alternative that start within a stretch of the text (Unicode scalars), else anywhere;
  /// leftmost-longest, not overlapping.
  public func hits(of alternative: Int, startingIn stretch: Range<Int>? = nil) -> [Hit] {
    var longest: [SymbolHit] = []
    for sighting in all[range(of: alternative)] {
      let hit = sighting.hit
      if hit.symbols.lowerBound == longest.last?.symbols.lowerBound { continue }
      if let stretch {
        let start = hit.symbols.lowerBound
        guard stretch.contains(text.span(ofSymbols: start..<start + 1).lowerBound) else { continue }
      }
      longest.append(hit)
    }
    return PhraseMatcher.leftmostLongest(longest).map { hit in
      Hit(span: text.span(ofSymbols: hit.symbols), parts: hit.parts.map { text.span(ofSymbols: $0) })
    }
  }

  /// All matches of an alternative, whether they overlap or not, as stretches of the text.
  public func allSpans(of alternative: Int) -> [Range<Int>] {
    all[range(of: alternative)].flatMap { sighting in
      ([sighting.hit.symbols] + sighting.hit.parts).map { text.span(ofSymbols: $0) }
    }
  }

  /// Where the matches of an alternative stand in `all`.
  func range(of alternative: Int) -> Range<Int> {
    let first = firstIndex(in: all) { $0.alternative >= alternative }
    var end = first
    while end < all.count, all[end].alternative == alternative { end += 1 }
    return first..<end
  }
}
