import DrillEngine
import DrillScript
import DrillText

/// One trainee in a report.
public struct TraineeRow: Sendable, Hashable {
  /// The name.
  public var name: String
  /// What the sessions came to.
  public var totals: SessionTotals
  /// The day of the last session, also of one that is not finished.
  public var lastDay: Day
  /// The score of the last finished session, in tenths; nil when none is finished.
  public var lastTenths: Int?
  /// Period by period as in the whole report; periods without a session are there, empty.
  public var trend: [TrendPoint]
  /// What costs this trainee most, the most expensive first; at most three.
  public var needs: [Need]

  /// Creates a row.
  public init(
    name: String, totals: SessionTotals, lastDay: Day, lastTenths: Int? = nil, trend: [TrendPoint] = [],
    needs: [Need] = []
  ) {
    self.name = name
    self.totals = totals
    self.lastDay = lastDay
    self.lastTenths = lastTenths
    self.trend = trend
    self.needs = needs
  }
}

/// One drill in a report; its English and its Chinese file are two.
public struct ScenarioRow: Sendable, Hashable {
  /// Which drill it is.
  public var drill: DrillName
  /// The title, as it was played last.
  public var title: String
  /// The channel.
  public var channel: Channel
  /// What the sessions came to.
  public var totals: SessionTotals
  /// Period by period as in the whole report.
  public var trend: [TrendPoint]
  /// What costs most in it, the most expensive first; at most three.
  public var needs: [Need]

  /// Creates a row.
  public init(
    drill: DrillName, title: String, channel: Channel, totals: SessionTotals, trend: [TrendPoint] = [],
    needs: [Need] = []
  ) {
    self.drill = drill
    self.title = title
    self.channel = channel
    self.totals = totals
    self.trend = trend
    self.needs = needs
  }
}

/// Something that costs points.
public struct Need: Sendable, Hashable {
  /// What it is.
  public var subject: LossSubject
  /// Its name, such as “Apology” or `member-id`.
  public var name: String
  /// What it cost; the sessions are those of the row that it belongs to.
  public var loss: Loss

  /// Creates a need.
  public init(subject: LossSubject, name: String, loss: Loss) {
    self.subject = subject
    self.name = name
    self.loss = loss
  }
}

/// What points were lost on: a kind and an id.
public typealias LossSubject = WeakSpot.Subject

/// One channel in a report.
public struct ChannelRow: Sendable, Hashable {
  /// The channel.
  public var channel: Channel
  /// What the sessions came to.
  public var totals: SessionTotals

  /// Creates a row.
  public init(channel: Channel, totals: SessionTotals) {
    self.channel = channel
    self.totals = totals
  }
}

/// How many sessions came to one end.
public struct EndingRow: Sendable, Hashable {
  /// The end.
  public var ending: Conclusion
  /// How many sessions came to it.
  public var count: Int

  /// Creates a row.
  public init(ending: Conclusion, count: Int) {
    self.ending = ending
    self.count = count
  }
}

/// What a part of the score came to in all sessions in which it applied.
public struct PartRow: Sendable, Hashable {
  /// The part.
  public var part: ScorePart
  /// In how many sessions it applied.
  public var sessions: Int
  /// The sum of the shares of its points that were earned, in ten-thousandths each.
  public var shares: Int

  /// Creates a row.
  public init(part: ScorePart, sessions: Int, shares: Int) {
    self.part = part
    self.sessions = sessions
    self.shares = shares
  }

  /// The mean share of its points that was earned, in tenths of a percent; nil where it never applied.
  public var perMille: Int? { sessions == 0 ? nil : Fraction(shares, sessions * 10).roundedHalfUp }
}
