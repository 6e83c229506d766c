import DrillEngine

/// So many out of so many, exact.
public struct Share: Sendable, Hashable {
  /// How many.
  public var count: Int
  /// Out of how many.
  public var of: Int

  /// Creates a share.
  public init(_ count: Int, of total: Int) {
    self.count = count
    of = total
  }

  /// None of nothing.
  public static let none = Share(0, of: 0)

  /// The share, 0 to 1; nil of nothing.
  public var value: Fraction? { of == 0 ? nil : Fraction(count, of) }

  /// The share in tenths of a percent, 0 to 1000, halves upward; nil of nothing.
  public var perMille: Int? { value.map { ($0 * Fraction(1000)).roundedHalfUp } }

  /// Two shares together.
  public static func + (a: Share, b: Share) -> Share { Share(a.count + b.count, of: a.of + b.of) }
}

/// What a number of sessions came to.
public struct SessionTotals: Sendable, Hashable {
  /// How many sessions were finished.
  public var finished = 0
  /// How many were begun and not finished.
  public var unfinished = 0
  /// How many of the finished ones were passed.
  public var passed = 0
  /// The sum of their scores, in tenths of a point.
  public var tenths = 0
  /// The lowest and the highest score, in tenths; nil of nothing.
  public var scores: ClosedRange<Int>?
  /// How many different people finished one.
  public var trainees = 0
  /// How many of the finished ones were exams, and how many of these were passed.
  public var exams = Share.none
  /// How long the finished sessions lasted, pauses included, in seconds.
  public var seconds = 0
  /// How many replies were judged.
  public var replies = 0
  /// The sum of the customers' moods at the end, 0 furious to 100 content each.
  public var moods = 0
  /// How many were reviewed by people.
  public var reviewed = 0
  /// How many have another score or verdict after reviews than the machine gave.
  public var corrected = 0
  /// How many of the corrected ones changed between passed and not passed.
  public var overturned = 0
  /// How many have an objection that waits for an answer.
  public var openObjections = 0

  /// Creates totals of nothing.
  public init() {}

  /// The mean score in tenths of a point, halves upward; nil of nothing.
  public var meanTenths: Int? { finished == 0 ? nil : Fraction(tenths, finished).roundedHalfUp }

  /// The finished sessions that were passed.
  public var passRate: Share { Share(passed, of: finished) }

  /// The mean of the customers' moods at the end, 0 to 100; nil of nothing.
  public var meanMood: Int? { finished == 0 ? nil : Fraction(moods, finished).roundedHalfUp }
}

/// What a week or a month came to.
public struct TrendPoint: Sendable, Hashable {
  /// The week or month.
  public var period: ReportPeriod
  /// How many sessions were finished.
  public var finished: Int
  /// How many of them were passed.
  public var passed: Int
  /// The sum of their scores, in tenths of a point.
  public var tenths: Int

  /// Creates a point.
  public init(period: ReportPeriod, finished: Int = 0, passed: Int = 0, tenths: Int = 0) {
    self.period = period
    self.finished = finished
    self.passed = passed
    self.tenths = tenths
  }

  /// The mean score in tenths of a point, halves upward; nil where nothing was finished.
  public var meanTenths: Int? { finished == 0 ? nil : Fraction(tenths, finished).roundedHalfUp }

  /// The sessions that were passed.
  public var passRate: Share { Share(passed, of: finished) }
}

/// Points of the score that were lost.
///
/// What a deduction costs is its share of the score: 100 × the weight of its part × its points ÷ (the part's possible
/// points × the weights of all parts that applied). So the losses of one session add up to what its score lacks to
/// 100, but for bonus, the cap of a failing end, and a part that cannot fall below nothing.
public struct Loss: Sendable, Hashable {
  /// How often it happened; two in one session count twice.
  public var times: Int
  /// The finished sessions in which it happened, of those in which it could.
  public var sessions: Share
  /// What it cost in all, in ten-thousandths of a point of the score.
  public var cost: Int

  /// Creates a loss.
  public init(times: Int = 0, sessions: Share = .none, cost: Int = 0) {
    self.times = times
    self.sessions = sessions
    self.cost = cost
  }

  /// What it cost a session in which it could happen, in hundredths of a point of the score, halves upward; nil of
  /// nothing.
  public var meanHundredths: Int? {
    sessions.of == 0 ? nil : Fraction(cost, sessions.of * 100).roundedHalfUp
  }
}
