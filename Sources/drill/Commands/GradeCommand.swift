import DrillGrade
import DrillText

/// `drill grade`: grades any number of replies and transcripts.
enum GradeCommand: Command {
  static let name = "grade"
  static let summary = Words(
    en: "grades replies and transcripts, JSON Lines in and out", zh: "批量评判回答和对话记录（JSON Lines）")
  static let usage = Words(en: "drill grade [FILE…]", zh: "drill grade [文件…]")
  static let most = Int.max
  static let options = [
    Option(
      "--rubric", value: Words(en: "ID|FILE", zh: "编号|文件"),
      Words(en: "the rubric (default etiquette)", zh: "评分表（默认 etiquette）")),
    Option(
      "--jobs", value: Words(same: "N"),
      Words(en: "lines at the same time (default: one for each processor)", zh: "并行数（默认与处理器数相同）")),
    Option("--lenient", Words(en: "exit code 0 in spite of bad lines or no input", zh: "有坏行或没有输入时退出码仍为 0")),
    Option("--progress", Words(en: "how far it is, on a terminal", zh: "在终端上显示进度")),
  ]
  static let details = Words(
    en: """
      Reads the files, or the standard input where there is none or a file is called -. A line is
        {"id": …, "text": "a reply", "lang": "en"}
      or a transcript
        {"id": …, "scenario": "deposit-failure", "turns": [{"from": "trainee", "text": "…", "at": 12}, …]}
      where lang, scenario and at (seconds from the start) are optional. Each line is answered by one line:
        {"id": …, "labels": […], "findings": [{"rule", "kind", "confidence", "turn", "start", "end", "text"}, …]}
      start and end count Unicode scalars; turn counts the trainee's replies from 1, and turns of the trainee that
      follow each other are one reply. A transcript with a scenario also gets score, passed and missed; its
      scenario names its own rubric. The language is the line's, else --lang, else told by the letters.
      A line that cannot be graded is reported on the standard error and left out; the exit code is 65 then.
      """,
    zh: """
      读入各文件；没有文件或文件名为 - 时读标准输入。每行是一条回答
        {"id": …, "text": "回答", "lang": "zh"}
      或一份对话记录
        {"id": …, "scenario": "deposit-failure", "turns": [{"from": "trainee", "text": "…", "at": 12}, …]}
      lang、scenario、at（距开始的秒数）可以不写。每行得到一行结果：
        {"id": …, "labels": […], "findings": [{"rule", "kind", "confidence", "turn", "start", "end", "text"}, …]}
      start 和 end 按 Unicode 标量计；turn 是学员第几次回答（从 1 起），学员连续的几句算一次回答。带剧本的对话记录还有
      score、passed 和 missed，并使用剧本自己的评分表。语言以行内为准，其次 --lang，再次按文字判断。
      无法评判的行在标准错误输出中说明并略过，此时退出码为 65。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let jobs = try jobs(arguments)
    let names = arguments.words.isEmpty ? ["-"] : arguments.words
    let shelf = try GradeShelf(
      rubric: arguments["--rubric"] ?? "etiquette", in: context, threads: jobs)
    let input = try GradeInput(names)
    let wantsProgress = arguments.has("--progress")
    var output = GradeOutput(
      names: names, context: context, showsProgress: wantsProgress && System.talksToTerminal,
      size: input.size)
    let sources = shelf.sources(language: arguments.has("--lang") ? context.language : nil)
    let (tally, failure) = try GradeRun(sources: sources, jobs: jobs).grade(input, to: &output)
    output.finish(tally, showsSpeed: wantsProgress)
    if let failure { throw failure }
    if arguments.has("--lenient") { return .done }
    guard !tally.isEmpty else {
      throw Failure(
        .badData, Words(en: "the input holds no line", zh: "输入是空的"),
        advice: Words(en: "--lenient makes that no failure.", zh: "加 --lenient 则不算失败。"))
    }
    return tally.bad == 0 ? .done : .badData
  }

  private static func jobs(_ arguments: Arguments) throws -> Int {
    guard let text = arguments["--jobs"] else { return min(System.processors, 64) }
    guard let jobs = Int(text), (1...256).contains(jobs) else {
      throw Failure(
        .usage,
        Words(en: "--jobs is a number from 1 to 256, not “\(text)”", zh: "--jobs 是 1 到 256 的整数，不能是“\(text)”"),
        advice: CommandCall.helpHint(Self.self))
    }
    return jobs
  }
}
