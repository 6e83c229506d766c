import Testing

/// Files that are not as they should be, and places that cannot be written.
@Suite struct BadInputTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func play(_ bytes: [UInt8]) throws -> Run {
    try sandbox.write(bytes, to: "library/Scenarios/en/bad.drill")
    return try sandbox.run("play", "bad", input: "Hello\n")
  }

  private func changed(_ old: String, to new: String) throws -> [UInt8] {
    try #require(Fixtures.chatLine.contains(old))
    return Array(
      Fixtures.chatLine.replacing(old, with: new).replacing("id: chat-line", with: "id: bad").utf8)
  }

  @Test(arguments: [
    ("end: done pass", "-> nowhere", "nowhere"), ("channel: chat", "chanel: chat", "channel"),
    ("end: done pass", "-> a\n\n## a\n-> b\n\n## b\n-> a", "b"),
    ("rubric: small", "rubric: missing", "missing"),
    ("mood: 50", "mood: 500", "500"),
  ])
  func aMistakeIsToldWithItsPlace(old: String, new: String, text: String) throws {
    let run = try play(changed(old, to: new))
    #expect(run.code == 65)
    #expect(run.output.isEmpty)
    #expect(run.talk.contains("bad.drill:"))
    #expect(run.talk.contains("^"))
    #expect(run.talk.contains(text), "\(run.talk)")
    #expect(sandbox.sessions().isEmpty)
  }

  @Test(arguments: [
    ("empty", []), ("invalid UTF-8", Array("# Title\nid: ".utf8) + [0xFF, 0xFE, 0x41]),
    ("GB18030", [0x23, 0x20, 0xC4, 0xFA, 0xBA, 0xC3, 0x0A, 0xB1, 0xE0, 0xBA, 0xC5, 0x3A, 0x20, 0x61, 0x0A]),
    ("UTF-16", [0xFF, 0xFE, 0x23, 0x00, 0x20, 0x00, 0x41, 0x00]), ("NUL", [0x23, 0x20, 0x00, 0x0A]),
  ])
  func bytesThatAreNoText(name: String, bytes: [UInt8]) throws {
    let run = try play(bytes)
    #expect(run.code == 65, "\(name)")
    #expect(run.talk.contains("bad.drill"))
  }

  @Test func aLineOfTenMegabytes() throws {
    let run = try play(Array("# Title\nnote: ".utf8) + [UInt8](repeating: 0x61, count: 10 << 20))
    #expect(run.code == 65)
    #expect(run.talk.utf8.count < 100_000)
  }

  @Test func aByteOrderMarkAndCarriageReturnsDoNoHarm() throws {
    let text = try changed("mood: 50", to: "mood: 50")
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for byte in text { bytes += byte == 0x0A ? [0x0D, 0x0A] : [byte] }
    let run = try play(bytes)
    #expect(run.code == 1, "\(run.talk)")
    #expect(run.output.contains("Is anybody there?"))
  }

  @Test func repliesThatAreNoText() throws {
    let run = try sandbox.run(["play", "chat-line"], bytes: [0x48, 0xFF, 0x69, 0x0A])
    #expect(run.code == 1)
    #expect(run.talk.contains("not UTF-8"))
    try sandbox.write([0x48, 0xFF, 0x69, 0x0A], to: "replies")
    #expect(try sandbox.run("play", "chat-line", "--replies", "replies").code == 65)
    try sandbox.write("", to: "none")
    #expect(try sandbox.run("play", "chat-line", "--replies", "none").code == 1)
  }

  @Test func aReplyOfTenMegabytesIsCut() throws {
    let run = try sandbox.run(
      ["play", "chat-line"], bytes: [UInt8](repeating: 0x61, count: 10 << 20) + [0x0A])
    #expect(run.code == 1)
    #expect(run.talk.contains("cut"))
  }

  @Test func aStoreThatCannotBeMade() throws {
    try sandbox.write("a file", to: "file")
    let run = try sandbox.run("play", "chat-line", "--store", "file/store", input: "Hello\n")
    #expect(run.code == 73)
    #expect(run.talk.contains("--store"))
    #expect(try sandbox.run("doctor", "--store", "file/store").code == 1)
  }

  @Test func aStoreThatIsFull() throws {
    // The limit is counted in blocks of 512 or 1024 bytes; the long reply goes beyond either.
    let long = String(repeating: "I am sorry. ", count: 2000)
    try sandbox.write("Hello\n\(long)\n", to: "replies")
    let line = "ulimit -f 8; exec \(BuiltProgram.path) play first-call --replies replies"
    let run = try Run.shell(line, environment: sandbox.environment, folder: sandbox.path)
    #expect(run.code == 74, "\(run.talk)")
    #expect(run.talk.contains("drill resume"))
    let file = try #require(sandbox.sessions().values.first)
    #expect(file.hasSuffix("\n"))
    let resumed = try sandbox.run(
      "resume", input: Fixtures.goodReplies.dropFirst().map { $0 + "\n" }.joined())
    #expect(resumed.code == 0, "\(resumed.output)\(resumed.talk)")
  }

  @Test func aDamagedSessionIsLeftAlone() throws {
    _ = try sandbox.run("play", "first-call", input: "Hello\n/quit\n")
    let (path, text) = try #require(sandbox.sessions().first)
    let name = String(path.dropFirst(sandbox.path.count + 1))
    let damaged = text.replacing(#""input":"reply""#, with: #""input":"rply""#)
    try sandbox.write(damaged, to: name)
    let id = try #require(path.split(separator: "/").last?.dropLast(6))
    let run = try sandbox.run("resume", String(id), input: "Hello\n")
    #expect(run.code == 65)
    #expect(run.talk.contains("damaged"))
    #expect(sandbox.sessions()[path] == damaged)
    #expect(try sandbox.run("show", String(id)).code == 65)
  }

  @Test func aReaderThatLeavesIsNoTrouble() throws {
    let line = "\(BuiltProgram.path) list | head -c 1 > /dev/null; exit 0"
    #expect(try Run.shell(line, environment: sandbox.environment, folder: sandbox.path).talk.isEmpty)
    let full = "exec \(BuiltProgram.path) list > /dev/full"
    let run = try Run.shell(full, environment: sandbox.environment, folder: sandbox.path)
    #expect(run.code == 74)
  }
}
