import DrillMatch
import DrillScript

/// One case that can come up when a step decides where to go on.
struct StepCase {
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

/// Makes the cases of a step, apart from mood and tries.
struct StepSettings {
  let layout: Layout
  let step: Step

  /// The cases apart from mood and tries; nil when there are too many.
  func cases(of atoms: [Condition]) -> [StepCase]? {
    if let choice = step.choice { return choiceSettings(choice) }
    guard step.awaitsReply else {
      var plain = StepCase()
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
    var result: [StepCase] = []
    for earned in 0..<(1 << obligations.count) {
      var base = StepCase()
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

  private func choiceSettings(_ choice: Choice) -> [StepCase] {
    var result = choice.options.map { option in
      var one = StepCase()
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
      var late = StepCase()
      late.isLate = true
      result.append(late)
    }
    return result
  }
}
