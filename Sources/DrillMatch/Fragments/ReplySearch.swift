/// A match of one of a rule's alternatives.
struct RuleMatch {
  var rule: Int32
  var role: FragmentTarget.Role
  var hit: SymbolHit
}

/// Finds the alternatives of all rules in one text after the other.
///
/// From each token a track is followed as far as any fragment goes on; then the rows are looked at whose rarest piece was
/// found. The work is linear in the text. A search keeps its room, and what it has learnt, for the next text.
struct ReplySearch: ~Copyable {
  private let tables: FragmentTables
  private var kinds = TokenKinds()
  private var reader = TokenReader()
  private var tracks: TrackTable
  private var occurrences: Occurrences
  /// For each piece and each manner the last text in which it was found.
  private var seen: UnsafeMutableBufferPointer<UInt32>
  private var stamp: UInt32 = 0
  private var events = Pile<Event>(capacity: 64)
  /// For each piece the last text in which its places were needed.
  private var needed: UnsafeMutableBufferPointer<UInt32>
  /// The rows all of whose pieces were found, and in which manner.
  private var likely = Pile<Int32>(capacity: 64)
  /// The pieces found for which rows wait.
  private var waiting = Pile<Int32>(capacity: 64)
  /// The tokens where those pieces start.
  private var awaited = Pile<Int32>(capacity: 64)
  /// The parts of `a & b` alternatives that were found.
  private var parts: [(target: FragmentTarget, range: Range<Int>)] = []
  /// The matches of what rules look for in the last text; of those that start alike in one rule the longest counts.
  private(set) var matches: [RuleMatch] = []
  /// The exceptions and cues in the last text.
  private(set) var sides = Pile<SideMatch>(capacity: 64)

  /// A row of endings that was met in a range of symbols.
  struct Event: BitwiseCopyable {
    var place: Int32
    var start: Int32
    var end: Int32
    var isSpaced: Bool
    var mayStart: Bool
  }

  /// Prepares to search; `kept` tells how many nodes of tracks are kept before all is forgotten.
  init(_ program: ProgramTables, _ tables: FragmentTables, kept: Int = TrackTable.usual) {
    self.tables = tables
    tracks = TrackTable(program, tables, kept: kept)
    occurrences = Occurrences(pieces: tables.pieceCount)
    seen = .allocate(capacity: tables.pieceCount * 2)
    seen.initialize(repeating: 0)
    needed = .allocate(capacity: tables.pieceCount)
    needed.initialize(repeating: 0)
  }

  deinit {
    seen.deallocate()
    needed.deallocate()
  }

  /// How much is kept of what was learnt: kinds of tokens, and nodes, threads, steps and stacks of tracks.
  var sizes: [Int] { [kinds.count] + tracks.sizes }

  /// Finds all matches in a text.
  mutating func search(_ text: SymbolView) {
    if tracks.isFull || kinds.isFull {
      tracks.removeAll()
      kinds.removeAll()
    }
    matches.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    sides.cut(to: 0)
    waiting.cut(to: 0)
    awaited.cut(to: 0)
    events.cut(to: 0)
    stamp &+= 1
    if stamp == 0 {
      seen.update(repeating: 0)
      needed.update(repeating: 0)
      stamp = 1
    }
    reader.read(text, &kinds)
    follow(TrackTable.root, 0..<reader.count, in: text)
    if reader.hasSpaced { followSpaced(TrackTable.root, in: text) }
    if waiting.count > 0 {
      followOthers(text)
      lookAtRows(text)
    }
    if !parts.isEmpty { conjoin() }
  }

  // MARK: Tracks

  /// Follows the tracks that start with some tokens.
  private mutating func follow(_ root: Int32, _ range: Range<Int>, in text: SymbolView) {
    let count = reader.count
    for first in range {
      let token = reader.tokens[first]
      var node = tracks.open(root, token, in: text)
      var at = first &+ 1
      while node != TrackTable.dead {
        let next = reader.tokens[at]
        let place = tracks.ends(node, before: next)
        if place != 0 {
          let mayStart = !token.traits.contains(.optional)
          if note(place, token.start, next.start, isSpaced: false, mayStart: mayStart) {
            awaited.push(Int32(first))
          }
        }
        if at == count { break }
        node = tracks.follow(node, next, in: text)
        at &+= 1
      }
    }
  }

  /// Follows what is found where every character stands alone.
  private mutating func followSpaced(_ root: Int32, in text: SymbolView) {
    for start in 0..<text.count where text[start].isAlone || text[start].kind == .clauseEnd {
      let mayStart = text.standsApart(start) && !text[start].isOptional
      var token = TokenReader.spaced(start, in: text, &kinds)
      var node = tracks.follow(root + 1, token, in: text)
      var at = start + 1
      while node != TrackTable.dead {
        token = at < text.count ? TokenReader.spaced(at, in: text, &kinds) : .end(at: at)
        let place = tracks.ends(node, before: token)
        if place != 0 { _ = note(place, Int32(start), Int32(at), isSpaced: true, mayStart: mayStart) }
        if at == text.count { break }
        node = tracks.follow(node, token, in: text)
        at += 1
      }
    }
  }

  /// Looks for the other pieces in the clauses where rows wait for them.
  private mutating func followOthers(_ text: SymbolView) {
    if tables.crossesClauses {
      follow(TrackTable.otherRoot, 0..<reader.count, in: text)
    } else {
      var done = 0
      let count = awaited.count
      for index in 0..<count where Int(awaited[index]) >= done {
        var start = Int(awaited[index])
        while start > done, !reader.tokens[start - 1].traits.contains(.clauseEnd) { start -= 1 }
        done = Int(awaited[index])
        while done < reader.count, !reader.tokens[done].traits.contains(.clauseEnd) { done += 1 }
        follow(TrackTable.otherRoot, start..<done, in: text)
      }
    }
    if reader.hasSpaced { followSpaced(TrackTable.otherRoot, in: text) }
  }

  /// Notes what ends in a range; tells whether rows wait for any of it.
  @inline(__always)
  private mutating func note(
    _ place: Int32, _ start: Int32, _ end: Int32, isSpaced: Bool, mayStart: Bool
  ) -> Bool {
    events.push(Event(place: place, start: start, end: end, isSpaced: isSpaced, mayStart: mayStart))
    var place = place
    var isAwaited = false
    while true {
      let ending = tracks.ending(place)
      if ending < 0 { return isAwaited }
      place &+= 1
      let number = Int(ending &>> 2)
      if ending & 3 == TrackTable.target {
        if mayStart { meet(tables.targets[number], Int(start)..<Int(end)) }
      } else {
        let index = number &* 2 &+ (isSpaced ? 1 : 0)
        if ending & 3 == TrackTable.awaitedPiece {
          isAwaited = true
          if seen[index] != stamp { waiting.push(Int32(index)) }
        }
        seen[index] = stamp
      }
    }
  }

  @inline(never)
  private mutating func meet(_ target: FragmentTarget, _ range: Range<Int>) {
    if target.conjunction < 0 {
      add(target, SymbolHit(symbols: range))
    } else {
      parts.append((target, range))
    }
  }

  private mutating func add(_ target: FragmentTarget, _ hit: SymbolHit) {
    if target.role == .say || target.role == .maybe {
      matches.append(RuleMatch(rule: target.rule, role: target.role, hit: hit))
    } else {
      let (start, end) = (Int32(hit.symbols.lowerBound), Int32(hit.symbols.upperBound))
      sides.push(SideMatch(rule: target.rule, role: target.role, start: start, end: end))
    }
  }

  // MARK: Rows

  private mutating func lookAtRows(_ text: SymbolView) {
    likely.cut(to: 0)
    for index in 0..<waiting.count {
      let isSpaced = waiting[index] & 1 == 1
      for place in tables.rowsOfPiece.range(of: Int(waiting[index] >> 1)) {
        let number = tables.rowsOfPiece[place]
        if holds(tables.rows[Int(number)], isSpaced: isSpaced) {
          likely.push(number << 1 | (isSpaced ? 1 : 0))
        }
      }
    }
    if likely.count == 0 { return }
    gather()
    for index in 0..<likely.count {
      match(tables.rows[Int(likely[index] >> 1)], isSpaced: likely[index] & 1 == 1, in: text)
    }
  }

  /// Whether all pieces of a row stand somewhere in the text; notes that their places are needed.
  @inline(__always)
  private func holds(_ row: FragmentRow, isSpaced: Bool) -> Bool {
    let steps = Int(row.first)..<Int(row.first + row.count)
    for index in steps {
      if seen[Int(tables.steps[index].piece) &* 2 &+ (isSpaced ? 1 : 0)] != stamp { return false }
    }
    for index in steps { needed[Int(tables.steps[index].piece)] = stamp }
    return true
  }

  /// Puts the places of the pieces that are needed among the occurrences.
  private mutating func gather() {
    occurrences.begin()
    for index in 0..<events.count {
      let event = events[index]
      var place = event.place
      while true {
        let ending = tracks.ending(place)
        if ending < 0 { break }
        place &+= 1
        if ending & 3 == TrackTable.target || needed[Int(ending &>> 2)] != stamp { continue }
        occurrences.add(
          ending &>> 2, event.start, event.end, isSpaced: event.isSpaced, mayStart: event.mayStart)
      }
    }
  }

  private mutating func match(_ row: FragmentRow, isSpaced: Bool, in text: SymbolView) {
    let target = tables.targets[Int(row.target)]
    if target.role.asksForAllEnds {
      occurrences.matchAll(row, of: tables.steps, isSpaced: isSpaced, in: text)
    } else {
      occurrences.match(row, of: tables.steps, isSpaced: isSpaced, in: text)
    }
    for index in 0..<occurrences.found.count {
      let range = occurrences.found[index]
      meet(target, Int(range.x)..<Int(range.y))
    }
  }

  // MARK: Several parts

  /// Makes matches of the `a & b` alternatives all of whose parts were found.
  private mutating func conjoin() {
    parts.sort {
      ($0.target.conjunction, $0.target.part, $0.range.lowerBound, -$0.range.upperBound)
        < ($1.target.conjunction, $1.target.part, $1.range.lowerBound, -$1.range.upperBound)
    }
    var at = 0
    while at < parts.count {
      let target = parts[at].target
      var end = at
      var others: [Range<Int>] = []
      var last: Int32 = 0
      while end < parts.count, parts[end].target.conjunction == target.conjunction {
        if parts[end].target.part > last {
          last = parts[end].target.part
          others.append(parts[end].range)
        }
        end += 1
      }
      if target.part == 0, Int32(others.count) == tables.partCounts[Int(target.conjunction)] - 1 {
        for part in parts[at..<end] where part.target.part == 0 {
          let hit = SymbolHit(symbols: part.range, parts: others)
          add(target, hit)
        }
      }
      at = end
    }
  }
}
