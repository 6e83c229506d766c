import DrillEngine
import DrillMatch
import DrillScript

/// What a reply does wherever it is given in its step: found once, used on every path.
struct Judged: Sendable, Hashable {
  /// The rules of which it has a confident finding.
  var findings: Set<String>
  /// The dues and items that it earns.
  var keeps: Set<Obligation>

  init(_ trial: Trial) {
    findings = Set(trial.assessment.findings.filter { $0.confidence == .confident }.map(\.rule))
    keeps = trial.keeps
  }

  init(findings: Set<String>, keeps: Set<Obligation>) {
    self.findings = findings
    self.keeps = keeps
  }

  /// Saying nothing.
  static let silence = Judged(findings: [], keeps: [])
}

/// Something that a trainee may do in a step.
enum Move: Sendable, Hashable {
  case pickUp
  /// Picks up later than the rubric allows.
  case pickUpLate
  case letRing
  /// The n-th model reply.
  case model(Int)
  /// The n-th bad reply.
  case bad(Int)
  case silence
  /// Something of the checker's own.
  case said(Judged)
  /// The first model reply, before the customer has finished.
  case interruption
  case option(String)
  /// No option is chosen in time.
  case noOption
  /// The step goes on by itself.
  case goOn

  /// Whether it is no way of doing it right.
  var isSlip: Bool {
    switch self {
    case .bad, .silence, .said, .interruption, .noOption, .pickUpLate: true
    case .pickUp, .letRing, .model, .option, .goOn: false
    }
  }
}

/// Where a drill stands, as far as branches look at it.
struct Standing: Sendable, Hashable {
  var step: Int
  var mood: Int
  /// Replies in this visit so far.
  var tries = 0
  /// The voices heard in this visit.
  var heard: Set<String> = []
  /// The items earned in this call.
  var items: Set<String> = []
  /// The voices that were credited in each step.
  var credited: Set<Credit> = []
  /// The steps that led here, this one last.
  var path: [Int]
  /// Whether the reply of a step with options was given.
  var isChoosing = false
  /// The last step that awaited a reply, whose voices the next reply may still fill.
  var carry: Int?

  struct Credit: Sendable, Hashable {
    var voice: String
    var step: Int
  }
}

/// Plays a scenario by numbers: what a reply does is known beforehand, so a move costs next to nothing.
///
/// It knows the drill as its branches do. What the session alone keeps (time, repeated apologies, secrets in force)
/// it leaves out, so what it finds worth telling is played through a session before it is told.
struct Machine: Sendable {
  let layout: Layout
  let effects: MoodEffects
  let replies: [[Move: Judged]]
  /// The rule that an interruption breaks.
  private let interruption: String?

  init(layout: Layout, trials: TrialTable) {
    self.layout = layout
    effects = MoodEffects(layout.rubric)
    let interruption = layout.rubric.rules.first { $0.source == .event(.interruption) }?.id
    self.interruption = interruption
    replies = layout.steps.indices.map { number in
      var known: [Move: Judged] = [.silence: .silence]
      for (index, trial) in trials.models[number].enumerated() { known[.model(index)] = Judged(trial) }
      if let interruption, var judged = known[.model(0)] {
        judged.findings.insert(interruption)
        known[.interruption] = judged
      }
      for (index, trial) in trials.bad[number].enumerated() { known[.bad(index)] = Judged(trial) }
      return known
    }
  }

  var start: Standing { entering(0, from: Standing(step: 0, mood: layout.scenario.mood, path: [])) }

  /// What the trainee may do.
  func moves(at standing: Standing) -> [Move] {
    let step = layout.steps[standing.step]
    let isTimed = step.branches.contains { $0.condition?.looksAtTime ?? false }
    if step.ring != nil { return [.pickUp, .letRing] + (isTimed ? [.pickUpLate] : []) }
    if step.awaitsReply, !standing.isChoosing {
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

  /// What a trainee who does everything right may do.
  func rightMoves(at standing: Standing) -> [Move] {
    let step = layout.steps[standing.step]
    if step.ring != nil { return [.pickUp] }
    if step.awaitsReply, !standing.isChoosing { return step.models.indices.map(Move.model) }
    if let choice = step.choice { return choice.options.best.map { .option($0.key) } }
    return [.goOn]
  }

  /// What a move leads to.
  enum Outcome: Sendable {
    /// On to a standing; `branch` is the one that was taken, if any was.
    case on(Standing, branch: Int?)
    /// To the end.
    case end(Ending)
  }

  /// What a move leads to, perhaps with one branch of the step left out.
  func outcome(of move: Move, at standing: Standing, leavingOut left: Int? = nil) -> Outcome {
    var state = standing
    let step = layout.steps[state.step]
    var isLate = false
    var chosen: String?
    var findings: Set<String> = []
    switch move {
    case .letRing:
      let to = step.ring.flatMap { layout.targets(of: $0.missed, at: state.step).first } ?? state.step
      return .on(entering(to, from: state), branch: nil)
    case .pickUp, .goOn: break
    case .pickUpLate: isLate = true
    case .model, .bad, .silence, .interruption, .said:
      var judged = replies[state.step][move] ?? .silence
      if case .said(let own) = move { judged = own }
      isLate = move == .silence
      findings = judged.findings
      hear(judged, in: &state, late: isLate)
      if step.choice != nil {
        state.isChoosing = true
        return .on(state, branch: nil)
      }
    case .option(let key):
      chosen = key
      findings = Set(step.choice?.options.first { $0.key == key }?.breaks ?? [])
      if !step.awaitsReply { state.tries += 1 }
      state.mood = clamped(state.mood + findings.reduce(0) { $0 + effects.effect(of: $1) })
    case .noOption: isLate = true
    }
    if let ending = step.ending { return .end(ending) }
    let taken = step.branches.indices.first { index in
      let condition = step.branches[index].condition
      return index != left
        && (condition.map { holds($0, state, late: isLate, chosen: chosen, findings: findings) } ?? true)
    }
    guard let taken else { return .end(Ending(name: "", passes: false)) }
    return .on(going(step.branches[taken].target, from: state), branch: taken)
  }

  private func hear(_ judged: Judged, in state: inout Standing, late: Bool) {
    let step = layout.steps[state.step]
    var change = late ? effects.late : 0
    for rule in judged.findings where layout.kind(of: rule) != .voice { change += effects.effect(of: rule) }
    var filled: Set<String> = []
    for obligation in judged.keeps {
      let isNew: Bool
      switch obligation {
      case .voice(let voice):
        state.heard.insert(voice)
        isNew = state.credited.insert(Standing.Credit(voice: voice, step: state.step)).inserted
        if isNew { filled.insert(voice) }
      case .item(let item): isNew = state.items.insert(item).inserted
      }
      if isNew { change += effects.effect(of: obligation) }
    }
    if let carry = state.carry, carry != state.step {
      // One finding fills one entry, the current step's first.
      for voice in layout.steps[carry].dues where judged.findings.contains(voice) && !filled.contains(voice) {
        if state.credited.insert(Standing.Credit(voice: voice, step: carry)).inserted {
          change += effects.effect(of: voice)
        }
      }
    }
    if !late { state.carry = nil }
    change += effects.missed * step.obligations.count { !isEarned($0, state) }
    state.mood = clamped(state.mood + change)
    state.tries += 1
  }

  private func clamped(_ mood: Int) -> Int { min(max(mood, 0), 100) }

  private func isEarned(_ obligation: Obligation, _ state: Standing) -> Bool {
    switch obligation {
    case .voice(let voice): state.heard.contains(voice)
    case .item(let item): state.items.contains(item)
    }
  }

  private func holds(
    _ condition: Condition, _ state: Standing, late: Bool, chosen: String?, findings: Set<String>
  ) -> Bool {
    func holds(_ condition: Condition) -> Bool {
      switch condition {
      case .missed(let obligation): !isEarned(obligation, state)
      case .earned(let obligation): isEarned(obligation, state)
      case .found(let rule): findings.contains(rule)
      case .foundAny(let kind): findings.contains { layout.kind(of: $0) == kind }
      case .mood(let comparison, let number): comparison.holds(state.mood, number)
      case .late: late
      case .tries(let comparison, let number): comparison.holds(state.tries, number)
      case .chose(let key): chosen == key
      case .and(let a, let b): holds(a) && holds(b)
      case .or(let a, let b): holds(a) || holds(b)
      case .not(let a): !holds(a)
      }
    }
    return holds(condition)
  }

  private func going(_ target: Target, from state: Standing) -> Standing {
    switch target {
    case .step(let id):
      let to = layout.index(of: id) ?? state.step
      return entering(to, from: state)
    case .back:
      var state = state
      guard let to = state.path.dropLast().last else { return entering(state.step, from: state) }
      state.path.removeLast()
      return entering(to, from: state)
    }
  }

  private func entering(_ number: Int, from state: Standing) -> Standing {
    var state = state
    state.isChoosing = false
    if state.step != number || state.path.isEmpty {
      if layout.steps[state.step].awaitsReply, !state.path.isEmpty { state.carry = state.step }
      state.tries = 0
      state.heard = []
      state.step = number
    }
    if state.path.last != number { state.path.append(number) }
    // Only the last steps can be gone back to in practice; a long way round must not make new standings for ever.
    if state.path.count > 8 { state.path.removeFirst(state.path.count - 8) }
    if layout.steps[number].action?.action == .callback, state.tries == 0 {
      state.items = []
      state.carry = nil
    }
    return state
  }
}

extension [Choice.Option] {
  /// The options that earn most and break least.
  var best: [Choice.Option] {
    let most = map(\.points).max() ?? 0
    let full = filter { $0.points == most }
    let least = full.map(\.breaks.count).min() ?? 0
    return full.filter { $0.breaks.count == least }
  }
}
