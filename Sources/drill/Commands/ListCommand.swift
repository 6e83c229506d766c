import DrillEngine
import DrillStore
import DrillText

/// `drill list`: the drills there are.
enum ListCommand: Command {
  static let name = "list"
  static let summary = Words(
    en: "the drills, with channel, level, clauses and your best score", zh: "列出演练：渠道、难度、条款、最好成绩")
  static let usage = Words(same: "drill list")
  static let options = [
    Option(
      "--trainee", value: Words(en: "NAME", zh: "姓名"),
      Words(en: "whose best scores", zh: "显示谁的最好成绩"))
  ]
  static let details = Words(
    en: "Drills that exist only in the other language stand last, as zh/ID or en/ID.",
    zh: "只有另一种语言版本的演练排在最后，写作 en/编号 或 zh/编号。")

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let library = try context.library()
    let catalogue = Catalogue(
      library: library, store: try? context.store(), language: context.language,
      trainee: arguments["--trainee"] ?? Host.user)
    catalogue.complain(in: context)
    guard !catalogue.entries.isEmpty else {
      throw Failure(
        catalogue.broken.isEmpty ? .missing : .badData,
        Words(en: "there is no drill in \(library.root)", zh: "\(library.root) 里没有演练"))
    }
    context.console.data(context.isJSON ? lines(catalogue) : table(catalogue, in: context))
    return .done
  }

  private static func lines(_ catalogue: Catalogue) -> String {
    catalogue.entries.map { entry in
      let scenario = entry.scenario
      return JSON.object([
        ("id", .string(scenario.id)), ("language", .string(scenario.language.rawValue)),
        ("title", .string(scenario.title)), ("channel", .string(scenario.channel.rawValue)),
        ("level", scenario.level.map(JSON.int) ?? .null),
        ("topic", scenario.topic.map(JSON.string) ?? .null),
        ("clauses", .array(scenario.clauses.map(JSON.string))),
        ("best", entry.best.map { .number(Scorecard.decimal($0.tenths)) } ?? .null),
        ("passed", entry.best.map { .bool($0.isPassed) } ?? .null),
      ]).text + "\n"
    }.joined()
  }

  private static func table(_ catalogue: Catalogue, in context: Context) -> String {
    let head = [
      Words(en: "id", zh: "编号"), Words(en: "title", zh: "标题"), Words(en: "channel", zh: "渠道"),
      Words(en: "level", zh: "难度"), Words(en: "best", zh: "最好成绩"), Words(en: "clauses", zh: "条款"),
    ].map(context.say)
    let rows = catalogue.entries.map { entry in
      [
        entry.name, entry.scenario.title, context.say(entry.scenario.channel.words),
        entry.scenario.level.map(String.init) ?? "–", entry.bestText(in: context.language),
        entry.scenario.clauses.joined(separator: " "),
      ]
    }
    let widths = head.indices.map { column in
      ([head] + rows).map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      var text = zip(cells, widths).map { padded($0, to: $1) }.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    return context.style.bold(line(head)) + rows.map(line).joined()
  }
}
