import DrillEngine
import DrillScript
import DrillText

/// What a report was asked for, and which sessions it rests on.
public struct ReportScope: Sendable, Hashable {
  /// The filters, as they were asked for.
  public var filters: SessionFilter
  /// The month of a month's summary, such as `2026-10`; nil in any other report.
  public var month: String?
  /// The first and the last day on which a session of the report began; nil when there is none.
  public var days: ClosedRange<Day>?
  /// How many session files stand in the store, or of the one trainee asked for.
  public var files: Int
  /// How many of them the filters left out.
  public var filteredOut: Int
  /// How many could not be read; they are in no figure.
  public var unreadable: Int
  /// How many are not finished; they are counted and are in no other figure.
  public var unfinished: Int
  /// How many finished sessions were sealed without a ledger, by an old engine: they are in no figure about voices
  /// and turns.
  public var withoutLedger: Int
  /// How many finished sessions were played with a rubric whose text is not in the store: their rules go by their
  /// ids, and what they never met is not known.
  public var unknownRubric: Int
  /// How many finished sessions were played with a scenario whose text is not in the store: their steps go by their
  /// ids.
  public var unknownScenario: Int
  /// How many finished sessions are shown without a review that cannot be read, or whose marks could not be applied
  /// because the replies cannot be played again.
  public var reviewsNotApplied: Int

  /// Creates a scope of nothing.
  public init(filters: SessionFilter = SessionFilter(), month: String? = nil) {
    self.filters = filters
    // What ends a month or a year for comparisons is not for people.
    self.filters.to = filters.to.map { $0.hasSuffix("-99") ? String($0.dropLast(3)) : $0 }
    self.month = month
    files = 0
    filteredOut = 0
    unreadable = 0
    unfinished = 0
    withoutLedger = 0
    unknownRubric = 0
    unknownScenario = 0
    reviewsNotApplied = 0
  }
}

/// A stretch of time over which figures are added up: a week from Monday on, or a month.
public struct ReportPeriod: Sendable, Hashable, Comparable {
  /// How long a period is.
  public enum Length: String, Sendable, Hashable, Codable, CaseIterable {
    /// A week, Monday to Sunday (ISO 8601).
    case week
    /// A month of the calendar.
    case month
  }

  /// How long it is.
  public var length: Length
  /// Its first day.
  public var start: Day

  /// The period of a length in which a day lies.
  public init(_ length: Length, of day: Day) {
    self.length = length
    switch length {
    case .week:
      // 1 January 1970 was a Thursday, the fourth day of its week.
      let weekday = ((day.number + 3) % 7 + 7) % 7
      start = Day(day.number - weekday)
    case .month: start = Day(day.number - day.parts.day + 1)
    }
  }

  /// The period after it.
  public var next: ReportPeriod {
    switch length {
    case .week: ReportPeriod(.week, of: Day(start.number + 7))
    case .month: ReportPeriod(.month, of: Day(start.number + 31))
    }
  }

  /// The period before it.
  public var previous: ReportPeriod { ReportPeriod(length, of: Day(start.number - 1)) }

  /// Its last day.
  public var end: Day { Day(next.start.number - 1) }

  /// The month such as `2026-10`, or the first day of the week such as `2026-10-05`.
  public var name: String { length == .month ? start.month : start.iso }

  /// Orders by the first day.
  public static func < (a: ReportPeriod, b: ReportPeriod) -> Bool { a.start < b.start }
}
