import DrillScript

/// The shortest way through a scenario.
struct ShortestPath: Sendable {
  let scenario: Scenario

  /// The steps on the shortest way from a step to a passing end, both included; only the step itself when
  /// there is no such way. `back` branches are left out.
  func toPassingEnd(from start: Int) -> [Int] {
    let indices = Dictionary(
      scenario.steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var previous: [Int: Int] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let index = queue[next]
      next += 1
      if scenario.steps[index].ending?.passes == true {
        var path = [index]
        while let step = path.first, step != start, let before = previous[step] { path.insert(before, at: 0) }
        return path
      }
      for branch in scenario.steps[index].branches {
        guard case .step(let id) = branch.target, let target = indices[id], target != start,
          previous[target] == nil
        else { continue }
        previous[target] = index
        queue.append(target)
      }
    }
    return [start]
  }
}
