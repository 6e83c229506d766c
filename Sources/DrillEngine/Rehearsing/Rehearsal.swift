import DrillScript

/// Plays a reply script in a session on a virtual clock.
public struct Rehearsal {
  /// What happens: the input (nil when only time passed), its time in milliseconds, and what came of it.
  public typealias Sink = (_ input: Input?, _ at: Int, _ outputs: [Output]) -> Void

  private var session: Session
  private let sink: Sink
  private var now = 0
  private var lastSent = 0
  private var values: [String] = []

  /// Plays a script to its end or the drill's; replies that run out while one is awaited count as hanging up.
  ///
  /// A ringing phone is picked up after the first ring unless the script says `/pickup` itself.
  public static func run(_ script: ReplyScript, in session: inout Session, sink: @escaping Sink) {
    var rehearsal = Rehearsal(session: session, sink: sink)
    rehearsal.play(script)
    session = rehearsal.session
  }

  private init(session: Session, sink: @escaping Sink) {
    self.session = session
    self.sink = sink
  }

  private mutating func play(_ script: ReplyScript) {
    pass(to: 0)
    for line in script.lines where session.scorecard == nil {
      awaitTurn(for: line)
      send(line)
    }
    while session.scorecard == nil {
      awaitTurn(for: nil)
      if session.scorecard == nil { give(.stop, at: now + ReplyScript.usualPause) }
    }
  }

  /// Lets time pass until the line may be sent.
  private mutating func awaitTurn(for line: ReplyScript.Line?) {
    if let line, case .afterOwn(let pause) = line.moment { return pass(until: lastSent + pause) }
    while session.scorecard == nil {
      if session.expects == .pickUp, line?.typed != .pickUp {
        // The first ring has just begun.
        pass(until: now + 1000)
        if session.expects == .pickUp { give(.pickUp, at: now) }
      } else if session.isComposing || (session.expects == .nothing && !isEarly(line)) {
        guard let next = session.nextWake else { return }
        pass(to: next)
      } else {
        break
      }
    }
    guard let line, case .afterCustomer(let pause) = line.moment else { return }
    if pause < 0 {
      pass(until: (session.opensAt ?? now) + pause)
    } else if [.reply, .action, .pickUp].contains(session.expects) {
      pass(until: now + pause)
    }
  }

  /// Whether a line is to be sent before the customer has finished.
  private func isEarly(_ line: ReplyScript.Line?) -> Bool {
    guard let line, case .afterCustomer(let pause) = line.moment else { return false }
    return pause < 0 && session.opensAt != nil
  }

  private mutating func send(_ line: ReplyScript.Line) {
    guard session.scorecard == nil else { return }
    switch (session.expects, line.typed) {
    case (_, .pickUp): give(.pickUp, at: now)
    case (_, .action(let action)): give(.action(action), at: now)
    case (_, .pause): give(.pause, at: now)
    case (_, .resume): give(.resume, at: now)
    case (.choice, _): give(.choice(line.text), at: now)
    case (.form, _): enter(line.text)
    case (_, .words(let words)): give(.reply(words), at: now)
    case (_, .other): give(.reply(line.text), at: now)
    }
    lastSent = now
  }

  private mutating func enter(_ value: String) {
    values.append(value)
    guard values.count >= session.fieldCount else { return }
    give(.form(values), at: now)
    values = []
  }

  // MARK: Time

  private mutating func give(_ input: Input, at time: Int) {
    now = max(now, time)
    sink(input, now, session.receive(input, at: now))
  }

  private mutating func pass(to time: Int) {
    now = max(now, time)
    sink(nil, now, session.receive(.tick, at: now))
  }

  /// Lets time pass with everything that happens by itself on the way.
  private mutating func pass(until time: Int) {
    while let next = session.nextWake, next <= time { pass(to: next) }
    now = max(now, time)
  }
}

extension Session {
  /// Whether chat bubbles came in that are not judged yet.
  public var isComposing: Bool { !speech.bubbles.isEmpty }

  /// When the customer will have finished speaking, in milliseconds; nil when nobody speaks.
  var opensAt: Int? {
    agenda.entries.first { $0.entry == .open }.map { clock.outer($0.at) }
  }

  /// How many fields the form has that is to be filled in; 0 when there is none.
  var fieldCount: Int {
    if case .awaitingForm = phase { return step.form?.fields.count ?? 0 }
    return 0
  }
}
