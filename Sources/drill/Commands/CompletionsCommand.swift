import DrillStore
import DrillText

/// `drill completions`: scripts by which shells complete commands, options, drills and sessions.
enum CompletionsCommand: Command {
  static let name = "completions"
  static let summary = Words(en: "completions for a shell", zh: "命令行补全脚本")
  static let usage = Words(same: "drill completions bash|zsh|fish")
  static let most = 1
  static let details = Words(
    en: """
      For bash, in ~/.bashrc: eval "$(drill completions bash)"
      For zsh, in ~/.zshrc after compinit: eval "$(drill completions zsh)"
      For fish, in ~/.config/fish/config.fish: drill completions fish | source
      The scripts ask the program for drills and sessions, so these are always those there are.
      """,
    zh: """
      bash：在 ~/.bashrc 中写 eval "$(drill completions bash)"
      zsh：在 ~/.zshrc 的 compinit 之后写 eval "$(drill completions zsh)"
      fish：在 ~/.config/fish/config.fish 中写 drill completions fish | source
      脚本向程序询问演练和记录的编号，因此总是最新的。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let commands = CommandShape.all(in: context.language)
    switch arguments.words.first {
    case "bash": context.console.data(BashCompletion(commands: commands).text)
    case "zsh": context.console.data(ZshCompletion(commands: commands).text)
    case "fish": context.console.data(FishCompletion(commands: commands).text)
    // What the scripts ask for: a name, a tab, what it is.
    case "drills": context.console.data(try drills(in: context))
    case "sessions": context.console.data(try context.store().sessionIDs().map { $0 + "\n" }.joined())
    case let word:
      throw Failure(
        .usage,
        Words(en: "for which shell: bash, zsh or fish?", zh: "要哪种 shell 的：bash、zsh 还是 fish？"),
        advice: word.flatMap { Nearest.best(for: $0, among: ["bash", "zsh", "fish"]) }.map {
          Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？")
        })
    }
    return .done
  }

  private static func drills(in context: Context) throws -> String {
    let library = try context.library()
    // Every drill can be named with its language, those of the program's own without.
    return Language.allCases.sorted { a, _ in a == context.language }.flatMap { language in
      library.headings(language).map { listed in
        let name = language == context.language ? listed.id : "\(language.rawValue)/\(listed.id)"
        return "\(name)\t\(listed.heading?.title ?? "")\n"
      }
    }.joined()
  }
}
