import DrillEngine
import DrillScript
import Testing

@Suite("On the phone")
struct PhoneTests {
  static let ringing = """
    ## ring
    ring: every 3s, gives up after 8 -> missed
    -> opening

    ## opening
    due: greeting
    + Good morning, this is the parcel desk.
    - Well. =>
    - Yeah. => slang
    -> story

    ## story
    Customer: One two three four five six seven eight nine ten.
    Customer: Eleven twelve thirteen fourteen fifteen.
    due: thanks
    + Thank you for telling me.
    - Well. =>
    - Yeah. => slang
    -> bye

    ## bye
    Customer: Goodbye then.
    due: farewell
    + Goodbye, sir.
    - Well. =>
    - Yeah. => slang
    hang up: customer first
    end: done pass

    ## missed
    end: missed fail
    """

  @Test(
    "Within three rings it is in time, on the fourth late, from the fifth an apology is due first",
    arguments: [
      (1, true, false), (3, true, false), (4, false, false), (5, false, true), (8, false, true),
    ])
  func rings(ring: Int, inTime: Bool, apologyDue: Bool) throws {
    var play = Play(try Fixture.drill(Self.ringing, channel: .phone))
    play.give(.pickUp, at: (ring - 1) * 3000 + 1500)
    play.say("Good morning, this is the parcel desk.", at: ring * 3000 + 2000)
    let missed = play.assessments[0].missed
    #expect(missed == (apologyDue ? [.voice("apology")] : []))
    play.give(.stop, at: 41_000)
    let deductions = try #require(play.session.scorecard).deductions
    #expect(deductions.contains { $0.cause == .time(.pickUp) } == !inTime)
  }

  @Test("A call that nobody takes is missed")
  func missed() throws {
    var play = Play(try Fixture.drill(Self.ringing, channel: .phone))
    play.give(.tick, at: 60_000)
    let rings = play.outputs.count { if case .ring = $0.event { true } else { false } }
    #expect(rings == 8)
    #expect(play.session.scorecard?.ending == .reached(Ending(name: "missed", passes: false)))
    #expect(play.outputs.last?.at == 24_000)
  }

  @Test("An early reply interrupts, and what was still to be said is not")
  func interruption() throws {
    var play = Play(try Fixture.drill(Self.ringing, channel: .phone), settings: Settings(pace: .normal))
    play.give(.pickUp, at: 1000)
    play.say("Good morning, this is the parcel desk.", at: 5000)
    // Ten words at 150 a minute take 4 s.
    play.say("Thank you for telling me.", at: 8000)
    #expect(
      play.lines.count == 2, "the second burst is cut off, and the farewell line follows: \(play.lines)")
    #expect(play.assessments[1].findings.map(\.rule).contains("interruption"))

    var patient = Play(try Fixture.drill(Self.ringing, channel: .phone), settings: Settings(pace: .normal))
    patient.give(.pickUp, at: 1000)
    patient.say("Good morning, this is the parcel desk.", at: 5000)
    patient.say("Thank you for telling me.", at: 11_000)
    #expect(!patient.assessments[1].findings.map(\.rule).contains("interruption"))
  }

  @Test("At the instant pace nobody can be interrupted")
  func instant() throws {
    var play = Play(try Fixture.drill(Self.ringing, channel: .phone))
    play.give(.pickUp, at: 1000)
    play.say("Good morning, this is the parcel desk.", at: 1000)
    play.say("Thank you for telling me.", at: 1000)
    #expect(play.assessments.count == 2)
    #expect(play.assessments.allSatisfy { !$0.findings.map(\.rule).contains("interruption") })
  }

  @Test("The customer hangs up first; who does so before is charged")
  func hangUpOrder() throws {
    func toTheEnd() throws -> Play {
      var play = Play(try Fixture.drill(Self.ringing, channel: .phone), settings: Settings(pace: .normal))
      play.give(.pickUp, at: 1000)
      play.say("Good morning, this is the parcel desk.", at: 5000)
      play.say("Thank you for telling me.", at: 15_000)
      play.say("Goodbye, sir.", at: 20_000)
      return play
    }
    var polite = try toTheEnd()
    polite.give(.tick, at: 23_000)
    #expect(polite.outputs.contains { $0.event == .customerHungUp })
    #expect(polite.session.scorecard?.isPassed == true)

    var hasty = try toTheEnd()
    hasty.give(.action(.hangUp), at: 20_500)
    #expect(hasty.brokenRules == ["hung-up-first"])
    #expect(hasty.session.scorecard?.isPassed == false)
  }

  static let holding = """
    ## ask
    Customer: Where is it?
    due: apology
    + I am sorry. One moment, please, may I look it up?
    - Well. =>
    - Yeah. => slang
    -> look

    ## look
    action: hold at most 60s
    * The parcel is in Leeds.
    due: thanks
    + Thank you for waiting, it is in Leeds.
    - Well. => unthanked-hold
    - Yeah. => slang, unthanked-hold, unasked-hold
    end: done pass
    """

  @Test(
    "A hold is asked for before, thanked for after, and not too long",
    arguments: [
      ("I am sorry. One moment, please, may I look it up?", "Thank you for waiting, it is in Leeds.", 60, []),
      ("I am sorry.", "Thank you for waiting, it is in Leeds.", 30, ["unasked-hold"]),
      ("I am sorry. One moment, please, may I look it up?", "It is in Leeds.", 30, ["unthanked-hold"]),
      (
        "I am sorry. One moment, please, may I look it up?", "Thank you for waiting, it is in Leeds.", 61,
        ["hold"]
      ),
    ] as [(String, String, Int, [String])])
  func holds(before: String, after: String, seconds: Int, faults: [String]) throws {
    var play = Play(try Fixture.drill(Self.holding, channel: .phone))
    play.say(before, at: 1000)
    #expect(play.session.expects == .action)
    play.give(.action(.hold), at: 2000)
    play.say(after, at: 2000 + seconds * 1000)
    var found = play.brokenRules
    for deduction in try #require(play.session.scorecard).deductions {
      if case .time(.hold) = deduction.cause { found.insert("hold") }
    }
    #expect(found == Set(faults))
  }

  static let callingBack = """
    ## first
    Customer: Ring me back.
    due: farewell
    tell promise (2): ring you
    + We will ring you. Goodbye.
    - Well. =>
    - Yeah. => slang
    hang up: customer first
    form 5W1H
    . who (1): Zhao
    . when (1): 9:20 | an hour ago
    -> second

    ## second
    clock: 10:31
    action: callback
    Customer: Hello?
    due: greeting
    tell promise (2): ring you
    + Hello. We said we would ring you.
    - Well. =>
    - Yeah. => slang
    -> which

    ## which
    a) Tell him.
    b) Tell nobody. (1)
    c) Shout. => abrupt
    => a (4)
    -> lost if chose c
    -> done

    ## lost
    end: lost fail

    ## done
    end: done pass
    """

  @Test("A call-back is another call with a ledger of its own; forms and choices count")
  func callback() throws {
    var play = Play(try Fixture.drill(Self.callingBack, channel: .phone))
    play.say("We will ring you. Goodbye.", at: 1000)
    #expect(play.session.expects == .form)
    play.give(.form(["Mr. Zhao", "at 9:20"]), at: 2000)
    #expect(play.session.expects == .action)
    play.give(.action(.callback), at: 3000)
    play.say("Hello. We said we would ring you.", at: 4000)
    play.give(.choice("A"), at: 5000)
    let card = try #require(play.session.scorecard)
    #expect(card.score == "100.0")
    let content = try #require(card.parts.first { $0.part == .content })
    #expect(content.possible == Fraction(2 + 2 + 2 + 4))
    #expect(card.callLengths.count == 2)
  }

  @Test("A field left wrong and a worse option cost their points")
  func worse() throws {
    var play = Play(try Fixture.drill(Self.callingBack, channel: .phone))
    play.say("We will ring you. Goodbye.", at: 1000)
    play.give(.form(["Mr. Li", "at 9:20"]), at: 2000)
    play.give(.action(.callback), at: 3000)
    play.say("Hello. We said we would ring you.", at: 4000)
    play.give(.choice("b"), at: 5000)
    let card = try #require(play.session.scorecard)
    #expect(card.deductions.map(\.cause) == [.field(form: "5W1H", name: "who"), .choice("which")])
    #expect(card.deductions.map(\.points) == [Fraction(1), Fraction(3)])

    var shouting = Play(try Fixture.drill(Self.callingBack, channel: .phone))
    shouting.say("We will ring you. Goodbye.", at: 1000)
    shouting.give(.form(["Mr. Zhao", "at 9:20"]), at: 2000)
    shouting.give(.action(.callback), at: 3000)
    shouting.say("Hello. We said we would ring you.", at: 4000)
    shouting.give(.choice("c"), at: 5000)
    #expect(shouting.entered.last == "lost")
    #expect(shouting.brokenRules == ["abrupt"])
  }

  @Test("A call's length is counted as spoken: typing is not talking")
  func length() throws {
    var quick = Play(try Fixture.drill(Self.ringing, channel: .phone))
    quick.give(.pickUp, at: 1000)
    quick.give(.typing, at: 3000)
    // Two minutes of typing; the seven words count 2.8 s.
    quick.say("Good morning, this is the parcel desk.", at: 22_000)
    quick.give(.stop, at: 23_000)
    let spoken = try #require(quick.session.scorecard?.callLengths.first)
    #expect(spoken == 2800 + 4000 + 2000)

    var pensive = Play(try Fixture.drill(Self.ringing, channel: .phone))
    pensive.give(.pickUp, at: 1000)
    pensive.give(.typing, at: 16_000)
    pensive.say("Good morning, this is the parcel desk.", at: 22_000)
    pensive.give(.stop, at: 23_000)
    #expect(pensive.session.scorecard?.callLengths.first == spoken + 5000, "thinking over 10 s counts")
  }
}

@Suite("In a chat")
struct ChatTests {
  @Test("Bubbles within 5 s are one reply, a later one is another")
  func bubbles() throws {
    let drill = try Fixture.drill(LedgerTests.steps, channel: .chat)
    var play = Play(drill)
    play.say("Hello", at: 1000)
    play.say("I am Lin", at: 5000)
    play.say("what can I do", at: 9900)
    #expect(play.assessments.isEmpty)
    play.give(.tick, at: 14_900)
    #expect(play.assessments.map(\.reply) == ["Hello\nI am Lin\nwhat can I do"])
    #expect(play.entered.last == "story")
  }

  @Test("A bubble stops the time limit")
  func limit() throws {
    var play = Play(try Fixture.drill(BranchTests.steps, channel: .chat))
    play.say("I am sorry.", at: 19_000)
    play.give(.tick, at: 24_000)
    #expect(play.assessments.map(\.isLate) == [false])
  }
}
