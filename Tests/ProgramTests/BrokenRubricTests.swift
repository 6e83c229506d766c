import Testing

/// A rubric with a phrase that cannot be read.
@Suite(.serialized) struct BrokenRubricTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    let rubric = Fixtures.rubric(.english).replacing("say: sorry", with: "say: (sorry")
    try sandbox.write(rubric, to: "library/Rubrics/en/small.rubric")
  }

  @Test("From a pipe it is told before the drill begins")
  func pipe() throws {
    let run = try sandbox.run("play", "first-call", input: "Hello.\n")
    #expect(run.code == 65)
    #expect(run.talk.contains("small.rubric:19:6: error"), "\(run.talk)")
    #expect(sandbox.sessions().isEmpty)
  }

  @Test("At a terminal the drill begins at once, and no reply is judged")
  func terminal() throws {
    let terminal = try sandbox.terminal("play", "first-call", "--pace", "instant", "--plain")
    #expect(terminal.waits(for: "Enter picks up > "))
    terminal.type("\n")
    #expect(terminal.waits(for: " s) > "))
    terminal.type("Good morning, may I help you?\n")
    #expect(terminal.waits(for: "no reply can be judged"), "\(terminal.screen)")
    #expect(terminal.exitCode() == 65)
    #expect(sandbox.sessions().count == 1)
  }

  @Test("A list of drills needs no rubric")
  func list() throws {
    let run = try sandbox.run("list")
    #expect(run.code == 0)
    #expect(run.output.contains("first-call"))
  }
}
