import DrillStore
import DrillTerminal
import DrillText

/// `drill` alone: a short menu on a terminal, else the list of drills.
enum MenuCommand: Command {
  static let name = ""
  static let summary = Words(en: "a short menu; without a terminal the list of drills", zh: "简短菜单；没有终端时列出演练")
  static let usage = Words(same: "drill")

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    guard context.isInteractive else { return try ListCommand.run(arguments, in: context) }
    let library = try context.library()
    let store = try? context.store()
    let catalogue = Catalogue(
      library: library, store: store, language: context.language, trainee: Host.user)
    catalogue.complain(in: context)
    let left = store?.latestUnfinished(of: Host.user)
    guard !catalogue.entries.isEmpty else {
      throw Failure(.missing, Words(en: "there is no drill in \(library.root)", zh: "\(library.root) 里没有演练"))
    }
    let first = catalogue.entries.firstIndex { $0.best?.isPassed != true } ?? 0
    show(catalogue, left: left, first: first, in: context)

    Signals.watch()
    var source = LineSource()
    while true {
      context.console.talk("> ")
      switch source.next(within: nil) {
      case .deadline: continue
      case .endOfInput:
        context.console.talk("\n")
        return .done
      case .signal(let signal):
        context.console.talk("\n")
        return ExitCode(signal)
      case .line(let line):
        let word = line.text.filter { !$0.isWhitespace }.lowercased()
        if ["q", "/quit", "quit", "退出", "、退出"].contains(word) { return .done }
        if word == "r", let left { return try ResumeCommand.resume(left, in: context, source: source) }
        let number = word.isEmpty ? first + 1 : Int(word)
        if let number, catalogue.entries.indices.contains(number - 1) {
          return try start(catalogue.entries[number - 1].name, in: context, source: source)
        }
        if let entry = catalogue.entries.first(where: { $0.name == word }) {
          return try start(entry.name, in: context, source: source)
        }
        context.console.talk(
          context.say(
            Words(
              en: "Type a number from 1 to \(catalogue.entries.count), or q.\n",
              zh: "请输入 1 到 \(catalogue.entries.count) 的数字，或 q。\n")))
      }
    }
  }

  private static func start(_ name: String, in context: Context, source: LineSource) throws -> ExitCode {
    try PlayCommand.play(name, arguments: Arguments(), in: context, source: source)
  }

  private static func show(_ catalogue: Catalogue, left: StoredSession?, first: Int, in context: Context) {
    var text = context.style.bold(context.say(Words(en: "Drills", zh: "演练"))) + "\n"
    let names = catalogue.entries.map { DisplayWidth.columns(of: $0.scenario.title) }.max() ?? 0
    for (index, entry) in catalogue.entries.enumerated() {
      let number = index < 9 ? " \(index + 1)" : "\(index + 1)"
      let channel = padded(context.say(entry.scenario.channel.words), to: 6)
      text += "\(number)  \(padded(entry.scenario.title, to: names))  \(channel)"
      text += "  \(entry.bestText(in: context.language))\n"
    }
    if let left {
      let title = left.header.title
      text += context.say(Words(en: " r  go on with “\(title)”\n", zh: " r  继续“\(title)”\n"))
    }
    let name = catalogue.entries[first].scenario.title
    text += context.style.dim(
      context.say(
        Words(
          en: "Enter starts “\(name)”; a number starts that drill; q quits.\n",
          zh: "回车开始“\(name)”；输入数字开始相应演练；q 退出。\n")))
    context.console.data(text)
  }
}
