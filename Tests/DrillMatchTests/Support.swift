import DrillMatch
import DrillText
import Testing

/// Reads a phrase that must have no mistake.
func phrase(_ text: String, at location: SourceLocation = #_sourceLocation) -> Phrase {
  let (phrase, diagnostics) = Phrase.parse(LocatedText(text, at: Position(line: 1, column: 1)), path: "test")
  for diagnostic in diagnostics {
    Issue.record("\(text): \(diagnostic.rendered(source: nil, language: .en))", sourceLocation: location)
  }
  return phrase ?? Phrase(alternatives: [], source: LocatedText("", at: Position(line: 1, column: 1)))
}

/// The named lists made from texts.
func lists(_ texts: [String: String]) -> PhraseLists {
  PhraseLists(texts.mapValues { [phrase($0)] })
}

/// What a phrase finds in a text, as typed.
func found(_ source: String, in text: String, lists: PhraseLists = PhraseLists()) -> [String] {
  let folded = FoldedText(text)
  return PhraseMatcher([[phrase(source)]], lists: lists).hits(in: folded)[0].map { folded.text(in: $0.span) }
}

/// A generator whose numbers depend on its seed alone.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
