import DrillScript

/// The result of a session, every point of it explained.
public struct Scorecard: Sendable, Hashable {
  /// The score in tenths of a point, 0 to 1000.
  public var tenths: Int
  /// Whether the drill is passed: a passing end, no fatal finding, and the score at the mark or above.
  public var isPassed: Bool
  /// The pass mark, 0 to 100.
  public var passMark: Int
  /// How the drill ended.
  public var ending: Conclusion
  /// The parts that applied.
  public var parts: [PartScore]
  /// What bonus rules added.
  public var bonus: Int
  /// Everything that could earn points, and what it earned.
  public var ledger: [LedgerLine]
  /// Everything that cost points, in the order of the session.
  public var deductions: [Deduction]
  /// Every bonus earned.
  public var bonuses: [Merit]
  /// Ids of fatal rules that were broken; a drill with one is not passed.
  public var fatalRules: [String]
  /// How many replies were judged.
  public var turns: Int
  /// The length of each call as spoken, in milliseconds.
  public var callLengths: [Int]
  /// The customer's mood at the end.
  public var mood: Int
  /// How often the session was left and taken up again.
  public var reopenings: Int

  /// The score with one decimal, such as `91.5`.
  public var score: String { Self.decimal(tenths) }

  /// Tenths of a point with one decimal.
  public static func decimal(_ tenths: Int) -> String {
    let sign = tenths < 0 ? "-" : ""
    return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}

/// How a drill ended.
public enum Conclusion: Sendable, Hashable {
  /// At an ending of the scenario.
  case reached(Ending)
  /// The trainee hung up too early.
  case hungUp
  /// The trainee passed the call on where it was not to be.
  case transferred
  /// The replies ran out.
  case stopped
  /// The steps went round too often.
  case wentRound

  /// Whether a drill that ends so can be passed.
  public var passes: Bool {
    if case .reached(let ending) = self { return ending.passes }
    return false
  }
}

/// What one part of the score came to.
public struct PartScore: Sendable, Hashable {
  /// The part.
  public var part: ScorePart
  /// What it weighs.
  public var weight: Int
  /// The points earned.
  public var earned: Fraction
  /// The points possible.
  public var possible: Fraction
}

/// Something that cost points.
public struct Deduction: Sendable, Hashable {
  /// What it was.
  public enum Cause: Sendable, Hashable {
    /// A voice that was due and not heard, or heard late for half.
    case voice(String, half: Bool)
    /// An item not asked or told, or late for half.
    case item(String, half: Bool)
    /// A field of a form not filled in right.
    case field(form: String, name: String)
    /// An option that was not the best.
    case choice(String)
    /// A rule that was broken.
    case rule(String)
    /// A time limit that was not met.
    case time(TimedThing)
  }

  /// What it was.
  public var cause: Cause
  /// The part of the score it counts in.
  public var part: ScorePart
  /// The reply, counted from 1; nil where none was given.
  public var turn: Int?
  /// The step.
  public var step: String
  /// Where in the reply, in Unicode scalars of the reply as typed.
  public var span: Range<Int>?
  /// The words, as typed.
  public var text: String?
  /// The clause.
  public var clause: String?
  /// What to do instead.
  public var advice: String?
  /// The points of the part that it cost.
  public var points: Fraction
  /// The score without it, in tenths: the same replies, this one thing mended.
  public var tenthsWithout: Int
}

/// Something that is timed.
public enum TimedThing: String, Sendable, Hashable, Codable, CaseIterable {
  /// The phone picked up within the rings (P3.3.5).
  case pickUp = "pick-up"
  /// A reply within its limit.
  case reply
  /// A call within its target length (P3.3.4).
  case callTarget = "call-target"
  /// A call within its longest length (P3.3.4).
  case callLimit = "call-limit"
  /// A hold within its longest time.
  case hold
}

/// Something that earned a bonus.
public struct Merit: Sendable, Hashable {
  /// The rule.
  public var rule: String
  /// The reply, counted from 1.
  public var turn: Int
  /// Where in the reply, in Unicode scalars.
  public var span: Range<Int>
  /// The points.
  public var points: Int
}
