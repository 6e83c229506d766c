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

  /// The marks that hold: those of the standard, else of the last review with what answers to objections changed.
  public var finalMarks: (marks: [String: ItemMark], added: [AddedBreach]) {
    if let standard { return (standard.marksByItem, standard.added.map(\.breach)) }
    var marks = latestReview?.marksByItem ?? [:]
    var added = latestReview?.added.map(\.breach) ?? []
    let reviewed = records.lastIndex { $0.kind == .review } ?? records.startIndex
    for record in records[min(reviewed, records.endIndex)...] where record.kind == .answer {
      marks.merge(record.marksByItem) { _, last in last }
      added += record.added.map(\.breach)
    }
    return (marks, added)
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
  ///   - sealedAt: when the session was finished, by ISO 8601.
  ///   - window: how many days after the result (the session's end or the last review, whichever is later) the trainee
  ///     may object.
  public func refusal(of record: ReviewRecord, sealedAt: String, window: Int) -> CaseRefusal? {
    let isTrainee = record.author == trainee
    switch record.kind {
    case .review, .standard: return isTrainee ? .ownSession : nil
    case .acknowledgement: return isTrainee ? nil : .notTheTrainee(trainee)
    case .objection:
      if !isTrainee { return .notTheTrainee(trainee) }
      if record.marks.isEmpty { return .nothingNamed }
      if openObjection != nil { return .objectionOpen }
      let last = records.last { $0.kind == .review || $0.kind == .standard }?.at ?? sealedAt
      guard let from = Moment(last), let now = Moment(record.at) else { return nil }
      return now.seconds - from.seconds > window * Moment.secondsOfDay ? .tooLate(since: last) : nil
    case .answer:
      guard openObjection != nil else { return .noObjection }
      if isTrainee { return .ownSession }
      return record.author == reviewers.first ? .sameReviewer(record.author) : nil
    }
  }
}
