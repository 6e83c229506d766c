import DrillText

/// How a drill is played.
public enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
  /// Hints, findings and the model reply are shown on the way.
  case practice
  /// Nothing is shown until the end, and there is one attempt.
  case exam

  /// The name of the mode.
  public var words: Words {
    switch self {
    case .practice: Words(en: "practice", zh: "练习")
    case .exam: Words(en: "exam", zh: "考试")
    }
  }
}

/// How fast the customer speaks.
public enum Pace: String, Sendable, Hashable, Codable, CaseIterable {
  /// Two thirds of the normal speed.
  case slow
  /// 220 Han characters or 150 words a minute.
  case normal
  /// One and a half times the normal speed.
  case fast
  /// All at once; the customer cannot be interrupted.
  case instant
}

/// Everything besides the texts that decides how a session goes; it stands in the session's header.
public struct Settings: Sendable, Hashable, Codable {
  /// Practice or exam.
  public var mode: Mode
  /// Picks the wordings.
  public var seed: UInt64
  /// How fast the customer speaks.
  public var pace: Pace
  /// By how many hundredths the time limits are stretched; 100 leaves them as they are (WCAG 2.2.1).
  public var timeFactorPercent: Int
  /// Whether there are time limits at all.
  public var isTimed: Bool
  /// The trainee's own speed when copying a text, in Han characters or words a minute, where it was measured.
  ///
  /// It only ever lengthens the limits that a scenario leaves to the engine; nil takes the usual speeds.
  public var typingSpeed: Int?

  /// Creates settings; the defaults are a timed practice at the normal pace.
  public init(
    mode: Mode = .practice, seed: UInt64 = 1, pace: Pace = .normal, timeFactorPercent: Int = 100,
    isTimed: Bool = true, typingSpeed: Int? = nil
  ) {
    self.mode = mode
    self.seed = seed
    self.pace = pace
    self.timeFactorPercent = timeFactorPercent
    self.isTimed = isTimed
    self.typingSpeed = typingSpeed
  }
}
