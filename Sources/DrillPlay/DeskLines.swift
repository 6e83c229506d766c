import DrillEngine
import DrillScript
import DrillTerminal
import DrillText

// What lines mean: those that the editor sends, and those of a plain terminal.
extension Desk {
  /// Takes a line of a plain terminal.
  public mutating func take(line: String, at time: Int, in session: Session) -> [Wish] {
    let typed = MetaWord.typedLine(line)
    switch mode {
    case .playing: return submit(line, at: time, in: session)
    case .leaving(_, let wasReading): return stay(wasReading: wasReading, in: session)
    case .reading, .paused:
      switch typed {
      case .other(let word) where MetaWord(word) == .quit: return [.leave(.left)]
      case .other(let word) where MetaWord(word) == .help: return obey(.help, in: session)
      case .other(let word) where MetaWord(word) == .hint && mode == .reading:
        showModel()
        return []
      case .words(let words) where ["m", "ｍ"].contains(words.lowercased()) && mode == .reading:
        showModel()
        return []
      case .words(let words) where !words.allSatisfy(\.isWhitespace):
        remark(Words(en: "Not sent: Enter alone goes on first.", zh: "未发送：请先按回车继续。"))
        return []
      case .words, .action, .pickUp, .pause, .resume, .other: return goOn(in: session)
      }
    }
  }

  /// Takes a line that was sent with Enter while the drill is played.
  mutating func submit(_ text: String, at time: Int, in session: Session) -> [Wish] {
    let isBlank = text.allSatisfy(\.isWhitespace)
    switch (session.expects, MetaWord.typedLine(text)) {
    case (_, .other(let word)):
      guard let meta = MetaWord(word) else {
        suggest(word)
        return []
      }
      return obey(meta, in: session)
    case (_, .pause): return pause(in: session)
    case (_, .resume): return []
    case (.pickUp, .words), (_, .pickUp): return [.give(.pickUp)]
    case (_, .action(let action)):
      sent = nil
      return [.give(.action(action))]
    case (.form, .words(let value)) where manner == .lines: return enterField(value)
    case (.form, .words): return []
    case (.choice, .words(let words)): return isBlank ? [] : choose(words)
    case (_, .words) where isBlank: return []
    case (_, .words(let words)): return reply(words, at: time, in: session)
    }
  }

  private mutating func reply(_ words: String, at time: Int, in session: Session) -> [Wish] {
    let language = dialogue.drill.scenario.language
    if heldReply != words, TypedCheck.looksLikeInputMethodOff(words, in: language) {
      heldReply = words
      if manner == .live { editor.set(words) }
      remark(
        manner == .live
          ? Words(
            en: "Only Latin letters: is the input method off? Enter once more sends it as it is.",
            zh: "全是拉丁字母：是不是没有打开输入法？再按一次回车就原样发送。")
          : Words(
            en: "Not sent, only Latin letters: is the input method off? The same once more is sent as it is.",
            zh: "未发送，全是拉丁字母：是不是没有打开输入法？再输入一遍就原样发送。"))
      return []
    }
    heldReply = nil
    hasTyped = false
    sent = words
    if session.expects == .nothing { cutShort(at: time) }
    if manner == .live, dialogue.drill.scenario.channel == .chat {
      print(dialogue.spoken(by: dialogue.you, StyledText(words.replacing("\n", with: " / "))))
    }
    return [.give(.reply(words))]
  }

  private mutating func choose(_ words: String) -> [Wish] {
    if let key = option(words) { return [.give(.choice(key))] }
    guard case .choice(let options)? = prompt?.kind else { return [] }
    let keys = options.map(\.key).joined(separator: ", ")
    remark(Words(en: "Type one of \(keys).", zh: "请输入其中一个字母：\(keys)。"))
    return []
  }

  private mutating func enterField(_ value: String) -> [Wish] {
    guard var fill else { return [] }
    fill.enter(value)
    self.fill = fill
    return fill.isComplete ? [.give(.form(fill.values))] : []
  }

  // MARK: Words for the player itself

  mutating func obey(_ word: MetaWord, in session: Session) -> [Wish] {
    switch word {
    case .quit: return [.leave(.left)]
    case .help:
      let page = MetaWord.page(in: dialogue.language, hasKeys: manner == .live)
      print(page.split(separator: "\n").map { StyledText(String($0), .dim) })
    case .hint: hint(in: session)
    case .back:
      guard session.expects == .form, var fill else {
        remark(Words(en: "There is no form here.", zh: "这里没有表单。"))
        break
      }
      fill.goBack(keeping: fill.value)
      editor.set(manner == .live ? fill.value : "")
      self.fill = fill
    }
    return []
  }

  private mutating func suggest(_ word: String) {
    let near = Nearest.best(for: word, among: MetaWord.everyWord)
    remark(
      near.map { Words(en: "There is no /\(word). Did you mean /\($0)?", zh: "没有 /\(word)。是不是 /\($0)？") }
        ?? Words(
          en: "There is no /\(word); /help lists what there is. // begins a reply with a slash.",
          zh: "没有 /\(word)；/帮助 列出所有指令。回答以斜杠开头请写 //。"))
  }

  private mutating func hint(in session: Session) {
    guard session.settings.mode == .practice else {
      return remark(Words(en: "There are no hints in an exam.", zh: "考试中没有提示。"))
    }
    // While the customer still speaks, the hint would be that of the step before.
    guard session.expects != .nothing, let prompt else {
      return remark(Words(en: "There is nothing to do yet.", zh: "现在还没有要做的事。"))
    }
    if hints.step != prompt.step { hints = Hints(step: prompt.step) }
    hints.count += 1
    let model = dialogue.drill.scenario.steps.first { $0.id == prompt.step }?.models.first?.text
    if hints.count == 1, let hint = prompt.hint {
      remark(
        Words(en: "Hint: \(hint) (/hint again: a good reply)", zh: "提示：\(hint)（再输入一次 /提示 看参考回答）"))
    } else if let model, case .reply = prompt.kind {
      print(StyledText("  ", hanging: 4) + dialogue.model(model))
    } else {
      remark(Words(en: "There is no hint here.", zh: "这里没有提示。"))
    }
  }
}
