import DrillEngine
import DrillReview
import DrillScript
import DrillText
import Testing

@Suite struct NotebookTests {
  private func mistake(_ session: String, _ step: String, _ daysAgo: Int) -> Mistake {
    Mistake(
      session: session, turn: 2, day: Day(today.number - daysAgo),
      place: Mistake.Place(drill: DrillName(.zh, "deposit"), step: step), title: "入金",
      digests: Mistake.Digests(scenario: "a1", rubric: "b2"),
      heard: [StoredTurn.Heard(speaker: .customer, text: "钱呢？"), StoredTurn.Heard(speaker: nil, text: "静。")],
      reply: "不\"知\n道",
      missed: [.voice("apology"), .item("member-id")],
      broken: [StoredTurn.Finding(rule: "denial", text: "不知道")])
  }

  private func tried(_ step: String, _ daysAgo: Int, _ isRight: Bool) -> JournalEntry {
    .tried(
      Mistake.Place(drill: DrillName(.zh, "deposit"), step: step), on: Day(today.number - daysAgo),
      isRight: isRight)
  }

  @Test func rightOnTwoDaysIsMended() {
    let first = JournalEntry.mistake(mistake("s1", "story", 9))
    let table: [([JournalEntry], open: Int, due: Int)] = [
      ([first], 1, 1), ([first, tried("story", 3, true)], 1, 1), ([first, tried("story", 0, true)], 1, 0),
      ([first, tried("story", 0, true), tried("story", 0, true)], 1, 0),
      ([first, tried("story", 3, true), tried("story", 2, true)], 0, 0),
      ([first, tried("story", 3, true), tried("story", 2, false), tried("story", 1, true)], 1, 1),
      ([first, tried("story", 3, true), tried("story", 2, true), .mistake(mistake("s2", "story", 1))], 1, 1),
      ([first, tried("other", 3, true), tried("nowhere", 2, false)], 1, 1), ([], 0, 0),
    ]
    for (index, (entries, open, due)) in table.enumerated() {
      let book = Notebook(entries)
      #expect(book.open.count == open, "row \(index)")
      #expect(book.due(on: today).count == due, "row \(index)")
    }
  }

  @Test func whatWaitsLongestComesFirst() {
    let book = Notebook([
      .mistake(mistake("s1", "c", 5)), .mistake(mistake("s3", "a", 9)), .mistake(mistake("s2", "b", 7)),
      tried("a", 1, false), .read(session: "s1"),
    ])
    #expect(book.due(on: today).map(\.place.step) == ["b", "c", "a"])
    #expect(book.sessions == ["s1"])
  }

  @Test func writtenDownTwiceCountsOnce() {
    let entry = JournalEntry.mistake(mistake("s1", "a", 9))
    #expect(Notebook([entry, tried("a", 3, true), tried("a", 2, true), entry]).open.isEmpty)
    #expect(Notebook([entry, .mistake(mistake("s2", "a", 8)), entry]).cards.map(\.count) == [2])
  }

  @Test func entriesComeBack() {
    let entries: [JournalEntry] = [
      .read(session: "20260301-092000-deposit-k3m9a"), .mistake(mistake("s1", "a", 9)), tried("a", 3, true),
      .typing(.zh, perMinute: 61, on: today), .today(.en, right: 2, of: 3, on: today),
    ]
    for entry in entries {
      #expect(JournalEntry(line: entry.line.utf8) == entry)
      #expect(!entry.line.contains("\n"))
    }
  }

  @Test(arguments: [
    "", "{}", #"{"type":"tried"}"#, #"{"type":"typing","language":"fr","perMinute":3,"day":"2026-01-01"}"#,
    #"{"type":"typing","language":"en","perMinute":0,"day":"2026-01-01"}"#,
    #"{"type":"today","language":"en","right":5,"of":3,"day":"2026-01-01"}"#, "[1,2]", "\u{FFFD}",
  ])
  func whatIsNoEntryIsNone(line: String) { #expect(JournalEntry(line: line.utf8) == nil) }

  @Test func theJournalTellsOfDaysAndSpeeds() {
    func done(_ daysAgo: Int, _ right: Int) -> JournalEntry {
      .today(.en, right: right, of: 3, on: Day(today.number - daysAgo))
    }
    let entries = [
      done(4, 1), done(2, 3), done(1, 2), done(1, 1), .typing(.en, perMinute: 30, on: today),
      .typing(.zh, perMinute: 9, on: today), .typing(.en, perMinute: 33, on: today),
    ]
    #expect(entries.daysInARow(upTo: today) == 2)
    #expect((entries + [done(0, 0)]).daysInARow(upTo: today) == 3)
    #expect(entries.today(.en, on: Day(today.number - 1))?.right == 2)
    #expect(entries.today(.zh, on: Day(today.number - 1)) == nil)
    #expect(entries.typingSpeed(.en) == 33)
  }

  @Test func mistakesAreDrawnFromASession() throws {
    let header = SessionHeader(
      session: "s1", engine: 1, scenario: "deposit", title: "Deposit", language: .en, channel: .phone,
      scenarioDigest: "a", rubric: "small", rubricDigest: "b", settings: Settings(), trainee: "林",
      started: "2026-03-01T09:20:00+08:00")
    let lines = [
      #"{"type":"header","at":0}"#, #"{"type":"output","at":0,"output":"narration","text":"It rings."}"#,
      #"{"type":"output","at":1,"output":"line","speaker":"customer","text":"Where is it?","milliseconds":9}"#,
      #"{"type":"output","at":5,"output":"assessment","turn":1,"step":"story","reply":"No idea","late":false,"#
        + #""findings":[{"rule":"denial","kind":"forbidden","confidence":"confident","text":"No idea"},"#
        + #"{"rule":"abrupt","kind":"never-say","confidence":"low","text":"No"},"#
        + #"{"rule":"summary","kind":"courtesy","confidence":"confident","text":"x"}],"#
        + #""earned":[],"missed":[{"kind":"voice","id":"apology"}]}"#,
      "torn", #"{"type":"output","at":6,"output":"line","speaker":"customer","text":"Well?"}"#,
      #"{"type":"output","at":7,"output":"assessment","turn":2,"step":"story","reply":"Sorry","late":false,"#
        + #""findings":[],"earned":[],"missed":[]}"#,
    ]
    let turns = StoredTurn.read(lines.map { ArraySlice(Array($0.utf8)) })
    #expect(turns.map { $0.heard.map(\.text) } == [["It rings.", "Where is it?"], ["Well?"]])
    #expect(turns.first?.heard.map(\.speaker) == [nil, .customer])
    let result = StoredResult(
      tenths: 500, isPassed: false, losses: [StoredResult.Loss(kind: .rule, id: "denial", points: 100_000)])
    let mistakes = Mistake.all(in: header, turns: turns, result: result)
    let mistake = try #require(mistakes.first)
    #expect(mistakes.count == 1)
    #expect(mistake.broken == [StoredTurn.Finding(rule: "denial", text: "No idea")])
    #expect(mistake.missed == [.voice("apology")])
    #expect(mistake.place.step == "story")
    #expect(mistake.day == Day(iso: "2026-03-01"))
  }
}
