/// Where the pieces of rows stand in a text; keeps its room for the next.
struct Occurrences: ~Copyable {
  /// A place where a piece was found, in symbols.
  struct Place: BitwiseCopyable {
    var start: Int32
    var end: Int32
    /// The next place of the same piece, in order of their starts; -1 behind the last.
    var next: Int32
    /// While a row is looked at, the furthest end of what goes on from here, -1 for none; or a mark that it was reached.
    var furthest: Int32
    /// Whether a match may start here.
    var mayStart: Bool
  }

  struct Chain: BitwiseCopyable {
    var stamp: UInt32 = 0
    var first: Int32 = 0
    var last: Int32 = 0
  }

  private var places = Pile<Place>(capacity: 64)
  /// The starts and ends of the row that was looked at last.
  private(set) var found = Pile<SIMD2<Int32>>(capacity: 16)
  /// For each piece its places.
  private var chains: UnsafeMutableBufferPointer<Chain>
  private var stamp: UInt32 = 0
  /// For each piece of a row how far its places are done with, and the places that are reached from one start.
  private var cursors = Pile<Int32>(capacity: 16)
  private var reached = Pile<Int32>(capacity: 64)
  /// How many units start and how many clauses end before each symbol.
  private var counts = Pile<SIMD2<Int32>>(capacity: 64)

  /// Makes room for so many pieces.
  init(pieces: Int) {
    chains = .allocate(capacity: pieces)
    chains.initialize(repeating: Chain())
  }

  deinit { chains.deallocate() }

  /// Begins a text.
  mutating func beginText() { counts.cut(to: 0) }

  /// Forgets the places.
  mutating func begin() {
    places.cut(to: 0)
    stamp &+= 1
    if stamp == 0 {
      chains.update(repeating: Chain())
      stamp = 1
    }
  }

  /// Adds a place that starts nowhere before those known of the piece.
  mutating func add(_ piece: Int32, _ start: Int32, _ end: Int32, mayStart: Bool) {
    let number = Int32(places.count)
    places.push(Place(start: start, end: end, next: -1, furthest: -1, mayStart: mayStart))
    let index = Int(piece)
    if chains[index].stamp == stamp {
      places[Int(chains[index].last)].next = number
      chains[index].last = number
    } else {
      chains[index] = Chain(stamp: stamp, first: number, last: number)
    }
  }

  private func first(_ piece: Int32) -> Int32 { chains[Int(piece)].first }

  /// Whether all pieces of a row were added.
  private func holds(_ row: FragmentRow, of steps: FixedArray<FragmentTables.Step>) -> Bool {
    for index in Int(row.first)..<Int(row.first + row.count)
    where chains[Int(steps[index].piece)].stamp != stamp {
      return false
    }
    return true
  }

  /// Finds each start of a row's pieces with the furthest end.
  mutating func match(
    _ row: FragmentRow, of steps: FixedArray<FragmentTables.Step>, in text: SymbolView
  ) {
    found.cut(to: 0)
    guard holds(row, of: steps) else { return }
    if counts.count == 0 { count(text) }
    var later: Int32 = -1
    var gap: Int32 = 0
    for index in stride(from: Int(row.first + row.count) - 1, through: Int(row.first), by: -1) {
      let step = steps[index]
      let first = first(step.piece)
      if later < 0 {
        finish(first)
      } else if !join(first, to: later, gap) {
        return
      }
      later = first
      gap = step.gap
    }
    while later >= 0 {
      let place = places[Int(later)]
      if place.furthest >= 0, place.mayStart { found.push(SIMD2(place.start, place.furthest)) }
      later = place.next
    }
  }

  /// Finds all starts and ends of a row's pieces.
  mutating func matchAll(
    _ row: FragmentRow, of steps: FixedArray<FragmentTables.Step>, in text: SymbolView
  ) {
    found.cut(to: 0)
    guard holds(row, of: steps) else { return }
    if counts.count == 0 { count(text) }
    // Marks of rounds, which begin at 1.
    for index in 0..<places.count { places[index].furthest = 0 }
    let pieces = Int(row.first)..<Int(row.first + row.count)
    cursors.cut(to: 0)
    for index in pieces { cursors.push(first(steps[index].piece)) }
    var round: Int32 = 0
    var start = cursors[0]
    while start >= 0 {
      let place = places[Int(start)]
      if place.mayStart {
        reached.cut(to: 0)
        reached.push(start)
        var level = 0
        var from = 0
        for index in pieces.dropFirst() {
          level += 1
          round += 1
          from = reach(level, steps[index].gap, from: from, notBefore: place.start, round)
        }
        for index in from..<reached.count { found.push(SIMD2(place.start, places[Int(reached[index])].end)) }
      }
      start = place.next
    }
  }

  /// Adds the places of a piece within a gap behind those reached from an index on; gives the index of the first.
  private mutating func reach(
    _ level: Int, _ gap: Int32, from: Int, notBefore start: Int32, _ round: Int32
  ) -> Int {
    // Starts come in order, so that what stands before this one is done with.
    while cursors[level] >= 0, places[Int(cursors[level])].start < start {
      cursors[level] = places[Int(cursors[level])].next
    }
    let end = reached.count
    for index in from..<end {
      let place = places[Int(reached[index])]
      let here = counts[Int(place.end)]
      var other = cursors[level]
      while other >= 0 {
        let next = places[Int(other)]
        if next.start >= place.end {
          let there = counts[Int(next.start)]
          if there.y != here.y || there.x - here.x > gap { break }
          // Whoever was reached in this round need not be reached again.
          if next.furthest != round {
            places[Int(other)].furthest = round
            reached.push(other)
          }
        }
        other = next.next
      }
    }
    return end
  }

  /// The places of a row's last piece end where they end.
  private mutating func finish(_ first: Int32) {
    var at = first
    while at >= 0 {
      places[Int(at)].furthest = places[Int(at)].end
      at = places[Int(at)].next
    }
  }

  /// Finds for each place of a piece the furthest end of the places behind it within a gap; false when there is none.
  private mutating func join(_ first: Int32, to later: Int32, _ gap: Int32) -> Bool {
    var isFound = false
    var near = later
    var at = first
    while at >= 0 {
      let place = places[Int(at)]
      // Both run through the text in order, so that each place is looked at as often as the gap is wide at most.
      while near >= 0, places[Int(near)].start < place.start { near = places[Int(near)].next }
      var furthest: Int32 = -1
      var other = near
      let here = counts[Int(place.end)]
      while other >= 0 {
        let next = places[Int(other)]
        if next.start >= place.end {
          let there = counts[Int(next.start)]
          if there.y != here.y || there.x - here.x > gap { break }
          furthest = max(furthest, next.furthest)
        }
        other = next.next
      }
      places[Int(at)].furthest = furthest
      if furthest >= 0 { isFound = true }
      at = place.next
    }
    return isFound
  }

  private mutating func count(_ text: SymbolView) {
    var sum = SIMD2<Int32>(0, 0)
    for at in 0..<text.count {
      counts.push(sum)
      let symbol = text[at]
      if symbol.kind == .clauseEnd {
        sum.y &+= 1
      } else if symbol.startsUnit {
        sum.x &+= 1
      }
    }
    counts.push(sum)
  }
}
