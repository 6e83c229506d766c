import DrillTerminal
import DrillText
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@testable import drill

/// The menu as a state machine, and at terminals.
@Suite struct MenuTests {
  private static let items = [
    MenuModel.Item(choice: .next("deposit"), title: "Next: Eight thousand has gone missing"),
    MenuModel.Item(choice: .today, title: "The drill of the day"),
    MenuModel.Item(
      choice: .drill("deposit"), title: "Eight thousand has gone missing",
      facts: ["level 2", "phone", "3 Mar", "91.5 passed"], topic: "Deposits", words: ["deposit", "P7.3"]),
    MenuModel.Item(
      choice: .drill("password"), title: "密码忘了，三点要收盘", facts: ["", "网络", "–"], topic: "账户",
      words: ["password"]),
  ]

  private func play(_ keys: [Key]) -> (model: MenuModel, answers: [MenuModel.Answer]) {
    var model = MenuModel(Self.items)
    return (model: model, answers: keys.map { model.take($0, page: 2) })
  }

  @Test(arguments: [
    ([Key.enter], MenuModel.Answer.picked(.next("deposit"))), ([.down, .enter], .picked(.today)),
    ([.down, .down, .up, .enter], .picked(.today)), ([.up, .enter], .picked(.next("deposit"))),
    ([.end, .enter], .picked(.drill("password"))), ([.pageDown, .enter], .picked(.drill("deposit"))),
    ([.pageDown, .pageDown, .enter], .picked(.drill("password"))),
    ([.end, .home, .enter], .picked(.next("deposit"))),
    ([.text("p7"), .enter], .picked(.drill("deposit"))),
    ([.text("密码"), .enter], .picked(.drill("password"))),
    ([.text("MISSING"), .text(" "), .text("p7"), .enter], .picked(.drill("deposit"))),
    ([.text("zzz"), .enter], .changed), ([.text("zzz"), .escape, .enter], .picked(.next("deposit"))),
    ([.down, .text("day"), .enter], .picked(.today)),
    ([.text("da"), .backspace, .backspace, .down, .enter], .picked(.today)),
    ([.escape], .leave), ([.interrupt], .interrupt), ([.endOfInput], .leave), ([.suspend], .suspend),
    ([.redraw], .redraw), ([.text("q"), .enter], .leave), ([.text("/quit"), .enter], .leave),
    ([.paste("退出"), .enter], .leave),
  ])
  func keysPick(keys: [Key], last: MenuModel.Answer) { #expect(play(keys).answers.last == last) }

  @Test(arguments: [(40, 24), (40, 8), (60, 24), (80, 6), (200, 50), (12, 5)])
  func itFitsEveryWidth(columns: Int, rows: Int) {
    let size = Size(columns: columns, rows: rows)
    for language in Language.allCases {
      var model = MenuModel(Self.items)
      for key in [Key.down, .down, .down] {
        let view = MenuView(model: model, language: language, introduction: ["drill"])
        let shown = view.rows(in: size)
        #expect(shown.allSatisfy { $0.width <= max(10, columns - 1) })
        #expect(shown.contains { $0.text.hasPrefix("> ") })
        #expect(rows < 8 || shown.count + 3 <= rows)
        _ = model.take(key, page: 1)
      }
    }
  }

  @Test func factsGiveWayWhereItIsNarrow() throws {
    let model = MenuModel([Self.items[2]])
    func row(_ columns: Int) throws -> String {
      let view = MenuView(model: model, language: .en, introduction: [])
      return try #require(view.rows(in: Size(columns: columns, rows: 20)).last).text
    }
    #expect(try row(80).hasSuffix("  level 2  phone  3 Mar  91.5 passed"))
    #expect(try row(40).hasPrefix("> Eight thousand has"))
    #expect(try row(40).hasSuffix("…  91.5 passed"))
  }

  @Test(arguments: [
    ("en_GB.UTF-8", "utf8"), ("zh_CN.utf8", "utf8"), ("C.UTF-8", "utf8"), ("UTF-8", "utf8"), ("C", "unnamed"),
    ("POSIX", "unnamed"), ("zh_CN", "unnamed"), ("zh_CN.GBK", "other"), ("zh_CN.GB18030", "other"),
    ("de_DE.ISO-8859-1@euro", "other"),
  ])
  func localesPromiseEncodings(locale: String, kind: String) {
    let expected: Charset =
      switch kind {
      case "utf8": .utf8
      case "unnamed": .unnamed(locale: locale)
      default: .other(locale: locale)
      }
    #expect(Charset(locale: locale) == expected)
  }
}

/// The menu, the notebook and the typing test at a terminal.
@Suite(.serialized) struct MenuTerminalTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test func aFirstRunSaysWhatWillHappenAndOneKeyBegins() throws {
    let terminal = try sandbox.terminal()
    try #require(terminal.shows("Press Enter: a phone rings"), "\(terminal.screen)")
    try #require(terminal.shows("/quit leaves"))
    try #require(terminal.shows("> Begin: First call"))
    terminal.type("\r")
    try #require(terminal.shows("The phone on your desk lights up."), "\(terminal.screen)")
    terminal.send(SIGTERM)
    #expect(terminal.exitCode() == 143)
  }

  @Test func typingFiltersAndEnterStarts() throws {
    let terminal = try sandbox.terminal("--lang", "zh")
    try #require(terminal.shows("查找："))
    terminal.type("chat")
    try #require(terminal.shows("> Chat line"), "\(terminal.screen)")
    terminal.type("\r")
    try #require(terminal.shows("Is anybody there?"), "\(terminal.screen)")
    terminal.send(SIGTERM)
    #expect(terminal.exitCode() == 143)
  }

  @Test(arguments: [("\u{1B}", Int32(0)), ("q\r", 0), ("\u{4}", 0), ("\u{3}", 130)])
  func itIsLeft(keys: String, code: Int32) throws {
    let terminal = try sandbox.terminal()
    try #require(terminal.shows("Find: "))
    terminal.type(keys)
    #expect(terminal.exitCode() == code)
    // The terminal is as it was: the cursor shown, pastes unmarked.
    #expect(terminal.screen.contains("\u{1B}[?2004l"))
  }

  @Test(arguments: [["--plain"], []]) func plainLinesHaveNumbers(arguments: [String]) throws {
    if arguments.isEmpty { sandbox.environment["TERM"] = "dumb" }
    let terminal = try PseudoTerminal(arguments, environment: sandbox.environment, folder: sandbox.path)
    #expect(terminal.shows(" 1  Begin: First call"), "\(terminal.screen)")
    #expect(terminal.shows { $0.rows.last { !$0.isEmpty } == ">" }, "\(terminal.screen)")
    terminal.type("9\n")
    #expect(terminal.shows("Type a number from 1 to 4"))
    terminal.type("4\n")
    #expect(terminal.shows("Is anybody there?"), "\(terminal.screen)")
    #expect(!terminal.screen.contains("\u{1B}"))
    terminal.send(SIGTERM)
    #expect(terminal.exitCode() == 143)
  }

  @Test func mistakesAreTriedAgainByHand() throws {
    _ = try sandbox.run("play", "first-call", input: "What?\nHello\n")
    let terminal = try sandbox.terminal("mistakes")
    try #require(terminal.shows("Last time you typed “What?”"), "\(terminal.screen)")
    terminal.type("Good day\r")
    try #require(terminal.shows("- missing: Greeting"), "\(terminal.screen)")
    terminal.type("/hint\r")
    try #require(terminal.shows("Hint: Greet first."))
    terminal.type("Hello, this is Lin.\r")
    try #require(terminal.shows("Right: nothing lost."))
    terminal.type("\r")
    try #require(terminal.shows("2 of 2"), "\(terminal.screen)")
    terminal.type("/quit\r")
    try #require(terminal.shows("0 of 1 right at once; 0 off the list, 2 left."), "\(terminal.screen)")
    #expect(terminal.exitCode() == 0)
  }

  @Test func theTypingTestSetsLimits() throws {
    let slow = try sandbox.terminal("typing", "--lang", "en")
    try #require(slow.shows("A typing test"))
    slow.type("\r")
    try #require(slow.shows("Hello, this is Lin."), "\(slow.screen)")
    slow.type("\u{3}")
    #expect(slow.exitCode() == 130)
    // What a test of half a minute would have written down.
    try sandbox.write(
      #"{"type":"typing","language":"en","perMinute":12,"day":"2026-03-01"}"# + "\n",
      to: "store/journal/tester.jsonl")
    _ = try sandbox.run("play", "first-call", input: "Hello\n")
    let session = try #require(sandbox.sessions().values.first)
    #expect(session.contains(#""typingSpeed":12"#))
  }

  @Test(arguments: ["LANG", "LC_ALL"]) func aLocaleOfAnotherEncodingIsTold(variable: String) throws {
    sandbox.environment["LANG"] = nil
    sandbox.environment[variable] = "zh_CN.GBK"
    let terminal = try sandbox.terminal("list")
    #expect(terminal.exitCode() == 2)
    #expect(terminal.screen.contains("export LC_ALL=zh_CN.UTF-8"))
    #expect(terminal.screen.utf8.allSatisfy { $0 < 0x80 })
    // A pipe has no encoding of its own.
    #expect(try sandbox.run("list").code == 0)
    #expect(try sandbox.run("doctor").code == 1)
  }

  @Test func aLocaleWithoutAnEncodingIsMentioned() throws {
    sandbox.environment["LANG"] = nil
    sandbox.environment["LC_ALL"] = "C"
    let terminal = try sandbox.terminal()
    #expect(terminal.waits(for: "export LANG=C.UTF-8"))
    #expect(terminal.shows("First call"))
    terminal.type("\u{3}")
    #expect(terminal.exitCode() == 130)
    #expect(try sandbox.run("doctor").code == 0)
  }
}
