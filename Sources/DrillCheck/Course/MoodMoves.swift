import DrillMatch
import DrillScript

/// How far the cases of a step can move the mood.
struct MoodMoves {
  private let step: Step
  private let obligations: [Obligation]
  private let effects: MoodEffects
  /// The most that the first reply may add by filling what the step before left open.
  private let carried: Int

  init(step: Step, effects: MoodEffects, carried: Int) {
    self.step = step
    obligations = step.obligations
    self.effects = effects
    self.carried = carried
  }

  /// How far the mood can move in a case.
  func change(in one: StepCase) -> ClosedRange<Int> {
    var low = 0
    var high = 0
    func add(_ range: ClosedRange<Int>) {
      low += range.lowerBound
      high += range.upperBound
    }
    if let chosen = one.chosen, let option = step.choice?.options.first(where: { $0.key == chosen }) {
      let change = Set(option.breaks).reduce(0) { $0 + effects.effect(of: $1) }
      add(change...change)
    }
    guard step.awaitsReply else { return low...high }
    addFindings(one, add) { high += $0 }
    for obligation in obligations {
      let gain = effects.effect(of: obligation)
      let isEarned = one.earned[obligation]
      // What was earned on an earlier try or visit moves nothing now.
      if isEarned != false { add(min(0, gain, isEarned == nil ? effects.missed : 0)...max(0, gain)) }
      if isEarned == false { add(effects.missed...effects.missed) }
    }
    add(0...carried)
    if one.isLate { add(effects.late...effects.late) }
    return low...high
  }

  private func addFindings(
    _ one: StepCase, _ add: (ClosedRange<Int>) -> Void, lower: (Int) -> Void
  ) {
    guard !one.isLate else { return }
    // The reply before a choice is judged too, and the choice's own findings are added above.
    let isChoice = step.choice != nil
    let asksForRules = !isChoice && !one.rules.isEmpty
    var best: [RuleKind: Int] = [:]
    var settled: Set<RuleKind> = []
    for mover in effects.movers {
      let isFound = asksForRules ? one.rules[mover.rule] : nil
      let kind = isChoice ? nil : one.kinds[mover.kind]
      if isFound == true {
        add(mover.change...mover.change)
        settled.insert(mover.kind)
      } else if isFound == nil, kind != false {
        add(min(0, mover.change)...max(0, mover.change))
        if kind == true { best[mover.kind] = max(best[mover.kind] ?? .min, mover.change) }
      }
    }
    // Of a kind that was found, at least one rule was.
    for (kind, change) in best where one.kinds[kind] == true && !isChoice && !settled.contains(kind) {
      if change < 0 { lower(change) }
    }
  }
}
