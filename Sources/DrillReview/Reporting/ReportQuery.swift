import DrillEngine
import DrillText

/// What is asked of a report.
public struct ReportQuery: Sendable, Hashable {
  /// Which sessions are wanted.
  public var filter: SessionFilter
  /// The month of a month's summary; it stands above the days of the filter.
  public var month: ReportPeriod?
  /// How many of the last exams have to be passed, and of how many; at least 1, and no more than of how many.
  public var certify: (needed: Int, outOf: Int) {
    get { (needed, outOf) }
    set {
      outOf = max(1, newValue.outOf)
      needed = min(max(1, newValue.needed), outOf)
    }
  }
  /// The periods of the trend; nil takes weeks up to half a year, months beyond.
  public var length: ReportPeriod.Length?

  private var needed = 3
  private var outOf = 5

  /// Asks for everything.
  public init(filter: SessionFilter = SessionFilter(), month: ReportPeriod? = nil) {
    self.filter = filter
    self.month = month
  }

  /// When a session began, seen from the time that is asked for.
  enum Time {
    /// In it.
    case within
    /// In the month before the one that is summed up.
    case monthBefore
    /// Earlier than that.
    case earlier
    /// Later.
    case later
  }

  /// Where a day lies.
  func time(of day: Day) -> Time {
    if let month {
      let own = ReportPeriod(.month, of: day)
      return own == month ? .within : own > month ? .later : own == month.previous ? .monthBefore : .earlier
    }
    if filter.from == nil, filter.to == nil { return .within }
    let text = day.iso
    if filter.admits(day: text) { return .within }
    return filter.to.map { $0 < text } ?? false ? .later : .earlier
  }

  /// Whether a session is wanted, whatever its day.
  func admits(_ digest: SessionDigest) -> Bool {
    filter.admits(
      trainee: digest.trainee, scenario: digest.drill.id, language: digest.drill.language,
      channel: digest.channel, mode: digest.mode, standing: digest.standing)
  }

  /// Whether a session is an exam that counts for certification, whatever its day: what came of it and the mode are
  /// not asked.
  func certifies(_ digest: SessionDigest) -> Bool {
    var filter = filter
    filter.standing = nil
    filter.mode = nil
    return digest.mode == .exam
      && filter.admits(
        trainee: digest.trainee, scenario: digest.drill.id, language: digest.drill.language,
        channel: digest.channel, mode: digest.mode, standing: digest.standing)
  }
}
