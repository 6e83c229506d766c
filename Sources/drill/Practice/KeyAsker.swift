import DrillTerminal
import DrillText

/// Asks key by key on a terminal that is drawn on.
///
/// The terminal must be in raw mode, and signals watched. Everything that is shown goes through here until `finish`,
/// so that nothing is lost when the terminal changes its size.
struct KeyAsker: Asker {
  private let context: Context
  private var screen: LiveScreen
  private var keys = KeySource()
  private var history: [String] = []
  private(set) var milliseconds = 0

  init(_ context: Context) {
    self.context = context
    // Weights are no colours: without colours they stay.
    screen = LiveScreen(palette: context.palette == .none ? .mono : context.palette)
  }

  mutating func say(_ lines: [StyledText]) {
    show(screen.frame(printing: lines, block: LiveBlock(), size: Terminal.size))
  }

  mutating func ask(_ question: Question) -> Asked {
    var editor = LineEditor(history: history)
    let label = StyledText(question.label, .accent, hanging: 2)
    var first: Int?
    while true {
      let now = MonotonicClock.milliseconds
      let left = question.limit.map { max(0, (first ?? now) + $0 - now) }
      paint(editor, label: label, keys: keysLine(question, left: left))
      if left == 0 {
        milliseconds = now - (first ?? now)
        return accept(editor.text, label)
      }
      // The seconds that are left are shown as they go; before the first key they stand still.
      let event = keys.next(within: first == nil ? nil : left.map { ($0 - 1) % 1000 + 1 })
      milliseconds = MonotonicClock.milliseconds - (first ?? now)
      switch event {
      case .deadline: continue
      case .resized: continue
      case .continued:
        TerminalMode.resume()
        screen.forget()
      case .endOfInput: return .signal(.hangUp)
      case .signal(let signal): return .signal(signal)
      case .key(let key):
        first = first ?? MonotonicClock.milliseconds
        switch editor.take(key) {
        case .submitted(let text): return accept(text, label)
        case .leave: return .signal(.interrupt)
        case .endOfInput: return .leave
        case .suspend: suspend()
        case .redraw: screen.redraw()
        case .edited, .wantsCompletion, .unused: break
        }
      }
    }
  }

  mutating func finish() {
    show(screen.leave())
    TerminalMode.restore()
  }

  private mutating func accept(_ text: String, _ label: StyledText) -> Asked {
    if text.contains(where: { !$0.isWhitespace }) {
      history.append(text)
      // What was typed stays in the transcript; an empty line that only goes on does not.
      say([label + StyledText(text)])
    }
    return .text(text)
  }

  private func keysLine(_ question: Question, left: Int?) -> String {
    guard let left else { return question.keys }
    let seconds = (left + 999) / 1000
    return context.say(
      Words(en: "\(seconds) s left · \(question.keys)", zh: "还有 \(seconds) 秒 · \(question.keys)"))
  }

  private mutating func paint(_ editor: LineEditor, label: StyledText, keys: String) {
    let footer = keys.isEmpty ? [] : [StyledText(keys, .dim)]
    let block = LiveBlock(editor: EditorView(editor, label: label), footer: footer)
    show(screen.frame(printing: [], block: block, size: Terminal.size))
  }

  private mutating func suspend() {
    show(screen.leave())
    TerminalMode.suspend()
    screen.forget()
  }

  private func show(_ bytes: String) {
    if !bytes.isEmpty { context.console.data(bytes) }
  }
}
