import DrillText
import Testing

@testable import DrillMatch

@Suite("The scanner of literals")
struct LiteralScannerTests {
  @Test(
    "a disguised literal is reported",
    arguments: [
      ("sorry", "I'm SORRY."), ("sorry", "ｓｏｒｒｙ"), ("sorry", "s.o.r.r.y"), ("sorry", "s o r r y"),
      ("sorry", "s0rry"),
      ("sorry", "50rry $orry"), ("sorry", "sorryyyy"), ("sorry", "so\u{200B}r🙂ry"),
      ("sorry", "so\u{301}rry"),
      ("hello", "he11o"), ("hello", "heLLo!"), ("don't know", "dont know"),
      ("don't know", "don’t  know"),
      ("file", "ﬁle"), ("a lot", "@lot"), ("对不起", "對不起"), ("对不起", "对 不 起"), ("对不起", "对*不_起"),
      ("对不起", "对……不起"), ("对不起", "对不起起起"), ("对不起", "对对对不起"), ("qq群", "ＱＱ群"), ("好好", "好好好"),
      ("的", "是的"), ("u", "r u ok"), ("您qq", "您 qq 好"), ("爱", "愛"), ("𠮷野", "𠮷 野"), ("да", "ДА"),
    ])
  func disguised(_ literal: String, _ text: String) {
    #expect(!ScanTexts.hits([literal], in: [text]).isEmpty)
  }

  @Test(
    "nothing is reported where a word goes on, or of other characters",
    arguments: [
      ("sorry", "sorrym"), ("so", "soon"), ("no", "piano"), ("know", "no-one knows"),
      ("sorry", "sort"),
      ("对不起", "对得起"), ("的", "人"), ("ill", "it will"), ("x", "for $5 and @ 6, $ 7"),
      ("all", "1, 2 and 100"),
      ("好", "妈妈爸爸"),
    ])
  func quiet(_ literal: String, _ text: String) {
    #expect(ScanTexts.hits([literal], in: [text]).isEmpty)
  }

  @Test(
    "a text that cannot be read is peculiar, and said to be so once",
    arguments: ["5㎏ ﬁ", "a@b.c d$e", "sooo gooo", "哈哈哈哈 好好好"])
  func peculiar(_ text: String) {
    let hits = ScanTexts.hits(["哈", "好", "nothing"], in: ["first", text, "last"])
    #expect(hits.filter { $0.literal == ScanHit.peculiar }.map(\.reply) == [1])
  }

  @Test(
    "bytes that are no UTF-8 hide nothing",
    arguments: [
      [0xE0, 0x81, 0xA1], [0xE0, 0x83, 0xA9], [0xE0, 0x90, 0xB0], [0xC1, 0xA1],
      [0xF0, 0x80, 0x81, 0xA1],
      [0xED, 0xA0, 0x80], [0xE5],
      [0xE5, 0xAF], [0xF0, 0x9F], [0xF5, 0x80, 0x80, 0x80], [0x80, 0xBF], [0xFF, 0xFE],
      [0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func invalid(_ stray: [UInt8]) {
    let scanner = LiteralScanner(["sorry", "对不起"].map(ScanTexts.literal))
    var scratch = ScanScratch()
    let texts = ["sorry", "对不起"].map { text in
      text.map { Array(String($0).utf8) }.joined(separator: stray)
    }
    #expect(ScanTexts.scan(scanner, texts.map { Array($0) }, &scratch).map(\.literal) == [0, 1])
    #expect(
      ScanTexts.scan(scanner, texts.map { stray + $0 + stray }, &scratch).map(\.literal) == [0, 1])
  }

  @Test("hits tell the text, the literal and where they end")
  func places() {
    let hits = ScanTexts.hits(
      ["好的", "very good", "good", "一二三"], in: ["", "您好的。", "Very  good!", "一二三 好"])
    #expect(
      hits == [
        ScanHit(reply: 1, literal: 0, end: 9), ScanHit(reply: 2, literal: 1, end: 22),
        ScanHit(reply: 2, literal: 2, end: 22),
      ])
    #expect(LiteralScanner(["一二", "好", "7", "x"].map(ScanTexts.literal)).blind == [0, 2])
  }

  @Test("a text of nothing but Han characters is read block by block", arguments: [6_000, 20_000, 72_001])
  func longHanText(_ count: Int) {
    let text = String((0..<count).map { $0.isMultiple(of: 2) ? Character("他") : Character("说") }) + "对不起"
    let hits = ScanTexts.hits(["对不起"], in: [text, "对不起"])
    #expect(hits.map(\.reply) == [0, 1])
    #expect(hits.first.map { Int($0.end) } == text.utf8.count)
  }

  @Test("a literal is found wherever it lies in a long text", arguments: [0, 1, 3])
  func longTexts(_ shift: Int) {
    for offset in stride(from: ScanScratch.block - 24, to: ScanScratch.block + 24, by: 1) {
      let text =
        String(repeating: "ab ", count: offset / 3) + String(repeating: "-", count: shift)
        + "s对orry不 起, sorry."
      let hits = ScanTexts.hits(["对不起", "sorry"], in: [text, "sorry"])
      #expect(hits.map(\.literal) == [1, 1], "at \(offset)")
      #expect(hits.map(\.reply) == [0, 1], "at \(offset)")
    }
  }

  @Test("a million characters of noise neither hide a literal nor cost more than others")
  func noise() {
    let noise = String(repeating: "* ", count: 500_000)
    let hits = ScanTexts.hits(["对不起"], in: ["对" + noise + "不" + noise + "起"])
    #expect(hits.map(\.literal) == [0])
  }

  @Test("nested literals report in step with what is there")
  func nested() {
    let literals = (1...40).map { String(repeating: "ab", count: $0) }
    let text = String(repeating: "ab", count: 1000)
    #expect(ScanTexts.hits(literals.prefix(30).map { $0 + "c" }, in: [text]).isEmpty)
    let scanner = LiteralScanner(
      literals.map { LiteralScanner.Literal(codes: Array($0.unicodeScalars.map(\.value))) })
    var scratch = ScanScratch()
    let found = ScanTexts.scan(scanner, [Array(text.utf8)], &scratch)
    // 32 pairs are as far as is looked; longer literals end there.
    #expect(found.count == (1...40).reduce(0) { $0 + 1001 - min($1, LiteralScanner.longest / 2) })
  }

  @Test("more literals than there are states for are looked for by their beginnings")
  func manyLong() {
    var generator = SeededGenerator(seed: 5)
    let letters = Array("abcdefghijkmnopqrstuvwxyz")
    let literals = (0..<2000).map { _ in
      String((0..<60).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }
    let scanner = LiteralScanner(literals.map(ScanTexts.literal))
    #expect(scanner.table.entries.count <= Int(ScanTable.found) * ScanClasses.count)
    var scratch = ScanScratch()
    for index in stride(from: 0, to: literals.count, by: 97) {
      let hits = ScanTexts.scan(scanner, [Array("so \(literals[index]), yes".utf8)], &scratch)
      #expect(
        hits.contains { Int($0.literal) == index || $0.literal == ScanHit.peculiar },
        "\(literals[index])")
    }
  }

  @Test("single characters fold to what folds to itself")
  func alphabet() {
    let codes = ScanAlphabet.shared.codes
    for (value, code) in codes.enumerated() where code != 0 && code != ScanAlphabet.peculiar {
      #expect(
        codes[Int(code)] == code, "U+\(String(value, radix: 16)) gives U+\(String(code, radix: 16))"
      )
    }
  }

  // MARK: Against the matcher

  @Test("whatever the matcher finds is reported, text by text and all at once", arguments: 1...60)
  func guarantee(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let literals = ScanTexts.words.shuffled(using: &generator).prefix(30)
    let texts = (0..<60).map { _ in ScanTexts.random(from: literals, using: &generator) }
    let scanner = LiteralScanner(literals.map(ScanTexts.literal))
    let matcher = PhraseMatcher(literals.map { [phrase($0)] }, lists: PhraseLists())
    var scratch = ScanScratch()
    let batch = ScanTexts.scan(scanner, texts, &scratch)
    for (index, bytes) in texts.enumerated() {
      let text = String(decoding: bytes, as: UTF8.self)
      let alone = ScanTexts.scan(scanner, [bytes], &scratch)
      #expect(
        alone.map(\.literal) == batch.filter { $0.reply == index }.map(\.literal),
        "seed \(seed): \(text)")
      let reported = Set(alone.map(\.literal))
      if reported.contains(ScanHit.peculiar) { continue }
      let found = matcher.hits(in: FoldedText(text)).enumerated().filter { !$0.element.isEmpty }
      for (literal, _) in found where !scanner.blind.contains(literal) {
        #expect(
          reported.contains(Int32(literal)), "seed \(seed): \(Array(literals)[literal]) in \(text)")
      }
    }
  }
}

/// Literals, texts and scans for the tests.
enum ScanTexts {
  static let words = [
    "sorry", "so", "no", "all", "ill", "hello", "good", "goods", "don't know", "dont", "can't",
    "very good", "thank you",
    "a", "i", "u", "you are", "app", "boss", "least", "silly", "little", "kill", "bot", "态度", "对不起",
    "不起", "好", "好好",
    "好的", "您好", "爱", "国", "马上", "妈妈", "百万", "一样", "您qq", "qq群", "ok吗", "b站", "да", "é", "of", "the",
    "后里",
    "发", "办法", "没办法", "干", "台", "谢谢您", "谢", "𠮷野", "x y z", "sos", "it's", "ー", "ラ", "ภาษา", "5g网",
    "no.1",
  ]

  static func literal(_ text: String) -> LiteralScanner.Literal {
    let symbols = FoldedText(text).symbols.filter { $0.kind != .clauseEnd }
    let isWord: (FoldedSymbol?) -> Bool = { $0.map { $0.kind != .han } ?? false }
    return LiteralScanner.Literal(
      codes: symbols.map(\.code), startsWord: isWord(symbols.first), endsWord: isWord(symbols.last))
  }

  static func hits(_ literals: [String], in texts: [String]) -> [ScanHit] {
    var scratch = ScanScratch()
    return scan(LiteralScanner(literals.map(literal)), texts.map { Array($0.utf8) }, &scratch)
  }

  /// Scans texts that stand in one buffer one behind the other.
  static func scan(_ scanner: LiteralScanner, _ texts: [[UInt8]], _ scratch: inout ScanScratch)
    -> [ScanHit]
  {
    var bytes: [UInt8] = []
    var replies: [Range<Int32>] = []
    for text in texts {
      replies.append(Int32(bytes.count)..<Int32(bytes.count + text.count))
      bytes += text
    }
    bytes.withUnsafeBufferPointer { bytes in
      replies.withUnsafeBufferPointer { scanner.scan(bytes, replies: $0, with: &scratch) }
    }
    return scratch.hits
  }

  /// A text of literals in disguise, plain words and stray bytes.
  static func random(from literals: ArraySlice<String>, using generator: inout SeededGenerator)
    -> [UInt8]
  {
    let plain = [
      " ", ", ", "。", "is ", "the call", "客户", "我们", "$5 ", "100", "1.5", " @ ", "…", "一", "5万",
      "®", "ill", "ah",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...9, using: &generator) {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<5:
        bytes += Array(
          disguise(literals.randomElement(using: &generator) ?? "", using: &generator).utf8)
      case 5: bytes.append(UInt8.random(in: 0x80...0xFF, using: &generator))
      default: bytes += Array((plain.randomElement(using: &generator) ?? "").utf8)
      }
      if Bool.random(using: &generator) { bytes.append(0x20) }
    }
    return bytes
  }

  private static func disguise(_ text: String, using generator: inout SeededGenerator) -> String {
    let noise = ["*", ".", "-", "\u{200B}", "🙂", "·", "_~"].randomElement(using: &generator) ?? "*"
    let manner = Int.random(in: 0..<9, using: &generator)
    var result = ""
    for character in text {
      let isChosen = Int.random(in: 0..<3, using: &generator) == 0
      switch manner {
      case 0: result += character.uppercased()
      case 1 where isChosen: result += wide(character)
      case 2:
        result += leet[character].map { isChosen ? $0 : String(character) } ?? String(character)
      case 3:
        result += String(
          repeating: character, count: isChosen ? Int.random(in: 2...4, using: &generator) : 1)
      case 4: result += traditional[character] ?? String(character)
      case 5: result += String(character) + (isChosen ? noise : "")
      case 6: result += String(character) + (character == " " ? "" : " ")
      case 7: result += character == "'" ? "" : String(character)
      default: result.append(character)
      }
    }
    return result
  }

  private static func wide(_ character: Character) -> String {
    guard let value = character.asciiValue, value > 0x20,
      let scalar = Unicode.Scalar(UInt32(value) + 0xFEE0)
    else { return String(character) }
    return String(Character(scalar))
  }

  private static let leet: [Character: String] = [
    "o": "0", "i": "1", "l": "1", "e": "3", "a": "4", "s": "5", "t": "7", "b": "8",
  ]
  private static let traditional: [Character: String] = [
    "对": "對", "爱": "愛", "国": "國", "马": "馬", "妈": "媽", "发": "發", "办": "辦", "没": "沒", "谢": "謝",
    "万": "萬", "态": "態",
  ]
}
