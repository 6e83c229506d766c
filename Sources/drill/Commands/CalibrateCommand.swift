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
      Option(
        "--learn", value: Words(en: "SESSION:REPLY:RULE", zh: "记录:第几句:规则"),
        Words(
          en: "puts a disagreement into the rubric as an example (several times)", zh: "把一处分歧写进评分表作为例句（可重复）")),
      Option(
        "--words", value: Words(en: "TEXT", zh: "原话"),
        Words(en: "with --learn: the words that the rule is to find", zh: "配合 --learn：规则应当找到的词语")),
      Option(
        "--rubric", value: Words(en: "FILE", zh: "文件"),
        Words(en: "with --learn: the rubric's file, else the library's", zh: "配合 --learn：评分表文件，默认用资料库里的")),
    ] + MarkOptions.all + SessionChoice.options
  static let details = Words(
    en: """
      For every pair of raters and every rule: how many things both rated, percent agreement (Wilson's interval), Cohen's κ,
      Gwet's AC1 and the share of yes. A rule is rated in every reply of a reviewed session, a voice or item where it was
      due. “–” is undefined: κ says nothing where everybody gave everything the same mark.
      Below stand the disagreements that the rubric has not learnt yet, each with the command by which it does: --learn puts
      the reply below its rule in the rubric's file, as a + or - example, and as “todo” where it does not hold yet. Nothing
      else in the file changes.
      """,
    zh: """
      对每一对评分者、每条规则列出：共同评定的数量、一致百分比（Wilson 区间）、Cohen κ、Gwet AC1 和“是”的比例。
      规则在已评阅记录的每一句回答上评定，五声和条目在应有之处评定。“–”表示无定义：所有评分都相同时，κ 没有意义。
      下方列出评分表还没有学到的分歧，并给出相应命令：--learn 把这句回答作为 + 或 - 例句写到评分表中该规则之下，
      还不成立的写成“待办”；文件其余部分不变。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let store = try context.store()
    if let name = arguments["--agree"] { return try agree(name, arguments, store: store, in: context) }
    if arguments.has("--learn") { return try learn(arguments, store: store, in: context) }
    for option in ["--words", "--rubric"] where arguments.has(option) {
      throw Failure(.usage, Words(en: "\(option) goes with --learn", zh: "\(option) 要和 --learn 一起用"))
    }
    var run = CalibrationRun(store: store, context: context)
    let broken = try run.read(SessionChoice.filter(arguments))
    broken.forEach { context.complain(Failure($0)) }
    let calibration = run.calibration
    guard calibration.sessionCount > 0 else {
      throw Failure(
        .missing, Words(en: "no session has been reviewed yet", zh: "还没有已评阅的记录"),
        advice: Words(en: "‘drill review SESSION’ reviews one.", zh: "请用 drill review 记录 进行评阅。"))
    }
    let rule = arguments["--rule"]
    let table = CalibrationTable(calibration, rules: run.rules, only: rule, context: context)
    if context.isJSON {
      context.console.data(table.lines)
    } else {
      context.console.data(table.text + table.text(of: run.disagreements(rule: rule)))
    }
    return .done
  }

  private static func learn(_ arguments: Arguments, store: Store, in context: Context) throws -> ExitCode {
    let names = arguments.all("--learn")
    if arguments.has("--words"), names.count > 1 {
      throw Failure(.usage, Words(en: "--words goes with one --learn", zh: "--words 只能配合一个 --learn"))
    }
    let learning = Learning(store: store, file: arguments["--rubric"], context: context)
    for name in names { try learning.learn(name, words: arguments["--words"]) }
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
