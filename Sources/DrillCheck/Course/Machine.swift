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
  var heard = Bits()
  /// The items earned in this call.
  var items = Bits()
  /// The dues that were credited, each voice in each step with a number of its own.
  var credited = Bits()
  /// The steps that led here, this one last.
  var path: Trail
  /// Whether the reply of a step with options was given.
  var isChoosing = false
  /// The last step that awaited a reply, whose voices the next reply may still fill.
  var carry: Int?

  func isEarned(_ duty: Duty) -> Bool {
    switch duty {
    case .voice(let voice): heard.contains(voice)
    case .item(let item): items.contains(item)
    }
  }

  // What differs most is enough to tell most standings apart, and hashing is what takes the time.
  func hash(into hasher: inout Hasher) {
    hasher.combine((step << 16 | mood) << 16 | tries)
    hasher.combine(items)
    hasher.combine(credited)
  }
}

/// Plays a scenario by numbers: what a reply does is known beforehand, so a move costs next to nothing.
///
/// It knows the drill as its branches do. What the session alone keeps (time, repeated apologies, secrets in force)
/// it leaves out, so what it finds worth telling is played through a session before it is told.
struct Machine: Sendable {
  let layout: Layout
  let effects: MoodEffects
  let numbering: Numbering
  /// How each rule moves the mood, by number.
  private let voiceEffects: [Int]
  let steps: [NumberedStep]
  private let models: [[NumberedReply]]
  private let bad: [[NumberedReply]]
  /// For each step its first model reply as an interruption.
  private let interruptions: [NumberedReply?]

  init(layout: Layout, trials: TrialTable) {
    self.layout = layout
    effects = MoodEffects(layout.rubric)
    numbering = Numbering(layout)
    voiceEffects = numbering.table { [effects] in effects.effect(of: $0) }
    let builder = NumberedSteps(layout: layout, effects: effects, numbering: numbering)
    steps = builder.steps
    models = trials.models.enumerated().map { step, trials in
      trials.map { builder.reply(Judged($0), step: step) }
    }
    bad = trials.bad.enumerated().map { step, trials in
      trials.map { builder.reply(Judged($0), step: step) }
    }
    let interruption = builder.interruption
    interruptions = trials.models.enumerated().map { step, trials in
      guard let interruption, let first = trials.first else { return nil }
      var judged = Judged(first)
      judged.findings.insert(interruption)
      return builder.reply(judged, step: step)
    }
  }

  var start: Standing { entering(0, from: Standing(step: 0, mood: layout.scenario.mood, path: Trail())) }

  /// What the trainee may do.
  func moves(at standing: Standing) -> [Move] {
    standing.isChoosing ? steps[standing.step].choices : steps[standing.step].moves
  }

  /// What a trainee who does everything right may do.
  func rightMoves(at standing: Standing) -> [Move] {
    standing.isChoosing ? steps[standing.step].rightChoices : steps[standing.step].rightMoves
  }

  /// What a move leads to.
  enum Outcome: Sendable {
    /// On to a standing; `branch` is the one that was taken, if any was.
    case on(Standing, branch: Int?)
    /// To the end.
    case end(Ending)
  }

  /// What happened, as far as conditions ask for it.
  struct Event: Sendable {
    var isLate = false
    var chosen: String?
    var findings = Bits()
  }

  /// What a move leads to, perhaps with one branch of the step left out.
  func outcome(of move: Move, at standing: Standing, leavingOut left: Int? = nil) -> Outcome {
    var state = standing
    let number = state.step
    var event = Event()
    switch move {
    case .letRing:
      let to = steps[number].missed ?? number
      return .on(entering(to, from: state), branch: nil)
    case .pickUp, .goOn: break
    case .pickUpLate: event.isLate = true
    case .model, .bad, .silence, .interruption, .said:
      event.isLate = move == .silence
      let reply = reply(of: move, step: number)
      event.findings = reply.findings
      hear(reply, in: &state, late: event.isLate)
      if steps[number].hasChoice {
        state.isChoosing = true
        return .on(state, branch: nil)
      }
    case .option(let key):
      event.chosen = key
      let option = steps[number].options[key]
      event.findings = option?.findings ?? Bits()
      if !steps[number].awaitsReply { state.tries += 1 }
      state.mood = clamped(state.mood + (option?.change ?? 0))
    case .noOption: event.isLate = true
    }
    if let ending = steps[number].ending { return .end(ending) }
    for index in steps[number].branches.indices where index != left {
      guard steps[number].branches[index].test?.holds(state, event) ?? true else { continue }
      return .on(going(steps[number].branches[index].to, from: state), branch: index)
    }
    return .end(Ending(name: "", passes: false))
  }

  private static let nothing = NumberedReply(findings: Bits(), change: 0, dues: [], items: [])

  private func reply(of move: Move, step: Int) -> NumberedReply {
    switch move {
    case .model(let index) where models[step].indices.contains(index): models[step][index]
    case .bad(let index) where bad[step].indices.contains(index): bad[step][index]
    case .interruption: interruptions[step] ?? Self.nothing
    case .said(let judged):
      NumberedSteps(layout: layout, effects: effects, numbering: numbering).reply(judged, step: step)
    default: Self.nothing
    }
  }

  private func hear(_ reply: NumberedReply, in state: inout Standing, late: Bool) {
    let number = state.step
    var change = (late ? effects.late : 0) + reply.change
    var filled = Bits()
    for due in reply.dues {
      let voice = steps[number].dues[due]
      state.heard.insert(voice)
      guard state.credited.insert(steps[number].firstCredit + due) else { continue }
      filled.insert(voice)
      change += voiceEffects[voice]
    }
    for item in reply.items where state.items.insert(item) { change += effects.item }
    if let carry = state.carry, carry != state.step {
      // One finding fills one entry, the current step's first.
      for (index, voice) in steps[carry].dues.enumerated()
      where reply.findings.contains(voice) && !filled.contains(voice) {
        if state.credited.insert(steps[carry].firstCredit + index) { change += voiceEffects[voice] }
      }
    }
    if !late { state.carry = nil }
    change += effects.missed * steps[number].duties.count { !state.isEarned($0) }
    state.mood = clamped(state.mood + change)
    state.tries += 1
  }

  private func clamped(_ mood: Int) -> Int { min(max(mood, 0), 100) }

  private func going(_ target: NumberedStep.Way, from state: Standing) -> Standing {
    switch target {
    case .step(let to): return entering(to, from: state)
    case .back:
      var state = state
      guard let to = state.path.beforeLast else { return entering(state.step, from: state) }
      state.path.removeLast()
      return entering(to, from: state)
    }
  }

  private func entering(_ number: Int, from state: Standing) -> Standing {
    var state = state
    state.isChoosing = false
    if state.step != number || state.path.isEmpty {
      if steps[state.step].awaitsReply, !state.path.isEmpty { state.carry = state.step }
      state.tries = 0
      state.heard = Bits()
      state.step = number
    }
    if state.path.last != number { state.path.append(number) }
    if steps[number].isCallback, state.tries == 0 {
      state.items = Bits()
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
