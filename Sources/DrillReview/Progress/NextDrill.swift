import DrillText

/// Which drill a trainee needs most, and why.
///
/// The same history and the same day always give the same drill. In this order:
///
/// 1. a drill whose last attempt was **not passed**, the weakest first (`Standing.weakness`), unless it was tried twice
///    today already: then something else comes between;
/// 2. a passed drill whose **rest is over** (`Standing.rest`), the one longest over it, as a share of its rest, first;
/// 3. a **new** drill, the easiest first;
/// 4. what was tried twice today without success;
/// 5. when everything is passed and rested enough, the drill whose rest is nearest its end.
///
/// Where two stand alike, one that practises the trainee's weak spot (`WeakSpot.worst`) comes first. In 1 the weak spot
/// counts as a tenth of all points, so that it may also decide between drills that are nearly as weak.
public struct NextDrill: Sendable, Hashable {
  /// A drill that could be played.
  public struct Candidate: Sendable, Hashable {
    /// The drill.
    public var name: DrillName
    /// How hard it is, 1 to 5; nil stands behind 5.
    public var level: Int?
    /// The ids of the voices that it calls for.
    public var practises: Set<String>

    /// Creates a candidate.
    public init(name: DrillName, level: Int?, practises: Set<String>) {
      self.name = name
      self.level = level
      self.practises = practises
    }
  }

  /// Why a drill was picked.
  public enum Reason: Sendable, Hashable {
    /// Nothing was played yet, and this is the easiest.
    case first
    /// Its last attempt was not passed: the score in tenths, and the attempts since it was last passed.
    case notPassed(tenths: Int, attempts: Int)
    /// It was passed, and has rested so many days, which is at least as long as it should.
    case rested(days: Int, rest: Int)
    /// It was never played.
    case new
    /// It was tried twice today without success, and nothing else is left.
    case tiring(tenths: Int)
    /// Everything is passed; its rest is over in so many days.
    case allDone(daysLeft: Int)
  }

  /// The drill.
  public let drill: DrillName
  /// Why it was picked.
  public let reason: Reason
  /// The trainee's weak spot, where the drill practises it.
  public let weakSpot: WeakSpot?

  /// So often a failed drill is wanted again on one day before something else comes between.
  static let mostOnOneDay = 2

  /// Picks the drill that a trainee needs most; nil when there are no candidates.
  ///
  /// - Parameters:
  ///   - candidates: the drills that can be played, each once.
  ///   - attempts: all attempts of the trainee, from the oldest to the latest, also at other drills.
  ///   - day: today.
  public static func pick(from candidates: [Candidate], after attempts: [Attempt], on day: Day) -> NextDrill?
  {
    let standings = Standing.all(attempts)
    let spot = WeakSpot.worst(in: attempts)
    let ranked = candidates.map { candidate in
      rank(
        candidate, standings[candidate.name], practisesSpot: practises(candidate, spot, attempts),
        isFirst: attempts.isEmpty, on: day)
    }
    guard
      let best = ranked.min(by: {
        $0.order.lexicographicallyPrecedes($1.order) || ($0.order == $1.order && $0.name < $1.name)
      })
    else { return nil }
    return NextDrill(drill: best.name, reason: best.reason, weakSpot: best.practisesSpot ? spot : nil)
  }

  private struct Ranked {
    var name: DrillName
    /// Smaller stands first, number by number.
    var order: [Int]
    var reason: Reason
    var practisesSpot: Bool
  }

  /// Whether a drill calls for the weak spot, or its own attempts lost points on it.
  private static func practises(_ candidate: Candidate, _ spot: WeakSpot?, _ attempts: [Attempt]) -> Bool {
    guard let subject = spot?.subject else { return false }
    if subject.kind == .voice, candidate.practises.contains(subject.id) { return true }
    return attempts.contains { attempt in
      attempt.drill == candidate.name
        && attempt.result.losses.contains { $0.kind == subject.kind && $0.id == subject.id }
    }
  }

  private static func rank(
    _ candidate: Candidate, _ standing: Standing?, practisesSpot: Bool, isFirst: Bool, on day: Day
  ) -> Ranked {
    func ranked(_ order: [Int], _ reason: Reason) -> Ranked {
      Ranked(name: candidate.name, order: order, reason: reason, practisesSpot: practisesSpot)
    }
    let other = practisesSpot ? 0 : 1
    guard let standing else { return ranked([3, candidate.level ?? 6, other], isFirst ? .first : .new) }
    let days = max(0, day - standing.latest.day)
    let tenths = standing.latest.result.tenths
    if standing.isFailing {
      let need = standing.weakness + (practisesSpot ? 100 : 0)
      return standing.count(on: day) >= mostOnOneDay
        ? ranked([4, -need], .tiring(tenths: tenths))
        : ranked([1, -need], .notPassed(tenths: tenths, attempts: standing.failuresInARow))
    }
    let rested = days * 1000 / max(1, standing.rest)
    return rested >= 1000
      ? ranked([2, -rested, other, -standing.weakness], .rested(days: days, rest: standing.rest))
      : ranked([5, -rested, other, -standing.weakness], .allDone(daysLeft: standing.rest - days))
  }
}
