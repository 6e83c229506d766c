import DrillEngine
import DrillReview
import DrillStore
import DrillTerminal
import DrillText

/// `drill review`: a manager's grading of one session.
enum ReviewCommand: Command {
  static let name = "review"
  static let summary = Words(en: "a manager's grading of a session", zh: "主管评阅一份记录")
  static let usage = Words(en: "drill review SESSION", zh: "drill review 记录")
  static let most = 1
  static let options =
    [
      Option(
        "--reviewer", value: Words(en: "NAME", zh: "姓名"),
        Words(en: "who reviews (default: you)", zh: "评阅人，默认是您")),
      Option(
        "--blind", Words(en: "the machine's marks stay hidden until you are done", zh: "盲评：评完之前不显示机器的评分")),
      Option("--agree", Words(en: "agree with everything that is not marked otherwise", zh: "其余条目全部同意")),
      Option("--list", Words(en: "only shows the items with their numbers and marks", zh: "只列出条目、序号和评分")),
    ] + MarkOptions.all
  static let details = Words(
    en: """
      On a terminal it goes through the session item by item, with the dialogue above (with --plain line by line). In scripts, --mark, --note, --add, --remark or --agree
      give the marks: drill review k3m9 --mark '4=clean: quotes the customer' --remark 'a calm call'.
      Marks: full, half, missed; broken, clean; not-applicable. A mark that is not the machine's wants a reason. The
      machine's result is kept as it was; several people may review, each as often as they like: the last one counts.
      """,
    zh: """
      在终端上逐条评阅，上方显示对话（加 --plain 则逐行提问）；脚本可用 --mark、--note、--add、--remark、--agree：
      drill review k3m9 --mark '4=没有违反：引用的是客户原话' --remark '全程平稳'。
      评分：满分、一半、未得；违反、没有违反；不适用。与机器不同的评分要写理由。机器的成绩保持不变；可由多人评阅，每人以最后一次为准。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    guard let name = arguments.words.first else {
      throw Failure(
        .usage, Words(en: "which session?", zh: "要评阅哪份记录？"), advice: CommandCall.helpHint(Self.self))
    }
    let store = try context.store()
    let session = try ReviewedSession(named: name, store: store, context: context)
    if arguments.has("--list") {
      ReviewReport(session, context: context).list(isBlind: arguments.has("--blind"))
      return .done
    }
    var record = ReviewRecord(
      session: session.stored.id, kind: .review, author: try reviewer(arguments), at: Host.localTime,
      isBlind: arguments.has("--blind"))
    if MarkOptions.wereGiven(arguments) || arguments.has("--agree") {
      try MarkOptions.fill(&record, from: arguments, session: session)
    } else if context.isInteractive {
      if let end = try ask(&record, of: session, in: context) { return end }
    } else {
      throw Failure(
        .usage, Words(en: "there is nobody to ask", zh: "无法提问"),
        advice: Words(
          en: "Give marks with --mark, or agree with everything with --agree.",
          zh: "请用 --mark 评分，或用 --agree 全部同意。"))
    }
    record.tenths = session.tenths(with: record)
    try session.keep(record, store: store, in: context)
    let after = try ReviewedSession(named: session.stored.id, store: store, context: context)
    ReviewReport(after, context: context).outcome(of: record)
    return .done
  }

  /// Asks the reviewer at the terminal; nil when the record is to be kept.
  private static func ask(
    _ record: inout ReviewRecord, of session: ReviewedSession, in context: Context
  ) throws -> ExitCode? {
    Signals.watch()
    guard context.mayDraw, TerminalMode.begin() else {
      let dialogue = ReviewDialogue(session, isBlind: record.isBlind, context: context)
      return try dialogue.fill(&record) ? nil : nothingKept(in: context)
    }
    Signals.watchTerminal()
    var review = LiveReview(session, isBlind: record.isBlind, context: context)
    let end = review.run()
    TerminalMode.restore()
    switch end {
    case .keep:
      review.desk.fill(&record, of: session)
      return nil
    case .left: return nothingKept(in: context)
    case .signal(let signal):
      _ = nothingKept(in: context)
      return ExitCode(signal)
    }
  }

  private static func nothingKept(in context: Context) -> ExitCode {
    context.console.talk(context.say(Words(en: "Nothing was kept.\n", zh: "没有保存。\n")))
    return .notPassed
  }

  /// Who reviews.
  static func reviewer(_ arguments: Arguments) throws -> String {
    let name = arguments["--reviewer"] ?? Host.user
    guard !name.allSatisfy(\.isWhitespace) else {
      throw Failure(.usage, Words(en: "--reviewer wants a name", zh: "--reviewer 后面要有姓名"))
    }
    return name
  }
}
