import DrillEngine
import DrillScript
import DrillStore
import DrillTerminal
import DrillText

/// `drill play`: plays a drill.
enum PlayCommand: Command {
  static let name = "play"
  static let summary = Words(en: "plays a drill", zh: "开始一个演练")
  static let usage = Words(en: "drill play ID", zh: "drill play 编号")
  static let most = 1
  static let options = [
    Option("--exam", Words(en: "nothing is shown until the end", zh: "考试：结束前不给任何提示")),
    Option(
      "--trainee", value: Words(en: "NAME", zh: "姓名"), Words(en: "who plays (default: you)", zh: "学员，默认是您")),
    Option(
      "--seed", value: Words(en: "N", zh: "数字"),
      Words(en: "picks the customer's wordings (default: at random)", zh: "决定客户用哪种说法，默认随机")),
    Option(
      "--pace", value: Words(same: "slow|normal|fast|instant"),
      Words(en: "how fast the customer speaks", zh: "客户语速：慢、正常、快、立即")),
    Option(
      "--time-factor", value: Words(same: "X"),
      Words(en: "time limits so many times as long, such as 1.5", zh: "时限放宽的倍数，例如 1.5")),
    Option("--no-timer", Words(en: "no time limits", zh: "不限时")),
    bell,
    Option(
      "--replies", value: Words(en: "FILE", zh: "文件"),
      Words(
        en: "replies from a file (- is the standard input) on a virtual clock", zh: "从文件读取回答（- 为标准输入），使用虚拟时钟")
    ),
  ]
  /// The bell is for those who ask for it.
  static let bell = Option(
    "--bell", Words(en: "the terminal's bell for rings and the last 10 s", zh: "来电和最后 10 秒时响铃"))
  static let details = Words(
    en: """
      ID is the name of a drill (see ‘drill list’), zh/ID or en/ID for that language, or the path of a .drill file.
      A reply file holds one reply a line; each is sent 5 s after the customer's last word. ‘@12s reply’ sets
      another time, ‘@+2s reply’ sends a further chat bubble, /hold /callback /transfer /hangup are actions, // and @@
      begin a reply with a slash or an at sign. Replies that run out while one is awaited count as hanging up.
      Without a terminal and without --replies the replies come from the standard input, without a clock.
      With --json what happens comes as JSON Lines. Exit code: 0 passed, 1 not passed or left.
      """,
    zh: """
      编号见 drill list；zh/编号 或 en/编号 指定语言；也可以写 .drill 文件的路径。
      回答文件每行一句，在客户说完 5 秒后发出。“@12s 回答”另定时间，“@+2s 回答”是接着发的一条网络消息，
      /保持 /回电 /转接 /挂断 是操作，// 和 @@ 表示回答本身以斜杠或 @ 开头。该回答时没有更多内容即视为挂断。
      没有终端也没有 --replies 时，从标准输入逐行读取回答，不计时。
      加 --json 时以 JSON Lines 输出过程。退出码：0 通过，1 未通过或中途离开。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    guard let id = arguments.words.first else {
      throw Failure(
        .usage, Words(en: "which drill?", zh: "要演练哪一个？"),
        advice: Words(en: "‘drill list’ shows them: drill play ID.", zh: "drill list 列出演练：drill play 编号。"))
    }
    return try play(id, arguments: arguments, in: context, source: LineSource())
  }

  static func play(
    _ id: String, arguments: Arguments, in context: Context, source: LineSource
  ) throws -> ExitCode {
    let isInteractive = context.isInteractive && !arguments.has("--replies") && !context.isJSON
    var settings = try settings(
      arguments, isScripted: arguments.has("--replies"), isInteractive: isInteractive)
    let script = try arguments["--replies"].map(replies)
    if script == nil, !isInteractive, Terminal.isTerminal(.input), !context.mayAsk || context.isJSON {
      throw Failure(
        .usage,
        Words(
          en: "replies cannot be typed here: they must come from --replies or a pipe",
          zh: "无法提问：回答须来自 --replies 或管道"))
    }
    let library = try context.library()
    let loaded = try load(id, from: library, in: context, words: isInteractive ? .later : .atOnce)
    guard let scenario = loaded.scenario, let rubric = loaded.rubric, let rubricText = loaded.rubricText,
      !loaded.hasErrors
    else { throw Failure(.badData, Words(en: "\(id) cannot be played", zh: "\(id) 无法演练")) }

    let trainee = arguments["--trainee"] ?? Host.user
    let store = try context.store()
    if settings.mode == .exam { try refuseSecondExam(scenario, trainee: trainee, store: store) }
    settings.typingSpeed = TraineeRecord.typingSpeed(of: trainee, scenario.language, in: store)
    let started = Host.localTime
    let header = SessionHeader(
      session: Store.newID(scenario: scenario.id, started: started), engine: Session.engineNumber,
      scenario: scenario.id, title: scenario.title, language: scenario.language, channel: scenario.channel,
      scenarioDigest: loaded.scenarioText.digest, rubric: rubric.id, rubricDigest: rubricText.digest,
      settings: settings, trainee: trainee, started: started)
    let drill = Drill(scenario: scenario, rubric: rubric)
    if isInteractive || script == nil { Signals.watch() }
    let file = try store.begin(header, scenario: loaded.scenarioText, rubric: rubricText)
    let stage = Stage(
      drill: drill, header: header, clauses: library.clauseTitles(scenario.language), store: store,
      context: context, isInteractive: isInteractive, hasBell: arguments.has("--bell"))
    let run = SessionRun(Session(drill, settings: settings), file: file, display: stage.display)
    if isInteractive {
      // While the first lines are read the phrases are, too.
      _ = try? GradeThread.start { drill.prepare() }
      stage.introduce()
    }
    return try stage.play(run, script: script, source: source)
  }

  // MARK: Options

  private static func settings(
    _ arguments: Arguments, isScripted: Bool, isInteractive: Bool
  ) throws -> Settings {
    var settings = Settings(mode: arguments.has("--exam") ? .exam : .practice)
    if let text = arguments["--seed"] {
      guard let seed = UInt64(text) else {
        throw Failure(
          .usage, Words(en: "--seed wants a whole number, not “\(text)”", zh: "--seed 要求整数，不能是“\(text)”"))
      }
      settings.seed = seed
    } else if !isScripted {
      settings.seed = UInt64.random(in: 1..<1_000_000)
    }
    if let text = arguments["--pace"] {
      guard let pace = Pace(rawValue: text) else {
        let near = Nearest.best(for: text, among: Pace.allCases.map(\.rawValue))
        throw Failure(
          .usage,
          Words(
            en: "--pace is slow, normal, fast or instant, not “\(text)”",
            zh: "--pace 只能是 slow、normal、fast 或 instant，不能是“\(text)”"),
          advice: near.map { Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？") })
      }
      settings.pace = pace
    }
    if let text = arguments["--time-factor"] {
      guard let factor = Double(text), factor >= 0.1, factor <= 100 else {
        throw Failure(
          .usage,
          Words(
            en: "--time-factor wants a number from 0.1 to 100, not “\(text)”",
            zh: "--time-factor 要求 0.1 到 100 的数，不能是“\(text)”"))
      }
      settings.timeFactorPercent = Int((factor * 100).rounded())
    }
    settings.isTimed = !arguments.has("--no-timer") && (isInteractive || isScripted)
    if arguments["--trainee"]?.allSatisfy(\.isWhitespace) == true {
      throw Failure(.usage, Words(en: "--trainee wants a name", zh: "--trainee 后面要有姓名"))
    }
    return settings
  }

  private static func replies(_ path: String) throws -> ReplyScript {
    let bytes = try FileReading.bytes(path)
    if bytes.isEmpty { return ReplyScript.read("") }
    let decoding = TextDecoding.decode(bytes, path: path)
    guard let source = decoding.value, !decoding.diagnostics.hasErrors else {
      throw BrokenFile(decoding.diagnostics, source: decoding.value).failure
    }
    return ReplyScript.read(source.lines.joined(separator: "\n"))
  }

  // MARK: Loading

  /// Reads a drill by its id, `language/id`, or path, and tells why it cannot be played.
  static func load(
    _ id: String, from library: Library, in context: Context, words: Library.WordReading = .atOnce
  ) throws -> LoadedDrill {
    let loaded = try find(id, in: library, language: context.language, words: words)
    // Warnings are for authors; a trainee hears of them only when the drill cannot be played.
    if loaded.hasErrors {
      context.console.talk(loaded.complaints(in: context.language).joined(separator: "\n") + "\n")
    }
    if let other = loaded.otherID {
      context.console.talk(
        context.say(
          Words(
            en: "\(loaded.scenarioText.path): the file's own id is \(other)\n",
            zh: "\(loaded.scenarioText.path)：文件里的编号是 \(other)\n")))
    }
    return loaded
  }

  private static func find(
    _ id: String, in library: Library, language: Language, words: Library.WordReading
  ) throws -> LoadedDrill {
    if id.hasSuffix(".drill") { return try library.load(file: id, language, words: words) }
    let parts = id.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let named = parts.count == 2 ? Language(rawValue: parts[0]) : nil
    let bare = named == nil ? id : parts[1]
    let wanted = named ?? language
    if library.scenarioIDs(wanted).contains(bare) {
      return try library.load(scenario: bare, wanted, words: words)
    }
    let others = Language.allCases.filter { $0 != wanted && library.scenarioIDs($0).contains(bare) }
    let near =
      others.first.map { "\($0.rawValue)/\(bare)" }
      ?? Nearest.best(for: bare, among: library.scenarioIDs(wanted))
    throw Failure(
      .missing, Words(en: "there is no drill “\(id)” in \(library.root)", zh: "\(library.root) 里没有演练“\(id)”"),
      advice: near.map { Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？") }
        ?? Words(en: "‘drill list’ shows the drills.", zh: "drill list 列出所有演练。"))
  }

  private static func refuseSecondExam(_ scenario: Scenario, trainee: String, store: Store) throws {
    let open = store.sessions(of: trainee).last {
      $0.seal == nil && $0.header.settings.mode == .exam && $0.header.scenario == scenario.id
        && $0.header.language == scenario.language
    }
    guard let open else { return }
    throw Failure(
      .cannotCreate,
      Words(
        en: "\(trainee) has begun this exam already and not finished it", zh: "\(trainee) 已经开始这场考试，尚未完成"),
      advice: Words(en: "Go on with ‘drill resume \(open.id)’.", zh: "请用 drill resume \(open.id) 继续。"))
  }
}
