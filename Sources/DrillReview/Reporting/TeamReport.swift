import DrillEngine
import DrillScript
import DrillText

/// What many sessions tell about a team: the figures of `drill report`, whatever they are shown in.
///
/// All figures follow the result that holds in the end, after reviews and answered objections, and are exact: counts and
/// sums of whole numbers, rounded where they are shown. Names stand in the language the report was made in. Every list is
/// complete and in the order in which it is to be read, the most urgent first; whoever shows it may cut it short.
public struct TeamReport: Sendable, Hashable {
  /// What was asked, and which sessions answer it.
  public var scope: ReportScope
  /// The results of all sessions of the period.
  public var totals: SessionTotals
  /// The month before, under the same filters; only where the summary of one month was asked for.
  public var previous: PreviousPeriod?
  /// The channels that were drilled, in the order of `Channel.allCases`.
  public var channels: [ChannelRow]
  /// How the sessions ended, the most frequent first.
  public var endings: [EndingRow]
  /// What the parts of the score came to, in the order of `ScorePart.allCases`; parts that never applied are left out.
  public var parts: [PartRow]
  /// Week by week or month by month, without gaps, the oldest first.
  public var trend: [TrendPoint]
  /// The trainees, the one who needs most first: the lowest mean, then the name.
  public var trainees: [TraineeRow]
  /// The drills, the one with the lowest mean first.
  public var scenarios: [ScenarioRow]
  /// Voices, rules and time limits that cost points, the most expensive first.
  public var rules: [RuleRow]
  /// The clauses on which points were lost, the most expensive first.
  public var clauses: [ClauseRow]
  /// How often each rule cost each trainee points.
  public var heatMap: HeatMap
  /// The turns of the drills, the one that loses most first.
  public var turns: [TurnRow]
  /// Rules that no session of the period met, by rubric and in its order.
  public var silentRules: [SilentRule]
  /// Who has passed enough of the last exams.
  public var certification: Certification

  /// Creates a report.
  public init(
    scope: ReportScope, totals: SessionTotals, previous: PreviousPeriod? = nil, channels: [ChannelRow] = [],
    endings: [EndingRow] = [], parts: [PartRow] = [], trend: [TrendPoint] = [],
    trainees: [TraineeRow] = [], scenarios: [ScenarioRow] = [], rules: [RuleRow] = [],
    clauses: [ClauseRow] = [], heatMap: HeatMap = HeatMap(), turns: [TurnRow] = [],
    silentRules: [SilentRule] = [], certification: Certification
  ) {
    self.scope = scope
    self.totals = totals
    self.previous = previous
    self.channels = channels
    self.endings = endings
    self.parts = parts
    self.trend = trend
    self.trainees = trainees
    self.scenarios = scenarios
    self.rules = rules
    self.clauses = clauses
    self.heatMap = heatMap
    self.turns = turns
    self.silentRules = silentRules
    self.certification = certification
  }
}

/// The results of the month before the one that is told of.
public struct PreviousPeriod: Sendable, Hashable {
  /// The month, such as `2026-09`.
  public var period: ReportPeriod
  /// Its results.
  public var totals: SessionTotals

  /// Creates a period.
  public init(period: ReportPeriod, totals: SessionTotals) {
    self.period = period
    self.totals = totals
  }
}
