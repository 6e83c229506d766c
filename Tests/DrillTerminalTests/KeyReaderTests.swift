import DrillTerminal
import Testing

@Suite("Keys from bytes")
struct KeyReaderTests {
  static let tables: [(sent: String, keys: [Key])] = [
    ("a", [.text("a")]), ("您好", [.text("您好")]), ("\r", [.enter]), ("\n", [.enter]),
    ("好\u{7F}\r", [.text("好"), .backspace, .enter]), ("\t", [.tab]), ("\u{1B}[Z", [.backTab]),
    ("\u{1}\u{2}\u{4}\u{5}\u{6}\u{8}", [.home, .left, .endOfInput, .end, .right, .backspace]),
    (
      "\u{B}\u{C}\u{15}\u{17}\u{19}\u{1F}",
      [.killToEnd, .redraw, .killToStart, .deleteWordBack, .yank, .undo]
    ),
    ("\u{3}\u{1A}\u{E}\u{10}", [.interrupt, .suspend, .down, .up]),
    ("\u{7}\u{12}\u{0}\u{1C}", [.control("g"), .control("r"), .control(" "), .control("\\")]),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
    ("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
    ("\u{1B}[4~\u{1B}[F\u{1B}OF\u{1B}[8~", [.end, .end, .end, .end]),
    ("\u{1B}[1~\u{1B}[H\u{1B}OH\u{1B}[7~", [.home, .home, .home, .home]),
    ("\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.delete, .pageUp, .pageDown]),
    ("\u{1B}[1;5D\u{1B}[1;5C\u{1B}[1;3D\u{1B}[1;3C", [.wordLeft, .wordRight, .wordLeft, .wordRight]),
    ("\u{1B}[1;2D\u{1B}[1;5H\u{1B}[3;5~", [.left, .home, .deleteWordForward]),
    (
      "\u{1B}b\u{1B}f\u{1B}d\u{1B}\u{7F}\u{1B}\u{8}",
      [.wordLeft, .wordRight, .deleteWordForward, .deleteWordBack, .deleteWordBack]
    ),
    ("\u{1B}\r", [.newLine]), ("\u{1B}[13;2u\u{1B}[27;2;13~\u{1B}[13u", [.newLine, .newLine, .enter]),
    ("\u{1B}[99;5u\u{1B}[127;5u\u{1B}[27u", [.interrupt, .deleteWordBack, .escape]),
    ("\u{1B}\u{1B}[D\u{1B}\u{1B}OC", [.wordLeft, .wordRight]), ("\u{1B}Oc\u{1B}Od", [.wordRight, .wordLeft]),
    ("\u{1B}OP\u{1B}[11~\u{1B}[[A\u{1B}[1;2P", [.function(1), .function(1), .function(1), .function(1)]),
    ("\u{1B}[15~\u{1B}[17~\u{1B}[21~\u{1B}[24~", [.function(5), .function(6), .function(10), .function(12)]),
    ("\u{1B}Oq\u{1B}OM\u{1B}Ok", [.text("1"), .enter, .text("+")]), ("\u{1B}x", [.alt("x")]),
    // Unknown sequences go as a whole.
    ("\u{1B}[99;7~a", [.unknown, .text("a")]), ("\u{1B}[?1;2ca", [.text("a")]),
    ("\u{1B}[12;40Rb", [.text("b")]),
    ("\u{1B}[Ia\u{1B}[O", [.text("a")]), ("\u{1B}[<0;12;3Mx\u{1B}[<0;12;3my", [.text("x"), .text("y")]),
    ("\u{1B}[M !!z", [.text("z")]), ("\u{1B}]0;a title\u{7}b", [.text("b")]),
    ("\u{1B}]11;rgb:0/0/0\u{1B}\\b", [.text("b")]), ("\u{1B}P1$r0m\u{1B}\\c", [.text("c")]),
    ("\u{1B}[1;2\u{1B}[A", [.up]), ("\u{1B}[1;2\rx", [.enter, .text("x")]),
    ("\u{1B}您", [.escape, .text("您")]),
    ("\u{1B}\t", [.escape, .tab]), ("\u{85}a\u{9B}31m", [.text("\na31m")]),
    ("\u{1B}[\(String(repeating: "1;", count: 4000))Hq", [.text("q")]),
    // Pastes.
    ("\u{1B}[200~您好\r\nA\tB\r\u{1B}[201~x", [.paste("您好\nA    B\n"), .text("x")]),
    ("\u{1B}[200~\u{1B}[31mred\u{7}\u{3}\u{0}\u{202E}\u{1B}[201~", [.paste("[31mred")]),
    ("\u{1B}[200~\u{1B}[201~\u{1B}[201~", [.paste("")]),
    ("\u{1B}[200~a\u{1B}[200~b\u{1B}[20\u{1B}[201~", [.paste("a[200~b[20")]),
  ]

  @Test("keys", arguments: tables)
  func keys(_ sent: String, _ expected: [Key]) {
    var reader = KeyReader()
    reader.take(sent.utf8)
    #expect(reader.all() == expected)
    #expect(!reader.isWaiting)
    #expect(reader.patience == nil)
  }

  @Test("bytes may come in any pieces", arguments: tables)
  func pieces(_ sent: String, _ expected: [Key]) {
    var reader = KeyReader()
    var keys: [Key] = []
    for byte in sent.utf8 {
      reader.take([byte])
      keys += reader.all()
    }
    #expect(keys.joined == expected.joined)
    #expect(!reader.isWaiting)
  }

  @Test("random bytes in random pieces give the same keys", arguments: 1...40 as ClosedRange<UInt64>)
  func randomPieces(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<60 {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes += Array(Self.tables.randomElement(using: &generator)?.sent.utf8 ?? "".utf8)
      case 1: bytes += Array(generator.text(3).utf8)
      case 2: bytes.append(UInt8.random(in: 0...255, using: &generator))
      default: bytes += [0x1B, UInt8.random(in: 0x20...0x7E, using: &generator)]
      }
    }
    var whole = KeyReader()
    whole.take(bytes)
    let expected = whole.all().joined
    var cut = KeyReader()
    var keys: [Key] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...5, using: &generator)
      cut.take(rest.prefix(count))
      keys += cut.all()
      rest = rest.dropFirst(count)
    }
    #expect(keys.joined == expected, "seed \(seed): \(bytes)")
    #expect(cut.isWaiting == whole.isWaiting, "seed \(seed)")
    // Whatever came, after a silence typing goes on.
    for _ in 0..<3 { cut.giveUpWaiting(); _ = cut.all() }
    cut.take("a\r".utf8)
    #expect(cut.all() == [.text("a"), .enter], "seed \(seed)")
  }

  static let silences: [(sent: String, keys: [Key])] = [
    ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}[", [.alt("[")]),
    ("\u{1B}O", [.alt("O")]),
    ("\u{1B}P", [.alt("P")]), ("\u{1B}[1;5", []), ("a\u{1B}]0;title", []), ("\u{1B}]0;title\u{1B}", []),
    ("\u{1B}[200~half a paste\rand", [.paste("half a paste\nand")]), ("\u{1B}[200~", [.paste("")]),
  ]

  @Test("what does not get its end is given up", arguments: silences)
  func silence(_ sent: String, _ expected: [Key]) {
    var reader = KeyReader()
    reader.take(sent.utf8)
    _ = reader.all()
    #expect(reader.isWaiting)
    #expect(reader.patience != nil)
    reader.giveUpWaiting()
    #expect(reader.all() == expected)
    #expect(!reader.isWaiting)
    reader.take("\u{1B}[201~b".utf8)
    #expect(reader.all() == [.text("b")])
  }

  @Test("half a character waits, and other encodings are noticed")
  func characters() {
    var reader = KeyReader()
    let bytes = Array("好".utf8)
    reader.take(bytes[..<2])
    #expect(reader.next() == nil)
    #expect(reader.isWaiting)
    reader.take(bytes[2...])
    #expect(reader.next() == .text("好"))
    #expect(!reader.hadInvalidBytes)
    // 你好 in GBK.
    reader.take([0xC4, 0xE3, 0xBA, 0xC3, 0x0D])
    #expect(reader.all().last == .enter)
    #expect(reader.hadInvalidBytes)
  }

  @Test("a paste beyond the limit comes in pieces, none of it lost")
  func longPaste() {
    let text = String(repeating: "您好，", count: KeyReader.pasteLimit / 6)
    var reader = KeyReader()
    var pasted = ""
    var rest = Array("\u{1B}[200~\(text)\u{1B}[201~x".utf8)[...]
    var last: Key?
    while !rest.isEmpty {
      reader.take(rest.prefix(60_000))
      rest = rest.dropFirst(60_000)
      for key in reader.all() {
        if case .paste(let piece) = key { pasted += piece }
        last = key
      }
    }
    #expect(pasted == text)
    #expect(last == .text("x"))
  }
}

extension KeyReader {
  /// Every key that is whole.
  mutating func all() -> [Key] {
    var keys: [Key] = []
    while let key = next() { keys.append(key) }
    return keys
  }
}

extension [Key] {
  /// The same with neighbouring texts put together, byte by byte comparable.
  var joined: [Key] {
    reduce(into: []) { keys, key in
      if case .text(let more) = key, case .text(let text)? = keys.last {
        keys[keys.count - 1] = .text(text + more)
      } else {
        keys.append(key)
      }
    }
  }
}
