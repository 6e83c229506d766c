import DrillTerminal
import DrillText

/// What came when something was asked.
enum Asked {
  /// A line.
  case text(String)
  /// There will be no more lines, or the trainee leaves.
  case leave
  /// A signal, or Ctrl-C.
  case signal(StopSignal)
}

/// What a trainee is asked for.
struct Question {
  /// What stands before the place where it is typed.
  var label = "> "
  /// What the keys do.
  var keys = ""
  /// How long there is from the first key, in milliseconds; nil for as long as it takes.
  var limit: Int?
}

/// Says lines and asks for one after the other.
protocol Asker {
  /// Milliseconds that the last answer took: from its first key where keys are seen, else from the question.
  var milliseconds: Int { get }
  /// Says lines.
  mutating func say(_ lines: [StyledText])
  /// Asks for a line.
  mutating func ask(_ question: Question) -> Asked
  /// Puts the terminal back as it was; nothing is asked after it.
  mutating func finish()
}

extension Context {
  /// Who asks here: key by key on a terminal that may be drawn on, else by lines.
  func asker() -> any Asker {
    Signals.watch()
    guard isInteractive, mayDraw, TerminalMode.begin() else {
      return LineAsker(context: self, source: LineSource())
    }
    Signals.watchTerminal()
    return KeyAsker(self)
  }
}

/// Asks by plain lines: at a pipe without a word, at a terminal with a label.
struct LineAsker: Asker {
  let context: Context
  private(set) var source: LineSource
  private(set) var milliseconds = 0

  init(context: Context, source: LineSource) {
    self.context = context
    self.source = source
  }

  mutating func say(_ lines: [StyledText]) {
    context.console.data(lines.map { context.palette.bytes(of: $0) + "\n" }.joined())
  }

  mutating func ask(_ question: Question) -> Asked {
    let start = MonotonicClock.milliseconds
    defer { milliseconds = MonotonicClock.milliseconds - start }
    if context.isInteractive {
      context.console.talk(question.keys.isEmpty ? question.label : "(\(question.keys)) \(question.label)")
    }
    while true {
      switch source.next(within: nil) {
      case .deadline: continue
      case .line(let line):
        line.trouble.forEach { context.console.talk(context.say($0) + "\n") }
        return .text(line.text)
      case .endOfInput:
        endLine()
        return .leave
      case .signal(let signal):
        endLine()
        return .signal(signal)
      }
    }
  }

  func finish() {}

  private func endLine() {
    if context.isInteractive { context.console.talk("\n") }
  }
}
