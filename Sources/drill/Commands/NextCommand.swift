import DrillEngine
import DrillReview
import DrillStore
import DrillTerminal
import DrillText

/// `drill next`: the drill that the trainee needs most, with the reason.
enum NextCommand: Command {
  static let name = "next"
  static let summary = Words(en: "the drill you need most, and why", zh: "最该练的一个演练，并说明理由")
  static let usage = Words(same: "drill next")
  static let options =
    [
      Option("--show", Words(en: "only tells, does not play", zh: "只说明，不开始")), TraineeOptions.day,
    ] + PlayCommand.options
  static let details = Words(
    en: """
      First what you have not passed yet, the weakest first; then what you passed and have not played for a while (1
      day, then 3, 7, 16 and 35 as long as you pass it); then what is new, the easiest first. The same history and the
      same day give the same drill. With --show --json the choice comes as one line of JSON.
      """,
    zh: """
      先练还没通过的，最弱的在前；再练通过后该复习的（间隔 1 天，连续通过后依次为 3、7、16、35 天）；
      然后是没练过的，容易的在前。同样的记录、同一天，结果总是相同。加 --show --json 时输出一行 JSON。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let trainee = try TraineeOptions.trainee(arguments)
    let record = try TraineeRecord(of: trainee, in: context)
    let library = try context.library()
    let catalogue = Catalogue(library: library, store: nil, language: context.language, trainee: trainee)
    guard
      let choice = DrillChoice(
        catalogue, library: library, attempts: record.attempts, on: try TraineeOptions.day(arguments))
    else {
      throw Failure(.missing, Words(en: "there is no drill in \(library.root)", zh: "\(library.root) 里没有演练"))
    }
    if arguments.has("--show") {
      context.console.data(context.isJSON ? choice.json(in: context.language) : choice.text(in: context))
      return .done
    }
    context.console.talk(choice.text(in: context))
    if context.isInteractive, !arguments.has("--replies"), !context.isJSON {
      var asker = context.asker()
      let keys = Words(en: "Enter begins · q leaves", zh: "回车开始 · q 退出")
      let asked = asker.ask(Question(keys: context.say(keys)))
      asker.finish()
      switch asked {
      case .text(let text): if RoundWord(text) == .quit { return .done }
      case .leave: return .done
      case .signal(let signal): return ExitCode(signal)
      }
    }
    return try PlayCommand.play(
      choice.entry.name, arguments: arguments, in: context, source: LineSource())
  }
}

/// The drill that was picked, with the reason in words.
struct DrillChoice {
  let entry: Catalogue.Entry
  let next: NextDrill
  /// The name of the weak spot, if the drill practises one.
  let weakSpot: String?

  /// Picks among the drills of the catalogue's language, or if it has none, among those of the other.
  ///
  /// - Parameter namesWeakSpot: whether the weak spot is told; its name stands in the rubric, which has to be read.
  init?(
    _ catalogue: Catalogue, library: Library, attempts: [Attempt], on day: Day, namesWeakSpot: Bool = true
  ) {
    let own = catalogue.entries.filter { !$0.name.contains("/") }
    let entries = own.isEmpty ? catalogue.entries : own
    var loader = TurnLoader(library)
    var candidates = entries.map { entry in
      NextDrill.Candidate(name: entry.drillName, level: entry.scenario.level, practises: [])
    }
    var next = NextDrill.pick(from: candidates, after: attempts, on: day)
    if case .new? = next?.reason, WeakSpot.worst(in: attempts)?.subject.kind == .voice {
      // Only between new drills that are as easy it matters what they call for, and only those are read in full.
      let level = candidates.first { $0.name == next?.drill }?.level
      let played = Set(attempts.map(\.drill))
      for (index, entry) in entries.enumerated()
      where entry.scenario.level == level && !played.contains(entry.drillName) {
        let drill = loader.drill(DrillName(entry.scenario.language, entry.fileID))
        candidates[index].practises = Set(drill?.scenario.steps.flatMap(\.dues) ?? [])
      }
      next = NextDrill.pick(from: candidates, after: attempts, on: day)
    }
    guard let next, let entry = entries.first(where: { $0.drillName == next.drill }) else { return nil }
    self.entry = entry
    self.next = next
    guard namesWeakSpot, let spot = next.weakSpot else {
      weakSpot = nil
      return
    }
    let rubric = loader.drill(DrillName(entry.scenario.language, entry.fileID))?.rubric
    weakSpot = rubric?.rule(spot.subject.id)?.name ?? spot.subject.id
  }

  /// The title and the reason.
  func text(in context: Context) -> String {
    context.style.bold(entry.scenario.title) + "\n" + reason(in: context.language) + "\n"
  }

  /// The choice as a line of JSON.
  func json(in language: Language) -> String {
    JSON.object([
      ("drill", .string(entry.name)), ("title", .string(entry.scenario.title)),
      ("reason", .string(next.reason.name)),
      ("text", .string(reason(in: language))), ("weakSpot", weakSpot.map(JSON.string) ?? .null),
    ]).text + "\n"
  }

  /// Why, in one sentence or two.
  func reason(in language: Language) -> String {
    var text = next.reason.words[language]
    if let spot = next.weakSpot, let name = weakSpot {
      let (count, of) = (spot.count, spot.of)
      text +=
        Words(
          en: " It also trains what you lose points on most: \(name), in \(count) of your last \(of) drills.",
          zh: "它还能练到您最常失分的“\(name)”：最近 \(of) 次演练中有 \(count) 次。")[language]
    }
    return text
  }
}

extension Catalogue.Entry {
  /// The drill's name in the history.
  var drillName: DrillName { DrillName(scenario.language, scenario.id) }
  /// The name of its file, without the language.
  var fileID: String { name.split(separator: "/").last.map(String.init) ?? name }
}

extension NextDrill.Reason {
  /// The reason in one word, for other programs.
  var name: String {
    switch self {
    case .first: "first"
    case .notPassed: "not-passed"
    case .rested: "rested"
    case .new: "new"
    case .tiring: "tiring"
    case .allDone: "all-done"
    }
  }

  /// The reason in words.
  var words: Words {
    switch self {
    case .first:
      return Words(en: "Nothing played yet: this is the easiest to begin with.", zh: "您还没有练过：从这个最容易的开始。")
    case .notPassed(let tenths, let attempts):
      let score = Scorecard.decimal(tenths)
      return attempts == 1
        ? Words(en: "Last time it came to \(score) and was not passed.", zh: "上次得 \(score) 分，没有通过。")
        : Words(
          en: "It was not passed \(attempts) times in a row; last time it came to \(score).",
          zh: "已连续 \(attempts) 次没有通过；上次得 \(score) 分。")
    case .rested(let days, let rest):
      let (ago, after) = (Words.days(days), Words.days(rest))
      return Words(
        en: "You passed it \(ago.en) ago; after \(after.en) it is worth playing again, so that it stays.",
        zh: "您在 \(ago.zh)前通过；隔 \(after.zh)再练一次，才记得牢。")
    case .new:
      return Words(en: "You have not played it yet, and nothing else is waiting.", zh: "您还没有练过这个，其他的暂时不用复习。")
    case .tiring(let tenths):
      let score = Scorecard.decimal(tenths)
      return Words(
        en: "You tried it twice today (last \(score)); nothing else is left, so take your time with it.",
        zh: "今天已经试过两次（上次 \(score) 分）；没有别的可练，不妨慢慢来。")
    case .allDone(let days):
      let left = Words.days(days)
      return Words(
        en:
          "Everything is passed and fresh. This one comes next, in \(left.en); playing it now does no harm.",
        zh: "全部通过，且都还记得牢。下一个该复习的是它，还有 \(left.zh)；现在练也无妨。")
    }
  }
}

extension Words {
  /// A number of days.
  static func days(_ count: Int) -> Words {
    Words(en: count == 1 ? "1 day" : "\(count) days", zh: "\(count) 天")
  }
}
