/// Takes threads over one symbol, exactly as a `Walker` goes, but all at once and from any lists that they are in.
struct ThreadStep: ~Copyable {
  struct Place: BitwiseCopyable {
    var thread: Thread
    var passage: Walker.Passage
  }

  /// What the text tells of the symbol that threads are to pass.
  struct Symbol: BitwiseCopyable {
    var at: Int
    var bits: UInt64
    var mayHaveEdge: Bool
    var isSpaced: Bool
    var isFirst: Bool
  }

  private let program: ProgramTables
  private(set) var stacks = ReturnStacks()
  /// The threads behind the symbol.
  private(set) var arrived = Pile<UInt64>(capacity: 256)
  /// The fragments that were found to end.
  private(set) var ended = Pile<Int32>(capacity: 16)
  private var known = BriefSet()
  private var seen = BriefSet()
  private var work = Pile<Place>(capacity: 256)

  init(_ program: ProgramTables) {
    self.program = program
  }

  /// Forgets all stacks; threads in lists mean nothing afterwards.
  mutating func forget() { stacks.removeAll() }

  /// Puts threads in place to go on from.
  mutating func begin() {
    arrived.cut(to: 0)
    known.clear()
  }

  @inline(__always)
  mutating func arrive(_ thread: Thread) {
    if known.insert(thread.packed) { arrived.push(thread.packed) }
  }

  /// Takes threads over the symbol at a place; each comes with the bits of what it may consume.
  mutating func advance(
    _ threads: UnsafeBufferPointer<UInt64>, _ masks: UnsafeBufferPointer<UInt64>, over at: Int,
    in text: SymbolView, isSpaced: Bool, isFirst: Bool
  ) {
    begin()
    seen.clear()
    let symbol = Symbol(
      at: at, bits: text.bits(at: at), mayHaveEdge: text.mayHaveEdge(at), isSpaced: isSpaced, isFirst: isFirst
    )
    let passage: Walker.Passage = isFirst ? .first : text.isFree(at, spaced: isSpaced) ? .free : .blocked
    let isSkipped = !isFirst && text[at].isOptional
    for index in threads.indices {
      if masks[index] & symbol.bits != 0 { push(Thread(packed: threads[index]), passage, symbol) }
      if isSkipped { arrive(Thread(packed: threads[index])) }
    }
    while work.count > 0 { follow(work.pop(), symbol, in: text) }
  }

  /// Puts a thread on the pile unless the symbol leads nowhere from it.
  @inline(__always)
  private mutating func push(_ thread: Thread, _ passage: Walker.Passage, _ symbol: Symbol) {
    let state = program.state(thread.state)
    guard
      state.mayPass || state.mask & symbol.bits != 0 && (!state.needsEdge || symbol.mayHaveEdge)
        || thread.left > 0
    else { return }
    if state.isJoin || thread.left > 0 && state.operation == .gap {
      guard seen.insert(thread.packed | UInt64(passage.rawValue) &<< 54) else { return }
    }
    work.push(Place(thread: thread, passage: passage))
  }

  private mutating func follow(_ place: Place, _ symbol: Symbol, in text: SymbolView) {
    let (thread, passage, at) = (place.thread, place.passage, symbol.at)
    let state = program.state(thread.state)
    let next = Thread(state: state.next, stack: thread.stack)
    switch state.operation {
    case .literal: literal(state, thread, next, passage, symbol, in: text)
    case .edge:
      if text.hasEdge(at: at, spaced: symbol.isSpaced) { pass(next, passage, symbol, in: text) }
    case .space:
      let holds =
        passage == .first || !symbol.isSpaced
        ? text.hasEdge(at: at, spaced: passage == .first && symbol.isSpaced) : text[at].join >= .space
      if holds { pass(next, passage, symbol, in: text) }
    case .clauseStart: if text.isClauseStart(at) { push(next, passage, symbol) }
    case .clauseEnd: if text.isClauseEnd(at) { push(next, passage, symbol) }
    case .fork:
      let first = Int(state.next)
      for target in first..<first + Int(state.argument) {
        push(Thread(state: program.target(target), stack: thread.stack), passage, symbol)
      }
    case .branch: select(program.branch(state.argument), thread.stack, passage, symbol, in: text)
    case .call:
      let stack = stacks.stack(state.next, on: thread.stack)
      push(Thread(state: program.list(Int(state.argument)), stack: stack), passage, symbol)
    case .ending: if passage != .first { ending(thread, next, passage, symbol, in: text) }
    case .gap: if passage != .first { gap(state, thread, next, symbol, in: text) }
    case .end:
      // The end of a fragment is told by `findEnds`.
      if thread.stack != 0 { push(stacks.top(thread.stack), passage, symbol) }
    case .fail: break
    }
  }

  @inline(__always)
  private mutating func literal(
    _ state: Program.State, _ thread: Thread, _ next: Thread, _ passage: Walker.Passage,
    _ symbol: Symbol,
    in text: SymbolView
  ) {
    let code = program.code(state, Int(thread.left))
    let isConsumed =
      symbol.isFirst && passage == .first
      ? text.isSymbol(code, symbol.at)
      : text.consumes(code, symbol.at, isFree: passage == .free, spaced: symbol.isSpaced)
    guard isConsumed else { return }
    let done = thread.left + 1
    arrive(
      done == UInt32(state.length)
        ? next : Thread(state: thread.state, stack: thread.stack, left: done))
  }

  @inline(__always)
  private mutating func pass(
    _ next: Thread, _ passage: Walker.Passage, _ symbol: Symbol, in text: SymbolView
  ) {
    push(next, passage == .blocked && text[symbol.at].join.isSpace ? .free : passage, symbol)
  }

  private mutating func select(
    _ branch: Program.Branch, _ stack: Int32, _ passage: Walker.Passage, _ symbol: Symbol,
    in text: SymbolView
  ) {
    for index in branch.firstAlways..<branch.endAlways {
      push(Thread(state: program.target(Int(index)), stack: stack), passage, symbol)
    }
    let found = text[symbol.at]
    select(found.code, branch, stack, passage, symbol)
    if found.isDisguised {
      let (first, second) = found.disguises
      if first != 0 { select(first, branch, stack, passage, symbol) }
      if second != 0 { select(second, branch, stack, passage, symbol) }
    }
  }

  @inline(__always)
  private mutating func select(
    _ code: UInt32, _ branch: Program.Branch, _ stack: Int32, _ passage: Walker.Passage, _ symbol: Symbol
  ) {
    var index = Program.hash(code) & branch.slotMask
    while true {
      let slot = program.slot(Int(branch.slots) + Int(index))
      if slot.lower == slot.upper { return }
      if slot.symbol == code {
        for target in slot.lower..<slot.upper {
          push(Thread(state: program.target(Int(target)), stack: stack), passage, symbol)
        }
        return
      }
      index = (index + 1) & branch.slotMask
    }
  }

  private mutating func ending(
    _ thread: Thread, _ next: Thread, _ passage: Walker.Passage, _ symbol: Symbol, in text: SymbolView
  ) {
    push(next, passage == .free ? .free : .blocked, symbol)
    let found = text[symbol.at]
    guard found.kind.isWordly else { return }
    let goesOn =
      passage == .free && !text.hasEdge(at: symbol.at, spaced: symbol.isSpaced)
      && (!symbol.isSpaced || found.isAlone)
    if found.isOptional || goesOn { arrive(thread) }
  }

  private mutating func gap(
    _ state: Program.State, _ thread: Thread, _ next: Thread, _ symbol: Symbol, in text: SymbolView
  ) {
    push(next, .free, symbol)
    let found = text[symbol.at]
    guard found.kind != .clauseEnd else { return }
    var left = thread.left > 0 ? thread.left : state.argument + 1
    if found.startsUnit {
      if left == 1 { return }
      left -= 1
    }
    arrive(Thread(state: thread.state, stack: thread.stack, left: left))
  }
}

// MARK: Ends

extension ThreadStep {
  /// The bits of the symbols that a thread may consume next; all where it may lead on behind its lists.
  func mask(of thread: Thread) -> UInt64 {
    var thread = thread
    var mask: UInt64 = 0
    while true {
      let state = program.state(thread.state)
      mask |= thread.left > 0 ? self.mask(of: thread, within: state) : state.mask
      guard state.mayPass, thread.stack != 0 else { return mask }
      thread = stacks.top(thread.stack)
    }
  }

  private func mask(of thread: Thread, within state: Program.State) -> UInt64 {
    state.operation == .literal ? Program.bit(for: program.code(state, Int(thread.left))) : .max
  }

  /// Whether a thread may be at the end of a fragment without another symbol.
  func mayEnd(_ thread: Thread) -> Bool {
    var thread = thread
    while true {
      guard program.state(thread.state).mayPass else { return false }
      if thread.stack == 0 { return true }
      thread = stacks.top(thread.stack)
    }
  }

  /// Finds the fragments that end with threads, given what comes next in the text.
  mutating func findEnds(
    of threads: UnsafeBufferPointer<UInt64>, before next: Token, isSpaced: Bool, isClauseStart: Bool
  ) {
    ended.cut(to: 0)
    seen.clear()
    for thread in threads { pushEnd(Thread(packed: thread)) }
    let hasEdge = next.traits.contains(.edge)
    while work.count > 0 {
      let thread = work.pop().thread
      let state = program.state(thread.state)
      let after = Thread(state: state.next, stack: thread.stack)
      switch state.operation {
      case .edge: if hasEdge { pushEnd(after) }
      case .space:
        if isSpaced ? next.traits.contains(.behindSpace) || next.bits == 0 : hasEdge { pushEnd(after) }
      case .clauseStart: if isClauseStart { pushEnd(after) }
      case .clauseEnd: if next.traits.contains(.clauseEnd) { pushEnd(after) }
      case .ending, .gap: pushEnd(after)
      case .fork:
        let first = Int(state.next)
        for target in first..<first + Int(state.argument) {
          pushEnd(Thread(state: program.target(target), stack: thread.stack))
        }
      case .branch:
        let branch = program.branch(state.argument)
        for index in branch.firstAlways..<branch.endAlways {
          pushEnd(Thread(state: program.target(Int(index)), stack: thread.stack))
        }
      case .call:
        let stack = stacks.stack(state.next, on: thread.stack)
        pushEnd(Thread(state: program.list(Int(state.argument)), stack: stack))
      case .end:
        if thread.stack != 0 {
          pushEnd(stacks.top(thread.stack))
        } else {
          ended.push(Int32(bitPattern: state.argument))
        }
      case .literal, .fail: break
      }
    }
  }

  @inline(__always)
  private mutating func pushEnd(_ thread: Thread) {
    guard program.state(thread.state).mayPass, seen.insert(thread.packed) else { return }
    work.push(Place(thread: thread, passage: .free))
  }
}
