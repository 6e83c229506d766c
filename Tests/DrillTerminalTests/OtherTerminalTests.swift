import DrillText
import ScreenSupport
import Testing

@testable import DrillTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The tests' own terminal may be wrong in the same way as the program; pyte was made by others.
@Suite("The screen, as pyte shows it")
struct OtherTerminalTests {
  static let pyte = "python3 -c 'import pyte' 2>/dev/null"

  /// Feeds the pieces of a file to pyte, changing its size between them, and prints the screen after each.
  static let program = """
    import sys, pyte
    screen = pyte.Screen(30, 12)
    stream = pyte.Stream(screen)
    for piece in open(sys.argv[1], encoding="utf-8", newline="").read().split("\\x00"):
        columns, rows, text = piece.split(" ", 2)
        if (int(columns), int(rows)) != (screen.columns, screen.lines):
            screen.resize(int(rows), int(columns))
        stream.feed(text)
        for line in screen.display: print(line.rstrip())
        print("cursor", screen.cursor.y, screen.cursor.x)
    """

  /// What pyte and the program agree about: no emoji of several parts.
  static let pieces = [
    "a", "Hello ", " ", "您好，", "请稍等。", "e\u{301}", "Ａ", "（", "ｱ", "𠮷", "한글", "I'll check.", "客户", "12",
  ]

  @Test(
    "the same rows and the same cursor after every frame",
    .enabled(if: output(pyte + " && echo yes") == "yes\n", "pyte for python3 is not installed here"))
  func frames() throws {
    var generator = SeededGenerator(seed: 7)
    var screen = LiveScreen(palette: .light)
    var emulator = ScreenEmulator(columns: 30, rows: 12)
    var editor = LineEditor()
    var pieces: [String] = []
    var expected: [String] = []
    for step in 0..<200 {
      let key: Key =
        [.left, .right, .up, .newLine, .home, .undo, .backspace].randomElement(using: &generator) ?? .left
      _ = editor.take(step % 3 == 0 ? key : .text(Self.text(2, &generator)))
      if step % 50 == 49 { _ = editor.take(.enter) }
      let lines = step % 5 == 0 ? [StyledText(Self.text(9, &generator), .accent, hanging: 2)] : []
      if step % 23 == 22 {
        emulator.resize(
          columns: Int.random(in: 10...60, using: &generator), rows: Int.random(in: 5...20, using: &generator)
        )
      }
      let block = LiveBlock(
        status: [StyledText("\(step) s " + Self.text(2, &generator), .warn)],
        editor: EditorView(editor, label: "您: ", rowLimit: 4), footer: step % 40 < 20 ? ["Enter 发送"] : [])
      let bytes = screen.frame(
        printing: lines, block: block, size: Size(columns: emulator.columns, rows: emulator.rows))
      emulator.take(bytes)
      pieces.append("\(emulator.columns) \(emulator.rows) \(bytes)")
      expected += emulator.lines + ["cursor \(emulator.row) \(emulator.column)"]
    }
    let shown = try Self.show(pieces)
    try #require(shown.count == expected.count)
    for (index, (row, wanted)) in zip(shown, expected).enumerated() where row != wanted {
      Issue.record("row \(index): \(row) instead of \(wanted)")
      break
    }
  }

  private static func text(_ count: Int, _ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }
    .joined()
  }

  private static func show(_ pieces: [String]) throws -> [String] {
    var template = Array("/tmp/drill-screen-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { _ = output("rm -r '\(folder)'") }
    try write(pieces.joined(separator: "\0"), to: "\(folder)/frames")
    try write(program, to: "\(folder)/show.py")
    let text = output("PYTHONIOENCODING=utf-8 python3 '\(folder)/show.py' '\(folder)/frames'")
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private static func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    let bytes = Array(text.utf8)
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
  }

  private static func output(_ command: String) -> String {
    guard let pipe = popen(command, "r") else { return "" }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&piece, 1, piece.count, pipe), count > 0 { bytes += piece[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
