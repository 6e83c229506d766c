import DrillEngine
import DrillReview
import DrillStore
import DrillText

/// What the store holds of one trainee: finished drills and journal.
struct TraineeRecord {
  let trainee: String
  /// Every finished drill, from the oldest to the latest.
  let attempts: [Attempt]
  /// The journal's entries, in order.
  private(set) var entries: [JournalEntry]
  private let store: Store
  private let journal: Journal
  /// The finished sessions, from the oldest to the latest.
  let sessions: [FinishedSession]

  /// Reads a trainee's record.
  init(of trainee: String, in context: Context) throws {
    self.trainee = trainee
    store = try context.store()
    sessions = store.finishedSessions(of: trainee)
    attempts = sessions.compactMap(Attempt.init)
    journal = store.journal(of: trainee)
    let lines = try journal.lines()
    entries = lines.compactMap { JournalEntry(line: $0) }
    let lost = lines.count - entries.count
    if lost > 0 {
      let path = journal.path
      context.console.talk(
        context.say(
          Words(
            en: "\(lost) lines of \(path) cannot be read and were left as they are\n",
            zh: "\(path) 中有 \(lost) 行无法读取，已保持原样\n")))
    }
  }

  /// The trainee's own speed of typing, where a test measured it and it is below the usual one.
  static func typingSpeed(of trainee: String, _ language: Language, in store: Store) -> Int? {
    let lines = (try? store.journal(of: trainee).lines()) ?? []
    let speed = lines.compactMap { JournalEntry(line: $0) }.typingSpeed(language)
    return speed.flatMap { $0 < SpokenTime.usualSpeed(language) ? $0 : nil }
  }

  /// The notebook, once the mistakes of every finished drill stand in it.
  mutating func notebook() throws -> Notebook {
    let known = Notebook(entries).sessions
    var fresh: [JournalEntry] = []
    for session in sessions where !known.contains(session.header.session) {
      let mistakes = Mistake.all(in: session.header, turns: store.turns(of: session), result: session.result)
      fresh += mistakes.map(JournalEntry.mistake)
      fresh.append(.read(session: session.header.session))
    }
    try add(fresh)
    return Notebook(entries)
  }

  /// Writes entries down.
  mutating func add(_ fresh: [JournalEntry]) throws {
    try journal.append(fresh.map(\.line))
    entries += fresh
  }

  /// The very texts of a mistake's drill.
  func keptDrill(of mistake: Mistake) -> LoadedDrill? {
    guard let scenario = try? store.text(digest: mistake.digests.scenario, ending: "drill"),
      let rubric = try? store.text(digest: mistake.digests.rubric, ending: "rubric")
    else { return nil }
    return LoadedDrill(scenario: scenario, rubric: rubric)
  }
}

extension Attempt {
  /// What a finished session was; nil when its date cannot be read.
  fileprivate init?(_ session: FinishedSession) {
    let header = session.header
    guard let day = Day(iso: header.started) else { return nil }
    self.init(
      drill: DrillName(header.language, header.scenario), title: header.title, day: day,
      mode: header.settings.mode, result: session.result)
  }
}

/// What every command about a trainee's progress takes.
enum TraineeOptions {
  static let trainee = Option(
    "--trainee", value: Words(en: "NAME", zh: "姓名"), Words(en: "whose record (default: yours)", zh: "学员，默认是您")
  )
  static let day = Option(
    "--day", value: Words(en: "DATE", zh: "日期"),
    Words(en: "as if this were today, such as 2026-03-01", zh: "按这一天计算，例如 2026-03-01"))

  /// The trainee that was named, or whoever is logged in.
  static func trainee(_ arguments: Arguments) throws -> String {
    guard let name = arguments["--trainee"] else { return Host.user }
    guard !name.allSatisfy(\.isWhitespace) else {
      throw Failure(.usage, Words(en: "--trainee wants a name", zh: "--trainee 后面要有姓名"))
    }
    return name
  }

  /// The day that was named, or today.
  static func day(_ arguments: Arguments) throws -> Day {
    guard let text = arguments["--day"] else { return .today }
    guard text.utf8.count == 10, let day = Day(iso: text) else {
      throw Failure(
        .usage,
        Words(
          en: "--day wants a date such as 2026-03-01, not “\(text)”",
          zh: "--day 要求形如 2026-03-01 的日期，不能是“\(text)”"))
    }
    return day
  }
}

extension Day {
  /// Today, by the local clock.
  static var today: Day { Day(iso: Host.localTime) ?? Day(0) }
}
