import DrillEngine
import DrillReview
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
    let catalogue = Catalogue(
      library: library, store: nil, language: context.language, trainee: Host.user)
    catalogue.complain(in: context)
    let store = try? context.store()
    let record = try? TraineeRecord(of: Host.user, in: context)
    let day = Day.today
    let left = record.flatMap { store?.latestUnfinished(of: Host.user, besides: $0.sessions) }
    guard let menu = MenuItems(catalogue, library: library, record: record, left: left, on: day, in: context)
    else {
      throw Failure(.missing, Words(en: "there is no drill in \(library.root)", zh: "\(library.root) 里没有演练"))
    }
    Signals.watch()
    if context.mayDraw, TerminalMode.begin() {
      Signals.watchTerminal()
      var live = LiveMenu(menu, context: context)
      let end = live.run()
      TerminalMode.restore()
      return try carryOut(end, menu, in: context, source: LineSource())
    }
    var plain = PlainMenu(menu, context: context)
    let end = plain.run()
    return try carryOut(end, menu, in: context, source: plain.source)
  }

  private static func carryOut(
    _ end: MenuEnd, _ menu: MenuItems, in context: Context, source: LineSource
  ) throws -> ExitCode {
    switch end {
    case .left: return .done
    case .signal(let signal): return ExitCode(signal)
    case .picked(.drill(let name)), .picked(.next(let name)):
      return try PlayCommand.play(name, arguments: Arguments(), in: context, source: source)
    case .picked(.resume):
      guard let left = menu.left else { return .done }
      let stored = try context.store().session(named: left.id)
      return try ResumeCommand.resume(stored, in: context, source: source)
    case .picked(.today): return try TodayCommand.run(Arguments(), in: context)
    case .picked(.mistakes): return try MistakesCommand.run(Arguments(), in: context)
    }
  }
}

/// How a menu was left.
enum MenuEnd {
  case picked(MenuModel.Choice)
  case left
  case signal(StopSignal)
}

/// The menu on a terminal that is drawn on; raw mode and watched signals are the caller's.
struct LiveMenu {
  private let menu: MenuItems
  private let context: Context
  private var model: MenuModel
  private var screen: LiveScreen
  private var keys = KeySource()

  init(_ menu: MenuItems, context: Context) {
    self.menu = menu
    self.context = context
    model = MenuModel(menu.items)
    screen = LiveScreen(palette: context.palette == .none ? .mono : context.palette)
  }

  /// Runs until something is picked or the person leaves.
  mutating func run() -> MenuEnd {
    defer { context.console.data(screen.leave()) }
    while true {
      let size = Terminal.size
      let view = MenuView(
        model: model, language: context.language, introduction: menu.introduction(in: context))
      context.console.data(screen.frame(printing: [], block: view.block(in: size), size: size))
      switch keys.next(within: nil) {
      case .deadline, .resized: continue
      case .continued:
        TerminalMode.resume()
        screen.forget()
      case .endOfInput: return .signal(.hangUp)
      case .signal(let signal): return .signal(signal)
      case .key(let key):
        switch model.take(key, page: view.room(in: size) - 1) {
        case .changed: continue
        case .picked(let choice): return .picked(choice)
        case .leave: return .left
        case .interrupt: return .signal(.interrupt)
        case .redraw: screen.redraw()
        case .suspend:
          context.console.data(screen.leave())
          TerminalMode.suspend()
          screen.forget()
        }
      }
    }
  }
}

/// The menu as numbered lines, for screen readers and terminals that cannot be drawn on.
struct PlainMenu {
  private let menu: MenuItems
  private let context: Context
  private(set) var source = LineSource()

  init(_ menu: MenuItems, context: Context) {
    self.menu = menu
    self.context = context
  }

  /// Runs until something is picked or the person leaves.
  mutating func run() -> MenuEnd {
    context.console.data(page)
    while true {
      context.console.talk("> ")
      switch source.next(within: nil) {
      case .deadline: continue
      case .endOfInput:
        context.console.talk("\n")
        return .left
      case .signal(let signal):
        context.console.talk("\n")
        return .signal(signal)
      case .line(let line):
        let word = line.text.filter { !$0.isWhitespace }.lowercased()
        if ["q", "/quit", "quit", "退出", "/退出", "、退出"].contains(word) { return .left }
        let number = word.isEmpty ? 1 : Int(word)
        if let number, menu.items.indices.contains(number - 1) {
          return .picked(menu.items[number - 1].choice)
        }
        if let item = menu.items.first(where: { $0.choice == .drill(word) }) { return .picked(item.choice) }
        context.console.talk(
          context.say(
            Words(
              en: "Type a number from 1 to \(menu.items.count), or q.\n",
              zh: "请输入 1 到 \(menu.items.count) 的数字，或 q。\n")))
      }
    }
  }

  private var page: String {
    var text = menu.introduction(in: context).map { context.palette.bytes(of: $0) + "\n" }.joined()
    var topic: String?
    for (index, item) in menu.items.enumerated() {
      if let heading = item.topic, heading != topic {
        text += heading + "\n"
        topic = heading
      }
      let facts = item.facts.filter { !$0.isEmpty && $0 != "–" }
      let list = facts.isEmpty ? "" : ": " + facts.joined(separator: ", ")
      text += "\(index < 9 ? " " : "")\(index + 1)  \(item.title)"
      text += context.language == .zh ? list.replacing(": ", with: "：").replacing(", ", with: "，") : list
      text += "\n"
    }
    return text
      + context.say(
        Words(en: "Enter starts 1; a number starts that one; q quits.\n", zh: "回车开始第 1 项；输入数字开始相应一项；q 退出。\n"))
  }
}
