import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What brings people back, through pipes: next, today, mistakes, progress.
@Suite struct ProgressTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// Sessions are kept in the order of the seconds in which they began.
  private func waitForTheNextSecond() {
    let now = time(nil)
    while time(nil) == now { usleep(20_000) }
  }

  private var goodInput: String { Fixtures.goodReplies.map { $0 + "\n" }.joined() }
  private var badInput: String { "What?\nI don't know.\nI don't know, sorry.\n" }

  @Test func nextExplainsItsChoice() throws {
    #expect(try sandbox.run("next", "--show").output.hasPrefix("First call\nNothing played yet"))
    _ = try sandbox.run("play", "first-call", input: badInput)
    let again = try sandbox.run("next", "--show", "--json")
    #expect(
      again.output.contains(#""drill":"first-call","title":"First call","reason":"not-passed""#),
      "\(again.output)")
    waitForTheNextSecond()
    _ = try sandbox.run("play", "first-call", input: goodInput)
    let new = try sandbox.run("next", "--show")
    #expect(new.output.hasPrefix("Chat line\nYou have not played it yet"), "\(new.output)")
    #expect(try sandbox.run("next", "--show").output == new.output)
    let later = try sandbox.run("next", "--show", "--day", "2099-01-01")
    #expect(later.output.hasPrefix("First call\nYou passed it "), "\(later.output)")
    #expect(try sandbox.run("next", "--show", "--lang", "zh").output.hasPrefix("第一个电话\n您还没有练过"))
  }

  @Test func nextPlaysWhatItNames() throws {
    let run = try sandbox.run("next", input: goodInput)
    #expect(run.code == 0, "\(run.output)\(run.talk)")
    #expect(run.talk.contains("Nothing played yet"))
    #expect(run.output.contains("100.0 points: passed"))
    try sandbox.write("Hello, sorry for the wait.\n", to: "replies")
    let scripted = try sandbox.run("next", "--replies", "replies", "--seed", "3")
    #expect(scripted.code == 0, "\(scripted.output)\(scripted.talk)")
    #expect(scripted.output.contains("Is anybody there?"))
  }

  @Test func mistakesLeaveTheNotebookOnTwoDays() throws {
    #expect(try sandbox.run("mistakes").output.contains("The notebook is empty"))
    _ = try sandbox.run("play", "first-call", input: badInput)
    let list = try sandbox.run("mistakes", "--list")
    #expect(list.output.contains("you: I don't know, sorry."), "\(list.output)")
    #expect(list.output.contains("lost: order, Denial “don't know”"), "\(list.output)")
    let steps = list.output.split(separator: "\n").count { $0.first?.isNumber == true }
    #expect(steps == 2)
    let right = "Hello, this is Lin.\nI am sorry. What is your order number, please?\n"
    for (day, said) in [
      ("2099-01-01", "2 of 2 right at once; 0 off the list, 2 left."),
      ("2099-01-01", "All 2 were right today"),
      ("2099-01-02", "2 of 2 right at once; 2 off the list, 0 left."),
      ("2099-01-03", "The notebook is empty: 2 mended."),
    ] {
      let run = try sandbox.run("mistakes", "--day", day, input: right)
      #expect(run.code == 0)
      #expect(run.output.contains(said), "\(day): \(run.output)\(run.talk)")
    }
    _ = try sandbox.run("play", "first-call", input: badInput)
    #expect(try sandbox.run("mistakes", "--list").output.contains("2 times"))
  }

  @Test func aWrongTryIsExplained() throws {
    _ = try sandbox.run("play", "first-call", input: "What?\nHello\n")
    let run = try sandbox.run("mistakes", input: "I don't know, you idiot.\n")
    #expect(run.output.contains("- missing: Greeting"), "\(run.output)")
    #expect(run.output.contains("! Denial “don't know”. Mind your words. (P5.3 Forbidden phrases)"))
    #expect(run.output.contains("A good reply: Hello, this is Lin."))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func mistakesOutliveTheirScenario() throws {
    _ = try sandbox.run("play", "first-call", input: badInput)
    try sandbox.write("# Nothing", to: "library/Scenarios/en/first-call.drill")
    let run = try sandbox.run("mistakes", input: "Hello, this is Lin.\n")
    #expect(run.output.contains("Right: nothing lost."), "\(run.output)\(run.talk)")
  }

  @Test func theJournalOnlyGrowsAndBearsDamage() throws {
    _ = try sandbox.run("play", "first-call", input: badInput)
    _ = try sandbox.run("mistakes", "--list")
    let path = "\(sandbox.store)/journal/tester.jsonl"
    let before = Sandbox.text(of: path)
    #expect(before.contains(#""type":"mistake""#))
    try sandbox.write(before + "{\"type\":\"torn", to: "store/journal/tester.jsonl")
    _ = try sandbox.run("mistakes", input: "Hello, this is Lin.\n")
    #expect(Sandbox.text(of: path).hasPrefix(before + #"{"type":"tried""#))
    try sandbox.write("nonsense\n" + before, to: "store/journal/tester.jsonl")
    let run = try sandbox.run("mistakes", "--list")
    #expect(run.talk.contains("1 lines of"))
    #expect(run.output.contains("lost: "))
    #expect(Sandbox.text(of: path).hasPrefix("nonsense\n"))
  }

  @Test func todayIsTheSameForEverybody() throws {
    let day = ["today", "--show", "--day", "2026-03-02"]
    let one = try sandbox.run(day + ["--trainee", "a"], bytes: [])
    #expect(one.code == 0)
    #expect(one.talk.contains("The drill of the day"))
    #expect(try sandbox.run(day + ["--trainee", "b"], bytes: []).talk == one.talk)
    let titles = try (1...4).map {
      try sandbox.run(["today", "--show", "--day", "2026-03-0\($0)"], bytes: []).talk
    }
    #expect(Set(titles).count == 2)
    _ = try sandbox.run("play", "first-call", "--trainee", "a", input: badInput)
    let own = try sandbox.run(["today", "--show", "--trainee", "a", "--day", "2026-03-03"], bytes: [])
    #expect(own.talk.contains("one of your own mistakes") || own.talk.contains("First call"), "\(own.talk)")
  }

  @Test func todayIsCounted() throws {
    let good = "Hello, this is Lin. I am sorry. What is your order number, please?\n"
    let all = String(repeating: good, count: 4)
    for (day, said) in [("2026-03-01", " right at once."), ("2026-03-02", "2 days in a row.")] {
      let run = try sandbox.run("today", "--day", day, input: all)
      #expect(run.code == 0, "\(run.output)")
      #expect(run.output.contains(said), "\(run.output)")
    }
    let again = try sandbox.run("today", "--show", "--day", "2026-03-02")
    #expect(again.talk.contains("You have done it today"))
    #expect(try sandbox.run("today", "--day", "2026-03-03", input: "").code == 1)
    #expect(try sandbox.run("progress", "--day", "2026-03-02").output.contains("Nothing is finished yet"))
  }

  @Test func progressTellsOfScoresAndFindings() throws {
    _ = try sandbox.run("play", "first-call", input: badInput)
    waitForTheNextSecond()
    _ = try sandbox.run("play", "first-call", input: goodInput)
    let run = try sandbox.run("progress")
    #expect(run.output.contains("First call"))
    #expect(run.output.contains("100.0"))
    #expect(run.output.contains("█"))
    #expect(run.output.contains("1 time   Apology missing or late"), "\(run.output)")
    let plain = try sandbox.run("progress", "--plain")
    #expect(!plain.output.contains("█"))
    #expect(plain.output.contains(" 100 "))
    let json = try sandbox.run("progress", "--json")
    #expect(json.output.contains(#""drill":"en/first-call""#))
    #expect(json.output.contains(",100.0]"), "\(json.output)")
    #expect(try sandbox.run("progress", "--lang", "zh").output.contains("近来各部分得分"))
  }

  @Test(arguments: [
    (["next", "--day", "tomorrow"], 2, "--day"), (["today", "--day", "2026-02-30"], 2, "2026-03-01"),
    (["mistakes", "--trainee", " "], 2, "--trainee"), (["typing"], 2, "terminal"),
    (["completions"], 2, "bash"), (["completions", "fihs"], 2, "fish"), (["next", "more"], 2, "more"),
  ])
  func refuses(arguments: [String], code: Int32, text: String) throws {
    let run = try sandbox.run(arguments, bytes: [])
    #expect(run.code == code)
    #expect(run.talk.contains(text), "\(run.talk)")
    #expect(run.output.isEmpty)
  }

  @Test func aStoreThatCannotBeWrittenIsTold() throws {
    _ = try sandbox.run("play", "first-call", input: badInput)
    try sandbox.write("", to: "store/journal")
    let run = try sandbox.run("mistakes")
    #expect(run.code == 73, "\(run.talk)")
  }
}
