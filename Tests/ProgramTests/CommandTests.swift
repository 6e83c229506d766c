import Testing

/// What the program says and how it ends, through pipes.
@Suite struct CommandTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private var goodInput: String { Fixtures.goodReplies.map { $0 + "\n" }.joined() }

  @Test func aloneWithoutATerminalItLists() throws {
    let run = try sandbox.run()
    #expect(run.code == 0)
    #expect(run.output.contains("first-call"))
    #expect(run.output.contains("chat-line"))
    #expect(run.talk.isEmpty)
  }

  @Test(arguments: [
    (["list", "--lang", "zh"], "第一个电话"), (["--lang=zh", "list"], "en/chat-line"), (["help"], "drill play ID"),
    (["help", "play"], "--time-factor X"), (["play", "--help"], "--time-factor X"),
    (["--help"], "drill resume"),
    (["--help", "--lang", "zh"], "drill play 编号"), (["--version"], "engine"),
    (["list", "--json"], #""id":"first-call""#),
  ])
  func tells(arguments: [String], text: String) throws {
    let run = try sandbox.run(arguments, bytes: [])
    #expect(run.code == 0)
    #expect(run.output.contains(text), "\(run.output)\(run.talk)")
  }

  @Test(arguments: [
    (["plya"], 2, "drill play"), (["play"], 2, "drill list"),
    (["play", "first-call", "--sed", "1"], 2, "--seed"),
    (["play", "first-call", "--seed", "x"], 2, "--seed"),
    (["play", "first-call", "--pace", "slwo"], 2, "slow"),
    (["play", "first-call", "--time-factor", "0"], 2, "--time-factor"), (["play", "a", "b"], 2, "“b”"),
    (["play", "first-call", "--seed"], 2, "--seed"), (["list", "--lang", "fr"], 2, "en or zh"),
    (["play", "first-cal"], 66, "first-call"), (["--lang", "zh", "play", "chat-line"], 66, "en/chat-line"),
    (["play", "first-call", "--replies", "nowhere"], 66, "nowhere"), (["show", "nothing"], 66, "nothing"),
    (["show"], 2, "drill help show"), (["resume"], 66, "tester"),
    (["list", "--data", "nowhere"], 66, "nowhere"),
    (["list", "--exam"], 2, "--exam"), (["help", "plya"], 2, "play"), (["list", "--plain=1"], 2, "--plain"),
  ])
  func refuses(arguments: [String], code: Int32, text: String) throws {
    let run = try sandbox.run(arguments, bytes: [])
    #expect(run.code == code)
    #expect(run.talk.contains(text), "\(run.talk)")
    #expect(run.output.isEmpty)
    #expect(sandbox.sessions().isEmpty)
  }

  @Test func passesWithRepliesFromAPipe() throws {
    let run = try sandbox.run("play", "first-call", input: goodInput)
    #expect(run.code == 0, "\(run.talk)")
    #expect(run.output.contains("Ms. Li: It is 77."))
    #expect(run.output.contains("100.0 points: passed"))
    #expect(run.output.contains("without a clock"))
    #expect(run.talk.contains("drill show "))
    #expect(!run.output.contains("\u{1B}"))
    let list = try sandbox.run("list")
    #expect(list.output.contains("100.0 passed"))
  }

  @Test func theSameRepliesAndSeedGiveTheSameOutputs() throws {
    try sandbox.write(goodInput, to: "replies")
    let runs = try (0..<2).map { _ in
      try sandbox.run("play", "first-call", "--replies", "replies", "--seed", "7", "--json")
    }
    #expect(runs[0].code == 0)
    #expect(runs[0].output == runs[1].output)
    #expect(runs[0].output.split(separator: "\n").allSatisfy { $0.hasPrefix(#"{"type":"output","at":"#) })
  }

  @Test func failsWithBadReplies() throws {
    let run = try sandbox.run("play", "first-call", input: "What?\nI don't know, you idiot.\n")
    #expect(run.code == 1)
    #expect(run.output.contains("missing: Greeting"))
    #expect(run.output.contains("Denial “don't know” (P5.3 Forbidden phrases)"))
    #expect(run.output.contains("A good reply: Hello, this is Lin."))
    #expect(run.output.contains("a fatal breach: Insult"))
    #expect(run.output.contains("with this mended:"))
  }

  @Test func anExamShowsNothingUntilTheEnd() throws {
    let run = try sandbox.run("play", "first-call", "--exam", input: "What?\nI don't know.\n/quit\n")
    #expect(run.code == 1)
    for word in ["missing", "Denial", "good reply", "mood"] { #expect(!run.output.contains(word)) }
    let second = try sandbox.run("play", "first-call", "--exam", input: "Hello\n")
    #expect(second.code == 73)
    #expect(second.talk.contains("drill resume "))
    let other = try sandbox.run("play", "first-call", "--exam", "--trainee", "小林", input: "Hello\n")
    #expect(other.code == 1)
    let id = try #require(sandbox.sessions().keys.first { $0.contains("tester") }?.split(separator: "/").last)
    let secret = try sandbox.run("show", String(id.dropLast(".jsonl".count)))
    #expect(!secret.output.contains("Denial"))
    let resumed = try sandbox.run("resume", input: "I am sorry.\nb\n")
    #expect(resumed.code == 1)
    #expect(resumed.output.contains("left and taken up once"))
    #expect(resumed.output.contains("Denial"))
    #expect(try sandbox.run("show", String(id.dropLast(".jsonl".count))).output.contains("[don't know]"))
  }

  @Test func showPlaysTheSessionAgain() throws {
    let played = try sandbox.run("play", "first-call", input: "What?\n你好 idiot\n")
    let file = try #require(sandbox.sessions().first)
    let id = try #require(file.key.split(separator: "/").last?.dropLast(".jsonl".count))
    let shown = try sandbox.run("show", String(id.suffix(5)))
    #expect(shown.code == 0)
    #expect(shown.output.contains("你好 [idiot]"))
    let sheet = try #require(played.output.firstRange(of: " points: not passed"))
    #expect(shown.output.hasSuffix(played.output[sheet.lowerBound...]))
    let lines = try sandbox.run("show", String(id), "--json")
    let kept = file.value.split(separator: "\n").filter { !$0.contains(#""type":"seal""#) }
    // What happened at the very time of an input may stand before or behind it.
    #expect(lines.output.split(separator: "\n").sorted() == kept.sorted())
  }

  @Test func showPlaysTheTextThatWasPlayed() throws {
    _ = try sandbox.run("play", "first-call", input: goodInput)
    try sandbox.write("# Nothing", to: "library/Scenarios/en/first-call.drill")
    let id = try #require(sandbox.sessions().keys.first?.split(separator: "/").last?.dropLast(6))
    let shown = try sandbox.run("show", String(id))
    #expect(shown.output.contains("100.0 points: passed"), "\(shown.talk)")
  }

  @Test func aChineseDrillSpeaksChinese() throws {
    let run = try sandbox.run("--lang", "zh", "play", "first-call", input: "您好。\n不知道\n")
    #expect(run.code == 1)
    #expect(run.output.contains("李女士：喂，你好？"))
    #expect(run.output.contains("否定语“不知道”"))
    #expect(run.output.contains("参考回答：对不起，让您久等了。"))
    #expect(run.talk.contains("再次查看：drill show "))
  }

  @Test func theEnvironmentPicksTheLanguage() throws {
    sandbox.environment["LC_ALL"] = "zh_CN.UTF-8"
    #expect(try sandbox.run("list").output.contains("第一个电话"))
    #expect(try sandbox.run("list", "--lang", "en").output.contains("First call"))
    #expect(try sandbox.run("play", "en/first-call", input: "").output.contains("Ring 1") == false)
  }

  @Test func chatBubblesFromAPipeAreRepliesOfTheirOwn() throws {
    let run = try sandbox.run("play", "chat-line", input: "Hello, sorry for the wait.\n")
    #expect(run.code == 0, "\(run.output)")
  }

  @Test func doctorFindsWhatIsWrong() throws {
    #expect(try sandbox.run("doctor").code == 0)
    try sandbox.write("# Broken", to: "library/Scenarios/en/broken.drill")
    let run = try sandbox.run("doctor")
    #expect(run.code == 1)
    #expect(run.output.contains("broken.drill"))
    let list = try sandbox.run("list")
    #expect(list.code == 0)
    #expect(list.talk.contains("broken.drill"))
  }

  @Test func withoutAnyDrillsAllPlacesAreListed() throws {
    sandbox.environment["DRILL_DATA"] = nil
    try sandbox.write("", to: "empty/nothing")
    let run = try Run.program(
      ["list"], environment: sandbox.environment, folder: "\(sandbox.path)/empty")
    // The program may find the drills of the tree that it was built in.
    guard run.code != 0 else { return #expect(run.output.contains("id")) }
    #expect(run.code == 66)
    #expect(run.talk.contains("\(sandbox.path)/empty\n"))
    #expect(run.talk.contains("share/drill"))
  }
}
