import DrillEngine
import DrillScript

/// How far raters agree, rule by rule, over many sessions.
///
/// Adding a session costs time in proportion to its replies times the rules, for each pair of raters.
public struct Calibration: Sendable {
  /// Two raters who are compared.
  public enum Pair: Sendable, Hashable, Comparable {
    /// The machine against everybody who reviewed, all of them together.
    case machineAndReviewers
    /// The machine against what calibration meetings settled on.
    case machineAndStandard
    /// The machine against one reviewer.
    case machineAnd(String)
    /// Two reviewers, in alphabetical order.
    case reviewers(String, String)
  }

  /// One rule of a pair.
  public struct Row: Sendable, Hashable {
    /// The rule, or `item`, `field`, `choice`, `time`.
    public var rule: String
    /// The counts; yes is: broken, or earned.
    public var table: AgreementTable

    /// Creates a row.
    public init(rule: String, table: AgreementTable) {
      self.rule = rule
      self.table = table
    }
  }

  /// Something that two raters see otherwise.
  public struct Disagreement: Sendable, Hashable {
    /// The session.
    public var session: String
    /// The rule, or `item`, `field`, `choice`, `time`.
    public var rule: String
    /// The reply, counted from 1; nil for what could be earned.
    public var turn: Int?
    /// The item's name, for what could be earned.
    public var item: String?
    /// The reviewer.
    public var reviewer: String
    /// Whether the machine said yes; the reviewer said the opposite.
    public var machineSaysYes: Bool
  }

  private let rules: [Rule]
  private var tables: [Pair: [String: AgreementTable]] = [:]
  /// Where machine and reviewers see something otherwise, in the order of the sessions.
  public private(set) var disagreements: [Disagreement] = []
  /// How many sessions were compared.
  public private(set) var sessionCount = 0

  /// Begins with no session; `rules` are those of the rubric.
  public init(rules: [Rule]) { self.rules = rules }

  /// Adds a session; one that nobody reviewed changes nothing.
  public mutating func add(_ session: RatedSession) {
    guard session.raters.count > 1 else { return }
    sessionCount += 1
    let answers = session.raters.map { ($0, session.answers(of: $0, rules: rules)) }
    for (index, (first, firstAnswers)) in answers.enumerated() {
      for (second, secondAnswers) in answers[(index + 1)...] {
        compare(first, firstAnswers, second, secondAnswers, in: session.session)
      }
    }
  }

  private mutating func compare(
    _ first: Rater, _ firstAnswers: [RatedUnit: Bool], _ second: Rater, _ secondAnswers: [RatedUnit: Bool],
    in session: String
  ) {
    var found: [Disagreement] = []
    var rows: [String: AgreementTable] = [:]
    for (unit, yes) in firstAnswers {
      guard let other = secondAnswers[unit] else { continue }
      rows[unit.rule, default: AgreementTable()].add(first: yes, second: other)
      if first == .machine, case .reviewer(let name) = second, yes != other {
        found.append(
          Disagreement(
            session: session, rule: unit.rule, turn: unit.turn, item: unit.item, reviewer: name,
            machineSaysYes: yes))
      }
    }
    for pair in Self.pairs(first, second) {
      for (rule, table) in rows { tables[pair, default: [:]][rule, default: AgreementTable()].add(table) }
    }
    // A dictionary has no order of its own; the report must have one.
    disagreements += found.sorted {
      ($0.turn ?? .max, $0.rule, $0.item ?? "") < ($1.turn ?? .max, $1.rule, $1.item ?? "")
    }
  }

  private static func pairs(_ first: Rater, _ second: Rater) -> [Pair] {
    switch (first, second) {
    case (.machine, .reviewer(let name)): [.machineAndReviewers, .machineAnd(name)]
    case (.machine, .standard): [.machineAndStandard]
    case (.reviewer(let a), .reviewer(let b)): [a < b ? .reviewers(a, b) : .reviewers(b, a)]
    // How far reviewers keep to the standard is between them and the meeting.
    case (.standard, _), (_, .standard), (_, .machine): []
    }
  }

  /// The pairs that have been compared, in a fixed order.
  public var pairs: [Pair] { tables.keys.sorted() }

  /// The rows of a pair: rules in the order of the rubric, then what is no rule; those without any yes stand too.
  public func rows(of pair: Pair) -> [Row] {
    let found = tables[pair] ?? [:]
    let order = rules.map(\.id) + ["item", "field", "choice", "time"]
    return order.compactMap { rule in found[rule].map { Row(rule: rule, table: $0) } }
  }

  /// All rows of a pair together.
  public func total(of pair: Pair) -> AgreementTable {
    rows(of: pair).reduce(into: AgreementTable()) { $0.add($1.table) }
  }
}
