import DrillEngine
import DrillScript
import DrillText

/// What a report needs of one session; a hundredth of its file.
public struct SessionDigest: Sendable, Hashable {
  /// The id of the session.
  public var session: String
  /// Who played.
  public var trainee: String
  /// The drill.
  public var drill: DrillName
  /// Its title when it was played.
  public var title: String
  /// The channel.
  public var channel: Channel
  /// Practice or exam.
  public var mode: Mode
  /// The id of the rubric.
  public var rubric: String
  /// The SHA-256 of the rubric's text, in hexadecimal.
  public var rubricDigest: String
  /// The SHA-256 of the scenario's text, in hexadecimal.
  public var scenarioDigest: String
  /// The day on which it began, on the trainee's clock.
  public var day: Day
  /// When it began, in seconds since 1970-01-01T00:00:00Z.
  public var began: Int
  /// What came of it; nil while it is not finished.
  public var result: Result?

  /// What came of a session, as it holds in the end.
  public struct Result: Sendable, Hashable {
    /// The score, in tenths.
    public var tenths: Int
    /// Whether it was passed.
    public var isPassed: Bool
    /// How it ended.
    public var ending: Conclusion
    /// How long it lasted, pauses included, in seconds.
    public var seconds: Int
    /// How many replies were judged.
    public var replies: Int
    /// The customer's mood at the end.
    public var mood: Int
    /// What people did with the machine's result.
    public var review: Review
    /// Whether it is known what could be earned; seals of an old engine do not say.
    public var hasLedger: Bool
    /// The parts that applied, with the share of their points that was earned, in ten-thousandths.
    public var parts: [PartShare]
    /// What the steps were worth and earned, in the order in which the session came to them.
    ///
    /// A drill that was broken off is charged for what lay ahead; steps that it never came to are left out here.
    public var steps: [StepShare]
    /// The voices that were due and the time limits that ran, each once.
    public var chances: [Chance]
    /// What cost points, added up by subject and step.
    public var losses: [LossLine]
    /// What was lost on each clause.
    public var clauses: [ClauseLoss]
    /// The rules that earned a bonus, each once.
    public var bonuses: [String]
  }

  /// What people did with the machine's result.
  public struct Review: Sendable, Hashable {
    /// Whether anyone reviewed it.
    public var isReviewed = false
    /// Whether the score or the verdict is another than the machine's.
    public var isCorrected = false
    /// Whether the verdict is another than the machine's.
    public var isOverturned = false
    /// Whether an objection waits for an answer.
    public var isContested = false
    /// Whether a review cannot be read or its marks not be applied, so that another result may hold.
    public var isUnapplied = false

    /// A result that nobody reviewed.
    public init() {}
  }

  /// What share of a part was earned.
  public struct PartShare: Sendable, Hashable {
    /// The part.
    public var part: ScorePart
    /// The share, in ten-thousandths.
    public var share: Int
  }

  /// What one step was worth and what of it was earned, in ten-thousandths of a point of the score.
  public struct StepShare: Sendable, Hashable {
    /// The id of the step.
    public var step: String
    /// What could be earned.
    public var worth: Int
    /// What was earned.
    public var earned: Int
  }

  /// A voice that was due, or a time limit that ran.
  public struct Chance: Sendable, Hashable {
    /// The voice or limit.
    public var subject: LossSubject
    /// Whether it was met at least once, be it by half.
    public var isMet: Bool
  }

  /// Something that cost points in a step.
  public struct LossLine: Sendable, Hashable {
    /// What it was.
    public var subject: LossSubject
    /// The id of the step.
    public var step: String
    /// How often.
    public var times: Int
    /// What it cost, in ten-thousandths of a point of the score.
    public var cost: Int
  }

  /// What was lost on a clause.
  public struct ClauseLoss: Sendable, Hashable {
    /// The code.
    public var code: String
    /// How often.
    public var times: Int
    /// What it cost, in ten-thousandths of a point of the score.
    public var cost: Int
  }
}

extension SessionDigest {
  /// Sums up a session; nil when its header does not say when it began.
  ///
  /// - Parameters:
  ///   - header: what the session is.
  ///   - card: the result that holds in the end; nil while the session is not finished.
  ///   - seconds: how long it lasted.
  ///   - review: what people did with the machine's result.
  public init?(header: SessionHeader, card: Scorecard?, seconds: Int, review: Review = Review()) {
    guard let moment = Moment(header.started) else { return nil }
    self.init(
      session: header.session, trainee: header.trainee, drill: DrillName(header.language, header.scenario),
      title: header.title, channel: header.channel, mode: header.settings.mode, rubric: header.rubric,
      rubricDigest: header.rubricDigest, scenarioDigest: header.scenarioDigest, day: moment.day,
      began: moment.seconds, result: card.map { Result($0, seconds: seconds, review: review) })
  }

  /// How the session stands.
  public var standing: SessionStanding {
    result.map { $0.isPassed ? .passed : .failed } ?? .unfinished
  }
}

extension SessionDigest.Result {
  /// Sums up a result.
  init(_ card: Scorecard, seconds: Int, review: SessionDigest.Review) {
    let prices = Prices(card)
    self.init(
      tenths: card.tenths, isPassed: card.isPassed, ending: card.ending, seconds: seconds,
      replies: card.turns, mood: card.mood, review: review, hasLedger: !card.ledger.isEmpty,
      parts: card.parts.map { .init(part: $0.part, share: Self.share(of: $0)) }, steps: [], chances: [],
      losses: [], clauses: [], bonuses: [])
    let isWhole = card.ending.isReached
    let reached = Set(card.ledger.lazy.filter { $0.turn != nil || $0.part == .time }.map(\.step))
    for line in card.ledger { add(line, prices, isReached: isWhole || reached.contains(line.step)) }
    for deduction in card.deductions { add(deduction, prices) }
    for merit in card.bonuses where !bonuses.contains(merit.rule) { bonuses.append(merit.rule) }
  }

  private static func share(of part: PartScore) -> Int {
    (part.earned / part.possible * Fraction(10_000)).roundedHalfUp
  }

  private mutating func add(_ line: LedgerLine, _ prices: Prices, isReached: Bool) {
    if isReached { addStep(line, prices) }
    let kind: StoredResult.Loss.Kind
    switch line.subject {
    case .voice: kind = .voice
    case .time: kind = .time
    case .item, .field, .choice: return
    }
    let subject = LossSubject(kind, line.subject.id)
    let isMet = line.credit > .zero
    if let index = chances.firstIndex(where: { $0.subject == subject }) {
      chances[index].isMet = chances[index].isMet || isMet
    } else {
      chances.append(.init(subject: subject, isMet: isMet))
    }
  }

  private mutating func addStep(_ line: LedgerLine, _ prices: Prices) {
    let worth = prices.price(of: Fraction(line.points), in: line.part)
    let earned = prices.price(of: line.earned, in: line.part)
    if let index = steps.firstIndex(where: { $0.step == line.step }) {
      steps[index].worth += worth
      steps[index].earned += earned
    } else {
      steps.append(.init(step: line.step, worth: worth, earned: earned))
    }
  }

  private mutating func add(_ deduction: Deduction, _ prices: Prices) {
    let subject = LossSubject(StoredResult.Loss.Kind(deduction.cause), deduction.cause.id)
    let cost = prices.price(of: deduction.points, in: deduction.part)
    if let index = losses.firstIndex(where: { $0.subject == subject && $0.step == deduction.step }) {
      losses[index].times += 1
      losses[index].cost += cost
    } else {
      losses.append(.init(subject: subject, step: deduction.step, times: 1, cost: cost))
    }
    for code in (deduction.clause ?? "").split(separator: " ") {
      if let index = clauses.firstIndex(where: { $0.code == code }) {
        clauses[index].times += 1
        clauses[index].cost += cost
      } else {
        clauses.append(.init(code: String(code), times: 1, cost: cost))
      }
    }
  }
}

/// What a point of each part is worth in points of the score: 100 × weight ÷ (possible points × all weights).
private struct Prices {
  private var prices: [ScorePart: Fraction] = [:]

  init(_ card: Scorecard) {
    let weights = card.parts.reduce(0) { $0 + $1.weight }
    guard weights > 0 else { return }
    for part in card.parts { prices[part.part] = Fraction(100 * part.weight, weights) / part.possible }
  }

  /// Points of a part, in ten-thousandths of a point of the score, halves upward.
  func price(of points: Fraction, in part: ScorePart) -> Int {
    (points * (prices[part] ?? .zero) * Fraction(10_000)).roundedHalfUp
  }
}

extension Conclusion {
  /// Whether it is one of the scenario's own endings, so that nothing lay ahead any more.
  fileprivate var isReached: Bool {
    if case .reached = self { return true }
    return false
  }
}
