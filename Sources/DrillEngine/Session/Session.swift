import DrillMatch
import DrillScript

/// One drill being played: a value that takes inputs with their times and gives what happens.
///
/// It has no clock, no files and no randomness of its own, so the same inputs give the same outputs anywhere.
/// The inputs go through `receive`; between them, ticks at `nextWake` bring what happens by itself.
public struct Session: Sendable {
  /// The number of the engine; it rises whenever the same inputs may score differently.
  public static let engineNumber = 2

  /// The drill.
  public let drill: Drill
  /// How it is played.
  public let settings: Settings
  /// The scorecard, once the drill is over.
  public internal(set) var scorecard: Scorecard?

  let judge: Judge
  var clock = SessionClock()
  var agenda = Agenda()
  var phase = Phase.notBegun
  var outputs: [Output] = []

  var account = Account()
  /// The customer's mood, 0 (furious) to 100 (content).
  public internal(set) var mood: Int
  var turn = 0
  var reopenings = 0

  var position = Place()
  var call = Call(number: 1)
  var callLengths: [Int] = []
  var speech = Speech()

  /// What the session is waiting for.
  enum Phase: Sendable, Hashable {
    case notBegun
    /// The phone rings; so many rings were heard.
    case ringing(Int)
    /// Lines are being said.
    case speaking
    /// The step wants an action before its lines.
    case awaitingAction(RequiredAction)
    case awaitingReply
    case awaitingChoice
    case awaitingForm
    /// The customer is about to hang up.
    case parting
    case over
  }

  /// Where the session stands in the scenario.
  struct Place: Sendable {
    var step = 0
    /// Tries in this visit, counting the last reply.
    var tries = 0
    /// Replies to each step over all visits.
    var attempts: [Int: Int] = [:]
    /// How often each step has spoken.
    var rounds: [Int: Int] = [:]
    /// The steps that led here; going back takes the last one off.
    var path: [Int] = []
    /// The voices heard in this visit.
    var heard: Set<String> = []
    /// The last step that awaited a reply, until the next one has had its first.
    var carry: Int?
    /// Voices owed beyond the step's own: an apology after a late pick-up.
    var owed: [String] = []
    /// Where the step goes on once the customer has hung up and the form is filled in.
    var onward: Onward?
    var isGoingBack = false
    var entered = 0
  }

  /// Where a step goes on.
  enum Onward: Sendable, Hashable {
    case step(Int)
    case end(Ending)
  }

  /// A call, or the whole of a chat or a visit.
  struct Call: Sendable {
    var number: Int
    /// Whether the line stands.
    var isOpen = true
    /// Milliseconds spoken, held and thought.
    var length = 0
    /// When the customer was put on hold, and how long that may last.
    var hold: (since: Int, atMost: Int?)?
    var isAfterHold = false
    var mayHold = false
    var secrets: [Judge.SecretPlace] = []
  }

  /// What was said lately.
  struct Speech: Sendable {
    var customerLines: [String] = []
    var bubbles: [String] = []
    var apologies: [String: Int] = [:]
    var promptedAt: Int?
    var typingAt: Int?
    var isInterruption = false
    var chosen: String?
    /// Until when the customer answers what he was asked.
    var answersUntil = 0
  }

  /// Begins a drill; the first `receive`, a tick at 0, brings its opening.
  public init(_ drill: Drill, settings: Settings) {
    self.init(drill, settings: settings, startingAt: 0)
  }

  /// Begins a drill at a step, for judging a reply in a fresh step.
  init(_ drill: Drill, settings: Settings, startingAt step: Int) {
    self.drill = drill
    self.settings = settings
    judge = Judge(drill: drill)
    mood = drill.scenario.mood
    position.step = step
  }

  /// When something will happen by itself, in milliseconds since the session began; nil when nothing will.
  public var nextWake: Int? {
    if case .notBegun = phase { return 0 }
    return clock.isPaused ? nil : agenda.nextTime.map(clock.outer)
  }

  /// What the trainee can do now.
  public var expects: Expectation {
    switch phase {
    case .notBegun, .over: .nothing
    case .ringing: .pickUp
    case .speaking: .nothing
    case .parting: .nothing
    case .awaitingAction: .action
    case .awaitingReply: .reply
    case .awaitingChoice: .choice
    case .awaitingForm: .form
    }
  }

  /// Takes an input and gives everything that happened until then and because of it.
  ///
  /// - Parameter milliseconds: the time since the session began; a time before the last input counts as that.
  public mutating func receive(_ input: Input, at milliseconds: Int) -> [Output] {
    outputs = []
    let time = clock.inner(milliseconds)
    if case .notBegun = phase { begin() }
    advance(to: time)
    clock.now = max(clock.now, time)
    take(input)
    // What is due at this very moment happens now, so that a tick at the same time changes nothing.
    advance(to: clock.now)
    return outputs
  }

  /// Plays stored inputs again.
  ///
  /// - Parameter end: the time of the last thing that was stored, in milliseconds: it may have come by itself after the
  ///   last input, as the end of a chat reply does.
  public static func replay(
    _ drill: Drill, settings: Settings, inputs: [TimedInput], until end: Int? = nil
  ) -> (session: Session, outputs: [Output]) {
    var session = Session(drill, settings: settings)
    var outputs = session.receive(.tick, at: 0)
    for input in inputs { outputs += session.receive(input.input, at: input.at) }
    if let end { outputs += session.receive(.tick, at: end) }
    return (session, outputs)
  }

  // MARK: Shared by the parts of the session

  var step: Step { drill.scenario.steps[position.step] }

  mutating func emit(_ event: Output.Event) {
    outputs.append(Output(event, at: clock.outer(clock.now)))
  }

  private mutating func begin() {
    phase = .speaking
    enter(position.step)
  }

  private mutating func advance(to time: Int) {
    while let due = agenda.takeNext(upTo: time) {
      clock.now = max(clock.now, due.at)
      happen(due.entry)
    }
  }

  private mutating func happen(_ entry: Agenda.Entry) {
    switch entry {
    case .say(let event): say(event)
    case .open: open()
    case .ring(let number): ring(number)
    case .giveUp: callerGaveUp()
    case .replyComplete: completeReply()
    case .timeOut: timeOut()
    case .customerHangsUp: customerHangsUp()
    }
  }

  private mutating func take(_ input: Input) {
    if clock.isPaused {
      switch input {
      case .resume: resume()
      case .reopened: reopenings += 1
      case .tick: break
      default: emit(.notNow)
      }
      return
    }
    switch input {
    case .tick: break
    case .pickUp: pickUp()
    case .typing: beganTyping()
    case .reply(let text): hear(text)
    case .action(let action): act(action)
    case .choice(let key): choose(key)
    case .form(let values): fill(values)
    case .pause: pause()
    case .resume: emit(.notNow)
    case .reopened: reopenings += 1
    case .stop: stop()
    }
  }

  private mutating func pause() {
    guard phase != .over else { return emit(.notNow) }
    emit(.paused)
    clock.pause()
  }

  private mutating func resume() {
    clock.resume()
    emit(.resumed)
  }
}

/// What the trainee can do at a moment.
public enum Expectation: Sendable, Hashable, CaseIterable {
  /// Nothing but listen; a reply now is an interruption.
  case nothing
  /// Pick up the phone.
  case pickUp
  /// Reply.
  case reply
  /// Choose an option.
  case choice
  /// Fill in a form.
  case form
  /// Do what the step asks for.
  case action
}

/// The session's time, which stands still while paused.
struct SessionClock: Sendable {
  /// Milliseconds since the session began, pauses left out.
  var now = 0
  private var paused = 0
  private var pausedSince: Int?
  private var last = 0

  var isPaused: Bool { pausedSince != nil }

  /// The time without the pauses; never before what was told last.
  mutating func inner(_ time: Int) -> Int {
    last = max(last, time)
    return (pausedSince ?? last) - paused
  }

  /// The time without the pauses, only to look at.
  func reading(_ time: Int) -> Int { (pausedSince ?? max(last, time)) - paused }

  /// The time with the pauses.
  func outer(_ time: Int) -> Int { pausedSince.map { _ in last } ?? time + paused }

  mutating func pause() { pausedSince = last }

  mutating func resume() {
    paused += last - (pausedSince ?? last)
    pausedSince = nil
  }
}
