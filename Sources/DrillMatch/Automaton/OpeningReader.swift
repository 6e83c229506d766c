/// Finds the symbols that states begin with, and builds the tables in which a symbol selects its way.
struct OpeningReader {
  /// A way that begins with more symbols than this is tried whatever comes.
  private static let mostSymbols = 400

  /// For each list, the symbols that it begins with; nil where there are too many or it may be empty.
  private var ofLists: [[UInt32]?] = []

  /// Notes what a list begins with.
  mutating func note(list: Int, start: Int32, in program: Program) {
    while ofLists.count <= list { ofLists.append(nil) }
    ofLists[list] = symbols(of: start, in: program)
  }

  /// The symbols that a state begins with, each once; nil where there are too many or it may lead on without one.
  private func symbols(of state: Int32, in program: Program) -> [UInt32]? {
    var result: [UInt32] = []
    guard collect(state, in: program, into: &result) else { return nil }
    guard result.count > 1 else { return result }
    result.sort()
    var count = 1
    for at in 1..<result.count where result[at] != result[count - 1] {
      result[count] = result[at]
      count += 1
    }
    result.removeLast(result.count - count)
    return result
  }

  private func collect(_ state: Int32, in program: Program, into result: inout [UInt32]) -> Bool {
    guard result.count <= Self.mostSymbols else { return false }
    let state = program.states[Int(state)]
    guard !state.mayPass else { return false }
    switch state.operation {
    case .literal:
      result.append(program.codes[Int(state.argument)])
      return true
    case .edge, .space, .clauseStart, .clauseEnd: return collect(state.next, in: program, into: &result)
    case .fork:
      return program.targets[Int(state.next)..<Int(state.next) + Int(state.argument)].allSatisfy {
        collect($0, in: program, into: &result)
      }
    case .branch:
      let branch = program.branches[Int(state.argument)]
      guard branch.firstAlways == branch.endAlways else { return false }
      let slots = program.slots[Int(branch.slots)...Int(branch.slots) + Int(branch.slotMask)]
      for slot in slots where slot.lower < slot.upper { result.append(slot.symbol) }
      return true
    case .call:
      let list = Int(state.argument)
      guard !program.states.isEmpty, list < ofLists.count, let symbols = ofLists[list] else { return false }
      result += symbols
      return true
    case .fail: return true
    case .ending, .gap, .end: return false
    }
  }

  /// Builds the table of a branch.
  func branch(to ways: [Int32], in program: inout Program) -> Program.Branch {
    var always: [Int32] = []
    var pairs: [(symbol: UInt32, way: Int32)] = []
    for way in ways {
      if let symbols = symbols(of: way, in: program) {
        for symbol in symbols { pairs.append((symbol, way)) }
      } else {
        always.append(way)
      }
    }
    pairs.sort { ($0.symbol, $0.way) < ($1.symbol, $1.way) }
    let distinct = pairs.indices.count { $0 == 0 || pairs[$0].symbol != pairs[$0 - 1].symbol }
    var size = 4
    while size < distinct * 2 { size *= 2 }
    let base = program.slots.count
    program.slots.append(contentsOf: repeatElement(Program.Slot(), count: size))
    var at = 0
    while at < pairs.count {
      let symbol = pairs[at].symbol
      let lower = Int32(program.targets.count)
      while at < pairs.count, pairs[at].symbol == symbol {
        program.targets.append(pairs[at].way)
        at += 1
      }
      var slot = Int(Program.hash(symbol)) & (size - 1)
      while program.slots[base + slot].lower < program.slots[base + slot].upper {
        slot = (slot + 1) & (size - 1)
      }
      program.slots[base + slot] = Program.Slot(
        symbol: symbol, lower: lower, upper: Int32(program.targets.count))
    }
    let first = Int32(program.targets.count)
    program.targets += always
    return Program.Branch(
      slots: Int32(base), slotMask: UInt32(size - 1), firstAlways: first,
      endAlways: first + Int32(always.count))
  }
}
