import DrillEngine
import DrillText

/// Everything that people said of one session, in order, and what holds in the end.
///
/// The machine's result is never overwritten: what holds is worked out from it and the records each time.
public struct CaseFile: Sendable, Hashable {
  /// Who played.
  public let trainee: String
  /// The records, from the first to the last.
  public let records: [ReviewRecord]

  /// Creates a case from records in any order.
  public init(trainee: String, records: [ReviewRecord]) {
    self.trainee = trainee
    // The offsets of one place may change; the moment decides. Within one second what answers stands behind what it
    // answers, and else the order as read.
    self.records = records.enumerated().sorted { a, b in
      (Moment(a.element.at)?.seconds ?? 0, a.element.kind.rank, a.offset)
        < (Moment(b.element.at)?.seconds ?? 0, b.element.kind.rank, b.offset)
    }.map(\.element)
  }

  /// Who has reviewed the session, each once, in the order of their first review.
  public var reviewers: [String] {
    var names: [String] = []
    for record in records where record.kind == .review && !names.contains(record.author) {
      names.append(record.author)
    }
    return names
  }

  /// The last review of each reviewer, in the order of their first review.
  public var reviews: [ReviewRecord] {
    reviewers.compactMap { name in records.last { $0.kind == .review && $0.author == name } }
  }

  /// The review that was given last.
  public var latestReview: ReviewRecord? { records.last { $0.kind == .review } }

  /// What a calibration meeting settled on last.
  public var standard: ReviewRecord? { records.last { $0.kind == .standard } }

  /// The objection that has no answer yet.
  public var openObjection: ReviewRecord? {
    guard let index = records.lastIndex(where: { $0.kind == .objection }) else { return nil }
    return records[index...].contains { $0.kind == .answer } ? nil : records[index]
  }

  /// Whether the trainee has said that he has seen the result as it stands now.
  public var isAcknowledged: Bool {
    guard let index = records.lastIndex(where: { $0.kind == .acknowledgement }) else { return false }
    return !records[index...].contains { $0.kind != .acknowledgement }
  }

  /// The marks that hold: those of the standard, else of the last review, with what later answers to objections changed.
  public var finalMarks: (marks: [String: ItemMark], added: [AddedBreach]) {
    let final = final
    return (Dictionary(final.marks.map { ($0.item, $0.mark) }) { _, last in last }, final.added.map(\.breach))
  }

  /// What holds in the end, with who said it and why: each item once, and the breaches that people added.
  public var final: (marks: [ReviewRecord.Mark], added: [ReviewRecord.Addition]) {
    let base = records.lastIndex { $0.kind == .standard } ?? records.lastIndex { $0.kind == .review }
    var marks = base.map { records[$0].marks } ?? []
    var added = base.map { records[$0].added } ?? []
    for record in records[(base ?? records.startIndex)...] where record.kind == .answer {
      marks.removeAll { old in record.marks.contains { $0.item == old.item } }
      marks += record.marks
      // An answer may also take back what a reviewer had added.
      added.removeAll { addition in
        record.marks.contains { $0.item == addition.breach.itemName && $0.mark.isYes != true }
      }
      added += record.added
    }
    return (marks, added)
  }

  /// How the last objection stands; nil where nobody objected.
  public var objection: (objection: ReviewRecord, answer: ReviewRecord?)? {
    guard let index = records.lastIndex(where: { $0.kind == .objection }) else { return nil }
    return (records[index], records[index...].first { $0.kind == .answer })
  }

  /// The record by which the trainee said that the result as it stands now was seen.
  ///
  /// - Parameter told: when the machine's result was told, by ISO 8601; what was seen before a regrade is another one.
  public func acknowledgement(of told: String) -> ReviewRecord? {
    guard isAcknowledged, let last = records.last(where: { $0.kind == .acknowledgement }) else { return nil }
    return (Moment(last.at)?.seconds ?? 0) < (Moment(told)?.seconds ?? 0) ? nil : last
  }

  /// Whether a standard or the answer to an objection has settled what holds of an item.
  public func settles(_ item: String) -> Bool {
    standard != nil || records.contains { $0.kind == .answer && $0.marks.contains { $0.item == item } }
  }

  /// Whether two names are one person's, however they are capitalised and spaced.
  static func isSamePerson(_ a: String, _ b: String) -> Bool {
    func plain(_ name: String) -> String {
      name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
    return plain(a) == plain(b)
  }

  /// Whether people changed or confirmed anything at all.
  public var isReviewed: Bool { records.contains { $0.kind == .review || $0.kind == .standard } }
}

extension ReviewRecord.Kind {
  /// Which of two records of one second comes first.
  fileprivate var rank: Int {
    switch self {
    case .review, .standard: 0
    case .objection: 1
    case .answer: 2
    case .acknowledgement: 3
    }
  }
}

// MARK: - Who may do what

/// Why a record cannot be added to a case.
public enum CaseRefusal: Sendable, Hashable {
  /// Only the trainee of the session may object or acknowledge.
  case notTheTrainee(String)
  /// Nobody grades his own session.
  case ownSession
  /// The time for objecting is over, since this moment (ISO 8601).
  case tooLate(since: String)
  /// An objection is open already.
  case objectionOpen
  /// There is no objection to answer.
  case noObjection
  /// The first reviewer does not answer the objection to his own marks.
  case sameReviewer(String)
  /// An objection names no item.
  case nothingNamed
}

extension CaseFile {
  /// Why a record may not be added; nil when it may.
  ///
  /// - Parameters:
  ///   - sealedAt: when the machine's result was told, by ISO 8601: when the session was finished or last regraded.
  ///   - window: how many days after the result (the session's end or the last review, whichever is later) the trainee
  ///     may object.
  public func refusal(of record: ReviewRecord, sealedAt: String, window: Int) -> CaseRefusal? {
    let isTrainee = Self.isSamePerson(record.author, trainee)
    switch record.kind {
    case .review, .standard: return isTrainee ? .ownSession : nil
    case .acknowledgement: return isTrainee ? nil : .notTheTrainee(trainee)
    case .objection:
      if !isTrainee { return .notTheTrainee(trainee) }
      if record.marks.isEmpty { return .nothingNamed }
      if openObjection != nil { return .objectionOpen }
      let last = told(sealedAt: sealedAt)
      guard let from = Moment(last), let now = Moment(record.at) else { return nil }
      return now.seconds - from.seconds > window * Moment.secondsOfDay ? .tooLate(since: last) : nil
    case .answer:
      guard openObjection != nil else { return .noObjection }
      if isTrainee { return .ownSession }
      return reviewers.first.map { Self.isSamePerson(record.author, $0) } == true
        ? .sameReviewer(record.author) : nil
    }
  }

  /// When the result was told last: at the end of the session, or by the last review or standard after it.
  public func told(sealedAt: String) -> String {
    let times = [sealedAt] + records.filter { $0.kind == .review || $0.kind == .standard }.map(\.at)
    return times.max { (Moment($0)?.seconds ?? 0) < (Moment($1)?.seconds ?? 0) } ?? sealedAt
  }
}
