import DrillEngine
import DrillScript
import DrillText

/// One reply that lost something, as it stands in a trainee's notebook.
public struct Mistake: Sendable, Hashable {
  /// The id of the session.
  public var session: String
  /// Which reply of the session it was, from 1.
  public var turn: Int
  /// The day of the session.
  public var day: Day
  /// The step that was answered.
  public var place: Place
  /// The title of the drill.
  public var title: String
  /// The SHA-256 of the scenario and of the rubric that were played, in hexadecimal.
  public var digests: Digests
  /// What was said and told before it, in order.
  public var heard: [StoredTurn.Heard]
  /// What was typed; empty when the time ran out.
  public var reply: String
  /// The voices and items that were missing.
  public var missed: [Obligation]
  /// The rules that were broken, with the words.
  public var broken: [StoredTurn.Finding]

  /// A step of a drill.
  public struct Place: Sendable, Hashable, Comparable {
    /// The drill.
    public var drill: DrillName
    /// The id of the step.
    public var step: String

    /// Creates a place.
    public init(drill: DrillName, step: String) {
      self.drill = drill
      self.step = step
    }

    /// Orders by drill and step.
    public static func < (a: Place, b: Place) -> Bool { (a.drill, a.step) < (b.drill, b.step) }
  }

  /// The texts that were played.
  public struct Digests: Sendable, Hashable {
    /// The scenario's.
    public var scenario: String
    /// The rubric's.
    public var rubric: String

    /// Creates a pair of digests.
    public init(scenario: String, rubric: String) {
      self.scenario = scenario
      self.rubric = rubric
    }
  }

  /// Creates a mistake.
  public init(
    session: String, turn: Int, day: Day, place: Place, title: String, digests: Digests,
    heard: [StoredTurn.Heard],
    reply: String, missed: [Obligation], broken: [StoredTurn.Finding]
  ) {
    self.session = session
    self.turn = turn
    self.day = day
    self.place = place
    self.title = title
    self.digests = digests
    self.heard = heard
    self.reply = reply
    self.missed = missed
    self.broken = broken
  }

  /// The mistakes of a finished session.
  ///
  /// A reply is one when it left something missing or broke a rule that cost points. A lost voice or item that came a
  /// reply later, for half, is a mistake too; so is a time-out.
  ///
  /// - Parameters:
  ///   - header: what the session is.
  ///   - turns: its judged replies.
  ///   - result: what it came to; says which rules cost points.
  public static func all(in header: SessionHeader, turns: [StoredTurn], result: StoredResult) -> [Mistake] {
    guard let day = Day(iso: header.started) else { return [] }
    let costly = Set(result.losses.filter { $0.kind == .rule }.map(\.id))
    let drill = DrillName(header.language, header.scenario)
    return turns.compactMap { turn in
      let broken = turn.findings.filter { costly.contains($0.rule) }
      guard !turn.missed.isEmpty || !broken.isEmpty else { return nil }
      return Mistake(
        session: header.session, turn: turn.turn, day: day, place: Place(drill: drill, step: turn.step),
        title: header.title, digests: Digests(scenario: header.scenarioDigest, rubric: header.rubricDigest),
        heard: turn.heard, reply: turn.reply, missed: turn.missed, broken: broken)
    }
  }
}
