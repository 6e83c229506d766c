/// Compiles phrases to states, back to front: every piece is told where to lead on.
struct Compiler {
  /// The most states that all phrases together may take; what does not fit is never found.
  static let mostStates = 4_000_000
  /// The deepest nesting of lists and groups.
  static let deepest = 100

  private(set) var program = Program()
  private let lists: PhraseLists
  private var openings: [(symbol: UInt32, entry: Program.Entry)] = []
  private var marks: [Bool] = []

  init(lists: PhraseLists) {
    self.lists = lists
  }

  /// Adds a piece to look for and gives the number by which its matches are reported.
  mutating func add(_ nodes: [Phrase.Node], report: Program.Report) -> Int {
    let number = program.reports.count
    program.reports.append(report)
    let accept = state(.accept, UInt32(number))
    for node in nodes {
      let entry = compile(node, next: accept, depth: 0)
      addOpenings(from: entry)
    }
    return number
  }

  /// The program with its entries in order.
  mutating func finish() -> Program {
    let order = openings.indices.sorted { openings[$0].symbol < openings[$1].symbol }
    program.entries.reserveCapacity(order.count)
    var start = 0
    for (offset, index) in order.enumerated() {
      program.entries.append(openings[index].entry)
      let symbol = openings[index].symbol
      if offset + 1 == order.count || openings[order[offset + 1]].symbol != symbol {
        program.entryRanges[symbol] = Int32(start)..<Int32(offset + 1)
        start = offset + 1
      }
    }
    openings = []
    return program
  }

  /// The alternatives of a phrase, with lists that stand alone put in their place.
  func alternatives(of phrase: Phrase) -> [[Phrase.Node]] {
    var result: [[Phrase.Node]] = []
    collect(phrase, into: &result, depth: 0)
    return result
  }

  private func collect(_ phrase: Phrase, into result: inout [[Phrase.Node]], depth: Int) {
    guard depth < Self.deepest, result.count < Self.mostStates else { return }
    for alternative in phrase.alternatives {
      if alternative.parts.count == 1, case .list(let name, _)? = alternative.parts.first,
        lists.holdsConjunction(name)
      {
        for inner in lists.phrases[name] ?? [] { collect(inner, into: &result, depth: depth + 1) }
      } else {
        result.append(alternative.parts)
      }
    }
  }

  private mutating func state(_ operation: Program.Operation, _ argument: UInt32 = 0, _ next: Int32 = 0)
    -> Int32
  {
    guard program.states.count < Self.mostStates else { return 0 }
    program.states.append(Program.State(operation: operation, argument: argument, next: next))
    return Int32(program.states.count - 1)
  }

  private mutating func compile(_ node: Phrase.Node, next: Int32, depth: Int) -> Int32 {
    guard depth < Self.deepest else { return 0 }
    switch node {
    case .empty: return next
    case .letter(let scalar), .han(let scalar): return state(.symbol, scalar.value, next)
    case .wordEdge: return state(.edge, 0, next)
    case .space: return state(.space, 0, next)
    case .ending: return state(.ending, 0, next)
    case .clauseStart: return state(.clauseStart, 0, next)
    case .clauseEnd: return state(.clauseEnd, 0, next)
    case .gap(let units):
      guard program.states.count + units < Self.mostStates else { return 0 }
      let first = state(.gap, UInt32(units), next)
      for left in stride(from: units - 1, through: 0, by: -1) { _ = state(.gap, UInt32(left), next) }
      return first
    case .sequence(let nodes):
      var next = next
      for node in nodes.reversed() { next = compile(node, next: next, depth: depth + 1) }
      return next
    case .choice(let nodes):
      return fork(nodes.map { compile($0, next: next, depth: depth + 1) })
    case .optional(let node):
      return fork([compile(node, next: next, depth: depth + 1), next])
    case .list(let name, _):
      var starts: [Int32] = []
      for phrase in lists.phrases[name] ?? [] {
        for alternative in phrase.alternatives where alternative.parts.count == 1 {
          starts.append(compile(alternative.parts[0], next: next, depth: depth + 10))
        }
      }
      return fork(starts)
    }
  }

  private mutating func fork(_ starts: [Int32]) -> Int32 {
    if starts.count == 1 { return starts[0] }
    let first = Int32(program.targets.count)
    program.targets += starts
    return state(.fork, UInt32(starts.count), first)
  }

  /// Finds what a piece can begin with, so that a runner looks it up by the first symbol.
  private mutating func addOpenings(from start: Int32) {
    marks += repeatElement(false, count: program.states.count * 8 - marks.count)
    var seen: [Int] = []
    var stack = [
      Program.Entry(state: start, needsEdge: false, needsClauseStart: false, needsClauseEnd: false)
    ]
    while var entry = stack.popLast() {
      let key =
        Int(entry.state) * 8 + (entry.needsEdge ? 1 : 0) + (entry.needsClauseStart ? 2 : 0)
        + (entry.needsClauseEnd ? 4 : 0)
      if marks[key] { continue }
      marks[key] = true
      seen.append(key)
      let state = program.states[Int(entry.state)]
      entry.state = state.next
      switch state.operation {
      case .symbol:
        entry.state = Int32(key / 8)
        openings.append((state.argument, entry))
      case .edge, .space:
        entry.needsEdge = true
        stack.append(entry)
      case .clauseStart:
        entry.needsClauseStart = true
        stack.append(entry)
      case .clauseEnd:
        entry.needsClauseEnd = true
        stack.append(entry)
      case .fork:
        for target in program.targets[Int(state.next)..<Int(state.next) + Int(state.argument)] {
          entry.state = target
          stack.append(entry)
        }
      case .ending, .gap, .accept, .fail: break
      }
    }
    for key in seen { marks[key] = false }
  }
}

extension PhraseLists {
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
