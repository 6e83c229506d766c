import DrillEngine
import Testing

@testable import DrillSheets

@Suite struct CSVTests {
  private func field(_ cell: Cell, _ format: Column.Format = .text) -> String {
    var csv = CSVWriter([Column("h", format)], marked: false)
    csv.add([cell])
    return String(String(decoding: csv.take(), as: UTF8.self).dropFirst(2).dropLast())
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("", "\"\""),
    ("=1+1", "'=1+1"), ("+86", "'+86"), ("-5", "'-5"), ("@A1", "'@A1"), ("＝1", "'＝1"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("'=1", "''=1"), ("it's", "it's"), ("'quoted'", "'quoted'"), ("a\u{0}b", "a␀b"),
    (" a ", "\" a \""), ("line\nbreak", "\"line\nbreak\""), ("您好，=1", "您好，=1"),
  ])
  func wordsAreNeverFormulas(text: String, field expected: String) {
    #expect(field(.text(text)) == expected)
  }

  @Test func numbersStayNumbers() {
    #expect(field(.integer(-5), .integer) == "-5")
    #expect(field(.decimal(Fraction(-7, 2)), .decimal) == "-3.5")
    #expect(field(.decimal(Fraction(90)), .score) == "90.0")
    #expect(field(.decimal(Fraction(10, 3)), .decimal) == "3.3333")
    #expect(field(.percent(Fraction(2, 3)), .percent) == "66.7%")
    #expect(field(.percent(Fraction(1)), .percent) == "100.0%")
    #expect(field(.moment("2026-03-01T09:20:00+08:00"), .moment) == "2026-03-01 09:20:00")
    #expect(field(.moment("no day"), .moment) == "no day")
  }

  @Test func everyRowIsAsLongAsTheFirst() throws {
    var csv = CSVWriter([Column("a"), Column("b"), Column("c")])
    csv.add([.text("1")])
    csv.add((0..<5).map(Cell.integer))
    let bytes = csv.take()
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(CSVReader.rows(bytes) == [["a", "b", "c"], ["1", "", ""], ["0", "1", "2"]])
    #expect(csv.take().isEmpty)
  }

  @Test(arguments: 1...200)
  func isReadBackAsItWas(seed: Int) {
    var generator = Seeded(UInt64(seed))
    let rows = (0..<4).map { _ in (0..<3).map { _ in Awkward.random(using: &generator) } }
    var csv = CSVWriter(rows[0].map { Column($0) }, marked: seed % 2 == 0)
    for row in rows.dropFirst() { csv.add(row.map { .text($0) }) }
    let read = CSVReader.rows(csv.take()).map { $0.map(CSVReader.withoutGuard) }
    #expect(read == rows, "seed \(seed)")
  }

  @Test func awkwardTextsComeBack() {
    let texts = Awkward.texts.filter { !$0.unicodeScalars.contains("\u{0}") }
    var csv = CSVWriter([Column("h")])
    for text in texts { csv.add([.text(text)]) }
    let read = CSVReader.rows(csv.take()).dropFirst().map { CSVReader.withoutGuard($0[0]) }
    #expect(read == texts)
  }
}

/// Just enough of RFC 4180 to read what was written.
enum CSVReader {
  static func rows(_ bytes: [UInt8]) -> [[String]] {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var rows: [[String]] = [[]]
    var field: [UInt8] = []
    var isQuoted = false
    var index = rest.startIndex
    func end() { rows[rows.count - 1].append(String(decoding: field, as: UTF8.self)); field = [] }
    while index < rest.endIndex {
      let byte = rest[index]
      let next = index + 1 < rest.endIndex ? rest[index + 1] : 0
      index += 1
      switch (byte, isQuoted) {
      case (0x22, true) where next == 0x22:
        field.append(0x22)
        index += 1
      case (0x22, _): isQuoted.toggle()
      case (0x2C, false): end()
      case (0x0D, false) where next == 0x0A:
        end()
        rows.append([])
        index += 1
      default: field.append(byte)
      }
    }
    if rows.last?.isEmpty == true, field.isEmpty { rows.removeLast() } else { end() }
    return rows
  }

  /// Takes off the apostrophe that keeps a text from being a formula, as the writer's comment says.
  static func withoutGuard(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.first == "'", let first = scalars.first(where: { $0 != "'" }),
      CSVWriter.isFormulaStart(first)
    else { return text }
    return String(String.UnicodeScalarView(scalars.dropFirst()))
  }
}
