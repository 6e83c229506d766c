import DrillEngine
import DrillScript
import DrillText

/// Adds up sessions for a report.
///
/// Sessions may come in any order and in parts that are merged afterwards: the report is the same to the byte. Adding
/// a session costs time proportional to its turns and losses; the space grows with trainees, drills, rules and days, and
/// not with sessions.
public struct TeamTally: Sendable {
  /// What is asked.
  public let query: ReportQuery

  private(set) var scope: ReportScope
  private(set) var previous = TotalsTally()
  private(set) var channels: [Channel: TotalsTally] = [:]
  private(set) var endings: [Conclusion: Int] = [:]
  private(set) var parts: [ScorePart: PartRow] = [:]
  private(set) var trainees: [String: GroupTally] = [:]
  private(set) var scenarios: [DrillName: ScenarioTally] = [:]
  private(set) var clauses: [String: LossTally] = [:]
  private(set) var rubrics: [RubricName: RubricTally] = [:]
  private(set) var ruleDays: [LossSubject: [Int: Share]] = [:]
  private(set) var rubricDays: [String: [Int: Int]] = [:]
  private(set) var exams: [String: ExamTally] = [:]

  /// The drill's own part of a tally.
  struct ScenarioTally: Sendable {
    var group = GroupTally()
    var channel: Channel
    var turns: [String: TurnTally] = [:]
    /// The latest session played with each text of the scenario, and how many were finished.
    var texts: [String: (last: LastSession, finished: Int)] = [:]
  }

  /// The name of a rubric, whatever its text.
  struct RubricName: Hashable, Comparable {
    var language: Language
    var id: String

    var text: String { "\(language.rawValue)/\(id)" }

    static func < (a: RubricName, b: RubricName) -> Bool { a.text < b.text }
  }

  /// A rubric's part of a tally.
  struct RubricTally: Sendable {
    /// The latest session played with each text of the rubric.
    var texts: [String: LastSession] = [:]
    /// The rules that were met: voices heard, rules broken, bonuses earned.
    var met: Set<String> = []
  }

  /// Creates a tally of nothing.
  public init(_ query: ReportQuery) {
    self.query = query
    scope = ReportScope(filters: query.filter, month: query.month?.name)
  }

  // MARK: What the names are drawn from

  /// The digests of the rubrics that were played.
  public var rubricTexts: [String] { Set(trainees.values.flatMap(\.rubrics.keys)).sorted() }

  /// The digests of the scenarios that were played.
  public var scenarioTexts: [String] { Set(scenarios.values.flatMap(\.texts.keys)).sorted() }

  // MARK: Adding

  /// Counts files that cannot be read.
  public mutating func addUnreadable(_ count: Int = 1) {
    scope.files += count
    scope.unreadable += count
  }

  /// Adds a session.
  public mutating func add(_ digest: SessionDigest) {
    scope.files += 1
    let time = query.time(of: digest.day)
    if time != .later, query.certifies(digest) {
      exams[digest.trainee, default: ExamTally(most: query.certify.outOf)].add(digest)
    }
    let isAdmitted = query.admits(digest)
    if isAdmitted, time == .monthBefore { previous.add(digest) }
    guard isAdmitted, time == .within else {
      scope.filteredOut += 1
      return
    }
    scope.add(digest)
    channels[digest.channel, default: TotalsTally()].add(digest)
    trainees[digest.trainee, default: GroupTally()].add(digest)
    scenarios[digest.drill, default: ScenarioTally(channel: digest.channel)].add(digest)
    if let result = digest.result { add(result, of: digest) }
  }

  private mutating func add(_ result: SessionDigest.Result, of digest: SessionDigest) {
    endings[result.ending, default: 0] += 1
    for part in result.parts {
      parts[part.part, default: PartRow(part: part.part, sessions: 0, shares: 0)].add(part.share)
    }
    for clause in result.clauses {
      clauses[clause.code, default: LossTally()].merge(
        LossTally(times: clause.times, sessions: 1, cost: clause.cost))
    }
    rubrics[RubricName(language: digest.drill.language, id: digest.rubric), default: RubricTally()].add(
      digest, result)
    addDays(result, of: digest)
  }

  private mutating func addDays(_ result: SessionDigest.Result, of digest: SessionDigest) {
    let day = digest.day.number
    rubricDays[digest.rubricDigest, default: [:]][day, default: 0] += 1
    for chance in result.chances {
      ruleDays[chance.subject, default: [:]][day, default: .none].of += 1
    }
    for (index, line) in result.losses.enumerated() where line.subject.isRule {
      let isFirst = !result.losses[..<index].contains { $0.subject == line.subject }
      if isFirst { ruleDays[line.subject, default: [:]][day, default: .none].count += 1 }
    }
  }

  // MARK: Merging

  /// Adds what another tally of the same question has added up.
  public mutating func merge(_ other: TeamTally) {
    scope.merge(other.scope)
    previous.merge(other.previous)
    channels.merge(other.channels) { $0.merge($1) }
    endings.merge(other.endings, uniquingKeysWith: +)
    parts.merge(other.parts) { $0.merge($1) }
    trainees.merge(other.trainees) { $0.merge($1) }
    scenarios.merge(other.scenarios) { $0.merge($1) }
    clauses.merge(other.clauses) { $0.merge($1) }
    rubrics.merge(other.rubrics) { $0.merge($1) }
    ruleDays.merge(other.ruleDays) { $0.merge($1, uniquingKeysWith: +) }
    rubricDays.merge(other.rubricDays) { $0.merge($1, uniquingKeysWith: +) }
    exams.merge(other.exams) { $0.merge($1) }
  }
}

extension TeamTally.ScenarioTally {
  mutating func add(_ digest: SessionDigest) {
    // The channel follows the latest session, as the title does.
    if group.last.map({ $0.isBefore(digest) }) ?? true { channel = digest.channel }
    group.add(digest)
    let last = LastSession(digest)
    let isFinished = digest.result == nil ? 0 : 1
    if let known = texts[digest.scenarioDigest] {
      texts[digest.scenarioDigest] = (known.last < last ? last : known.last, known.finished + isFinished)
    } else {
      texts[digest.scenarioDigest] = (last, isFinished)
    }
    if let result = digest.result, result.hasLedger { addTurns(result) }
  }

  private mutating func addTurns(_ result: SessionDigest.Result) {
    let all = result.steps.reduce((worth: 0, earned: 0)) { ($0.worth + $1.worth, $0.earned + $1.earned) }
    for step in result.steps {
      let lines = result.losses.filter { $0.step == step.step }
      turns[step.step, default: TurnTally()].add(step, all: all, lines: lines)
    }
    // A rule can be broken where nothing is to be earned.
    let broken = result.losses.filter { line in
      line.subject.kind == .rule && !result.steps.contains { $0.step == line.step }
    }
    var done: Set<String> = []
    for line in broken where done.insert(line.step).inserted {
      turns[line.step, default: TurnTally()].add(
        nil, all: all, lines: broken.filter { $0.step == line.step })
    }
  }

  mutating func merge(_ other: TeamTally.ScenarioTally) {
    if let theirs = other.group.last, group.last.map({ $0 < theirs }) ?? true { channel = other.channel }
    group.merge(other.group)
    turns.merge(other.turns) { $0.merge($1) }
    texts.merge(other.texts) { own, theirs in
      own = (own.last < theirs.last ? theirs.last : own.last, own.finished + theirs.finished)
    }
  }
}

extension TeamTally.RubricTally {
  mutating func add(_ digest: SessionDigest, _ result: SessionDigest.Result) {
    let last = LastSession(digest)
    if texts[digest.rubricDigest].map({ $0 < last }) ?? true { texts[digest.rubricDigest] = last }
    for chance in result.chances where chance.isMet && chance.subject.kind == .voice {
      met.insert(chance.subject.id)
    }
    for line in result.losses where line.subject.kind == .rule { met.insert(line.subject.id) }
    met.formUnion(result.bonuses)
  }

  mutating func merge(_ other: TeamTally.RubricTally) {
    texts.merge(other.texts) { if $0 < $1 { $0 = $1 } }
    met.formUnion(other.met)
  }
}

extension PartRow {
  fileprivate mutating func add(_ share: Int) {
    sessions += 1
    shares += share
  }

  fileprivate mutating func merge(_ other: PartRow) {
    sessions += other.sessions
    shares += other.shares
  }
}

extension ReportScope {
  fileprivate mutating func add(_ digest: SessionDigest) {
    days =
      days.map { min($0.lowerBound, digest.day)...max($0.upperBound, digest.day) } ?? digest.day...digest.day
    guard let result = digest.result else {
      unfinished += 1
      return
    }
    if !result.hasLedger { withoutLedger += 1 }
    if result.review.isUnapplied { reviewsNotApplied += 1 }
  }

  fileprivate mutating func merge(_ other: ReportScope) {
    if let theirs = other.days {
      days =
        days.map {
          min($0.lowerBound, theirs.lowerBound)...max($0.upperBound, theirs.upperBound)
        } ?? theirs
    }
    files += other.files
    filteredOut += other.filteredOut
    unreadable += other.unreadable
    unfinished += other.unfinished
    withoutLedger += other.withoutLedger
    reviewsNotApplied += other.reviewsNotApplied
  }
}

extension LossSubject {
  /// Whether it is told among the rules: a voice, a rule, a time limit.
  var isRule: Bool {
    switch kind {
    case .voice, .rule, .time: true
    case .item, .field, .choice: false
    }
  }
}
