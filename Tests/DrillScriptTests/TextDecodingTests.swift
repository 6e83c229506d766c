import DrillScript
import DrillText
import Testing

@Suite struct TextDecodingTests {
  /// Bytes, the codes that they raise, and a word of the first message or suggestion.
  static let cases: [(name: String, bytes: [UInt8], codes: [String], says: String)] = [
    ("plain", Array("# a\nb".utf8), [], ""),
    ("byte order mark", [0xEF, 0xBB, 0xBF] + Array("# 入金".utf8), [], ""),
    ("CRLF", Array("# a\r\nb\r\n".utf8), [], ""),
    ("empty", [], ["D201"], "empty"),
    ("only a byte order mark", [0xEF, 0xBB, 0xBF], ["D201"], "empty"),
    (
      "UTF-16 with a mark", [0xFF, 0xFE, 0x23, 0x00, 0x20, 0x00], ["D202"], "iconv -f UTF-16 -t UTF-8 a.drill"
    ),
    (
      "UTF-16 without a mark", Array("# Deposit has not arrived".utf8).flatMap { [$0, 0] }, ["D202"],
      "iconv -f UTF-16LE"
    ),
    (
      "UTF-16, high byte first", Array("# Deposit has not arrived".utf8).flatMap { [0, $0] }, ["D202"],
      "iconv -f UTF-16BE"
    ),
    ("UTF-32", [0xFF, 0xFE, 0, 0, 0x23, 0, 0, 0], ["D202"], "UTF-32"),
    // 入金未到账 and 客户
    (
      "GB18030", Array("# ".utf8) + [0xC8, 0xEB, 0xBD, 0xF0, 0xCE, 0xB4, 0xB5, 0xBD, 0xD5, 0xCB], ["D202"],
      "iconv -f GB18030 -t UTF-8 a.drill"
    ),
    ("GB18030 with four bytes", [0xC8, 0xEB, 0x82, 0x30, 0x81, 0x30], ["D202"], "GB18030"),
    // 客戶您好，請問我的錢
    (
      "Big5",
      [
        0xAB, 0xC8, 0xA4, 0xE1, 0xB1, 0x7A, 0xA6, 0x6E, 0xA1, 0x41, 0xBD, 0xD0, 0xB0, 0xDD, 0xA7, 0xDA, 0xAA,
        0xBA,
        0xBF, 0xFA,
      ], ["D202"], "iconv -f BIG5"
    ),
    ("damaged UTF-8", Array("# 入金".utf8) + [0xE6] + Array("未到账".utf8), ["D202"], "0xE6"),
    ("overlong", Array("# 入金".utf8) + [0xC0, 0xAF], ["D202"], "0xC0"),
    ("surrogate", Array("# 入金未".utf8) + [0xED, 0xA0, 0x80], ["D202"], "0xED"),
    ("Latin-1", Array("# caf".utf8) + [0xE9, 0x0A], ["D202"], "0xE9"),
    ("cut in the middle", Array("# 入金".utf8.dropLast()), ["D202"], "0xE9"),
    ("zero byte", Array("# a\nb".utf8) + [0], ["D203"], "zero byte"),
    ("escape", Array("# a\u{1B}[2J".utf8), ["D203"], "0x1B"),
    ("long line", Array("# a\n".utf8) + Array(repeating: 0x61, count: 1 << 20 + 1), ["D204"], "line 2"),
  ]

  @Test(arguments: cases.map(\.name)) func raises(_ name: String) throws {
    let entry = try #require(Self.cases.first { $0.name == name })
    let reading = TextDecoding.decode(entry.bytes, path: "a.drill")
    #expect(reading.diagnostics.map(\.code.id) == entry.codes)
    guard let first = reading.diagnostics.first else {
      #expect(reading.value != nil)
      return
    }
    let text = first.message.en + " " + (first.suggestion?.en ?? "")
    #expect(text.contains(entry.says), "\(text)")
  }

  @Test func namesTheFirstBadByte() {
    let bytes = Array("# a\r\n客户: 我".utf8) + [0xFF] + Array("的钱".utf8)
    let reading = TextDecoding.decode(bytes, path: "a.drill")
    #expect(reading.diagnostics.first?.span?.start == Position(line: 2, column: 6))
  }

  @Test func readsOnAfterDamage() {
    let bytes = Array("# 入金未到账\n客户".utf8) + [0xFF] + Array("\n后面".utf8)
    #expect(TextDecoding.decode(bytes, path: "a.drill").value?.lines.last == "后面")
  }

  @Test func quotesThePath() {
    let reading = TextDecoding.decode([0xFF, 0xFE, 0x23, 0x00], path: "my file's.drill")
    #expect(reading.diagnostics.first?.suggestion?.en.contains(#"'my file'\''s.drill'"#) == true)
  }

  @Test func leavesOutALongLineAndReadsTheRest() {
    let long = Array(repeating: UInt8(ascii: "x"), count: 10_000_000)
    let bytes = Array("# a\r\nfirst\r\n".utf8) + long + Array("\r\nlast".utf8)
    let reading = TextDecoding.decode(bytes, path: "a.drill")
    #expect(reading.value?.lines == ["# a", "first", "", "last"])
    #expect(reading.diagnostics.map(\.code.id) == ["D204"])
    #expect(reading.diagnostics.first?.span?.start.line == 3)
  }

  @Test func replacesControlCharacters() {
    #expect(TextDecoding.decode(Array("a\u{1B}b\u{7F}".utf8), path: "a").value?.lines == ["a?b?"])
  }
}
