import DrillEngine
import DrillScript
import DrillText

/// What model replies come to, and the worst way that they still mend.
public struct PathReport: Sendable, Hashable {
  /// What the n-th model replies of all steps come to, in tenths.
  public var scores: [Int] = []
  /// A way through a drill and its score.
  public struct Way: Sendable, Hashable {
    /// The steps in their order.
    public var steps: [String]
    /// How many bad replies it holds.
    public var slips: Int
    /// The score in tenths.
    public var tenths: Int
    /// Whether it passes.
    public var isPassed: Bool
  }

  /// The best and the worst way of model replies alone.
  public var best: Way?
  /// The worst way of model replies alone.
  public var worst: Way?
  /// The way with the lowest score on which model replies, after bad ones, still reach a passing end.
  public var worstMended: Way?
}

/// Plays model replies through real sessions: every model, every branch that they can take, the worst way.
struct PathProofs {
  let drill: Drill
  let machine: Machine
  let exploration: Exploration
  private let flow: Flow
  private let right: RightInput
  private var recovery: Recovery
  private(set) var findings: Findings
  private(set) var proofs = 0
  private(set) var report = PathReport()

  init(drill: Drill, machine: Machine, flow: Flow, exploration: Exploration, source: SourceFile) {
    self.drill = drill
    self.flow = flow
    self.machine = machine
    self.exploration = exploration
    right = RightInput(samples: SampleText(lists: drill.rubric.words.lists))
    recovery = Recovery(machine)
    findings = Findings(path: source.path)
  }

  private var steps: [Step] { drill.scenario.steps }

  mutating func run() {
    // Without a model in every turn the ways would break off; that is told where it stands.
    guard steps.allSatisfy({ !$0.awaitsReply || !$0.models.isEmpty || $0.ring != nil }) else { return }
    let worst = playModels()
    var ends: [Recovery.Ends] = []
    for node in exploration.nodes { ends.append(recovery.ends(from: node.standing)) }
    // Where no ending can be passed or models go round, that is told, and what follows from it is not.
    if !checkLoops(ends), flow.canBePassed, let worst, !worst.way.isPassed { complain(about: worst) }
    playWorstMended(ends)
  }

  // MARK: Model replies alone

  /// The worst way of model replies alone.
  private mutating func playModels() -> (way: PathReport.Way, card: Scorecard)? {
    let most = steps.map(\.models.count).max() ?? 0
    guard most > 0 else { return nil }
    var ways: [(way: PathReport.Way, card: Scorecard)] = []
    for round in 0..<most {
      for seed in [UInt64(1), 2].prefix(round == 0 ? 2 : 1) {
        var turn = 0
        let played = play(Settings(seed: seed)) { step in
          // The first rounds take the n-th model everywhere; later steps shift so that pairs mix too.
          defer { turn += 1 }
          return step.models[(round + (seed == 2 ? turn : 0)) % step.models.count].text
        }
        proofs += 1
        guard let played else { continue }
        ways.append(played)
        if seed == 1 { report.scores.append(played.way.tenths) }
      }
    }
    report.best = ways.max { $0.way.tenths < $1.way.tenths }?.way
    let worst = ways.min {
      ($0.way.isPassed ? 1 : 0, $0.way.tenths) < ($1.way.isPassed ? 1 : 0, $1.way.tenths)
    }
    report.worst = worst?.way
    return worst
  }

  private mutating func complain(about worst: (way: PathReport.Way, card: Scorecard)) {
    let costs = worst.card.deductions.prefix(3).map { $0.text ?? $0.step }
    findings.error(
      .modelPathFails, at: steps.first?.span,
      Words(
        en: "model replies alone come to \(worst.card.score) and \(ended(worst.card).en)",
        zh: "只用范例得 \(worst.card.score) 分，\(ended(worst.card).zh)"),
      help: Words(
        en: "the way: \(worst.way.steps.joined(separator: " → "))"
          + (costs.isEmpty ? "" : "; it loses at: \(listing(costs).en)"),
        zh: "走法：\(worst.way.steps.joined(separator: " → "))"
          + (costs.isEmpty ? "" : "；扣分处：\(listing(costs).zh)")))
  }

  private func ended(_ card: Scorecard) -> Words {
    switch card.ending {
    case .reached(let ending):
      ending.passes
        ? Words(en: "do not pass (mark \(card.passMark))", zh: "不及格（及格线 \(card.passMark)）")
        : Words(en: "end in \(quoted(ending.name)), which fails", zh: "落到不通过的结局 \(quoted(ending.name))")
    case .wentRound: Words(en: "go round for ever", zh: "一直绕圈")
    case .hungUp, .transferred, .stopped: Words(en: "break off", zh: "中途断了")
    }
  }

  private func play(_ settings: Settings, _ reply: (Step) -> String) -> (
    way: PathReport.Way, card: Scorecard
  )? {
    var actor = Actor(drill, settings: settings)
    actor.play { prompt, step, _ in right.input(for: prompt) ?? .reply(reply(step)) }
    return actor.card.map { (Self.way(actor, $0, slips: 0), $0) }
  }

  private static func way(_ actor: Actor, _ card: Scorecard, slips: Int) -> PathReport.Way {
    PathReport.Way(steps: actor.entered, slips: slips, tenths: card.tenths, isPassed: card.isPassed)
  }

  // MARK: From every standing

  /// Right replies must lead out of every standing that any replies lead to.
  private mutating func checkLoops(_ ends: [Recovery.Ends]) -> Bool {
    var told: Set<Int> = []
    let home = flow.reachingEndings
    for ends in ends {
      proofs += 1
      for step in ends.loops.numbers where home.contains(step) && told.insert(step).inserted {
        findings.error(
          .modelsGoRound, at: steps[step].span,
          Words(
            en: "from the step \(quoted(steps[step].id)) even model replies only go round",
            zh: "从步骤 \(quoted(steps[step].id)) 起，照范例答也只会绕圈"),
          help: Words(
            en: "bound the loop with tries, or let the model earn what it waits for", zh: "用次数限制循环，或让范例做到它等的事"
          ))
      }
    }
    return !told.isEmpty
  }

  // MARK: The worst way that is mended

  private mutating func playWorstMended(_ ends: [Recovery.Ends]) {
    let mendable = exploration.nodes.indices.filter { index in
      let node = exploration.nodes[index]
      // An interruption hangs on the very moment, which no way found beforehand can hit.
      guard node.slips > 0, !exploration.moves(to: index).contains(.interruption) else { return false }
      return ends[index].passes
    }
    // The more slips and the lower the mood, the worse; the few worst are played to know their scores.
    let worst = mendable.sorted { a, b in
      let (x, y) = (exploration.nodes[a], exploration.nodes[b])
      return (-x.slips, x.standing.mood, a) < (-y.slips, y.standing.mood, b)
    }.prefix(2)
    for index in worst {
      proofs += 1
      guard
        let (way, card) = play(moves: exploration.moves(to: index), slips: exploration.nodes[index].slips),
        card.ending.passes
      else { continue }
      if way.tenths < report.worstMended?.tenths ?? .max { report.worstMended = way }
    }
  }

  /// Plays moves and then model replies.
  private func play(moves: [Move], slips: Int) -> (PathReport.Way, Scorecard)? {
    var ahead = moves.filter { $0 != .goOn }
    var pickUp: Int? = 1000
    if ahead.first == .pickUp {
      ahead.removeFirst()
    } else if ahead.first == .pickUpLate {
      ahead.removeFirst()
      pickUp = ((drill.rubric.time.pickUpRings + 1) * (steps.first?.ring?.every ?? 3)) * 1000
    } else if ahead.first == .letRing {
      pickUp = nil
    }
    var actor = Actor(drill)
    actor.play(pickUpAfter: pickUp) { prompt, step, _ in
      switch (prompt.kind, ahead.first) {
      case (.reply, .model(let index)?) where step.models.indices.contains(index):
        ahead.removeFirst()
        return .reply(step.models[index].text)
      case (.reply, .bad(let index)?) where step.badReplies.indices.contains(index):
        ahead.removeFirst()
        return .reply(step.badReplies[index].text)
      case (.reply, .silence?), (.choice, .noOption?):
        ahead.removeFirst()
        return .tick
      case (.choice, .option(let key)?):
        ahead.removeFirst()
        return .choice(key)
      default: return right.input(for: prompt) ?? step.models.first.map { .reply($0.text) }
      }
    }
    return actor.card.map { (Self.way(actor, $0, slips: slips), $0) }
  }
}
