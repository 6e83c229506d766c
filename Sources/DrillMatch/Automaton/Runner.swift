/// A match of one piece: its number and the symbols that it covers.
struct PieceMatch: Sendable, Hashable {
  var number: Int32
  var start: Int32
  var end: Int32

  var symbols: Range<Int> { Int(start)..<Int(end) }
}

/// Walks a program over a text, from every symbol that some piece begins with.
///
/// From a start the whole set of states goes forward symbol by symbol, so nothing is ever tried again. A walk
/// covers a bounded number of units (the longest phrase), whence the work is linear in the text; `steps` counts
/// the states visited. A text whose characters stand apart (您 好, s o r r y) is walked once more in the spaced
/// manner, where every character of the match must stand alone.
struct Runner {
  private let program: Program
  private let symbols: [FoldedSymbol]
  private(set) var matches: [PieceMatch] = []
  private(set) var steps = 0

  /// Stamps that tell which states were seen at this step: for the closure (two for a state) and the next set.
  private var seen: [UInt32]
  private var queued: [UInt32]
  private var stamp: UInt32 = 0
  private var current: [Int32] = []
  private var following: [Int32] = []
  private var stack: [(state: Int32, isFree: Bool)] = []
  /// For each number the end of the longest match from this start, and which numbers have one.
  private var longest: [Int32]
  private var found: [Int32] = []

  init(program: Program, text: FoldedText) {
    self.program = program
    symbols = text.symbols
    seen = [UInt32](repeating: 0, count: program.states.count * 2)
    queued = [UInt32](repeating: 0, count: program.states.count)
    longest = [Int32](repeating: 0, count: program.reports.count)
  }

  /// Finds every match that the program reports.
  mutating func run() {
    for start in symbols.indices where !symbols[start].isOptional {
      guard begin(at: start, spaced: false) else { continue }
      walk(from: start, spaced: false)
      if start + 1 < symbols.count, symbols[start].isAlone, symbols[start + 1].isAlone,
        symbols[start + 1].join >= .space, begin(at: start, spaced: true)
      {
        walk(from: start, spaced: true)
      }
      report(start)
    }
  }

  /// Fills the set of states after the first symbol; false when no piece begins with it.
  private mutating func begin(at start: Int, spaced: Bool) -> Bool {
    let symbol = symbols[start]
    current.removeAll(keepingCapacity: true)
    nextStamp()
    enter(symbol.code, at: start, spaced: spaced)
    if symbol.isDisguised {
      let (first, second) = symbol.disguises
      if first != 0 { enter(first, at: start, spaced: spaced) }
      if second != 0 { enter(second, at: start, spaced: spaced) }
    }
    return !current.isEmpty
  }

  private mutating func enter(_ code: UInt32, at start: Int, spaced: Bool) {
    guard let range = program.entryRanges[code] else { return }
    let hasEdge = hasEdge(at: start, spaced: spaced)
    for index in Int(range.lowerBound)..<Int(range.upperBound) {
      steps += 1
      let entry = program.entries[index]
      if entry.needsEdge && !hasEdge || entry.needsClauseStart && !isClauseStart(start)
        || entry.needsClauseEnd && !isClauseEnd(start)
      {
        continue
      }
      let next = program.states[Int(entry.state)].next
      if queued[Int(next)] != stamp {
        queued[Int(next)] = stamp
        current.append(next)
      }
    }
  }

  private mutating func walk(from start: Int, spaced: Bool) {
    var at = start + 1
    while !current.isEmpty {
      nextStamp()
      following.removeAll(keepingCapacity: true)
      let join = at < symbols.count ? symbols[at].join : .none
      let isFree = spaced || join <= .noise
      for state in current { push(state, isFree) }
      while let (state, isFree) = stack.popLast() {
        step(state, isFree: isFree, at: at, join: join, from: start, spaced: spaced)
      }
      if at < symbols.count, symbols[at].isOptional {
        for state in current { queue(state) }
      }
      swap(&current, &following)
      at += 1
    }
  }

  /// Follows one state: on to others, over the symbol at `at`, or to a report.
  ///
  /// `isFree` tells whether what separates the symbol from the one before may be passed here.
  private mutating func step(
    _ index: Int32, isFree: Bool, at: Int, join: Join, from start: Int, spaced: Bool
  ) {
    steps += 1
    let state = program.states[Int(index)]
    switch state.operation {
    case .symbol:
      if at < symbols.count, consumes(state.argument, at, isFree: isFree, spaced: spaced) {
        queue(state.next)
      }
    case .ending:
      push(state.next, isFree)
      if at < symbols.count, symbols[at].kind == .letter || symbols[at].kind == .digit,
        !hasEdge(at: at, spaced: spaced), isFree, !spaced || symbols[at].isAlone
      {
        queue(index)
      }
    case .gap:
      push(state.next, true)
      guard at < symbols.count, symbols[at].kind != .clauseEnd else { return }
      if !symbols[at].startsUnit {
        queue(index)
      } else if state.argument > 0 {
        queue(index + 1)
      }
    case .edge:
      if hasEdge(at: at, spaced: spaced) { push(state.next, isFree || join.isSpace) }
    case .space:
      if spaced ? join >= .space || at == symbols.count : hasEdge(at: at, spaced: false) {
        push(state.next, isFree || join.isSpace)
      }
    case .clauseStart:
      if isClauseStart(at) { push(state.next, isFree) }
    case .clauseEnd:
      if isClauseEnd(at) { push(state.next, isFree) }
    case .fork:
      let first = Int(state.next)
      for target in first..<first + Int(state.argument) { push(program.targets[target], isFree) }
    case .accept:
      accept(Int32(state.argument), from: start, to: at)
    case .fail: break
    }
  }

  private func consumes(_ code: UInt32, _ at: Int, isFree: Bool, spaced: Bool) -> Bool {
    let symbol = symbols[at]
    if symbol.kind == .clauseEnd { return symbol.code == code }
    guard isFree, !spaced || symbol.isAlone && !isSeparateNumber(at) else { return false }
    if symbol.code == code { return true }
    return symbol.isDisguised && (symbol.disguises.0 == code || symbol.disguises.1 == code)
  }

  /// Whether punctuation keeps a digit apart from the one before it: 1-1 is not 11.
  private func isSeparateNumber(_ at: Int) -> Bool {
    symbols[at].kind == .digit && symbols[at].join == .punctuation && symbols[at - 1].kind == .digit
  }

  private mutating func push(_ state: Int32, _ isFree: Bool) {
    let free = Int(state) * 2 + 1
    if seen[free] == stamp { return }
    let key = isFree ? free : free - 1
    if seen[key] == stamp { return }
    seen[key] = stamp
    stack.append((state, isFree))
  }

  private mutating func queue(_ state: Int32) {
    if queued[Int(state)] == stamp { return }
    queued[Int(state)] = stamp
    following.append(state)
  }

  private mutating func nextStamp() {
    if stamp == .max {
      stamp = 0
      for at in seen.indices { seen[at] = 0 }
      for at in queued.indices { queued[at] = 0 }
    }
    stamp += 1
  }

  private mutating func accept(_ number: Int32, from start: Int, to end: Int) {
    switch program.reports[Int(number)] {
    case .all: matches.append(PieceMatch(number: number, start: Int32(start), end: Int32(end)))
    case .longest:
      if longest[Int(number)] == 0 { found.append(number) }
      longest[Int(number)] = max(longest[Int(number)], Int32(end))
    }
  }

  private mutating func report(_ start: Int) {
    for number in found {
      matches.append(PieceMatch(number: number, start: Int32(start), end: longest[Int(number)]))
      longest[Int(number)] = 0
    }
    found.removeAll(keepingCapacity: true)
  }

  // MARK: What holds between two symbols

  /// Letters that are words of their own, so that `I s o r r y` still has an edge behind the I.
  private static let wordLetters: Set<UInt32> = [0x61, 0x69, 0x75]

  private func hasEdge(at: Int, spaced: Bool) -> Bool {
    guard at > 0, at < symbols.count else { return true }
    let symbol = symbols[at]
    guard spaced, symbol.join == .space, symbol.kind == .letter, symbol.isAlone else {
      return symbol.hasEdgeBefore
    }
    let before = symbols[at - 1]
    guard before.kind == .letter, before.isAlone else { return true }
    return Self.wordLetters.contains(symbol.code) || Self.wordLetters.contains(before.code)
  }

  private func isClauseStart(_ at: Int) -> Bool { at == 0 || symbols[at - 1].kind == .clauseEnd }

  private func isClauseEnd(_ at: Int) -> Bool { at >= symbols.count || symbols[at].kind == .clauseEnd }
}
