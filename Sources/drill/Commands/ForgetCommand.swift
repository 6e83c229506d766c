import DrillEngine
import DrillStore
import DrillTerminal
import DrillText

/// `drill forget`: erases everything about one trainee.
enum ForgetCommand: Command {
  static let name = "forget"
  static let summary = Words(en: "erases everything about one trainee", zh: "删除某位学员的全部资料")
  static let usage = Words(en: "drill forget TRAINEE", zh: "drill forget 学员")
  static let most = 1
  static let options = [Option("--yes", Words(en: "without asking", zh: "不再询问"))]
  static let details = Words(
    en: """
      Sessions, their reviews, and whatever else the store keeps under the very name are erased for good. Sheets and
      copies that were made elsewhere stay, and so do reviews that the trainee wrote about others.
      """,
    zh: """
      永久删除记录库中该姓名下的训练记录、对它们的评阅和其他资料。
      已导出的成绩单、其他地方的副本，以及该学员为别人写的评阅不在其内。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    guard let trainee = arguments.words.first, !trainee.isEmpty else {
      throw Failure(
        .usage, Words(en: "which trainee?", zh: "要删除哪位学员？"), advice: CommandCall.helpHint(Self.self))
    }
    let store = try context.store()
    // What cannot be looked into must not pass for nothing.
    if let closed = store.closedFolders(of: trainee).first { throw Failure(closed) }
    let data = store.data(of: trainee)
    guard !data.isEmpty else {
      let near = Nearest.best(for: trainee, among: store.trainees)
      throw Failure(
        .missing,
        Words(
          en: "there is nothing about \(trainee) in \(store.root)", zh: "\(store.root) 里没有 \(trainee) 的资料"),
        advice: near.map { Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？") })
    }
    if !arguments.has("--yes") {
      guard context.isInteractive else {
        throw Failure(
          .usage, Words(en: "there is nobody to ask", zh: "无法询问"),
          advice: Words(en: "--yes erases without asking.", zh: "加 --yes 可不经询问直接删除。"))
      }
      guard try isConfirmed(data, in: context) else {
        context.console.talk(context.say(Words(en: "Nothing was erased.\n", zh: "没有删除任何内容。\n")))
        return .notPassed
      }
    }
    let bytes = data.bytes
    try store.erase(data)
    tell(data, bytes: bytes, in: context)
    return .done
  }

  private static func isConfirmed(_ data: TraineeData, in context: Context) throws -> Bool {
    context.console.data(context.say(contents(of: data)))
    context.console.talk(
      context.say(
        Words(
          en: "This cannot be undone. Type yes to erase it all: ", zh: "删除后无法恢复。输入 yes 或 是 确认删除：")))
    Signals.watch()
    var source = LineSource()
    while true {
      switch source.next(within: nil) {
      case .deadline: continue
      case .endOfInput, .signal: return false
      case .line(let line):
        return ["yes", "是"].contains(line.text.filter { !$0.isWhitespace }.lowercased())
      }
    }
  }

  private static func contents(of data: TraineeData) -> Words {
    let (sessions, reviews, others) = (data.sessions.count, data.reviews.count, data.others.count)
    let regrades = data.regrades.count
    return Words(
      en:
        "\(data.trainee): session files \(sessions), reviews \(reviews), regrades \(regrades), other files \(others)\n",
      zh: "\(data.trainee)：训练记录 \(sessions) 份，评阅 \(reviews) 份，重新评定 \(regrades) 份，其他文件 \(others) 个\n")
  }

  private static func tell(_ data: TraineeData, bytes: Int, in context: Context) {
    if context.isJSON {
      func list(_ paths: [String]) -> JSON { .array(paths.map(JSON.string)) }
      let object = JSON.object([
        ("trainee", .string(data.trainee)), ("sessions", list(data.sessions)),
        ("reviews", list(data.reviews)), ("regrades", list(data.regrades)),
        ("others", list(data.others)), ("bytes", .int(bytes)),
      ])
      return context.console.data(object.text + "\n")
    }
    let size = max(1, bytes / 1024)
    context.console.data(context.say(Words(en: "Erased: ", zh: "已删除：")) + context.say(contents(of: data)))
    for path in data.others { context.console.data("  \(path)\n") }
    context.console.talk(
      context.say(
        Words(
          en: "\(size) KB are gone for good. Sheets and copies elsewhere are not touched.\n",
          zh: "共 \(size) KB，无法恢复。已导出的成绩单和其他地方的副本不受影响。\n")))
  }
}
