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

  @Test func aWholeDrillByLines() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant", "--plain")
    let dialogue: [(shown: String, typed: String)] = [
      ("Enter picks up > ", ""), (" s) > ", Fixtures.goodReplies[0]), ("Enter goes on", ""),
      ("Nobody helps me!", ""), (" s) > ", "/hint"), ("Hint: Say sorry", ""), (" s) > ", "/hnit"),
      ("Did you mean /hint?", ""), (" s) > ", Fixtures.goodReplies[1]), ("Enter goes on", ""),
      ("b) Look it up", ""), ("letter > ", "x"), ("Type one of a, b", ""),
      ("letter > ", Fixtures.goodReplies[2]), ("Enter goes on", ""), ("Thank you, goodbye.", ""),
      (" s) > ", Fixtures.goodReplies[3]), ("Enter goes on", ""), ("order > ", "78"), ("what > ", "/back"),
      ("order > ", Fixtures.goodReplies[4]), ("what > ", Fixtures.goodReplies[5]), ("Enter goes on", ""),
    ]
    for (shown, typed) in dialogue {
      try #require(terminal.waits(for: shown), "\(shown): \(terminal.screen)")
      // What is only looked for is not answered.
      if !typed.isEmpty || shown.hasPrefix("Enter") { terminal.type(typed + "\n") }
    }
    #expect(terminal.waits(for: "passed (mark 80)"), "\(terminal.screen)")
    #expect(terminal.exitCode() == 0)
    #expect(!terminal.screen.contains("\u{1B}"))
  }

  @Test(arguments: [(SIGTERM, Int32(143)), (SIGHUP, Int32(129))])
  func signalsKeepTheSession(signal: Int32, code: Int32) throws {
    let terminal = try sandbox.terminal("play", "first-call")
    #expect(terminal.shows("Ring 1 of 4"))
    terminal.send(signal)
    #expect(terminal.exitCode() == code)
    #expect(try sandbox.run("resume", input: "").code == 1)
  }

  @Test func aPlainTerminalIsOnlyWrittenTo() throws {
    sandbox.environment["TERM"] = "dumb"
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant")
    #expect(terminal.waits(for: "Enter picks up > "))
    terminal.type("\n")
    #expect(terminal.waits(for: " s) > "))
    // Asked once, then left.
    terminal.type("\u{3}")
    #expect(terminal.waits(for: "Ctrl-C again leaves"))
    terminal.type("\n")
    terminal.type("Hello\n")
    #expect(terminal.waits(for: "+ heard: Greeting"))
    terminal.type("\u{3}")
    #expect(terminal.waits(for: "Ctrl-C again leaves"))
    terminal.type("\u{3}")
    #expect(terminal.waits(for: "drill resume "))
    #expect(terminal.exitCode() == 130)
    #expect(!terminal.screen.contains("\u{1B}"))
  }

  @Test func twoWindowsDoNotPlayOneSession() throws {
    let terminal = try sandbox.terminal("play", "first-call")
    #expect(terminal.shows("Ring 1 of 4"))
    let second = try sandbox.run("resume", input: "Hello\n")
    #expect(second.code == 73)
    #expect(second.talk.contains("another window"))
    terminal.type("\u{3}")
    #expect(terminal.shows("Leave?"))
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
