import DrillEngine
import DrillPlay
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// A finished session, played again, with everything that people said of it.
struct ReviewedSession {
  let stored: StoredSession
  /// The regrade that holds, if there is one.
  let regrade: RegradeRecord?
  let played: StoredDrill
  /// The session, played again to its end.
  let session: Session
  /// The machine's result.
  let card: Scorecard
  /// Everything on it that can be marked.
  let items: [ScoredItem]
  /// What was made of each reply, by its number from 1.
  let assessments: [Int: Assessment]
  /// What people said.
  let caseFile: CaseFile

  /// Finds a session by its name and plays it again; an unfinished one cannot be reviewed.
  init(named name: String, store: Store, context: Context) throws {
    let stored = try store.session(named: name)
    try stored.checkUndamaged()
    guard stored.seal != nil else {
      throw Failure(
        .usage, Words(en: "session \(stored.id) is not finished", zh: "记录 \(stored.id) 尚未完成"),
        advice: Words(
          en: "It is finished with ‘drill resume \(stored.id)’.", zh: "请用 drill resume \(stored.id) 完成。"))
    }
    let regrades = store.regrades(of: stored.id)
    regrades.broken.forEach { context.complain(Failure($0)) }
    let regrade = regrades.holding
    let played = try StoredDrill(stored, regrade: regrade, store: store, context: context)
    let (session, outputs) = Session.replay(
      played.drill, settings: stored.header.settings, inputs: stored.inputs, until: stored.lastTime)
    guard let card = session.scorecard else {
      throw Failure(
        .badData,
        Words(
          en: "session \(stored.id) does not come to its end when it is played again",
          zh: "重新演算记录 \(stored.id) 时没有到达结局"),
        advice: Words(en: "‘drill verify’ says what is wrong with it.", zh: "drill verify 可检查原因。"))
    }
    self.stored = stored
    self.regrade = regrade
    self.played = played
    self.session = session
    self.card = card
    items = card.items
    assessments = outputs.reduce(into: [:]) { assessments, output in
      if case .assessment(let assessment) = output.event { assessments[assessment.turn] = assessment }
    }
    caseFile = Self.caseFile(of: stored.header, store: store, context: context)
  }

  /// What people said of a session; a file that is no record is told and left alone.
  static func caseFile(of header: SessionHeader, store: Store, context: Context) -> CaseFile {
    let (files, broken) = store.reviews(of: header.session)
    broken.forEach { context.complain(Failure($0)) }
    let records = files.compactMap { file -> ReviewRecord? in
      if let record = ReviewRecord(line: file.bytes) { return record }
      context.console.talk(
        context.say(
          Words(en: "\(file.path) is no review and is left alone\n", zh: "\(file.path) 不是评阅文件，未使用\n")))
      return nil
    }
    return CaseFile(trainee: header.trainee, records: records)
  }

  /// The result as it stands with what people said.
  var finalCard: Scorecard {
    let (marks, added) = caseFile.finalMarks
    return session.scorecard(marking: marks, adding: added) ?? card
  }

  /// What an objection or its answer can be about: the items, and the breaches that reviewers added.
  var disputable: [ScoredItem] {
    let known = Set(items.map(\.name))
    return items + finalCard.items.filter { !known.contains($0.name) }
  }

  /// When the machine's result was told: at the end of the session, or when it was regraded.
  var toldAt: String {
    let ended = Moment(stored.header.started)?.adding(seconds: stored.lastTime / 1000).iso
    return regrade?.at ?? stored.seal?.finished ?? ended ?? stored.header.started
  }

  /// The score that a record's marks come to, in tenths.
  func tenths(with record: ReviewRecord) -> Int? {
    session.scorecard(marking: record.marksByItem, adding: record.added.map(\.breach))?.tenths
  }

  /// Adds a record to the store, if the rules of the case allow it.
  func keep(_ record: ReviewRecord, store: Store, in context: Context) throws {
    let isDispute = record.kind == .objection || record.kind == .answer
    if let problem = record.problems(items: isDispute ? disputable : items).first {
      throw Failure(problem, session: self)
    }
    let window = played.drill.rubric.objectionDays
    let refusal = caseFile.refusal(of: record, sealedAt: toldAt, window: window)
    if let refusal { throw Failure(refusal, window: window) }
    try store.keepReview(record.line, of: stored.id, by: record.author)
  }
}

extension Failure {
  /// What does not hold in a review, for its author.
  init(_ problem: ReviewProblem, session: ReviewedSession) {
    let list = Words(
      en: "‘drill review \(session.stored.id) --list’ shows the items.",
      zh: "drill review \(session.stored.id) --list 列出所有条目。")
    switch problem {
    case .unknownItem(let name):
      let near = Nearest.best(for: name, among: session.items.map(\.name))
      self.init(
        .usage, Words(en: "this session has no item “\(name)”", zh: "该记录没有条目“\(name)”"),
        advice: near.map { Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？") } ?? list)
    case .impossibleMark(let name, let mark, let allowed, let points):
      let names = allowed.map(\.name).joined(separator: ", ")
      let range = points.map { "0 – \(Scorecard.decimal($0.upperBound))" }
      let what = mark.tenths.map(Scorecard.decimal) ?? mark.name
      self.init(
        .usage, Words(en: "\(name) cannot be marked \(what)", zh: "\(name) 不能评为 \(what)"),
        advice: Words(
          en: "It can be: \(names)" + (range.map { ", or points: \($0)" } ?? "") + ".",
          zh: "可以是：\(names)" + (range.map { "，或分数：\($0)" } ?? "") + "。"))
    case .reasonMissing(let name):
      self.init(
        .usage,
        Words(en: "a mark that is not the machine's wants a reason: \(name)", zh: "与机器不同的评分要写理由：\(name)"),
        advice: Words(
          en: "Write it after a colon: --mark 'ITEM=MARK: reason'.", zh: "写在冒号后面：--mark '条目=评分：理由'。"))
    }
  }

  /// Why something may not be said of a session.
  init(_ refusal: CaseRefusal, window: Int) {
    let message: Words =
      switch refusal {
      case .notTheTrainee(let name):
        Words(en: "only \(name), who played it, can do that", zh: "只有学员本人（\(name)）可以这样做")
      case .ownSession:
        Words(en: "nobody grades their own session", zh: "不能评阅自己的记录")
      case .tooLate(let since):
        Words(
          en: "objections were possible for \(window) days after \(since)",
          zh: "异议期为 \(since) 之后 \(window) 天，现已截止")
      case .objectionOpen:
        Words(en: "an objection is open already", zh: "已有一项异议在处理中")
      case .noObjection:
        Words(en: "there is no objection to answer", zh: "没有待答复的异议")
      case .sameReviewer(let name):
        Words(
          en: "an objection is answered by someone other than \(name), who reviewed first",
          zh: "异议须由首次评阅人（\(name)）以外的人答复")
      case .nothingNamed:
        Words(en: "an objection names the items it is about", zh: "请写明对哪些条目有异议")
      }
    self.init(.usage, message)
  }
}
