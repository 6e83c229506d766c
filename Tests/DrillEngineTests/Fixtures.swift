import DrillEngine
import DrillScript
import DrillText
import Testing

/// A small rubric and small scenarios that the tests of the engine play.
enum Fixture {
  static let rubricText = """
    # Rules for the tests of the engine
    format: 1
    id: test
    language: en
    pass: 80
    weights: voices 25, content 35, conduct 30, time 10
    points: minor 4, serious 10, fatal 30
    caps: minor 12, serious 40, fatal 100
    bonus: 3
    cue: please | may I | could you | what | which
    hold cue: one moment | hold on

    ## voice greeting Greeting
    clause: P5.2
    advice: Greet first.
    say: hello | good (morning|day)
    + [Hello] there.
    + [Good morning], all.
    + [Good day], all.
    - Well now.

    ## voice thanks Thanks
    clause: P5.2
    advice: Give thanks.
    say: thank you | thanks
    + [Thank you] all.
    + [Thanks] a lot.
    - Fine.

    ## voice apology Apology
    clause: P5.2
    advice: Say sorry.
    say: sorry | apologise
    + I am [sorry].
    + I [apologise].
    - Fine.

    ## voice farewell Farewell
    clause: P5.2
    advice: Say goodbye.
    say: goodbye
    + [Goodbye] now.
    - Fine.

    ## forbidden quarrel Quarrel
    clause: P5.3
    advice: Keep calm.
    say: so complain
    + Then [so complain].
    - Fine.

    ## never-say abrupt Abrupt
    clause: P5.4
    advice: Speak in sentences.
    severity: minor
    say: hurry up
    + [Hurry up].
    - Fine.

    ## courtesy slang Slang
    clause: P5.1
    advice: Speak plainly.
    say: yeah
    + [Yeah], right.
    - Fine.

    ## courtesy summary Summary
    clause: P3.3.1
    advice: Sum up.
    bonus: 1
    say: to sum up
    + Well, [to sum up], we will call.
    - Fine.

    ## red-line secret-asked Secret asked
    clause: P2.4
    advice: Never ask for it.
    say: your password
    + Tell me [your password].
    - Fine.

    ## courtesy interruption Interruption
    clause: Q4
    advice: Let them finish.
    event: interruption

    ## courtesy wrong-address Wrong address
    clause: P3.1.3
    advice: Use the right name.
    event: wrong address

    ## courtesy parroted-apology Parroted apology
    clause: P2.5
    advice: Say it anew.
    event: parroted apology

    ## courtesy over-politeness Over-politeness
    clause: E5
    advice: Once is enough.
    event: over-politeness

    ## red-line hung-up-first Hung up first
    clause: P3.3.4
    advice: Let the customer hang up.
    event: hang-up

    ## red-line disclosure Disclosure
    clause: P3.3.3
    advice: Verify first.
    event: disclosure

    ## courtesy unasked-hold Unasked hold
    clause: P3.3.7
    advice: Ask before you put anyone on hold.
    event: unasked hold

    ## courtesy unthanked-hold Unthanked hold
    clause: P3.3.7
    advice: Give thanks for the wait.
    event: unthanked hold

    ## time
    pick up: 3 rings
    apologise from: ring 5
    call: 3 min, at most 5 min

    ## mood
    voice: +4
    item: +2
    missed: -5
    late: -8
    forbidden: -20
    never-say: -20
    red-line: -30
    courtesy: -5
    """

  /// The head of a scenario on a channel.
  static func head(_ channel: Channel = .desk) -> String {
    """
    # A test
    format: 1
    id: test
    language: en
    channel: \(channel.rawValue)
    address: Mr. Zhao
    mood: 50
    rubric: test

    """
  }

  /// The rubric of the tests.
  static func rubric() throws -> Rubric {
    let reading = Rubric.read(SourceFile(path: "test.rubric", text: rubricText))
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics.map(\.message.en))")
    return try #require(reading.value)
  }

  /// A drill from the steps of a scenario.
  static func drill(_ steps: String, channel: Channel = .desk) throws -> Drill {
    let rubric = try rubric()
    let source = SourceFile(path: "test.drill", text: head(channel) + "\n" + steps)
    let reading = Scenario.read(source) { $0 == "test" ? rubric : nil }
    #expect(
      !reading.diagnostics.hasErrors,
      "\(reading.diagnostics.map { $0.rendered(source: source, language: .en) })")
    return Drill(scenario: try #require(reading.value), rubric: rubric)
  }
}

/// A session driven by hand, which remembers all that happened.
struct Play {
  var session: Session
  private(set) var outputs: [Output] = []
  private(set) var inputs: [TimedInput] = []

  init(_ drill: Drill, settings: Settings = Settings(pace: .instant)) {
    session = Session(drill, settings: settings)
    outputs += session.receive(.tick, at: 0)
  }

  /// Gives an input at a time in milliseconds.
  mutating func give(_ input: Input, at time: Int) {
    if input != .tick { inputs.append(TimedInput(input, at: time)) }
    outputs += session.receive(input, at: time)
  }

  mutating func say(_ text: String, at time: Int) { give(.reply(text), at: time) }

  var assessments: [Assessment] {
    outputs.compactMap { if case .assessment(let value) = $0.event { value } else { nil } }
  }

  var lines: [String] {
    outputs.compactMap { if case .line(_, let text, _) = $0.event { text } else { nil } }
  }

  var entered: [String] {
    outputs.compactMap { if case .entered(let step, _) = $0.event { step } else { nil } }
  }

  var prompts: [Prompt] {
    outputs.compactMap { if case .prompt(let value) = $0.event { value } else { nil } }
  }

  /// The rules that the last reply broke or that otherwise cost points.
  var brokenRules: Set<String> {
    Set(
      (session.scorecard?.deductions ?? []).compactMap {
        if case .rule(let id) = $0.cause { id } else { nil }
      })
  }
}
