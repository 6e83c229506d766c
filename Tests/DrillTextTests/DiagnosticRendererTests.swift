import DrillText
import Testing

@Suite("Diagnostics as text")
struct DiagnosticRendererTests {
  static let code = Code("D999", title: Words(same: "t"), page: Words(same: "p"))

  private func diagnostic(_ column: Int, _ length: Int, suggestion: Words? = nil) -> Diagnostic {
    Diagnostic(
      Self.code, .error, Words(en: "Wrong.", zh: "错了。"), path: "a.drill",
      span: SourceSpan(start: Position(line: 1, column: column), length: length), suggestion: suggestion)
  }

  static let caretsCases: [(String, Int, Int, String)] = [
    ("key: value", 6, 5, "     ^^^^^"),
    ("应有：道谦声", 4, 3, "      ^^^^^^"),
    ("\tdue: x", 7, 1, "\t     ^"),
    ("abc", 4, 0, "   ^"),
    ("abc", 2, 0, " ^"),
    ("👨‍👩‍👧 x", 3, 1, "   ^"),
    ("e\u{301}x", 2, 1, " ^"),
    ("abc", 2, 50, " ^^"),
  ]

  @Test("the caret stands under the mistake", arguments: caretsCases)
  func carets(_ line: String, _ column: Int, _ length: Int, _ caret: String) {
    let text = diagnostic(column, length).rendered(
      source: SourceFile(path: "a.drill", text: line), language: .en)
    #expect(text == "a.drill:1:\(column): error[D999]: Wrong.\n\(line)\n\(caret)")
  }

  @Test("suggestion and language")
  func suggestion() {
    let source = SourceFile(path: "a.drill", text: "应有")
    let text = diagnostic(1, 2, suggestion: Words(en: "mend it", zh: "改掉")).rendered(
      source: source, language: .zh)
    #expect(text == "a.drill:1:1: 错误[D999]: 错了。\n应有\n^^^^\n建议：改掉")
  }

  @Test("without a source, and for the file as a whole")
  func withoutSource() {
    #expect(diagnostic(3, 1).rendered(source: nil, language: .en) == "a.drill:1:3: error[D999]: Wrong.")
    let whole = Diagnostic(
      Self.code, .warning, Words(same: "Empty."), path: "a.drill", span: nil, suggestion: Words(same: "s"))
    #expect(whole.rendered(source: nil, language: .en) == "a.drill: warning[D999]: Empty.\nhelp: s")
  }

  @Test("a very long line is cut around the caret")
  func longLine() {
    let line = String(repeating: "好", count: 5000) + "x" + String(repeating: "a", count: 5000)
    let text = diagnostic(5001, 1).rendered(source: SourceFile(path: "a.drill", text: line), language: .en)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3)
    #expect(
      lines[1] == "…" + String(repeating: "好", count: 24) + "x" + String(repeating: "a", count: 47) + "…")
    #expect(lines[2] == String(repeating: " ", count: 49) + "^")
  }

  @Test("control characters are shown, not sent to the terminal")
  func controlCharacters() {
    let text = diagnostic(2, 1).rendered(
      source: SourceFile(path: "a.drill", text: "\u{1B}x"), language: .en)
    #expect(text == "a.drill:1:2: error[D999]: Wrong.\n␛x\n ^")
  }
}
