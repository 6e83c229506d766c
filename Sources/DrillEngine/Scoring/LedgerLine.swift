import DrillScript

/// One thing in a session that could earn points, and what it earned.
///
/// All lines of a scorecard with its rule deductions are everything that the score is made of.
public struct LedgerLine: Sendable, Hashable {
  /// What could be earned.
  public enum Subject: Sendable, Hashable {
    /// A voice that was due.
    case voice(String)
    /// An item to be asked or told.
    case item(String)
    /// A field of a form.
    case field(form: String, name: String)
    /// The choice of a step.
    case choice(step: String)
    /// A time limit.
    case time(TimedThing)
  }

  /// What could be earned.
  public var subject: Subject
  /// The part of the score it counts in.
  public var part: ScorePart
  /// The step that asked for it first.
  public var step: String
  /// The call, counted from 1; nil for a time limit.
  public var call: Int?
  /// The reply that earned it last, counted from 1; nil where none did.
  public var turn: Int?
  /// The points possible.
  public var points: Int
  /// The share of them that was earned, 0 to 1.
  public var credit: Fraction

  /// The points earned.
  public var earned: Fraction { Fraction(points) * credit }
}

extension LedgerLine.Subject {
  /// The kind, as session files and score sheets name it.
  public var kind: String {
    switch self {
    case .voice: "voice"
    case .item: "item"
    case .field: "field"
    case .choice: "choice"
    case .time: "time"
    }
  }

  /// Which of its kind it is, as session files and score sheets name it.
  public var id: String {
    switch self {
    case .voice(let rule): rule
    case .item(let id): id
    case .field(let form, let name): "\(form)/\(name)"
    case .choice(let step): step
    case .time(let thing): thing.rawValue
    }
  }
}

extension Scoring {
  /// Every entry and every timing of an account, in the order in which the session came to them.
  func ledger(of account: Account) -> [LedgerLine] {
    account.entries.map { entry in
      LedgerLine(
        subject: subject(of: entry), part: entry.subject.part, step: drill.scenario.steps[entry.step].id,
        call: entry.call, turn: entry.turn, points: entry.points, credit: entry.credit)
    }
      + account.timings.map { timing in
        LedgerLine(
          subject: .time(timing.thing), part: .time, step: drill.scenario.steps[timing.step].id,
          call: nil, turn: timing.turn, points: 1, credit: Fraction(timing.isMet ? 1 : 0))
      }
  }

  /// What an entry stands for, by the names of the scenario.
  func subject(of entry: Account.Entry) -> LedgerLine.Subject {
    switch entry.subject {
    case .voice(let rule, _): return .voice(rule)
    case .item(let id): return .item(id)
    case .choice(let step): return .choice(step: drill.scenario.steps[step].id)
    case .field(let step, let index):
      let form = drill.scenario.steps[step].form
      return .field(form: form?.title ?? "", name: form?.fields[index].name ?? "")
    }
  }
}
