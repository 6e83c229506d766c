import DrillEngine
import DrillPlay
import DrillStore
import DrillTerminal
import DrillText

/// `drill resume`: goes on with a session that was left.
enum ResumeCommand: Command {
  static let name = "resume"
  static let summary = Words(en: "goes on with the drill you left", zh: "继续未完成的演练")
  static let usage = Words(en: "drill resume [SESSION]", zh: "drill resume [记录]")
  static let most = 1
  static let options = [
    Option("--trainee", value: Words(en: "NAME", zh: "姓名"), Words(en: "whose drill", zh: "谁的演练")),
    PlayCommand.bell,
  ]
  static let details = Words(
    en: """
      Without SESSION it is the one you left last. A beginning of its id, or the letters at its end, are enough.
      The time while it was left does not count; the score sheet says how often it was taken up.
      """,
    zh: """
      不写记录名时，继续最近离开的一个。只写编号的开头，或末尾几个字母即可。
      离开的时间不计；成绩单会注明中断次数。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let store = try context.store()
    let stored: StoredSession
    if let name = arguments.words.first {
      stored = try store.session(named: name)
    } else {
      let trainee = arguments["--trainee"] ?? Host.user
      guard let latest = store.latestUnfinished(of: trainee) else {
        throw Failure(
          .missing, Words(en: "\(trainee) has left no drill", zh: "\(trainee) 没有未完成的演练"),
          advice: store.latestUnfinished().map { other in
            Words(
              en: "\(other.header.trainee) has: ‘drill resume \(other.id)’.",
              zh: "\(other.header.trainee) 有：drill resume \(other.id)。")
          } ?? Words(en: "‘drill list’ shows the drills.", zh: "drill list 列出演练。"))
      }
      stored = latest
    }
    return try resume(stored, in: context, source: LineSource(), hasBell: arguments.has("--bell"))
  }

  static func resume(
    _ stored: StoredSession, in context: Context, source: LineSource, hasBell: Bool = false
  ) throws -> ExitCode {
    guard stored.seal == nil else {
      throw Failure(
        .usage, Words(en: "session \(stored.id) is finished", zh: "记录 \(stored.id) 已经完成"),
        advice: Words(en: "See it with ‘drill show \(stored.id)’.", zh: "查看请用 drill show \(stored.id)。"))
    }
    let isInteractive = context.isInteractive && !context.isJSON
    if !isInteractive, Terminal.isTerminal(.input) {
      throw Failure(.usage, Words(en: "replies cannot be typed here: they must come from a pipe", zh: "无法提问"))
    }
    let store = try context.store()
    let played = try StoredDrill(stored, store: store, context: context)
    guard stored.header.engine == Session.engineNumber else {
      throw Failure(
        .badData,
        Words(
          en: "the session was begun with engine \(stored.header.engine); this is \(Session.engineNumber)",
          zh: "该记录由引擎 \(stored.header.engine) 开始；当前引擎是 \(Session.engineNumber)"))
    }
    Signals.watch()
    let (file, fresh) = try SessionFile.reopen(stored)
    guard fresh.seal == nil else {
      throw Failure(.usage, Words(en: "session \(stored.id) is finished", zh: "记录 \(stored.id) 已经完成"))
    }
    let stage = Stage(
      drill: played.drill, header: fresh.header, clauses: played.clauses, store: store, context: context,
      isInteractive: isInteractive, hasBell: hasBell)
    let recap = Recap(stage.dialogue, palette: context.palette)
    let run = try SessionRun(
      played.drill, stored: fresh, file: file, recap: recap, display: stage.display)
    if !context.isJSON { tell(recap.lines, of: fresh, in: context) }
    if !run.isOver { try run.feed(.reopened, at: run.time) }
    return try stage.play(run, script: nil, source: source, recap: recap.outputs)
  }

  /// The last lines of the dialogue, so that the trainee knows where he stands.
  private static func tell(_ lines: [String], of stored: StoredSession, in context: Context) {
    let shown = lines.suffix(12)
    var text = context.style.bold(stored.header.title) + "\n"
    if shown.count < lines.count { text += "…\n" }
    text += shown.map { "\($0)\n" }.joined()
    context.console.data(text)
    context.console.talk(
      context.style.dim(context.say(Words(en: "— going on —\n", zh: "——继续——\n"))))
  }
}

/// What was there before a session was left: as lines for the trainee, and as it happened.
final class Recap: Display {
  private let display: DialogueDisplay
  /// What happened.
  private(set) var outputs: [Output] = []

  init(_ dialogue: Dialogue, palette: Palette) {
    display = DialogueDisplay(dialogue, detail: .recap, palette: palette, print: { _ in })
  }

  /// The dialogue, line by line.
  var lines: [String] { display.lines }

  func show(_ output: Output) {
    outputs.append(output)
    display.show(output)
  }
}

/// A stored session's drill: the very texts that were played, or those of a regrade.
struct StoredDrill {
  let drill: Drill
  let clauses: [String: String]

  init(
    _ stored: StoredSession, regrade: RegradeRecord? = nil, store: Store, context: Context
  ) throws {
    let header = stored.header
    let loaded = LoadedDrill(
      scenario: try store.text(digest: header.scenarioDigest, ending: "drill"),
      rubric: try store.text(digest: regrade?.seal.rubricDigest ?? header.rubricDigest, ending: "rubric"))
    guard let scenario = loaded.scenario, let rubric = loaded.rubric, !loaded.hasErrors else {
      context.console.talk(loaded.complaints(in: context.language).joined(separator: "\n") + "\n")
      throw Failure(
        .badData,
        Words(
          en: "the texts of session \(stored.id) can no longer be read", zh: "记录 \(stored.id) 的原文已无法读取"))
    }
    drill = Drill(scenario: scenario, rubric: rubric)
    // Clause titles are only for reading; without a library their codes stand alone.
    clauses = (try? context.library())?.clauseTitles(header.language) ?? [:]
  }
}
