import DrillEngine
import DrillScript
import Testing

@Suite("Where a drill goes on")
struct BranchTests {
  static let steps = """
    ## story
    Customer: I lost a parcel!
    again: I said, I lost a parcel!
    again: For the third time!
    due: apology
    limit: 20s
    + I am sorry.
    - Well. =>
    - Yeah. => slang
    -> angry if forbidden or mood < 15
    -> waited if late and tries >= 2
    -> story if missed apology and tries < 3
    -> done if earned apology
    -> lost

    ## angry
    Customer: How dare you!
    due: apology
    + I am sorry.
    - Well. =>
    - Yeah. => slang
    -> back if earned apology
    -> lost

    ## waited
    * They wait no longer.
    end: waited fail

    ## lost
    * They leave.
    end: lost fail

    ## done
    * They are content.
    end: content pass
    """

  private func path(_ replies: [String]) throws -> Play {
    var play = Play(try Fixture.drill(Self.steps))
    for (index, reply) in replies.enumerated() { play.say(reply, at: 1000 * (index + 1)) }
    return play
  }

  @Test("First true wins")
  func first() throws {
    #expect(try path(["I am sorry."]).entered == ["story", "done"])
    #expect(try path(["I am sorry, so complain."]).entered == ["story", "angry"])
    #expect(try path(["Well.", "Well.", "Well."]).entered == ["story", "lost"])
  }

  @Test("From the second prompt on the customer says something else")
  func again() throws {
    let play = try path(["Well.", "Well."])
    #expect(play.lines == ["I lost a parcel!", "I said, I lost a parcel!", "For the third time!"])
  }

  @Test("Back leads to the step before, where the tries begin anew")
  func back() throws {
    var play = try path(["So complain.", "I am sorry."])
    #expect(play.entered == ["story", "angry", "story"])
    #expect(play.prompts.last?.attempt == 1)
    play.say("I am sorry.", at: 9000)
    #expect(play.entered.last == "done")
    let apology = try #require(play.session.scorecard).deductions.first { $0.step == "story" }
    #expect(apology?.cause == .voice("apology", half: true), "earned on a later try: half")
  }

  @Test("Back after back unwinds the way, and what is due is due again")
  func backTwice() throws {
    let steps = """
      ## story
      due: thanks
      + Thank you.
      - Well. =>
      - Yeah. => slang
      -> trap

      ## trap
      due: apology
      + Sorry.
      - Well. =>
      - Yeah. => slang
      -> angry if forbidden
      -> trap if missed apology and tries < 2
      -> back

      ## angry
      due: apology
      + Sorry.
      - Well. =>
      - Yeah. => slang
      -> gone if missed apology
      -> back

      ## gone
      end: gone pass
      """
    var play = Play(try Fixture.drill(steps))
    for (index, reply) in ["Thank you.", "So complain.", "Sorry.", "Sorry.", "Thank you."].enumerated() {
      play.say(reply, at: 1000 * (index + 1))
    }
    #expect(play.entered == ["story", "trap", "angry", "trap", "story", "trap"])
    play.say("So complain.", at: 9000)
    play.say("Well.", at: 10_000)
    #expect(play.entered.last == "gone", "an apology of the first visit does not count in the second")
  }

  @Test("A time-out is an empty late reply, and ends nothing by itself")
  func timeOut() throws {
    var play = Play(try Fixture.drill(Self.steps))
    #expect(play.session.nextWake == 20_000)
    play.give(.tick, at: 20_000)
    #expect(play.assessments.map(\.isLate) == [true])
    #expect(play.lines.count == 2)
    play.give(.tick, at: 40_000)
    #expect(play.entered.last == "waited")
    let time = try #require(play.session.scorecard?.parts.first { $0.part == .time })
    #expect(time.earned == .zero && time.possible == Fraction(2))
  }

  @Test("Stretched limits are stretched, and none is none")
  func limits() throws {
    let drill = try Fixture.drill(Self.steps)
    let stretched = Play(drill, settings: Settings(pace: .instant, timeFactorPercent: 250))
    #expect(stretched.prompts.first?.limit == 50_000)
    let untimed = Play(drill, settings: Settings(pace: .instant, isTimed: false))
    #expect(untimed.prompts.first?.limit == nil)
    #expect(untimed.session.nextWake == nil)
  }

  @Test("Who types slowly has longer limits, but not where the scenario sets its own")
  func typingSpeed() throws {
    let reply = "Hello, I am sorry for it, may I have your order number, please, and your own name?"
    func limit(_ mode: Mode, _ speed: Int?, own: String = "") throws -> Int? {
      let drill = try Fixture.drill(
        "## a\nCustomer: Well?\ndue: greeting\n\(own)+ \(reply)\nend: done pass\n")
      let settings = Settings(mode: mode, pace: .instant, typingSpeed: speed)
      return Play(drill, settings: settings).prompts.first?.limit
    }
    // Seventeen words at 20 a minute take 51 s in practice, at 30 a minute 34 s in an exam.
    let table: [(Mode, speed: Int?, limit: Int)] = [
      (.practice, nil, 66_000), (.practice, 40, 66_000), (.practice, 20, 117_000), (.practice, 10, 219_000),
      (.practice, 400, 66_000), (.exam, nil, 49_000), (.exam, 20, 83_000), (.exam, 0, 1_375_000),
    ]
    for (mode, speed, wanted) in table {
      #expect(try limit(mode, speed) == wanted, "\(mode) \(speed ?? -1)")
    }
    #expect(try limit(.practice, 10, own: "limit: 20s\n") == 20_000)
  }

  @Test("A drill that only goes round ends and fails")
  func round() throws {
    let steps = """
      ## one
      due: thanks
      + Thank you.
      - Well. =>
      - Yeah. => slang
      -> one if missed thanks
      -> done

      ## done
      end: done pass
      """
    var play = Play(try Fixture.drill(steps))
    for turn in 1...400 { play.say("Well.", at: turn * 1000) }
    #expect(play.session.scorecard?.ending == .wentRound)
    #expect(play.session.scorecard?.isPassed == false)
  }

  @Test(
    "Leaving early fails, and what the shortest good way still held stays unearned",
    arguments: [
      (Input.action(.transfer), Conclusion.transferred), (.action(.hangUp), .hungUp), (.stop, .stopped),
    ])
  func early(input: Input, conclusion: Conclusion) throws {
    var play = Play(try Fixture.drill(LedgerTests.steps, channel: .phone))
    play.say("Hello.", at: 1000)
    play.give(input, at: 2000)
    let card = try #require(play.session.scorecard)
    #expect(card.ending == conclusion)
    #expect(!card.isPassed)
    #expect(card.tenths <= 590)
    let content = try #require(card.parts.first { $0.part == .content })
    #expect(content.possible == Fraction(10), "the parcel number and the promise to ring back")
    #expect(content.earned == .zero)
  }
}
