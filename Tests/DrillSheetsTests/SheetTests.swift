import DrillEngine
import DrillScript
import DrillText
import LibrarySupport
import Testing

@testable import DrillSheets

@Suite struct SheetTests {
  private func document(
    _ format: SheetFormat, _ layout: SheetLayout, _ sheets: [SessionSheet], _ language: Language = .en
  ) -> [UInt8] {
    var document = SheetDocument(format, layout: layout, language: language)
    var bytes: [UInt8] = []
    for sheet in sheets {
      document.add(sheet)
      bytes += document.take()
    }
    document.finish()
    return bytes + document.take()
  }

  @Test(arguments: mixtures)
  func theItemsAddUpToTheParts(file: ShippedLibrary.File, seed: UInt64) throws {
    let sheet = try Played(file, seed: seed).sheet
    let card = try #require(sheet.summary.card)
    #expect(sheet.notes.isEmpty)
    func sum(_ kinds: [SheetLine.Kind], _ value: (SheetLine) -> Fraction) -> Fraction {
      sheet.lines.filter { kinds.contains($0.kind) }.reduce(.zero) { $0 + value($1) }
    }
    for part in card.parts {
      switch part.part {
      case .voices, .content:
        let kinds: [SheetLine.Kind] = part.part == .voices ? [.voice] : [.ask, .tell, .choice, .field]
        #expect(sum(kinds) { $0.points } == part.earned, "\(file) \(part.part)")
        #expect(sum(kinds) { $0.possible ?? .zero } == part.possible, "\(file) \(part.part)")
      case .conduct:
        #expect(max(.zero, Fraction(100) + sum([.finding]) { $0.points }) == part.earned)
      case .time:
        #expect(sum([.time]) { $0.points } == part.earned)
        #expect(sum([.time]) { $0.possible ?? .zero } == part.possible)
      }
    }
    #expect(sheet.severities.reduce(0) { $0 + $1.findings } == sheet.lines.count { $0.kind == .finding })
    #expect(sheet.transcript.count { $0.turn != nil } == card.turns)
  }

  @Test(arguments: mixtures)
  func whatIsEarnedRestsOnWordsOfTheReply(file: ShippedLibrary.File, seed: UInt64) throws {
    let sheet = try Played(file, seed: seed).sheet
    let replies = Dictionary(
      uniqueKeysWithValues: sheet.transcript.compactMap { line in line.turn.map { ($0, line.text) } })
    for line in sheet.lines where [.voice, .ask, .tell].contains(line.kind) && line.mark != .missed {
      let reply = try #require(line.turn.flatMap { replies[$0] })
      #expect(!line.evidence.isEmpty, "\(file) \(line.id)")
      for words in line.evidence.split(separator: " … ") {
        #expect(reply.contains(words), "\(file) \(line.id)")
      }
    }
  }

  @Test(arguments: mixtures)
  func theSameFiguresStandInCSVAndJSON(file: ShippedLibrary.File, seed: UInt64) throws {
    let sheet = try Played(file, seed: seed).sheet
    let rows = CSVReader.rows(document(.csv, .sheets, [sheet]))
    let json = try #require(JSON(parsing: document(.json, .sheets, [sheet])))
    let session = try #require(json["sessions"]?.array?.first)
    let items = try #require(session["items"]?.array)
    let written = rows.filter { !$0[1].isEmpty }.dropFirst()
    #expect(written.count == items.count)
    for (row, item) in zip(written, items) {
      #expect(row[1] == item["number"]?.text)
      #expect(row[11] == item["possible"].map { $0.isNull ? "" : $0.text })
      #expect(row[12] == item["points"]?.text)
      #expect(row[5] == item["reply"].map { $0.isNull ? "" : $0.text })
      #expect(CSVReader.withoutGuard(row[7]) == item["evidence"]?.string)
    }
    let score = rows.first { $0[2] == "Result" && $0[3] == "Score" }
    #expect(Fraction.same(score?[12], session["result"]?["score"]?.text))
  }

  @Test(arguments: Language.allCases)
  func jsonKeepsToItsSchema(language: Language) throws {
    let schema = try #require(JSON(parsing: Array(SheetSchema.text.utf8)))
    let sheets = try mixtures.map { try Played($0.0, seed: $0.1).sheet }
    var unfinished = sheets[0].summary
    unfinished.card = nil
    unfinished.review = ReviewSummary(reviewers: ["王"], tenths: 905, remark: nil)
    let all = sheets + [SessionSheet(unfinished, notes: [Words(en: "n", zh: "n")])]
    for layout in SheetLayout.allCases {
      let json = try #require(JSON(parsing: document(.json, layout, all, language)))
      #expect(SchemaCheck(root: schema).problem(json) == nil)
      #expect(json["sessions"]?.array?.count == all.count)
    }
    #expect(SchemaCheck(root: schema).problem(.object([("format", .string("drill-sheet"))])) != nil)
  }

  @Test(arguments: Language.allCases)
  func pagesAreWhole(language: Language) throws {
    let sheets = try mixtures.prefix(6).map { try Played($0.0, seed: $0.1).sheet }
    for layout in SheetLayout.allCases {
      let page = String(decoding: document(.html, layout, sheets, language), as: UTF8.self)
      #expect(TagBalance.problem(page) == nil)
      #expect(page.contains("lang=\"\(language == .zh ? "zh-CN" : "en")\""))
      #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("src="))
      let tables = page.split(separator: "<table").count - 1
      #expect(page.split(separator: "<caption>").count - 1 == tables)
      for sheet in sheets { #expect(page.contains(sheet.summary.card?.score ?? "?")) }
    }
  }

  @Test func awkwardWordsSpoilNoFormat() throws {
    let played = Played(
      try ShippedLibrary.drill("deposit-failure", .zh),
      replies: ["=HYPERLINK(\"x\")<b>&", "\u{1}您好\"", "+1", "@@x"],
      trainee: "<script>'\"=1")
    for layout in SheetLayout.allCases {
      let sheet = played.sheet
      let page = String(decoding: document(.html, layout, [sheet]), as: UTF8.self)
      #expect(TagBalance.problem(page) == nil)
      #expect(page.contains("&lt;script&gt;") && !page.contains("<script>"))
      #expect(JSON(parsing: document(.json, layout, [sheet])) != nil)
      let file = try UnzippedFile(document(.xlsx, layout, [sheet]))
      for name in file.names { #expect(TagBalance.problem(try file.text(name)) == nil, "\(name)") }
      let rows = CSVReader.rows(document(.csv, layout, [sheet]))
      #expect(Set(rows.map(\.count)).count == 1)
    }
  }

  @Test func anUnfinishedExamShowsNoMarks() throws {
    var played = try Played(mixtures[0].0, seed: 1)
    var summary = played.summary
    summary.card = nil
    played = Played(played.drill, replies: [])
    let sheet = SheetMaker(drill: played.drill, clauses: [:]).sheet(summary, inputs: [], until: 0)
    #expect(sheet.lines.isEmpty && sheet.severities.isEmpty)
    #expect(sheet.notes.count == 1)
    #expect(sheet.summary.verdict == .unfinished)
  }

  @Test func aSealThatTheRepliesDoNotReachIsTold() throws {
    let played = try Played(mixtures[0].0, seed: 1)
    var summary = played.summary
    summary.card?.tenths = 1
    let sheet = SheetMaker(drill: played.drill, clauses: [:]).sheet(
      summary, inputs: played.inputs, until: played.end)
    #expect(sheet.notes.count == 1)
    #expect(sheet.summary.card?.score == "0.1")
  }

  @Test(arguments: Language.allCases)
  func whatAManagerAddedHasALineOfItsOwn(language: Language) throws {
    let played = try Played(mixtures[0].0, seed: 1)
    let rules = played.drill.rubric.rules.filter { if case .deduction = $0.value { true } else { false } }
    let known = Set(played.sheet.lines.compactMap(\.item))
    let breach = try #require(
      rules.map { AddedBreach(rule: $0.id, turn: 1) }.first { !known.contains($0.itemName) })
    let name = try #require(played.drill.rubric.rule(breach.rule)?.name)
    let item = try #require(
      played.sheet.lines.first { $0.possible == Fraction(2) || $0.possible == Fraction(3) })
    let review = SheetReview(
      reviewers: ["王"], marks: [try #require(item.item): .points(15)],
      added: [SheetReview.Addition(breach, text: "=the very words", reason: "说得太冲")],
      course: SheetReview.Course(
        reviewedAt: "2026-03-02T09:00:00+08:00", objection: .inPart,
        acknowledgedAt: "2026-03-03T09:00:00+08:00"))
    let sheet = SheetMaker(drill: played.drill, clauses: [:]).sheet(
      played.summary, inputs: played.inputs, until: played.end, review: review)
    let line = try #require(sheet.lines.first { $0.mark == .unseen })
    #expect(line.points == .zero && (line.review?.points ?? .zero) < .zero && line.turn == 1)
    #expect(sheet.lines.first { $0.item == item.item }?.review?.points == Fraction(3, 2))
    #expect(sheet.lines.count == played.sheet.lines.count + 1)
    let points = try #require(line.review?.points).decimal
    let words = line.mark.words[language]
    // The same in every format.
    let rows = CSVReader.rows(document(.csv, .sheets, [sheet], language))
    #expect(rows.contains { $0[3] == name && $0[8] == words && $0[13] == points && $0[16] == "说得太冲" })
    let json = try #require(JSON(parsing: document(.json, .sheets, [sheet], language)))
    let session = try #require(json["sessions"]?.array?.first)
    let added = session["items"]?.array?.first { $0["mark"]?.string == "unseen" }
    #expect(added?["review"]?["points"]?.text == points && added?["evidence"]?.string == "=the very words")
    #expect(session["review"]?["objection"]?.string == "in-part")
    let page = String(decoding: document(.html, .sheets, [sheet], language), as: UTF8.self)
    #expect(page.contains("说得太冲") && page.contains(words) && page.contains("=the very words"))
    let book = try UnzippedFile(document(.xlsx, .sheets, [sheet], language))
    let texts = try book.names.filter { $0.hasSuffix(".xml") }.map { try book.text($0) }
    #expect(texts.contains { $0.contains("说得太冲") && $0.contains("<v>\(points)</v>") })
    let schema = try #require(JSON(parsing: Array(SheetSchema.text.utf8)))
    #expect(SchemaCheck(root: schema).problem(json) == nil)
    // The parts with the manager's marks stand beside the machine's.
    let conduct = try #require(sheet.summary.review?.parts.first { $0.part == .conduct })
    #expect(rows.contains { $0[3] == ScorePart.conduct.words[language] && $0[13] == conduct.earned.decimal })
  }

  @Test func aRegradedSessionTellsWhatItWas() throws {
    let played = try Played(mixtures[0].0, seed: 1)
    var summary = played.summary
    summary.earlier = EarlierResult(
      tenths: 123, isPassed: false, regradedAt: "2026-03-02T09:00:00+08:00", author: "王主管")
    let sheet = SheetMaker(drill: played.drill, clauses: [:]).sheet(
      summary, inputs: played.inputs, until: played.end)
    for layout in SheetLayout.allCases {
      let rows = CSVReader.rows(document(.csv, layout, [sheet]))
      #expect(rows.contains { $0.contains { $0.contains("12.3") } })
      let json = try #require(JSON(parsing: document(.json, layout, [sheet])))
      #expect(json["sessions"]?.array?.first?["regrade"]?["scoreAsPlayed"]?.text == "12.3")
      let schema = try #require(JSON(parsing: Array(SheetSchema.text.utf8)))
      #expect(SchemaCheck(root: schema).problem(json) == nil)
    }
    #expect(String(decoding: document(.html, .sheets, [sheet]), as: UTF8.self).contains("王主管"))
  }

  @Test func whatAManagerGaveStandsBesideTheMachines() throws {
    let played = try Played(mixtures[0].0, seed: 1)
    let machine = played.sheet
    let line = try #require(machine.lines.first { $0.kind == .voice && $0.mark == .full })
    let left = try #require(machine.lines.first { $0.kind == .time })
    let item = try #require(line.item)
    let review = SheetReview(
      reviewers: ["王主管"], marks: [item: .missed, try #require(left.item): .notApplicable],
      reasons: [item: "not to me"], remark: "不错")
    let sheet = SheetMaker(drill: played.drill, clauses: [:]).sheet(
      played.summary, inputs: played.inputs, until: played.end, review: review)
    let marked = try #require(sheet.summary.review?.tenths)
    #expect(marked < (sheet.summary.card?.tenths ?? 0))
    #expect(sheet.lines.first { $0.item == item }?.review == ReviewMark(points: .zero, remark: "not to me"))
    let agreed = sheet.lines.filter { $0.item != nil && $0.item != item && $0.item != left.item }
    #expect(agreed.allSatisfy { $0.review?.points == $0.points })
    let rows = CSVReader.rows(document(.csv, .sheets, [sheet]))
    #expect(rows.contains { $0[3] == "Score" && $0[13] == Fraction(marked, 10).decimal })
    #expect(rows.contains { $0[2] == "Voice" && $0[12] == "1" && $0[13] == "0" && $0[16] == "not to me" })
    #expect(rows.contains { $0[13] == "n/a" })
    #expect(String(decoding: document(.html, .sheets, [sheet]), as: UTF8.self).contains("不错"))
    let json = try #require(JSON(parsing: document(.json, .sheets, [sheet])))
    let schema = try #require(JSON(parsing: Array(SheetSchema.text.utf8)))
    #expect(SchemaCheck(root: schema).problem(json) == nil)
  }
}

extension JSON {
  var isNull: Bool { if case .null = self { true } else { false } }
}

extension Fraction {
  /// Whether two texts are the same number, whatever their decimals.
  static func same(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b, let first = Double(a), let second = Double(b) else { return false }
    return first == second
  }
}

/// The part of JSON Schema that our schema uses.
struct SchemaCheck {
  let root: JSON

  func problem(_ value: JSON) -> String? { problem(value, root, at: "$") }

  private func problem(_ value: JSON, _ schema: JSON, at path: String) -> String? {
    if let name = schema["$ref"]?.string?.split(separator: "/").last,
      let target = root["$defs"]?[String(name)]
    {
      return problem(value, target, at: path)
    }
    if let choices = schema["anyOf"]?.array {
      return choices.contains { problem(value, $0, at: path) == nil } ? nil : "\(path): none of anyOf"
    }
    if let constant = schema["const"] {
      return constant.text == value.text ? nil : "\(path): not \(constant.text)"
    }
    if let names = schema["enum"]?.array {
      return names.contains { $0.text == value.text } ? nil : "\(path): \(value.text)"
    }
    switch (schema["type"]?.string, value) {
    case ("string", .string), ("boolean", .bool), ("null", .null): return nil
    case ("number", .number(let text)), ("integer", .number(let text)):
      guard let number = Double(text) else { return "\(path): \(text)" }
      if schema["type"]?.string == "integer", Int(text) == nil { return "\(path): \(text) is not whole" }
      if let least = schema["minimum"]?.int, number < Double(least) { return "\(path): \(text)" }
      if let most = schema["maximum"]?.int, number > Double(most) { return "\(path): \(text)" }
      return nil
    case ("array", .array(let values)):
      guard let items = schema["items"] else { return "\(path): no items" }
      return values.enumerated().lazy.compactMap { problem($0.element, items, at: "\(path)[\($0.offset)]") }
        .first
    case ("object", .object(let members)):
      return members.first.map { _ in problem(members, schema, at: path) } ?? nil
    default: return "\(path): \(value.text.prefix(60)) is no \(schema["type"]?.text ?? "")"
    }
  }

  private func problem(_ members: [(String, JSON)], _ schema: JSON, at path: String) -> String? {
    let missing = (schema["required"]?.array ?? []).compactMap(\.string).first { name in
      !members.contains { $0.0 == name }
    }
    if let missing { return "\(path): no \(missing)" }
    for (name, value) in members {
      guard let own = schema["properties"]?[name] else { return "\(path).\(name): unknown" }
      if let problem = problem(value, own, at: "\(path).\(name)") { return problem }
    }
    return nil
  }
}
