import DrillEngine
import DrillScript
import DrillText

/// The whole score sheet of one session, item by item.
public struct SessionSheet: Sendable, Hashable {
  /// The session as one row.
  public var summary: SessionSummary
  /// Everything that counted or might have, in the order of the session.
  public var lines: [SheetLine]
  /// What was said, in order.
  public var transcript: [SpokenLine]
  /// What each severity cost, from the gravest.
  public var severities: [SeverityTotal]
  /// The most that bonus rules add.
  public var bonusCap: Int
  /// What a reader has to know about the figures.
  public var notes: [Words]

  /// A sheet that holds no more than its row.
  public init(_ summary: SessionSummary, notes: [Words] = []) {
    self.summary = summary
    self.notes = notes
    lines = []
    transcript = []
    severities = []
    bonusCap = 0
  }

  /// What the findings of one severity cost.
  public struct SeverityTotal: Sendable, Hashable {
    /// The severity.
    public var severity: RuleSeverity
    /// What one finding costs unless its rule says otherwise.
    public var points: Int
    /// The most that all of them cost.
    public var cap: Int
    /// How many there were.
    public var findings: Int
    /// What they cost after the caps.
    public var charged: Int
  }

  /// Something said or done, with its time.
  public struct SpokenLine: Sendable, Hashable {
    /// Who, or what kind of line it is.
    public enum Speaker: String, Sendable, Hashable, CaseIterable {
      /// The trainee.
      case trainee
      /// The customer.
      case customer
      /// The trainer, in a knowledge drill.
      case trainer
      /// What happens.
      case narration
    }

    /// Milliseconds since the session began.
    public var at: Int
    /// Who.
    public var speaker: Speaker
    /// The words; empty where a reply was awaited in vain.
    public var text: String
    /// For a judged reply: its number from 1.
    public var turn: Int?
    /// For a judged reply: milliseconds from the prompt to it.
    public var taken: Int?
    /// For a judged reply: the time for it, in milliseconds, if there was a limit.
    public var limit: Int?
    /// For a judged reply: the customer's mood after it, 0 to 100.
    public var mood: Int?
  }
}

/// One line of a score sheet.
public struct SheetLine: Sendable, Hashable {
  /// What kind of thing is judged.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A voice that was due.
    case voice
    /// Something to ask.
    case ask
    /// Something to tell.
    case tell
    /// A choice.
    case choice
    /// A field of a form.
    case field
    /// A finding that was charged.
    case finding
    /// A finding that the machine is not sure of; it costs nothing.
    case doubtful
    /// A merit.
    case bonus
    /// A time limit.
    case time
  }

  /// What the machine made of it.
  public enum Mark: String, Sendable, Hashable, CaseIterable {
    /// Earned, or met.
    case full
    /// Earned in part: late, or not the best.
    case part
    /// Not earned, or not met.
    case missed
    /// Charged.
    case charged
    /// For a manager to judge.
    case open
    /// Not found by the machine; a manager added it.
    case unseen
  }

  /// The name by which reviews mark it; nil for what they cannot mark.
  public var item: String?
  /// What kind of thing is judged.
  public var kind: Kind
  /// The id of the rule, item, field or limit.
  public var id: String
  /// What it is called on the sheet.
  public var name: Words
  /// The id of the step.
  public var step: String
  /// The title of the step, else its id.
  public var stepTitle: String
  /// The call, from 1, where that matters.
  public var call: Int?
  /// The reply that decided it, from 1.
  public var turn: Int?
  /// When that reply was given, in milliseconds since the session began.
  public var at: Int?
  /// The very words, or the times, that it rests on.
  public var evidence: String
  /// What the machine made of it.
  public var mark: Mark
  /// How grave the breach is.
  public var severity: RuleSeverity?
  /// The most that all breaches of this severity cost.
  public var cap: Int?
  /// The points that could be earned; nil for findings.
  public var possible: Fraction?
  /// The points: earned, or below zero where charged.
  public var points: Fraction
  /// The clause.
  public var clause: String?
  /// The clause with its title; where it names several, each with its own.
  public var clauseTitle: String?
  /// What to do instead.
  public var advice: String?
  /// What a manager made of it; nil until someone has reviewed it.
  public var review: ReviewMark?
}

/// What a manager made of one line.
public struct ReviewMark: Sendable, Hashable {
  /// The points that the manager gave; nil where the line has no place in the session.
  public var points: Fraction?
  /// Why.
  public var remark: String?

  /// Creates a mark.
  public init(points: Fraction?, remark: String? = nil) {
    self.points = points
    self.remark = remark
  }
}

extension SheetLine {
  /// The points of the line with a manager's mark; nil where it has no place in the session.
  func points(marked mark: ItemMark?) -> Fraction? {
    switch mark {
    case nil, .broken: points
    case .full: possible ?? points
    case .half: possible.map { $0 / Fraction(2) } ?? points
    case .missed, .clean: .zero
    case .points(let tenths): possible == nil ? Fraction(-tenths, 10) : Fraction(tenths, 10)
    case .notApplicable: nil
    }
  }
}
