import DrillEngine
import Testing

/// The commands about many sessions, through pipes.
@Suite struct StoreCommandTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    for (trainee, lines) in [("林晓", Fixtures.goodReplies), ("=Ann", ["What?", "I don't know, you idiot."])] {
      let input = lines.map { $0 + "\n" }.joined()
      _ = try sandbox.run("play", "first-call", "--trainee", trainee, input: input)
    }
  }

  private func only(_ trainee: String) throws -> String {
    let list = try sandbox.run("sessions", "--trainee", trainee, "--json")
    let json = try #require(JSON(parsing: Array(list.output.utf8)))
    return try #require(json["session"]?.string)
  }

  @Test func sessionsAreListedAndFiltered() throws {
    let all = try sandbox.run("sessions")
    #expect(all.code == 0 && all.output.contains("林晓") && all.output.contains("=Ann"))
    let passed = try sandbox.run("sessions", "--verdict", "passed", "--from", "2020", "--to", "9998-12")
    #expect(passed.output.contains("林晓") && !passed.output.contains("=Ann"))
    #expect(try sandbox.run("sessions", "--lang", "zh", "--channel", "phone").output.contains("未通过"))
  }

  @Test(arguments: [
    (["sessions", "--verdict", "pased"], 2, "passed"), (["sessions", "--from", "soon"], 2, "2026-03-01"),
    (["sessions", "--from", "2026-13"], 2, "2026-13"), (["sessions", "--trainee", "林小"], 66, "林晓"),
    (["sheet", "--format", "pdf"], 2, "csv"), (["sheet", "nothing"], 66, "nothing"),
    (["sheet", "--to", "2000"], 66, "no session"),
    (["sheet", "--output", "/nowhere/x.csv"], 73, "/nowhere/x.csv"),
    (["forget"], 2, "which trainee"), (["forget", "林晓"], 2, "--yes"), (["forget", "林小", "--yes"], 66, "林晓"),
    (["collect"], 2, "which folder"), (["collect", "nowhere"], 66, "nowhere"),
    (["verify", "nothing"], 66, "nothing"),
  ])
  func refuses(arguments: [String], code: Int32, text: String) throws {
    let run = try sandbox.run(arguments, bytes: [])
    #expect(run.code == code)
    #expect(run.talk.contains(text), "\(run.talk)")
    #expect(sandbox.sessions().count == 2)
  }

  @Test func oneSessionGivesItsWholeSheet() throws {
    let id = try only("林晓")
    let csv = try sandbox.run("sheet", id)
    #expect(csv.code == 0 && csv.output.hasPrefix("\u{FEFF}Session,No.,"))
    #expect(csv.output.contains("Voice,Greeting"))
    #expect(try sandbox.run("sheet", id, "--no-bom").output.hasPrefix("Session,"))
    let json = try sandbox.run("sheet", id, "--json")
    let document = try #require(JSON(parsing: Array(json.output.utf8)))
    #expect(document["layout"]?.string == "sheets")
    #expect(document["sessions"]?.array?.first?["items"]?.array?.isEmpty == false)
  }

  @Test func manySessionsGiveARowEach() throws {
    let rows = try sandbox.run("sheet", "--no-bom").output.split(separator: "\r\n")
    #expect(rows.count == 3)
    #expect(rows.contains { $0.contains(",'=Ann,") })
    for name in ["a.html", "a.xlsx", "a.json", "a.csv"] {
      let path = "\(sandbox.path)/\(name)"
      let run = try sandbox.run("sheet", "--full", "--output", path)
      #expect(run.code == 0 && run.output.isEmpty && run.talk.contains("2 sessions"))
      #expect(!Sandbox.text(of: path).isEmpty)
    }
    #expect(Sandbox.text(of: "\(sandbox.path)/a.html").contains("<!DOCTYPE html>"))
    #expect(Sandbox.names(in: sandbox.path).filter { $0.hasSuffix(".tmp") }.isEmpty)
  }

  @Test func theSchemaIsJSON() throws {
    let run = try sandbox.run("sheet", "--schema")
    #expect(JSON(parsing: Array(run.output.utf8))?["$schema"]?.string?.contains("2020-12") == true)
  }

  @Test func aManagersMarksStandOnTheSheet() throws {
    let id = try only("林晓")
    let whole = try sandbox.run("sheet", id, "--json")
    let document = try #require(JSON(parsing: Array(whole.output.utf8)))
    let items = try #require(document["sessions"]?.array?.first?["items"]?.array)
    let item = try #require(items.first { $0["kind"]?.string == "voice" }?["item"]?.string)
    let review = try sandbox.run("review", id, "--reviewer", "王", "--mark", "\(item)=missed: mumbled")
    #expect(review.code == 0, "\(review.talk)")
    let sheet = try sandbox.run("sheet", id, "--no-bom").output
    #expect(sheet.contains("mumbled"))
    #expect(try sandbox.run("sheet", "--no-bom").output.contains(",王,"))
  }

  @Test func editsAreFound() throws {
    #expect(try sandbox.run("verify").code == 0)
    let (path, text) = try #require(sandbox.sessions().first { $0.key.contains("Ann") })
    try sandbox.write(
      text.replacing("idiot", with: "angel"), to: String(path.dropFirst(sandbox.path.count + 1)))
    let run = try sandbox.run("verify")
    #expect(run.code == 1 && run.output.contains("changed after it was sealed"))
    #expect(try sandbox.run("verify", "--trainee", "林晓").code == 0)
  }

  @Test func aStoreIsCollectedAndAPersonForgotten() throws {
    let other = ["--store", "\(sandbox.path)/other"]
    let first = try sandbox.run(["collect", sandbox.store] + other, bytes: [])
    #expect(first.code == 0 && first.output.contains("2 sessions added"), "\(first.output)\(first.talk)")
    #expect(
      try sandbox.run(["collect", sandbox.store] + other, bytes: []).output.contains("2 known already"))
    #expect(try sandbox.run(["verify"] + other, bytes: []).code == 0)
    let gone = try sandbox.run(["forget", "林晓", "--yes"] + other, bytes: [])
    #expect(gone.code == 0 && gone.output.contains("session files 1"), "\(gone.output)")
    #expect(!(try sandbox.run(["sessions"] + other, bytes: []).output.contains("林晓")))
    #expect(sandbox.sessions().count == 2)
  }
}
