import DrillEngine
import DrillReview
import DrillStore
import DrillTerminal
import DrillText

/// `drill mistakes`: the notebook of one's own mistakes, to be tried again one by one.
enum MistakesCommand: Command {
  static let name = "mistakes"
  static let summary = Words(en: "your own mistakes, to try again one by one", zh: "错题本：把自己的错句逐一重练")
  static let usage = Words(same: "drill mistakes")
  static let options = [
    Option("--list", Words(en: "only lists them", zh: "只列出，不练")), TraineeOptions.trainee, TraineeOptions.day,
  ]
  static let details = Words(
    en: """
      Every reply of a finished drill that left something missing or broke a rule is in it, one entry a step. What you
      get right on two different days leaves the list; a new mistake in the same step brings it back. The first reply
      counts. /hint helps, /model shows a good reply, /quit leaves; an empty line goes on after a reply.
      Without a terminal the replies come from the standard input, one a line.
      """,
    zh: """
      已完成的演练中，漏说或违规的回答都会记入，每个环节一条。在不同的两天各答对一次，即从错题本移除；
      同一环节再出错又会回来。以第一次回答为准。/提示 给提示，/参考 看参考回答，/退出 离开；
      答过之后回车继续。没有终端时，从标准输入逐行读取回答。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    var record = try TraineeRecord(of: try TraineeOptions.trainee(arguments), in: context)
    let day = try TraineeOptions.day(arguments)
    let notebook = try record.notebook()
    if context.isJSON {
      context.console.data(notebook.open.map { json($0) + "\n" }.joined())
      return .done
    }
    guard !notebook.open.isEmpty else {
      let mended = notebook.cards.count
      context.console.data(
        context.say(
          mended > 0
            ? Words(en: "The notebook is empty: \(mended) mended.\n", zh: "错题本已清空：改正了 \(mended) 条。\n")
            : Words(
              en: "The notebook is empty. What you get wrong in a drill will stand here.\n",
              zh: "错题本是空的。演练中答错的句子会记在这里。\n")))
      return .done
    }
    var loader = TurnLoader(try context.library())
    if arguments.has("--list") {
      context.console.data(list(notebook, on: day, record: record, loader: &loader, in: context))
      return .done
    }
    let cards = notebook.due(on: day).compactMap { loader.card($0, record: record) }
    guard !cards.isEmpty else {
      context.console.data(
        context.say(
          Words(
            en:
              "All \(notebook.open.count) were right today; once more on another day, and they are off the list.\n",
            zh: "\(notebook.open.count) 条今天都答对了；改天再各答对一次即可移除。\n")))
      return .done
    }
    return try practise(
      cards, notebook, day, &record, clauses: loader.library.clauseTitles(context.language), context)
  }

  private static func practise(
    _ cards: [TurnCard], _ notebook: Notebook, _ day: Day, _ record: inout TraineeRecord,
    clauses: [String: String], _ context: Context
  ) throws -> ExitCode {
    context.console.talk(
      context.style.bold(context.say(Words(en: "Your mistakes", zh: "错题本"))) + "\n"
        + context.say(
          Words(
            en:
              "\(cards.count) to try again, one by one. Right on two days, and it is off the list. /quit leaves.\n",
            zh: "有 \(cards.count) 条待练，逐一重答。在两天里各答对一次即移除。/退出 离开。\n")))
    var round = TurnRound(cards, clauses: clauses, context: context, asker: context.asker())
    let end = try round.play { card, isRight in
      try record.add([.tried(card.place, on: day, isRight: isRight)])
    }
    let left = try record.notebook().open.count
    let gone = notebook.open.count - left
    context.console.data(
      "\n"
        + context.say(
          Words(
            en: "\(round.right) of \(round.answered) right at once; \(gone) off the list, \(left) left.\n",
            zh: "答了 \(round.answered) 条，一次答对 \(round.right) 条；移除 \(gone) 条，还剩 \(left) 条。\n")))
    switch end {
    case .signal(let signal): return ExitCode(signal)
    case .left, .done: return .done
    }
  }

  // MARK: Listing

  private static func list(
    _ notebook: Notebook, on day: Day, record: TraineeRecord, loader: inout TurnLoader, in context: Context
  ) -> String {
    var text = ""
    for (index, card) in notebook.open.enumerated() {
      let mistake = card.mistake
      let turn = loader.card(card, record: record)
      let title = turn?.title ?? "\(mistake.title) · \(mistake.place.step)"
      text += context.style.bold("\(index + 1). \(title)")
      text += "  " + context.style.dim(state(card, on: day, in: context)) + "\n"
      if let last = mistake.heard.last { text += "   \(last.text)\n" }
      let typed = mistake.reply.replacing("\n", with: " / ")
      text += "   "
      text += context.say(
        typed.isEmpty
          ? Words(en: "no reply in time", zh: "没有按时回答") : Words(en: "you: \(typed)", zh: "您：\(typed)"))
      let lost = turn.map { mistake.lost(by: $0.drill, in: context.language) } ?? ""
      text += "\n" + (lost.isEmpty ? "" : context.say(Words(en: "   lost: \(lost)\n", zh: "   失分：\(lost)\n")))
    }
    return text
  }

  private static func state(_ card: Notebook.Card, on day: Day, in context: Context) -> String {
    var parts = [card.mistake.day.iso]
    if card.count > 1 { parts.append(context.say(Words(en: "\(card.count) times", zh: "共 \(card.count) 次"))) }
    if card.rightDays.contains(day) {
      parts.append(context.say(Words(en: "right today", zh: "今天已答对")))
    } else if !card.rightDays.isEmpty {
      parts.append(context.say(Words(en: "right once", zh: "答对过一次")))
    }
    return parts.joined(separator: context.say(Words(en: ", ", zh: "，")))
  }

  private static func json(_ card: Notebook.Card) -> String {
    let mistake = card.mistake
    let missed = mistake.missed.map { obligation in
      switch obligation {
      case .voice(let id), .item(let id): JSON.string(id)
      }
    }
    return JSON.object([
      ("drill", .string(mistake.place.drill.text)), ("step", .string(mistake.place.step)),
      ("day", .string(mistake.day.iso)), ("session", .string(mistake.session)), ("turn", .int(mistake.turn)),
      ("heard", .array(mistake.heard.map { .string($0.text) })), ("reply", .string(mistake.reply)),
      ("missed", .array(missed)), ("broken", .array(mistake.broken.map { .string($0.rule) })),
      ("count", .int(card.count)), ("rightDays", .array(card.rightDays.sorted().map { .string($0.iso) })),
    ]).text
  }
}
