/// Walks a program over a text and tells where a piece that starts at a symbol ends.
///
/// Ways are followed depth first, and what was seen is not followed again, so that a walk visits each state at most
/// once at a place. Where a list ends is worked out once for each place and kept. A walk covers a bounded number of
/// units (the longest phrase), whence the work is linear in the text; `steps` counts the states visited.
///
/// A walker keeps its room and serves one text after another.
struct Walker: ~Copyable {
  /// What may be passed between the last symbol and the next.
  enum Passage: UInt8 {
    /// Nothing: the last symbol and the next stand apart.
    case blocked
    /// Whatever stands there.
    case free
    /// The piece begins here.
    case first
  }

  struct Place: Hashable {
    var state: Int32
    var at: Int32
    var passage: Passage
    /// How many symbols of a literal were consumed.
    var offset: UInt8 = 0
  }

  private let program: ProgramTables
  private(set) var steps = 0
  private var stack = Pile<Place>(capacity: 64)
  private var seen = SeenPlaces()
  /// The ends found by the walks that go on, those of the innermost last.
  private var ends = Pile<Place>(capacity: 64)
  private var pool = Pile<Place>(capacity: 64)
  private var known = KnownEnds()

  init(_ program: ProgramTables) {
    self.program = program
  }

  /// Forgets the last text.
  mutating func begin() {
    pool.cut(to: 0)
    known.removeAll()
  }

  /// Where the longest match of a piece that starts at a symbol ends; nil where none starts.
  ///
  /// A piece whose characters stand apart (您 好, s o r r y) is looked for in the spaced manner as well, where every
  /// character of it must stand alone.
  mutating func longest(_ root: Int32, at start: Int, in text: SymbolView) -> Int? {
    guard mayStart(root, at: start, in: text) else { return nil }
    walk(root, at: start, in: text)
    var result: Int?
    for end in ends.elements { result = max(result ?? 0, Int(end.at)) }
    ends.cut(to: 0)
    return result
  }

  /// All places where matches of a piece that start at a symbol end, some perhaps twice.
  mutating func all(_ root: Int32, at start: Int, in text: SymbolView) -> [Int] {
    guard mayStart(root, at: start, in: text) else { return [] }
    walk(root, at: start, in: text)
    let result = ends.elements.map { Int($0.at) }
    ends.cut(to: 0)
    return result
  }

  @inline(__always)
  private func mayStart(_ root: Int32, at start: Int, in text: SymbolView) -> Bool {
    let state = program.state(root)
    return state.mask & text.bits(at: start) != 0 && (!state.needsEdge || text.mayHaveEdge(start))
      && !text[start].isOptional
  }

  private mutating func walk(_ root: Int32, at start: Int, in text: SymbolView) {
    walk(root, at: start, spaced: false, in: text)
    if text.standsApart(start) { walk(root, at: start, spaced: true, in: text) }
  }

  private mutating func walk(_ root: Int32, at start: Int, spaced: Bool, in text: SymbolView) {
    if known.count > 1 << 16 { begin() }
    stack.push(Place(state: root, at: Int32(start), passage: .first))
    run(from: stack.count - 1, seenFrom: seen.count, spaced: spaced, in: text)
  }

  /// Follows the places on the stack from `base` on until none is left; what they end at is added to `ends`.
  private mutating func run(from base: Int, seenFrom: Int, spaced: Bool, in text: SymbolView) {
    while stack.count > base {
      let place = stack.pop()
      steps += 1
      let state = program.state(place.state)
      let at = Int(place.at)
      if state.isJoin || text.follows(optionalAt: at) {
        if !seen.see(place, from: seenFrom) { continue }
      }
      step(state, place, at, spaced: spaced, seenFrom: seenFrom, in: text)
    }
    seen.end(from: seenFrom)
  }

  private mutating func step(
    _ state: Program.State, _ place: Place, _ at: Int, spaced: Bool, seenFrom: Int, in text: SymbolView
  ) {
    let isFirst = place.passage == .first
    switch state.operation {
    case .literal: literal(state, place, at, spaced: spaced, in: text)
    case .edge:
      if text.hasEdge(at: at, spaced: spaced) { pass(state.next, place, orSpaceIn: text) }
    case .space:
      let holds =
        isFirst || !spaced
        ? text.hasEdge(at: at, spaced: isFirst && spaced) : at == text.count || text[at].join >= .space
      if holds { pass(state.next, place, orSpaceIn: text) }
    case .clauseStart: if text.isClauseStart(at) { push(state.next, at, place.passage, in: text) }
    case .clauseEnd: if text.isClauseEnd(at) { push(state.next, at, place.passage, in: text) }
    case .fork:
      let first = Int(state.next)
      for target in first..<first + Int(state.argument) {
        push(program.target(target), at, place.passage, in: text)
      }
    case .branch: select(program.branch(state.argument), at, place.passage, in: text)
    case .call: call(state, at, place.passage, spaced: spaced, in: text)
    case .ending: if !isFirst { ending(state, place, spaced: spaced, in: text) }
    case .gap: if !isFirst { gap(state, at, spaced: spaced, in: text) }
    case .end: if !isFirst { ends.push(place) }
    case .fail: break
    }
  }

  // MARK: Ways on

  private mutating func literal(
    _ state: Program.State, _ place: Place, _ at: Int, spaced: Bool, in text: SymbolView
  ) {
    guard at < text.count else { return }
    let code = program.code(state, Int(place.offset))
    let isConsumed =
      place.passage == .first
      ? text.isSymbol(code, at)
      : text.consumes(code, at, isFree: place.passage == .free, spaced: spaced)
    guard isConsumed else { return }
    let offset = place.offset + 1
    if offset == state.length {
      arrive(state.next, at + 1, spaced: spaced, in: text)
    } else {
      arrive(place.state, at + 1, offset: offset, spaced: spaced, in: text)
    }
  }

  /// Puts a place on the stack unless the next symbol leads nowhere from it.
  @inline(__always)
  private mutating func push(
    _ state: Int32, _ at: Int, _ passage: Passage, offset: UInt8 = 0, in text: SymbolView
  ) {
    let next = program.state(state)
    if offset > 0 {
      guard Program.bit(for: program.code(next, Int(offset))) & text.bits(at: at) != 0 else {
        return
      }
    } else {
      guard
        next.mayPass
          || next.mask & text.bits(at: at) != 0 && (!next.needsEdge || text.mayHaveEdge(at))
      else { return }
    }
    stack.push(Place(state: state, at: Int32(at), passage: passage, offset: offset))
  }

  /// Goes on behind a symbol, and behind the rest of a long run as well.
  @inline(__always)
  private mutating func arrive(
    _ state: Int32, _ at: Int, offset: UInt8 = 0, spaced: Bool, in text: SymbolView
  ) {
    push(state, at, text.isFree(at, spaced: spaced) ? .free : .blocked, offset: offset, in: text)
    guard at < text.count, text[at].isOptional else { return }
    push(
      state, at + 1, text.isFree(at + 1, spaced: spaced) ? .free : .blocked, offset: offset,
      in: text)
  }

  @inline(__always)
  private mutating func pass(_ state: Int32, _ place: Place, orSpaceIn text: SymbolView) {
    let at = Int(place.at)
    let isOpened = place.passage == .blocked && at < text.count && text[at].join.isSpace
    push(state, at, isOpened ? .free : place.passage, in: text)
  }

  private mutating func select(_ branch: Program.Branch, _ at: Int, _ passage: Passage, in text: SymbolView) {
    for index in branch.firstAlways..<branch.endAlways {
      push(program.target(Int(index)), at, passage, in: text)
    }
    guard at < text.count else { return }
    let symbol = text[at]
    select(symbol.code, branch, at, passage, in: text)
    if symbol.isDisguised {
      let (first, second) = symbol.disguises
      if first != 0 { select(first, branch, at, passage, in: text) }
      if second != 0 { select(second, branch, at, passage, in: text) }
    }
  }

  @inline(__always)
  private mutating func select(
    _ symbol: UInt32, _ branch: Program.Branch, _ at: Int, _ passage: Passage, in text: SymbolView
  ) {
    var index = Program.hash(symbol) & branch.slotMask
    while true {
      let slot = program.slot(Int(branch.slots) + Int(index))
      if slot.lower == slot.upper { return }
      if slot.symbol == symbol {
        for target in slot.lower..<slot.upper {
          stack.push(Place(state: program.target(Int(target)), at: Int32(at), passage: passage))
        }
        return
      }
      index = (index + 1) & branch.slotMask
    }
  }

  private mutating func ending(_ state: Program.State, _ place: Place, spaced: Bool, in text: SymbolView) {
    var at = Int(place.at)
    var isFree = place.passage == .free
    while true {
      push(state.next, at, isFree ? .free : .blocked, in: text)
      guard at < text.count, text[at].kind == .letter || text[at].kind == .digit,
        text[at].isOptional
          || isFree && !text.hasEdge(at: at, spaced: spaced) && (!spaced || text[at].isAlone)
      else { return }
      at += 1
      steps += 1
      isFree = text.isFree(at, spaced: spaced)
    }
  }

  private mutating func gap(_ state: Program.State, _ start: Int, spaced: Bool, in text: SymbolView) {
    var at = start
    var left = state.argument
    while true {
      push(state.next, at, .free, in: text)
      guard at < text.count, text[at].kind != .clauseEnd else { return }
      if text[at].startsUnit {
        if left == 0 { return }
        left -= 1
      }
      at += 1
      steps += 1
    }
  }

  // MARK: Lists

  private mutating func call(
    _ state: Program.State, _ at: Int, _ passage: Passage, spaced: Bool, in text: SymbolView
  ) {
    let found = ends(ofList: Int(state.argument), at, passage, spaced: spaced, in: text)
    for index in found {
      let end = pool[index]
      push(state.next, Int(end.at), end.passage, in: text)
    }
  }

  /// Where a list that starts at a place ends, in `pool`.
  private mutating func ends(
    ofList list: Int, _ at: Int, _ passage: Passage, spaced: Bool, in text: SymbolView
  ) -> Range<Int> {
    let key = UInt64(list) << 36 | UInt64(at) << 3 | UInt64(passage.rawValue) << 1 | (spaced ? 1 : 0)
    if let range = known.range(of: key) { return range }
    let base = ends.count
    stack.push(Place(state: program.list(list), at: Int32(at), passage: passage))
    run(from: stack.count - 1, seenFrom: seen.count, spaced: spaced, in: text)
    let lower = pool.count
    for index in base..<ends.count where !isPooled(ends[index], from: lower) { pool.push(ends[index]) }
    ends.cut(to: base)
    known.add(key, lower..<pool.count)
    return lower..<pool.count
  }

  private func isPooled(_ end: Place, from lower: Int) -> Bool {
    for index in lower..<pool.count where pool[index].at == end.at && pool[index].passage == end.passage {
      return true
    }
    return false
  }
}
