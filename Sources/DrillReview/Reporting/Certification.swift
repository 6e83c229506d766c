import DrillEngine
import DrillText

/// Who has passed enough of the last exams.
public struct Certification: Sendable, Hashable {
  /// How many exams have to be passed.
  public var needed: Int
  /// Of how many last ones.
  public var outOf: Int
  /// The trainees, those who are certified last; among equals by name.
  public var rows: [Row]

  /// Creates a certification.
  public init(needed: Int, outOf: Int, rows: [Row] = []) {
    self.needed = needed
    self.outOf = outOf
    self.rows = rows
  }

  /// One trainee.
  public struct Row: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The last finished exams up to the end of the period, also from before it, the oldest first; at most `outOf`.
    public var exams: [Exam]
    /// How many exams were begun and never finished, up to the end of the period.
    public var unfinished: Int
    /// How the trainee stands.
    public var standing: Standing

    /// Creates a row.
    public init(name: String, exams: [Exam], unfinished: Int, standing: Standing) {
      self.name = name
      self.exams = exams
      self.unfinished = unfinished
      self.standing = standing
    }
  }

  /// One exam.
  public struct Exam: Sendable, Hashable {
    /// The session.
    public var session: String
    /// The day.
    public var day: Day
    /// The drill.
    public var drill: DrillName
    /// The score that holds, in tenths.
    public var tenths: Int
    /// Whether it was passed.
    public var isPassed: Bool

    /// Creates an exam.
    public init(session: String, day: Day, drill: DrillName, tenths: Int, isPassed: Bool) {
      self.session = session
      self.day = day
      self.drill = drill
      self.tenths = tenths
      self.isPassed = isPassed
    }
  }

  /// How a trainee stands.
  public enum Standing: String, Sendable, Hashable, Codable, CaseIterable {
    /// Enough of the last exams were passed.
    case certified
    /// Enough exams, but too few of them were passed.
    case notYet = "not-yet"
    /// Too few exams so far, and not enough of them were passed.
    case tooFewExams = "too-few-exams"
    /// No exam so far.
    case noExam = "no-exam"
  }
}
