import DrillEngine
import DrillScript
import Testing

@Suite("Replies written down beforehand")
struct ScriptTests {
  @Test(
    "A line's time and meaning",
    arguments: [
      ("Hello", .afterCustomer(5000), .words("Hello")),
      ("@12s Hello", .afterCustomer(12_000), .words("Hello")),
      ("@12秒 您好", .afterCustomer(12_000), .words("您好")),
      ("@-2s Hello", .afterCustomer(-2000), .words("Hello")),
      ("@+2s and more", .afterOwn(2000), .words("and more")),
      ("@@home", .afterCustomer(5000), .words("@home")),
      ("@home", .afterCustomer(5000), .words("@home")),
      ("/hold", .afterCustomer(5000), .action(.hold)),
      ("/保持", .afterCustomer(5000), .action(.hold)),
      ("、保持", .afterCustomer(5000), .action(.hold)),
      ("、对了", .afterCustomer(5000), .words("、对了")),
      ("//hold", .afterCustomer(5000), .words("/hold")),
      ("/hint", .afterCustomer(5000), .other("hint")),
      ("@3s /hangup", .afterCustomer(3000), .action(.hangUp)),
    ] as [(String, ReplyScript.Moment, TypedLine)])
  func lines(text: String, moment: ReplyScript.Moment, typed: TypedLine) {
    let script = ReplyScript.read(text)
    #expect(script.lines.map(\.moment) == [moment])
    #expect(script.lines.map(\.typed) == [typed])
  }

  private func rehearse(_ text: String, _ steps: String, channel: Channel) throws -> (
    Session, [(Input?, Int)]
  ) {
    var session = Session(try Fixture.drill(steps, channel: channel), settings: Settings())
    var inputs: [(Input?, Int)] = []
    Rehearsal.run(ReplyScript.read(text), in: &session) { input, at, _ in inputs.append((input, at)) }
    return (session, inputs)
  }

  @Test("A whole call is played: rings, pauses, hang-up, form, call-back, choice")
  func wholeCall() throws {
    let (session, _) = try rehearse(
      """
      We will ring you. Goodbye.
      Mr. Zhao
      9:20
      /callback
      Hello. We said we would ring you.
      a
      """, PhoneTests.callingBack, channel: .phone)
    #expect(session.scorecard?.score == "100.0")
  }

  @Test("Lines are sent 5 s after the customer's last word")
  func times() throws {
    let (session, inputs) = try rehearse(
      """
      Good morning, this is the parcel desk.
      Thank you for telling me.
      Goodbye, sir.
      """, PhoneTests.ringing, channel: .phone)
    #expect(session.scorecard?.isPassed == true)
    let given = inputs.compactMap { input, at in input == nil ? nil : at }
    // Picked up at 1 s; 15 words at 150 a minute take 6 s, 2 take 0.8 s.
    #expect(given == [1000, 6000, 6000 + 6000 + 5000, 17_000 + 800 + 5000])
  }

  @Test("A time before the last word interrupts; a pause before picking up lets it ring")
  func early() throws {
    let (session, _) = try rehearse(
      """
      @13s /pickup
      Good morning, this is the parcel desk. I am sorry.
      @-2s Thank you for telling me.
      Goodbye, sir.
      """, PhoneTests.ringing, channel: .phone)
    let card = try #require(session.scorecard)
    #expect(card.deductions.map(\.cause).contains(.rule("interruption")))
    #expect(card.deductions.map(\.cause).contains(.time(.pickUp)))
    #expect(!card.deductions.map(\.cause).contains(.voice("apology", half: false)))
  }

  @Test("Bubbles follow each other")
  func bubbles() throws {
    let (session, _) = try rehearse(
      "Hello\n@+2s I am Lin\n@+3s how are you", LedgerTests.steps, channel: .chat)
    #expect(session.scorecard?.turns == 1)
  }

  @Test("Replies that run out are hanging up")
  func runOut() throws {
    let (session, _) = try rehearse("Hello.", LedgerTests.steps, channel: .desk)
    #expect(session.scorecard?.ending == .stopped)
    #expect(session.scorecard?.isPassed == false)
  }
}

@Suite("Exact fractions")
struct FractionTests {
  @Test(
    "Rounding is half up, once",
    arguments: [
      (1, 2, 1), (3, 2, 2), (-1, 2, 0), (-3, 2, -1), (5, 4, 1), (7, 4, 2), (0, 3, 0), (-7, 4, -2), (10, 5, 2),
    ])
  func rounding(numerator: Int, denominator: Int, rounded: Int) {
    #expect(Fraction(numerator, denominator).roundedHalfUp == rounded)
  }

  @Test("Sums do not depend on their order")
  func order() {
    let values = [Fraction(1, 3), Fraction(1, 7), Fraction(-2, 5), Fraction(9, 4)]
    let forward = values.reduce(.zero, +)
    #expect(forward == values.reversed().reduce(.zero, +))
    #expect(forward == Fraction(977, 420))
  }
}
