import DrillEngine
import DrillPlay
import DrillScript
import DrillTerminal
import DrillText
import Testing

/// A small drill with everything in it.
enum Fixture {
  static let rubric = """
    # Small
    format: 1
    id: small
    language: en
    pass: 80
    cue: please | what

    ## voice greeting Greeting
    clause: P5.2
    advice: Greet first.
    say: hello
    + [Hello] there.
    - Well now.

    ## voice apology Apology
    clause: P5.2
    advice: Say sorry.
    say: sorry
    + I am [sorry].
    - Fine.

    ## forbidden denial Denial
    clause: P5.3
    advice: Look it up.
    say: don't know
    + I [don't know].
    - I know.

    ## courtesy interruption Interruption
    clause: Q4
    advice: Let them finish.
    event: interruption
    """

  static let ringing = """
    ## ring
    * The phone lights up.
    ring: every 3s, gives up after 4 -> gone
    -> opening

    ## opening
    due: greeting
    limit: 20s
    hint: Greet first.
    + Hello, this is Lin.
    - What? =>
    -> story

    ## story
    Customer: My order is stuck. Nobody helps me!
    again: I said, my order is stuck!
    due: apology
    limit: 20s
    ask order (2): order number
    answer: It is 77.
    + I am sorry. What is your order number, please?
    - I don't know. => denial
    -> story if missed apology and tries < 2
    -> choose

    ## choose
    Customer: What now?
    a) Nothing (0)
    b) Look it up (2)
    -> note

    ## note
    Customer: Thank you, goodbye.
    due: greeting
    + Hello again, goodbye.
    - Right. =>
    hang up: customer first
    form Notes
    . order (1): 77
    . what (1): stuck
    end: helped pass

    ## gone
    * The caller has gone.
    end: missed fail
    """

  static let chinese = """
    ## opening
    Customer: 我的单子卡住了！
    due: greeting
    + Hello, 您好。
    - What? =>
    end: done pass
    """

  static func drill(
    _ steps: String = ringing, channel: Channel = .phone, language: Language = .en, mood: Int = 50
  ) throws -> Drill {
    var rules = rubric
    if language == .zh { rules = rules.replacing("language: en", with: "language: zh") }
    let rubricReading = Rubric.read(SourceFile(path: "small.rubric", text: rules))
    let rubric = try #require(rubricReading.value, "\(rubricReading.diagnostics)")
    let text = """
      # A drill
      format: 1
      id: a
      language: \(language.rawValue)
      channel: \(channel.rawValue)
      address: \(language == .zh ? "李女士" : "Ms. Li")
      mood: \(mood)
      rubric: small

      \(steps)
      """
    let reading = Scenario.read(SourceFile(path: "a.drill", text: text)) { _ in rubric }
    #expect(!reading.diagnostics.hasErrors, "\(reading.diagnostics)")
    return Drill(scenario: try #require(reading.value), rubric: rubric)
  }
}

/// A session played at a desk on a virtual clock.
struct Call {
  var session: Session
  var desk: Desk
  private(set) var now = 0
  private(set) var inputs: [TimedInput] = []
  /// What only the terminal can do.
  private(set) var wishes: [Desk.Wish] = []
  private(set) var lines: [String] = []
  var size = Size(columns: 80, rows: 24)

  init(
    _ drill: Drill, settings: Settings = Settings(pace: .instant), manner: Desk.Manner = .live,
    hasBell: Bool = false
  ) {
    session = Session(drill, settings: settings)
    desk = Desk(
      Dialogue(drill, language: drill.scenario.language, clauses: [:]), manner: manner, hasBell: hasBell)
    carryOut(desk.show(session.receive(.tick, at: 0), in: session))
  }

  private mutating func carryOut(_ given: [Desk.Wish]) {
    var open = given[...]
    while let wish = open.popFirst() {
      guard case .give(let input) = wish else {
        wishes.append(wish)
        continue
      }
      inputs.append(TimedInput(input, at: now))
      open = (desk.show(session.receive(input, at: now), in: session) + open)[...]
    }
    lines += desk.takeLines().map(\.text)
  }

  /// Lets time pass, with everything that happens and shows by itself on the way.
  mutating func pass(_ milliseconds: Int) {
    let end = now + milliseconds
    while true {
      let next = [session.nextWake, desk.nextChange(after: now, in: session)].compactMap { $0 }.min() ?? end
      now = max(now, min(next, end))
      var wishes: [Desk.Wish] = []
      if let wake = session.nextWake, wake <= now {
        wishes = desk.show(session.receive(.tick, at: now), in: session)
      }
      carryOut(wishes + desk.pass(to: now, in: session))
      if now >= end { return }
    }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { carryOut(desk.take(key, at: now, in: session)) }
  }

  mutating func type(_ text: String) {
    for character in text { press(.text(String(character))) }
  }

  /// Types a reply and sends it.
  mutating func send(_ text: String) {
    type(text)
    press(.enter)
  }

  mutating func enter(line: String) { carryOut(desk.take(line: line, at: now, in: session)) }

  var block: LiveBlock { desk.block(at: now, in: session, size: size) }
  var status: String { block.status.map(\.text).joined() }
  var footer: String { block.footer.map(\.text).joined() }
  var extra: [String] { block.extra.map(\.text) }
  /// What is heard of the words that are being said.
  var growing: String { block.growing.map { String($0.text.text.prefix($0.shown)) } ?? "" }

  /// The inputs, played again, give the same outputs.
  var replays: Bool {
    var again = Session.replay(session.drill, settings: session.settings, inputs: inputs).session
    _ = again.receive(.tick, at: now)
    return again.scorecard == session.scorecard && again.mood == session.mood
  }
}
