import DrillEngine
import DrillScript

/// What managers made of a session, item by item; what is not marked they agree with.
public struct SheetReview: Sendable, Hashable {
  /// Who reviewed it.
  public var reviewers: [String]
  /// The marks that hold, by the names of the items.
  public var marks: [String: ItemMark]
  /// Why, by the names of the items.
  public var reasons: [String: String]
  /// Breaches that the machine did not find.
  public var added: [Addition]
  /// The overall remark.
  public var remark: String?
  /// What came of it between people.
  public var course: Course

  /// A breach that the machine did not find.
  public struct Addition: Sendable, Hashable {
    /// The breach.
    public var breach: AddedBreach
    /// The words, as typed; empty where none are named.
    public var text: String
    /// Why.
    public var reason: String

    /// Creates an addition.
    public init(_ breach: AddedBreach, text: String = "", reason: String = "") {
      self.breach = breach
      self.text = text
      self.reason = reason
    }
  }

  /// What came of a review between people; moments are by ISO 8601.
  public struct Course: Sendable, Hashable {
    /// When the marks that hold were given.
    public var reviewedAt: String?
    /// How the trainee's last objection stands; nil where there was none.
    public var objection: Objection?
    /// When the trainee said that the result as it stands was seen; nil where that is still to come.
    public var acknowledgedAt: String?

    /// Creates a course.
    public init(
      reviewedAt: String? = nil, objection: Objection? = nil, acknowledgedAt: String? = nil
    ) {
      self.reviewedAt = reviewedAt
      self.objection = objection
      self.acknowledgedAt = acknowledgedAt
    }
  }

  /// How an objection stands.
  public enum Objection: String, Sendable, Hashable, CaseIterable {
    /// Nobody has answered it.
    case open
    /// The marks stayed.
    case upheld
    /// The marks were changed as the trainee asked.
    case overturned
    /// Some of them were changed.
    case inPart = "in-part"
  }

  /// Creates a review.
  public init(
    reviewers: [String], marks: [String: ItemMark], reasons: [String: String] = [:],
    added: [Addition] = [], remark: String? = nil, course: Course = Course()
  ) {
    self.reviewers = reviewers
    self.marks = marks
    self.reasons = reasons
    self.added = added
    self.remark = remark
    self.course = course
  }
}

extension SheetMaker {
  /// Puts what managers gave beside what the machine gave, and what they added among the findings.
  func apply(_ review: SheetReview, to sheet: inout SessionSheet, session: Session, writer: LineWriter) {
    let marked = session.scorecard(marking: review.marks, adding: review.added.map(\.breach))
    sheet.summary.review = ReviewSummary(
      reviewers: review.reviewers, tenths: marked?.tenths, isPassed: marked?.isPassed,
      parts: marked?.parts ?? [], remark: review.remark, course: review.course)
    // What a breach costs hangs on the caps, and so on the other marks.
    let items = marked?.items ?? []
    let charges = Dictionary(
      items.compactMap { item -> (String, Fraction)? in
        guard case .breach(let deduction) = item.subject else { return nil }
        return (item.name, .zero - deduction.points)
      }, uniquingKeysWith: { first, _ in first })
    for index in sheet.lines.indices {
      guard let item = sheet.lines[index].item else { continue }
      let mark = review.marks[item]
      let stands = sheet.lines[index].kind == .finding && (mark?.isYes ?? (mark == nil))
      let points = stands ? charges[item] : nil
      sheet.lines[index].review = ReviewMark(
        points: points ?? sheet.lines[index].points(marked: mark), remark: review.reasons[item])
    }
    let known = Set(sheet.lines.compactMap(\.item))
    for addition in review.added where !known.contains(addition.breach.itemName) {
      var line = writer.line(adding: addition.breach, text: addition.text)
      line.review = ReviewMark(
        points: charges[addition.breach.itemName] ?? .zero,
        remark: addition.reason.isEmpty ? nil : addition.reason)
      sheet.insert(line)
    }
  }
}

extension SessionSheet {
  /// Puts a finding where its reply is.
  fileprivate mutating func insert(_ line: SheetLine) {
    let isFinding = { (kind: SheetLine.Kind) in kind == .finding || kind == .doubtful }
    let after = lines.lastIndex { other in
      isFinding(other.kind) && (other.turn ?? .max) <= (line.turn ?? .max)
    }
    let first = lines.firstIndex { isFinding($0.kind) || $0.kind == .bonus || $0.kind == .time }
    lines.insert(line, at: after.map { $0 + 1 } ?? first ?? lines.endIndex)
  }
}
