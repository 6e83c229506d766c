import DrillMatch
import DrillScript

/// Everything that counted in a session, earned and met as well as missed, for whoever checks the machine's work.
///
/// The scorecard names what cost points; the ledger names the rest too.
public struct Ledger: Sendable, Hashable {
  /// What could be earned, in the order in which the session came to it.
  public var entries: [Entry]
  /// What was charged, in order.
  public var breaches: [Breach]
  /// What added points, in order.
  public var merits: [Merit]
  /// What was timed, in order.
  public var timings: [Timing]

  /// A point or more that could be earned.
  public struct Entry: Sendable, Hashable {
    /// What it is earned by.
    public enum Subject: Sendable, Hashable {
      /// A voice that was due, by its rule.
      case voice(String)
      /// Something to ask or tell, by its id.
      case item(String)
      /// A field of a form, counted from 0.
      case field(form: String, index: Int, name: String)
      /// A choice.
      case choice
    }

    /// What it is earned by.
    public var subject: Subject
    /// The call, from 1.
    public var call: Int
    /// The step.
    public var step: String
    /// The points that it is worth.
    public var points: Int
    /// The points that were earned.
    public var earned: Fraction
    /// The reply, from 1, that was the last to earn it; nil where none did.
    public var turn: Int?
  }

  /// A finding that was charged.
  public struct Breach: Sendable, Hashable {
    /// The rule.
    public var rule: String
    /// The reply, from 1; nil where none was given.
    public var turn: Int?
    /// The step.
    public var step: String
    /// The words, as typed.
    public var text: String?
    /// What it cost after the caps; 0 where a cap was used up.
    public var charge: Int
  }

  /// Something timed.
  public struct Timing: Sendable, Hashable {
    /// What it was.
    public var thing: TimedThing
    /// Whether the limit was met.
    public var isMet: Bool
    /// The step.
    public var step: String
    /// The reply, from 1; nil where none was given.
    public var turn: Int?
  }
}

extension Session {
  /// Everything that has counted so far.
  public var ledger: Ledger {
    func id(_ step: Int) -> String { drill.scenario.steps[step].id }
    let charges = Scoring(drill: drill).charges(for: account.breaches)
    return Ledger(
      entries: account.entries.map { entry in
        Ledger.Entry(
          subject: subject(of: entry), call: entry.call, step: id(entry.step), points: entry.points,
          earned: entry.credit * Fraction(entry.points), turn: entry.turn)
      },
      breaches: zip(account.breaches, charges).map { breach, charge in
        Ledger.Breach(
          rule: breach.rule, turn: breach.turn, step: id(breach.step), text: breach.text, charge: charge)
      },
      merits: account.merits,
      timings: account.timings.map { timing in
        Ledger.Timing(thing: timing.thing, isMet: timing.isMet, step: id(timing.step), turn: timing.turn)
      })
  }

  private func subject(of entry: Account.Entry) -> Ledger.Entry.Subject {
    switch entry.subject {
    case .voice(let rule, _): return .voice(rule)
    case .item(let id): return .item(id)
    case .choice: return .choice
    case .field(let step, let index):
      let form = drill.scenario.steps[step].form
      return .field(form: form?.title ?? "", index: index, name: form?.fields[index].name ?? "")
    }
  }
}

extension Drill {
  /// The words of a reply that show an item, in order; none where the item's phrases do not stand in it.
  public func words(showing item: String, in reply: String) -> [String] {
    let hits = phrases.hits(in: FoldedText(reply))
    for (number, step) in scenario.steps.enumerated() {
      guard let index = step.items.firstIndex(where: { $0.id == item }) else { continue }
      return (hits[.item(step: number, index: index)] ?? []).map { reply.scalars(in: $0) }
    }
    return []
  }
}
