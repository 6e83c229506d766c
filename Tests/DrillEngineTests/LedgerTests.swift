import DrillEngine
import DrillScript
import Testing

@Suite("What a reply earns")
struct LedgerTests {
  static let steps = """
    ## opening
    Customer: Good day to you.
    due: greeting
    + Hello.
    - Well. =>
    - Yeah. => slang
    -> story

    ## story
    Customer: I lost a parcel.
    due: apology
    ask number (6): parcel number | reference
    answer: It is 17.
    + I am sorry. May I have the parcel number, please?
    - Hurry up. => abrupt
    - Sorry. => keeps apology
    -> story if missed apology and tries < 2
    -> bye

    ## bye
    Customer: Fine.
    due: farewell
    tell callback (4): ring you back
    + We will ring you back. Goodbye.
    - Done. =>
    - Goodbye. => keeps farewell
    end: done pass
    """

  @Test("In time it is whole, and the score is full")
  func full() throws {
    var play = Play(try Fixture.drill(Self.steps))
    play.say("Hello.", at: 1000)
    play.say("I am sorry. May I have the parcel number, please?", at: 2000)
    play.say("We will ring you back. Goodbye.", at: 3000)
    let card = try #require(play.session.scorecard)
    #expect(card.score == "100.0")
    #expect(card.isPassed)
    #expect(card.deductions.isEmpty)
    #expect(play.lines.contains("It is 17."))
  }

  @Test("A voice a turn late earns half, and only in the next step's first reply")
  func late() throws {
    var play = Play(try Fixture.drill(Self.steps))
    play.say("Well.", at: 1000)
    play.say("Hello. I am sorry. May I have the parcel number, please?", at: 2000)
    play.say("We will ring you back. Goodbye.", at: 3000)
    let card = try #require(play.session.scorecard)
    // Voices 2.5 of 3: 25 × 2.5/3 + 75 = 95.83…
    #expect(card.score == "95.8")
    #expect(card.deductions.map(\.cause) == [.voice("greeting", half: true)])
    #expect(card.deductions.map(\.tenthsWithout) == [1000])

    var tooLate = Play(try Fixture.drill(Self.steps))
    tooLate.say("Well.", at: 1000)
    tooLate.say("May I have the parcel number, please?", at: 2000)
    tooLate.say("Hello. I am sorry.", at: 3000)
    tooLate.say("We will ring you back. Goodbye.", at: 4000)
    let causes = try #require(tooLate.session.scorecard).deductions.map(\.cause)
    #expect(causes.contains(.voice("greeting", half: false)))
    #expect(causes.contains(.voice("apology", half: true)))
  }

  @Test("An ask counts only as a request")
  func requestCue() throws {
    var play = Play(try Fixture.drill(Self.steps))
    play.say("Hello.", at: 1000)
    play.say("I am sorry, I see the parcel number.", at: 2000)
    #expect(play.assessments[1].missed == [.item("number")])
    #expect(!play.lines.contains("It is 17."))
  }

  @Test("A step that is entered again adds nothing to what is possible")
  func again() throws {
    var play = Play(try Fixture.drill(Self.steps))
    play.say("Hello.", at: 1000)
    play.say("May I have the parcel number, please?", at: 2000)
    play.say("May I have the parcel number, please?", at: 3000)
    #expect(play.entered == ["opening", "story", "bye"])
    #expect(play.prompts.map(\.attempt) == [1, 1, 2, 1])
    play.say("We will ring you back. Goodbye.", at: 4000)
    let card = try #require(play.session.scorecard)
    let voices = try #require(card.parts.first { $0.part == .voices })
    #expect(voices.possible == Fraction(3))
    #expect(voices.earned == Fraction(2))
  }

  @Test(
    "Keywords in a heap earn nothing",
    arguments: [
      "Hello thanks sorry goodbye", "hello, sorry, thank you, goodbye.", "欢迎 Sorry, goodbye, thanks!",
    ])
  func heap(reply: String) throws {
    var play = Play(try Fixture.drill(Self.steps))
    play.say(reply, at: 1000)
    #expect(play.assessments[0].discounted == .heap)
    #expect(play.assessments[0].earned.isEmpty)
  }

  @Test(
    "A natural opening or farewell is no heap",
    arguments: [
      "Hello, thank you for calling.",
      "Good morning, sorry to keep you waiting, thank you for your patience.",
      "Thank you again, sorry for the trouble you had today, goodbye now.",
    ])
  func natural(reply: String) throws {
    var play = Play(try Fixture.drill(Self.steps))
    play.say(reply, at: 1000)
    #expect(play.assessments[0].discounted == nil)
  }

  @Test("The five voices and nothing else, every time, do not pass")
  func voicesAlone() throws {
    var play = Play(try Fixture.drill(Self.steps))
    var time = 0
    while play.session.scorecard == nil, time < 100_000 {
      time += 1000
      play.say("Hello, I am so sorry about that, and thank you for your patience. Goodbye for now.", at: time)
    }
    let card = try #require(play.session.scorecard)
    #expect(!card.isPassed)
  }

  @Test("The customer's own line said back earns no item")
  func echo() throws {
    let steps = """
      ## story
      Customer: My parcel with the reference is lost, which is bad.
      ask number (6): parcel number | reference
      + May I have the parcel number, please?
      - Well. =>
      - Yeah. => slang
      end: done pass
      """
    var play = Play(try Fixture.drill(steps))
    play.say("Your parcel with the reference is lost, which is bad?", at: 1000)
    #expect(play.assessments[0].discounted == .echo)
    #expect(play.assessments[0].missed == [.item("number")])
  }
}
