import DrillEngine
import DrillText

// What a tally is made of. Every part is a sum of whole numbers, a set, or the last of something by an order that no
// two sessions share; so parts can be added up in any order and come to the same.

/// What a subject cost, added up.
struct LossTally {
  var times = 0
  var sessions = 0
  var cost = 0

  mutating func merge(_ other: LossTally) {
    times += other.times
    sessions += other.sessions
    cost += other.cost
  }
}

/// What a day's sessions came to.
struct DayTally {
  var finished = 0
  var passed = 0
  var tenths = 0

  mutating func merge(_ other: DayTally) {
    finished += other.finished
    passed += other.passed
    tenths += other.tenths
  }
}

/// Results, with who had them.
struct TotalsTally {
  private var sums = SessionTotals()
  private var people: Set<String> = []

  /// The results.
  var totals: SessionTotals {
    var totals = sums
    totals.trainees = people.count
    return totals
  }

  mutating func add(_ digest: SessionDigest) {
    guard let result = digest.result else {
      sums.unfinished += 1
      return
    }
    sums.add(result, isExam: digest.mode == .exam)
    people.insert(digest.trainee)
  }

  mutating func merge(_ other: TotalsTally) {
    sums.merge(other.sums)
    people.formUnion(other.people)
  }
}

extension SessionTotals {
  fileprivate mutating func add(_ result: SessionDigest.Result, isExam: Bool) {
    finished += 1
    passed += result.isPassed ? 1 : 0
    tenths += result.tenths
    scores =
      scores.map {
        min($0.lowerBound, result.tenths)...max($0.upperBound, result.tenths)
      } ?? result.tenths...result.tenths
    if isExam { exams = exams + Share(result.isPassed ? 1 : 0, of: 1) }
    seconds += result.seconds
    replies += result.replies
    moods += result.mood
    reviewed += result.review.isReviewed ? 1 : 0
    corrected += result.review.isCorrected ? 1 : 0
    overturned += result.review.isOverturned ? 1 : 0
    openObjections += result.review.isContested ? 1 : 0
  }

  fileprivate mutating func merge(_ other: SessionTotals) {
    finished += other.finished
    unfinished += other.unfinished
    passed += other.passed
    tenths += other.tenths
    if let range = other.scores {
      scores =
        scores.map {
          min($0.lowerBound, range.lowerBound)...max($0.upperBound, range.upperBound)
        } ?? range
    }
    exams = exams + other.exams
    seconds += other.seconds
    replies += other.replies
    moods += other.moods
    reviewed += other.reviewed
    corrected += other.corrected
    overturned += other.overturned
    openObjections += other.openObjections
  }
}

/// The later of two sessions: by when they began, then by id.
struct LastSession {
  var began: Int
  var session: String
  var day: Day

  /// Whether another one is later.
  func isBefore(_ digest: SessionDigest) -> Bool {
    (began, session) < (digest.began, digest.session)
  }

  init(_ digest: SessionDigest) {
    began = digest.began
    session = digest.session
    day = digest.day
  }

  static func < (a: LastSession, b: LastSession) -> Bool { (a.began, a.session) < (b.began, b.session) }
}

/// What the sessions of one trainee, or of one drill, came to.
struct GroupTally {
  var totals = TotalsTally()
  var days: [Int: DayTally] = [:]
  var losses: [LossSubject: LossTally] = [:]
  /// In how many sessions a voice was due or a time limit ran.
  var chances: [LossSubject: Int] = [:]
  /// How many finished sessions were played under a rubric, by its digest.
  var rubrics: [String: Int] = [:]
  var last: LastSession?
  var lastFinished: (session: LastSession, tenths: Int)?
  /// The title at the last session.
  var title = ""

  mutating func add(_ digest: SessionDigest) {
    totals.add(digest)
    if last.map({ $0.isBefore(digest) }) ?? true {
      last = LastSession(digest)
      title = digest.title
    }
    guard let result = digest.result else { return }
    if lastFinished.map({ $0.session.isBefore(digest) }) ?? true {
      lastFinished = (LastSession(digest), result.tenths)
    }
    days[digest.day.number, default: DayTally()].add(result)
    losses.add(result.losses)
    for chance in result.chances { chances[chance.subject, default: 0] += 1 }
    rubrics[digest.rubricDigest, default: 0] += 1
  }

  mutating func merge(_ other: GroupTally) {
    totals.merge(other.totals)
    days.merge(other.days) { $0.merge($1) }
    losses.merge(other.losses) { $0.merge($1) }
    chances.merge(other.chances, uniquingKeysWith: +)
    rubrics.merge(other.rubrics, uniquingKeysWith: +)
    if let theirs = other.last, last.map({ $0 < theirs }) ?? true {
      last = theirs
      title = other.title
    }
    if let theirs = other.lastFinished, lastFinished.map({ $0.session < theirs.session }) ?? true {
      lastFinished = theirs
    }
  }
}

extension DayTally {
  mutating func add(_ result: SessionDigest.Result) {
    finished += 1
    passed += result.isPassed ? 1 : 0
    tenths += result.tenths
  }
}

extension [LossSubject: LossTally] {
  /// Adds what one session lost; a subject that was lost in several steps counts its session once.
  mutating func add(_ lines: [SessionDigest.LossLine]) {
    for (index, line) in lines.enumerated() {
      let isFirst = !lines[..<index].contains { $0.subject == line.subject }
      self[line.subject, default: LossTally()].add(line, isFirst: isFirst)
    }
  }
}

extension LossTally {
  mutating func add(_ line: SessionDigest.LossLine, isFirst: Bool) {
    times += line.times
    cost += line.cost
    if isFirst { sessions += 1 }
  }
}

extension Dictionary {
  /// Merges the values that both have by adding theirs to one's own.
  mutating func merge(_ other: [Key: Value], _ add: (inout Value, Value) -> Void) {
    for (key, value) in other {
      guard let index = index(forKey: key) else {
        self[key] = value
        continue
      }
      add(&values[index], value)
    }
  }
}
