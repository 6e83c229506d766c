import DrillMatch
import DrillScript

/// The rules and items of a drill by number, so that what was heard and earned is a set of bits.
struct Numbering: Sendable {
  private let rules: [String: Int]
  private let items: [String: Int]
  /// For each kind the rules of that kind.
  private let kinds: [RuleKind: Bits]

  init(_ layout: Layout) {
    var rules: [String: Int] = [:]
    var kinds: [RuleKind: Bits] = [:]
    let dues = layout.steps.flatMap(\.dues)
    for id in layout.rubric.rules.map(\.id) + dues where rules[id] == nil {
      if let kind = layout.kind(of: id) { kinds[kind, default: Bits()].insert(rules.count) }
      rules[id] = rules.count
    }
    self.rules = rules
    self.kinds = kinds
    var items: [String: Int] = [:]
    for item in layout.steps.flatMap(\.items) where items[item.id] == nil { items[item.id] = items.count }
    self.items = items
  }

  /// The rules with some ids.
  func bits(of ids: some Sequence<String>) -> Bits { Bits(ids.compactMap { rules[$0] }) }

  /// The rules of a kind.
  func bits(of kind: RuleKind) -> Bits { kinds[kind] ?? Bits() }

  func rule(_ id: String) -> Int? { rules[id] }

  /// A number for each rule, by the rules' numbers.
  func table(_ value: (String) -> Int) -> [Int] {
    rules.sorted { $0.value < $1.value }.map { value($0.key) }
  }

  func item(_ id: String) -> Int? { items[id] }

  func duty(_ obligation: Obligation) -> Duty? {
    switch obligation {
    case .voice(let id): rule(id).map(Duty.voice)
    case .item(let id): item(id).map(Duty.item)
    }
  }
}

/// A due voice or an item, by number.
enum Duty: Sendable, Hashable {
  case voice(Int)
  case item(Int)
}

/// A condition in numbers.
indirect enum Test: Sendable {
  case earned(Duty)
  case foundAny(Bits)
  case mood(Comparison, Int)
  case late
  case tries(Comparison, Int)
  case chose(String)
  case and(Test, Test)
  case or(Test, Test)
  case not(Test)
  case never

  init(_ condition: Condition, _ numbering: Numbering) {
    switch condition {
    case .missed(let obligation): self = .not(numbering.duty(obligation).map(Test.earned) ?? .never)
    case .earned(let obligation): self = numbering.duty(obligation).map(Test.earned) ?? .never
    case .found(let rule): self = .foundAny(numbering.bits(of: [rule]))
    case .foundAny(let kind): self = .foundAny(numbering.bits(of: kind))
    case .mood(let comparison, let number): self = .mood(comparison, number)
    case .late: self = .late
    case .tries(let comparison, let number): self = .tries(comparison, number)
    case .chose(let key): self = .chose(key)
    case .and(let a, let b): self = .and(Test(a, numbering), Test(b, numbering))
    case .or(let a, let b): self = .or(Test(a, numbering), Test(b, numbering))
    case .not(let a): self = .not(Test(a, numbering))
    }
  }

  /// Whether it holds after a move.
  func holds(_ state: Standing, _ event: Machine.Event) -> Bool {
    switch self {
    case .earned(let duty): state.isEarned(duty)
    case .foundAny(let rules): event.findings.intersects(rules)
    case .mood(let comparison, let number): comparison.holds(state.mood, number)
    case .late: event.isLate
    case .tries(let comparison, let number): comparison.holds(state.tries, number)
    case .chose(let key): event.chosen == key
    case .and(let a, let b): a.holds(state, event) && b.holds(state, event)
    case .or(let a, let b): a.holds(state, event) || b.holds(state, event)
    case .not(let a): !a.holds(state, event)
    case .never: false
    }
  }
}

/// What a reply does in its step, in numbers.
struct NumberedReply: Sendable {
  /// The rules of which it has a confident finding.
  var findings: Bits
  /// How its breaches move the mood.
  var change: Int
  /// The dues that it earns, by their places in the step.
  var dues: [Int]
  /// The items that it earns.
  var items: [Int]
}

/// A step in numbers, with what the trainee may do in it.
struct NumberedStep: Sendable {
  /// Its dues, as rules.
  let dues: [Int]
  /// The number of the credit of its first due; the others follow.
  let firstCredit: Int
  let duties: [Duty]
  let branches: [(test: Test?, to: Way)]
  /// Where the call goes on that nobody answers, if a phone rings here.
  let missed: Int?
  let ending: Ending?
  let awaitsReply: Bool
  let hasChoice: Bool
  /// Whether another call begins here.
  let isCallback: Bool
  /// For each option the rules that it breaks, and how they move the mood.
  let options: [String: (findings: Bits, change: Int)]
  /// What may be done, and what may be done once the reply of a step with options was given.
  let moves: [Move]
  let choices: [Move]
  let rightMoves: [Move]
  let rightChoices: [Move]
  /// Whether a branch leads back to wherever the drill came from.
  let goesBack: Bool

  /// Where a branch leads.
  enum Way: Sendable {
    case step(Int)
    case back
  }
}

/// Puts the steps and replies of a drill in numbers.
struct NumberedSteps {
  let layout: Layout
  let effects: MoodEffects
  let numbering: Numbering

  /// The rule that an interruption breaks.
  var interruption: String? { layout.rubric.rules.first { $0.source == .event(.interruption) }?.id }

  var steps: [NumberedStep] {
    var credits = 0
    return layout.steps.enumerated().map { number, step in
      defer { credits += step.dues.count }
      let options = (step.choice?.options ?? []).map { option in
        let breaks = Set(option.breaks)
        let change = breaks.reduce(0) { $0 + effects.effect(of: $1) }
        return (option.key, (findings: numbering.bits(of: breaks), change: change))
      }
      return NumberedStep(
        dues: step.dues.compactMap { numbering.rule($0) }, firstCredit: credits,
        duties: step.obligations.compactMap { numbering.duty($0) },
        branches: step.branches.map { branch in
          (branch.condition.map { Test($0, numbering) }, way(branch.target, from: number))
        }, missed: step.ring.map { layout.targets(of: $0.missed, at: number).first ?? number },
        ending: step.ending, awaitsReply: step.awaitsReply, hasChoice: step.choice != nil,
        isCallback: step.action?.action == .callback,
        options: Dictionary(options, uniquingKeysWith: { first, _ in first }),
        moves: moves(in: step, isChoosing: false), choices: moves(in: step, isChoosing: true),
        rightMoves: rightMoves(in: step, isChoosing: false),
        rightChoices: rightMoves(in: step, isChoosing: true),
        goesBack: step.branches.contains { $0.target == .back })
    }
  }

  private func way(_ target: Target, from number: Int) -> NumberedStep.Way {
    switch target {
    case .step(let id): .step(layout.index(of: id) ?? number)
    case .back: .back
    }
  }

  /// What a reply does in a step.
  func reply(_ judged: Judged, step: Int) -> NumberedReply {
    let dues = layout.steps[step].dues
    let change = judged.findings.reduce(0) { sum, rule in
      layout.kind(of: rule) == .voice ? sum : sum + effects.effect(of: rule)
    }
    return NumberedReply(
      findings: numbering.bits(of: judged.findings), change: change,
      dues: dues.indices.filter { judged.keeps.contains(.voice(dues[$0])) },
      items: judged.keeps.compactMap { obligation in
        guard case .item(let id) = obligation else { return nil }
        return numbering.item(id)
      })
  }

  private func moves(in step: Step, isChoosing: Bool) -> [Move] {
    let isTimed = step.branches.contains { $0.condition?.looksAtTime ?? false }
    if step.ring != nil { return [.pickUp, .letRing] + (isTimed ? [.pickUpLate] : []) }
    if step.awaitsReply, !isChoosing {
      return step.models.indices.map(Move.model) + step.badReplies.indices.map(Move.bad)
        + (isTimed ? [.silence] : []) + (looksAtInterruption(step) ? [.interruption] : [])
    }
    if let choice = step.choice {
      return choice.options.map { .option($0.key) } + (isTimed && step.limit != nil ? [.noOption] : [])
    }
    return [.goOn]
  }

  private func looksAtInterruption(_ step: Step) -> Bool {
    guard let interruption, !step.models.isEmpty else { return false }
    return step.branches.contains { $0.condition?.atoms.contains(.found(rule: interruption)) ?? false }
  }

  private func rightMoves(in step: Step, isChoosing: Bool) -> [Move] {
    if step.ring != nil { return [.pickUp] }
    if step.awaitsReply, !isChoosing { return step.models.indices.map(Move.model) }
    if let choice = step.choice { return choice.options.best.map { .option($0.key) } }
    return [.goOn]
  }
}
