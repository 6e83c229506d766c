import DrillEngine
import DrillScript
import Testing

/// A small generator with a printed seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

@Suite("The same inputs give the same drill")
struct ReplayTests {
  static let scenarios: [(String, Channel)] = [
    (LedgerTests.steps, .desk), (LedgerTests.steps, .chat), (BranchTests.steps, .phone),
    (PhoneTests.ringing, .phone), (PhoneTests.holding, .phone), (PhoneTests.callingBack, .phone),
  ]

  static let replies = [
    "Hello.", "I am sorry.", "So complain.", "Yeah.", "Thank you.", "Goodbye.", "", "We will ring you.",
    "One moment, please?", "May I have the parcel number?", "Mr. Li, hurry up!", "您好 😀",
  ]

  /// Plays a random session, with ticks at random times in between, and gives its inputs and outputs.
  private func randomPlay(_ drill: Drill, settings: Settings, seed: UInt64, ticks: Int) -> Play {
    var inputs = SeededGenerator(seed: seed)
    var clock = SeededGenerator(seed: seed &+ UInt64(ticks))
    var play = Play(drill, settings: settings)
    var time = 0
    for _ in 0..<40 {
      let next = time + Int.random(in: 0...9000, using: &inputs)
      for _ in 0..<ticks { play.give(.tick, at: Int.random(in: time...next, using: &clock)) }
      time = next
      let reply = Self.replies.randomElement(using: &inputs) ?? ""
      let input: Input =
        switch Int.random(in: 0..<20, using: &inputs) {
        case 0: .pickUp
        case 1: .typing
        case 2: .action(CallAction.allCases.randomElement(using: &inputs) ?? .hold)
        case 3: .choice(["a", "b", "c", "x"].randomElement(using: &inputs) ?? "a")
        case 4: .form(["Zhao", "9:20"])
        case 5: .pause
        case 6...8: .resume
        case 9: .reopened
        default: .reply(reply)
        }
      play.give(input, at: time)
    }
    play.give(.resume, at: time + 1)
    play.give(.stop, at: time + 2)
    return play
  }

  @Test("Replay gives the same outputs, and ticks change none", arguments: 0..<60)
  func replay(round: Int) throws {
    let seed = UInt64(round) &* 7919 &+ 13
    var random = SeededGenerator(seed: seed)
    let (steps, channel) = Self.scenarios[round % Self.scenarios.count]
    let drill = try Fixture.drill(steps, channel: channel)
    let settings = Settings(
      mode: Bool.random(using: &random) ? .practice : .exam, seed: seed,
      pace: Pace.allCases.randomElement(using: &random) ?? .normal, timeFactorPercent: 150,
      isTimed: Bool.random(using: &random))
    let plain = randomPlay(drill, settings: settings, seed: seed, ticks: 0)
    let again = Session.replay(drill, settings: settings, inputs: plain.inputs)
    #expect(again.outputs == plain.outputs, "seed \(seed)")
    let ticked = randomPlay(drill, settings: settings, seed: seed, ticks: 7)
    #expect(ticked.outputs == plain.outputs, "seed \(seed), with ticks")
    #expect(plain.session.scorecard != nil, "seed \(seed)")
    if let card = plain.session.scorecard { checkLedger(of: card, seed: seed) }
    // Times never run backward.
    #expect(zip(plain.outputs, plain.outputs.dropFirst()).allSatisfy { $0.at <= $1.at }, "seed \(seed)")
  }

  /// The ledger adds up to the parts, and whatever it misses is a deduction.
  private func checkLedger(of card: Scorecard, seed: UInt64) {
    for part in card.parts where part.part != .conduct {
      let lines = card.ledger.filter { $0.part == part.part }
      #expect(lines.reduce(.zero) { $0 + $1.earned } == part.earned, "seed \(seed), \(part.part)")
      #expect(
        lines.reduce(0) { $0 + $1.points } == Int(part.possible.numerator), "seed \(seed), \(part.part)")
    }
    let missed = card.ledger.filter { $0.earned < Fraction($0.points) }.map(\.subject)
    let deducted = card.deductions.compactMap(\.cause.subject)
    #expect(Set(missed) == Set(deducted) && missed.count == deducted.count, "seed \(seed)")
  }

  @Test("A pause stops every clock")
  func pause() throws {
    var play = Play(try Fixture.drill(BranchTests.steps))
    play.give(.pause, at: 19_000)
    #expect(play.session.nextWake == nil)
    play.give(.tick, at: 500_000)
    #expect(play.assessments.isEmpty)
    play.give(.resume, at: 600_000)
    #expect(play.session.nextWake == 601_000)
    play.say("I am sorry.", at: 600_500)
    #expect(play.assessments.map(\.isLate) == [false])
  }

  @Test("A seed picks one wording, and another seed may pick another")
  func wordings() throws {
    let steps = """
      ## one
      Customer: Red.
      or: Green.
      or: Blue.
      due: thanks
      + Thank you.
      - Well. =>
      - Yeah. => slang
      end: done pass
      """
    let drill = try Fixture.drill(steps)
    func line(_ seed: UInt64) -> String? {
      Play(drill, settings: Settings(seed: seed, pace: .instant)).lines.first
    }
    #expect((0..<50).allSatisfy { line($0) == line($0) })
    #expect(Set((0..<50).map { line($0) }).count == 3)
  }
}
