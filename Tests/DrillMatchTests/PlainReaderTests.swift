import DrillText
import Testing

@testable import DrillMatch

@Suite("Tokens read from bytes are those of the folded text")
struct PlainReaderTests {
  /// A token with all that matters of it.
  private static func describe(_ token: Token) -> String {
    "\(token.kind) \(token.start)..<\(token.end) \(token.traits.rawValue) \(token.bits)"
  }

  /// The tokens of texts, read one after the other straight from bytes; nil for those that must be folded.
  private static func plain(_ texts: [String], _ kinds: inout TokenKinds) -> [[String]?] {
    var plain = PlainReader()
    var reader = TokenReader()
    return texts.map { text in
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        plain.read(bytes, &kinds, into: &reader) ? reader.tokens.elements.map(describe) : nil
      }
    }
  }

  /// The tokens of a folded text, and whether characters stand apart in it.
  private static func folded(_ text: String, _ kinds: inout TokenKinds) -> (tokens: [String], hasSpaced: Bool)
  {
    var reader = TokenReader()
    return FoldedText(text).withSymbols { symbols in
      reader.read(symbols, &kinds)
      return (reader.tokens.elements.map(describe), reader.hasSpaced)
    }
  }

  static let words =
    TrackTests.words + BulkMatcherTests.words + [
      "I'm", "don't", "well-known", "14th", "9:20", "2.3", "5，000千", "5,000千", "3，500", "010-6688", "Mr.",
      "Mr.王", "一",
      "二十一", "六六零", "百", "百百", "口", "哈哈", "哈", "謝謝", "！", "？！", "，", "、", "；", "：", "９", "（好）", "“好”", "s.o",
      "@you",
      "$5", "ID660218", "n0t", "e.g.", "...", "……", "!?", "*", "-", "é", "ﬁ", "\u{200B}", "\u{301}", "😀",
      "\t", "\u{3000}",
      "a", "I", "o'clock", "5o5rry", "internationalisation", "internationalization", "3min", "x", "K", "ก",
      "あ", "1", "12",
    ]

  @Test("mixed words of both languages, with spaces and without", arguments: 1...120)
  func equal(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var kinds = TokenKinds()
    let texts = (0..<60).map { _ in
      (0..<Int.random(in: 0...10, using: &generator)).map { _ in
        let word = Self.words.randomElement(using: &generator) ?? ""
        let written =
          Int.random(in: 0..<6, using: &generator) == 0 ? Disguise.apply(to: word, using: &generator) : word
        return written + (Bool.random(using: &generator) ? " " : "")
      }.joined()
    }
    for (text, tokens) in zip(texts, Self.plain(texts, &kinds)) {
      guard let tokens else { continue }
      let expected = Self.folded(text, &kinds)
      #expect(tokens == expected.tokens, "seed \(seed): \(text.debugDescription)")
      #expect(!expected.hasSpaced, "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test(
    "what agents say all day need not be folded",
    arguments: [
      "Good morning, this is Lin. How may I help you?",
      "I'm sorry for the wait, your order #4711 left at 9:20 am.",
      "您好，我是小林，请问有什么可以帮您？", "这边查到订单是9点29分付款的，十四号从仓库发出。", "Thank you for calling!", "好的，您稍等一下。",
    ])
  func plainly(text: String) {
    var kinds = TokenKinds()
    #expect(Self.plain([text], &kinds)[0] == Self.folded(text, &kinds).tokens)
  }

  @Test("bytes that are no UTF-8 read as the repaired text does", arguments: 1...40)
  func broken(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var kinds = TokenKinds()
    var plain = PlainReader()
    var reader = TokenReader()
    for _ in 0..<40 {
      var bytes = Array("您好 hello，9点 ok".utf8)
      bytes.remove(at: Int.random(in: 0..<bytes.count, using: &generator))
      bytes.insert(
        .random(in: 0x80...0xFF, using: &generator), at: Int.random(in: 0..<bytes.count, using: &generator))
      let tokens = bytes.withUnsafeBufferPointer { bytes in
        plain.read(bytes, &kinds, into: &reader) ? reader.tokens.elements.map(Self.describe) : nil
      }
      guard let tokens else { continue }
      let repaired = String(decoding: bytes, as: UTF8.self)
      #expect(tokens == Self.folded(repaired, &kinds).tokens, "seed \(seed): \(bytes)")
    }
  }
}
