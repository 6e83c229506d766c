import DrillEngine
import DrillScript

/// What several raters said of one session: the machine, its reviewers, and a standard where there is one.
public struct RatedSession: Sendable {
  /// The session's id.
  public let session: String
  /// The machine's result.
  public let card: Scorecard
  /// The last review of each reviewer.
  public let reviews: [ReviewRecord]
  /// What a calibration meeting settled on.
  public let standard: ReviewRecord?
  /// The result that a record's author had before him; what he left unmarked he agreed with.
  private let basis: @Sendable (ReviewRecord) -> Scorecard

  /// Creates a rated session.
  ///
  /// - Parameter basis: the result that held when a record was made; nil where there was never another one.
  public init(
    session: String, card: Scorecard, case file: CaseFile,
    basis: (@Sendable (ReviewRecord) -> Scorecard)? = nil
  ) {
    self.session = session
    self.card = card
    self.basis = basis ?? { _ in card }
    reviews = file.reviews
    standard = file.standard
  }
}

/// Who rated.
public enum Rater: Sendable, Hashable, Comparable {
  /// The program.
  case machine
  /// A reviewer, by name.
  case reviewer(String)
  /// The calibration meeting.
  case standard
}

/// One thing that every rater answers with yes or no.
struct RatedUnit: Hashable {
  /// The rule, or the kind of a line that is no voice, such as `item`.
  var rule: String
  /// The reply, for rules that are broken; nil for what could be earned.
  var turn: Int?
  /// The item's name; nil for a rule that the machine did not find broken there.
  var item: String?
}

extension RatedSession {
  /// What a rater says of each unit: whether the rule was broken, or whether the thing was earned.
  ///
  /// A rule that looks at replies is rated in every reply of the session, found or not; a voice or item where it was due.
  /// What a rater calls not applicable is left out of his answers.
  func answers(of rater: Rater, rules: [Rule]) -> [RatedUnit: Bool] {
    let record = record(of: rater)
    let marks = record?.marksByItem ?? [:]
    var answers: [RatedUnit: Bool] = [:]
    for rule in rules where rule.isRatedByReply {
      for turn in 1...max(1, card.turns) { answers[RatedUnit(rule: rule.id, turn: turn)] = false }
    }
    for item in (record.map(basis) ?? card).items {
      let mark = marks[item.name] ?? item.machineMark
      switch item.subject {
      case .breach(let deduction):
        guard case .rule(let rule) = deduction.cause, let turn = deduction.turn else { continue }
        let unit = RatedUnit(rule: rule, turn: turn)
        answers[unit] = mark.isYes
      case .earning(let line):
        let unit = RatedUnit(rule: line.ratedAs, turn: nil, item: item.name)
        answers[unit] = mark.isYes
      }
    }
    for addition in record?.added ?? [] {
      answers[RatedUnit(rule: addition.breach.rule, turn: addition.breach.turn)] = true
    }
    return answers
  }

  private func record(of rater: Rater) -> ReviewRecord? {
    switch rater {
    case .machine: nil
    case .standard: standard
    case .reviewer(let name): reviews.first { $0.author == name }
    }
  }

  /// Who rated the session; the machine first.
  var raters: [Rater] {
    [.machine] + (standard == nil ? [] : [.standard]) + reviews.map { .reviewer($0.author) }
  }
}

extension Rule {
  /// Whether it is looked for in every reply.
  fileprivate var isRatedByReply: Bool {
    guard case .deduction = value else { return false }
    return source == .words
  }
}

extension LedgerLine {
  /// What it is rated as: a voice by its rule, everything else by its kind.
  fileprivate var ratedAs: String {
    if case .voice(let rule) = subject { return rule }
    return subject.kind
  }
}
