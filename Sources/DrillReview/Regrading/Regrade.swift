import DrillEngine

/// What another rubric, or a changed matcher, makes of a stored session.
public struct Regrade: Sendable, Hashable {
  /// The session.
  public var session: String
  /// The score that holds, in tenths.
  public var oldTenths: Int
  /// Whether it was passed.
  public var wasPassed: Bool
  /// The score now, in tenths.
  public var newTenths: Int
  /// Whether it would be passed now.
  public var isPassed: Bool
  /// Whether the replies lead through the same steps as they did; else the two scores are about different drills.
  public var isSameWay: Bool
  /// What costs more or less than it did, most of all first.
  public var changes: [Change]

  /// How what one rule, voice or item costs has changed.
  public struct Change: Sendable, Hashable {
    /// The kind, such as `rule` or `voice`.
    public var kind: String
    /// The id.
    public var id: String
    /// How often it cost points before.
    public var before: Int
    /// How often it costs points now.
    public var after: Int
    /// The points of its part that it costs more now; below zero when it costs less.
    public var points: Fraction
  }

  /// How a session moves with regard to the pass mark.
  public enum Move: String, Sendable, Hashable, Codable, CaseIterable {
    /// It fails now and was passed.
    case failsNow = "fails-now"
    /// It is passed now and failed.
    case passesNow = "passes-now"
    /// The score moves, the verdict does not.
    case scoreOnly = "score-only"
    /// Nothing moves.
    case unchanged
    /// The replies lead another way through the drill, where they answer other questions: not comparable.
    case otherWay = "other-way"
  }

  /// How it moves.
  public var move: Move {
    if !isSameWay { return .otherWay }
    if wasPassed != isPassed { return isPassed ? .passesNow : .failsNow }
    return oldTenths == newTenths && changes.isEmpty ? .unchanged : .scoreOnly
  }

  /// Compares the result that holds with the one that the same inputs have now.
  ///
  /// - Parameter isSameWay: whether both went through the same steps.
  public init(session: String, old: Scorecard, new: Scorecard, isSameWay: Bool = true) {
    self.session = session
    self.isSameWay = isSameWay
    oldTenths = old.tenths
    wasPassed = old.isPassed
    newTenths = new.tenths
    isPassed = new.isPassed
    var found: [String: Change] = [:]
    var order: [String] = []
    func count(_ deduction: Deduction, isNew: Bool) {
      let key = "\(deduction.cause.kind):\(deduction.cause.id)"
      if found[key] == nil {
        found[key] = Change(
          kind: deduction.cause.kind, id: deduction.cause.id, before: 0, after: 0, points: .zero)
        order.append(key)
      }
      found[key]?.before += isNew ? 0 : 1
      found[key]?.after += isNew ? 1 : 0
      let points = deduction.points
      if let sum = found[key]?.points { found[key]?.points = isNew ? sum + points : sum - points }
    }
    for deduction in old.deductions { count(deduction, isNew: false) }
    for deduction in new.deductions { count(deduction, isNew: true) }
    changes = order.compactMap { found[$0] }.filter { $0.before != $0.after || $0.points != .zero }
      .enumerated().sorted { a, b in
        let (first, second) = (a.element.points.magnitude, b.element.points.magnitude)
        return first == second ? a.offset < b.offset : first > second
      }.map(\.element)
  }
}

/// What a regrade of many sessions comes to, as its sessions come in.
public struct RegradeTotal: Sendable {
  /// How one rule, voice or item moves over all sessions.
  public struct Row: Sendable, Hashable {
    /// The kind, such as `rule` or `voice`.
    public var kind: String
    /// The id.
    public var id: String
    /// How many sessions it moves.
    public var sessions = 0
    /// How often it cost points before.
    public var before = 0
    /// How often it costs points now.
    public var after = 0
    /// The points of its part that it costs more now, over all sessions.
    public var points = Fraction.zero
    /// How many sessions in which it moves are passed now and were not.
    public var passNow = 0
    /// How many sessions in which it moves were passed and are not now.
    public var failNow = 0
  }

  /// How many sessions move in each way.
  public private(set) var moves: [Regrade.Move: Int] = [:]
  private var found: [String: Row] = [:]

  /// Begins with no session.
  public init() {}

  /// How many sessions came in.
  public var count: Int { moves.values.reduce(0, +) }

  /// Adds a session; one that goes another way counts in `moves` alone.
  public mutating func add(_ regrade: Regrade) {
    moves[regrade.move, default: 0] += 1
    guard regrade.isSameWay else { return }
    for change in regrade.changes {
      let key = "\(change.kind):\(change.id)"
      var row = found[key] ?? Row(kind: change.kind, id: change.id)
      row.sessions += 1
      row.before += change.before
      row.after += change.after
      row.points = row.points + change.points
      row.passNow += regrade.move == .passesNow ? 1 : 0
      row.failNow += regrade.move == .failsNow ? 1 : 0
      found[key] = row
    }
  }

  /// The rules, voices and items that move anything, those in most sessions first.
  public var rows: [Row] {
    found.values.sorted { a, b in (b.sessions, a.kind, a.id) < (a.sessions, b.kind, b.id) }
  }
}

extension Fraction {
  /// The value without its sign.
  fileprivate var magnitude: Fraction { self < .zero ? .zero - self : self }
}
