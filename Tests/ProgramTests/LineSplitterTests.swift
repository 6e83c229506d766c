import DrillTerminal
import Testing

@Suite struct LineSplitterTests {
  private func lines(_ pieces: [[UInt8]], limit: Int = 1 << 20) -> [LineSplitter.Line] {
    var splitter = LineSplitter(limit: limit)
    pieces.forEach { splitter.take($0) }
    splitter.finish()
    var lines: [LineSplitter.Line] = []
    while let line = splitter.next() { lines.append(line) }
    return lines
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("\n\n", ["", ""]),
    ("a\r\nb\r\n", ["a", "b"]),
    ("您好\n再见", ["您好", "再见"]), ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]), ("a\rb\n", ["a\rb"]),
  ])
  func splits(text: String, wanted: [String]) {
    #expect(lines([Array(text.utf8)]).map(\.text) == wanted)
    #expect(lines(text.utf8.map { [$0] }).map(\.text) == wanted)
  }

  @Test func invalidBytesAreReplacedAndTold() {
    let line = lines([[0x61, 0xFF, 0x62, 0x0A]])
    #expect(line == [LineSplitter.Line(text: "a\u{FFFD}b", hadInvalidBytes: true)])
  }

  @Test func longLinesAreCutBetweenCharacters() {
    let cut = lines([Array("您好吗\nb\n".utf8)], limit: 7)
    #expect(cut.map(\.text) == ["您好", "b"])
    #expect(cut.map(\.wasCut) == [true, false])
    #expect(cut.map(\.hadInvalidBytes) == [false, false])
  }
}
