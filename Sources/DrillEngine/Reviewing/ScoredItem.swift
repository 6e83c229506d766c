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

  /// The marks that a reviewer can give it by name; points may be set besides, within `points`.
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

  /// The points that a reviewer can set, in tenths: what could be earned, or up to what the breach was charged.
  ///
  /// A breach costs whole points. Nil where there is nothing between all and nothing.
  public var points: ClosedRange<Int>? {
    switch subject {
    case .breach(let deduction):
      let charged = deduction.points.roundedHalfUp
      return charged > 0 ? 0...charged * 10 : nil
    case .earning(let line):
      if case .time = line.subject { return nil }
      return 0...line.points * 10
    }
  }

  /// Whether a reviewer can give it a mark.
  public func admits(_ mark: ItemMark) -> Bool {
    guard case .points(let tenths) = mark else { return possibleMarks.contains(mark) }
    guard let points, points.contains(tenths) else { return false }
    if case .breach = subject { return tenths % 10 == 0 }
    return true
  }

  /// The mark by name where points come to the same, such as all of them to `full`.
  public func plain(_ mark: ItemMark) -> ItemMark {
    guard case .points(let tenths) = mark, let points, points.upperBound > 0 else { return mark }
    switch subject {
    case .breach: return tenths == points.upperBound ? .broken : mark
    case .earning:
      if tenths == points.upperBound { return .full }
      return tenths == 0 ? .missed : tenths * 2 == points.upperBound ? .half : mark
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
public enum ItemMark: Sendable, Hashable {
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
  case notApplicable
  /// So many points in tenths: earned, or for a breach charged.
  case points(Int)

  /// The marks that have a name of their own.
  public static let named: [ItemMark] = [.full, .half, .missed, .broken, .clean, .notApplicable]

  /// The name, as files and options have it; points are told by `tenths`.
  public var name: String {
    switch self {
    case .full: "full"
    case .half: "half"
    case .missed: "missed"
    case .broken: "broken"
    case .clean: "clean"
    case .notApplicable: "not-applicable"
    case .points: "points"
    }
  }

  /// The points in tenths, where they are set by number.
  public var tenths: Int? {
    if case .points(let tenths) = self { return tenths }
    return nil
  }

  /// A mark by its name; points want their tenths, from 0 on.
  public init?(name: String, tenths: Int? = nil) {
    if name == "points", let tenths, tenths >= 0 {
      self = .points(tenths)
    } else if let mark = Self.named.first(where: { $0.name == name }) {
      self = mark
    } else {
      return nil
    }
  }

  /// Whether it says yes: broken or earned, be it in part; nil where the item has no place.
  public var isYes: Bool? {
    switch self {
    case .full, .half, .broken: true
    case .missed, .clean: false
    case .points(let tenths): tenths > 0
    case .notApplicable: nil
    }
  }
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

  /// The name of the item that it is on a scorecard.
  public var itemName: String { "rule:\(rule)@\(turn)" }
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
