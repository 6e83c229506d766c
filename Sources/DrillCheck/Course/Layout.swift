import DrillMatch
import DrillScript

/// A scenario as a graph: its steps by number, and what leads where.
struct Layout: Sendable {
  let scenario: Scenario
  let rubric: Rubric
  private let indices: [String: Int]
  private let kinds: [String: RuleKind]
  /// The steps from which a branch names each step, itself left out; where `back` may lead.
  let predecessors: [[Int]]

  init(scenario: Scenario, rubric: Rubric) {
    self.scenario = scenario
    self.rubric = rubric
    let indices = Dictionary(
      scenario.steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.indices = indices
    kinds = Dictionary(rubric.rules.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    var predecessors: [[Int]] = Array(repeating: [], count: scenario.steps.count)
    for (number, step) in scenario.steps.enumerated() {
      for target in step.allTargets {
        guard case .step(let id) = target, let to = indices[id], to != number,
          !predecessors[to].contains(number)
        else { continue }
        predecessors[to].append(number)
      }
    }
    self.predecessors = predecessors
  }

  var steps: [Step] { scenario.steps }

  func index(of id: String) -> Int? { indices[id] }

  func kind(of rule: String) -> RuleKind? { kinds[rule] }

  /// Where a target may lead from a step.
  func targets(of target: Target, at step: Int) -> [Int] {
    switch target {
    case .step(let id): indices[id].map { [$0] } ?? []
    case .back: predecessors[step].isEmpty ? [step] : predecessors[step]
    }
  }

  /// The edges of the graph, whatever the conditions say.
  var allEdges: [[Int]] {
    steps.enumerated().map { number, step in step.allTargets.flatMap { targets(of: $0, at: number) } }
  }

  /// What is reached from some steps along edges, those steps included.
  static func reach(from start: [Int], along edges: [[Int]]) -> Set<Int> {
    var reached = Set(start)
    var open = start
    while let node = open.popLast() {
      for next in edges[node] where reached.insert(next).inserted { open.append(next) }
    }
    return reached
  }

  /// The edges turned round.
  static func reversed(_ edges: [[Int]]) -> [[Int]] {
    var result: [[Int]] = Array(repeating: [], count: edges.count)
    for (from, targets) in edges.enumerated() {
      for to in targets { result[to].append(from) }
    }
    return result
  }
}

extension Step {
  /// Where its branches and its missed call lead.
  var allTargets: [Target] { branches.map(\.target) + (ring.map { [$0.missed] } ?? []) }

  /// What the step calls for, in the order of the script.
  var obligations: [Obligation] { dues.map(Obligation.voice) + items.map { .item($0.id) } }

  /// Whether the trainee has a turn in it.
  var isTurn: Bool { awaitsReply || choice != nil }
}

extension Condition {
  /// Every part of it that is no “and”, “or” or “not”.
  var atoms: [Condition] {
    switch self {
    case .and(let a, let b), .or(let a, let b): a.atoms + b.atoms
    case .not(let a): a.atoms
    default: [self]
    }
  }

  /// Whether it looks at the time limit.
  var looksAtTime: Bool { atoms.contains(.late) }
}
