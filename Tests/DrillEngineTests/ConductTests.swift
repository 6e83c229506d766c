import DrillEngine
import DrillScript
import Testing

@Suite("What a reply breaks")
struct ConductTests {
  static let steps = """
    ## one
    Customer: My number is 66. What now, please tell me soon?
    due: thanks
    + Thank you, Mr. Zhao.
    - Well. =>
    - Yeah. => slang
    -> two

    ## two
    Customer: And now?
    due: apology
    + I am sorry about that.
    - Well. =>
    - Yeah. => slang
    -> three

    ## three
    Customer: And then?
    due: apology
    + Once more, please accept that I am sorry.
    - Well. =>
    - Yeah. => slang
    end: done pass
    """

  private func broken(by replies: [String], steps: String = steps) throws -> [[String]] {
    var play = Play(try Fixture.drill(steps))
    for (index, reply) in replies.enumerated() { play.say(reply, at: 1000 * (index + 1)) }
    return play.assessments.map { $0.findings.filter { $0.kind != .voice }.map(\.rule) }
  }

  @Test(
    "A wrong name or sex is found, a right one and a third person's is not",
    arguments: [
      ("Thank you, Mr. Zhao.", []),
      ("Thank you, sir.", []),
      ("Thank you, Mr. Li.", ["wrong-address"]),
      ("Thank you, madam.", ["wrong-address"]),
      ("Thank you, Ms. Zhao.", ["wrong-address"]),
      ("Thank you, Dr. Zhao.", []),
      ("Thank you, Mr. Peter Zhao.", []),
      ("Thank you, Mr. Zhao. Frank will see to it.", []),
      ("Thank you, Mr. Peter Li.", ["wrong-address"]),
    ] as [(String, [String])])
  func address(reply: String, rules: [String]) throws {
    #expect(try broken(by: [reply])[0] == rules)
  }

  @Test("The very same apology is parroted, another one is not")
  func parroted() throws {
    let same = try broken(by: ["Thank you.", "I am sorry about that delay.", "I am sorry about that delay."])
    #expect(same[2] == ["parroted-apology"])
    let other = try broken(by: [
      "Thank you.", "I am sorry about that delay.", "I am sorry we kept you so long.",
    ])
    #expect(other[2].isEmpty)
    // The short form is a habit, not a parrot; the third time it is.
    let short = try broken(by: ["Sorry. Thank you.", "Sorry.", "Sorry."])
    #expect(short[1].isEmpty)
    #expect(short[2] == ["parroted-apology"])
  }

  @Test("Too much of a good thing is over-politeness")
  func servile() throws {
    #expect(try broken(by: ["Sorry, so sorry, I am really sorry, sir."])[0] == ["over-politeness"])
    #expect(try broken(by: ["Sorry for that, and thank you, sir."])[0].isEmpty)
  }

  @Test("A deduction names turn, words, clause, advice and the score without it")
  func explained() throws {
    var play = Play(try Fixture.drill(Self.steps))
    play.say("Yeah. Thank you.", at: 1000)
    play.say("I am sorry about that.", at: 2000)
    play.say("Once more, please accept that I am sorry.", at: 3000)
    let card = try #require(play.session.scorecard)
    let deduction = try #require(card.deductions.first)
    #expect(card.deductions.count == 1)
    #expect(deduction.cause == .rule("slang"))
    #expect(deduction.turn == 1)
    #expect(deduction.span == 0..<4)
    #expect(deduction.text == "Yeah")
    #expect(deduction.clause == "P5.1")
    #expect(deduction.advice == "Speak plainly.")
    #expect(deduction.points == Fraction(4))
    // Voices 25/25, conduct 30 × 0.96, time 10/10, no content: (25 + 28.8 + 10) / 65.
    #expect(card.score == "98.2")
    #expect(deduction.tenthsWithout == 1000)
  }

  @Test("A fatal finding cannot be passed, whatever the score")
  func fatal() throws {
    var play = Play(try Fixture.drill(Self.steps))
    play.say("Thank you. Tell me your password.", at: 1000)
    play.say("I am sorry about that.", at: 2000)
    play.say("Once more, please accept that I am sorry.", at: 3000)
    let card = try #require(play.session.scorecard)
    #expect(card.tenths > 800)
    #expect(card.fatalRules == ["secret-asked"])
    #expect(!card.isPassed)
  }

  @Test("One reply is charged once for a rule, and a severity never beyond its cap")
  func caps() throws {
    var play = Play(try Fixture.drill(Self.steps))
    play.say("Yeah, yeah, yeah. Thank you. Hurry up.", at: 1000)
    play.say("Yeah. I am sorry about that. Hurry up.", at: 2000)
    play.say("Yeah. Once more, please accept that I am sorry.", at: 3000)
    let card = try #require(play.session.scorecard)
    #expect(card.deductions.map(\.points) == [4, 4, 4, 0, 0].map { Fraction($0) })
    let conduct = try #require(card.parts.first { $0.part == .conduct })
    #expect(conduct.earned == Fraction(88))
  }

  @Test("Bonus rules add, at most their cap and never above 100")
  func bonus() throws {
    var play = Play(try Fixture.drill(Self.steps))
    play.say("Yeah, to sum up: thank you.", at: 1000)
    play.say("To sum up: I am sorry about that.", at: 2000)
    play.say("To sum up: once more, please accept that I am sorry.", at: 3000)
    let card = try #require(play.session.scorecard)
    #expect(card.bonus == 3)
    #expect(card.score == "100.0")
    #expect(card.bonuses.map(\.turn) == [1, 2, 3])
  }

  @Test("A secret said before the item is earned is a disclosure")
  func secrets() throws {
    let steps = """
      ## call
      Customer: Who is it?
      secret until who: parcel
      ask who (2): is that Mr Zhao
      answer: That is me.
      + Is that Mr Zhao, please?
      - The parcel is lost. => disclosure
      - Well. =>
      -> tell

      ## tell
      Customer: Go on.
      tell news (2): parcel
      + The parcel is found.
      - Well. =>
      - Yeah. => slang
      end: done pass
      """
    #expect(try broken(by: ["Is that Mr Zhao, please?", "The parcel is found."], steps: steps)[1].isEmpty)
    #expect(
      try broken(by: ["Well.", "The parcel is found."], steps: steps)[1] == ["disclosure"],
      "the secret stays one until the item is earned")
  }
}
