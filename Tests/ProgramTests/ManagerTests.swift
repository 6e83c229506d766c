import DrillEngine
import Testing

/// Regrades that are kept, disagreements that the rubric learns, points: as a department head uses them.
@Suite struct ManagerTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// Plays the phone drill, denying something in the second reply, and gives the session's id.
  private func session(by trainee: String, denies: Bool = true) throws -> String {
    var replies = Fixtures.goodReplies
    if denies { replies[1] = "I don't know. " + replies[1] }
    let run = try sandbox.run(
      "play", "first-call", "--trainee", trainee, input: replies.joined(separator: "\n") + "\n")
    let line = run.talk.split(separator: "\n").last { $0.contains("drill show ") } ?? ""
    return String(line.split(separator: " ").last ?? "")
  }

  private func files(_ folder: String) -> [String] {
    Sandbox.names(in: "\(sandbox.store)/\(folder)").sorted()
  }

  // MARK: Regrading

  @Test func aRegradeIsKeptBesideTheOldResult() throws {
    let id = try session(by: "Wang")
    _ = try session(by: "Zhao", denies: false)
    let before = sandbox.sessions()
    let other = "\(sandbox.path)/other.rubric"
    try sandbox.write(
      Fixtures.rubric(.english).replacing("don't know", with: "know nothing"), to: "other.rubric")
    let dry = try sandbox.run("regrade", "--rubric", other)
    #expect(dry.code == 0 && dry.output.contains("Nothing was written"), "\(dry)")
    #expect(files("regrades").isEmpty)
    let applied = try sandbox.run("regrade", "--rubric", other, "--apply", "--reviewer", "Head")
    #expect(applied.code == 0 && applied.output.contains("Kept 2 new results"), "\(applied)")
    #expect(sandbox.sessions() == before)
    let kept = files("regrades/\(id)")
    #expect(kept.count == 1)
    let again = try sandbox.run("regrade", "--rubric", other, "--apply")
    #expect(again.output.contains("Kept 0 new results") && files("regrades/\(id)") == kept, "\(again)")
    // Whoever looks is told which result holds, and that there is an older one.
    let old = try #require(score(of: id, in: before))
    let list = try sandbox.run("sessions", "--trainee", "Wang")
    #expect(list.output.contains("regraded; was \(old)"), "\(list)")
    let show = try sandbox.run("show", id)
    #expect(show.output.contains("Regraded") && show.output.contains("by Head"), "\(show)")
    #expect(!show.output.contains("! Denial"))
    #expect(try sandbox.run("show", id, "--as-played").output.contains("Denial"))
    let sheet = try sandbox.run("sheet", id, "--no-bom")
    #expect(sheet.output.contains("as it was played it came to \(old)"), "\(sheet)")
    let verified = try sandbox.run("verify")
    #expect(verified.code == 0 && verified.output.contains("regrades beside them: 2"), "\(verified)")
    // Back to the rubric that was played: the very bytes of the sealed result.
    let back = try sandbox.run("regrade", "--apply")
    #expect(back.output.contains("Kept 2 new results"), "\(back)")
    let cards = files("regrades/\(id)").compactMap { name in
      card(Sandbox.text(of: "\(sandbox.store)/regrades/\(id)/\(name)"))
    }
    let seal = before.first { $0.key.contains(id) }.flatMap { card($0.value) }
    #expect(cards.count == 2 && cards.contains { $0 == seal })
    #expect(!(try sandbox.run("sessions", "--trainee", "Wang").output.contains("was \(old)0")))
  }

  /// The bytes of the scorecard in the last line of a text.
  private func card(_ text: String) -> String? {
    guard let line = text.split(separator: "\n").last, let start = line.firstRange(of: "\"scorecard\":")
    else { return nil }
    return String(line[start.upperBound...])
  }

  private func score(of id: String, in sessions: [String: String]) -> String? {
    let line = sessions.first { $0.key.contains(id) }?.value.split(separator: "\n").last
    return line.flatMap { JSON(parsing: Array($0.utf8))?["score"]?.text }
  }

  @Test func repliesThatLeadElsewhereAreNotCompared() throws {
    let id = try session(by: "Wang")
    // Where no apology is heard in the reply that holds one, the customer asks again.
    try sandbox.write(
      Fixtures.rubric(.english).replacing("say: sorry", with: "say: pardon").replacing(
        "[sorry]", with: "[pardon]"),
      to: "other.rubric")
    let run = try sandbox.run("regrade", "--rubric", "\(sandbox.path)/other.rubric", "--apply")
    #expect(
      run.output.contains("\(id)") && run.output.contains("not compared")
        || run.talk.contains("does not come to its end"), "\(run)")
    #expect(files("regrades").isEmpty)
  }

  // MARK: Learning

  @Test func aCorrectionBecomesAnExample() throws {
    let id = try session(by: "Wang")
    let item = "rule:denial@2"
    _ = try sandbox.run(
      "review", id, "--reviewer", "Li", "--mark", "\(item)=clean: he says what he will do", "--add",
      "1=insult “this is”: sounds like it")
    let table = try sandbox.run("calibrate")
    let short = try #require(id.split(separator: "-").last)
    #expect(table.output.contains("drill calibrate --learn \(short):2:denial\n"), "\(table)")
    #expect(table.output.contains("drill calibrate --learn \(short):1:insult\n"), "\(table)")
    let path = "library/Rubrics/en/small.rubric"
    // One that passes the check before the lesson, so that it is known to pass because of nothing else.
    try sandbox.write(Fixtures.rubric(.english).replacing("hello | good morning", with: "hello"), to: path)
    try sandbox.write("P5.2 = Voices\nP5.3 = Phrases\nP5.4 = Never\n", to: "library/Rubrics/en/clauses")
    let before = Sandbox.text(of: "\(sandbox.path)/\(path)")
    let learnt = try sandbox.run("calibrate", "--learn", "\(short):2:denial", "--learn", "\(short):1:insult")
    #expect(learnt.code == 0, "\(learnt)")
    let lines = [
      "todo - I don't know. I am sorry. What is your order number, please?", "todo + Hello, [this is] Lin.",
    ]
    for line in lines { #expect(learnt.output.contains("+\(line)\n"), "\(learnt)") }
    let after = Sandbox.text(of: "\(sandbox.path)/\(path)")
    #expect(after.replacing(lines[0] + "\n", with: "").replacing(lines[1] + "\n", with: "") == before)
    #expect(Sandbox.text(of: "\(sandbox.path)/\(path)") != before)
    let check = try sandbox.run("check", "\(sandbox.path)/\(path)")
    #expect(check.code == 0 && check.output.contains("2 known to be missed"), "\(check)")
    let now = try sandbox.run("calibrate")
    #expect(now.output.contains("examples already: 2") && !now.output.contains("--learn"), "\(now)")
    let twice = try sandbox.run("calibrate", "--learn", "\(short):2:denial")
    #expect(twice.code == 2 && twice.talk.contains("has this example already"), "\(twice)")
    #expect(Sandbox.text(of: "\(sandbox.path)/\(path)") == after)
  }

  @Test(arguments: [
    (["--learn", "x"], 2, "SESSION:REPLY:RULE"), (["--learn", "ID:2:no-such"], 2, "there is no rule"),
    (["--learn", "ID:99:denial"], 2, "replies"), (["--learn", "ID:1:denial"], 2, "nobody disagrees"),
    (["--words", "x"], 2, "--learn"), (["--learn", "ID:1:greeting"], 2, "nobody disagrees"),
  ])
  func whatCannotBeLearntIsSaid(options: [String], code: Int32, complaint: String) throws {
    let id = try session(by: "Wang")
    let run = try sandbox.run(["calibrate"] + options.map { $0.replacing("ID", with: id) }, bytes: [])
    #expect(run.code == code && run.talk.contains(complaint), "\(run)")
  }

  // MARK: Reviewing

  @Test func pointsAreSetWithinTheirRange() throws {
    let id = try session(by: "Wang")
    let list = try sandbox.run("review", id, "--list", "--json").output.split(separator: "\n")
    let item = try #require(list.first { $0.contains("item:order@story/1") })
    let number = try #require(JSON(parsing: Array(item.utf8))?["number"]?.text)
    let much = try sandbox.run("review", id, "--reviewer", "Li", "--mark", "\(number)=2.5: why")
    #expect(much.code == 2 && much.talk.contains("0 – 2.0"), "\(much)")
    let wanting = try sandbox.run("review", id, "--reviewer", "Li", "--mark", "\(number)=1.5")
    #expect(wanting.code == 2 && wanting.talk.contains("wants a reason"), "\(wanting)")
    let set = try sandbox.run("review", id, "--reviewer", "Li", "--mark", "\(number)=1.5: half the number")
    #expect(set.code == 0 && set.output.contains("1 overruled"), "\(set)")
    let sheet = try sandbox.run("sheet", id, "--no-bom").output
    #expect(sheet.contains(",1.5,") && sheet.contains("half the number"), "\(sheet)")
    let breach = try sandbox.run("review", id, "--reviewer", "Li", "--mark", "rule:denial@2=3: only a slip")
    #expect(breach.code == 0, "\(breach)")
    #expect(try sandbox.run("sheet", id, "--no-bom").output.contains(",-3,"))
  }

  @Test func whatAReviewerAddedCanBeObjectedTo() throws {
    let id = try session(by: "Wang")
    let strange = try sandbox.run("review", id, "--reviewer", "Li", "--add", "1=insult “not said”: why")
    #expect(strange.code == 2 && strange.talk.contains("does not hold"), "\(strange)")
    _ = try sandbox.run("review", id, "--reviewer", "Li", "--add", "1=insult “this is”: sounds like it")
    let low = try sandbox.run("show", id)
    #expect(
      low.output.contains("+ reply 1, Insult “this is”") && low.output.contains("sounds like it"), "\(low)")
    let objection = try sandbox.run(
      "dispute", id, "--trainee", "Wang", "--mark", "rule:insult@1=clean: it is my name")
    #expect(objection.code == 0, "\(objection)")
    let answer = try sandbox.run("dispute", id, "--answer", "overturned", "--reviewer", "Chen")
    #expect(answer.code == 0, "\(answer)")
    let seen = try sandbox.run("dispute", id, "--acknowledge", "--trainee", "Wang")
    #expect(seen.code == 0, "\(seen)")
    let state = try sandbox.run("dispute", id)
    #expect(state.output.contains("Wang has seen it"), "\(state)")
    let machine = state.output.firstRange(of: "Machine ").map { state.output[$0.upperBound...].prefix(4) }
    #expect(state.output.contains("the result is now \(machine ?? "?")"), "\(state)")
    let sheet = try sandbox.run("sheet", "--json").output
    #expect(
      sheet.contains("\"objection\":\"overturned\"") && !sheet.contains("\"acknowledged\":null"), "\(sheet)")
  }
}
