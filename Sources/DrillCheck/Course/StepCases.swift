import DrillMatch
import DrillScript

/// Goes through every case that can come up when a step decides where to go on.
///
/// A case settles each part of the conditions: what was earned, what was found, which option was chosen, the region of
/// the mood and of the tries. There are as many as the parts of the step's own conditions allow; a step with more than
/// twelve such parts is not gone through, and counts as able to do anything.
struct StepCases {
  private let step: Step
  /// The cases apart from mood and tries, each with how far it can move the mood; nil when there are too many.
  private let cases: [(one: StepCase, change: ClosedRange<Int>)]?
  /// The regions of the mood that the conditions tell apart.
  private let regions: [ClosedRange<Int>]

  init(layout: Layout, effects: MoodEffects, number: Int) {
    let step = layout.steps[number]
    self.step = step
    let carried =
      layout.predecessors[number].map { before in
        layout.steps[before].obligations.reduce(0) { $0 + max(0, effects.effect(of: $1)) }
      }.max() ?? 0
    let atoms = step.branches.flatMap { $0.condition?.atoms ?? [] }
    let moves = MoodMoves(step: step, effects: effects, carried: carried)
    cases = StepSettings(layout: layout, step: step).cases(of: atoms)?.map { ($0, moves.change(in: $0)) }
    regions = Self.moodRegions(atoms)
  }

  /// What a branch can do.
  struct Possibility: Sendable {
    /// Whether it can be taken.
    var isTaken = false
    /// Whether its condition can hold at all, whatever stands before it.
    var canHold = false
    /// The moods with which it can be taken.
    var moods: ClosedRange<Int>?
    /// Whether it can be taken however many tries there were.
    var isUnbounded = false

    /// Adds what it can do at another stage; the last stage stands for any number of tries.
    mutating func join(_ other: Possibility, isLast: Bool) {
      isTaken = isTaken || other.isTaken
      canHold = canHold || other.canHold
      isUnbounded = isUnbounded || other.isTaken && isLast
      guard let others = other.moods else { return }
      moods = moods?.joined(others) ?? others
    }
  }

  /// What each branch can do when the step is in some mood before its n-th reply.
  func possibilities(in range: ClosedRange<Int>, tries: Int) -> [Possibility] {
    var result = Array(repeating: Possibility(), count: step.branches.count)
    guard let cases else {
      return result.map { _ in Possibility(isTaken: true, canHold: true, moods: 0...100) }
    }
    for (setting, change) in cases {
      let low = min(max(range.lowerBound + change.lowerBound, 0), 100)
      let after = low...max(low, min(max(range.upperBound + change.upperBound, 0), 100))
      for region in regions where region.overlaps(after) {
        let moods = region.clamped(to: after)
        var one = setting
        one.mood = moods.lowerBound
        one.tries = step.isTurn ? tries : 0
        note(one, moods: moods, in: &result)
      }
    }
    return result
  }

  private func note(_ one: StepCase, moods: ClosedRange<Int>, in result: inout [Possibility]) {
    var isDecided = false
    for (index, branch) in step.branches.enumerated() {
      let holds = branch.condition.map(one.holds) ?? true
      guard holds else { continue }
      result[index].canHold = true
      if isDecided { continue }
      isDecided = true
      result[index].isTaken = true
      result[index].moods = result[index].moods?.joined(moods) ?? moods
    }
  }

  private static func moodRegions(_ atoms: [Condition]) -> [ClosedRange<Int>] {
    var cuts: Set<Int> = [0]
    for case .mood(_, let number) in atoms { cuts.formUnion([number, number + 1]) }
    let starts = cuts.filter { (0...100).contains($0) }.sorted()
    return starts.enumerated().map { index, start in
      start...(index + 1 < starts.count ? starts[index + 1] - 1 : 100)
    }
  }
}
