import DrillEngine
import DrillMatch
import DrillScript
import DrillStore
import DrillText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes a store of plausible sessions: the shipped drills, really played on a virtual clock by made-up trainees.
struct StoreMaker {
  let store: Store
  private let drills: [Language: [(texts: LoadedDrill, drill: Drill)]]

  /// Reads the shipped library.
  init(_ path: String) throws {
    store = Store(root: path)
    let library = try Library.locate(option: nil)
    var drills: [Language: [(LoadedDrill, Drill)]] = [:]
    for language in Language.allCases {
      var rules: RuleMatcher?
      for id in library.scenarioIDs(language) {
        let loaded = try library.load(scenario: id, language)
        guard let scenario = loaded.scenario, let rubric = loaded.rubric, !loaded.hasErrors else { continue }
        let matcher = rules ?? RuleMatcher(rubric)
        rules = matcher
        drills[language, default: []].append(
          (loaded, Drill(scenario: scenario, rubric: rubric, rules: matcher)))
      }
    }
    self.drills = drills
  }

  /// Plays so many sessions by so many trainees; the same seed gives the same store.
  ///
  /// - Returns: how many were kept.
  func make(trainees: Int, sessions: Int, seed: UInt64) throws -> Int {
    var generator = BenchGenerator(seed: seed)
    let people = (0..<max(1, trainees)).map { MadeUpTrainee(number: $0, using: &generator) }
    let weight = people.reduce(0) { $0 + $1.diligence }
    var kept = 0
    var passed = 0
    for person in people {
      // Cut by running sums, so that the parts add up to all sessions.
      let before = sessions * passed / weight
      passed += person.diligence
      let own = sessions * passed / weight - before
      let days = (0..<own).map { _ in Int.random(in: person.joined..<126, using: &generator) }.sorted()
      for (index, day) in days.enumerated() {
        try play(person, day: day, progress: Double(index) / Double(own), using: &generator)
        kept += 1
      }
    }
    return kept
  }

  private func play(
    _ person: MadeUpTrainee, day: Int, progress: Double, using generator: inout BenchGenerator
  ) throws {
    guard let (texts, drill) = drills[person.language]?.randomElement(using: &generator) else { return }
    let started = Self.moment(day: day, using: &generator)
    let isExam = Int.random(in: 0..<100, using: &generator) < 22
    let settings = Settings(
      mode: isExam ? .exam : .practice, seed: UInt64.random(in: 1..<1000, using: &generator),
      isTimed: Int.random(in: 0..<100, using: &generator) < 90)
    let header = SessionHeader(
      session: Store.newID(scenario: drill.scenario.id, started: started, using: &generator),
      engine: Session.engineNumber, scenario: drill.scenario.id, title: drill.scenario.title,
      language: drill.scenario.language, channel: drill.scenario.channel,
      scenarioDigest: texts.scenarioText.digest, rubric: drill.rubric.id,
      rubricDigest: texts.rubricText?.digest ?? "", settings: settings, trainee: person.name, started: started
    )
    let skill = person.skill(progress, level: drill.scenario.level ?? 2)
    var play = MadeUpPlay(drill, settings: settings, person: person, skill: skill)
    // A few are left and never taken up again.
    let most = Int.random(in: 0..<100, using: &generator) < 3 ? Int.random(in: 1..<4, using: &generator) : 200
    play.run(inputs: most, using: &generator)
    try store.keep(
      header, events: play.records, result: play.session.scorecard.map { ($0, play.now) }, texts: texts)
    guard let reviews = MadeUpReviews(of: play.session, header: header, length: play.now) else { return }
    for record in reviews.records(using: &generator) {
      try store.keepReview(record.line, of: record.session, by: record.author)
    }
  }

  /// A moment on a working day: 126 of them fill 25 weeks from 5 January 2026, a Monday.
  private static func moment(day: Int, using generator: inout BenchGenerator) -> String {
    let days = day / 5 * 7 + day % 5
    let second = Int.random(in: 9 * 3600..<17 * 3600 + 1800, using: &generator)
    let start = 1_767_571_200.0
    let date = Date(timeIntervalSince1970: start + Double(days * 86_400 + second))
    return String(date.formatted(.iso8601).prefix(19)) + "+08:00"
  }
}

/// A trainee with a name (nobody's: all are made up), a skill that grows, and a habit that is hard to break.
struct MadeUpTrainee {
  /// What a trainee does wrong whenever he does anything wrong.
  enum Habit: CaseIterable {
    /// Explains before he apologises.
    case noApology
    /// Is short with people.
    case curt
    /// Says no and leaves it there.
    case denies
    /// Forgets the second half of what he had to say.
    case brief

    /// Whether a bad reply is of this kind.
    func shows(in reply: BadReply) -> Bool {
      guard let outcome = reply.outcome else { return false }
      return switch self {
      case .noApology: outcome.breaks.isEmpty && !outcome.keeps.contains(.voice("apology"))
      case .curt: !outcome.breaks.isDisjoint(with: ["abrupt", "contempt", "irritation"])
      case .denies: !outcome.breaks.isDisjoint(with: ["denial", "deny-first", "deceit"])
      case .brief: false
      }
    }
  }

  let name: String
  let habit: Habit
  /// How many sessions he plays beside others.
  let diligence: Int
  /// The working day on which he begins.
  let joined: Int
  let language: Language
  private let start: Double
  private let growth: Double
  /// How long a reply takes at least, in seconds.
  let slowness: Int

  private static let english = [
    "Amelia Ward", "Ben Okafor", "Chloe Martin", "Daniel Price", "Eva Lindqvist", "Farah Aziz",
    "George O’Neill",
    "Hannah Cole", "Ivan Petrov", "Julia Santos", "Kofi Mensah", "Laura Becker", "Marek Nowak", "Nina Rossi",
    "Owen Hughes", "Priya Nair", "Quentin Moreau", "Rosa Jiménez", "Sam Taylor", "Tara Quinn", "Uma Patel",
    "Victor Hansen", "Wendy Clark", "Yusuf Demir", "Zoë Fischer",
  ]
  private static let chinese = [
    "林晓", "王芳", "李强", "张敏", "刘洋", "陈静", "杨帆", "赵磊", "黄丽", "周杰", "吴倩", "徐浩", "孙悦", "马超", "朱琳", "胡斌",
    "郭颖", "何伟", "高翔", "罗娜", "郑凯", "梁雪", "谢涛", "宋佳", "唐宁",
  ]

  init(number: Int, using generator: inout BenchGenerator) {
    language = number % 2 == 0 ? .zh : .en
    let names = language == .zh ? Self.chinese : Self.english
    let round = number / 2 / names.count
    name = names[number / 2 % names.count] + (round > 0 ? " \(round + 1)" : "")
    habit = Habit.allCases.randomElement(using: &generator) ?? .brief
    diligence = Int.random(in: 5...11, using: &generator)
    joined = Int.random(in: 0..<3, using: &generator) == 0 ? Int.random(in: 5..<70, using: &generator) : 0
    start = Double.random(in: 0.42..<0.93, using: &generator)
    growth = Double.random(in: -0.04..<0.35, using: &generator)
    slowness = Int.random(in: 2..<9, using: &generator)
  }

  /// How likely a reply is to be a good one, `progress` (0 to 1) of the way through the sessions; harder drills, with
  /// levels above 2, go worse.
  func skill(_ progress: Double, level: Int) -> Double {
    min(0.985, start + growth * progress - 0.05 * Double(level - 2))
  }
}

/// Plays one session with a mixture of good, thin and bad replies.
struct MadeUpPlay {
  private(set) var session: Session
  private(set) var records: [Record] = []
  private(set) var now = 0
  private let person: MadeUpTrainee
  private let skill: Double
  private var prompt: Prompt?

  init(_ drill: Drill, settings: Settings, person: MadeUpTrainee, skill: Double) {
    session = Session(drill, settings: settings)
    self.person = person
    self.skill = skill
  }

  /// Plays to the end, or until so many inputs were given.
  mutating func run(inputs most: Int, using generator: inout BenchGenerator) {
    pass(to: 0)
    var given = 0
    while session.scorecard == nil, given < most {
      switch session.expects {
      case .pickUp:
        let rings = Double.random(in: 0..<1, using: &generator) < skill ? 1...6 : 4...16
        pass(until: now + 1000 * Int.random(in: rings, using: &generator))
        if session.expects == .pickUp { give(.pickUp) }
      case .nothing: passOn()
      case .reply where session.isComposing: passOn()
      case .reply, .choice, .form, .action:
        let thinking = person.slowness + Int.random(in: 0..<12, using: &generator)
        let dawdles = Double.random(in: 0..<1, using: &generator) > 0.5 + skill / 2
        pass(until: now + 1000 * (dawdles ? thinking * 6 : thinking))
        if [.reply, .choice, .form, .action].contains(session.expects), !session.isComposing {
          answer(using: &generator)
          given += 1
        }
      }
      if now > 3_600_000 { return give(.stop) }
    }
  }

  private mutating func answer(using generator: inout BenchGenerator) {
    guard let prompt, let step = session.drill.scenario.steps.first(where: { $0.id == prompt.step }) else {
      return give(.stop)
    }
    let isGood = Double.random(in: 0..<1, using: &generator) < skill
    switch prompt.kind {
    case .reply: give(.reply(reply(in: step, isGood: isGood, using: &generator)))
    case .choice(let options):
      let best = options.max { $0.points < $1.points }
      let option = isGood ? best : options.randomElement(using: &generator)
      give(.choice(option?.key ?? "a"))
    case .form(let form): give(.form(form.fields.map { isGood ? Self.value(of: $0) : "?" }))
    case .action(let required): give(.action(required.action))
    }
  }

  private func reply(in step: Step, isGood: Bool, using generator: inout BenchGenerator) -> String {
    let model = step.models.randomElement(using: &generator)?.text ?? ""
    if isGood || step.badReplies.isEmpty { return model }
    let own = step.badReplies.filter(person.habit.shows)
    if let reply = own.randomElement(using: &generator), Int.random(in: 0..<4, using: &generator) > 0 {
      return reply.text
    }
    if person.habit == .brief || Bool.random(using: &generator) {
      // The beginning of a good reply, as somebody gives it who forgets the rest.
      let end = model.firstIndex { "。！？.!?".contains($0) } ?? model.endIndex
      return String(model[..<end]) + (session.drill.scenario.language == .zh ? "。" : ".")
    }
    return step.badReplies.randomElement(using: &generator)?.text ?? model
  }

  /// A value that may serve for a field: the letters of its first phrase.
  private static func value(of field: Form.Field) -> String {
    guard let alternative = field.phrases.first?.alternatives.first else { return field.name }
    func text(_ node: Phrase.Node) -> String {
      switch node {
      case .letter(let scalar), .han(let scalar): String(Character(scalar))
      case .space, .gap, .wordEdge: " "
      case .sequence(let nodes): nodes.map(text).joined()
      case .choice(let nodes): nodes.first.map(text) ?? ""
      case .empty, .ending, .clauseStart, .clauseEnd, .optional, .list: ""
      }
    }
    let words = alternative.parts.map(text).joined(separator: " ")
    return words.split(separator: " ").joined(separator: " ")
  }

  // MARK: Time and events

  private mutating func passOn() {
    guard let next = session.nextWake else { return give(.stop) }
    pass(to: next)
  }

  private mutating func pass(until time: Int) {
    while let next = session.nextWake, next <= time, session.scorecard == nil { pass(to: next) }
    now = max(now, time)
  }

  private mutating func pass(to time: Int) {
    now = max(now, time)
    note(session.receive(.tick, at: now), input: nil)
  }

  private mutating func give(_ input: Input) { note(session.receive(input, at: now), input: input) }

  private mutating func note(_ outputs: [Output], input: Input?) {
    records += outputs.prefix { $0.at < now }.map(Record.output)
    if let input { records.append(.input(TimedInput(input, at: now))) }
    records += outputs.drop { $0.at < now }.map(Record.output)
    for output in outputs { if case .prompt(let asked) = output.event { prompt = asked } }
  }
}
