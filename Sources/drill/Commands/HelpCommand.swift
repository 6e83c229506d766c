import DrillEngine
import DrillText

/// `drill help`: what the commands do.
enum HelpCommand: Command {
  static let name = "help"
  static let summary = Words(en: "help for a command", zh: "命令的帮助")
  static let usage = Words(en: "drill help [COMMAND]", zh: "drill help [命令]")
  static let most = 1
  static let options = [
    Option(
      "--man",
      Words(
        en: "all of it as a manual page: drill help --man | man -l -", zh: "输出手册页：drill help --man | man -l -"
      ))
  ]

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    if arguments.has("--version") {
      context.console.data("drill 1 (engine \(Session.engineNumber))\n")
      return .done
    }
    if arguments.has("--man") {
      context.console.data(ManPage(language: context.language).text)
      return .done
    }
    guard let word = arguments.words.first else {
      context.console.data(overview(in: context.language))
      return .done
    }
    guard let command = Program.commands.first(where: { $0.name == word }) else {
      let near = Nearest.best(for: word, among: Program.commands.map { $0.name })
      throw Failure(
        .usage, Words(en: "there is no command “\(word)”", zh: "没有命令“\(word)”"),
        advice: near.map { Words(en: "Did you mean ‘drill help \($0)’?", zh: "是不是 drill help \($0)？") })
    }
    context.console.data(page(for: command, in: context.language))
    return .done
  }

  private static func overview(in language: Language) -> String {
    var text =
      Words(
        en: "drill – practise service etiquette on the phone, in chat and face to face\n\n",
        zh: "drill——服务礼仪实战演练：电话、网络、面对面\n\n")[language]
    let width = Program.commands.map { DisplayWidth.columns(of: $0.usage[language]) }.max() ?? 0
    for command in Program.commands {
      text += "  \(padded(command.usage[language], to: width))  \(command.summary[language])\n"
    }
    text += "\n" + Words(en: "Options of every command:\n", zh: "所有命令的选项：\n")[language]
    text += table(of: Option.global, in: language)
    text +=
      "\n"
      + Words(
        en: "‘drill help COMMAND’ tells more about a command.\n", zh: "drill help 命令 可查看某个命令的说明。\n")[
        language]
    return text
  }

  private static func page(for command: any Command.Type, in language: Language) -> String {
    var text = "\(command.usage[language])\n  \(command.summary[language])\n"
    if !command.options.isEmpty { text += "\n" + table(of: command.options, in: language) }
    let details = command.details[language]
    if !details.isEmpty { text += "\n\(details)\n" }
    text +=
      "\n"
      + Words(en: "Options of every command: ‘drill help’.\n", zh: "所有命令共有的选项见 drill help。\n")[language]
    return text
  }

  private static func table(of options: [Option], in language: Language) -> String {
    let names = options.map { option in
      option.value.map { "\(option.name) \($0[language])" } ?? option.name
    }
    let width = names.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    return zip(names, options).map { "  \(padded($0, to: width))  \($1.help[language])\n" }.joined()
  }
}

/// A text with spaces behind it up to a display width.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)))
}
