import DrillEngine
import DrillText
import Testing

/// Team reports as the program is called, and that they rest on the session files alone.
@Suite struct ReportTests {
  private let sandbox: Sandbox

  /// Lin passes twice, in practice and as an exam; =Ann fails.
  init() throws {
    sandbox = try Sandbox()
    try play("林晓", Fixtures.goodReplies)
    try play("林晓", Fixtures.goodReplies, "--exam")
    try play("=Ann", ["What?", "I don't know, you idiot."])
  }

  private func play(_ trainee: String, _ replies: [String], _ options: String...) throws {
    let input = replies.map { $0 + "\n" }.joined()
    _ = try sandbox.run(["play", "first-call", "--trainee", trainee] + options, bytes: Array(input.utf8))
  }

  private func json(_ options: String...) throws -> JSON {
    let run = try sandbox.run(["report", "--json"] + options, bytes: [])
    return try #require(JSON(parsing: Array(run.output.utf8)), "\(run)")
  }

  /// The text of a file in the sandbox.
  private func text(_ name: String) -> String { Sandbox.text(of: "\(sandbox.path)/\(name)") }

  @Test func theOverviewTellsWhoNeedsWhat() throws {
    let run = try sandbox.run("report")
    #expect(run.code == 0 && run.talk.isEmpty, "\(run)")
    #expect(run.output.contains("3 finished sessions of 2 trainees"))
    #expect(run.output.contains("exams passed: 1 of 1"))
    // The lowest mean first; a pipe gets neither bars nor colours.
    let names = run.output.split(separator: "\n").filter { $0.hasPrefix("=Ann ") || $0.hasPrefix("林晓 ") }
    #expect(names.first?.hasPrefix("=Ann") == true)
    #expect(!run.output.contains { "█░▁▂▃▄▅▆▇\u{1B}".contains($0) })
    let chinese = try sandbox.run("report", "--lang", "zh").output
    #expect(chinese.contains("2 名学员完成 3 份记录") && chinese.contains("谁需要练什么"))
  }

  @Test(arguments: [
    ("trainee", "=Ann"), ("scenario", "en/first-call"), ("rule", "P5.2"), ("clause", "The five voices"),
    ("turn", "facility"),
  ])
  func oneTableAlone(table: String, text: String) throws {
    let run = try sandbox.run("report", "--by", table)
    #expect(run.code == 0 && run.output.contains(text), "\(run)")
    #expect(!run.output.contains("Certification"))
  }

  @Test func jsonHoldsWhatTheSchemaNames() throws {
    let report = try json()
    let schema = try #require(JSON(parsing: Array(try sandbox.run("report", "--schema").output.utf8)))
    guard case .object(let fields) = report, case .object(let named)? = schema["properties"] else {
      Issue.record("no objects")
      return
    }
    #expect(fields.map(\.0) == named.map(\.0))
    #expect(report["totals"]?["finished"]?.int == 3 && report["totals"]?["passed"]?.int == 2)
    #expect(report["trainees"]?.array?.first?["trainee"]?.string == "=Ann")
    #expect(
      report["certification"]?["trainees"]?.array?.map { $0["standing"]?.string } == [
        "too-few-exams", "no-exam",
      ])
    #expect(
      try json("--certify", "1/3")["certification"]?["trainees"]?.array?.last?["standing"]?.string
        == "certified")
  }

  @Test func filtersAreThoseOfTheSheets() throws {
    #expect(try json("--mode", "exam")["totals"]?["finished"]?.int == 1)
    #expect(try json("--trainee", "=Ann")["scope"]?["files"]?.int == 1)
    let failed = try json("--verdict", "failed")
    #expect(failed["totals"]?["passed"]?.int == 0 && failed["scope"]?["filteredOut"]?.int == 2)
    #expect(try json("--to", "9998-12")["scope"]?["filters"]?["to"]?.string == "9998-12")
  }

  @Test(arguments: [
    (["--by", "rules"], 2, "rule"), (["--month", "2026-13"], 2, "2026-10"), (["--certify", "4/3"], 2, "3/5"),
    (["--certify", "x"], 2, "3/5"), (["--month", "2026-10", "--from", "2026"], 2, "--month"),
    (["--format", "pdf"], 2, "html"), (["--per", "day"], 2, "week"), (["--trainee", "林小"], 66, "林晓"),
    (["--to", "2000"], 66, "no session"), (["--output", "/nowhere/x.html"], 73, "/nowhere/x.html"),
    (["--month", "2000-01"], 66, "no session"),
  ])
  func refuses(options: [String], code: Int32, text: String) throws {
    let run = try sandbox.run(["report"] + options, bytes: [])
    #expect(run.code == code && run.talk.contains(text) && run.output.isEmpty, "\(run)")
  }

  @Test func aPageIsWrittenToAFile() throws {
    let run = try sandbox.run("report", "--output", "team.html")
    #expect(run.code == 0 && run.output.isEmpty && run.talk.contains("team.html"), "\(run)")
    let page = text("team.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("=Ann") && page.hasSuffix("</html>\n"))
  }

  @Test func anEmptyStoreIsTold() throws {
    let run = try sandbox.run("report", "--store", "\(sandbox.path)/none")
    #expect(run.code == 66 && run.talk.contains("no sessions"), "\(run)")
  }

  // MARK: What cannot count

  @Test func whatIsNotFinishedIsCountedAndNoMore() throws {
    let played = try #require(sandbox.sessions().first { $0.key.contains("/林晓/") })
    let whole = played.value.split(separator: "\n", omittingEmptySubsequences: false)
    let begun = whole.prefix(4).joined(separator: "\n") + "\n"
    try sandbox.write(begun, to: "store/sessions/Bo/20260101-000000-first-call-aaaaa.jsonl")
    let report = try json()
    #expect(report["totals"]?["finished"]?.int == 3 && report["totals"]?["unfinished"]?.int == 1)
    #expect(try sandbox.run("report").output.contains("1 unfinished"))
  }

  @Test func damagedFilesAreToldAndCounted() throws {
    try sandbox.write("{\"type\":\"hea", to: "store/sessions/Bo/20260101-000000-first-call-aaaaa.jsonl")
    let run = try sandbox.run("report", "--json")
    #expect(run.code == 65 && run.talk.contains("first-call-aaaaa.jsonl is damaged"), "\(run)")
    let report = try #require(JSON(parsing: Array(run.output.utf8)))
    #expect(report["scope"]?["unreadable"]?.int == 1 && report["scope"]?["files"]?.int == 4)
    #expect(report["totals"]?["finished"]?.int == 3)
    #expect(try sandbox.run("report").output.contains("could not be read"))
  }

  @Test func textsThatAreGoneAreTold() throws {
    sandbox.erase("store/texts")
    let report = try json()
    #expect(report["scope"]?["unknownRubric"]?.int == 3 && report["scope"]?["unknownScenario"]?.int == 3)
    #expect(report["totals"]?["finished"]?.int == 3 && report["silentRules"]?.array?.isEmpty == true)
  }

  @Test func figuresFollowWhatHoldsAfterReviews() throws {
    let before = try json()
    #expect(before["totals"]?["corrected"]?.int == 0)
    let list = try sandbox.run("sessions", "--trainee", "=Ann", "--json")
    let id = try #require(JSON(parsing: Array(list.output.utf8))?["session"]?.string)
    // Whatever was missed was said after all.
    let items = try sandbox.run("review", id, "--list", "--json").output.split(separator: "\n")
    let marks = items.enumerated().compactMap { number, line -> [String]? in
      let machine = JSON(parsing: Array(line.utf8))?["machine"]?.string
      return machine == "missed" ? ["--mark", "\(number + 1)=full: heard on the tape"] : nil
    }
    let review = try sandbox.run(["review", id, "--reviewer", "Li"] + marks.flatMap { $0 }, bytes: [])
    #expect(review.code == 0 && !marks.isEmpty, "\(review)")
    let after = try json()
    #expect(after["totals"]?["reviewed"]?.int == 1 && after["totals"]?["corrected"]?.int == 1)
    #expect(after.text != before.text)
    #expect(try sandbox.run("report").output.contains("1 reviewed, 1 corrected"))
  }

  // MARK: The index

  @Test func theIndexChangesNoFigure() throws {
    let first = try sandbox.run("report", "--json").output
    let shard = "store/cache/report/%3DAnn.index"
    let kept = text(shard)
    #expect(try sandbox.run("report", "--json").output == first)
    sandbox.erase("store/cache")
    #expect(try sandbox.run("report", "--json").output == first)
    #expect(kept.hasPrefix("drill index"))
    for damage in ["", "drill index\n", String(kept.dropLast(9)), kept + kept] {
      try sandbox.write(damage, to: shard)
      #expect(try sandbox.run("report", "--json").output == first)
    }
  }

  @Test func forgettingAPersonErasesWhatTheIndexHolds() throws {
    _ = try sandbox.run("report")
    #expect(try sandbox.run("forget", "林晓", "--yes").code == 0)
    #expect(!sandbox.holds("林晓"))
    let report = try json()
    #expect(report["trainees"]?.array?.map { $0["trainee"]?.string } == ["=Ann"])
    #expect(!sandbox.holds("林晓"))
  }

  // MARK: At a terminal

  @Test(arguments: [40, 60, 100])
  func aTerminalGetsPicturesThatFit(columns: Int) throws {
    for language in ["en", "zh"] {
      let terminal = try sandbox.terminal(
        columns: columns, rows: 60, "report", "--lang", language, "--no-color")
      #expect(terminal.exitCode() == 0)
      let lines = terminal.screen.split(whereSeparator: \.isNewline)
      #expect(lines.contains { $0.contains("█") || $0.contains("▇") }, "\(terminal.screen)")
      #expect(!terminal.screen.contains("\u{1B}["))
      for line in lines { #expect(DisplayWidth.columns(of: line) <= columns, "\(line)") }
    }
  }
}
