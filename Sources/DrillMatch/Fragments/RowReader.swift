/// Takes alternatives apart at their gaps.
///
/// What stands between two gaps is a piece, and is looked for by itself; a row tells the pieces of one way through an
/// alternative, with the gaps between them. Groups and lists that hold gaps are multiplied out.
struct RowReader {
  /// A way through an alternative.
  struct Row {
    /// The pieces, none of which may be empty.
    var pieces: [Phrase.Node]
    /// The width of the gap before each piece but the first, in units.
    var gaps: [Int]
  }

  private enum Part {
    case node(Phrase.Node)
    case gap(Int)
  }

  /// The most ways that an alternative is multiplied out to.
  private static let mostRows = 64

  private let lists: PhraseLists
  private var listsWithGaps: [String: Bool] = [:]
  private var listsWithMarks: [String: Bool] = [:]

  init(lists: PhraseLists) {
    self.lists = lists
  }

  /// The rows of one part of an alternative; nil when it is better looked for as a whole.
  mutating func rows(of node: Phrase.Node) -> [Row]? {
    guard holdsGap(node, depth: 0), let ways = ways(through: node, depth: 0) else { return nil }
    var rows: [Row] = []
    for way in ways {
      guard let more = Self.rows(of: way), rows.count + more.count <= Self.mostRows else { return nil }
      rows += more
    }
    return rows
  }

  /// Whether a gap stands in a node; one of no units separates nothing.
  private mutating func holdsGap(_ node: Phrase.Node, depth: Int) -> Bool {
    guard depth < Compiler.deepest else { return false }
    switch node {
    case .gap(let units): return units > 0
    case .empty, .letter, .han, .wordEdge, .space, .ending, .clauseStart, .clauseEnd: return false
    case .optional(let node): return holdsGap(node, depth: depth + 1)
    case .sequence(let nodes), .choice(let nodes):
      for node in nodes where holdsGap(node, depth: depth + 1) { return true }
      return false
    case .list(let name, _):
      if let known = listsWithGaps[name] { return known }
      // A list that holds itself is a mistake and matches nothing there.
      listsWithGaps[name] = false
      let holds = Self.members(of: name, lists).contains { holdsGap($0, depth: depth + 10) }
      listsWithGaps[name] = holds
      return holds
    }
  }

  /// Whether a mark stands in a node that ends a clause.
  mutating func holdsMark(_ node: Phrase.Node, depth: Int = 0) -> Bool {
    guard depth < Compiler.deepest else { return true }
    switch node {
    case .han(let scalar): return scalar.value < 0x3400 && CharacterClass(scalar.value) == .end
    case .empty, .letter, .wordEdge, .space, .ending, .clauseStart, .clauseEnd, .gap: return false
    case .optional(let node): return holdsMark(node, depth: depth + 1)
    case .sequence(let nodes), .choice(let nodes):
      for node in nodes where holdsMark(node, depth: depth + 1) { return true }
      return false
    case .list(let name, _):
      if let known = listsWithMarks[name] { return known }
      listsWithMarks[name] = false
      let holds = Self.members(of: name, lists).contains { holdsMark($0, depth: depth + 10) }
      listsWithMarks[name] = holds
      return holds
    }
  }

  private static func members(of name: String, _ lists: PhraseLists) -> [Phrase.Node] {
    (lists.phrases[name] ?? []).flatMap { phrase in
      phrase.alternatives.compactMap { $0.parts.count == 1 ? $0.parts[0] : nil }
    }
  }

  /// The ways through a node; nil when there are too many.
  private mutating func ways(through node: Phrase.Node, depth: Int) -> [[Part]]? {
    guard depth < Compiler.deepest else { return nil }
    guard holdsGap(node, depth: depth) else { return [[.node(node)]] }
    switch node {
    case .gap(let units): return [[.gap(units)]]
    case .optional(let node): return ways(through: node, depth: depth + 1).map { [[]] + $0 }
    case .choice(let nodes): return ways(throughAny: nodes, depth: depth)
    case .list(let name, _): return ways(throughAny: Self.members(of: name, lists), depth: depth + 9)
    case .sequence(let nodes):
      var result: [[Part]] = [[]]
      for node in nodes {
        guard let next = ways(through: node, depth: depth + 1), result.count * next.count <= Self.mostRows
        else { return nil }
        result = result.flatMap { way in next.map { way + $0 } }
      }
      return result
    case .empty, .letter, .han, .wordEdge, .space, .ending, .clauseStart, .clauseEnd:
      return [[.node(node)]]
    }
  }

  private mutating func ways(throughAny nodes: [Phrase.Node], depth: Int) -> [[Part]]? {
    var result: [[Part]] = []
    var whole: [Phrase.Node] = []
    for node in nodes {
      guard holdsGap(node, depth: depth + 1) else {
        whole.append(node)
        continue
      }
      guard let ways = ways(through: node, depth: depth + 1), result.count + ways.count < Self.mostRows else {
        return nil
      }
      result += ways
    }
    if !whole.isEmpty { result.append([.node(whole.count == 1 ? whole[0] : .choice(whole))]) }
    return result
  }

  /// The rows of a way: two of them for each piece that may be left out.
  private static func rows(of way: [Part]) -> [Row]? {
    var rows: [Row] = [Row(pieces: [], gaps: [])]
    var nodes: [Phrase.Node] = []
    var gap: Int?
    /// For each row, the units of gaps since its last piece.
    var open = [0]
    func close() {
      guard !nodes.isEmpty else { return }
      let piece = nodes.count == 1 ? nodes[0] : Phrase.Node.sequence(nodes)
      nodes.removeAll()
      let (skipped, skippedOpen) = piece.mayBeEmpty ? (rows, open) : ([], [])
      for index in rows.indices {
        if !rows[index].pieces.isEmpty { rows[index].gaps.append(open[index]) }
        rows[index].pieces.append(piece)
        open[index] = 0
      }
      rows += skipped
      open += skippedOpen
    }
    for part in way {
      switch part {
      case .node(let node): nodes.append(node)
      case .gap(let units):
        close()
        // Nothing starts with a gap.
        if rows.contains(where: \.pieces.isEmpty) { return nil }
        for index in open.indices { open[index] += units }
        gap = units
      }
    }
    let endsWithGap = nodes.isEmpty && gap != nil
    close()
    return endsWithGap || zip(rows, open).contains { $0.pieces.isEmpty || $1 > 0 } ? nil : rows
  }
}

/// Tells nodes that find the same from others, wherever they were written.
struct NodeKey: Hashable {
  private var codes: [UInt32] = []

  init(_ node: Phrase.Node) { write(node) }

  private mutating func write(_ node: Phrase.Node) {
    let mark: UInt32 = 0x8000_0000
    switch node {
    case .empty: break
    case .letter(let scalar): codes.append(scalar.value)
    case .han(let scalar): codes.append(scalar.value | 0x4000_0000)
    case .wordEdge: codes.append(mark)
    case .space: codes.append(mark + 1)
    case .ending: codes.append(mark + 2)
    case .clauseStart: codes.append(mark + 3)
    case .clauseEnd: codes.append(mark + 4)
    case .gap(let units): codes += [mark + 5, UInt32(clamping: units)]
    case .list(let name, _):
      codes += [mark + 6, UInt32(clamping: name.unicodeScalars.count)]
      codes += name.unicodeScalars.map(\.value)
    case .optional(let node):
      codes.append(mark + 7)
      write(node)
      codes.append(mark + 8)
    case .sequence(let nodes): for node in nodes { write(node) }
    case .choice(let nodes):
      codes.append(mark + 9)
      for node in nodes {
        write(node)
        codes.append(mark + 10)
      }
      codes.append(mark + 11)
    }
  }
}
