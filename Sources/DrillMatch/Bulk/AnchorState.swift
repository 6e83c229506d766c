/// What is seen of a net in one reply; keeps its room for the next.
struct AnchorState {
  /// Where matches of an entry may lie: the ends of the first and the last literal around which one must lie, in bytes.
  struct Opening {
    var entry: Int32
    var first: Int32
    var last: Int32
  }

  /// The entries that may match in this reply, some perhaps several times.
  private(set) var openings: [Opening] = []
  private var stamps: [UInt32]
  private var firsts: [Int32]
  private var lasts: [Int32]
  private var stamp: UInt32 = 0
  /// The sets that are seen and whose conditions are not looked at yet, by level.
  private var waiting: [[Int32]]

  init(_ net: AnchorNet) {
    stamps = [UInt32](repeating: 0, count: net.setCount)
    firsts = [Int32](repeating: 0, count: net.setCount)
    lasts = [Int32](repeating: 0, count: net.setCount)
    waiting = [[Int32]](repeating: [], count: Int(net.levels.max() ?? 0) + 1)
  }

  /// Begins a reply.
  mutating func begin() {
    openings.removeAll(keepingCapacity: true)
    stamp &+= 1
    if stamp == 0 {
      for index in stamps.indices { stamps[index] = 0 }
      stamp = 1
    }
  }

  /// Notes that a literal ends at an offset of a reply in bytes.
  mutating func note(
    _ literal: Int32, at end: Int, of reply: UnsafeBufferPointer<UInt8>, shape: LiteralShape,
    in net: AnchorNet
  ) {
    // A single character is reported once where it stands several times on end.
    let (first, last) = shape.isSingle ? (-1, Int32.max) : (Int32(end), Int32(end))
    var place: LiteralShape.Place?
    for index in net.setsOfLiteral.range(of: Int(literal)) {
      let member = net.setsOfLiteral[index]
      if member.startsClause || member.endsClause {
        let here = place ?? shape.place(endingAt: end, of: reply)
        place = here
        if member.startsClause && !here.mayStartClause || member.endsClause && !here.mayEndClause { continue }
      }
      see(member.set, first, last, in: net)
    }
  }

  private mutating func see(_ set: Int32, _ first: Int32, _ last: Int32, in net: AnchorNet) {
    let index = Int(set)
    if stamps[index] == stamp {
      firsts[index] = min(firsts[index], first)
      lasts[index] = max(lasts[index], last)
    } else {
      stamps[index] = stamp
      firsts[index] = first
      lasts[index] = last
      if !net.conditionsOfSet.range(of: index).isEmpty { waiting[Int(net.levels[index])].append(set) }
    }
  }

  /// Draws all conclusions.
  mutating func conclude(in net: AnchorNet) {
    for level in waiting.indices {
      var next = 0
      while next < waiting[level].count {
        let set = Int(waiting[level][next])
        next += 1
        for index in net.conditionsOfSet.range(of: set) {
          let condition = net.conditionsOfSet[index]
          if holds(condition, in: net) { follow(condition, in: net) }
        }
      }
      waiting[level].removeAll(keepingCapacity: true)
    }
  }

  private func holds(_ condition: AnchorNet.Condition, in net: AnchorNet) -> Bool {
    var index = condition.firstGuard
    while index < condition.endGuard {
      if stamps[Int(net.guards[Int(index)])] != stamp { return false }
      index += 1
    }
    return true
  }

  private mutating func follow(_ condition: AnchorNet.Condition, in net: AnchorNet) {
    let (first, last) = (firsts[Int(condition.anchor)], lasts[Int(condition.anchor)])
    switch condition.target {
    case .set(let set): see(set, first, last, in: net)
    case .entry(let entry): openings.append(Opening(entry: entry, first: first, last: last))
    }
  }
}
