import DrillText
import Testing

@Suite("Text that knows its places") struct LocatedTextTests {
  private func line(_ text: String, _ number: Int = 1) -> LocatedText {
    LocatedText(text, at: Position(line: number, column: 1))
  }

  static let columnCases: [(String, [Int], Int)] = [
    ("abc", [1, 2, 3], 4), ("您好", [1, 2], 3), ("e\u{301}x", [1, 1, 2], 3), ("", [], 1),
    ("a👨‍👩‍👧b", [1, 2, 2, 2, 2, 2, 3], 4), ("！\u{FE0F}？", [1, 1, 2], 3), ("🇨🇳。", [1, 1, 2], 3),
  ]

  @Test("columns count characters", arguments: columnCases)
  func columns(_ text: String, _ columns: [Int], _ end: Int) {
    let piece = line(text)
    #expect(piece.scalars.indices.map { piece.place(at: $0).column } == columns)
    #expect(piece.end == Position(line: 1, column: end))
    #expect(piece.span.length == text.count)
    #expect(piece.text == text)
  }

  @Test("joined lines keep their places, and a span covers the first of them")
  func joined() {
    let text = LocatedText(joining: [
      ("", line("  ask: e\u{301} ", 3)[2..<9]), (" ", line("  more", 4)[2..<6]),
    ])
    #expect(text.text == "ask: e\u{301} more")
    #expect(text.span == SourceSpan(start: Position(line: 3, column: 3), length: 6))
    #expect(text[7..<12].trimmed.span == SourceSpan(start: Position(line: 4, column: 3), length: 4))
    #expect(text.end == Position(line: 4, column: 7))
    #expect(text[5..<5].span == SourceSpan(start: Position(line: 3, column: 8), length: 0))
  }

  @Test("pieces are equal by their scalars and places")
  func equality() {
    #expect(line("a b")[0..<1] == line("a c")[0..<1])
    #expect(line("a b")[0..<1] != line("a b", 2)[0..<1])
    #expect(line("aa")[0..<1] != line("aa")[1..<2])
  }

  static let lineCases: [(String, [String])] = [
    ("a\nb", ["a", "b"]), ("a\r\nb\r", ["a", "b", ""]), ("\u{FEFF}a\u{2028}b\u{85}c", ["a", "b", "c"]),
    ("", [""]), ("\n\n", ["", "", ""]), ("的\u{2029}é", ["的", "é"]),
  ]

  @Test("a file is cut at every kind of line end", arguments: lineCases)
  func lines(_ text: String, _ lines: [String]) {
    #expect(SourceFile(path: "x", text: text).lines == lines)
  }
}
