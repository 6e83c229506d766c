import DrillMatch
import DrillScript

/// Something that happens in a session, with its time.
public struct Output: Sendable, Hashable {
  /// Milliseconds since the session began.
  public var at: Int
  /// What happens.
  public var event: Event

  /// What happens in a session.
  public enum Event: Sendable, Hashable {
    /// A step begins.
    case entered(step: String, title: String)
    /// The phone rings for the `number`th time.
    case ring(number: Int, of: Int)
    /// What happens is told.
    case narration(String)
    /// The customer or the trainer speaks, for so many milliseconds.
    case line(speaker: Speaker, text: String, milliseconds: Int)
    /// The trainee is to do something now.
    case prompt(Prompt)
    /// A bubble was taken in; the reply ends when no further one comes for 5 s.
    case bubble
    /// A reply, or its absence, was judged.
    case assessment(Assessment)
    /// An option was chosen.
    case chose(key: String, points: Int, of: Int)
    /// A form was taken in: for each field whether it was filled in right.
    case filled([Bool])
    /// An action was taken up.
    case acted(CallAction)
    /// An input that has no place now was set aside.
    case notNow
    /// The customer hangs up.
    case customerHungUp
    /// The clocks stopped.
    case paused
    /// The clocks go on.
    case resumed
    /// The drill is over.
    case end(Scorecard)
  }

  /// Creates an output.
  public init(_ event: Event, at: Int) {
    self.at = at
    self.event = event
  }
}

/// What the trainee is asked to do.
public struct Prompt: Sendable, Hashable {
  /// What is awaited.
  public enum Kind: Sendable, Hashable {
    /// A typed reply.
    case reply
    /// One of these options.
    case choice([Choice.Option])
    /// The values of this form.
    case form(Form)
    /// This action; for a hold with its longest time in seconds.
    case action(RequiredAction)
  }

  /// The step.
  public var step: String
  /// What is awaited.
  public var kind: Kind
  /// The time for it, in milliseconds; nil for as long as it takes.
  public var limit: Int?
  /// The hint; nil in an exam.
  public var hint: String?
  /// Which try this is, from 1.
  public var attempt: Int
}

/// How a reply was judged.
public struct Assessment: Sendable, Hashable {
  /// Counts the trainee's replies from 1, time-outs included.
  public var turn: Int
  /// The step.
  public var step: String
  /// The reply; empty at a time-out.
  public var reply: String
  /// Whether the time limit ran out.
  public var isLate: Bool
  /// Everything found in it, by rule, in the order of the reply.
  public var findings: [Finding]
  /// What it earned.
  public var earned: [Earning]
  /// What this step still misses after it.
  public var missed: [Obligation]
  /// Why keywords of it earned nothing, if so.
  public var discounted: Discount?
  /// The customer's mood before it, 0 to 100.
  public var moodBefore: Int
  /// The customer's mood after it, 0 to 100.
  public var moodAfter: Int
  /// The first model reply of the step; nil in an exam.
  public var model: String?

  /// Something earned by a reply.
  public struct Earning: Sendable, Hashable {
    /// The step whose entry it fills.
    public var step: String
    /// What was earned.
    public var obligation: Obligation
    /// Whether it was in time, or earns half.
    public var isFull: Bool
    /// Where an item's words stand in the reply, in Unicode scalars; nil for a voice, whose finding tells it.
    public var span: Range<Int>?
  }

  /// Why keywords earned nothing.
  public enum Discount: String, Sendable, Hashable, Codable {
    /// Keywords in a heap.
    case heap
    /// The customer's own line.
    case echo
  }
}
