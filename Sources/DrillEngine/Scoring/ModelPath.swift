import DrillScript

/// The way that model replies take through a scenario.
struct ModelPath: Sendable {
  let scenario: Scenario

  /// The steps from one to a passing end, both included, when everything is earned at the first try, nothing is
  /// broken, the best options are chosen and the mood stays as the scenario begins.
  ///
  /// Where that does not lead to a passing end, the fewest steps to one do; where nothing does, only the step.
  func toPassingEnd(from start: Int) -> [Int] {
    let indices = Dictionary(
      scenario.steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var path = [start]
    while let last = path.last, path.count <= scenario.steps.count {
      if scenario.steps[last].ending?.passes == true { return path }
      guard let next = modelStep(after: last, indices: indices), !path.contains(next) else { break }
      path.append(next)
    }
    return fewestSteps(from: start, indices: indices)
  }

  private func modelStep(after index: Int, indices: [String: Int]) -> Int? {
    let step = scenario.steps[index]
    let best = step.choice?.options.max { ($0.points, $1.breaks.count) < ($1.points, $0.breaks.count) }
    let branch = step.branches.first { branch in
      branch.condition.map { holds($0, chosen: best?.key) } ?? true
    }
    guard case .step(let id) = branch?.target else { return nil }
    return indices[id]
  }

  private func holds(_ condition: Condition, chosen: String?) -> Bool {
    switch condition {
    case .missed, .found, .foundAny, .late: false
    case .earned: true
    case .mood(let comparison, let number): comparison.holds(scenario.mood, number)
    case .tries(let comparison, let number): comparison.holds(1, number)
    case .chose(let key): key == chosen
    case .and(let a, let b): holds(a, chosen: chosen) && holds(b, chosen: chosen)
    case .or(let a, let b): holds(a, chosen: chosen) || holds(b, chosen: chosen)
    case .not(let a): !holds(a, chosen: chosen)
    }
  }

  private func fewestSteps(from start: Int, indices: [String: Int]) -> [Int] {
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
