import DrillMatch
import DrillScript

/// Goes through every case that can come up when a step decides where to go on.
///
/// A case settles each part of the conditions: what was earned, what was found, which option was chosen, the region of
/// the mood and of the tries. There are as many as the parts of the step's own conditions allow; a step with more than
/// twelve such parts is not gone through, and counts as able to do anything.
struct StepCases {
  let layout: Layout
  let effects: MoodEffects
  let number: Int
  private let step: Step
  private let obligations: [Obligation]
  /// The most that the first reply may add by filling what the step before left open.
  private let carried: Int

  init(layout: Layout, effects: MoodEffects, number: Int) {
    self.layout = layout
    self.effects = effects
    self.number = number
    step = layout.steps[number]
    obligations = layout.steps[number].obligations
    carried =
      layout.predecessors[number].map { before in
        layout.steps[before].obligations.reduce(0) { $0 + max(0, effects.effect(of: $1)) }
      }.max() ?? 0
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

  /// One case.
  private struct Case {
    var earned: [Obligation: Bool] = [:]
    var rules: [String: Bool] = [:]
    var kinds: [RuleKind: Bool] = [:]
    var mood = 0
    var tries = 0
    var isLate = false
    var chosen: String?

    func holds(_ condition: Condition) -> Bool {
      switch condition {
      case .missed(let obligation): earned[obligation] != true
      case .earned(let obligation): earned[obligation] == true
      case .found(let rule): rules[rule] == true
      case .foundAny(let kind): kinds[kind] == true
      case .mood(let comparison, let number): comparison.holds(mood, number)
      case .late: isLate
      case .tries(let comparison, let number): comparison.holds(tries, number)
      case .chose(let key): chosen == key
      case .and(let a, let b): holds(a) && holds(b)
      case .or(let a, let b): holds(a) || holds(b)
      case .not(let a): !holds(a)
      }
    }
  }

  /// What each branch can do when the step is in some mood before its n-th reply.
  func possibilities(in range: ClosedRange<Int>, tries: Int) -> [Possibility] {
    let atoms = step.branches.flatMap { $0.condition?.atoms ?? [] }
    var result = Array(repeating: Possibility(), count: step.branches.count)
    guard let cases = settings(of: atoms) else {
      return result.map { _ in Possibility(isTaken: true, canHold: true, moods: 0...100) }
    }
    let regions = moodRegions(atoms)
    for setting in cases {
      let change = moodChange(in: setting)
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

  private func note(_ one: Case, moods: ClosedRange<Int>, in result: inout [Possibility]) {
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

  /// The cases apart from mood and tries; nil when there are too many.
  private func settings(of atoms: [Condition]) -> [Case]? {
    if let choice = step.choice { return choiceSettings(choice) }
    guard step.awaitsReply else {
      var plain = Case()
      guard let ring = step.ring, ring.givesUpAfter > layout.rubric.time.pickUpRings else { return [plain] }
      let inTime = plain
      plain.isLate = true
      return [inTime, plain]
    }
    var obligations: [Obligation] = []
    var rules: [String] = []
    var kinds: [RuleKind] = []
    for atom in atoms {
      switch atom {
      case .missed(let obligation), .earned(let obligation):
        if !obligations.contains(obligation) { obligations.append(obligation) }
      case .found(let rule): if !rules.contains(rule) { rules.append(rule) }
      case .foundAny(let kind): if !kinds.contains(kind) { kinds.append(kind) }
      default: break
      }
    }
    guard obligations.count + rules.count + kinds.count <= 12 else { return nil }
    var result: [Case] = []
    for earned in 0..<(1 << obligations.count) {
      var base = Case()
      for (bit, obligation) in obligations.enumerated() { base.earned[obligation] = earned >> bit & 1 == 1 }
      for found in 0..<(1 << (rules.count + kinds.count)) {
        var one = base
        for (bit, kind) in kinds.enumerated() { one.kinds[kind] = found >> bit & 1 == 1 }
        for (bit, rule) in rules.enumerated() { one.rules[rule] = found >> (bit + kinds.count) & 1 == 1 }
        let fits = one.rules.allSatisfy { rule, isFound in
          !isFound || layout.kind(of: rule).flatMap { one.kinds[$0] } != false
        }
        if fits { result.append(one) }
      }
      // An empty reply finds nothing.
      var late = base
      late.isLate = true
      for rule in rules { late.rules[rule] = false }
      for kind in kinds { late.kinds[kind] = false }
      result.append(late)
    }
    return result
  }

  private func choiceSettings(_ choice: Choice) -> [Case] {
    var result = choice.options.map { option in
      var one = Case()
      one.chosen = option.key
      for rule in option.breaks {
        one.rules[rule] = true
        if let kind = layout.kind(of: rule) { one.kinds[kind] = true }
      }
      return one
    }
    if step.awaitsReply {
      // What the reply before the choice earned is still told apart.
      result = step.obligations.prefix(8).reduce(result) { cases, obligation in
        cases.flatMap { one in
          [true, false].map { isEarned in
            var copy = one
            copy.earned[obligation] = isEarned
            return copy
          }
        }
      }
    } else if step.limit != nil {
      var late = Case()
      late.isLate = true
      result.append(late)
    }
    return result
  }

  // MARK: Mood and tries

  private func moodRegions(_ atoms: [Condition]) -> [ClosedRange<Int>] {
    var cuts: Set<Int> = [0]
    for case .mood(_, let number) in atoms { cuts.formUnion([number, number + 1]) }
    let starts = cuts.filter { (0...100).contains($0) }.sorted()
    return starts.enumerated().map { index, start in
      start...(index + 1 < starts.count ? starts[index + 1] - 1 : 100)
    }
  }

  /// How far the mood can move in a case.
  private func moodChange(in one: Case) -> ClosedRange<Int> {
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
    _ one: Case, _ add: (ClosedRange<Int>) -> Void, lower: (Int) -> Void
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
