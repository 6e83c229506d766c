import DrillText

/// What stands at a place of the command line, as completions need to know it.
enum Operand: Hashable {
  /// A file or a folder of the disk.
  case file, folder
  /// One of these words.
  case words([String])
  /// The name of a drill.
  case drill
  /// The id of a session.
  case session
  /// The name of a command.
  case command
  /// Anything; there is nothing to propose.
  case anything

  /// Reads what stands for it in the English help: `FILE`, `DIR`, `ID`, `bash|zsh|fish`, in brackets or with `…` behind.
  init(placeholder: String) {
    let word = placeholder.filter { !"[]….".contains($0) }
    if word.contains("|") {
      self = .words(word.split(separator: "|").map(String.init))
      return
    }
    switch word {
    case "FILE": self = .file
    case "DIR", "FOLDER": self = .folder
    case "ID": self = .drill
    case "SESSION": self = .session
    case "COMMAND": self = .command
    default: self = .anything
    }
  }
}

/// A command as its help shows it, for completions and the man page: drawn from the one table of commands.
struct CommandShape {
  /// An option with what stands behind it; nil when it takes no value.
  struct Switch {
    let name: String
    let value: Operand?
    let help: String
  }

  let name: String
  let summary: String
  let switches: [Switch]
  /// What stands at each place behind the command.
  let operands: [Operand]
  /// Whether the last operand may be repeated.
  let repeats: Bool

  init(_ command: any Command.Type, in language: Language) {
    name = command.name
    summary = command.summary[language]
    switches = (command.options + Option.global).map { option in
      Switch(
        name: option.name, value: option.value.map { Operand(placeholder: $0.en) },
        help: option.help[language])
    }
    // A usage may show two ways to call it; the first one counts.
    let usage = command.usage.en.split(separator: "\n").first ?? ""
    let places = usage.split(separator: " ").dropFirst(command.name.isEmpty ? 1 : 2)
      .prefix { !$0.hasPrefix("--") && !$0.hasPrefix("[--") }
    operands = places.map { Operand(placeholder: String($0)) }
    repeats = places.last.map { $0.contains("…") || $0.contains("...") } ?? false
  }

  /// Every command that has a name, in the order of the help page.
  static func all(in language: Language) -> [CommandShape] {
    Program.commands.filter { !$0.name.isEmpty }.map { CommandShape($0, in: language) }
  }
}
