import DrillText
import Testing

@testable import DrillTerminal

@Suite("Text for the screen")
struct StyledTextTests {
  static let wraps: [(text: String, columns: Int, hanging: Int, rows: [String])] = [
    ("", 10, 0, [""]), ("abc", 10, 0, ["abc"]), ("one two three", 8, 0, ["one two", "three"]),
    ("one two three", 8, 2, ["one two", "  three"]), ("您好请稍等", 6, 0, ["您好请", "稍等"]),
    ("您好请，稍等", 6, 0, ["您好", "请，稍", "等"]), ("您好（请）", 6, 0, ["您好", "（请）"]),
    ("abcdefghij", 4, 0, ["abcd", "efgh", "ij"]), ("a\nb\n", 10, 0, ["a", "b", ""]),
    ("您a", 2, 0, ["您", "a"]), ("您好", 1, 0, ["您", "好"]), ("VIP客户", 5, 0, ["VIP客", "户"]),
    ("a     b", 3, 0, ["a", "b"]), ("👩‍👩‍👧👩‍👩‍👧", 3, 0, ["👩‍👩‍👧", "👩‍👩‍👧"]),
    ("e\u{301}e\u{301}e\u{301}", 2, 0, ["e\u{301}e\u{301}", "e\u{301}"]),
    ("don't worry, sir", 11, 0, ["don't", "worry, sir"]),
  ]

  @Test("wrapping", arguments: wraps)
  func wrap(_ text: String, _ columns: Int, _ hanging: Int, _ rows: [String]) {
    #expect(StyledText(text).wrapped(to: columns, hanging: hanging).map(\.text) == rows)
  }

  static let cuts: [(text: String, columns: Int, cut: String)] = [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("您好吗", 5, "您好…"), ("您好吗", 4, "您…"), ("a\nb", 5, "a…"),
    ("ab", 1, "…"),
    ("ab", 0, ""),
  ]

  @Test("cutting", arguments: cuts)
  func cut(_ text: String, _ columns: Int, _ cut: String) {
    #expect(StyledText(text).cut(to: columns).text == cut)
    #expect(StyledText(text).cut(to: columns).width <= columns)
  }

  @Test("wrapping loses nothing but spaces, and no row is too wide", arguments: 1...60 as ClosedRange<UInt64>)
  func lossless(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(40)
    let columns = Int.random(in: 2...30, using: &generator)
    let rows = StyledText(text).wrapped(to: columns)
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\u{3000}" }
    #expect(rows.map(\.text).joined().filter { !isSpace($0) } == text.filter { !isSpace($0) }, "seed \(seed)")
    #expect(rows.allSatisfy { $0.width <= columns }, "seed \(seed)")
  }

  @Test("inks become escapes only where the palette has them")
  func palettes() {
    var text = StyledText("a", .bold.and(.bad))
    text.append("b")
    #expect(Palette.none.bytes(of: text) == "ab")
    #expect(Palette.mono.bytes(of: text) == "\u{1B}[1ma\u{1B}[0mb")
    #expect(Palette.dark.bytes(of: text) == "\u{1B}[1;91ma\u{1B}[0mb")
    #expect(Palette.coloured(background: "15;0") == .dark)
    #expect(Palette.coloured(background: "0;default;15") == .light)
    #expect(Palette.coloured(background: nil) == .dark)
    for tone in Ink.Tone.allCases {
      #expect(Palette.none.bytes(of: StyledText("x", Ink(tone, isReversed: true))) == "x")
    }
  }

  @Test("nothing in a text steers the terminal")
  func harmless() {
    let text = StyledText("a\u{1B}[2J\u{7}b\u{9B}1mc\rd\u{202E}", .good)
    #expect(text.text == "a[2Jb1mc\nd")
  }

  @Test("findings are marked by scalars, over what stands there")
  func marks() {
    let marked = StyledText("您好e\u{301}x", .dim).marked(1..<4, .underline)
    #expect(marked.runs.map(\.text) == ["您", "好e\u{301}", "x"])
    #expect(marked.runs.map(\.ink) == [.dim, .dim.and(.underline), .dim])
    #expect(StyledText("ab").marked(5..<9, .bad) == "ab")
  }

  @Test("a growing line keeps its places")
  func growing() {
    let text = StyledText("您好请稍等，马上", hanging: 2)
    let all = GrowingText(text, shown: .max).rows(columns: 8)
    #expect(all == text.wrapped(to: 8))
    for shown in 0...text.count {
      let rows = GrowingText(text, shown: shown).rows(columns: 8)
      #expect(rows.count == all.count)
      #expect(zip(rows, all).allSatisfy { $1.text.hasPrefix($0.text) })
      #expect(rows.map(\.text).joined().filter { $0 != " " } == String(text.text.prefix(shown)))
    }
  }
}
