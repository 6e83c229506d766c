import DrillEngine
import DrillScript
import Testing

@Suite("What a screen shows of a session")
struct StatusTests {
  static let answering = """
    ## one
    Customer: Where is my parcel now, please?
    due: apology
    ask number (2): parcel number
    answer: It is seven four seven one two.
    + Sorry. May I have the parcel number?
    - Well. =>
    -> two

    ## two
    Customer: Do you see it?
    due: thanks
    limit: 20s
    + Thank you.
    - Well. =>
    end: done pass
    """

  @Test("What the customer answers takes its time before he goes on")
  func answers() throws {
    var play = Play(try Fixture.drill(Self.answering), settings: Settings())
    // Six words take 2.4 s; the answer's seven take 2.8 s, and the next line begins after it.
    play.say("Sorry. May I have the parcel number?", at: 10_000)
    let lines = play.outputs.compactMap { output -> Int? in
      if case .line = output.event { return output.at }
      return nil
    }
    #expect(lines == [0, 10_000])
    #expect(play.session.expects == .nothing)
    play.give(.tick, at: 12_799)
    #expect(play.lines.count == 2)
    play.give(.tick, at: 12_800)
    #expect(play.lines.count == 3)
  }

  @Test("Words during the customer's answer cut it short")
  func interruptedAnswer() throws {
    var play = Play(try Fixture.drill(Self.answering), settings: Settings())
    play.say("Sorry. May I have the parcel number?", at: 10_000)
    play.say("Thank you.", at: 11_000)
    #expect(play.assessments.last?.findings.contains { $0.rule == "interruption" } == true)
    #expect(play.session.scorecard != nil)
  }

  @Test("The time left stands still in a pause")
  func timeLeft() throws {
    var play = Play(try Fixture.drill(Self.answering), settings: Settings())
    play.say("Sorry. May I have the parcel number?", at: 10_000)
    play.give(.tick, at: 20_000)
    let open = 12_800 + 1600
    #expect(play.session.timeLeft(at: 20_000) == open + 20_000 - 20_000)
    play.give(.pause, at: 21_000)
    #expect(play.session.isPaused)
    #expect(play.session.timeLeft(at: 90_000) == open + 20_000 - 21_000)
    play.give(.resume, at: 100_000)
    #expect(play.session.timeLeft(at: 101_000) == open + 20_000 - 22_000)
  }

  @Test("Words typed while the customer speaks were not thought about")
  func typedAhead() throws {
    var ahead = Play(try Fixture.drill(Self.answering), settings: Settings(isTimed: false))
    ahead.give(.typing, at: 1000)
    ahead.say("Sorry. May I have the parcel number?", at: 60_000)
    #expect(ahead.session.callLength == 2400 + 2800 + 2800)
    var late = Play(try Fixture.drill(Self.answering), settings: Settings(isTimed: false))
    late.give(.typing, at: 20_000)
    late.say("Sorry. May I have the parcel number?", at: 60_000)
    #expect(late.session.callLength == 2400 + 2800 + 2800 + (20_000 - 2400 - 10_000))
  }

  @Test("An action is accepted exactly when it is taken up", arguments: 0..<40)
  func acceptance(round: Int) throws {
    let seed = UInt64(round) &* 104_729 &+ 5
    var random = SeededGenerator(seed: seed)
    let (steps, channel) = ReplayTests.scenarios[round % ReplayTests.scenarios.count]
    var play = Play(try Fixture.drill(steps, channel: channel), settings: Settings())
    var time = 0
    for _ in 0..<30 where play.session.scorecard == nil {
      time += Int.random(in: 0...6000, using: &random)
      play.give(.tick, at: time)
      for action in CallAction.allCases {
        var copy = play.session
        let outputs = copy.receive(.action(action), at: time)
        let isTaken = !outputs.contains { $0.event == .notNow }
        let isOver = play.session.scorecard != nil
        #expect(play.session.accepts(action) == (isTaken && !isOver), "seed \(seed), \(action), at \(time)")
      }
      let input: Input =
        switch Int.random(in: 0..<8, using: &random) {
        case 0: .pickUp
        case 1: .action(CallAction.allCases.randomElement(using: &random) ?? .hold)
        case 2: .choice("b")
        case 3: .form(["Zhao", "9:20"])
        case 4: .pause
        case 5: .resume
        default: .reply(ReplayTests.replies.randomElement(using: &random) ?? "")
        }
      play.give(input, at: time)
    }
  }
}
