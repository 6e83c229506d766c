import Testing

@testable import DrillMatch

@Suite("Plain literals are read as the folder reads them") struct PlainLiteralTests {
  static let alphabets = ["abT' ", "soooo' ", "您好的後對嗎 ", "好好 嗎", "百万好 ", "a好 "]

  @Test(arguments: alphabets) func sameAsFolded(_ alphabet: String) {
    let letters = Array(alphabet.unicodeScalars)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let count = Int.random(in: 1...9, using: &random)
      let scalars = (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }
      // An escape that asks for no clause mark changes nothing but sends the literal to the folder.
      let plain = LiteralReader(LiteralWords(scalars: scalars[...])).read()
      let folded = LiteralReader(LiteralWords(scalars: scalars[...], escaped: [0])).read()
      let text = String(String.UnicodeScalarView(scalars))
      #expect(canonical(plain) == canonical(folded), "\(text)")
      #expect(flags(plain) == flags(folded), "\(text)")
    }
  }

  @Test func plainWordsTakeTheShortWay() {
    for text in ["look at", "don't", "您好", " a "] {
      var piece = LiteralPiece()
      #expect(PlainLiteral.read(Array(text.unicodeScalars)[...], into: &piece), "\(text)")
    }
    for text in ["sooo", "b4", "十个", "对对对", "follow-up", "dogs'", "café", " "] {
      var piece = LiteralPiece()
      #expect(!PlainLiteral.read(Array(text.unicodeScalars)[...], into: &piece), "\(text)")
    }
  }

  private func canonical(_ piece: LiteralPiece) -> String {
    let source = phrase("x").source
    return Phrase.Alternative(parts: [.sequence(piece.nodes)], source: source).canonical
  }

  private func flags(_ piece: LiteralPiece) -> [Bool] {
    [
      piece.startsWithLetter, piece.endsWithLetter, piece.startsApart, piece.endsApart, piece.takesEnding,
      piece.crossesClauseEnd,
    ]
  }
}
