import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program at a terminal.
@Suite(.serialized) struct TerminalTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test func theMenuStartsADrill() throws {
    let terminal = try sandbox.terminal()
    #expect(terminal.waits(for: "First call"))
    #expect(terminal.waits(for: "> "))
    terminal.type("9\n")
    #expect(terminal.waits(for: "Type a number"))
    terminal.type("2\n")
    #expect(terminal.waits(for: "Is anybody there?"))
    #expect(terminal.waits(for: "> "))
    terminal.type("/quit\n")
    #expect(terminal.waits(for: "drill resume "))
    #expect(terminal.exitCode() == 1)
  }

  @Test func theMenuEndsWithQ() throws {
    let terminal = try sandbox.terminal()
    #expect(terminal.waits(for: "> "))
    terminal.type("q\n")
    #expect(terminal.exitCode() == 0)
  }

  @Test func aWholeDrillByHand() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant", "--plain")
    let dialogue: [(shown: String, typed: String)] = [
      ("Enter picks up > ", ""), (" s) > ", Fixtures.goodReplies[0]), ("Nobody helps me!", ""),
      (" s) > ", "/hint"), ("Hint: Say sorry", ""), (" s) > ", "/hnit"), ("Did you mean /hint?", ""),
      (" s) > ", Fixtures.goodReplies[1]), ("b) Look it up", ""), ("letter > ", "x"),
      ("Type one of a, b", ""), ("letter > ", Fixtures.goodReplies[2]), ("Thank you, goodbye.", ""),
      (" s) > ", Fixtures.goodReplies[3]), ("order > ", Fixtures.goodReplies[4]),
      ("what > ", Fixtures.goodReplies[5]),
    ]
    for (shown, typed) in dialogue {
      try #require(terminal.waits(for: shown), "\(shown): \(terminal.screen)")
      // The ringing phone is picked up with an empty line; what is only looked for is not answered.
      if !typed.isEmpty || shown.hasPrefix("Enter") { terminal.type(typed + "\n") }
    }
    #expect(terminal.waits(for: "passed (mark 80)"), "\(terminal.screen)")
    #expect(terminal.exitCode() == 0)
  }

  @Test func chineseIsTypedAndWordsForActionsToo() throws {
    let terminal = try sandbox.terminal("--lang", "zh", "play", "first-call", "--pace", "instant")
    #expect(terminal.waits(for: "喂，你好？"))
    #expect(terminal.waits(for: "> "))
    terminal.type("、帮助\n")
    #expect(terminal.waits(for: "/退出"))
    terminal.type("您好，我是小林。\n")
    #expect(terminal.waits(for: "做到：问候声"))
    terminal.type("对不起，让您久等了。\n")
    #expect(terminal.waits(for: "100.0 分：通过"))
    #expect(terminal.exitCode() == 0)
  }

  @Test func controlCKeepsTheSession() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant")
    #expect(terminal.waits(for: "Enter picks up > "))
    terminal.type("\n")
    #expect(terminal.waits(for: " s) > "))
    terminal.type("Hello\n")
    #expect(terminal.waits(for: "Nobody helps me!"))
    terminal.type("\u{3}")
    #expect(terminal.waits(for: "drill resume "))
    #expect(terminal.exitCode() == 130)

    let resumed = try sandbox.terminal("resume")
    #expect(resumed.waits(for: "Hello"))
    #expect(resumed.waits(for: "Nobody helps me!"))
    #expect(resumed.waits(for: "> "))
    resumed.type("\u{4}")
    #expect(resumed.waits(for: "drill resume "))
    #expect(resumed.exitCode() == 1)

    let piped = try sandbox.run(
      "resume", input: Fixtures.goodReplies.dropFirst().map { $0 + "\n" }.joined())
    #expect(piped.code == 0, "\(piped.output)\(piped.talk)")
    #expect(piped.output.contains("left and taken up 2 times"))
    #expect(try sandbox.run("resume").code == 66)
  }

  @Test(arguments: [(SIGTERM, Int32(143)), (SIGHUP, Int32(129))])
  func signalsKeepTheSession(signal: Int32, code: Int32) throws {
    let terminal = try sandbox.terminal("play", "first-call")
    #expect(terminal.waits(for: "Ring 1 of 4"))
    terminal.send(signal)
    #expect(terminal.exitCode() == code)
    #expect(try sandbox.run("resume", input: "").code == 1)
  }

  @Test func twoWindowsDoNotPlayOneSession() throws {
    let terminal = try sandbox.terminal("play", "first-call")
    #expect(terminal.waits(for: "Ring 1 of 4"))
    let second = try sandbox.run("resume", input: "Hello\n")
    #expect(second.code == 73)
    #expect(second.talk.contains("another window"))
    terminal.type("\u{3}")
    #expect(terminal.exitCode() == 130)
  }

  @Test func noInputNeverAsks() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--no-input")
    #expect(terminal.waits(for: "--replies"))
    #expect(terminal.exitCode() == 2)
    #expect(try sandbox.terminal("--no-input").exitCode() == 0)
  }

  @Test func noColourWhereNoneIsWanted() throws {
    for (arguments, isColoured) in [
      (["list"], true), (["list", "--plain"], false), (["list", "--no-color"], false),
    ] {
      let terminal = try PseudoTerminal(arguments, environment: sandbox.environment, folder: sandbox.path)
      #expect(terminal.exitCode() == 0)
      #expect(terminal.screen.contains("\u{1B}") == isColoured)
    }
    sandbox.environment["NO_COLOR"] = "1"
    let terminal = try sandbox.terminal("list")
    #expect(terminal.exitCode() == 0)
    #expect(!terminal.screen.contains("\u{1B}"))
  }
}
