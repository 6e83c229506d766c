import DrillEngine
import DrillReview
import DrillSheets
import DrillStore
import DrillText

/// `drill report`: what many sessions tell of a team.
enum ReportCommand: Command {
  static let name = "report"
  static let summary = Words(
    en: "what many sessions tell: who needs what, trends, turns, certification", zh: "团队报告：谁需要练什么、走势、失分环节、认证")
  static let usage = Words(same: "drill report")
  static let options =
    [
      Option(
        "--by", value: Words(same: "trainee|scenario|rule|clause|turn"),
        Words(en: "one table with all its rows, instead of the overview", zh: "只看一张完整的表，而不是概览")),
      Option(
        "--month", value: Words(en: "MONTH", zh: "月份"),
        Words(
          en: "the month's summary, such as 2026-10, beside the month before", zh: "月度小结，如 2026-10，并与上月对比")),
      Option(
        "--certify", value: Words(en: "K/N", zh: "K/N"),
        Words(
          en: "certified are those who passed K of their last N exams (3/5)",
          zh: "最近 N 次考试中通过 K 次者为合格（默认 3/5）")),
      Option(
        "--per", value: Words(same: "week|month"),
        Words(en: "the steps of the trend; else weeks up to half a year", zh: "走势按周或按月；默认半年以内按周")),
      Option(
        "--format", value: Words(same: "text|html|json"),
        Words(en: "else by the file's ending, else text", zh: "默认按文件后缀，否则为文字")),
      Option(
        "--output", value: Words(en: "FILE", zh: "文件"),
        Words(en: "where to; else the standard output", zh: "写到文件，默认为标准输出")),
      Option("--schema", Words(en: "prints the JSON Schema of --json", zh: "输出 --json 的 JSON Schema")),
    ] + SessionChoice.options
  static let details = Words(
    en: """
      All figures follow the result that holds in the end, after regrades, reviews and answered objections; how many were
      corrected is told. Points lost are points of the score: what a session lacks to 100. Of a turn, facility is the share
      of its points that was earned, and discrimination D how much better the strongest 27 % of the sessions do in it than the
      weakest 27 % (by what they earned in the other turns); D is undefined with fewer than ten sessions.
      --format html writes one file with charts that loads nothing from elsewhere. --json writes the whole report in one line.
      What was read of each session is remembered in the store's cache folder; deleting that changes no figure.
      """,
    zh: """
      所有数字以最终成绩为准（重新评定、评阅和异议答复之后），并说明更正了多少份。失分按总分计算，即距 100 分差多少。
      难度系数：该环节得分占满分的比例；区分度 D：按其余环节得分排序，前 27% 与后 27% 的记录在该环节难度系数之差，少于十份记录时无法计算。
      --format html 写成带图表的单个网页，不加载任何外部内容。--json 把整份报告写成一行。
      每份记录的摘要缓存在保存目录的 cache 里；删掉它，数字不变。
      """)

  /// What the report is written as.
  enum Format: String, CaseIterable {
    case text, html, json
  }

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    if arguments.has("--schema") {
      context.console.data(ReportSchema.text)
      return .done
    }
    let format = try format(arguments, in: context)
    let by = try SessionChoice.value("--by", of: ReportTable.self, in: arguments)
    let run = ReportRun(store: try context.store(), query: try query(arguments), context: context)
    let output = try arguments["--output"].map { try OutputFile($0) }
    let (tally, broken) = run.tally()
    SessionChoice.complain(broken, in: context)
    let report = tally.report(run.catalogue(for: tally))
    guard report.totals.finished + report.totals.unfinished > 0 else {
      throw nothing(in: run)
    }
    try write(
      text(of: report, as: format, by: by, toFile: output != nil, in: context), to: output, in: context)
    return broken.isEmpty ? .done : .badData
  }

  private static func text(
    of report: TeamReport, as format: Format, by table: ReportTable?, toFile: Bool, in context: Context
  ) -> [UInt8] {
    switch format {
    case .html: ReportPage(report, language: context.language).bytes
    case .json: Array((ReportJSON.text(report, language: context.language) + "\n").utf8)
    case .text:
      Array(
        ReportText(report, canvas: ReportCanvas(context, isFile: toFile), language: context.language)
          .text(only: table).utf8)
    }
  }

  private static func write(_ bytes: [UInt8], to output: OutputFile?, in context: Context) throws {
    guard let output else { return context.console.data(String(decoding: bytes, as: UTF8.self)) }
    _ = try output.write(bytes)
    try output.finish()
    let path = output.path ?? ""
    context.console.talk(context.say(Words(en: "report written to \(path)\n", zh: "报告已写入 \(path)\n")))
  }

  // MARK: Options

  private static func format(_ arguments: Arguments, in context: Context) throws -> Format {
    let named = try SessionChoice.value("--format", of: Format.self, in: arguments)
    if arguments["--output"] == "" {
      throw Failure(.usage, Words(en: "--output wants a file", zh: "--output 后面要有文件"))
    }
    let ending = arguments["--output"]?.split(separator: ".").last.map { $0.lowercased() }
    let byEnding = ending.flatMap { $0 == "htm" ? .html : Format(rawValue: $0) }
    return named ?? (context.isJSON ? .json : byEnding ?? .text)
  }

  private static func query(_ arguments: Arguments) throws -> ReportQuery {
    var query = ReportQuery(filter: try SessionChoice.filter(arguments))
    if let text = arguments["--month"] {
      guard query.filter.from == nil, query.filter.to == nil else {
        throw Failure(
          .usage,
          Words(en: "--month stands for --from and --to; take one of them", zh: "--month 不能与 --from、--to 同用"))
      }
      guard text.utf8.count == 7, let day = Day(iso: "\(text)-01") else {
        throw Failure(
          .usage,
          Words(
            en: "--month wants a month such as 2026-10, not “\(text)”",
            zh: "--month 要求 2026-10 这样的月份，不能是“\(text)”"))
      }
      query.month = ReportPeriod(.month, of: day)
    }
    if let text = arguments["--certify"] {
      let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 2, let needed = numbers[0], let outOf = numbers[1], needed >= 1, needed <= outOf,
        outOf <= 100
      else {
        throw Failure(
          .usage,
          Words(
            en: "--certify wants two numbers such as 3/5, not “\(text)”",
            zh: "--certify 要求 3/5 这样的两个数，不能是“\(text)”"))
      }
      query.certify = (needed, outOf)
    }
    query.length = try SessionChoice.value("--per", of: ReportPeriod.Length.self, in: arguments)
    return query
  }

  private static func nothing(in run: ReportRun) -> Failure {
    var filter = run.query.filter
    if let month = run.query.month { filter.from = month.name }
    return SessionChoice.nothing(in: run.store, filter)
  }
}
