import DrillMatch
import DrillText

/// The rules by which replies are judged and scored, read from a `.rubric` file.
///
/// What scoring needs is there at once; the words that the rules look for may be read when they are first asked for,
/// since a drill begins long before its first reply is judged.
public struct Rubric: Sendable {
  /// The id, the same in every language.
  public var id: String
  /// The title, from the file's first heading.
  public var title: String
  /// The language of the replies.
  public var language: Language
  /// The score from which a drill is passed, 0 to 100.
  public var passMark: Int
  /// What each part weighs.
  public var weights: [ScorePart: Int]
  /// The points and caps of each severity.
  public var tariffs: [RuleSeverity: Tariff]
  /// The most that bonus rules add.
  public var bonusCap: Int
  /// How many days after a result the trainee may object to it; 7 where the file says nothing.
  public var objectionDays: Int
  /// Whether it knows words that ask leave to put the customer on hold; else nobody is blamed for not asking.
  public var knowsHoldCues: Bool
  /// The rules in the order of the file.
  public var rules: [Rule]
  /// The time limits that are scored.
  public var time: TimeRules
  /// How the customer's mood changes.
  public var moods: [MoodEffect]
  /// What holds the words, or the way to them.
  var deferredWords: Deferred<RubricWords>

  /// What the rules look for in replies.
  ///
  /// A rubric of which only the heads were read reads the rest of its file now, once for all copies; that takes time
  /// proportional to the file, and its diagnostics must then be looked at.
  public var words: RubricWords {
    get { deferredWords.value }
    set { deferredWords = Deferred(newValue) }
  }

  /// The rule with an id, if there is one.
  public func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }
}

/// A part of the score.
public enum ScorePart: String, Sendable, Hashable, Codable, CaseIterable {
  /// The five voices.
  case voices
  /// What is asked, told, filled in and chosen.
  case content
  /// What must not be said or done.
  case conduct
  /// The time limits.
  case time
}

/// How grave a breach is.
public enum RuleSeverity: String, Sendable, Hashable, Codable, CaseIterable {
  /// A small slip.
  case minor
  /// A breach.
  case serious
  /// A breach that cannot be passed.
  case fatal
}

/// What a breach costs and how much its severity may cost in one call.
public struct Tariff: Sendable, Hashable {
  /// The points that one finding costs.
  public var points: Int
  /// The most that all findings of this severity cost in a call.
  public var cap: Int

  /// Creates a tariff.
  public init(points: Int, cap: Int) {
    self.points = points
    self.cap = cap
  }
}

/// One rule of a rubric.
public struct Rule: Sendable, Hashable {
  /// The id, the same in every language.
  public var id: String
  /// The name in the rubric's language.
  public var name: String
  /// The kind.
  public var kind: RuleKind
  /// The clause that it rests on.
  public var clause: String
  /// What to do instead.
  public var advice: String
  /// What a finding of it counts.
  public var value: Value
  /// How it is found.
  public var source: Source
  /// Where its heading stands.
  public var span: SourceSpan

  /// What a finding counts.
  public enum Value: Sendable, Hashable {
    /// It fills a due voice.
    case voice
    /// It costs points; `cap` is the most that this rule costs in a call, if it has its own.
    case deduction(RuleSeverity, points: Int, cap: Int?)
    /// It adds points.
    case bonus(Int)
  }

  /// How a rule is found.
  public enum Source: Sendable, Hashable {
    /// By the words of the reply; `Rubric.words` tells which.
    case words
    /// By the engine.
    case event(RuleEvent)
  }
}

/// What the engine itself finds.
public enum RuleEvent: String, Sendable, Hashable, Codable, CaseIterable {
  /// A reply before the customer has finished (Q4).
  case interruption
  /// A wrong name or form of address.
  case wrongAddress = "wrong address"
  /// The very apology of an earlier reply, said again.
  case parrotedApology = "parroted apology"
  /// More politeness than the matter bears (E5).
  case overPoliteness = "over-politeness"
  /// Hanging up on a customer who is still speaking or is to hang up first.
  case hangUp = "hang-up"
  /// What must not be said before the customer is verified.
  case disclosure
  /// A hold that was not asked for first.
  case unaskedHold = "unasked hold"
  /// A hold that was not thanked for afterwards.
  case unthankedHold = "unthanked hold"
}

/// A reply that shows what a rule does.
public struct Example: Sendable, Hashable {
  /// What the rule does with it.
  public enum Expectation: Sendable, Hashable {
    /// It is found exactly once, at this range of Unicode scalars.
    case hit(Range<Int>)
    /// It is not found.
    case miss
  }

  /// The reply without its marks.
  public var text: String
  /// What the rule does with it.
  public var expectation: Expectation
  /// Whether it is known not to hold yet.
  public var isTodo: Bool
  /// Where it stands.
  public var span: SourceSpan
}

/// The time limits that a rubric scores.
public struct TimeRules: Sendable, Hashable {
  /// Rings within which a call is to be picked up (P3.3.5).
  public var pickUpRings: Int
  /// The ring from which an apology is due first (P3.3.5).
  public var apologyFromRing: Int
  /// The rule id of the voice that is due then.
  public var apologyRule: String
  /// Seconds that a call is to keep within (P3.3.4).
  public var callTarget: Int
  /// Seconds that a call may last at most (P3.3.4).
  public var callLimit: Int

  /// The limits of P3.3.4 and P3.3.5.
  public static let standard = TimeRules(
    pickUpRings: 3, apologyFromRing: 5, apologyRule: "apology", callTarget: 180, callLimit: 300)
}

/// How something in a reply changes the customer's mood.
public struct MoodEffect: Sendable, Hashable {
  /// What changes it.
  public enum Cause: Sendable, Hashable {
    /// A confident finding of a rule.
    case rule(String)
    /// A confident finding of any rule of a kind that has no effect of its own.
    case kind(RuleKind)
    /// An item earned.
    case itemEarned
    /// A due or item missed.
    case missed
    /// A time-out.
    case late
  }

  /// What changes it.
  public var cause: Cause
  /// By how much, −100 to 100.
  public var change: Int

  /// Creates an effect.
  public init(_ cause: Cause, _ change: Int) {
    self.cause = cause
    self.change = change
  }
}
