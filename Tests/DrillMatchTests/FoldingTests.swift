import Testing

@testable import DrillMatch

@Suite("Folding into memory that is used again")
struct FoldingTests {
  static let texts = [
    "", "a", "您好，请问有什么可以帮您？", "s.o.r.r.y", "哈哈哈哈 aaa ~a~a", "don't, n0t $hit @ss ID660218 3min",
    "五千元 5,000 十亿亿 一二三 3万5千 幺零零", "“您”说「好」\n'x' it’s", "e\u{301}\u{301}ﷺ㍿①½ ＡＢＣ！", "🙂👍🏽𝐚\u{E0100}𐒠",
    "Mr. Zhao is here. OK?!", String(repeating: "对不起 ", count: 500), "。", "1", "亿",
  ]

  @Test("what a scratch held before leaves no trace")
  func reuse() {
    let scratch = FoldingScratch()
    for text in Self.texts + Self.texts.reversed() {
      fold(text, scratch)
      let fresh = FoldedText(text)
      #expect(scratch.copiedSymbols == fresh.symbols, "\(text)")
      #expect(FoldedText(text, scratch: scratch).quotedStretches == fresh.quotedStretches, "\(text)")
    }
  }

  @Test("bytes are found for scalars and symbols", arguments: texts)
  func bytes(_ text: String) {
    let scratch = FoldingScratch()
    fold(text, scratch)
    let bytes = Array(text.utf8)
    #expect(scratch.scalarCount == text.unicodeScalars.count)
    #expect(scratch.bytes(ofScalars: 0..<scratch.scalarCount) == 0..<bytes.count)
    let folded = FoldedText(text)
    for at in scratch.symbols.indices {
      let cut = String(decoding: bytes[scratch.bytes(ofSymbols: at..<at + 1)], as: UTF8.self)
      #expect(cut == folded.text(in: folded.span(ofSymbols: at..<at + 1)))
    }
  }

  @Test("bytes that are no UTF-8 fold as String repairs them", arguments: 1...40)
  func repair(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let scratch = FoldingScratch()
    let leads: [UInt8] = [
      0x61, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<50 {
      let count = Int.random(in: 0...12, using: &generator)
      let bytes = (0..<count).map { _ in leads.randomElement(using: &generator) ?? 0 } + Array("好".utf8)
      bytes.withUnsafeBufferPointer { scratch.fold($0) }
      let repaired = String(decoding: bytes, as: UTF8.self)
      #expect(scratch.copiedSymbols == FoldedText(repaired).symbols, "seed \(seed): \(bytes)")
      #expect(scratch.scalarCount == repaired.unicodeScalars.count, "seed \(seed): \(bytes)")
    }
  }

  @Test("the table tells of every character what its class says")
  func table() {
    for value in UInt32(0x80)...0x1FAFF {
      guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major <= 15,
        FoldTables.shared.single(value) == value
      else { continue }
      let table = CharacterTable.shared
      let entry = table.entries[Int(table.pages[Int(value >> 8)] + value & 0xFF)]
      guard entry & CharacterTable.kindMask != CharacterTable.pooled else { continue }
      let kind = CharacterClass(rawValue: UInt8(entry & CharacterTable.kindMask))
      #expect(kind == CharacterClass(value), "\(String(value, radix: 16))")
    }
  }

  static let quoteCases: [(String, [String])] = [
    ("“您好”说", ["“您好”"]), ("他说「『好』」", ["『好』", "「『好』」"]), ("it's 'fine' here", ["'fine'"]),
    ("\"a\nb\" c\"", ["\" c\""]), ("don’t ‘go’ now", ["‘go’"]),
    ("„a” «b» ｢c｣ ＂d＂", ["„a”", "«b»", "｢c｣", "＂d＂"]),
    ("no marks", []), ("”x“", []),
  ]

  @Test("quoted stretches", arguments: quoteCases)
  func quotes(_ text: String, _ expected: [String]) {
    let folded = FoldedText(text)
    #expect(folded.quotedStretches.map { folded.text(in: $0) } == expected)
  }

  private func fold(_ text: String, _ scratch: FoldingScratch) {
    Array(text.utf8).withUnsafeBufferPointer { scratch.fold($0) }
  }
}
