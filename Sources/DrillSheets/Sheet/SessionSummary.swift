import DrillEngine
import DrillScript
import DrillText

/// One session as one row: what it was, and what came of it.
public struct SessionSummary: Sendable, Hashable {
  /// What the session is.
  public var header: SessionHeader
  /// The machine's result that holds; nil while the session is not finished.
  public var card: Scorecard?
  /// What it came to when it was played, where a regrade holds instead; nil where the sealed result does.
  public var earlier: EarlierResult?
  /// What managers made of it; nil until someone has reviewed it.
  public var review: ReviewSummary?

  /// Creates a summary.
  public init(
    header: SessionHeader, card: Scorecard?, earlier: EarlierResult? = nil, review: ReviewSummary? = nil
  ) {
    self.header = header
    self.card = card
    self.earlier = earlier
    self.review = review
  }

  /// How the session stands.
  public var verdict: SessionStanding { SessionStanding(card) }

  /// The score, 0 to 100.
  var score: Fraction? { card.map { Fraction($0.tenths, 10) } }

  /// What share of a part's points was earned; nil where the part did not apply.
  func share(of part: ScorePart) -> Fraction? {
    card?.parts.first { $0.part == part }.map { $0.possible > .zero ? $0.earned / $0.possible : .zero }
  }

  /// The length of all calls as spoken, in seconds.
  var spokenSeconds: Fraction? {
    card.map { Fraction.seconds($0.callLengths.reduce(0, +)) }
  }
}

/// What a session came to when it was played, before it was regraded.
public struct EarlierResult: Sendable, Hashable {
  /// The sealed score in tenths.
  public var tenths: Int
  /// Whether it was passed.
  public var isPassed: Bool
  /// When it was regraded, by ISO 8601.
  public var regradedAt: String
  /// Who had it regraded.
  public var author: String

  /// Creates a result.
  public init(tenths: Int, isPassed: Bool, regradedAt: String, author: String) {
    self.tenths = tenths
    self.isPassed = isPassed
    self.regradedAt = regradedAt
    self.author = author
  }

  /// What a reader of a sheet has to know of it.
  func words(_ summary: SessionSummary) -> Words {
    let (score, day) = (Scorecard.decimal(tenths), regradedAt.prefix(10))
    let rubric = "\(summary.header.rubric) (\(summary.header.rubricDigest.prefix(12)))"
    return Words(
      en: "Regraded \(day) by \(author) under the rubric \(rubric); as it was played it came to \(score), "
        + "\(isPassed ? "passed" : "not passed").",
      zh: "\(author) 于 \(day) 按评分表 \(rubric) 重新评定；当时的成绩为 \(score)，\(isPassed ? "通过" : "未通过")。")
  }
}

/// What managers made of a session.
public struct ReviewSummary: Sendable, Hashable {
  /// Who reviewed it.
  public var reviewers: [String]
  /// The score that they settled on, in tenths; nil where they left the machine's.
  public var tenths: Int?
  /// Whether it is passed with their marks; nil where they left the machine's.
  public var isPassed: Bool?
  /// The parts with their marks.
  public var parts: [PartScore]
  /// The overall remark.
  public var remark: String?
  /// What came of it between people.
  public var course: SheetReview.Course

  /// Creates a summary.
  public init(
    reviewers: [String], tenths: Int? = nil, isPassed: Bool? = nil, parts: [PartScore] = [],
    remark: String? = nil, course: SheetReview.Course = SheetReview.Course()
  ) {
    self.reviewers = reviewers
    self.tenths = tenths
    self.isPassed = isPassed
    self.parts = parts
    self.remark = remark
    self.course = course
  }

  /// How the session stands with their marks; nil where they left the machine's.
  var verdict: SessionStanding? { isPassed.map { $0 ? .passed : .failed } }
}
