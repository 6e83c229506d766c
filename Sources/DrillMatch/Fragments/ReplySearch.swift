/// Finds what rules look for in one text after the other, and beside that what speaks against it.
///
/// Exceptions, excuses and cues of a rule are looked for only where its own phrases were found. A search keeps its room,
/// and what it has learnt, for the next text.
struct ReplySearch: ~Copyable {
  /// The search for the exceptions, excuses and cues of one rule, made when the rule is first met.
  final class SideSearch {
    var search: FragmentSearch

    init(_ program: ProgramTables, _ tables: FragmentTables, kept: Int) {
      search = FragmentSearch(program, tables, kept: kept)
    }
  }

  /// Searches for what speaks against a rule are many, and each keeps so much less.
  private static let sideShare = 32

  private let program: ProgramTables
  private let sideTables: [FragmentTables?]
  private let kept: Int
  private var kinds = TokenKinds()
  private var plain = PlainReader()
  private var reader = TokenReader()
  private var hits: FragmentSearch
  /// For each rule the search for what speaks against it.
  private var sideSearches: [SideSearch?]
  /// The exceptions, excuses and cues that were asked for last.
  private(set) var sides = Pile<SideMatch>(capacity: 16)

  /// Prepares to search; `kept` tells how many nodes of tracks are kept before all is forgotten.
  init(_ patterns: RulePatterns, kept: Int = TrackTable.usual) {
    program = patterns.program
    self.kept = kept
    hits = FragmentSearch(patterns.program, patterns.fragments, kept: kept)
    sideTables = patterns.sides
    sideSearches = Array(repeating: nil, count: patterns.sides.count)
  }

  /// How much is kept of what was learnt: kinds of tokens, and what the search for the rules' own phrases keeps.
  var sizes: [Int] { [kinds.count] + hits.sizes }

  /// The matches of what rules look for in the last text; of those that start alike in one rule the longest counts.
  var matches: [FragmentSearch.Match] { hits.matches }

  /// Finds what the rules look for in a text.
  mutating func search(_ text: inout ReplyText) {
    if kinds.isFull { kinds.removeAll() }
    if !plain.read(text.bytes, &kinds, into: &reader) { reader.read(text.symbols, &kinds) }
    hits.search(reader, &kinds, in: &text)
  }

  /// Finds the exceptions, excuses and cues of a rule in the text that was searched last.
  mutating func searchSides(of rule: Int, in text: inout ReplyText) {
    sides.cut(to: 0)
    guard let tables = sideTables[rule] else { return }
    let side = sideSearches[rule] ?? SideSearch(program, tables, kept: kept / Self.sideShare)
    sideSearches[rule] = side
    side.search.search(reader, &kinds, in: &text)
    for match in side.search.matches {
      sides.push(
        SideMatch(
          role: match.target.role, start: Int32(match.hit.symbols.lowerBound),
          end: Int32(match.hit.symbols.upperBound)))
    }
  }
}
