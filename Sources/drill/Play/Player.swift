import DrillEngine
import DrillScript
import DrillStore
import DrillTerminal
import DrillText

/// How a stretch of play came to its end.
enum Stop {
  /// The drill is over.
  case over
  /// The trainee left; the session is kept.
  case left
  /// A signal came; the session is kept.
  case signal(StopSignal)
}

/// Plays with a person at the terminal, by the clock.
struct LivePlayer {
  let run: SessionRun
  let drill: Drill
  let context: Context
  var source: LineSource
  private var values: [String] = []
  private var hints = 0
  private var hintedStep: String?
  /// Whether the mark that asks for a line stands at the start of the present line.
  private var isAsking = false

  init(_ run: SessionRun, drill: Drill, context: Context, source: LineSource) {
    self.run = run
    self.drill = drill
    self.context = context
    self.source = source
  }

  /// Plays until the drill is over or left.
  mutating func play() throws(StoreError) -> Stop {
    let start = MonotonicClock.milliseconds - run.time
    if run.time == 0 { try run.feed(nil, at: 0) }
    while !run.isOver {
      ask()
      let now = MonotonicClock.milliseconds - start
      let event = source.next(within: run.session.nextWake.map { max(0, $0 - now) })
      let time = MonotonicClock.milliseconds - start
      switch event {
      case .deadline:
        endLine()
        try run.feed(nil, at: max(time, run.session.nextWake ?? time))
      case .line(let line):
        isAsking = false
        if try take(line, at: time) { return .left }
      case .endOfInput:
        endLine()
        return .left
      case .signal(let signal):
        endLine()
        return .signal(signal)
      }
    }
    return .over
  }

  // MARK: Asking

  private mutating func endLine() {
    if isAsking { context.console.talk("\n") }
    isAsking = false
  }

  private mutating func ask() {
    guard !isAsking, run.session.expects != .nothing else { return }
    context.console.talk(question + "> ")
    isAsking = true
  }

  private var question: String {
    let prompt = run.prompt
    switch run.session.expects {
    case .nothing: return ""
    case .pickUp: return say(Words(en: "Enter picks up ", zh: "回车接听 "))
    case .form:
      guard case .form(let form)? = prompt?.kind, values.count < form.fields.count else { return "" }
      return form.fields[values.count].name + " "
    case .choice: return say(Words(en: "letter ", zh: "字母 "))
    case .action: return ""
    case .reply:
      if run.session.isComposing { return "" }
      guard let prompt, let limit = prompt.limit else { return "" }
      return say(Words(en: "(\(limit / 1000) s) ", zh: "（\(limit / 1000) 秒）"))
    }
  }

  private func say(_ words: Words) -> String { context.say(words) }

  private func tell(_ words: Words) { context.console.talk("  \(say(words))\n") }

  // MARK: Taking lines

  /// Takes a line; true when the trainee leaves.
  private mutating func take(_ line: LineSplitter.Line, at time: Int) throws(StoreError) -> Bool {
    line.trouble.forEach(tell)
    let text = line.text
    let isBlank = text.allSatisfy(\.isWhitespace)
    let typed = MetaWord.typedLine(text)
    switch (run.session.expects, typed) {
    case (_, .other(let word)): return meta(word)
    case (_, .pause): try run.feed(.pause, at: time)
    case (_, .resume): try run.feed(.resume, at: time)
    case (.pickUp, .words), (_, .pickUp): try run.feed(.pickUp, at: time)
    case (_, .action(let action)): try run.feed(.action(action), at: time)
    case (.form, .words(let value)): try enter(value, at: time)
    case (.choice, .words(let words)): try choose(words, at: time)
    case (_, .words) where isBlank: break
    case (_, .words(let words)): try run.feed(.reply(words), at: time)
    }
    return false
  }

  private mutating func enter(_ value: String, at time: Int) throws(StoreError) {
    guard case .form(let form)? = run.prompt?.kind else { return }
    values.append(value)
    guard values.count >= form.fields.count else { return }
    let complete = values
    values = []
    try run.feed(.form(complete), at: time)
  }

  private func choose(_ words: String, at time: Int) throws(StoreError) {
    guard case .choice(let options)? = run.prompt?.kind else { return }
    let key = optionKey(words)
    guard options.contains(where: { $0.key == key }) else {
      let keys = options.map(\.key).joined(separator: ", ")
      return tell(Words(en: "Type one of \(keys).", zh: "请输入其中一个字母：\(keys)。"))
    }
    try run.feed(.choice(key), at: time)
  }

  /// What the player itself understands; true when the trainee leaves.
  private mutating func meta(_ word: String) -> Bool {
    switch MetaWord(word) {
    case .quit?: return true
    case .help?: context.console.talk(MetaWord.page(in: context.language))
    case .hint?: hint()
    case nil:
      let near = Nearest.best(for: word, among: MetaWord.everyWord)
      tell(
        near.map { Words(en: "There is no /\(word). Did you mean /\($0)?", zh: "没有 /\(word)。是不是 /\($0)？") }
          ?? Words(
            en: "There is no /\(word); /help lists what there is. // begins a reply with a slash.",
            zh: "没有 /\(word)；/帮助 列出所有指令。回答以斜杠开头请写 //。"))
    }
    return false
  }

  private mutating func hint() {
    guard run.session.settings.mode == .practice else {
      return tell(Words(en: "There are no hints in an exam.", zh: "考试中没有提示。"))
    }
    // While the customer still speaks, the hint would be that of the step before.
    guard run.session.expects != .nothing, let prompt = run.prompt else {
      return tell(Words(en: "There is nothing to do yet.", zh: "现在还没有要做的事。"))
    }
    if hintedStep != prompt.step {
      hintedStep = prompt.step
      hints = 0
    }
    hints += 1
    let model = drill.scenario.steps.first { $0.id == prompt.step }?.models.first?.text
    if hints == 1, let hint = prompt.hint {
      tell(Words(en: "Hint: \(hint) (/hint again: a good reply)", zh: "提示：\(hint)（再输入一次 /提示 看参考回答）"))
    } else if let model, case .reply = prompt.kind {
      tell(Words(en: "A good reply: \(model)", zh: "参考回答：\(model)"))
    } else {
      tell(Words(en: "There is no hint here.", zh: "这里没有提示。"))
    }
  }
}

/// A word behind a slash that the player itself understands.
enum MetaWord {
  case hint, help, quit

  init?(_ word: String) {
    switch word {
    case "hint", "提示": self = .hint
    case "help", "帮助", "?", "？": self = .help
    case "quit", "退出": self = .quit
    default: return nil
    }
  }

  /// A line as typed, with 、 taken for / also before the words that only the player understands.
  static func typedLine(_ text: String) -> TypedLine {
    let word = text.dropFirst().filter { !$0.isWhitespace }
    if text.first == "、", MetaWord(word) != nil { return .other(word) }
    return TypedLine(text)
  }

  /// Every word that a trainee may type behind a slash.
  static let everyWord = [
    "hint", "help", "quit", "hold", "callback", "transfer", "hangup", "pickup", "pause", "resume", "提示", "帮助",
    "退出", "保持", "回电", "转接", "挂断", "接听", "暂停", "继续",
  ]

  /// What there is to type.
  static func page(in language: Language) -> String {
    Words(
      en: """
          Type what you would say and press Enter.
          /hold  /callback  /transfer  /hangup   what you do on the phone
          /hint   a hint, then a good reply      /pause  /resume   stop the clocks, go on
          /quit   leave; the session is kept     //  begins a reply with a slash

        """,
      zh: """
          直接输入您要说的话，然后回车。
          /保持  /回电  /转接  /挂断    电话操作
          /提示  先给提示，再给参考回答    /暂停  /继续    停表、继续
          /退出  离开，记录会保存          //  以斜杠开头的回答

        """)[language]
  }
}

/// The key of an option as typed: `b`, `B`, `b)`, `ｂ）`.
func optionKey(_ text: String) -> String {
  let words = text.filter { !$0.isWhitespace && !")）.。、".contains($0) }
  return String(
    words.lowercased().unicodeScalars.map { scalar in
      let isWide = (0xFF41...0xFF5A).contains(scalar.value)
      return Character(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    })
}

extension LineSplitter.Line {
  /// What is to be told about a line that did not come through whole.
  var trouble: [Words] {
    var trouble: [Words] = []
    if hadInvalidBytes {
      trouble.append(
        Words(
          en: "Some bytes were not UTF-8 and were replaced.", zh: "有些字节不是 UTF-8，已被替换。"))
    }
    if wasCut {
      trouble.append(
        Words(en: "The line was too long and was cut at 1 MiB.", zh: "这一行太长，只保留了前 1 MiB。"))
    }
    return trouble
  }
}
