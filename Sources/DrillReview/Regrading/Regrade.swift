import DrillEngine

/// What another rubric, or a changed matcher, makes of a stored session.
public struct Regrade: Sendable, Hashable {
  /// The session.
  public var session: String
  /// The score that was sealed, in tenths.
  public var oldTenths: Int
  /// Whether it was passed.
  public var wasPassed: Bool
  /// The score now, in tenths.
  public var newTenths: Int
  /// Whether it would be passed now.
  public var isPassed: Bool
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
  }

  /// How it moves.
  public var move: Move {
    if wasPassed != isPassed { return isPassed ? .passesNow : .failsNow }
    return oldTenths == newTenths && changes.isEmpty ? .unchanged : .scoreOnly
  }

  /// Compares the result that was sealed with the one that the same inputs have now.
  public init(session: String, old: Scorecard, new: Scorecard) {
    self.session = session
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

extension Fraction {
  /// The value without its sign.
  fileprivate var magnitude: Fraction { self < .zero ? .zero - self : self }
}
