import DrillEngine

/// One thing that a person said of a finished session; kept beside it and never changed afterwards.
public struct ReviewRecord: Sendable, Hashable {
  /// The number of the format.
  public static let formatNumber = 1

  /// What kind of word it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A reviewer's grading of the whole session: what is not marked otherwise is agreed with.
    case review
    /// What a calibration meeting settled on; it stands above every review.
    case standard
    /// The trainee objects to some items.
    case objection
    /// The answer to an objection.
    case answer
    /// The trainee has seen the result.
    case acknowledgement
  }

  /// How an objection was answered.
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// The marks stay as they were.
    case upheld
    /// The marks were changed as the trainee asked.
    case overturned
    /// Some of the marks were changed.
    case inPart = "in-part"
  }

  /// The session.
  public var session: String
  /// What kind of word it is.
  public var kind: Kind
  /// Who said it.
  public var author: String
  /// When, in local time with its offset, by ISO 8601.
  public var at: String
  /// Whether the author gave his marks without seeing the machine's.
  public var isBlind: Bool
  /// What the author marks, item by item.
  public var marks: [Mark]
  /// What the author found that the machine did not.
  public var added: [Addition]
  /// What is said of the whole.
  public var remark: String
  /// How an objection was answered; nil in every other kind.
  public var outcome: Outcome?
  /// The score with these marks, in tenths; nil where the kind gives none.
  public var tenths: Int?

  /// What is said of one item.
  public struct Mark: Sendable, Hashable {
    /// The item's name.
    public var item: String
    /// The mark; in an objection the one that is asked for.
    public var mark: ItemMark
    /// Why, where the mark is not the machine's.
    public var reason: String
    /// What the trainee should take from it.
    public var note: String

    /// Creates a mark.
    public init(item: String, mark: ItemMark, reason: String = "", note: String = "") {
      self.item = item
      self.mark = mark
      self.reason = reason
      self.note = note
    }
  }

  /// A breach that the machine did not find.
  public struct Addition: Sendable, Hashable {
    /// The breach.
    public var breach: AddedBreach
    /// The words, as typed; empty where none are named.
    public var text: String
    /// Why.
    public var reason: String

    /// Creates an addition.
    public init(_ breach: AddedBreach, text: String = "", reason: String) {
      self.breach = breach
      self.text = text
      self.reason = reason
    }
  }

  /// Creates a record.
  public init(
    session: String, kind: Kind, author: String, at: String, isBlind: Bool = false, marks: [Mark] = [],
    added: [Addition] = [], remark: String = "", outcome: Outcome? = nil, tenths: Int? = nil
  ) {
    self.session = session
    self.kind = kind
    self.author = author
    self.at = at
    self.isBlind = isBlind
    self.marks = marks
    self.added = added
    self.remark = remark
    self.outcome = outcome
    self.tenths = tenths
  }
}

extension ReviewRecord {
  /// The marks by item.
  public var marksByItem: [String: ItemMark] {
    Dictionary(marks.map { ($0.item, $0.mark) }, uniquingKeysWith: { _, last in last })
  }

  /// What does not hold in it against the items of its session, in words for its author; empty when all is well.
  ///
  /// A mark that is not the machine's wants a reason, and so does an addition.
  public func problems(items: [ScoredItem]) -> [ReviewProblem] {
    let known = Dictionary(items.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var problems: [ReviewProblem] = []
    for mark in marks {
      guard let item = known[mark.item] else {
        problems.append(.unknownItem(mark.item))
        continue
      }
      if !item.admits(mark.mark) {
        problems.append(
          .impossibleMark(mark.item, mark.mark, allowed: item.possibleMarks, points: item.points))
      } else if item.plain(mark.mark) != item.machineMark, mark.reason.allSatisfy(\.isWhitespace) {
        problems.append(.reasonMissing(mark.item))
      }
    }
    for addition in added where addition.reason.allSatisfy(\.isWhitespace) {
      problems.append(.reasonMissing(addition.breach.rule))
    }
    return problems
  }
}

/// What does not hold in a review.
public enum ReviewProblem: Sendable, Hashable {
  /// The session has no such item.
  case unknownItem(String)
  /// The item cannot have this mark; it can have these, or points in this range, in tenths.
  case impossibleMark(String, ItemMark, allowed: [ItemMark], points: ClosedRange<Int>?)
  /// A mark that is not the machine's wants a reason.
  case reasonMissing(String)
}
