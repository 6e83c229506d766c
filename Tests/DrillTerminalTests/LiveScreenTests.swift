import DrillText
import ScreenSupport
import Testing

@testable import DrillTerminal

@Suite("The screen")
struct LiveScreenTests {
  /// A screen, a terminal that shows it, and what ought to be seen.
  struct Stage {
    var screen = LiveScreen(palette: .dark)
    var emulator: ScreenEmulator
    var block = LiveBlock()
    /// Everything that was printed.
    var transcript: [StyledText] = []
    /// The rows above the block since the screen was last drawn as a whole.
    private var above: [String] = []
    /// How many of them are out of sight.
    private var top = 0

    init(_ emulator: ScreenEmulator) { self.emulator = emulator }

    var size: Size { Size(columns: emulator.columns, rows: emulator.rows) }

    mutating func show(_ lines: [StyledText] = [], isWhole: Bool = false) {
      transcript += lines
      emulator.take(screen.frame(printing: lines, block: block, size: size))
      let drawing = drawing
      let rows: (StyledText) -> [String] = { [size] in $0.wrapped(to: size.columns - 1).map(\.text) }
      if isWhole {
        above = transcript.flatMap(rows).suffix(size.rows - max(1, drawing.rows.count))
        top = 0
      } else {
        above += lines.flatMap(rows)
      }
      top = max(top, above.count + max(1, drawing.rows.count) - size.rows)
    }

    var drawing: Drawing { Drawing(block, size: size, palette: .none) }

    /// The rows that ought to be seen.
    var expected: [String] {
      let all = (above + drawing.rows).dropFirst(top).map { line in
        String(line.reversed().drop { $0 == " " }.reversed())
      }
      return all + Array(repeating: "", count: size.rows - all.count)
    }

    var expectedRow: Int { above.count + drawing.cursorRow - top }
  }

  @Test(
    "the terminal shows exactly the frame, whatever came before and however it was resized",
    arguments: 1...80 as ClosedRange<UInt64>)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let resizing: ScreenEmulator.Resizing = seed % 2 == 0 ? .cropping : .reflowing
    var stage = Stage(ScreenEmulator(columns: 30, rows: 12, resizing: resizing))
    var editor = LineEditor()
    for step in 0..<60 {
      var lines: [StyledText] = []
      var isWhole = false
      switch Int.random(in: 0..<12, using: &generator) {
      case 0...4: _ = editor.take(Self.key(&generator))
      case 5: lines = (0...Int.random(in: 0...3, using: &generator)).map { _ in Self.line(&generator) }
      case 6: stage.block.status = [Self.line(&generator), Self.line(&generator)]
      case 7:
        stage.block.extra = (0..<Int.random(in: 0...4, using: &generator)).map { _ in Self.line(&generator) }
      case 8: Self.grow(&stage.block, printing: &lines, &generator)
      case 9: stage.block.footer = Bool.random(using: &generator) ? [Self.line(&generator)] : []
      case 10:
        stage.screen.redraw()
        isWhole = true
      default:
        let columns = Int.random(in: 8...50, using: &generator)
        let rows = Int.random(in: 3...20, using: &generator)
        isWhole = columns != stage.emulator.columns || rows != stage.emulator.rows
        stage.emulator.resize(columns: columns, rows: rows)
      }
      let label: StyledText = seed % 3 == 0 ? StyledText("What happened then? ", .bold) : "您: "
      let hasEditor = !(step / 10).isMultiple(of: 4)
      stage.block.editor = hasEditor ? EditorView(editor, label: label, rowLimit: 4) : nil
      stage.show(lines, isWhole: isWhole)
      let differing = zip(stage.emulator.lines, stage.expected).filter { Self.seen($0) != Self.seen($1) }
      #expect(differing.isEmpty, "seed \(seed), step \(step)")
      #expect(stage.emulator.lines.count == stage.expected.count)
      #expect(stage.emulator.unknown.isEmpty, "seed \(seed), step \(step)")
      #expect(stage.emulator.isCursorShown == hasEditor, "seed \(seed), step \(step)")
      if hasEditor {
        #expect(stage.emulator.row == stage.expectedRow, "seed \(seed), step \(step)")
        let prefix = stage.drawing.prefix ?? ""
        #expect(stage.emulator.column == DisplayWidth.columns(of: prefix), "seed \(seed), step \(step)")
      }
    }
    stage.emulator.take(stage.screen.leave())
    #expect(stage.emulator.isCursorShown)
    #expect(stage.emulator.column == 0)
    #expect(stage.emulator.lines[stage.emulator.row...].allSatisfy { $0.isEmpty }, "seed \(seed)")
  }

  /// A row without what takes no column, for some of that is lost at the start of a row.
  private static func seen(_ line: String) -> String {
    let scalars = line.unicodeScalars.filter { DisplayWidth.columns(of: Character($0)) > 0 }
    return String(scalars: scalars.reversed().drop { $0 == " " }.reversed())
  }

  private static func key(_ generator: inout SeededGenerator) -> Key {
    let keys: [Key] = [
      .left, .right, .home, .end, .up, .down, .backspace, .newLine, .undo, .killToStart, .yank, .enter,
    ]
    return Bool.random(using: &generator)
      ? keys.randomElement(using: &generator) ?? .left : .text(generator.text(3))
  }

  private static func line(_ generator: inout SeededGenerator) -> StyledText {
    var line = StyledText(generator.text(12), .accent, hanging: 2)
    line.append(" x ", .bold)
    return line
  }

  private static func grow(
    _ block: inout LiveBlock, printing lines: inout [StyledText], _ generator: inout SeededGenerator
  ) {
    guard let growing = block.growing else {
      block.growing = GrowingText(line(&generator), shown: 0)
      return
    }
    if growing.shown < growing.text.count {
      block.growing?.shown += 5
    } else {
      lines = [growing.text]
      block.growing = nil
    }
  }

  @Test(
    "a terminal that takes other widths is not scrambled, and the cursor stands where it types",
    arguments: 1...30 as ClosedRange<UInt64>)
  func otherWidths(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // Emoji by the sum of their parts, or all of them narrow.
    let width: (Character) -> Int = { character in
      let scalars = character.unicodeScalars
      guard scalars.count > 1 || (scalars.first?.value ?? 0) > 0x1F000 else {
        return DisplayWidth.columns(of: character)
      }
      if seed % 2 == 0 { return 1 }
      return scalars.reduce(0) { $0 + DisplayWidth.columns(of: Character($1)) }
    }
    var stage = Stage(ScreenEmulator(columns: 40, rows: 10, width: width))
    stage.block.status = ["状态"]
    var editor = LineEditor()
    for step in 0..<80 {
      _ = editor.take(Self.key(&generator))
      stage.block.editor = EditorView(editor, label: "> ", rowLimit: 4)
      stage.show(step % 7 == 0 ? [StyledText("打印")] : [])
      #expect(stage.emulator.row == stage.expectedRow, "seed \(seed), step \(step)")
      let block = stage.drawing
      let shown = stage.emulator.lines.dropFirst(stage.expectedRow - block.cursorRow)
      #expect(shown.first == "状态", "seed \(seed), step \(step)")
      #expect(shown.dropFirst(block.rows.count).allSatisfy { $0.isEmpty }, "seed \(seed), step \(step)")
      if let prefix = block.prefix, prefix.reduce(0, { $0 + width($1) }) < 40 {
        #expect(stage.emulator.column == prefix.reduce(0) { $0 + width($1) }, "seed \(seed), step \(step)")
      }
    }
  }

  @Test("a change of state touches neither the row that is edited nor the cursor")
  func statusAlone() {
    var stage = Stage(ScreenEmulator(columns: 40, rows: 10))
    var editor = LineEditor()
    _ = editor.take(.text("您好，请"))
    stage.block = LiveBlock(
      status: ["电话 29 秒", "情绪 平静 45"], editor: EditorView(editor, label: "您: "), footer: ["Enter 发送"])
    stage.show(["客户: 喂？"])
    stage.emulator.touched = []
    stage.block.status[0] = "电话 28 秒"
    stage.show()
    #expect(stage.emulator.touched == [1])
    #expect(stage.emulator.beforeCursor == "您: 您好，请")
    #expect(stage.screen.frame(printing: [], block: stage.block, size: stage.size).isEmpty)
  }

  @Test("a line that was shown while it grew is not drawn again when it is printed")
  func grownLine() {
    var stage = Stage(ScreenEmulator(columns: 20, rows: 10))
    let line = StyledText("Ms. Li: 我昨天存进去的五千块钱怎么还没有到账？", hanging: 2)
    stage.block = LiveBlock(
      growing: GrowingText(line, shown: line.count - 1), status: ["28 s"],
      editor: EditorView(LineEditor(), label: "> "))
    stage.show()
    let before = stage.emulator.lines
    stage.block.growing?.shown += 1
    stage.show()
    stage.emulator.touched = []
    stage.block.growing = nil
    stage.show([line])
    #expect(stage.emulator.touched.isEmpty)
    #expect(stage.emulator.lines != before)
    #expect(stage.emulator.lines == stage.expected)
  }

  @Test("a long text scrolls within its rows and says so")
  func longText() {
    var editor = LineEditor()
    _ = editor.take(.paste((1...30).map { "line \($0)" }.joined(separator: "\n")))
    var block = LiveBlock(editor: EditorView(editor, label: "You: ", rowLimit: 3))
    let size = Size(columns: 40, rows: 24)
    #expect(
      Drawing(block, size: size, palette: .none).rows == ["   ^ line 28", "     line 29", "     line 30"])
    for _ in 0..<15 { _ = editor.take(.up) }
    block.editor = EditorView(editor, label: "You: ", rowLimit: 3)
    #expect(
      Drawing(block, size: size, palette: .none).rows == ["   ^ line 14", "     line 15", "   v line 16"])
    for _ in 0..<20 { _ = editor.take(.up) }
    block.editor = EditorView(editor, label: "You: ", rowLimit: 3)
    #expect(Drawing(block, size: size, palette: .none).rows == ["You: line 1", "     line 2", "   v line 3"])
  }

  @Test("a long label has a row of its own; a placeholder shows while nothing is typed")
  func labels() {
    var editor = LineEditor()
    let size = Size(columns: 30, rows: 24)
    func rows() -> [String] {
      let view = EditorView(editor, label: "What has happened, and when? ", placeholder: "e.g. 9:20")
      return Drawing(LiveBlock(editor: view), size: size, palette: .none).rows
    }
    #expect(rows() == ["What has happened, and when?", "  e.g. 9:20"])
    _ = editor.take(.text("a"))
    #expect(rows() == ["What has happened, and when?", "  a"])
  }

  @Test("after a stop the block begins below what others wrote; leaving keeps or takes away the block")
  func leaving() {
    var stage = Stage(ScreenEmulator(columns: 20, rows: 8))
    stage.block = LiveBlock(status: ["status"], editor: EditorView(LineEditor(), label: "> "))
    stage.show(["one"])
    stage.emulator.take(stage.screen.leave(keepsBlock: true) + "$ fg\r\n")
    stage.screen.forget()
    stage.emulator.take(stage.screen.frame(printing: ["two"], block: stage.block, size: stage.size))
    #expect(stage.emulator.lines.prefix(7) == ["one", "status", ">", "$ fg", "two", "status", ">"])
    stage.emulator.take(stage.screen.leave() + "$")
    #expect(stage.emulator.lines.prefix(7) == ["one", "status", ">", "$ fg", "two", "$", ""])
  }

  @Test("a plain screen prints lines and labels, and nothing else")
  func plain() {
    var screen = PlainScreen()
    let size = Size(columns: 80, rows: 24)
    var block = LiveBlock(
      growing: GrowingText("half", shown: 2), status: ["29 s"],
      editor: EditorView(LineEditor(), label: "You: "),
      footer: ["keys"])
    var shown = screen.frame(printing: [StyledText("one", .bold)], block: block, size: size)
    block.status = ["28 s"]
    shown += screen.frame(printing: [], block: block, size: size)
    shown += screen.frame(printing: ["two"], block: block, size: size)
    block.extra = ["a) yes", "b) no"]
    shown += screen.frame(printing: [], block: block, size: size)
    shown += "b\n"
    screen.lineEnded()
    block.extra = []
    shown += screen.frame(printing: [], block: block, size: size)
    shown += screen.leave()
    #expect(shown == "one\nYou: \ntwo\nYou: \na) yes\nb) no\nYou: b\nYou: \n")
  }
}
