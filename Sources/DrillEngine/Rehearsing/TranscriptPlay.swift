import DrillMatch
import DrillScript

/// A reply of a recorded dialogue.
public struct RecordedReply: Sendable, Hashable {
  /// The words.
  public var text: String
  /// When it was given, in milliseconds from the start of the dialogue; nil when that is not known.
  public var at: Int?

  /// Creates a reply.
  public init(_ text: String, at: Int? = nil) {
    self.text = text
    self.at = at
  }
}

/// A recorded dialogue played in a scenario: its replies are given one after the other, whatever was said between.
///
/// If every reply has a time, time limits hold, and a reply is given at its time, or when the customer has finished
/// if that is later. Else each comes 5 s after the prompt and no limit runs. What a record of words does not hold
/// is filled in: the phone is picked up after the first ring, an action that a step waits for is done, a choice is
/// passed over unless the reply names an option, a form stays empty.
public struct TranscriptPlay: Sendable {
  /// The findings of each reply, in the order of the replies.
  public private(set) var findings: [[Finding]]
  /// The scorecard.
  public var scorecard: Scorecard? { session.scorecard }

  private var session: Session
  private var now = 0
  /// The reply that was given last.
  private var current: Int?

  /// Plays replies to their end or the drill's; after the end only the rubric looks at them.
  public init(_ replies: [RecordedReply], in drill: Drill) {
    let isTimed = !replies.isEmpty && replies.allSatisfy { $0.at != nil }
    session = Session(drill, settings: Settings(isTimed: isTimed))
    findings = Array(repeating: [], count: replies.count)
    give(.tick, at: 0)
    for (index, reply) in replies.enumerated() {
      switch awaitTurn(of: reply) {
      case .reply:
        current = index
        give(.reply(reply.text), at: max(now, reply.at ?? now + ReplyScript.usualPause))
      case .option(let key):
        findings[index] = drill.rules.findings(in: reply.text)
        give(.choice(key), at: now)
      case .over: findings[index] = drill.rules.findings(in: reply.text)
      }
    }
    _ = awaitTurn(of: nil)
    if session.scorecard == nil { give(.stop, at: now) }
  }

  private enum Turn {
    case reply
    case option(String)
    case over
  }

  /// Lets time pass until a reply is awaited, and the reply's own time has come.
  private mutating func awaitTurn(of reply: RecordedReply?) -> Turn {
    while session.scorecard == nil {
      switch session.expects {
      case .pickUp:
        // The first ring has just begun.
        pass(until: now + 1000)
        if session.expects == .pickUp { give(.pickUp, at: now) }
      case .action:
        guard let action = session.awaitedAction else { return .over }
        give(.action(action), at: now)
      case .choice:
        if let key = reply.flatMap({ session.option(namedBy: $0.text) }) { return .option(key) }
        note(session.passOverChoice(at: now))
      case .form: give(.form([]), at: now)
      case .reply where !session.isComposing:
        // A time limit may run out first.
        guard let at = reply?.at, let next = session.nextWake, next <= at else { return .reply }
        give(.tick, at: next)
      case .nothing, .reply:
        guard let next = session.nextWake else { return .over }
        give(.tick, at: next)
      }
    }
    return .over
  }

  private mutating func pass(until time: Int) {
    while let next = session.nextWake, next <= time { give(.tick, at: next) }
    now = max(now, time)
  }

  private mutating func give(_ input: Input, at time: Int) {
    now = max(now, time)
    note(session.receive(input, at: now))
  }

  private mutating func note(_ outputs: [Output]) {
    for output in outputs {
      guard case .assessment(let assessment) = output.event, !assessment.isLate, let current else { continue }
      findings[current] += assessment.findings
    }
  }
}

extension Session {
  /// The action that the step waits for.
  fileprivate var awaitedAction: CallAction? {
    if case .awaitingAction(let required) = phase { return required.action }
    return nil
  }

  /// The key of the option that a text names by its letter (`b`, `B.`) or its words.
  fileprivate func option(namedBy text: String) -> String? {
    func plain(_ text: String) -> String {
      var words = text.lowercased()[...]
      while let first = words.first, !first.isLetter && !first.isNumber { words.removeFirst() }
      while let last = words.last, !last.isLetter && !last.isNumber { words.removeLast() }
      return String(words)
    }
    let name = plain(text)
    return step.choice?.options.first { $0.key == name || plain($0.text) == name }?.key
  }

  /// Goes on from a choice without an option.
  fileprivate mutating func passOverChoice(at milliseconds: Int) -> [Output] {
    let before = receive(.tick, at: milliseconds)
    guard phase == .awaitingChoice else { return before }
    outputs = []
    agenda.remove { $0 == .timeOut }
    emit(.chose(key: "", points: 0, of: step.choice?.points ?? 0))
    if !step.awaitsReply { position.tries += 1 }
    settle(late: false, findings: [])
    return before + outputs
  }
}
