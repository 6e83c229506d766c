/// A place where a pattern was found.
public struct Hit: Sendable, Hashable {
  /// Where it stands in the original text, in Unicode scalars.
  public let span: Range<Int>
  /// Where the other parts of an `a & b` phrase stand.
  public let parts: [Range<Int>]
}

/// Finds many patterns in a text.
///
/// A pattern is a set of phrases. Its hits are leftmost-longest and do not overlap. Compiling takes time and
/// memory linear in the phrases and their lists; a search is linear in the text, with no back-tracking, whatever the
/// phrases are.
public struct PhraseMatcher: Sendable {
  let program: ProgramTables
  /// The patterns, each as the pieces it is made of.
  let patterns: [Pattern]
  /// For each bit of a symbol the patterns of one part that may start with it.
  private let openings: [[Int32]]

  /// The pieces of a pattern, each given by its root in the program.
  struct Pattern: Sendable {
    /// All its phrases of one part; nil when it has none.
    var simple: Int32?
    /// Its `a & b` phrases, each as its parts.
    var conjunctions: [[Int32]] = []

    /// Compiles phrases.
    init(_ phrases: [Phrase], lists: PhraseLists, _ compiler: inout Compiler) {
      let alternatives = phrases.flatMap { lists.alternatives(of: $0) }
      let whole = alternatives.filter { $0.count == 1 }.map { $0[0] }
      if !whole.isEmpty { simple = compiler.add(whole) }
      for parts in alternatives where parts.count > 1 {
        var roots: [Int32] = []
        for part in parts {
          roots.append(compiler.add([part]))
        }
        conjunctions.append(roots)
      }
    }
  }

  /// Compiles patterns, each of them a set of phrases.
  public init(_ patterns: [[Phrase]], lists: PhraseLists) {
    var compiler = Compiler(lists: lists)
    var made: [Pattern] = []
    for phrases in patterns { made.append(Pattern(phrases, lists: lists, &compiler)) }
    self.patterns = made
    let program = compiler.finish()
    self.program = program
    openings = (0..<64).map { bit in
      made.indices.filter { number in
        made[number].simple.map { program.state($0).mask >> UInt64(bit) & 1 == 1 } ?? false
      }.map(Int32.init)
    }
  }

  /// How many states the patterns take.
  var stateCount: Int { program.stateCount }

  /// The hits of each pattern in a text.
  public func hits(in text: FoldedText) -> [[Hit]] {
    var walker = Walker(program)
    return text.withSymbols { symbols in
      longestMatches(in: symbols, by: &walker).map { hits in
        Self.leftmostLongest(hits).map { hit in
          Hit(
            span: text.span(ofSymbols: hit.symbols), parts: hit.parts.map { text.span(ofSymbols: $0) })
        }
      }
    }
  }

  /// How many states a search of a text visits; for tests of growth.
  func steps(in text: FoldedText) -> Int {
    var walker = Walker(program)
    text.withSymbols { _ = longestMatches(in: $0, by: &walker) }
    return walker.steps
  }

  /// The matches of each pattern, for each start the longest, in order.
  private func longestMatches(in text: SymbolView, by walker: inout Walker) -> [[SymbolHit]] {
    var hits: [[SymbolHit]] = Array(repeating: [], count: patterns.count)
    for start in 0..<text.count {
      // A symbol with disguises has several bits; what is found by two of them is found twice at one place.
      var bits = text.bits(at: start)
      while bits != 0 {
        for pattern in openings[bits.trailingZeroBitCount] {
          guard let root = patterns[Int(pattern)].simple,
            let end = walker.longest(root, at: start, in: text)
          else { continue }
          hits[Int(pattern)].append(SymbolHit(symbols: start..<end))
        }
        bits &= bits - 1
      }
    }
    for (number, pattern) in patterns.enumerated() where !pattern.conjunctions.isEmpty {
      hits[number] = (hits[number] + walker.longestConjunctions(of: pattern, in: text)).inOrder
    }
    return hits
  }

  /// Of hits in order, those that are left when the leftmost and then the longest go first.
  static func leftmostLongest(_ hits: [SymbolHit]) -> [SymbolHit] {
    guard hits.count > 1 else { return hits }
    var result: [SymbolHit] = []
    var at = 0
    while at < hits.count {
      var best = hits[at]
      at += 1
      while at < hits.count, hits[at].symbols.lowerBound == best.symbols.lowerBound {
        if hits[at].symbols.upperBound > best.symbols.upperBound { best = hits[at] }
        at += 1
      }
      if best.symbols.lowerBound >= result.last?.symbols.upperBound ?? 0 { result.append(best) }
    }
    return result
  }
}

/// A match of a pattern in symbols of the text.
struct SymbolHit: Sendable {
  var symbols: Range<Int>
  /// The other parts of an `a & b` phrase.
  var parts: [Range<Int>] = []
}

extension Walker {
  /// The matches of a pattern's `a & b` phrases, for each start the longest.
  mutating func longestConjunctions(of pattern: PhraseMatcher.Pattern, in text: SymbolView) -> [SymbolHit] {
    var hits: [SymbolHit] = []
    for parts in pattern.conjunctions {
      guard let others = others(of: parts, in: text) else { continue }
      for start in 0..<text.count {
        if let end = longest(parts[0], at: start, in: text) {
          hits.append(SymbolHit(symbols: start..<end, parts: others))
        }
      }
    }
    return hits
  }

  /// All matches of a pattern that start in a range of symbols (else anywhere), in order.
  mutating func allMatches(
    of pattern: PhraseMatcher.Pattern, in text: SymbolView, from starts: Range<Int>? = nil
  ) -> [SymbolHit] {
    var hits: [SymbolHit] = []
    let starts = starts ?? 0..<text.count
    if let root = pattern.simple {
      for start in starts {
        for end in all(root, at: start, in: text) { hits.append(SymbolHit(symbols: start..<end)) }
      }
    }
    for parts in pattern.conjunctions {
      guard let others = others(of: parts, in: text) else { continue }
      for start in starts {
        for end in all(parts[0], at: start, in: text) {
          hits.append(SymbolHit(symbols: start..<end, parts: others))
        }
      }
    }
    return hits.inOrder
  }

  /// Where the parts of `a & b` behind the first stand; nil unless all of them are found.
  private mutating func others(of parts: [Int32], in text: SymbolView) -> [Range<Int>]? {
    var result: [Range<Int>] = []
    for part in parts.dropFirst() {
      guard let range = first(part, in: text) else { return nil }
      result.append(range)
    }
    return result
  }

  /// The first match of a piece, the longest that starts there.
  mutating func first(_ root: Int32, in text: SymbolView) -> Range<Int>? {
    for start in 0..<text.count {
      if let end = longest(root, at: start, in: text) { return start..<end }
    }
    return nil
  }
}

extension [SymbolHit] {
  /// By start and then end; where these are equal, those of fewer parts first.
  var inOrder: [SymbolHit] {
    guard count > 1 else { return self }
    return sorted {
      ($0.symbols.lowerBound, $0.symbols.upperBound, $0.parts.count)
        < ($1.symbols.lowerBound, $1.symbols.upperBound, $1.parts.count)
    }
  }
}
