/// Where tracks lead, worked out when it is first asked and kept for all texts that follow.
///
/// A track is what comes of matching all fragments from one place of a text. A node is the set of threads that it is on;
/// it leads from token to token, and tells which fragments end. Nodes are made as texts need them, which are few, since
/// people say the same things; a bounded number is kept.
struct TrackTable: ~Copyable {
  struct Node: BitwiseCopyable {
    /// Where its threads stand.
    var first: Int32
    var count: Int32
    /// The bits of the symbols that lead on.
    var mask: UInt64
    var mayEnd: Bool
    var isSpaced: Bool
    var isClauseStart: Bool
    /// Where in `ends` it stands what ends here, once anybody has asked; else -1.
    var ends: Int32 = -1

    var threads: Range<Int> { Int(first)..<Int(first + count) }
  }

  /// How many sorts of what comes next are told apart.
  private static let sorts = 8

  /// Leads nowhere.
  static let dead: Int32 = 0
  /// Where tracks start in the usual manner, and in the spaced one.
  static let root: Int32 = 1
  static let spacedRoot: Int32 = 2
  /// How many nodes are kept where nothing else is said: with all that belongs to them some 20 MB.
  static let usual = 3 << 14

  private let fragments: FragmentTables
  /// How many nodes are kept.
  private let kept: Int
  private var step: ThreadStep
  private var nodes = Pile<Node>(capacity: 1 << 6)
  private var threads = Pile<UInt64>(capacity: 1 << 8)
  /// For each thread the bits of the symbols that it may consume next.
  private var masks = Pile<UInt64>(capacity: 1 << 8)
  private var numbers = KeyTable(capacity: 1 << 7)
  private var steps = KeyTable(capacity: 1 << 8)
  /// For nodes at which anything ends, and each sort of what comes next, where it stands what ends; -1 while nobody
  /// asked.
  private var ends = Pile<Int32>(capacity: 1 << 8)
  /// Rows of what ends, each closed by -1; the first is empty.
  private var endings = Pile<Int32>(capacity: 1 << 6)

  /// Prepares to match the fragments that a program holds from a state on.
  init(_ program: ProgramTables, _ fragments: FragmentTables, kept: Int) {
    self.kept = kept
    self.fragments = fragments
    step = ThreadStep(program)
    addRoots()
  }

  private mutating func addRoots() {
    endings.push(-1)
    _ = node(isSpaced: false, isClauseStart: false)
    for isSpaced in [false, true] {
      threads.push(Thread(state: fragments.root, stack: 0).packed)
      addNode(from: threads.count - 1, isSpaced: isSpaced, isClauseStart: false)
    }
  }

  /// How many nodes, threads, steps and stacks are kept.
  var sizes: [Int] { [nodes.count, threads.count, steps.count, step.stacks.count] }

  /// Whether it is time to forget.
  var isFull: Bool {
    nodes.count > kept || threads.count > kept * 8 || steps.count > kept * 3
      || step.stacks.count > Thread.mostStacks / 2
  }

  /// Forgets everything; the numbers of nodes mean nothing afterwards.
  mutating func removeAll() {
    nodes.cut(to: 0)
    threads.cut(to: 0)
    masks.cut(to: 0)
    endings.cut(to: 0)
    ends.cut(to: 0)
    numbers.removeAll()
    steps.removeAll()
    step.forget()
    step.begin()
    addRoots()
  }

  /// Where a track leads on from a node with a token.
  mutating func follow(_ node: Int32, _ token: Token, in text: inout ReplyText) -> Int32 {
    if nodes[Int(node)].mask & token.bits == 0, !token.traits.contains(.optional) { return Self.dead }
    // What stands before its first token is nothing to a track, but for the start of a clause.
    let before =
      node <= Self.spacedRoot
      ? token.traits.contains(.clauseStart) ? 1 : 0
      : UInt64(token.traits.rawValue & Token.Traits.join.rawValue) << 1
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: token.kind)) << 3 | before
    if let known = steps.value(of: key) { return known }
    let target = make(from: node, token, in: text.symbols)
    if token.kind != 0 { steps.add(key, target) }
    return target
  }

  /// Where it stands in `ending(_:)` what ends at a node, given what comes next; 0 when none do.
  @inline(__always)
  mutating func ends(_ node: Int32, before next: Token) -> Int32 {
    if !nodes[Int(node)].mayEnd { return 0 }
    var sort = next.traits.contains(.edge) ? 1 : 0
    if next.traits.contains(.clauseEnd) { sort |= 2 }
    if next.traits.contains(.behindSpace) || next.bits == 0 { sort |= 4 }
    let first = nodes[Int(node)].ends
    if first >= 0 {
      let known = ends[Int(first) &+ sort]
      if known >= 0 { return known }
    }
    return makeEnds(node, next, sort)
  }

  /// What ends, at a place: its sort in the lowest two bits, and above them its number; -1 at the end of a row.
  @inline(__always)
  func ending(_ place: Int32) -> Int32 { endings[Int(place)] }

  /// The sorts of endings: a target, a piece, and a piece at which rows are thought of.
  static let target: Int32 = 0
  static let piece: Int32 = 1
  static let trigger: Int32 = 2

  // MARK: Making

  @inline(never)
  private mutating func makeEnds(_ node: Int32, _ next: Token, _ sort: Int) -> Int32 {
    if nodes[Int(node)].ends < 0 {
      nodes[Int(node)].ends = Int32(ends.count)
      for _ in 0..<Self.sorts { ends.push(-1) }
    }
    let found = nodes[Int(node)]
    let place = endings.count
    step.findEnds(
      of: UnsafeBufferPointer(rebasing: threads.elements[found.threads]), before: next,
      isSpaced: found.isSpaced, isClauseStart: found.isClauseStart)
    for index in 0..<step.ended.count { addEnding(Int(step.ended[index])) }
    if endings.count > place { endings.push(-1) }
    let result = endings.count > place ? Int32(place) : 0
    ends[Int(found.ends) + sort] = result
    return result
  }

  private mutating func addEnding(_ fragment: Int) {
    let piece = fragments.pieceOfFragment[fragment]
    if piece >= 0 {
      let isTrigger = !fragments.triggersOfPiece.range(of: Int(piece)).isEmpty
      endings.push(piece << 2 | (isTrigger ? Self.trigger : Self.piece))
    } else {
      for index in fragments.targetsOfFragment.range(of: fragment) {
        endings.push(fragments.targetsOfFragment[index] << 2 | Self.target)
      }
    }
  }

  @inline(never)
  private mutating func make(from number: Int32, _ token: Token, in text: SymbolView) -> Int32 {
    let (start, end) = (Int(token.start), Int(token.end))
    if end - start == 1 { return pass(number, start, in: text) }
    // Words that begin alike share what is learnt of their letters.
    var node = number
    for at in start..<end {
      let symbol = text[at]
      var key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(symbol.code) << 3
      if at == start {
        key |= 1 << 27 | UInt64(token.traits.rawValue & Token.Traits.join.rawValue) << 1
        if token.traits.contains(.clauseStart) { key |= 1 }
      } else {
        key |= 1 << 28
        if nodes[Int(node)].mask & text.bits(at: at) == 0 { return Self.dead }
      }
      if let known = steps.value(of: key) {
        node = known
      } else {
        let next = pass(node, at, in: text)
        steps.add(key, next)
        node = next
      }
      if node == Self.dead { return node }
    }
    return node
  }

  /// Where a node leads with one symbol.
  private mutating func pass(_ number: Int32, _ at: Int, in text: SymbolView) -> Int32 {
    let from = nodes[Int(number)]
    step.advance(
      UnsafeBufferPointer(rebasing: threads.elements[from.threads]),
      UnsafeBufferPointer(rebasing: masks.elements[from.threads]), over: at, in: text,
      isSpaced: from.isSpaced, isFirst: number <= Self.spacedRoot)
    if step.arrived.count == 0 { return Self.dead }
    return node(isSpaced: from.isSpaced, isClauseStart: text.isClauseStart(at + 1))
  }

  /// The node of the threads in place.
  private mutating func node(isSpaced: Bool, isClauseStart: Bool) -> Int32 {
    let first = threads.count
    for thread in step.arrived.elements { threads.push(thread) }
    let count = threads.count - first
    threads.sort(from: first)
    var hash = UInt64(count) << 2 | (isSpaced ? 1 : 0) | (isClauseStart ? 2 : 0)
    for index in first..<threads.count {
      hash = (hash ^ threads[index]) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 31
    }
    while let known = numbers.value(of: hash) {
      if isSame(nodes[Int(known)], first, count, isSpaced, isClauseStart) {
        threads.cut(to: first)
        return known
      }
      hash &+= 0x6A09_E667_F3BC_C909
    }
    numbers.add(hash, Int32(nodes.count))
    return addNode(from: first, isSpaced: isSpaced, isClauseStart: isClauseStart)
  }

  /// Adds a node of the last threads.
  @discardableResult
  private mutating func addNode(from first: Int, isSpaced: Bool, isClauseStart: Bool) -> Int32 {
    var node = Node(
      first: Int32(first), count: Int32(threads.count - first), mask: 0, mayEnd: false, isSpaced: isSpaced,
      isClauseStart: isClauseStart)
    for index in first..<threads.count {
      let thread = Thread(packed: threads[index])
      let mask = step.mask(of: thread)
      masks.push(mask)
      node.mask |= mask
      node.mayEnd = node.mayEnd || step.mayEnd(thread)
    }
    nodes.push(node)
    return Int32(nodes.count - 1)
  }

  private func isSame(
    _ node: Node, _ first: Int, _ count: Int, _ isSpaced: Bool, _ isClauseStart: Bool
  ) -> Bool {
    guard Int(node.count) == count, node.isSpaced == isSpaced, node.isClauseStart == isClauseStart else {
      return false
    }
    for index in 0..<count where threads[Int(node.first) + index] != threads[first + index] { return false }
    return true
  }
}

extension Pile<UInt64> {
  /// Sorts what was put on from an index on.
  fileprivate mutating func sort(from first: Int) {
    var part = UnsafeMutableBufferPointer(rebasing: mutableElements[first...])
    if part.count < 16 {
      for index in part.indices.dropFirst() {
        let moved = part[index]
        var place = index
        while place > 0, part[place - 1] > moved {
          part[place] = part[place - 1]
          place -= 1
        }
        part[place] = moved
      }
    } else {
      part.sort()
    }
  }
}
