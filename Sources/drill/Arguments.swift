import DrillText

/// A command of the program, with its own help.
protocol Command {
  /// The word that calls it.
  static var name: String { get }
  /// What it does, in one line.
  static var summary: Words { get }
  /// How it is called, without the options.
  static var usage: Words { get }
  /// What else there is to know.
  static var details: Words { get }
  /// Its own options.
  static var options: [Option] { get }
  /// Most plain words that it takes.
  static var most: Int { get }
  /// Does it.
  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode
}

extension Command {
  static var details: Words { Words(same: "") }
  static var options: [Option] { [] }
  static var most: Int { 0 }
}

/// An option of a command.
struct Option {
  /// The option with its dashes, such as `--seed`.
  let name: String
  /// What stands for its value in the help; nil when it takes none.
  let value: Words?
  /// What it does.
  let help: Words

  init(_ name: String, value: Words? = nil, _ help: Words) {
    self.name = name
    self.value = value
    self.help = help
  }

  /// The options that every command takes.
  static let global: [Option] = [
    Option(
      "--lang", value: Words(same: "en|zh"),
      Words(en: "language of the program and of bare drill ids", zh: "程序和演练编号的语言")),
    Option(
      "--data", value: Words(en: "DIR", zh: "目录"), Words(en: "where the drills are", zh: "演练资料所在目录")),
    Option(
      "--store", value: Words(en: "DIR", zh: "目录"),
      Words(en: "where sessions are kept", zh: "训练记录保存目录")),
    Option("--plain", Words(en: "no colours, bars or signs", zh: "不用颜色、条形和符号")),
    Option("--no-color", Words(en: "no colours", zh: "不用颜色")),
    Option("--no-input", Words(en: "never ask at the terminal", zh: "不在终端上提问")),
    Option("--json", Words(en: "JSON Lines instead of text", zh: "输出 JSON Lines 而不是文字")),
    Option("--help", Words(en: "help for the command", zh: "命令的帮助")),
  ]
}

/// The words and options that a command was called with.
struct Arguments {
  /// The plain words.
  var words: [String] = []
  private var values: [String: [String]] = [:]

  /// Whether an option was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option; the last, where it was given several times.
  subscript(name: String) -> String? { values[name]?.last }

  /// Every value of an option that may be given several times, in order.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// Takes in an option with its value.
  mutating func add(_ value: String, to name: String) { values[name, default: []].append(value) }
}

/// A command line, understood.
struct CommandCall {
  let command: any Command.Type
  let arguments: Arguments

  init(_ words: [String], context: inout Context) throws {
    // The language is wanted for the complaints about everything else.
    Self.takeLanguage(words, context: &context)
    let found = try Self.command(in: words)
    let command = found?.command ?? MenuCommand.self
    var arguments = Arguments()
    var rest = words
    if let found { rest.remove(at: found.index) }
    try Self.read(rest, for: command, into: &arguments)
    try Self.apply(arguments, to: &context)
    if arguments.has("--help") {
      arguments.words = found == nil ? [] : [command.name]
      self.command = HelpCommand.self
    } else if arguments.has("--version") {
      self.command = HelpCommand.self
    } else {
      self.command = command
      if arguments.words.count > command.most {
        throw Failure(
          .usage,
          Words(
            en: "“\(arguments.words[command.most])” is one word too many for ‘drill \(command.name)’",
            zh: "drill \(command.name) 不需要“\(arguments.words[command.most])”"),
          advice: Self.helpHint(command))
      }
    }
    self.arguments = arguments
  }

  static func helpHint(_ command: any Command.Type) -> Words {
    let line = command.name.isEmpty ? "drill help" : "drill help \(command.name)"
    return Words(en: "‘\(line)’ shows how it is called.", zh: "用法见 \(line)。")
  }

  private static func takeLanguage(_ words: [String], context: inout Context) {
    for (index, word) in words.enumerated() {
      if word == "--" { return }
      let value =
        word.hasPrefix("--lang=")
        ? String(word.dropFirst("--lang=".count))
        : word == "--lang" && index + 1 < words.count ? words[index + 1] : nil
      if let language = value.flatMap(Language.init(rawValue:)) { context.language = language }
    }
  }

  /// The first plain word, which names the command.
  private static func command(in words: [String]) throws -> (command: any Command.Type, index: Int)? {
    var index = 0
    while index < words.count {
      let word = words[index]
      if word == "--" { return nil }
      if word.hasPrefix("-"), word.count > 1 {
        let takesValue = Option.global.contains { $0.name == word && $0.value != nil }
        index += takesValue ? 2 : 1
        continue
      }
      if let command = Program.commands.first(where: { $0.name == word }) { return (command, index) }
      let names = Program.commands.map { $0.name }.filter { !$0.isEmpty }
      let near = Nearest.best(for: word, among: names)
      throw Failure(
        .usage, Words(en: "there is no command “\(word)”", zh: "没有命令“\(word)”"),
        advice: near.map {
          Words(en: "Did you mean ‘drill \($0)’?", zh: "是不是 drill \($0)？")
        } ?? Words(en: "‘drill help’ lists the commands.", zh: "drill help 列出所有命令。"))
    }
    return nil
  }

  private static func read(
    _ words: [String], for command: any Command.Type, into arguments: inout Arguments
  ) throws {
    let options = Option.global + command.options + [Option("--version", Words(same: ""))]
    var index = 0
    var onlyWords = false
    while index < words.count {
      let word = words[index]
      index += 1
      if onlyWords || word == "-" || !word.hasPrefix("-") {
        arguments.words.append(word)
        continue
      }
      if word == "--" {
        onlyWords = true
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = parts[0] == "-h" ? "--help" : parts[0]
      guard let option = options.first(where: { $0.name == name }) else {
        throw unknown(name, among: options, of: command)
      }
      if option.value == nil {
        guard parts.count == 1 else {
          throw Failure(
            .usage, Words(en: "\(name) takes no value", zh: "\(name) 不带值"), advice: helpHint(command))
        }
        arguments.add("", to: name)
      } else if parts.count == 2 {
        arguments.add(parts[1], to: name)
      } else if index < words.count {
        arguments.add(words[index], to: name)
        index += 1
      } else {
        throw Failure(
          .usage, Words(en: "\(name) wants a value", zh: "\(name) 后面要有值"), advice: helpHint(command))
      }
    }
  }

  private static func unknown(
    _ name: String, among options: [Option], of command: any Command.Type
  ) -> Failure {
    let near = Nearest.best(for: name, among: options.map(\.name))
    return Failure(
      .usage, Words(en: "there is no option \(name)", zh: "没有选项 \(name)"),
      advice: near.map { Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？") } ?? helpHint(command))
  }

  private static func apply(_ arguments: Arguments, to context: inout Context) throws {
    if let name = arguments["--lang"] {
      guard let language = Language(rawValue: name) else {
        throw Failure(
          .usage,
          Words(en: "--lang is en or zh, not “\(name)”", zh: "--lang 只能是 en 或 zh，不能是“\(name)”"))
      }
      context.language = language
    }
    for name in ["--data", "--store"] where arguments[name] == "" {
      throw Failure(.usage, Words(en: "\(name) wants a folder", zh: "\(name) 后面要有目录"))
    }
    context.dataOption = arguments["--data"]
    context.storeOption = arguments["--store"]
    context.isPlain = arguments.has("--plain")
    if arguments.has("--no-color") { context.mayColour = false }
    context.mayAsk = !arguments.has("--no-input")
    context.isJSON = arguments.has("--json")
  }
}
