import DrillEngine
import DrillReview
import DrillStore
import DrillText

/// `drill dispute`: a trainee's objection to a result, its answer, and the trainee's word that the result was seen.
enum DisputeCommand: Command {
  static let name = "dispute"
  static let summary = Words(en: "a trainee's objection, and its answer", zh: "学员的异议及其答复")
  static let usage = Words(en: "drill dispute SESSION", zh: "drill dispute 记录")
  static let most = 1
  static let options =
    [
      Option(
        "--trainee", value: Words(en: "NAME", zh: "姓名"),
        Words(en: "who objects or acknowledges; else you", zh: "提出异议或确认的学员，默认是您")),
      Option(
        "--answer", value: Words(same: "upheld|overturned|in-part"),
        Words(en: "answers the open objection", zh: "答复异议：upheld 维持、overturned 改判、in-part 部分改判")),
      Option(
        "--reviewer", value: Words(en: "NAME", zh: "姓名"), Words(en: "who answers; else you", zh: "答复人，默认是您")),
      Option("--acknowledge", Words(en: "the trainee has seen the result", zh: "学员确认已知悉成绩")),
    ] + MarkOptions.all
  static let details = Words(
    en: """
      An objection names the marks that are asked for, each with its reason:
      drill dispute k3m9 --mark '4=full: I said good morning first'. It is possible for as many days after the result
      as the rubric sets (`objection`). Someone else than the first reviewer answers: upheld leaves the marks, overturned
      gives what was asked for, in-part gives the marks of the answer. Without options the state of the case is shown.
      """,
    zh: """
      异议须写明希望的评分和理由：drill dispute k3m9 --mark '4=满分：我先说了早上好'。
      可在成绩公布后评分表规定的天数（异议期）内提出，由首次评阅人以外的人答复：upheld 维持原评分，overturned 按学员的要求改判，
      in-part 按答复中的评分改判。对评阅人补记的违规也可以提出异议，写法如 rule:denial@3。不带选项时显示当前状态。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    guard let name = arguments.words.first else {
      throw Failure(
        .usage, Words(en: "which session?", zh: "是哪份记录？"), advice: CommandCall.helpHint(Self.self))
    }
    let store = try context.store()
    let session = try ReviewedSession(named: name, store: store, context: context)
    guard let record = try record(arguments, of: session) else {
      show(session, in: context)
      return .done
    }
    try session.keep(record, store: store, in: context)
    let after = try ReviewedSession(named: session.stored.id, store: store, context: context)
    ReviewReport(after, context: context).outcome(of: record)
    return .done
  }

  /// What is to be added to the case; nil when it is only to be shown.
  private static func record(_ arguments: Arguments, of session: ReviewedSession) throws -> ReviewRecord? {
    let trainee = arguments["--trainee"] ?? Host.user
    if arguments.has("--acknowledge") {
      return ReviewRecord(
        session: session.stored.id, kind: .acknowledgement, author: trainee, at: Host.localTime)
    }
    guard let outcome = try SessionChoice.value("--answer", of: ReviewRecord.Outcome.self, in: arguments)
    else {
      guard MarkOptions.wereGiven(arguments) else { return nil }
      var record = ReviewRecord(
        session: session.stored.id, kind: .objection, author: trainee, at: Host.localTime)
      try MarkOptions.fill(&record, from: arguments, session: session, items: session.disputable)
      return record
    }
    var record = ReviewRecord(
      session: session.stored.id, kind: .answer, author: try ReviewCommand.reviewer(arguments),
      at: Host.localTime,
      outcome: outcome)
    try MarkOptions.fill(&record, from: arguments, session: session, items: session.disputable)
    switch outcome {
    case .overturned where record.marks.isEmpty: record.marks = session.caseFile.openObjection?.marks ?? []
    case .upheld where !record.marks.isEmpty:
      throw Failure(.usage, Words(en: "an answer that upholds the marks changes none", zh: "维持原评分的答复不能改评"))
    case .inPart where record.marks.isEmpty:
      throw Failure(
        .usage, Words(en: "an answer in part says which marks change: --mark", zh: "部分改判须用 --mark 写明改哪些评分"))
    case .upheld, .overturned, .inPart: break
    }
    return record
  }

  private static func show(_ session: ReviewedSession, in context: Context) {
    if context.isJSON {
      return context.console.data(session.caseFile.records.map { $0.line + "\n" }.joined())
    }
    context.console.data(CaseText(session, context: context).text)
  }
}

extension ReviewRecord.Kind {
  /// The name of the kind.
  var words: Words {
    switch self {
    case .review: Words(en: "review", zh: "评阅")
    case .standard: Words(en: "standard", zh: "标准分")
    case .objection: Words(en: "objection", zh: "异议")
    case .answer: Words(en: "answer", zh: "答复")
    case .acknowledgement: Words(en: "acknowledgement", zh: "确认")
    }
  }
}

extension ReviewRecord.Outcome {
  /// The name of the outcome.
  var words: Words {
    switch self {
    case .upheld: Words(en: "upheld", zh: "维持")
    case .overturned: Words(en: "overturned", zh: "改判")
    case .inPart: Words(en: "in part", zh: "部分改判")
    }
  }
}
