import DrillScript
import DrillText

/// Which sessions are wanted; what is nil does not matter.
public struct SessionFilter: Sendable, Hashable {
  /// The trainee's name.
  public var trainee: String?
  /// The id of the scenario.
  public var scenario: String?
  /// The first day, such as `2026-03-01`; a month such as `2026-03` begins with its first.
  public var from: String?
  /// The last day, included; a month or a year has `-99` behind it, which no day of it exceeds.
  public var to: String?
  /// How the session stands.
  public var standing: SessionStanding?
  /// The channel.
  public var channel: Channel?
  /// The language of the scenario.
  public var language: Language?
  /// Practice or exam.
  public var mode: Mode?

  /// A filter that lets everything through.
  public init() {}

  /// Whether it lets everything through.
  public var isEmpty: Bool { self == SessionFilter() }

  /// Whether a session that began on this day, by ISO 8601, is wanted as far as days go.
  public func admits(day: some StringProtocol) -> Bool {
    // Days by ISO 8601 stand in order as texts do.
    from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
  }

  /// Whether a session is wanted, whatever its day.
  public func admits(
    trainee: String, scenario: String, language: Language, channel: Channel, mode: Mode,
    standing: SessionStanding
  ) -> Bool {
    self.trainee.map { $0 == trainee } ?? true && self.scenario.map { $0 == scenario } ?? true
      && self.language.map { $0 == language } ?? true && self.channel.map { $0 == channel } ?? true
      && self.mode.map { $0 == mode } ?? true && self.standing.map { $0 == standing } ?? true
  }
}
