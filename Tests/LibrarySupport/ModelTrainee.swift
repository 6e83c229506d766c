import DrillEngine
import DrillMatch
import DrillScript

/// A trainee who always gives a model reply, picks the best option and fills every field in right.
public struct ModelTrainee {
  /// Which of a step's model replies it gives.
  public enum Choice: Sendable { case numbered(Int), longest }

  /// The session that it plays.
  public private(set) var session: Session
  let choice: Choice
  private(set) var now = 0
  private(set) var outputs: [Output] = []
  /// What was typed, as a reply script holds it.
  public private(set) var script: [String] = []
  /// The steps in which it was asked for something.
  public private(set) var steps: [String] = []

  /// Creates a trainee for a drill.
  public init(_ drill: Drill, choice: Choice, seed: UInt64 = 1) {
    session = Session(drill, settings: Settings(seed: seed))
    self.choice = choice
  }

  /// Plays to the end.
  public mutating func play() {
    take(.tick)
    for _ in 0..<200 where session.scorecard == nil {
      switch session.expects {
      case .pickUp:
        now += 1000
        take(.pickUp)
      case .nothing:
        guard let next = session.nextWake else { return }
        now = next
        take(.tick)
      case .reply where session.isComposing:
        now = session.nextWake ?? now
        take(.tick)
      case .reply, .choice, .form, .action:
        now += ReplyScript.usualPause
        answer()
      }
    }
  }

  private mutating func answer() {
    guard let prompt = lastPrompt,
      let step = session.drill.scenario.steps.first(where: { $0.id == prompt.step })
    else { return }
    steps.append(step.id)
    switch prompt.kind {
    case .reply:
      let reply = reply(in: step)
      script.append(reply)
      take(.reply(reply))
    case .choice(let options):
      let best = options.max { ($0.points, $1.breaks.count) < ($1.points, $0.breaks.count) }
      script.append(best?.key ?? "")
      take(.choice(best?.key ?? ""))
    case .form(let form):
      let values = form.fields.map { Sample(lists: session.drill.rubric.words.lists).text(of: $0.phrases) }
      script += values
      take(.form(values))
    case .action(let required):
      script.append("/\(required.action.rawValue)")
      take(.action(required.action))
    }
  }

  private func reply(in step: Step) -> String {
    switch choice {
    case .numbered(let number): step.models.isEmpty ? "" : step.models[number % step.models.count].text
    case .longest: step.models.map(\.text).max { $0.count < $1.count } ?? ""
    }
  }

  private var lastPrompt: Prompt? {
    for output in outputs.reversed() {
      if case .prompt(let prompt) = output.event { return prompt }
    }
    return nil
  }

  private mutating func take(_ input: Input) {
    outputs += session.receive(input, at: now)
  }
}

/// Makes a text that a phrase finds.
struct Sample {
  let lists: PhraseLists

  func text(of phrases: [Phrase]) -> String {
    guard let alternative = phrases.first?.alternatives.first else { return "" }
    return alternative.parts.map { text(of: $0, depth: 0) }.joined(separator: " ")
  }

  private func text(of node: Phrase.Node, depth: Int) -> String {
    guard depth < 40 else { return "" }
    switch node {
    case .empty, .wordEdge, .ending, .gap, .clauseStart, .clauseEnd, .optional: return gap(node)
    case .letter(let scalar), .han(let scalar): return String(Character(scalar))
    case .space: return " "
    case .list(let name, _): return lists.phrases[name].map { text(of: $0) } ?? ""
    case .sequence(let nodes): return nodes.map { text(of: $0, depth: depth + 1) }.joined()
    case .choice(let nodes): return nodes.first.map { text(of: $0, depth: depth + 1) } ?? ""
    }
  }

  // Words on both sides of a gap must not run together.
  private func gap(_ node: Phrase.Node) -> String {
    if case .gap = node { return " " }
    return ""
  }
}
