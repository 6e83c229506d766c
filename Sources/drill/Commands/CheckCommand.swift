import DrillCheck
import DrillEngine
import DrillText

/// `drill check`: proves drills and rubrics before anyone plays them.
enum CheckCommand: Command {
  static let name = "check"
  static let summary = Words(
    en: "checks and proves scenarios and rubrics", zh: "检查并证明剧本和评分表")
  static let usage = Words(en: "drill check [FILE…]", zh: "drill check [文件…]")
  static let most = Int.max
  static let options = [
    Option("--coverage", Words(en: "what the replies of each step put to the proof", zh: "列出每一步的例句覆盖了什么")),
    Option(
      "--mutate",
      Words(
        en: "takes phrases and branches out in turn, and names those that nothing would miss",
        zh: "逐个去掉短语和分支，列出去掉也没人发现的")),
    Option(
      "--explain", value: Words(en: "CODE", zh: "代码"),
      Words(en: "what a code means, why it matters, how to mend it", zh: "说明某个代码的含义、原因和改法")),
    Option(
      "--all", Words(en: "every finding, where one kind has many in a file", zh: "同一种问题很多时也全部列出")),
  ]
  static let details = Words(
    en: """
      Without a file the whole library is checked, in both languages, and the languages are compared. A file is a
      .drill or a .rubric; a scenario may also be named by its id, as in zh/deposit-failure. Each finding says where
      it stands, what is wrong and what to write instead; behind => ? the line to paste is printed.
      The checker also plays every drill: with model replies, the worst way that they still mend, and tricks of its
      own that must not pass. Exit code 0 when everything holds, 1 when anything was found.
      --mutate takes out every phrase, exception and branch in turn, which takes about a second for each thousand, and
      names what no example and no reply would miss: hints where an example is wanting or a phrase is one too many. The
      phrases of one rule or list are told together, with --all or --json one by one; hints count as findings for the
      exit code.
      """,
    zh: """
      不写文件就检查整个资料库的两种语言，并互相对照。文件是 .drill 或 .rubric；剧本也可以写编号，如 zh/deposit-failure。
      每条结果写明位置、问题和改法；=> ? 会给出可以粘贴的那一行。
      检查时还会把每个演练走一遍：照范例走、走到最坏还能挽回的情形，以及自己想办法蒙混（都不能及格）。
      全部成立时退出码为 0，有问题时为 1。
      --mutate 逐个去掉每个短语、例外和分支（每千个约一秒），列出去掉也没有例句和回答会发现的：这里缺例句，或者短语多余。
      同一条规则或词表的合在一起说，加 --all 或 --json 逐个列出；这些提示也算在退出码里。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    if let code = arguments["--explain"] { return try explain(code, in: context) }
    var run = try CheckRun(arguments.words, in: context)
    try run.check()
    if arguments.has("--mutate") { run.mutate(each: arguments.has("--all") || context.isJSON) }
    let printer = CheckPrinter(
      context: context, showsAll: arguments.has("--all"), showsCoverage: arguments.has("--coverage"))
    printer.print(run)
    let found = run.results.contains { !$0.diagnostics.isEmpty }
    if found { return .notPassed }
    let isWhole = arguments.words.isEmpty
    guard !run.tally.isEmpty, !isWhole || run.tally.scenarios > 0 else {
      throw Failure(.missing, Words(en: "nothing was checked", zh: "什么也没有检查"))
    }
    return .done
  }

  private static func explain(_ id: String, in context: Context) throws -> ExitCode {
    guard let code = CheckCodes.code(id) else {
      throw Failure(
        .usage, Words(en: "there is no code “\(id)”", zh: "没有代码“\(id)”"),
        advice: Nearest.best(for: id, among: CheckCodes.all.map(\.id)).map {
          Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？")
        })
    }
    if context.isJSON {
      context.console.data(
        JSON.object([
          ("code", .string(code.id)), ("title", .string(context.say(code.title))),
          ("page", .string(context.say(code.page))),
        ]).text + "\n")
    } else {
      context.console.data(
        context.style.bold("\(code.id)  \(context.say(code.title))\n") + "\(context.say(code.page))\n")
    }
    return .done
  }
}
