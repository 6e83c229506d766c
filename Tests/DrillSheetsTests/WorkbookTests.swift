import DrillEngine
import DrillText
import Testing

@testable import DrillSheets

@Suite struct WorkbookTests {
  private let properties = Workbook.Properties(
    title: "A & B", subject: "<s>", language: .zh, made: Moment("2026-03-01T09:20:00+08:00"))

  private func columns() -> [Column] {
    [
      Column("Words", .text, [Column.Highlight(.equals("say \"no\""), .bad)]), Column("When", .moment),
      Column("Score", .score, [Column.Highlight(.below(Fraction(80)), .warning)]), Column("Share", .percent),
    ]
  }

  private func read(_ rows: [[Cell]]) throws -> UnzippedFile {
    let book = Workbook([Table(title: "One/Two", columns: columns(), rows: rows)])
    return try UnzippedFile(book.finished(properties))
  }

  @Test func holdsItsParts() throws {
    let file = try read([])
    #expect(
      file.names == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/app.xml", "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml",
      ])
    for name in file.names { #expect(TagBalance.problem(try file.text(name)) == nil, "\(name)") }
    #expect(try file.text("docProps/core.xml").contains("<dc:title>A &amp; B</dc:title>"))
    #expect(try file.text("docProps/core.xml").contains("2026-03-01T01:20:00Z"))
    #expect(try file.text("xl/workbook.xml").contains("name=\"OneTwo\""))
  }

  @Test func numbersAndDaysAreReal() throws {
    let sheet = try read([
      [
        .text("-5"), .moment("2026-03-01T12:00:00+08:00"), .decimal(Fraction(-15, 2)),
        .percent(Fraction(1, 3)),
      ]
    ]).text("xl/worksheets/sheet1.xml")
    #expect(sheet.contains("<c r=\"B2\" s=\"8\"><v>46082.5</v></c>"))
    #expect(sheet.contains("<c r=\"C2\" s=\"6\"><v>-7.5</v></c>"))
    #expect(sheet.contains("<c r=\"D2\" s=\"7\"><v>0.333</v></c>"))
    #expect(
      sheet.contains("<c r=\"A2\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">-5</t></is></c>"))
    #expect(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:D2\"/>"))
    #expect(sheet.contains("<formula>A2=&quot;say &quot;&quot;no&quot;&quot;&quot;</formula>"))
    #expect(sheet.contains("<formula>AND(ISNUMBER(C2),C2&lt;80)</formula>"))
  }

  @Test(arguments: [
    ("a\u{0}b", "a_x0000_b"), ("_x0041_", "_x005F_x0041_"), ("_x00", "_x00"), ("\r\n", "_x000D_\n"),
    ("<&>\"", "&lt;&amp;&gt;&quot;"), ("\u{FFFE}", "_xFFFE_"), ("a_b", "a_b"), ("👍 您", "👍 您"),
  ])
  func everyTextFitsIntoXML(text: String, written: String) { #expect(XMLText.cell(text) == written) }

  @Test func awkwardTextsKeepTheSheetWhole() throws {
    let file = try read(Awkward.texts.map { [.text($0)] })
    #expect(TagBalance.problem(try file.text("xl/worksheets/sheet1.xml")) == nil)
    let long = XMLText.fitting(Awkward.texts.last ?? "")
    #expect(long.utf16.count == 32_767 && long.hasSuffix("…"))
    #expect(XMLText.fitting(String(repeating: "👍", count: 16_384)).utf16.count == 32_767)
  }

  @Test func equalRowsGiveEqualBytes() throws {
    let rows = (0..<1000).map { [Cell.text("row \($0)"), .empty, .integer($0)] }
    let books = (0..<2).map { _ in
      Workbook([Table(title: "t", columns: columns(), rows: rows)]).finished(properties)
    }
    #expect(books[0] == books[1])
    let sheet = try UnzippedFile(books[0]).text("xl/worksheets/sheet1.xml")
    #expect(sheet.contains("<row r=\"1001\">") && !sheet.contains("<row r=\"1002\">"))
  }

  @Test func linksLeadSomewhere() throws {
    var book = Workbook([
      Table(title: "It's", columns: [Column("a")]), Table(title: "it's", columns: [Column("a")]),
    ])
    book.add([.link("down", to: .place("p"))], to: 0)
    book.add([.link("out", to: .address("https://example.org/?a=1&b=2"))], to: 0)
    book.add([.text("x")], to: 1)
    book.mark("p", in: 1)
    let file = try UnzippedFile(book.finished(properties))
    let sheet = try file.text("xl/worksheets/sheet1.xml")
    #expect(sheet.contains("<hyperlink ref=\"A2\" location=\"'it''s 2'!A3\"/>"))
    #expect(
      try file.text("xl/worksheets/_rels/sheet1.xml.rels").contains(
        "Target=\"https://example.org/?a=1&amp;b=2\" TargetMode=\"External\""))
  }

  @Test(arguments: [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")])
  func columnsHaveLetters(number: Int, letters: String) { #expect(Worksheet.letters(number) == letters) }

  @Test(arguments: [
    ("a/b:c", "abc"), ("'x'", "x"), ("", "1"),
    (String(repeating: "长", count: 40), String(repeating: "长", count: 31)),
  ])
  func sheetsHaveNamesThatMayBe(title: String, name: String) { #expect(Workbook.sheetTitle(title) == name) }

  @Test(arguments: [
    ("1900-03-01T00:00:00Z", "61"), ("2000-02-29T06:00:00Z", "36585.25"),
    ("2026-03-01T09:20:00+08:00", "46082.3888888889"),
    ("2026-12-31T23:59:59-05:00", "46387.9999884259"),
  ])
  func momentsAreCountedFrom1899(text: String, serial: String) throws {
    let moment = try #require(Moment(text))
    #expect(moment.serial == serial)
    #expect(moment.iso == text)
  }
}

/// Whether the tags of XML or of a page stand within each other as they should.
enum TagBalance {
  private static let single: Set<String> = ["meta", "br", "!DOCTYPE", "?xml"]

  static func problem(_ text: String) -> String? {
    var open: [String] = []
    for piece in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
      guard let end = piece.firstIndex(of: ">") else { return "no end: \(piece.prefix(40))" }
      let tag = piece[..<end]
      let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" || $0 == "!" || $0 == "?" })
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else { return "closes \(tag)" }
      } else if !tag.hasSuffix("/"), !single.contains(name) {
        open.append(name)
      }
    }
    return open.isEmpty ? nil : "open: \(open)"
  }
}
