import Testing

/// Reviews, objections, calibration and regrades, as the program is called in scripts.
@Suite struct ReviewTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// Plays a drill to its end and gives the session's id.
  private func session(by trainee: String, replies: [String] = Fixtures.goodReplies) throws -> String {
    let replies = replies.joined(separator: "\n") + "\n"
    let run = try sandbox.run("play", "first-call", "--trainee", trainee, input: replies)
    let line = run.talk.split(separator: "\n").last { $0.contains("drill show ") } ?? ""
    return String(line.split(separator: " ").last ?? "")
  }

  @Test func aReviewChangesTheResultAndKeepsTheMachines() throws {
    let id = try session(by: "Wang")
    let list = try sandbox.run("review", id, "--list")
    #expect(list.code == 0 && list.output.contains("full"), "\(list)")
    let review = try sandbox.run(
      "review", id, "--reviewer", "Li", "--mark", "1=missed: not said to the customer")
    #expect(review.code == 0 && review.output.contains("1 overruled, 0 added"), "\(review)")
    let again = try sandbox.run("review", id, "--list", "--json")
    #expect(
      again.output.contains("\"machine\":\"full\",\"reviews\":[{\"reviewer\":\"Li\",\"mark\":\"missed\"}]"))
    // The first review stays when a second one is given; the last one counts.
    let second = try sandbox.run("review", id, "--reviewer", "Li", "--agree", "--json")
    #expect(second.code == 0, "\(second)")
    let folder = try sandbox.run("review", id, "--list", "--json")
    #expect(folder.output.contains("{\"reviewer\":\"Li\",\"mark\":\"full\"}"))
  }

  @Test(arguments: [
    (["--reviewer", "Wang", "--agree"], "nobody grades"), (["--mark", "1=missed"], "wants a reason"),
    (["--mark", "99=missed: x"], "there is no item 99"),
    (["--mark", "1=broken: x"], "cannot be marked broken"),
    (["--mark", "1=wonderful: x"], "Marks are:"), (["--add", "1=no-such-rule: x"], "there is no rule"),
    ([], "nobody to ask"),
  ])
  func whatCannotBeSaidIsRefused(options: [String], complaint: String) throws {
    let id = try session(by: "Wang")
    let run = try sandbox.run(["review", id] + options, bytes: [])
    #expect(run.code == 2 && run.talk.contains(complaint), "\(run)")
  }

  @Test func anObjectionIsAnsweredBySomebodyElse() throws {
    let id = try session(by: "Wang")
    _ = try sandbox.run("review", id, "--reviewer", "Li", "--mark", "1=missed: too late")
    let stranger = try sandbox.run("dispute", id, "--trainee", "Zhao", "--mark", "1=full: I said it")
    #expect(stranger.code == 2 && stranger.talk.contains("Wang"), "\(stranger)")
    let early = try sandbox.run("dispute", id, "--answer", "upheld", "--reviewer", "Chen")
    #expect(early.code == 2 && early.talk.contains("no objection"), "\(early)")
    let objection = try sandbox.run("dispute", id, "--trainee", "Wang", "--mark", "1=full: I said it")
    #expect(objection.code == 0, "\(objection)")
    let same = try sandbox.run("dispute", id, "--answer", "overturned", "--reviewer", "Li")
    #expect(same.code == 2 && same.talk.contains("who reviewed first"), "\(same)")
    let answer = try sandbox.run("dispute", id, "--answer", "overturned", "--reviewer", "Chen", "--json")
    #expect(answer.code == 0, "\(answer)")
    let state = try sandbox.run("dispute", id)
    #expect(
      state.output.contains("answer overturned  Chen") && !state.output.contains("waits for"), "\(state)")
    let seen = try sandbox.run("dispute", id, "--acknowledge", "--trainee", "Wang")
    #expect(seen.code == 0, "\(seen)")
  }

  @Test func agreementIsCountedOverReviewedSessions() throws {
    let none = try sandbox.run("calibrate")
    #expect(none.code == 66, "\(none)")
    let id = try session(by: "Wang")
    _ = try session(by: "Zhao")
    _ = try sandbox.run("review", id, "--reviewer", "Li", "--mark", "1=missed: too late")
    _ = try sandbox.run("review", id, "--reviewer", "Chen", "--agree")
    _ = try sandbox.run("calibrate", "--agree", id, "--reviewer", "Head")
    let lines = try sandbox.run("calibrate", "--json")
    let rows = lines.output.split(separator: "\n").filter { $0.contains("\"rule\":null") }
    let pairs = ["reviewers", "standard", "reviewer:Chen", "reviewer:Li"]
    for pair in pairs {
      #expect(
        rows.contains { $0.hasPrefix("{\"first\":\"machine\",\"second\":\"\(pair)\"") },
        "\(pair): \(lines.output)")
    }
    #expect(rows.contains { $0.hasPrefix("{\"first\":\"reviewer:Chen\",\"second\":\"reviewer:Li\"") })
    let li = rows.first { $0.contains("\"second\":\"reviewer:Li\"") && $0.contains("\"machine\"") } ?? ""
    #expect(li.contains("\"onlyFirst\":1,\"onlySecond\":0"), "\(li)")
    let table = try sandbox.run("calibrate")
    #expect(
      table.output.contains("1 reviewed session\n") && table.output.contains("by a standard or an answer: 1"),
      "\(table)")
  }

  @Test func anUnchangedRubricMovesNothing() throws {
    let id = try session(by: "Wang")
    let run = try sandbox.run("regrade", "--all")
    #expect(run.code == 0 && run.output.contains(id) && run.output.contains("1 stay"), "\(run)")
  }

  @Test func anotherRubricIsTriedOnTheStoredReplies() throws {
    var replies = Fixtures.goodReplies
    replies[1] = "I don't know. " + replies[1]
    let played = try sandbox.run(
      "play", "first-call", "--trainee", "Wang", input: replies.joined(separator: "\n") + "\n")
    #expect(played.output.contains("Denial"), "\(played)")
    let before = try sandbox.run("sessions", "--json").output
    // Where the rubric looks for other words, nothing is denied.
    let other = Fixtures.rubric(.english).replacing("don't know", with: "know nothing")
    try sandbox.write(other, to: "other.rubric")
    let run = try sandbox.run("regrade", "--rubric", "\(sandbox.path)/other.rubric", "--json")
    #expect(
      run.code == 0 && run.output.contains(#"{"kind":"rule","id":"denial","before":1,"after":0"#), "\(run)")
    // Trying changes nothing that is stored.
    #expect(try sandbox.run("sessions", "--json").output == before)
  }

  @Test(arguments: [false, true]) func aReviewByHand(isBlind: Bool) throws {
    let id = try session(by: "Wang")
    let items = try sandbox.run("review", id, "--list", "--json").output.split(separator: "\n")
    let options = ["review", id, "--reviewer", "Li", "--plain"] + (isBlind ? ["--blind"] : [])
    let terminal = try PseudoTerminal(options, environment: sandbox.environment, folder: sandbox.path)
    #expect(terminal.waits(for: isBlind ? "Blind: mark each item" : "Enter agrees"), "\(terminal.screen)")
    // The first item is missed; the others are as the machine says.
    terminal.type(isBlind ? "m\n" : "m\nI did not hear it\nspeak up\n")
    terminal.type(String(repeating: isBlind ? "f\n" : "\n", count: items.count - 1))
    // No further breach in any reply, and no remark.
    terminal.type(String(repeating: "\n", count: 20))
    #expect(terminal.waits(for: "1 overruled, 0 added"), "\(terminal.screen)")
    let list = try sandbox.run("review", id, "--list", "--json")
    #expect(
      list.output.contains(#""machine":"full","reviews":[{"reviewer":"Li","mark":"missed"}]"#), "\(list)")
  }

  @Test func aReviewOnADrawnScreen() throws {
    let id = try session(by: "Wang")
    let items = try sandbox.run("review", id, "--list", "--json").output.split(separator: "\n")
    let terminal = try sandbox.terminal(columns: 100, rows: 30, "review", id, "--reviewer", "Li")
    #expect(terminal.waits(for: "Enter agrees"), "\(terminal.screen)")
    #expect(terminal.screen.contains("0 of \(items.count) marked"), "\(terminal.screen)")
    terminal.type("m")
    #expect(terminal.waits(for: "Why missed?"), "\(terminal.screen)")
    terminal.type("I did not hear it\r")
    terminal.type("tspeak up\r")
    for _ in items.dropFirst() { terminal.type("\r") }
    #expect(terminal.waits(for: "Keep the review? 1 overruled, 0 added"), "\(terminal.screen)")
    terminal.type("\r")
    #expect(terminal.waits(for: "The result is now"), "\(terminal.screen)")
    let list = try sandbox.run("review", id, "--list")
    #expect(
      list.output.contains("Li: missed: I did not hear it") && list.output.contains("speak up"), "\(list)")
  }

  @Test func aBlindListTellsNothingOfTheMachines() throws {
    let (heard, unheard) = (try session(by: "Wang"), try session(by: "Zhao", replies: ["What?"]))
    let lists = try [heard, unheard].map { try sandbox.run("review", $0, "--list", "--blind").output }
    let line = lists[0].split(separator: "\n").first { $0.contains("Greeting") }
    // The very same line, whether the greeting was heard or not.
    #expect(line != nil && lists[1].split(separator: "\n").contains { $0 == line }, "\(lists)")
  }

  @Test func aDrawnReviewThatIsLeftKeepsNothing() throws {
    let id = try session(by: "Wang")
    let terminal = try sandbox.terminal(columns: 60, rows: 20, "review", id, "--reviewer", "Li")
    #expect(terminal.waits(for: "marked"), "\(terminal.screen)")
    terminal.type("q")
    #expect(terminal.waits(for: "Leave without"), "\(terminal.screen)")
    terminal.type("\r")
    #expect(terminal.waits(for: "Nothing was kept"), "\(terminal.screen)")
    #expect(Sandbox.names(in: "\(sandbox.store)/reviews").isEmpty)
  }

  @Test func verifyingLooksAtReviewsToo() throws {
    let id = try session(by: "Wang")
    _ = try sandbox.run("review", id, "--reviewer", "Li", "--agree")
    #expect(try sandbox.run("verify").code == 0)
    try sandbox.write("{}", to: "store/reviews/\(id)/Li-2.json")
    let run = try sandbox.run("verify")
    #expect(run.code == 1 && run.output.contains("Li-2.json is no review of it"), "\(run)")
    // What holds is not touched by it, and it is told.
    let show = try sandbox.run("show", id)
    #expect(
      show.code == 0 && show.output.contains("review  Li") && show.talk.contains("Li-2.json"), "\(show)")
  }
}
