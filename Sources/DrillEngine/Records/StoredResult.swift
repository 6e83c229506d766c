import DrillScript

/// What figures over many sessions need of a scorecard.
public struct StoredResult: Sendable, Hashable {
  /// The score in tenths of a point, 0 to 1000.
  public var tenths: Int
  /// Whether the drill was passed.
  public var isPassed: Bool
  /// The parts that applied.
  public var parts: [Part]
  /// Everything that cost points.
  public var losses: [Loss]

  /// What one part of the score came to.
  public struct Part: Sendable, Hashable {
    /// The part.
    public var part: ScorePart
    /// The points earned, in ten-thousandths.
    public var earned: Int
    /// The points possible, in ten-thousandths.
    public var possible: Int

    /// Creates a part.
    public init(part: ScorePart, earned: Int, possible: Int) {
      self.part = part
      self.earned = earned
      self.possible = possible
    }
  }

  /// Something that cost points.
  public struct Loss: Sendable, Hashable {
    /// What kind of thing it was.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
      /// A voice that was due.
      case voice
      /// Something to ask or tell.
      case item
      /// A field of a form.
      case field
      /// An option that was not the best.
      case choice
      /// A rule that was broken.
      case rule
      /// A time limit.
      case time
    }

    /// What kind of thing it was.
    public var kind: Kind
    /// The id of the rule, item, field, step or timed thing.
    public var id: String
    /// The points of its part that it cost, in ten-thousandths.
    public var points: Int

    /// Creates a loss.
    public init(kind: Kind, id: String, points: Int) {
      self.kind = kind
      self.id = id
      self.points = points
    }
  }

  /// Creates a result.
  public init(tenths: Int, isPassed: Bool, parts: [Part] = [], losses: [Loss] = []) {
    self.tenths = tenths
    self.isPassed = isPassed
    self.parts = parts
    self.losses = losses
  }

  /// What a scorecard comes to.
  public init(_ card: Scorecard) {
    self.init(
      tenths: card.tenths, isPassed: card.isPassed,
      parts: card.parts.map {
        Part(part: $0.part, earned: $0.earned.tenThousandths, possible: $0.possible.tenThousandths)
      },
      losses: card.deductions.map {
        Loss(kind: Loss.Kind($0.cause), id: $0.cause.id, points: $0.points.tenThousandths)
      })
  }
}

extension StoredResult.Loss.Kind {
  /// The kind of what cost points.
  public init(_ cause: Deduction.Cause) {
    switch cause {
    case .voice: self = .voice
    case .item: self = .item
    case .field: self = .field
    case .choice: self = .choice
    case .rule: self = .rule
    case .time: self = .time
    }
  }
}

extension Fraction {
  fileprivate var tenThousandths: Int { (self * Fraction(10_000)).roundedHalfUp }
}
