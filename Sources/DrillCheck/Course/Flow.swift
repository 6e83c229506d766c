import DrillScript

/// Where a scenario can lead, with the mood followed as an interval for each step and try.
struct Flow: Sendable {
  let layout: Layout
  /// For each step the moods in which it can be; nil when it is never reached.
  private(set) var moods: [ClosedRange<Int>?]
  /// For each step what each of its branches can do.
  private(set) var possibilities: [[StepCases.Possibility]]
  /// The edges that can be taken.
  private(set) var edges: [[Int]]
  /// For each step whether it can be asked a second time.
  private(set) var isAskedAgain: [Bool]

  /// A step before its n-th reply; the last number of a step stands for all that follow, which no condition tells
  /// apart.
  private struct Stage: Hashable {
    var step: Int
    var tries: Int
  }

  init(_ layout: Layout) {
    self.layout = layout
    let count = layout.steps.count
    moods = Array(repeating: nil, count: count)
    possibilities = layout.steps.map { $0.branches.map { _ in StepCases.Possibility() } }
    edges = Array(repeating: [], count: count)
    isAskedAgain = Array(repeating: false, count: count)
    guard count > 0 else { return }
    let effects = MoodEffects(layout.rubric)
    let cases = (0..<count).map { StepCases(layout: layout, effects: effects, number: $0) }
    let most = layout.steps.map(\.toldTries)
    var reached: [Stage: ClosedRange<Int>] = [
      Stage(step: 0, tries: 1): layout.scenario.mood...layout.scenario.mood
    ]
    var open = [Stage(step: 0, tries: 1)]
    while let stage = open.popLast() {
      guard let range = reached[stage] else { continue }
      let step = layout.steps[stage.step]
      func lead(to target: Stage, _ moods: ClosedRange<Int>) {
        let known = reached[target]
        let wide = known.map { $0.joined(moods) } ?? moods
        guard wide != known else { return }
        reached[target] = wide
        open.append(target)
      }
      if let ring = step.ring {
        for to in layout.targets(of: ring.missed, at: stage.step) {
          lead(to: Stage(step: to, tries: 1), range)
        }
      }
      let isLast = stage.tries == most[stage.step]
      let found = cases[stage.step].possibilities(in: range, tries: stage.tries)
      for (index, (branch, possibility)) in zip(step.branches, found).enumerated() {
        possibilities[stage.step][index].join(possibility, isLast: isLast)
        guard let moods = possibility.moods else { continue }
        for to in layout.targets(of: branch.target, at: stage.step) {
          if to == stage.step {
            isAskedAgain[to] = true
            lead(to: Stage(step: to, tries: min(stage.tries + 1, most[to])), moods)
          } else {
            lead(to: Stage(step: to, tries: 1), moods)
          }
        }
      }
    }
    for (stage, range) in reached { moods[stage.step] = moods[stage.step].map { $0.joined(range) } ?? range }
    for (number, step) in layout.steps.enumerated() where moods[number] != nil {
      let taken = zip(step.branches, possibilities[number]).filter(\.1.isTaken).map(\.0.target)
      edges[number] = (taken + (step.ring.map { [$0.missed] } ?? [])).flatMap {
        layout.targets(of: $0, at: number)
      }
    }
  }

  /// Whether a step can be reached.
  func isReached(_ step: Int) -> Bool { moods[step] != nil }

  /// The steps from which an ending can be reached.
  var reachingEndings: Set<Int> {
    let endings = layout.steps.indices.filter { layout.steps[$0].ending != nil }
    return Layout.reach(from: endings, along: Layout.reversed(edges))
  }

  /// Whether an ending that can be passed is ever reached.
  var canBePassed: Bool {
    layout.steps.indices.contains { isReached($0) && layout.steps[$0].ending?.passes == true }
  }
}

extension Step {
  /// The number of tries from which on no condition of the step tells them apart.
  fileprivate var toldTries: Int {
    let numbers = branches.flatMap { $0.condition?.atoms ?? [] }.compactMap { atom -> Int? in
      if case .tries(_, let number) = atom { return number }
      return nil
    }
    return min(max(1, (numbers.max() ?? 0) + 1), 60)
  }
}

extension ClosedRange<Int> {
  /// The smallest range that holds both.
  func joined(_ other: ClosedRange<Int>) -> ClosedRange<Int> {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
