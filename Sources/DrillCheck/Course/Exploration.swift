import DrillScript

/// What replies of the file itself can do in a drill: every move from every standing, each told apart once.
struct Exploration: Sendable {
  /// How a standing was come to.
  struct Node: Sendable {
    var standing: Standing
    var parent: Int?
    var move: Move?
    /// How many bad replies lead here.
    var slips: Int
  }

  /// An edge of the graph that was taken: the branch of a step.
  struct Edge: Sendable, Hashable {
    var step: Int
    var branch: Int
  }

  private(set) var nodes: [Node] = []
  /// For each edge taken, the node from which and the move by which it was taken first.
  private(set) var takenByAny: [Edge: (node: Int, move: Move)] = [:]
  private(set) var takenByModel: [Edge: (node: Int, move: Move)] = [:]
  /// The names of the endings that were come to.
  private(set) var endings: Set<Int> = []
  /// Whether everything was looked at.
  private(set) var isComplete = true

  /// Standings looked at most; a scenario that has more is looked at as far as this goes.
  static let most = 1500

  init(_ machine: Machine) {
    var seen: Set<Key> = []
    func key(_ standing: Standing) -> Key { Key(standing, machine) }
    let start = machine.start
    nodes.append(Node(standing: start, parent: nil, move: nil, slips: 0))
    seen.insert(key(start))
    var next = 0
    while next < nodes.count {
      guard nodes.count < Self.most else {
        isComplete = false
        break
      }
      let node = nodes[next]
      for move in machine.moves(at: node.standing) {
        switch machine.outcome(of: move, at: node.standing) {
        case .end: endings.insert(node.standing.step)
        case .on(let standing, let branch):
          if let branch {
            let edge = Edge(step: node.standing.step, branch: branch)
            if takenByAny[edge] == nil { takenByAny[edge] = (next, move) }
            if case .model = move, takenByModel[edge] == nil { takenByModel[edge] = (next, move) }
          }
          if seen.insert(key(standing)).inserted {
            nodes.append(
              Node(
                standing: standing, parent: next, move: move,
                slips: node.slips + (move.isSlip ? 1 : 0)))
          }
        }
      }
      next += 1
    }
  }

  /// The moves from the start to a node.
  func moves(to node: Int) -> [Move] {
    var moves: [Move] = []
    var at: Int? = node
    while let index = at {
      if let move = nodes[index].move { moves.append(move) }
      at = nodes[index].parent
    }
    return moves.reversed()
  }

  /// What tells standings apart: the step, where it can go back to, tries, mood in tens, and what is earned of it.
  private struct Key: Hashable {
    var step: Int
    var before: Int
    var tries: Int
    var mood: Int
    var earned: Int
    var isChoosing: Bool

    init(_ standing: Standing, _ machine: Machine) {
      step = standing.step
      before = machine.steps[step].goesBack ? standing.path.beforeLast ?? -1 : -1
      tries = standing.tries
      mood = standing.mood / 10
      var bits = 0
      for (bit, duty) in machine.steps[step].duties.prefix(60).enumerated() where standing.isEarned(duty) {
        bits |= 1 << bit
      }
      earned = bits
      isChoosing = standing.isChoosing
    }
  }
}

/// What comes of a standing when the trainee does everything right from there on.
struct Recovery: Sendable {
  /// The ends that may be come to.
  struct Ends: Sendable, Hashable {
    /// Whether one of them can be passed.
    var passes = false
    /// Whether one of them is an ending at all.
    var isReached = false
    /// The steps from which it goes round and round.
    var loops = Bits()

    fileprivate mutating func add(_ ending: Ending) {
      isReached = true
      passes = passes || ending.passes
    }

    fileprivate mutating func formUnion(_ other: Ends) {
      passes = passes || other.passes
      isReached = isReached || other.isReached
      loops.formUnion(other.loops)
    }

    fileprivate static func loop(_ step: Int) -> Ends { Ends(loops: Bits([step])) }
  }

  private let machine: Machine
  private var known: [Standing: Ends] = [:]
  private var underWay: Set<Standing> = []

  init(_ machine: Machine) {
    self.machine = machine
  }

  /// Every end that right moves lead to from a standing; each standing is followed once.
  mutating func ends(from standing: Standing) -> Ends {
    if let ends = known[standing] { return ends }
    // A way this long, or one that comes back to where it was, leads nowhere.
    guard underWay.count < 300, underWay.insert(standing).inserted else {
      return .loop(standing.step)
    }
    var ends = Ends()
    var tried: [Standing] = []
    for move in machine.rightMoves(at: standing) {
      switch machine.outcome(of: move, at: standing) {
      case .end(let ending): ends.add(ending)
      // Model replies of a step mostly do the same; each different outcome is followed once.
      case .on(let next, _):
        if tried.contains(next) { continue }
        tried.append(next)
        ends.formUnion(self.ends(from: next))
      }
    }
    underWay.remove(standing)
    if ends == Ends() { ends = .loop(standing.step) }
    known[standing] = ends
    return ends
  }
}
