import DrillText
import DrillEngine

/// Where a trainee stands with one drill, from his attempts at it.
///
/// Two things are drawn from them. *Weakness* is the share of points lost, with the last five attempts weighing 16, 8,
/// 4, 2 and 1: what happened lately counts most, and one good day does not hide a bad month. *Spacing* is the time
/// that a passed drill may rest: 1 day after the first day on which it was passed, then 3, 7, 16 and 35, as long as no
/// attempt between was failed; a failed one is wanted again at once.
public struct Standing: Sendable, Hashable {
  /// The attempts from the oldest to the latest; never empty.
  public let attempts: [Attempt]
  /// The latest attempt.
  public let latest: Attempt

  /// Days of rest after so many days in a row on which a drill was passed.
  static let rests = [1, 3, 7, 16, 35]

  /// Draws the standing from attempts at one drill, oldest first; nil when there are none.
  public init?(_ attempts: [Attempt]) {
    guard let latest = attempts.last else { return nil }
    self.attempts = attempts
    self.latest = latest
  }

  /// The share of points lost, in thousandths: 0 for faultless drills, 1000 for lost ones.
  public var weakness: Int {
    var (sum, weights) = (0, 0)
    for (attempt, weight) in zip(attempts.reversed(), [16, 8, 4, 2, 1]) {
      sum += (1000 - attempt.result.tenths) * weight
      weights += weight
    }
    return sum / weights
  }

  /// The best score, in tenths; a passed attempt is better than any that was not.
  public var best: Attempt {
    attempts.reduce(latest) { best, each in
      let (a, b) = (best.result, each.result)
      return (a.isPassed ? 1 : 0, a.tenths) < (b.isPassed ? 1 : 0, b.tenths) ? each : best
    }
  }

  /// Whether the last attempt was not passed.
  public var isFailing: Bool { !latest.result.isPassed }

  /// The attempts since the last one that was passed.
  public var failuresInARow: Int { attempts.reversed().prefix { !$0.result.isPassed }.count }

  /// How many attempts were made on a day.
  public func count(on day: Day) -> Int { attempts.count { $0.day == day } }

  /// How many days the drill may rest from its last attempt; 0 when that was not passed.
  public var rest: Int {
    let passed = attempts.reversed().prefix { $0.result.isPassed }
    let days = Set(passed.map(\.day)).count
    return days == 0 ? 0 : Self.rests[min(days, Self.rests.count) - 1]
  }

  /// The standings of every drill that was played.
  ///
  /// - Parameter attempts: all attempts of a trainee, from the oldest to the latest.
  public static func all(_ attempts: [Attempt]) -> [DrillName: Standing] {
    Dictionary(grouping: attempts, by: \.drill).compactMapValues(Standing.init)
  }
}
