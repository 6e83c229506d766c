import DrillEngine
import DrillScript
import DrillTerminal
import DrillText
import Testing

@testable import DrillPlay

@Suite("A review at the desk")
struct ReviewDeskTests {
  /// A session of the phone drill in which something was denied, and a desk to review it at.
  private func desk(isBlind: Bool = false, language: Language = .en) throws -> ReviewDesk {
    let drill = try Fixture.drill()
    let script = [
      "Hello, this is Lin.", "I don't know.", "I am sorry. What is your order number, please?", "a",
      "Hello again, goodbye.", "77", "stuck",
    ]
    var session = Session(drill, settings: Settings(seed: 1))
    Rehearsal.run(ReplyScript.read(script.joined(separator: "\n")), in: &session) { _, _, _ in }
    let card = try #require(session.scorecard)
    let replies = [
      1: "Hello, this is Lin.", 2: "I don't know.", 3: "I am sorry. What is your order number, please?",
      4: "Hello again, goodbye.",
    ]
    let items = card.items.filter { item in
      if isBlind, case .breach = item.subject { return false }
      return true
    }
    return ReviewDesk(
      entries: items.map { ReviewDesk.Entry($0, what: $0.name, turn: isBlind ? nil : $0.turn) },
      transcript: replies.sorted { $0.key < $1.key }.flatMap { turn, text in
        [
          ReviewDesk.Line(StyledText("Ms. Li: before \(turn)")),
          ReviewDesk.Line(StyledText("You: \(text)"), turn: turn),
        ]
      }, replies: replies, rules: drill.rubric.rules, isBlind: isBlind, language: language)
  }

  private func type(_ text: String, at desk: inout ReviewDesk) {
    for character in text { _ = desk.take(.text(String(character))) }
  }

  private func block(_ desk: ReviewDesk, columns: Int = 100, rows: Int = 24) -> LiveBlock {
    desk.block(title: "Wang", names: { $0.name }, in: Size(columns: columns, rows: rows))
  }

  private func place(_ desk: ReviewDesk, _ name: String) throws -> Int {
    try #require(desk.entries.firstIndex { $0.item.name == name }, "\(desk.entries.map(\.item.name))")
  }

  @Test("Agreeing goes on, and behind the last item asks to keep it all")
  func agreeing() throws {
    var desk = try desk()
    let count = desk.entries.count
    #expect(count > 4)
    for number in 0..<count {
      #expect(desk.selected == number)
      #expect(desk.take(number % 2 == 0 ? .enter : .text(" ")) == .nothing)
    }
    #expect(desk.unmarked == 0 && !desk.entries.contains(where: \.isOverruled))
    #expect(block(desk).footer.first?.text.contains("0 overruled, 0 added") == true)
    #expect(desk.take(.text("x")) == .nothing)
    type("s", at: &desk)
    #expect(desk.take(.enter) == .keep)
  }

  @Test("A mark that is not the machine's wants a reason")
  func overruling() throws {
    var desk = try desk()
    let name = "rule:denial@2"
    let place = try place(desk, name)
    for _ in 0..<place { _ = desk.take(.down) }
    #expect(block(desk).footer.first?.text.contains("c clean") == true)
    type("c", at: &desk)
    #expect(block(desk).editor?.label.text.contains("Why clean") == true)
    _ = desk.take(.enter)
    #expect(block(desk).extra.contains { $0.text.contains("wants a reason") })
    #expect(desk.entries[place].mark == nil)
    type("quoted", at: &desk)
    _ = desk.take(.enter)
    #expect(desk.entries[place].mark == .clean && desk.entries[place].reason == "quoted")
    // Back to it: the machine's own mark takes the reason away.
    while desk.selected != place { _ = desk.take(desk.selected > place ? .up : .down) }
    type("b", at: &desk)
    #expect(desk.entries[place].mark == .broken && desk.entries[place].reason.isEmpty)
    // Escape leaves the item as it was.
    while desk.selected != place { _ = desk.take(desk.selected > place ? .up : .down) }
    type("nwhy", at: &desk)
    _ = desk.take(.escape)
    #expect(desk.entries[place].mark == .broken && desk.mode == .items)
  }

  @Test("Points keep to their range")
  func points() throws {
    var desk = try desk()
    let place = try #require(desk.entries.firstIndex { ($0.item.points?.upperBound ?? 0) == 20 })
    for _ in 0..<place { _ = desk.take(.down) }
    for wrong in ["9", "2.55", "1.", "x"] {
      type("1", at: &desk)
      _ = desk.take(.killToStart)
      type(wrong, at: &desk)
      _ = desk.take(.enter)
      #expect(block(desk).extra.contains { $0.text.contains("from 0 to 2") }, "\(wrong)")
      _ = desk.take(.escape)
    }
    type("1.5", at: &desk)
    _ = desk.take(.enter)
    type("nearly", at: &desk)
    _ = desk.take(.enter)
    #expect(desk.entries[place].mark == .points(15) && desk.entries[place].reason == "nearly")
  }

  @Test("A breach is added with its words and its reason, and taken back")
  func adding() throws {
    var desk = try desk()
    func add(_ lines: [String]) {
      type("a", at: &desk)
      for line in lines {
        type(line, at: &desk)
        _ = desk.take(.enter)
      }
    }
    add(["2 denial"])
    #expect(block(desk).extra.contains { $0.text.contains("there already") })
    _ = desk.take(.escape)
    add(["9 denial"])
    #expect(block(desk).extra.contains { $0.text.contains("4 replies") })
    _ = desk.take(.escape)
    add(["3 nonsense"])
    #expect(block(desk).extra.contains { $0.text.lowercased().contains("no such rule") })
    _ = desk.take(.escape)
    add(["3 Denial", "never said"])
    #expect(block(desk).extra.contains { $0.text.contains("does not hold these words") })
    type("What is", at: &desk)
    _ = desk.take(.enter)
    type("curt", at: &desk)
    _ = desk.take(.enter)
    #expect(
      desk.additions == [
        ReviewDesk.Addition(
          breach: AddedBreach(rule: "denial", turn: 3), name: "Denial", words: "What is", reason: "curt")
      ])
    type("x", at: &desk)
    #expect(desk.additions.isEmpty)
  }

  @Test("Blind: nothing of the machine's is seen, and every item wants a mark")
  func blind() throws {
    var desk = try desk(isBlind: true)
    #expect(!desk.entries.contains { $0.item.name.hasPrefix("rule:") })
    let seen = block(desk)
    let rows = (seen.extra + seen.footer).map(\.text).joined(separator: "\n")
    #expect(!rows.contains(": full") && !rows.contains(": missed") && !rows.contains("Enter agrees"))
    _ = desk.take(.enter)
    #expect(desk.selected == 0 && desk.unmarked == desk.entries.count)
    type("s", at: &desk)
    #expect(desk.mode == .items)
    // What the machine found can be named without a word of it.
    type("a2 denial", at: &desk)
    _ = desk.take(.enter)
    _ = desk.take(.enter)
    #expect(desk.additions.map(\.breach) == [AddedBreach(rule: "denial", turn: 2)])
    for _ in desk.entries { type("m", at: &desk) }
    #expect(desk.unmarked == 0 && desk.mode == .keeping)
    #expect(desk.take(.enter) == .keep)
  }

  @Test("Leaving asks once; note, remark and help do what their keys say")
  func leaving() throws {
    var desk = try desk()
    for key in [Key.escape, .endOfInput, .text("q")] {
      #expect(desk.take(key) == .nothing && desk.mode == .leaving)
      #expect(desk.take(.text("n")) == .nothing && desk.mode == .items)
    }
    type("tspeak up", at: &desk)
    _ = desk.take(.enter)
    type("rcalm", at: &desk)
    _ = desk.take(.enter)
    #expect(desk.entries[0].note == "speak up" && desk.remark == "calm" && desk.entries[0].mark == nil)
    type("?", at: &desk)
    #expect(block(desk).extra.contains { $0.text.contains("Enter or a space agrees") })
    _ = desk.take(.up)
    #expect(desk.mode == .items)
    #expect(desk.take(.interrupt) == .interrupt && desk.take(.suspend) == .suspend)
    _ = desk.take(.escape)
    #expect(desk.take(.enter) == .leave)
  }

  @Test(
    "The current item and its reply are seen on every screen, and nothing is wider than it",
    arguments: [(20, 8), (40, 12), (80, 24), (200, 60)], Language.allCases)
  func sizes(size: (Int, Int), language: Language) throws {
    var desk = try desk(language: language)
    for index in desk.entries.indices {
      let block = block(desk, columns: size.0, rows: size.1)
      #expect(block.extra.count + block.status.count + block.footer.count + 1 <= max(size.1, 10))
      #expect(block.extra.allSatisfy { $0.width <= max(size.0, 11) })
      #expect(block.extra.contains { $0.text.hasPrefix("> \(index + 1)") }, "\(block.extra.map(\.text))")
      if let turn = desk.entries[index].item.turn, size.0 > 30 {
        let reply = try #require(desk.replies[turn]).prefix(12)
        #expect(block.extra.contains { $0.text.hasPrefix("> ") && $0.text.contains(reply) })
      }
      _ = desk.take(.down)
    }
  }
}
