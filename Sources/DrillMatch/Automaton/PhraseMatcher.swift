/// A place where a pattern was found.
public struct Hit: Sendable, Hashable {
  /// Where it stands in the original text, in Unicode scalars.
  public let span: Range<Int>
  /// Where the other parts of an `a & b` phrase stand.
  public let parts: [Range<Int>]
}

/// Finds many patterns in a text at once.
///
/// A pattern is a set of phrases. Its hits are leftmost-longest and do not overlap. Compiling takes time and
/// memory linear in the phrases with their lists put in; a search is linear in the text, with no back-tracking,
/// whatever the phrases are.
public struct PhraseMatcher: Sendable {
  private let program: Program
  /// For each pattern, the pieces it is made of.
  private var patterns: [Pattern] = []

  private struct Pattern: Sendable {
    /// The number of all its phrases of one part.
    var simple: Int
    /// Its `a & b` phrases, each as the numbers of its parts.
    var conjunctions: [[Int]] = []
  }

  /// Compiles patterns, each of them a set of phrases.
  public init(_ patterns: [[Phrase]], lists: PhraseLists) {
    self.init(patterns.map { ($0, Program.Report.longest) }, lists: lists)
  }

  init(_ patterns: [(phrases: [Phrase], report: Program.Report)], lists: PhraseLists) {
    var compiler = Compiler(lists: lists)
    var compiled: [Pattern] = []
    for pattern in patterns {
      let alternatives = pattern.phrases.flatMap { compiler.alternatives(of: $0) }
      var result = Pattern(
        simple: compiler.add(alternatives.filter { $0.count == 1 }.map { $0[0] }, report: pattern.report))
      for parts in alternatives where parts.count > 1 {
        result.conjunctions.append(parts.map { compiler.add([$0], report: pattern.report) })
      }
      compiled.append(result)
    }
    self.patterns = compiled
    program = compiler.finish()
  }

  /// How many states the patterns take.
  var stateCount: Int { program.states.count }

  /// The hits of each pattern in a text.
  public func hits(in text: FoldedText) -> [[Hit]] {
    symbolHits(in: text).map { hits in
      Self.leftmostLongest(hits).map { hit in
        Hit(
          span: text.span(ofSymbols: hit.symbols), parts: hit.parts.map { text.span(ofSymbols: $0) })
      }
    }
  }

  /// How many states a search of a text visits; for tests of growth.
  func steps(in text: FoldedText) -> Int {
    var runner = Runner(program: program, text: text)
    runner.run()
    return runner.steps
  }

  /// A match of a pattern in symbols of the text.
  struct SymbolHit: Sendable {
    var symbols: Range<Int>
    var parts: [Range<Int>] = []
  }

  /// All matches of each pattern, by start and then end, overlapping ones included.
  func symbolHits(in text: FoldedText) -> [[SymbolHit]] {
    var runner = Runner(program: program, text: text)
    runner.run()
    var byNumber = [[Range<Int>]](repeating: [], count: program.reports.count)
    for match in runner.matches { byNumber[Int(match.number)].append(match.symbols) }
    return patterns.map { pattern in
      var hits = byNumber[pattern.simple].map { SymbolHit(symbols: $0) }
      for parts in pattern.conjunctions where parts.allSatisfy({ !byNumber[$0].isEmpty }) {
        let others = parts.dropFirst().map { byNumber[$0][0] }
        hits += byNumber[parts[0]].map { SymbolHit(symbols: $0, parts: others) }
      }
      guard hits.count > 1 else { return hits }
      return hits.sorted {
        ($0.symbols.lowerBound, $0.symbols.upperBound) < ($1.symbols.lowerBound, $1.symbols.upperBound)
      }
    }
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
