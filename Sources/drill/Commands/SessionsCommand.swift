import DrillEngine
import DrillSheets
import DrillStore
import DrillText

/// `drill sessions`: what is stored.
enum SessionsCommand: Command {
  static let name = "sessions"
  static let summary = Words(en: "the stored sessions, filtered", zh: "列出保存的训练记录，可筛选")
  static let usage = Words(same: "drill sessions")
  static let options = SessionChoice.options
  static let details = Words(
    en: """
      The latest stands last. The letters at the end of a session's name are enough for the other commands.
      Where a regrade was applied, its result is shown, with the score as it was before.
      """,
    zh: """
      最近的排在最后。其他命令只需写记录名末尾的几个字母。
      重新评定过的记录显示新成绩，并注明原来的得分。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let store = try context.store()
    let filter = try SessionChoice.filter(arguments)
    var rows: [[String]] = []
    var count = 0
    let broken = try store.forEachSession(filter) { glance in
      count += 1
      if context.isJSON {
        context.console.data(line(glance))
      } else {
        rows.append(row(glance, in: context))
      }
    }
    SessionChoice.complain(broken, in: context)
    guard count > 0 else { throw SessionChoice.nothing(in: store, filter) }
    if !context.isJSON { context.console.data(table(rows, in: context)) }
    return broken.isEmpty ? .done : .badData
  }

  private static func line(_ glance: SessionGlance) -> String {
    let header = glance.header
    let card = glance.result
    return JSON.object([
      ("session", .string(header.session)), ("started", .string(header.started)),
      ("trainee", .string(header.trainee)), ("scenario", .string(header.scenario)),
      ("language", .string(header.language.rawValue)), ("title", .string(header.title)),
      ("channel", .string(header.channel.rawValue)), ("mode", .string(header.settings.mode.rawValue)),
      ("verdict", .string(glance.standing.rawValue)),
      ("score", card.map { .number($0.score) } ?? .null),
      ("passed", card.map { .bool($0.isPassed) } ?? .null),
      ("ending", card.map { .string($0.ending.name) } ?? .null),
      ("engine", .int(glance.holdingHeader.engine)),
      ("regraded", glance.regrade.map { .string($0.at) } ?? .null),
      ("firstScore", glance.seal.map { .number($0.scorecard.score) } ?? .null),
    ]).text + "\n"
  }

  private static func row(_ glance: SessionGlance, in context: Context) -> [String] {
    let header = glance.header
    let isExam = header.settings.mode == .exam
    return [
      header.session, String(header.started.prefix(10)), header.trainee, header.title,
      context.say(header.channel.words), isExam ? context.say(Mode.exam.words) : "",
      glance.result?.score ?? "–", context.say(glance.standing.words), Self.earlier(glance, in: context),
    ]
  }

  /// The sealed score where a regrade holds instead.
  private static func earlier(_ glance: SessionGlance, in context: Context) -> String {
    guard glance.regrade != nil, let seal = glance.seal else { return "" }
    return context.say(
      Words(en: "regraded; was \(seal.scorecard.score)", zh: "已重新评定；原为 \(seal.scorecard.score)"))
  }

  private static func table(_ rows: [[String]], in context: Context) -> String {
    let head = [
      Words(en: "session", zh: "记录"), Words(en: "date", zh: "日期"), Words(en: "trainee", zh: "学员"),
      Words(en: "drill", zh: "演练"), Words(en: "channel", zh: "渠道"), Words(same: ""),
      Words(en: "score", zh: "得分"),
      Words(en: "verdict", zh: "结果"), Words(same: ""),
    ].map(context.say)
    var widths = head.map { DisplayWidth.columns(of: $0) }
    for row in rows {
      for (index, cell) in row.enumerated() {
        widths[index] = max(widths[index], DisplayWidth.columns(of: cell))
      }
    }
    func line(_ cells: [String]) -> String {
      var text = zip(cells, widths).map { padded($0, to: $1) }.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    return context.style.bold(line(head)) + rows.map(line).joined()
  }
}
