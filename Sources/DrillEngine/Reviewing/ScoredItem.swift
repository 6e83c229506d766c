import DrillScript

/// One thing on a scorecard that a reviewer can agree with or overrule.
public struct ScoredItem: Sendable, Hashable {
  /// What it is.
  public enum Subject: Sendable, Hashable {
    /// Something that could earn points.
    case earning(LedgerLine)
    /// A rule that was broken.
    case breach(Deduction)
  }

  /// A name that stays the same however often the session is played again, such as `voice:greeting@opening/1`.
  public var name: String
  /// What it is.
  public var subject: Subject

  /// What the machine says of it.
  public var machineMark: ItemMark {
    switch subject {
    case .breach: .broken
    case .earning(let line):
      line.credit >= Fraction(1) ? .full : line.credit > .zero ? .half : .missed
    }
  }

  /// The marks that a reviewer can give it.
  public var possibleMarks: [ItemMark] {
    switch subject {
    case .breach: [.broken, .clean, .notApplicable]
    case .earning(let line):
      if case .time = line.subject {
        [.full, .missed, .notApplicable]
      } else {
        [.full, .half, .missed, .notApplicable]
      }
    }
  }

  /// The reply that it belongs to, counted from 1; nil where it belongs to none.
  public var turn: Int? {
    switch subject {
    case .earning(let line): line.turn
    case .breach(let deduction): deduction.turn
    }
  }
}

/// What is said of one item of a scorecard.
public enum ItemMark: String, Sendable, Hashable, Codable, CaseIterable {
  /// Earned in full.
  case full
  /// Earned by half.
  case half
  /// Not earned.
  case missed
  /// The rule was broken.
  case broken
  /// The rule was not broken.
  case clean
  /// The item has no place in this session: it leaves both sides of the score.
  case notApplicable = "not-applicable"
}

/// A breach that the machine did not find and a reviewer adds.
public struct AddedBreach: Sendable, Hashable {
  /// The rule's id.
  public var rule: String
  /// The reply, counted from 1.
  public var turn: Int

  /// Creates a breach.
  public init(rule: String, turn: Int) {
    self.rule = rule
    self.turn = turn
  }
}

extension Scorecard {
  /// Everything that a reviewer can mark, in the order of the session: what could be earned, then what was broken.
  public var items: [ScoredItem] {
    var names = ItemNames()
    return ledger.map { ScoredItem(name: names.name(of: $0), subject: .earning($0)) }
      + deductions.compactMap { deduction in
        guard case .rule(let rule) = deduction.cause else { return nil }
        let name = names.name(ofBreach: rule, turn: deduction.turn, step: deduction.step)
        return ScoredItem(name: name, subject: .breach(deduction))
      }
  }
}

/// Names items of a scorecard so that no two are the same.
struct ItemNames {
  private var counts: [String: Int] = [:]

  /// The name of a line of the ledger.
  mutating func name(of line: LedgerLine) -> String {
    let call = line.call.map { "/\($0)" } ?? ""
    return unique("\(line.subject.kind):\(line.subject.id)@\(line.step)\(call)")
  }

  /// The name of a breach.
  mutating func name(ofBreach rule: String, turn: Int?, step: String) -> String {
    unique("rule:\(rule)@\(turn.map { "\($0)" } ?? step)")
  }

  private mutating func unique(_ name: String) -> String {
    let count = counts[name, default: 0] + 1
    counts[name] = count
    return count == 1 ? name : "\(name)~\(count)"
  }
}
