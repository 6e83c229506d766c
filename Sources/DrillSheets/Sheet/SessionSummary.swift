import DrillEngine
import DrillScript
import DrillText

/// One session as one row: what it was, and what came of it.
public struct SessionSummary: Sendable, Hashable {
  /// What the session is.
  public var header: SessionHeader
  /// The sealed result; nil while the session is not finished.
  public var card: Scorecard?
  /// What managers made of it; nil until someone has reviewed it.
  public var review: ReviewSummary?

  /// Creates a summary.
  public init(header: SessionHeader, card: Scorecard?, review: ReviewSummary? = nil) {
    self.header = header
    self.card = card
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

/// What managers made of a session.
public struct ReviewSummary: Sendable, Hashable {
  /// Who reviewed it.
  public var reviewers: [String]
  /// The score that they settled on, in tenths; nil where they left the machine's.
  public var tenths: Int?
  /// The overall remark.
  public var remark: String?

  /// Creates a summary.
  public init(reviewers: [String], tenths: Int? = nil, remark: String? = nil) {
    self.reviewers = reviewers
    self.tenths = tenths
    self.remark = remark
  }
}
