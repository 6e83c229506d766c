import DrillEngine
import DrillPlay
import DrillScript
import DrillTerminal
import Testing

@Suite("A drill at the desk")
struct DeskTests {
  @Test("A whole call by keys, read and gone on with after each reply")
  func wholeCall() throws {
    var call = Call(try Fixture.drill())
    #expect(call.extra == ["* Ring 1 of 4."])
    #expect(call.footer.contains("Enter picks up"))
    call.pass(3500)
    #expect(call.extra == ["* Ring 2 of 4."])
    call.press(.text("x"), .text(" "))
    #expect(call.session.expects == .reply)

    call.send("Hello, this is Lin.")
    #expect(call.lines.contains("You: [Hello]+, this is Lin."))
    #expect(call.lines.contains("    + heard: Greeting"))
    #expect(call.session.isPaused)
    #expect(!call.lines.contains { $0.contains("My order is stuck") })
    #expect(call.footer.contains("Enter goes on"))
    call.pass(600_000)
    call.press(.text("x"), .up, .enter)
    #expect(call.lines.last == "Ms. Li: My order is stuck. Nobody helps me!")

    call.send("I don't know.")
    #expect(call.lines.contains("You: I [don't know]!."))
    #expect(call.lines.contains { $0.contains("- missing: Apology. Say sorry.") })
    #expect(call.lines.contains { $0.contains("! Denial “don't know”. Look it up. (P5.3)") })
    #expect(!call.lines.contains { $0.contains("A good reply") })
    call.press(.text("m"))
    #expect(call.lines.last?.contains("A good reply: I am sorry.") == true)
    call.press(.enter)
    #expect(call.lines.last == "Ms. Li: I said, my order is stuck!")
    call.send("I am sorry. What is your order number, please?")
    call.press(.enter)

    #expect(call.extra == ["  a) Nothing", "  b) Look it up"])
    call.press(.text("x"), .text("1"))
    #expect(call.lines.contains("You: a) Nothing"))
    #expect(call.lines.contains { $0.contains("better: b) Look it up") })
    call.press(.enter)
    call.send("Hello again, goodbye.")
    call.press(.enter)
    call.pass(3000)

    #expect(call.session.expects == .form)
    call.type("78")
    call.press(.enter)
    call.type("late")
    call.press(.backTab, .backspace)
    call.type("7")
    #expect(call.extra == ["  what: late"])
    call.press(.tab, .killToStart)
    call.type("stuck")
    call.press(.enter)
    #expect(call.footer.contains("Enter hands it in"))
    call.press(.up, .down, .enter)
    #expect(call.lines.suffix(2) == ["    + order: right", "    + what: right"])
    #expect(!call.desk.isIdle)
    call.press(.enter)
    #expect(call.desk.isIdle && call.desk.hasEnded)
    #expect(call.session.scorecard?.isPassed == false)
    #expect(call.replays)
  }

  @Test("Words before the customer has finished cut him short")
  func interruption() throws {
    var call = Call(try Fixture.drill(), settings: Settings())
    call.press(.enter)
    call.send("Hello, this is Lin.")
    call.press(.enter)
    call.pass(1500)
    #expect(call.growing == "Ms. Li: My order is stuck.")
    #expect(call.footer.contains("Enter now interrupts"))
    call.send("Sorry!")
    #expect(call.lines.contains("Ms. Li: My order is stuck.—"))
    #expect(call.lines.contains("You: [[Sorry]+!]!"))
    #expect(call.lines.contains { $0.contains("! Interruption") })
    #expect(call.replays)
  }

  @Test("The words stand still in a pause and go on after it")
  func pausedWords() throws {
    var call = Call(try Fixture.drill(), settings: Settings())
    call.press(.enter)
    call.send("Hello.")
    call.press(.enter)
    call.pass(900)
    let heard = call.growing
    call.press(.function(6))
    #expect(call.inputs.last?.input == .pause)
    call.pass(60_000)
    #expect(call.growing == heard)
    #expect(call.status.contains("paused"))
    call.press(.text("x"), .enter)
    #expect(call.growing == heard)
    call.pass(2400)
    #expect(call.lines.last == "Ms. Li: My order is stuck. Nobody helps me!")
    #expect(call.session.expects == .reply)
    #expect(call.replays)
  }

  @Test("When the time runs out, what was typed stays, and the customer goes on")
  func timeOut() throws {
    var call = Call(try Fixture.drill(), hasBell: true)
    call.press(.enter)
    call.send("Hello.")
    call.press(.enter)
    call.pass(2000)
    call.type("I am so")
    #expect(call.inputs.last?.input == .typing)
    call.pass(8500)
    #expect(call.wishes.filter { $0 == .bell }.count == 2, "the ring and the last 10 seconds")
    #expect(call.status.contains("! only 10 s left"))
    call.pass(9500)
    #expect(call.lines.contains("* Time is up without a reply."))
    #expect(call.lines.last == "Ms. Li: I said, my order is stuck!")
    #expect(call.desk.typed == "I am so")
    #expect(!call.session.isPaused)
    call.send("rry.")
    #expect(call.lines.contains("You: I am so[sorry]+.") || call.lines.contains("You: I am [sorry]+."))
    #expect(call.replays)
  }

  @Test("A missed call stays missed")
  func missed() throws {
    var call = Call(try Fixture.drill())
    call.pass(13_000)
    #expect(call.lines.last == "* The caller has gone.")
    call.press(.enter)
    #expect(call.desk.hasEnded)
    #expect(call.session.scorecard?.ending.passes == false)
  }

  @Test("An exam shows nothing before its end")
  func exam() throws {
    var call = Call(try Fixture.drill(), settings: Settings(mode: .exam, pace: .instant))
    call.press(.enter)
    call.send("/hint")
    #expect(call.lines.last == "  There are no hints in an exam.")
    call.send("I don't know.")
    #expect(call.lines.contains("You: I don't know."))
    #expect(!call.session.isPaused)
    for word in ["Denial", "missing", "heard", "mood", "A good reply"] {
      #expect(!call.lines.contains { $0.contains(word) }, "\(word)")
      #expect(!call.status.contains(word) && !call.footer.contains(word), "\(word)")
    }
  }

  @Test("Ctrl-C asks once, and the clocks stand still meanwhile")
  func leaving() throws {
    var call = Call(try Fixture.drill())
    call.press(.enter)
    call.type("Hel")
    call.press(.interrupt)
    #expect(call.extra.first?.hasPrefix("Leave?") == true)
    #expect(call.session.isPaused)
    call.press(.text("n"))
    #expect(!call.session.isPaused)
    #expect(call.wishes.isEmpty)
    #expect(call.desk.typed == "Hel")
    call.press(.interrupt, .interrupt)
    #expect(call.wishes == [.leave(.interrupted)])
    #expect(call.inputs.map(\.input) == [.pickUp, .typing, .pause, .resume, .pause])
  }

  @Test("Ctrl-D asks on an empty line, and only there")
  func endOfInput() throws {
    var call = Call(try Fixture.drill())
    call.press(.enter)
    call.type("a")
    call.press(.endOfInput)
    #expect(call.desk.typed == "a" && !call.session.isPaused)
    call.press(.backspace, .endOfInput, .endOfInput)
    #expect(call.wishes == [.leave(.left)])
  }

  @Test("Leaving is asked while a judgement is read, too, and reading goes on")
  func leavingWhileReading() throws {
    var call = Call(try Fixture.drill())
    call.press(.enter)
    call.send("Hello.")
    call.press(.interrupt, .text("n"))
    #expect(call.footer.contains("Enter goes on"))
    #expect(call.session.isPaused)
    call.press(.enter)
    #expect(call.lines.last == "Ms. Li: My order is stuck. Nobody helps me!")
    #expect(call.replays)
  }

  @Test("Ctrl-Z stops the clocks before the program stands aside")
  func suspend() throws {
    var call = Call(try Fixture.drill())
    call.press(.enter)
    call.press(.suspend)
    #expect(call.wishes == [.suspend])
    #expect(call.inputs.last?.input == .pause)
    call.pass(600_000)
    call.press(.enter)
    call.pass(1000)
    #expect(call.session.expects == .reply)
    #expect(call.replays)
  }

  @Test("Function keys act only where they can")
  func functionKeys() throws {
    var call = Call(try Fixture.drill())
    call.press(.function(5), .function(3))
    #expect(call.inputs.isEmpty)
    call.press(.enter, .function(2))
    #expect(call.lines.last?.contains("Hint: Greet first.") == true)
    #expect(call.footer.contains("F3 /hold"))
    call.press(.function(3))
    #expect(call.lines.last == "* You put the customer on hold.")
    #expect(!call.footer.contains("F3"))
    #expect(call.status.contains("on hold"))
    call.press(.function(8))
    #expect(call.desk.hasEnded)
  }

  @Test("A word behind a slash is completed, and a wrong one is no reply")
  func slashWords() throws {
    var call = Call(try Fixture.drill())
    call.press(.enter)
    call.type("/tr")
    call.press(.tab)
    #expect(call.desk.typed == "/transfer")
    call.press(.killToStart)
    call.send("/hnit")
    #expect(call.lines.last?.contains("Did you mean /hint?") == true)
    #expect(call.inputs.map(\.input) == [.pickUp])
    call.send("//x hello")
    #expect(call.inputs.contains { $0.input == .reply("/x hello") })
  }

  @Test("Bubbles of a chat stand there at once and are judged together")
  func chat() throws {
    let steps = """
      ## opening
      Customer: Is anybody there?
      due: greeting, apology
      + Hello, sorry for the wait.
      - Yes. =>
      end: done pass
      """
    var call = Call(try Fixture.drill(steps, channel: .chat))
    call.send("Hello.")
    #expect(call.lines.last == "You: Hello.")
    call.pass(2000)
    call.send("Sorry for the wait.")
    #expect(call.lines.last == "You: Sorry for the wait.")
    call.pass(5000)
    #expect(call.lines.contains("You: [Hello]+. / [Sorry]+ for the wait."))
    call.press(.enter)
    #expect(call.desk.hasEnded)
    #expect(call.replays)
  }

  @Test("In a Chinese drill a reply in Latin letters is held once")
  func inputMethod() throws {
    var call = Call(try Fixture.drill(Fixture.chinese, language: .zh))
    call.send("hello nihao")
    #expect(call.lines.last?.contains("输入法") == true)
    #expect(call.desk.typed == "hello nihao")
    #expect(!call.inputs.contains { if case .reply = $0.input { true } else { false } })
    call.press(.enter)
    #expect(call.inputs.contains { $0.input == .reply("hello nihao") })
  }

  @Test("The status leaves out what does not fit, the time last of all")
  func narrow() throws {
    var call = Call(try Fixture.drill())
    call.press(.enter)
    for columns in 20...200 {
      call.size = Size(columns: columns, rows: 24)
      #expect(call.status.contains("20 s left"))
      #expect((call.block.status + call.block.footer).allSatisfy { $0.width < columns }, "\(columns)")
    }
    #expect(call.status == "── phone · 20 s left · call 0:00 of 3:00 · mood 50 reserved")
  }

  @Test("Lines on a plain terminal play the same drill")
  func plainLines() throws {
    var call = Call(try Fixture.drill(), manner: .lines)
    #expect(call.lines == ["* The phone lights up.", "* Ring 1 of 4."])
    call.enter(line: "")
    call.pass(10_500)
    #expect(call.lines.last == "* 10 seconds left.")
    call.enter(line: "Hello.")
    #expect(call.desk.question(in: call.session) == "Enter goes on, m shows a good reply > ")
    call.enter(line: "I am sorry")
    #expect(call.lines.last?.contains("Not sent") == true)
    call.enter(line: "")
    call.enter(line: "Sorry. What is your order number, please?")
    call.enter(line: "")
    #expect(call.lines.suffix(2) == ["  a) Nothing", "  b) Look it up"])
    call.enter(line: "z")
    #expect(call.lines.last == "  Type one of a, b.")
    call.enter(line: "ｂ）")
    call.enter(line: "")
    call.enter(line: "Hello again.")
    call.enter(line: "")
    call.pass(3000)
    #expect(call.desk.question(in: call.session) == "order > ")
    call.enter(line: "78")
    call.enter(line: "/back")
    call.enter(line: "77")
    call.enter(line: "stuck")
    #expect(call.lines.suffix(2) == ["    + order: right", "    + what: right"])
    call.enter(line: "")
    #expect(call.session.scorecard?.isPassed == true)
    #expect(call.replays)
  }
}
