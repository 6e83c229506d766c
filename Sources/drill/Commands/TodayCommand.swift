import DrillEngine
import DrillReview
import DrillStore
import DrillTerminal
import DrillText

/// `drill today`: the three-minute drill of the day.
enum TodayCommand: Command {
  static let name = "today"
  static let summary = Words(en: "the drill of the day: a few turns, three minutes", zh: "每日一练：几句对答，三分钟")
  static let usage = Words(same: "drill today")
  static let options = [
    Option("--show", Words(en: "only tells what it is", zh: "只说明内容，不开始")), TraineeOptions.trainee,
    TraineeOptions.day,
  ]
  static let details = Words(
    en: """
      A stretch of one call, the same for everybody on a day; if a mistake waits in your notebook, it comes first. Each
      turn is judged for itself, and the first reply counts. /hint helps, /model shows a good reply, /quit leaves.
      Without a terminal the replies come from the standard input, one a line. Exit code: 0 all right, 1 not.
      """,
    zh: """
      当天的一段对话，人人相同；如果错题本里有待练的错句，先练一句。每句单独评判，以第一次回答为准。
      /提示 给提示，/参考 看参考回答，/退出 离开。没有终端时，从标准输入逐行读取回答。退出码：0 全对，1 有错。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    var record = try TraineeRecord(of: try TraineeOptions.trainee(arguments), in: context)
    let day = try TraineeOptions.day(arguments)
    let library = try context.library()
    var loader = TurnLoader(library)
    let language = context.language
    let waiting = try record.notebook().due(on: day).first { $0.place.drill.language == language }
    guard let plan = plan(on: day, waiting: waiting, record: record, loader: &loader, in: context) else {
      throw Failure(.missing, Words(en: "there is no drill in \(library.root)", zh: "\(library.root) 里没有演练"))
    }
    let cards = plan.turns.enumerated().compactMap { index, turn in
      if index == 0, plan.beginsWithMistake, let waiting { return loader.card(waiting, record: record) }
      return loader.card(Mistake.Place(drill: turn.drill, step: turn.step), on: day)
    }
    context.console.talk(
      announcement(plan, cards, done: record.entries.today(language, on: day), in: context))
    if arguments.has("--show") { return .done }

    var round = TurnRound(
      cards, clauses: library.clauseTitles(language), context: context, asker: context.asker())
    let end = try round.play { card, isRight in
      guard card.mistake != nil else { return }
      try record.add([.tried(card.place, on: day, isRight: isRight)])
    }
    switch end {
    case .signal(let signal): return ExitCode(signal)
    case .left:
      context.console.talk(context.say(Words(en: "Left; come back any time today.\n", zh: "已离开；今天随时可以再来。\n")))
      return .notPassed
    case .done:
      try record.add([.today(language, right: round.right, of: cards.count, on: day)])
      context.console.data(
        closing(round.right, cards.count, record.entries.daysInARow(upTo: day), in: context))
      return round.right == cards.count ? .done : .notPassed
    }
  }

  private static func plan(
    on day: Day, waiting: Notebook.Card?, record: TraineeRecord, loader: inout TurnLoader, in context: Context
  ) -> DailyDrill? {
    let names = loader.library.scenarioIDs(context.language).map { DrillName(context.language, $0) }
    let own = waiting.flatMap { waiting in
      loader.card(waiting, record: record).map { loader.turn(of: $0) }
    }
    // Everybody has the same turns, so nobody's own speed of typing counts here.
    return DailyDrill.plan(on: day, from: names, beginningWith: own) { loader.turns(of: $0) }
  }

  private static func announcement(
    _ plan: DailyDrill, _ cards: [TurnCard], done: (right: Int, of: Int)?, in context: Context
  ) -> String {
    let title = cards.last?.drill.scenario.title ?? ""
    let minutes = max(1, (plan.milliseconds + 30_000) / 60_000)
    var text = context.style.bold(context.say(Words(en: "The drill of the day", zh: "每日一练"))) + "\n"
    if plan.beginsWithMistake {
      text += context.say(
        Words(
          en: "First one of your own mistakes, then \(turns(cards.count - 1)) from “\(title)”",
          zh: "先练一句您的错题，再练“\(title)”中的 \(cards.count - 1) 句"))
    } else {
      text += context.say(
        Words(en: "\(turns(cards.count)) from “\(title)”", zh: "“\(title)”中的 \(cards.count) 句对答"))
    }
    text += context.say(
      Words(
        en: ", about \(minutes) min. Type what you would say; the first reply counts. /quit leaves.\n",
        zh: "，大约 \(minutes) 分钟。请输入您要说的话，以第一次回答为准。/退出 离开。\n"))
    if let done {
      text += context.say(
        Words(
          en: "You have done it today: \(done.right) of \(done.of) right. Once more does no harm.\n",
          zh: "今天已经练过：\(done.of) 句对 \(done.right) 句。再练一遍也好。\n"))
    }
    return text
  }

  private static func turns(_ count: Int) -> String { count == 1 ? "1 turn" : "\(count) turns" }

  private static func closing(_ right: Int, _ count: Int, _ days: Int, in context: Context) -> String {
    var text =
      "\n"
      + context.style.bold(
        context.say(Words(en: "\(right) of \(count) right at once.", zh: "\(count) 句中一次答对 \(right) 句。")))
    if days > 1 { text += " " + context.say(Words(en: "\(days) days in a row.", zh: "已连续 \(days) 天。")) }
    return text + "\n"
  }
}
