/// Finds the rows all of whose pieces stand in a clause, in order and near enough; keeps its room for the next.
struct RowSearch: ~Copyable {
  /// A place of a piece that a row needs.
  struct Piece: BitwiseCopyable {
    var number: Int32
    var start: Int32
    var end: Int32
    var mayStart: Bool
  }

  private let tables: FragmentTables
  private var occurrences: Occurrences
  /// For each piece the last clause in which its places were needed, and for each row that in which it was chosen.
  private var needed: FixedRoom<UInt32>
  private var chosen: FixedRoom<UInt32>
  private var clause: UInt32 = 0
  /// The pieces found in this clause so far.
  private var found = PieceSet()
  /// The triggers of rows another piece of which must follow.
  private var later = Pile<Int32>(capacity: 16)
  /// The rows that may match in this clause, some perhaps twice.
  private var likely = Pile<Int32>(capacity: 16)
  private var rows = Pile<Int32>(capacity: 16)
  /// The pieces of the chosen rows.
  private var wanted = Pile<Int32>(capacity: 16)
  private var pieces = Pile<Piece>(capacity: 16)

  init(_ tables: FragmentTables) {
    self.tables = tables
    occurrences = Occurrences(pieces: tables.pieceCount)
    needed = FixedRoom(count: tables.pieceCount, of: 0)
    chosen = FixedRoom(count: tables.rows.count, of: 0)
  }

  /// Begins a text and its first clause.
  @inline(__always)
  mutating func beginText() {
    occurrences.beginText()
    beginClause()
  }

  /// Begins a clause.
  @inline(__always)
  mutating func beginClause() {
    found = PieceSet()
    later.cut(to: 0)
    likely.cut(to: 0)
    clause &+= 1
    if clause == 0 { forget() }
  }

  private mutating func forget() {
    needed.fill(0)
    chosen.fill(0)
    clause = 1
  }

  /// Thinks of the rows of which a piece that was found is the rarest.
  @inline(__always)
  mutating func think(of piece: Int32) {
    for index in tables.triggersOfPiece.range(of: Int(piece)) {
      let trigger = tables.triggersOfPiece[index]
      if !trigger.isBefore {
        later.push(Int32(truncatingIfNeeded: index))
      } else if found.mayHold(trigger.other) {
        likely.push(trigger.row)
      }
    }
  }

  /// Adds pieces that were found.
  @inline(__always)
  mutating func add(_ pieces: PieceSet) { found.formUnion(pieces) }

  /// Adds a piece that was found.
  mutating func add(_ piece: Int32) { found.insert(piece) }

  /// Whether any row may match in the clause that is over.
  @inline(__always)
  mutating func endClause() -> Bool {
    for index in 0..<later.count {
      let trigger = tables.triggersOfPiece[Int(later[index])]
      if found.mayHold(trigger.other) { likely.push(trigger.row) }
    }
    return likely.count > 0
  }

  /// Chooses the rows all of whose pieces may have been found; false when there are none.
  mutating func choose() -> Bool {
    rows.cut(to: 0)
    wanted.cut(to: 0)
    pieces.cut(to: 0)
    for index in 0..<likely.count {
      let row = Int(likely[index])
      if chosen[row] != clause, mayHold(tables.rows[row]) {
        chosen[row] = clause
        rows.push(likely[index])
      }
    }
    return rows.count > 0
  }

  private mutating func mayHold(_ row: FragmentRow) -> Bool {
    let steps = Int(row.first)..<Int(row.first + row.count)
    for index in steps where !found.mayHold(tables.steps[index].piece) { return false }
    for index in steps {
      let piece = tables.steps[index].piece
      if needed[Int(piece)] != clause { wanted.push(piece) }
      needed[Int(piece)] = clause
    }
    return true
  }

  /// Whether a piece of a chosen row may be among some pieces.
  func mayWant(_ pieces: PieceSet) -> Bool {
    for index in 0..<wanted.count where pieces.mayHold(wanted[index]) { return true }
    return false
  }

  /// Takes note of where a piece stands, in symbols, if a row needs it.
  @inline(__always)
  mutating func note(_ piece: Int32, _ range: Range<Int>, mayStart: Bool) {
    if needed[Int(piece)] != clause { return }
    pieces.push(
      Piece(
        number: piece, start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound), mayStart: mayStart))
  }

  /// Puts the places of the pieces in order.
  mutating func gather() {
    // They come by their ends and are nearly in order, so that none moves far.
    for index in 0..<pieces.count {
      let moved = pieces[index]
      var place = index
      while place > 0, pieces[place - 1].start > moved.start {
        pieces[place] = pieces[place - 1]
        place -= 1
      }
      pieces[place] = moved
    }
    occurrences.begin()
    for index in 0..<pieces.count {
      let piece = pieces[index]
      occurrences.add(piece.number, piece.start, piece.end, mayStart: piece.mayStart)
    }
  }

  /// How many rows were chosen.
  var chosenCount: Int { rows.count }

  /// Looks where one of the chosen rows matches; gives its target.
  mutating func match(_ index: Int, in text: SymbolView) -> FragmentTarget {
    let row = tables.rows[Int(rows[index])]
    let target = tables.targets[Int(row.target)]
    if target.role.asksForAllEnds {
      occurrences.matchAll(row, of: tables.steps, in: text)
    } else {
      occurrences.match(row, of: tables.steps, in: text)
    }
    return target
  }

  /// How often the last row was found.
  var foundCount: Int { occurrences.found.count }

  /// Where the last row was found, in symbols.
  func place(_ index: Int) -> Range<Int> {
    let place = occurrences.found[index]
    return Int(place.x)..<Int(place.y)
  }
}
