/// Finds the alternatives of one set of fragments in one text after the other.
///
/// A front goes over the tokens. Where the rarest piece of a row is found and another one stands in the same clause, the
/// row is looked at when the clause is over. The work is linear in the text. A search keeps its room, and what it has
/// learnt, for the next text.
struct FragmentSearch: ~Copyable {
  /// Where an alternative was found, in symbols.
  struct Match {
    var target: FragmentTarget
    var hit: SymbolHit
  }

  private let tables: FragmentTables
  private var fronts: FrontTable
  private var rows: RowSearch
  private var conjunctions: ConjunctionReader
  /// How often all kinds of tokens were forgotten when the last text was searched.
  private var era = 0
  private var stamp: UInt32 = 0
  /// The notes of the steps in this clause, and before which tokens.
  private var trail = Pile<SIMD2<Int32>>(capacity: 64)
  /// What was found in the last text; of matches that start alike in one rule the longest counts.
  private(set) var matches: [Match] = []

  /// Prepares to search; `kept` tells how many nodes of tracks are kept before all is forgotten.
  init(_ program: ProgramTables, _ tables: FragmentTables, kept: Int) {
    self.tables = tables
    fronts = FrontTable(program, tables, kept: kept)
    rows = RowSearch(tables)
    conjunctions = ConjunctionReader(tables.partCounts)
  }

  /// How much is kept of what was learnt: nodes, threads, steps and stacks of tracks; fronts, their runners and steps.
  var sizes: [Int] { fronts.tracks.sizes + fronts.sizes }

  /// Finds all matches in a text whose tokens were read.
  mutating func search(_ reader: borrowing TokenReader, _ kinds: inout TokenKinds, in text: inout ReplyText) {
    begin(kinds)
    var front = FrontTable.start
    for at in 0...reader.count {
      let token = reader.tokens[at]
      let outcome = fronts.step(front, over: token, in: &text)
      if outcome.note != 0 { take(outcome.note, before: at, reader) }
      if token.traits.contains(.clauseEnd), !tables.crossesClauses || at == reader.count {
        if rows.endClause() { lookAtRows(reader, in: &text) }
        trail.cut(to: 0)
        rows.beginClause()
        // Between clauses nothing is under way, and what was learnt may be forgotten even in an endless text.
        if outcome.front == FrontTable.start { fronts.makeRoom() }
      }
      front = outcome.front
    }
    if reader.hasSpaced { searchSpaced(&kinds, in: &text) }
    if conjunctions.isComplete { conjunctions.conjoin { matches.append(Match(target: $0, hit: $1)) } }
  }

  private mutating func begin(_ kinds: borrowing TokenKinds) {
    if kinds.era == era { fronts.makeRoom() } else { fronts.removeAll() }
    era = kinds.era
    matches.removeAll(keepingCapacity: true)
    trail.cut(to: 0)
    rows.beginText()
    stamp &+= 1
    conjunctions.begin(stamp)
  }

  /// Takes in what ended before a token.
  @inline(__always)
  private mutating func take(_ number: Int32, before at: Int, _ reader: borrowing TokenReader) {
    let note = fronts.note(number)
    if note.hasTargets { meetTargets(of: note, before: at, reader) }
    if !note.hasPieces { return }
    trail.push(SIMD2(number, Int32(truncatingIfNeeded: at)))
    for index in note.triggers..<note.triggers &+ note.triggerCount {
      rows.think(of: fronts.trigger(index))
    }
    rows.add(note.set)
  }

  @inline(never)
  private mutating func meetTargets(of note: FrontTable.Note, before at: Int, _ reader: borrowing TokenReader)
  {
    forEachEnding(note.events, before: at, reader) { search, ending, range, mayStart in
      if mayStart, ending & 3 == TrackTable.target {
        search.meet(search.tables.targets[Int(ending >> 2)], range)
      }
    }
  }

  /// Calls `use` with each ending of events before a token, where it stands, and whether a match may start there.
  @inline(__always)
  private mutating func forEachEnding(
    _ events: Int32, before at: Int, _ reader: borrowing TokenReader,
    _ use: (inout FragmentSearch, Int32, Range<Int>, Bool) -> Void
  ) {
    let end = Int(reader.tokens[at].start)
    var index = events
    while true {
      let event = fronts.event(index)
      if event.place == 0 { return }
      index &+= 1
      let token = reader.tokens[at &- Int(event.age)]
      var place = event.place
      while true {
        let ending = fronts.tracks.ending(place)
        if ending < 0 { break }
        place &+= 1
        use(&self, ending, Int(token.start)..<end, !token.traits.contains(.optional))
      }
    }
  }

  private mutating func meet(_ target: FragmentTarget, _ range: Range<Int>) {
    if target.conjunction < 0 {
      matches.append(Match(target: target, hit: SymbolHit(symbols: range)))
    } else {
      conjunctions.add(target, range)
    }
  }

  // MARK: Rows

  /// Looks at the rows of a clause that may match.
  @inline(never)
  private mutating func lookAtRows(_ reader: borrowing TokenReader, in text: inout ReplyText) {
    guard rows.choose() else { return }
    for index in 0..<trail.count {
      let note = fronts.note(trail[index].x)
      guard rows.mayWant(note.set) else { continue }
      forEachEnding(note.events, before: Int(trail[index].y), reader) {
        search, ending, range, mayStart in
        if ending & 3 != TrackTable.target {
          search.rows.note(ending >> 2, range, mayStart: mayStart)
        }
      }
    }
    matchRows(in: text.symbols)
  }

  private mutating func matchRows(in text: SymbolView) {
    rows.gather()
    for index in 0..<rows.chosenCount {
      let target = rows.match(index, in: text)
      for index in 0..<rows.foundCount { meet(target, rows.place(index)) }
    }
  }

  // MARK: The spaced manner

  /// Finds what stands where every character stands alone.
  private mutating func searchSpaced(_ kinds: inout TokenKinds, in text: inout ReplyText) {
    let symbols = text.symbols
    followSpaced(&kinds, in: &text) { search, ending, range, mayStart in
      if ending & 3 != TrackTable.target {
        if ending & 3 == TrackTable.trigger { search.rows.think(of: ending >> 2) }
        search.rows.add(ending >> 2)
      } else if mayStart {
        search.meet(search.tables.targets[Int(ending >> 2)], range)
      }
    }
    guard rows.endClause(), rows.choose() else { return }
    followSpaced(&kinds, in: &text) { search, ending, range, mayStart in
      if ending & 3 != TrackTable.target { search.rows.note(ending >> 2, range, mayStart: mayStart) }
    }
    matchRows(in: symbols)
  }

  private mutating func followSpaced(
    _ kinds: inout TokenKinds, in text: inout ReplyText,
    _ use: (inout FragmentSearch, Int32, Range<Int>, Bool) -> Void
  ) {
    let symbols = text.symbols
    for start in 0..<symbols.count where symbols[start].isAlone || symbols[start].kind == .clauseEnd {
      let mayStart = symbols.standsApart(start) && !symbols[start].isOptional
      var token = TokenReader.spaced(start, in: symbols, &kinds)
      var node = fronts.tracks.follow(TrackTable.spacedRoot, token, in: &text)
      var at = start + 1
      while node != TrackTable.dead {
        token = at < symbols.count ? TokenReader.spaced(at, in: symbols, &kinds) : .end(at: at)
        var place = fronts.tracks.ends(node, before: token)
        while place != 0 {
          let ending = fronts.tracks.ending(place)
          if ending < 0 { break }
          place += 1
          use(&self, ending, start..<at, mayStart)
        }
        if at == symbols.count { break }
        node = fronts.tracks.follow(node, token, in: &text)
        at += 1
      }
    }
  }
}
