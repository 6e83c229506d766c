import DrillTerminal
import Testing

@Suite("The line editor")
struct LineEditorTests {
  /// What is typed, and what stands there then, with the cursor as a bar.
  static let edits: [(keys: [Key], shown: String)] = [
    ([.text("您好"), .left, .text("们")], "您们|好"),
    ([.text("ab"), .home, .text("x"), .end, .text("y")], "xaby|"),
    ([.text("abc"), .left, .left, .delete], "a|c"), ([.text("abc"), .left, .endOfInput], "ab|"),
    ([.text("e"), .text("\u{301}"), .text("x"), .backspace, .backspace], "|"),
    ([.text("👨"), .text("\u{200D}"), .text("👩"), .left, .text("a")], "a|👨‍👩"),
    ([.text("🇨"), .text("🇳"), .text("🇺🇸"), .left, .backspace], "|🇺🇸"),
    ([.text("🇨a🇳"), .left, .backspace], "🇨🇳|"),
    ([.text("don't know"), .deleteWordBack, .deleteWordBack], "|"),
    ([.text("请您稍等，马上查"), .deleteWordBack], "请您稍等，|"),
    ([.text("请您稍等，马上查"), .wordLeft, .wordLeft], "|请您稍等，马上查"),
    ([.text("VIP客户 ok"), .wordLeft, .wordLeft], "VIP|客户 ok"),
    ([.text("VIP客户 ok"), .home, .wordRight, .wordRight], "VIP客户| ok"),
    ([.text("one two"), .home, .deleteWordForward], "| two"),
    ([.text("one two"), .killToStart, .text("x"), .yank], "xone two|"),
    ([.text("one two three"), .deleteWordBack, .deleteWordBack, .yank], "one two three|"),
    ([.text("one two"), .home, .deleteWordForward, .deleteWordForward, .yank, .yank], "one twoone two|"),
    ([.text("a b"), .deleteWordBack, .left, .deleteWordBack, .yank], "a| "),
    ([.text("ab"), .left, .killToEnd, .home, .yank], "b|a"),
    ([.text("one"), .newLine, .text("two"), .up, .text("x")], "onex|\ntwo"),
    ([.text("one"), .newLine, .text("two"), .home, .backspace], "one|two"),
    ([.text("one"), .newLine, .text("two"), .killToStart, .killToStart], "one|"),
    ([.text("one"), .newLine, .text("two"), .up, .killToEnd], "one|two"),
    (
      [.text("long line"), .newLine, .text("a"), .newLine, .text("long too"), .up, .up],
      "long lin|e\na\nlong too"
    ),
    ([.paste("a\r\nb\u{1B}[2Jc\td\u{7}")], "a\nb[2Jc    d|"), ([.text("x\u{9B}y\u{202E}")], "xy|"),
    ([.text("a"), .undo], "|"), ([.text("a"), .text("b"), .text("c"), .undo], "|"),
    ([.text("a"), .text(" "), .text("b"), .undo], "a |"), ([.text("您好"), .text("请问"), .undo], "您好|"),
    ([.text("abc"), .backspace, .backspace, .undo], "abc|"),
    ([.text("abc"), .killToStart, .undo, .undo], "|"),
    ([.text("a"), .paste("long"), .undo], "a|"), ([.text("a"), .left, .text("b"), .undo], "|a"),
    ([.text("a"), .newLine, .undo], "a|"), ([.text("ab"), .left, .delete, .undo], "a|b"),
    ([.text("a"), .undo, .undo, .text("b")], "b|"), ([.text("a"), .up, .down], "a|"),
    ([.text("first"), .enter, .text("dra"), .up], "first|"),
    ([.text("first"), .enter, .text("dra"), .up, .text("!"), .down, .up], "first!|"),
    ([.text("first"), .enter, .text("dra"), .up, .down], "dra|"),
    ([.text("first"), .enter, .text("dra"), .up, .undo], "dra|"),
    ([.text("a"), .enter, .text("b"), .enter, .up, .up, .up], "a|"),
    ([.text("a"), .enter, .text("a"), .enter, .text(" "), .enter, .up, .up], "a|"),
    ([.text("a"), .enter, .undo], "|"),
  ]

  @Test("edits", arguments: edits)
  func edit(_ keys: [Key], _ shown: String) {
    var editor = LineEditor()
    for key in keys { _ = editor.take(key) }
    #expect(editor.shown == shown)
  }

  @Test("up and down go by the rows that are seen")
  func rows() {
    var editor = LineEditor()
    editor.columns = 10
    // Rows: 请您稍等， | 我马上为您 | 查一下
    _ = editor.take(.text("请您稍等，我马上为您查一下"))
    #expect(editor.take(.up) == .edited)
    #expect(editor.shown == "请您稍等，我马上|为您查一下")
    #expect(editor.take(.up) == .edited)
    #expect(editor.shown == "请您稍|等，我马上为您查一下")
    #expect(editor.take(.up) == .unused(.up))
    #expect(editor.take(.down) == .edited)
    #expect(editor.shown == "请您稍等，我马上|为您查一下")
  }

  static let answers: [(keys: [Key], answer: LineEditor.Answer)] = [
    ([.text("您好"), .newLine, .text("x"), .enter], .submitted("您好\nx")), ([.enter], .submitted("")),
    ([.interrupt], .leave), ([.text("a"), .interrupt], .leave), ([.endOfInput], .endOfInput),
    ([.text("a"), .endOfInput], .unused(.endOfInput)), ([.suspend], .suspend), ([.redraw], .redraw),
    ([.tab], .wantsCompletion), ([.backspace], .unused(.backspace)), ([.up], .unused(.up)),
    ([.escape], .unused(.escape)), ([.left], .unused(.left)), ([.function(1)], .unused(.function(1))),
    ([.undo], .unused(.undo)), ([.text("a"), .left], .edited),
  ]

  @Test("answers", arguments: answers)
  func answer(_ keys: [Key], _ answer: LineEditor.Answer) {
    var editor = LineEditor()
    #expect(keys.map { editor.take($0) }.last == answer)
  }

  static let completions: [(typed: String, shown: String, left: [String])] = [
    ("/ho", "/hold|", ["/hold"]), ("/h", "/h|", ["/hold", "/hangup", "/hint", "/help"]),
    ("/HI", "/hint|", ["/hint"]), ("、保", "/保持|", ["/保持"]), ("、", "、|", all), ("／挂", "/挂断|", ["/挂断"]),
    ("ok /hol", "ok /hold|", ["/hold"]), ("/x", "/x|", []), ("/ca", "/callback|", ["/callback"]),
  ]
  static let all = ["/hold", "/hangup", "/hint", "/help", "/callback", "/保持", "/挂断"]

  @Test("completion", arguments: completions)
  func complete(_ typed: String, _ shown: String, _ left: [String]) {
    var editor = LineEditor()
    _ = editor.take(.text(typed))
    #expect(editor.complete(with: Self.all) == left)
    // A single slash of another kind becomes the usual one.
    #expect(editor.shown == (typed == "、" ? "/|" : shown))
    if editor.text != typed {
      _ = editor.take(.undo)
      #expect(editor.text == typed)
    }
  }

  @Test("the limit holds, and nothing that was typed is lost")
  func limit() {
    var editor = LineEditor()
    _ = editor.take(.text("start"))
    _ = editor.take(.paste(String(repeating: "您", count: LineEditor.limit * 2)))
    #expect(editor.isFull)
    #expect(editor.characters.count == LineEditor.limit)
    _ = editor.take(.text("x"))
    #expect(editor.characters.count == LineEditor.limit)
    _ = editor.take(.undo)
    #expect(editor.text == "start")
  }

  // MARK: Properties

  private static let moves: [Key] = [
    .left, .right, .home, .end, .wordLeft, .wordRight, .up, .down, .backspace, .delete, .deleteWordBack,
    .deleteWordForward, .killToEnd, .killToStart, .yank, .newLine, .endOfInput, .tab, .escape,
  ]

  @Test(
    "random keys: characters are those of the whole text, and every change can be taken back",
    arguments: 1...60 as ClosedRange<UInt64>)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var editor = LineEditor(history: ["先前", "e\u{301}🇨"])
    editor.columns = seed % 2 == 0 ? 12 : nil
    var states: Set<String> = [""]
    for _ in 0..<150 {
      let key: Key
      switch Int.random(in: 0..<8, using: &generator) {
      case 0...4: key = .text(SeededGenerator.pieces.randomElement(using: &generator) ?? "")
      case 5: key = Bool.random(using: &generator) ? .undo : .paste(generator.text(4))
      default: key = Self.moves.randomElement(using: &generator) ?? .left
      }
      let before = editor
      _ = editor.take(key)
      let whole = Array(editor.text)
      #expect(editor.characters == whole, "seed \(seed): \(key) after \(before.shown.debugDescription)")
      #expect((0...whole.count).contains(editor.cursor), "seed \(seed)")
      if case .text(let text) = key {
        let model = Self.insert(text, into: before)
        #expect(
          editor.shown == model,
          "seed \(seed): \(text.debugDescription) into \(before.shown.debugDescription)")
      }
      if key == .undo {
        #expect(states.contains(editor.text), "seed \(seed): undo made a text that never was")
      }
      states.insert(editor.text)
    }
    while editor.take(.undo) == .edited {}
    #expect(editor.text == "", "seed \(seed)")
  }

  /// What inserting does, thought of as a text of scalars.
  private static func insert(_ text: String, into editor: LineEditor) -> String {
    let before = Array(editor.characters[..<editor.cursor].map(String.init).joined().unicodeScalars)
    let after = Array(editor.characters[editor.cursor...].map(String.init).joined().unicodeScalars)
    let place = before.count + text.unicodeScalars.count
    var all = String.UnicodeScalarView()
    all.append(contentsOf: before + Array(text.unicodeScalars) + after)
    var shown = ""
    var passed = 0
    var isSet = false
    for character in String(all) {
      if passed >= place, !isSet {
        shown += "|"
        isSet = true
      }
      shown.append(character)
      passed += character.unicodeScalars.count
    }
    return isSet ? shown : shown + "|"
  }
}

extension LineEditor {
  /// The text with a bar for the cursor.
  ///
  /// Built from parts, for a mark at the start of a part would join the bar.
  var shown: String {
    characters[..<cursor].map(String.init).joined() + "|" + characters[cursor...].map(String.init).joined()
  }
}
