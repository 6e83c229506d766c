import DrillEngine
import DrillMatch
import DrillScript
import DrillText

/// A voice, a rule or a time limit in a report.
public struct RuleRow: Sendable, Hashable {
  /// Which it is; the kind is `voice`, `rule` or `time`.
  public var subject: LossSubject
  /// Its name.
  public var name: String
  /// What kind of rule it is; nil for a time limit, and where no rubric at hand knows it.
  public var kind: RuleKind?
  /// The codes of the clauses that it rests on, such as `P5.2`.
  public var clauses: [String]
  /// What it cost.
  ///
  /// A voice could be missed in the sessions in which it was due, a time limit in those in which it ran, and a rule could
  /// be broken in all sessions whose rubric has it.
  public var loss: Loss
  /// Period by period: in how many sessions it cost points, of those in which it could.
  public var trend: [Share]

  /// Creates a row.
  public init(
    subject: LossSubject, name: String, kind: RuleKind? = nil, clauses: [String] = [], loss: Loss,
    trend: [Share] = []
  ) {
    self.subject = subject
    self.name = name
    self.kind = kind
    self.clauses = clauses
    self.loss = loss
    self.trend = trend
  }
}

/// A clause in a report.
public struct ClauseRow: Sendable, Hashable {
  /// The code, such as `P5.2`.
  public var code: String
  /// The title; empty where the list of clauses does not have it.
  public var title: String
  /// What was lost on it; out of all finished sessions.
  public var loss: Loss

  /// Creates a row.
  public init(code: String, title: String, loss: Loss) {
    self.code = code
    self.title = title
    self.loss = loss
  }
}

/// How often each rule cost each trainee points: a table of rules by trainees.
public struct HeatMap: Sendable, Hashable {
  /// One for each row, the most expensive first, in the order of the report's rules.
  public var rules: [RuleRow]
  /// One for each column, in the order of the report's trainees; those without a finished session are left out.
  public var trainees: [String]
  /// Row by row: the trainee's finished sessions in which the rule cost points, of those in which it could; of nothing
  /// where it never could.
  public var cells: [[Share]]

  /// Creates a map.
  public init(rules: [RuleRow] = [], trainees: [String] = [], cells: [[Share]] = []) {
    self.rules = rules
    self.trainees = trainees
    self.cells = cells
  }
}

/// A rule that no session met: a voice never heard, a rule never broken, a bonus never earned.
///
/// It may be a team that does well, a drill that never asks for it, or a rule that finds nothing.
public struct SilentRule: Sendable, Hashable {
  /// The rubric's language and id, such as `en/etiquette`.
  public var rubric: String
  /// The rule's id.
  public var id: String
  /// Its name, in the rubric's language.
  public var name: String
  /// What kind of rule it is.
  public var kind: RuleKind
  /// How many finished sessions were played with a rubric that has it.
  public var sessions: Int

  /// Creates a rule.
  public init(rubric: String, id: String, name: String, kind: RuleKind, sessions: Int) {
    self.rubric = rubric
    self.id = id
    self.name = name
    self.kind = kind
    self.sessions = sessions
  }
}
