import DrillEngine
import DrillReview
import DrillStore
import DrillTerminal
import DrillText

/// What the menu offers a trainee: from the heads of the drills and the ends of his sessions, so that it stands at once.
struct MenuItems {
  let items: [MenuModel.Item]
  /// Whether nothing was ever played to its end or left.
  let isFirstRun: Bool
  /// The drill that was left, if one was.
  let left: StoredSession?
  /// The drill that is needed most.
  let next: DrillChoice

  /// Nil when there is no drill at all.
  init?(
    _ catalogue: Catalogue, library: Library, record: TraineeRecord?, left: StoredSession?, on day: Day,
    in context: Context
  ) {
    let attempts = record?.attempts ?? []
    guard
      let next = DrillChoice(catalogue, library: library, attempts: attempts, on: day, namesWeakSpot: false)
    else { return nil }
    self.next = next
    self.left = left
    isFirstRun = attempts.isEmpty && left == nil
    var items = [
      MenuModel.Item(
        choice: .next(next.entry.name),
        title: context.say(
          isFirstRun
            ? Words(en: "Begin: \(next.entry.scenario.title)", zh: "开始：\(next.entry.scenario.title)")
            : Words(en: "Next: \(next.entry.scenario.title)", zh: "下一个：\(next.entry.scenario.title)")))
    ]
    if let left {
      let title = left.header.title
      items.append(
        MenuModel.Item(
          choice: .resume, title: context.say(Words(en: "Go on with: \(title)", zh: "继续：\(title)"))))
    }
    let done = record?.entries.today(context.language, on: day)
    items.append(
      MenuModel.Item(
        choice: .today, title: context.say(Words(en: "The drill of the day, three minutes", zh: "每日一练，三分钟")),
        facts: done.map {
          [context.say(Words(en: "\($0.right) of \($0.of) right", zh: "\($0.of) 句对 \($0.right) 句"))]
        } ?? []))
    if !attempts.isEmpty {
      let waiting = record.map { Notebook($0.entries).due(on: day).count } ?? 0
      items.append(
        MenuModel.Item(
          choice: .mistakes, title: context.say(Words(en: "Your mistakes, one by one", zh: "错题本，逐一重练")),
          facts: waiting > 0 ? ["\(waiting)"] : []))
    }
    self.items = items + Self.drills(catalogue, Standing.all(attempts), on: day, in: context)
  }

  /// The drills by topic, in the order of the catalogue; a topic stands where its first drill does.
  private static func drills(
    _ catalogue: Catalogue, _ standings: [DrillName: Standing], on day: Day, in context: Context
  ) -> [MenuModel.Item] {
    let other = context.say(Words(en: "Other", zh: "其他"))
    // A heading begins with a capital, however its author wrote it.
    func topic(_ entry: Catalogue.Entry) -> String {
      entry.scenario.topic.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? other
    }
    var topics: [String] = []
    for entry in catalogue.entries where !topics.contains(topic(entry)) { topics.append(topic(entry)) }
    return topics.flatMap { each in
      catalogue.entries.filter { topic($0) == each }.map { entry in
        let scenario = entry.scenario
        let standing = standings[entry.drillName]
        let level = scenario.level.map { Words(en: "level \($0)", zh: "难度 \($0)")[context.language] }
        let score = standing.map { standing -> String in
          let best = standing.best.result
          let mark = best.isPassed ? Words(en: " passed", zh: " 通过")[context.language] : ""
          return Scorecard.decimal(best.tenths) + mark
        }
        let last = standing.map { $0.latest.day.short(in: context.language, today: day) }
        return MenuModel.Item(
          choice: .drill(entry.name), title: scenario.title,
          facts: [level ?? "", context.say(scenario.channel.words), last ?? "", score ?? "–"], topic: each,
          words: [entry.name] + scenario.clauses)
      }
    }
  }

  /// What stands above the menu: at the first run what will happen and how to leave, later why a drill comes next.
  func introduction(in context: Context) -> [StyledText] {
    let name = StyledText(context.say(Words(en: "drill – service etiquette", zh: "drill——服务礼仪演练")), .bold)
    guard isFirstRun else { return [name, StyledText(next.reason(in: context.language), .dim)] }
    let what =
      switch next.entry.scenario.channel {
      case .phone:
        Words(
          en:
            "Press Enter: a phone rings, a customer speaks, and you type what you would say. /quit leaves at any time.",
          zh: "按回车：电话响起，客户开口，您打字应答。随时输入 /退出 离开。")
      case .chat, .desk:
        Words(
          en: "Press Enter: a customer comes, and you type what you would say. /quit leaves at any time.",
          zh: "按回车：客户来了，您打字应答。随时输入 /退出 离开。")
      }
    return [name, StyledText(context.say(what))]
  }
}
