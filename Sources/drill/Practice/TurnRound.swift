import DrillEngine
import DrillPlay
import DrillReview
import DrillTerminal
import DrillText

/// Drills single turns, one after the other; nothing moves on without a key.
struct TurnRound {
  /// How a round came to its end.
  enum End {
    /// Every turn was drilled.
    case done
    /// The trainee left, or the replies ran out.
    case left
    /// A signal came.
    case signal(StopSignal)
  }

  let cards: [TurnCard]
  let clauses: [String: String]
  let context: Context
  /// How many turns were right at the first reply.
  private(set) var right = 0
  /// How many turns were answered.
  private(set) var answered = 0
  private var asker: any Asker

  /// - Parameter asker: says and asks; put away when the round ends.
  init(_ cards: [TurnCard], clauses: [String: String], context: Context, asker: any Asker) {
    self.cards = cards
    self.clauses = clauses
    self.context = context
    self.asker = asker
  }

  /// Drills every turn.
  ///
  /// - Parameter judged: takes in each turn with whether its first reply lost nothing, before anything else is asked.
  mutating func play(judged: (TurnCard, Bool) throws -> Void) throws -> End {
    defer { asker.finish() }
    for (index, card) in cards.enumerated() {
      show(card, number: index + 1)
      if let end = try drill(card, judged: judged) { return end }
    }
    return .done
  }

  private mutating func show(_ card: TurnCard, number: Int) {
    let place = say(Words(en: "\(number) of \(cards.count)", zh: "第 \(number) 题（共 \(cards.count) 题）"))
    var lines = ["", StyledText("\(place) · \(card.title)", .bold)]
    let dialogue = dialogue(of: card)
    lines += card.heard.map { heard in
      heard.speaker.map { dialogue.spoken(by: dialogue.name(of: $0), StyledText(heard.text)) }
        ?? dialogue.narrated(heard.text)
    }
    if let mistake = card.mistake {
      let lost = mistake.lost(by: card.drill, in: context.language)
      let typed = mistake.reply.replacing("\n", with: " / ")
      let words =
        typed.isEmpty
        ? Words(en: "Last time the time ran out; missing: \(lost)", zh: "上次超时没有回答；缺：\(lost)")
        : Words(en: "Last time you typed “\(typed)”; lost: \(lost)", zh: "上次您回答“\(typed)”；失分：\(lost)")
      lines.append(StyledText(say(words), .dim))
    }
    asker.say(lines)
  }

  /// Drills one turn; an end when the round stops here.
  private mutating func drill(
    _ card: TurnCard, judged: (TurnCard, Bool) throws -> Void
  ) throws -> End? {
    var tries = 0
    var isDone = false
    while true {
      switch asker.ask(Question(keys: say(keys(tries: tries, isDone: isDone)))) {
      case .leave: return .left
      case .signal(let signal): return .signal(signal)
      case .text(let text):
        switch RoundWord(text) {
        case .quit?: return .left
        case .hint?: tell(hint(card))
        case .model?: tell(model(card))
        case nil where text.allSatisfy(\.isWhitespace):
          if tries > 0 { return nil }
        case nil:
          isDone = try judge(text, card, isFirst: tries == 0, judged: judged)
          tries += 1
          // From a pipe there is nobody to try again or to press a key.
          if !context.isInteractive { return nil }
        }
      }
    }
  }

  private func keys(tries: Int, isDone: Bool) -> Words {
    if isDone { return Words(en: "Enter goes on · /quit leaves", zh: "回车继续 · /退出 离开") }
    if tries > 0 {
      return Words(
        en: "try again, or Enter goes on · /model shows a good reply", zh: "再试一次，或回车继续 · /参考 看参考回答")
    }
    return Words(en: "what would you say? · /hint · /quit", zh: "您会怎么说？ · /提示 · /退出")
  }

  private mutating func judge(
    _ text: String, _ card: TurnCard, isFirst: Bool, judged: (TurnCard, Bool) throws -> Void
  ) throws -> Bool {
    guard let trial = card.drill.trial(of: text, at: card.step.id) else { return true }
    let report = TurnReport(trial: trial, dialogue: dialogue(of: card))
    if isFirst {
      answered += 1
      if report.isRight { right += 1 }
      try judged(card, report.isRight)
    }
    // At a terminal the reply stands there already.
    let reply = context.isInteractive ? [] : [StyledText(say(Words(en: "You: \(text)", zh: "您：\(text)")))]
    asker.say(reply + report.lines)
    if !report.isRight, !isFirst || !context.isInteractive { tell(model(card)) }
    return report.isRight
  }

  private func dialogue(of card: TurnCard) -> Dialogue {
    Dialogue(card.drill, language: context.language, clauses: clauses)
  }

  private func hint(_ card: TurnCard) -> Words {
    card.step.hint.map { Words(en: "Hint: \($0)", zh: "提示：\($0)") }
      ?? Words(en: "There is no hint here; /model shows a good reply.", zh: "这里没有提示；/参考 显示参考回答。")
  }

  private func model(_ card: TurnCard) -> Words {
    card.step.models.first.map { Words(en: "A good reply: \($0.text)", zh: "参考回答：\($0.text)") }
      ?? Words(en: "There is no model reply here.", zh: "这里没有参考回答。")
  }

  private mutating func tell(_ words: Words) {
    asker.say([StyledText("    " + say(words), .dim, hanging: 4)])
  }

  private func say(_ words: Words) -> String { context.say(words) }
}

/// What may be typed in a round besides replies.
enum RoundWord {
  case quit, hint, model

  /// Reads a word behind a slash, or 、 which many input methods give for it; `q` alone leaves too.
  init?(_ text: String) {
    let word = text.filter { !$0.isWhitespace }.lowercased()
    if word == "q" {
      self = .quit
      return
    }
    guard word.first == "/" || word.first == "、" else { return nil }
    switch word.dropFirst() {
    case "q", "quit", "退出": self = .quit
    case "hint", "提示": self = .hint
    case "model", "参考", "参考回答": self = .model
    default: return nil
    }
  }
}
