import DrillScript

/// A scorecard as it is read back from the seal of a session file.
///
/// It holds what figures over many sessions need; the words of each deduction are found by replaying the session.
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

  /// Reads the line of a seal; nil when it is none of this format.
  public init?(seal line: some Sequence<UInt8>) {
    guard let json = JSON(parsing: Array(line)), json["type"]?.string == "seal",
      let tenths = json["tenths"]?.int, let passed = json["passed"]?.bool, let card = json["scorecard"],
      let parts = card["parts"]?.array, let losses = card["deductions"]?.array
    else { return nil }
    self.init(
      tenths: tenths, isPassed: passed, parts: parts.compactMap(Part.init),
      losses: losses.compactMap(Loss.init))
  }
}

extension StoredResult.Part {
  fileprivate init?(_ json: JSON) {
    guard let part = json["part"]?.string.flatMap(ScorePart.init(rawValue:)),
      let earned = json["earned"]?.tenThousandths, let possible = json["possible"]?.tenThousandths
    else { return nil }
    self.init(part: part, earned: earned, possible: possible)
  }
}

extension StoredResult.Loss {
  fileprivate init?(_ json: JSON) {
    guard let kind = json["cause"]?.string.flatMap(Kind.init(rawValue:)), let id = json["id"]?.string,
      let points = json["points"]?.tenThousandths
    else { return nil }
    self.init(kind: kind, id: id, points: points)
  }
}

extension JSON {
  /// A number with up to four decimals, in ten-thousandths; nil for anything else.
  var tenThousandths: Int? {
    guard case .number(let text) = self else { return nil }
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
      let whole = Int(parts[0]), whole <= 1_000_000_000
    else { return nil }
    let places = parts.count == 2 ? parts[1] : ""
    guard places.count <= 4, let fraction = Int(places + String(repeating: "0", count: 4 - places.count))
    else { return nil }
    let value = whole * 10_000 + fraction
    return isNegative ? -value : value
  }
}
