import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Drills played by keys at a terminal, seen as a person sees them.
@Suite(.serialized) struct PlayTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(Self.quick, to: "library/Scenarios/en/quick.drill")
  }

  /// A drill with a short ring, a long line and a short limit.
  private static let quick = """
    # Quick
    format: 1
    id: quick
    language: en
    channel: phone
    mood: 50
    rubric: small

    ## ring
    * The phone lights up.
    ring: every 1s, gives up after 2 -> gone
    -> talk

    ## talk
    Customer: I have waited for my parcel since last Monday and nobody has called me back so far.
    again: Are you still there?
    due: apology
    limit: 3s
    + I am sorry.
    - I don't know. => denial
    -> talk if late and tries < 3
    -> over

    ## over
    * The line is quiet.
    end: helped pass

    ## gone
    * The caller has gone.
    end: missed fail

    """

  private func sessionText() -> String { sandbox.sessions().values.joined() }

  @Test func aWholeDrillByKeys() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant")
    #expect(terminal.shows("Ring 1 of 4"), "\(terminal.view)")
    terminal.type(" ")
    #expect(terminal.shows("s left"))
    terminal.type("Hello, this is Lin.\r")
    #expect(terminal.shows("You: [Hello]+, this is Lin."), "\(terminal.view)")
    #expect(terminal.shows("Enter goes on"))
    terminal.type("\r")
    #expect(terminal.shows("Ms. Li: My order is stuck. Nobody helps me!"), "\(terminal.view)")
    terminal.type(Fixtures.goodReplies[1] + "\r")
    #expect(terminal.shows("+ heard: Apology, order"))
    terminal.type("\r")
    #expect(terminal.shows("  b) Look it up"))
    terminal.type("b")
    #expect(terminal.shows("2 of 2 points"))
    terminal.type("\r")
    #expect(terminal.shows("Ms. Li: Thank you, goodbye."))
    terminal.type("Hello again, goodbye.\r")
    #expect(terminal.shows("Enter goes on"))
    terminal.type("\r")
    #expect(terminal.shows("order>"), "\(terminal.view)")
    // A field is left wrong, gone back to and mended.
    terminal.type("78\rit is stuck\u{1B}[A")
    #expect(terminal.shows("what: it is stuck"), "\(terminal.view)")
    terminal.type("\u{7F}7\r\r\r")
    #expect(terminal.shows("+ order: right"), "\(terminal.view)")
    terminal.type("\r")
    #expect(terminal.shows("100.0 points: passed (mark 80)"), "\(terminal.view)")
    #expect(terminal.exitCode() == 0)
  }

  @Test func chineseIsTypedAndMended() throws {
    let terminal = try sandbox.terminal("--lang", "zh", "play", "first-call", "--pace", "instant")
    #expect(terminal.shows("李女士：喂，你好？"), "\(terminal.view)")
    terminal.type("、帮助\r")
    #expect(terminal.shows("/退出"))
    // An input method sends whole words; one of them comes in two pieces, cut within a character.
    terminal.type("您好，我是")
    #expect(terminal.shows { $0.beforeCursor == "您> 您好，我是" }, "\(terminal.view)")
    terminal.type(bytes: Array("小林".utf8.prefix(4)))
    terminal.type(bytes: Array("小林".utf8.dropFirst(4)))
    terminal.type("啊。\u{7F}\u{7F}。")
    #expect(terminal.shows { $0.beforeCursor == "您> 您好，我是小林。" }, "\(terminal.view)")
    // Two characters back, one out, another in.
    terminal.type("\u{1B}[D\u{1B}[D\u{7F}李")
    #expect(terminal.shows { $0.beforeCursor == "您> 您好，我是李" }, "\(terminal.view)")
    #expect(terminal.shows("您> 您好，我是李林。"))
    terminal.type("\r")
    #expect(terminal.shows("您：[您好]+，我是李林。"), "\(terminal.view)")
    terminal.type("\r")
    #expect(terminal.shows("李女士：我的单子卡住了！"))
    terminal.type("duibuqi\r")
    #expect(terminal.shows("输入法"))
    terminal.type("\u{15}对不起，让您久等了。\r")
    #expect(terminal.shows("您：[对不起]+，让您久等了。"))
    terminal.type("\r")
    #expect(terminal.shows("100.0 分：通过"), "\(terminal.view)")
    #expect(terminal.exitCode() == 0)
  }

  @Test func theSizeChangesWhileTyping() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant", "--no-timer")
    #expect(terminal.shows("Ring 1 of 4"))
    terminal.type("\r")
    #expect(terminal.shows("You>"))
    terminal.type("Hello, this is Lin of the parcel desk, 您好")
    #expect(terminal.shows("the parcel desk, 您好"))
    for columns in [40, 120, 61, 80] {
      terminal.resize(columns: columns, rows: 20)
      #expect(
        terminal.shows { $0.typed.contains("Lin of the parcel desk, 您好") }, "\(columns): \(terminal.view)")
      #expect(terminal.rows.count { $0.hasPrefix("You> ") } == 1, "\(columns): \(terminal.view)")
    }
    terminal.type("!\r")
    #expect(terminal.shows("[Hello]+"))
    #expect(sessionText().contains("Lin of the parcel desk, 您好!"))
    terminal.type("\u{3}\u{3}")
    #expect(terminal.exitCode() == 130)
  }

  @Test func aPasteIsShownAndNotSent() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant", "--no-timer")
    #expect(terminal.shows("Ring 1 of 4"))
    terminal.type("\r")
    #expect(terminal.shows("You>"))
    let line = "Hello, 您好 and more\r"
    terminal.type("\u{1B}[200~" + String(repeating: line, count: 500) + "the very end\u{1B}[201~")
    #expect(terminal.shows("the very end"), "\(terminal.view)")
    #expect(!sessionText().contains("and more"))
    terminal.type("\r")
    #expect(terminal.shows("Enter goes on"), "\(terminal.view)")
    #expect(sessionText().contains(#"and more\nthe very end"#))
    terminal.type("\u{3}\u{3}")
    #expect(terminal.exitCode() == 130)
  }

  @Test func theTimeRunsOutAndTheTextStays() throws {
    let terminal = try sandbox.terminal("play", "quick", "--pace", "instant")
    #expect(terminal.shows("Ring 1 of 2"))
    terminal.type("\r")
    #expect(terminal.shows("s left"))
    terminal.type("I am sor")
    #expect(terminal.shows("Time is up"))
    #expect(terminal.shows("Customer: Are you still there?"), "\(terminal.view)")
    #expect(terminal.shows("You> I am sor"), "\(terminal.view)")
    terminal.type("ry.\r")
    #expect(terminal.shows("You: I am [sorry]+."), "\(terminal.view)")
    terminal.type("\r")
    #expect(terminal.exitCode() != 130)
    #expect(sessionText().contains(#""input":"typing""#))
  }

  @Test func theCustomerIsCutShort() throws {
    let terminal = try sandbox.terminal("play", "quick", "--pace", "slow")
    #expect(terminal.shows("Ring 1 of 2"))
    terminal.type("\r")
    #expect(terminal.shows("Customer: I have waited"))
    #expect(!terminal.view.contains("called me back"))
    terminal.type("I am sorry.\r")
    #expect(terminal.shows("—"), "\(terminal.view)")
    #expect(!terminal.view.contains("called me back"))
    #expect(terminal.shows("Enter goes on"))
    terminal.type("\r")
    #expect(terminal.shows("passed") || terminal.shows("points"))
    #expect(terminal.exitCode() == 0)
  }

  @Test func aMissedCallStaysMissed() throws {
    let terminal = try sandbox.terminal("play", "quick")
    #expect(terminal.shows("Ring 2 of 2"))
    #expect(terminal.shows("The caller has gone."))
    #expect(terminal.shows("not passed"))
    #expect(terminal.exitCode() == 1)
  }

  @Test func controlCAsksOnceAndKeepsTheSession() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant")
    #expect(terminal.shows("Ring 1 of 4"))
    terminal.type("\r")
    #expect(terminal.shows("You>"))
    terminal.type("Hello\r")
    #expect(terminal.shows("Enter goes on"))
    terminal.type("\r")
    #expect(terminal.shows("Nobody helps me!"))
    terminal.type("\u{3}")
    #expect(terminal.shows("Leave? The session is kept."))
    terminal.type("n")
    #expect(terminal.hides("Leave?"))
    terminal.type("\u{4}")
    #expect(terminal.shows("Leave? The session is kept."))
    terminal.type("\u{3}")
    #expect(terminal.shows("drill resume "))
    #expect(terminal.exitCode() == 1)

    let resumed = try sandbox.terminal("resume")
    #expect(resumed.shows("You: Hello"))
    #expect(resumed.shows("Enter goes on"))
    resumed.type("\r")
    #expect(resumed.shows("s left"), "\(resumed.view)")
    resumed.type("\u{3}\u{3}")
    #expect(resumed.exitCode() == 130)

    let piped = try sandbox.run(
      "resume", input: Fixtures.goodReplies.dropFirst().map { $0 + "\n" }.joined())
    #expect(piped.code == 0, "\(piped.output)\(piped.talk)")
    #expect(piped.output.contains("left and taken up 2 times"))
    #expect(try sandbox.run("resume").code == 66)
  }

  @Test func aStoppedProgramStopsTheClocks() throws {
    let terminal = try sandbox.terminalWithJobs("play", "quick", "--pace", "instant")
    #expect(terminal.shows("Ring 1 of 2"), "\(terminal.view)")
    terminal.type("\r")
    #expect(terminal.shows("s left"))
    terminal.type("I am s")
    #expect(terminal.shows("You> I am s"))
    terminal.type("\u{1A}")
    #expect(terminal.shows("[stopped]"), "\(terminal.view)")
    // Longer than the limit of the reply.
    usleep(3_500_000)
    terminal.type("\n")
    #expect(terminal.shows("paused"), "\(terminal.view)")
    #expect(!terminal.view.contains("Time is up"))
    terminal.type("\r")
    #expect(terminal.shows("You> I am s"), "\(terminal.view)")
    terminal.type("orry.\r")
    #expect(terminal.shows("You: I am [sorry]+."), "\(terminal.view)")
    terminal.type("\r")
    #expect(terminal.shows("100.0 points"), "\(terminal.view)")
    #expect(terminal.exitCode() == 0)
  }

  @Test func aKilledDrillIsTakenUpAtTheTerminal() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant")
    #expect(terminal.shows("Ring 1 of 4"))
    terminal.type("\rHello\r")
    #expect(terminal.shows("Enter goes on"))
    terminal.send(SIGKILL)
    #expect(terminal.exitCode() == 128 + SIGKILL)
    let resumed = try sandbox.terminal("resume")
    #expect(resumed.shows("You: Hello"))
    #expect(resumed.shows("paused"))
    resumed.type("\r")
    #expect(resumed.shows("s left"), "\(resumed.view)")
    resumed.type(Fixtures.goodReplies[1] + "\r")
    #expect(resumed.shows("+ heard: Apology, order"), "\(resumed.view)")
    resumed.type("\u{3}\u{3}")
    #expect(resumed.exitCode() == 130)
  }

  @Test func fortyColumns() throws {
    let terminal = try sandbox.terminal(columns: 40, "play", "first-call", "--pace", "fast")
    #expect(terminal.shows("* Ring 1 of 4."))
    terminal.type("\r")
    #expect(terminal.shows("s left"), "\(terminal.view)")
    terminal.type("Hello, this is Lin, and I am here to help you.")
    #expect(
      terminal.shows { $0.typed.contains("this is Lin, and I am here to help you.") }, "\(terminal.view)")
    terminal.type("\r")
    #expect(terminal.shows("Enter goes on"))
    terminal.type("\r")
    #expect(terminal.shows("Nobody"), "\(terminal.view)")
    #expect(terminal.rows.contains { $0.hasPrefix("── ") && $0.contains("listening") }, "\(terminal.view)")
    terminal.type("\u{3}\u{3}")
    #expect(terminal.exitCode() == 130)
  }

  @Test func anExamShowsNothingBeforeItsEnd() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant", "--exam")
    #expect(terminal.shows("Ring 1 of 4"))
    terminal.type("\rI don't know.\r")
    #expect(terminal.shows("Nobody helps me!"), "\(terminal.view)")
    for word in ["Denial", "missing", "mood", "heard"] { #expect(!terminal.screen.contains(word), "\(word)") }
    terminal.type("\u{3}\u{3}")
    #expect(terminal.exitCode() == 130)
  }

  @Test func aNoteOfTheManagerAndTheLastTimeAreShown() throws {
    try sandbox.write("Mind your greetings, Lin.\n\u{1B}[2Jx", to: "store/notes/tester.txt")
    for (reply, shown) in [("I don't know.", "points"), ("I am sorry.", "mended since")] {
      let terminal = try sandbox.terminal("play", "quick", "--pace", "instant", "--no-timer")
      #expect(terminal.shows("Mind your greetings, Lin."))
      #expect(terminal.shows("Ring 1 of 2"))
      terminal.type("\r\(reply)\r")
      #expect(terminal.shows("Enter goes on"), "\(terminal.view)")
      terminal.type("\r")
      #expect(terminal.shows(shown), "\(terminal.view)")
      _ = terminal.exitCode()
    }
  }
}
