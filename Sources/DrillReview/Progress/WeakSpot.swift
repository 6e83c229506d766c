import DrillEngine

/// Something that a trainee loses points on again and again, in whatever drill.
public struct WeakSpot: Sendable, Hashable {
  /// A rule, an item, a field: what cost the points.
  public struct Subject: Sendable, Hashable, Comparable {
    /// What kind of thing it is.
    public var kind: StoredResult.Loss.Kind
    /// Its id.
    public var id: String

    /// Creates a subject.
    public init(_ kind: StoredResult.Loss.Kind, _ id: String) {
      self.kind = kind
      self.id = id
    }

    /// Orders by kind and id, so that equal counts always stand alike.
    public static func < (a: Subject, b: Subject) -> Bool {
      (a.kind.rawValue, a.id) < (b.kind.rawValue, b.id)
    }
  }

  /// What cost the points.
  public var subject: Subject
  /// In how many of the attempts that were looked at.
  public var count: Int
  /// How many attempts were looked at.
  public var of: Int
  /// In how many attempts of the older half of them.
  public var before: Int
  /// In how many attempts of the newer half; with an odd number the middle one counts in neither.
  public var lately: Int

  /// Whether it grows rarer.
  public enum Trend: Sendable, Hashable {
    /// Rarer lately than before.
    case fewer
    /// As often as before, or too early to tell.
    case same
    /// More often lately than before.
    case more
  }

  /// Whether it grows rarer: told from four attempts on.
  public var trend: Trend {
    guard of >= 4 else { return .same }
    return lately < before ? .fewer : lately > before ? .more : .same
  }

  /// How many of the latest attempts are looked at.
  public static let window = 10

  /// What the latest attempts lost points on, the most frequent first.
  ///
  /// - Parameters:
  ///   - attempts: the attempts, oldest first; the last ten are looked at.
  ///   - kinds: what is looked for.
  public static func all(
    in attempts: [Attempt], kinds: Set<StoredResult.Loss.Kind> = Set(StoredResult.Loss.Kind.allCases)
  ) -> [WeakSpot] {
    let looked = Array(attempts.suffix(window))
    let half = looked.count / 2
    var spots: [Subject: WeakSpot] = [:]
    for (index, attempt) in looked.enumerated() {
      let subjects = Set(
        attempt.result.losses.filter { kinds.contains($0.kind) && $0.points > 0 }.map {
          Subject($0.kind, $0.id)
        })
      for subject in subjects {
        var spot =
          spots[subject]
          ?? WeakSpot(subject: subject, count: 0, of: looked.count, before: 0, lately: 0)
        spot.count += 1
        if index < half { spot.before += 1 }
        if index >= looked.count - half { spot.lately += 1 }
        spots[subject] = spot
      }
    }
    return spots.values.sorted { ($1.count, $1.lately, $0.subject) < ($0.count, $0.lately, $1.subject) }
  }

  /// The rule that a trainee breaks or misses most: in at least two, and a third, of the latest attempts.
  ///
  /// Items and fields belong to one drill; only voices and rules are the same everywhere.
  public static func worst(in attempts: [Attempt]) -> WeakSpot? {
    all(in: attempts, kinds: [.voice, .rule]).first { $0.count >= 2 && $0.count * 3 >= $0.of }
  }
}
