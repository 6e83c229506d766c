import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// `drill calibrate`: how far the machine and the reviewers agree, rule by rule.
enum CalibrateCommand: Command {
  static let name = "calibrate"
  static let summary = Words(en: "how far the machine and reviewers agree", zh: "机器与评阅人、评阅人之间的一致程度")
  static let usage = Words(en: "drill calibrate", zh: "drill calibrate")
  static let options =
    [
      Option(
        "--rule", value: Words(en: "ID", zh: "规则"),
        Words(en: "only this rule, with its disagreements", zh: "只看该规则及其分歧")),
      Option(
        "--agree", value: Words(en: "SESSION", zh: "记录"),
        Words(
          en: "records the standard that a calibration meeting settled on, with --mark",
          zh: "记录校准会议商定的标准评分，配合 --mark 使用")),
      Option(
        "--reviewer", value: Words(en: "NAME", zh: "姓名"),
        Words(en: "who records the standard; else you", zh: "标准的记录人，默认是您")),
    ] + MarkOptions.all + SessionChoice.options
  static let details = Words(
    en: """
      For every pair of raters and every rule: how many things both rated, percent agreement (Wilson's interval), Cohen's κ,
      Gwet's AC1 and the share of yes. A rule is rated in every reply of a reviewed session, a voice or item where it was
      due. “–” is undefined: κ says nothing where everybody gave everything the same mark.
      """,
    zh: """
      对每一对评分者、每条规则列出：共同评定的数量、一致百分比（Wilson 区间）、Cohen κ、Gwet AC1 和“是”的比例。
      规则在已评阅记录的每一句回答上评定，五声和条目在应有之处评定。“–”表示无定义：所有评分都相同时，κ 没有意义。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let store = try context.store()
    if let name = arguments["--agree"] { return try agree(name, arguments, store: store, in: context) }
    let shelf = DrillShelf(store)
    let reviewed = Set(store.reviewedSessions)
    var rules: [Rule] = []
    var rated: [RatedSession] = []
    let broken = try store.forEachSession(SessionChoice.filter(arguments)) { glance in
      guard let card = glance.seal?.scorecard, reviewed.contains(FolderName.encode(glance.header.session))
      else { return }
      let file = ReviewedSession.caseFile(of: glance.header, store: store, context: context)
      rated.append(RatedSession(session: glance.header.session, card: card, case: file))
      for rule in try shelf.drill(for: glance.header).rubric.rules
      where !rules.contains(where: { $0.id == rule.id }) {
        rules.append(rule)
      }
    }
    broken.forEach { context.complain(Failure($0)) }
    var calibration = Calibration(rules: rules)
    rated.forEach { calibration.add($0) }
    guard calibration.sessionCount > 0 else {
      throw Failure(
        .missing, Words(en: "no session has been reviewed yet", zh: "还没有已评阅的记录"),
        advice: Words(en: "‘drill review SESSION’ reviews one.", zh: "请用 drill review 记录 进行评阅。"))
    }
    let table = CalibrationTable(calibration, rules: rules, only: arguments["--rule"], context: context)
    context.console.data(context.isJSON ? table.lines : table.text)
    return .done
  }

  private static func agree(
    _ name: String, _ arguments: Arguments, store: Store, in context: Context
  ) throws -> ExitCode {
    let session = try ReviewedSession(named: name, store: store, context: context)
    var record = ReviewRecord(
      session: session.stored.id, kind: .standard, author: try ReviewCommand.reviewer(arguments),
      at: Host.localTime)
    try MarkOptions.fill(&record, from: arguments, session: session)
    record.tenths = session.tenths(with: record)
    try session.keep(record, store: store, in: context)
    let after = try ReviewedSession(named: session.stored.id, store: store, context: context)
    ReviewReport(after, context: context).outcome(of: record)
    return .done
  }
}
