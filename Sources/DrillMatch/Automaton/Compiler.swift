/// Compiles phrases to states, back to front: every piece is told where to lead on.
///
/// The work and the states are linear in the phrases; a list counts once, however often it is named.
struct Compiler {
  /// The most states that all phrases together may take; what does not fit is never found.
  static let mostStates = 4_000_000
  /// The widest gap, in units; more than any phrase can ask for.
  static let widestGap = 250
  /// The deepest nesting of lists and groups.
  static let deepest = 100
  /// The most states that are all tried rather than picked by the next symbol.
  private static let widestFork = 3

  private(set) var program = Program()
  private let lists: PhraseLists
  private var items = ItemArena()
  private var listNumbers: [String: UInt32] = [:]
  /// For each list compiled so far, where it starts; nil while it is being compiled.
  private var listStarts: [Int32?] = []
  private var openings = OpeningReader()
  /// For each state, whether anything leads to it yet.
  private var isLedTo = [false]

  init(lists: PhraseLists) {
    self.lists = lists
  }

  /// Adds a piece, found when any of the nodes is, and gives the state at which it starts.
  mutating func add(_ nodes: [Phrase.Node]) -> Int32 {
    let ways = nodes.map { sequence($0, depth: 0) }
    return compile(ways, next: state(.end))
  }

  /// Adds fragments that are looked for together, each of which ends with its own number; gives the common start.
  mutating func add(fragments: [(number: Int32, node: Phrase.Node)]) -> Int32 {
    var ways: [Range<Int>] = []
    ways.reserveCapacity(fragments.count)
    for (number, node) in fragments {
      let start = items.begin()
      add(node, depth: 0)
      items.add(.end, UInt32(bitPattern: number))
      ways.append(items.end(from: start))
    }
    return ways.isEmpty ? 0 : compile(ways, next: 0)
  }

  /// The finished program; the compiler has none any more.
  mutating func finish() -> ProgramTables {
    items = ItemArena()
    program.lists = listStarts.map { $0 ?? 0 }
    let finished = program
    program = Program()
    return ProgramTables(finished)
  }

  // MARK: Items

  private mutating func sequence(_ node: Phrase.Node, depth: Int) -> Range<Int> {
    let start = items.begin()
    add(node, depth: depth)
    return items.end(from: start)
  }

  private mutating func add(_ node: Phrase.Node, depth: Int) {
    guard depth < Self.deepest else { return items.add(.fail) }
    switch node {
    case .empty: break
    case .letter(let scalar): items.add(.literal, scalar.value)
    case .han(let scalar): items.add(.literal, scalar.value)
    case .wordEdge: items.add(.edge)
    case .space: items.add(.space)
    case .ending: items.add(.ending)
    case .clauseStart: items.add(.clauseStart)
    case .clauseEnd: items.add(.clauseEnd)
    case .gap(let units): items.add(.gap, UInt32(clamping: min(units, Self.widestGap)))
    case .sequence(let nodes): for node in nodes { add(node, depth: depth + 1) }
    case .choice(let nodes): items.add(choice: nodes.map { sequence($0, depth: depth + 1) })
    case .optional(let node): items.add(optional: sequence(node, depth: depth + 1))
    case .list(let name, _):
      if let number = list(name, depth: depth) { items.add(.call, number) } else { items.add(.fail) }
    }
  }

  /// The number of a list, which is compiled when it is first named; a list that holds itself leads nowhere.
  private mutating func list(_ name: String, depth: Int) -> UInt32? {
    if let number = listNumbers[name] { return listStarts[Int(number)] == nil ? nil : number }
    guard let phrases = lists.phrases[name] else { return nil }
    let number = UInt32(listStarts.count)
    listNumbers[name] = number
    listStarts.append(nil)
    var ways: [Range<Int>] = []
    for phrase in phrases {
      for alternative in phrase.alternatives where alternative.parts.count == 1 {
        ways.append(sequence(alternative.parts[0], depth: depth + 10))
      }
    }
    let start = compile(ways, next: state(.end))
    listStarts[Int(number)] = start
    openings.note(list: Int(number), start: start, in: program)
    return number
  }

  // MARK: States

  /// A state for any of several sequences; those that begin alike share states.
  private mutating func compile(_ sequences: [Range<Int>], next: Int32) -> Int32 {
    if sequences.count == 1 { return chain(sequences[0], next: next) }
    var order: [(key: UInt64, index: Int)] = []
    order.reserveCapacity(sequences.count)
    for (index, sequence) in sequences.enumerated() { order.append((items.key(of: sequence), index)) }
    order.sort { $0.key != $1.key ? $0.key < $1.key : $0.index < $1.index }
    var ways: [Int32] = []
    var at = 0
    while at < order.count {
      let (key, first) = order[at]
      var end = at + 1
      if key != ItemArena.unlike {
        while end < order.count, order[end].key == key { end += 1 }
      }
      if end - at > 1 {
        let alike = order[at..<end].map { sequences[$0.index] }
        let length = items.commonLiteral(of: alike, atMost: Program.longestLiteral)
        let rest = compile(alike.map { $0.dropFirst(max(1, length)) }, next: next)
        let item = items[alike[0].lowerBound]
        ways.append(
          length > 0
            ? literal(alike[0].prefix(length), next: rest)
            : state(item.operation, item.argument, rest))
      } else {
        ways.append(chain(sequences[first], next: next))
      }
      at = end
    }
    return fork(ways)
  }

  private mutating func chain(_ sequence: Range<Int>, next: Int32) -> Int32 {
    var next = next
    var rest = sequence
    while let index = rest.popLast() {
      switch items.content(at: index) {
      case .plain(let item) where item.operation == .literal:
        let run = items.literal(endingAt: index, in: sequence, atMost: Program.longestLiteral)
        next = literal(run, next: next)
        rest = rest.dropLast(run.count - 1)
      case .plain(let item):
        next = item.operation == .fail ? 0 : state(item.operation, item.argument, next)
      case .optional(let sequence): next = fork([chain(sequence, next: next), next])
      case .choice(let sequences): next = compile(sequences, next: next)
      }
    }
    return next
  }

  /// A state that consumes the symbols of some items.
  private mutating func literal(_ run: Range<Int>, next: Int32) -> Int32 {
    var state = Program.State(operation: .literal, next: next)
    state.length = UInt8(truncatingIfNeeded: run.count)
    state.argument = UInt32(program.codes.count)
    for index in run { program.codes.append(items[index].argument) }
    state.mask = Program.bit(for: items[run.lowerBound].argument)
    lead(to: next, isWide: false)
    return append(state)
  }

  private mutating func state(
    _ operation: Program.Operation, _ argument: UInt32 = 0, _ next: Int32 = 0
  ) -> Int32 {
    var state = Program.State(operation: operation, argument: argument, next: next)
    let after = program.states[Int(next)]
    switch operation {
    case .ending, .gap: (state.mask, state.mayPass) = (.max, after.mayPass)
    case .edge, .space, .clauseStart, .clauseEnd:
      (state.mask, state.mayPass) = (after.mask, after.mayPass)
      state.needsEdge = operation == .edge || after.needsEdge
    case .end: state.mayPass = true
    case .call:
      let list = program.states[Int(listStarts[Int(argument)] ?? 0)]
      state.mask = list.mayPass ? list.mask | after.mask : list.mask
      state.mayPass = list.mayPass && after.mayPass
      state.needsEdge = list.needsEdge && !list.mayPass
    case .literal, .fail, .fork, .branch: break
    }
    // A walk may come out of these at one place in several ways.
    lead(to: next, isWide: operation == .ending || operation == .gap || operation == .call)
    return append(state)
  }

  private mutating func fork(_ ways: [Int32]) -> Int32 {
    if ways.count == 1 { return ways[0] }
    var state = Program.State(operation: .fork)
    state.needsEdge = true
    for way in ways {
      let after = program.states[Int(way)]
      state.mask |= after.mask
      state.mayPass = state.mayPass || after.mayPass
      state.needsEdge = state.needsEdge && after.needsEdge
      lead(to: way, isWide: false)
    }
    if ways.count <= Self.widestFork {
      state.argument = UInt32(ways.count)
      state.next = Int32(program.targets.count)
      program.targets += ways
    } else {
      state.operation = .branch
      state.argument = UInt32(program.branches.count)
      program.branches.append(openings.branch(to: ways, in: &program))
    }
    return append(state)
  }

  private mutating func append(_ state: Program.State) -> Int32 {
    guard program.states.count < Self.mostStates else { return 0 }
    program.states.append(state)
    isLedTo.append(false)
    return Int32(program.states.count - 1)
  }

  private mutating func lead(to state: Int32, isWide: Bool) {
    if isWide || isLedTo[Int(state)] { program.states[Int(state)].isJoin = true }
    isLedTo[Int(state)] = true
  }
}

extension PhraseLists {
  /// The alternatives of a phrase, each as its parts, with lists that hold `a & b` put in their place.
  func alternatives(of phrase: Phrase) -> [[Phrase.Node]] {
    var result: [[Phrase.Node]] = []
    collect(phrase, into: &result, depth: 0)
    return result
  }

  private func collect(_ phrase: Phrase, into result: inout [[Phrase.Node]], depth: Int) {
    guard depth < Compiler.deepest, result.count < Compiler.mostStates else { return }
    for alternative in phrase.alternatives {
      if alternative.parts.count == 1, case .list(let name, _)? = alternative.parts.first,
        holdsConjunction(name)
      {
        for inner in phrases[name] ?? [] { collect(inner, into: &result, depth: depth + 1) }
      } else {
        result.append(alternative.parts)
      }
    }
  }

  /// Whether a list (or one that it refers to alone) has an alternative of several parts.
  func holdsConjunction(_ name: String, depth: Int = 0) -> Bool {
    guard depth < 20 else { return false }
    return phrases[name, default: []].contains { phrase in
      phrase.alternatives.contains { alternative in
        if alternative.parts.count > 1 { return true }
        guard case .list(let inner, _)? = alternative.parts.first else { return false }
        return holdsConjunction(inner, depth: depth + 1)
      }
    }
  }
}
