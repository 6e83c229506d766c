import DrillEngine
import DrillStore
import DrillText

/// Shows what happens in a session.
protocol Display: AnyObject {
  /// Shows one thing that happened.
  func show(_ output: Output)
}

/// A session with its file and its display: what goes in is kept before what comes out is shown.
final class SessionRun {
  private(set) var session: Session
  /// The time of the last event, in milliseconds since the session began.
  private(set) var time: Int
  /// Whether the phone was heard to ring since the present step began.
  private(set) var hasRung = false
  /// What the trainee was asked to do last.
  private(set) var prompt: Prompt?
  private let file: SessionFile?
  private let display: any Display
  /// Outputs that are stored already: a resumed session gives them once more.
  private var storedOutputs: Int
  private var isSealed = false

  /// Begins a session.
  init(_ session: Session, file: SessionFile?, display: any Display) {
    self.session = session
    self.file = file
    self.display = display
    time = 0
    storedOutputs = 0
  }

  /// Takes up a stored session; `recap` shows what was there before.
  init(
    _ drill: Drill, stored: StoredSession, file: SessionFile?, recap: any Display, display: any Display
  ) throws(StoreError) {
    session = Session(drill, settings: stored.header.settings)
    self.file = file
    self.display = display
    time = stored.lastTime
    storedOutputs = stored.outputCount
    var outputs = session.receive(.tick, at: 0)
    for input in stored.inputs { outputs += session.receive(input.input, at: input.at) }
    outputs += session.receive(.tick, at: stored.lastTime)
    try keep(nil, at: stored.lastTime, outputs)
    // The program may have ended between the last event and the seal.
    if let card = session.scorecard, !isSealed { try seal(card, at: stored.lastTime) }
    for output in outputs {
      note(output)
      recap.show(output)
    }
  }

  /// Whether the drill is over.
  var isOver: Bool { session.scorecard != nil }

  /// Gives an input, or lets time pass.
  func feed(_ input: Input?, at milliseconds: Int) throws(StoreError) {
    time = max(time, milliseconds)
    if case .reply? = input { try ensureWords() }
    try take(input, at: time, session.receive(input ?? .tick, at: time))
  }

  /// Refuses to judge a reply by phrases that hold an error; they may have been read only after the drill began.
  private func ensureWords() throws(StoreError) {
    let errors = session.drill.wordErrors
    guard let first = errors.first else { return }
    throw StoreError(
      .badData,
      Words(
        en: "\(first.path) has errors (\(errors.count)), so that no reply can be judged",
        zh: "\(first.path) 有 \(errors.count) 处错误，无法评判回答"),
      advice: Words(
        en: "‘drill check \(first.path)’ shows them.", zh: "用 drill check \(first.path) 查看。"))
  }

  /// Plays a reply script.
  func play(_ script: ReplyScript) throws(StoreError) {
    var trouble: StoreError?
    Rehearsal.run(script, in: &session) { input, at, outputs in
      guard trouble == nil else { return }
      do throws(StoreError) {
        try self.take(input, at: at, outputs)
      } catch {
        trouble = error
      }
    }
    if let trouble { throw trouble }
  }

  private func take(_ input: Input?, at milliseconds: Int, _ outputs: [Output]) throws(StoreError) {
    time = max(time, milliseconds)
    // What only time brings can be brought again; nobody needs to wait for the disk to see it.
    if input == nil { show(outputs) }
    try keep(input, at: milliseconds, outputs)
    if input != nil { show(outputs) }
  }

  private func show(_ outputs: [Output]) {
    for output in outputs {
      note(output)
      display.show(output)
    }
  }

  private func note(_ output: Output) {
    switch output.event {
    case .entered: hasRung = false
    case .ring: hasRung = true
    case .prompt(let prompt): self.prompt = prompt
    default: break
    }
  }

  private func keep(_ input: Input?, at milliseconds: Int, _ outputs: [Output]) throws(StoreError) {
    guard let file else { return }
    let known = min(storedOutputs, outputs.count)
    storedOutputs -= known
    let fresh = outputs[known...]
    var records: [Record] = []
    if let input {
      records += fresh.prefix { $0.at < milliseconds }.map(Record.output)
      records.append(.input(TimedInput(input, at: milliseconds)))
      records += fresh.drop { $0.at < milliseconds }.map(Record.output)
    } else {
      records = fresh.map(Record.output)
    }
    try file.append(records)
    for case .end(let card) in fresh.map(\.event) { try seal(card, at: milliseconds) }
  }

  private func seal(_ card: Scorecard, at milliseconds: Int) throws(StoreError) {
    try file?.seal(card, at: milliseconds, finished: Host.localTime)
    isSealed = true
  }
}
