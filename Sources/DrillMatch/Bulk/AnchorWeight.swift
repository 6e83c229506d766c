/// Estimates how often literals stand in replies, so that the rarest serve as anchors.
enum AnchorWeight {
  /// The literal that is expected most seldom, with how often a reply shows it; nil when there is none.
  static func best(_ anchors: [Anchor]) -> (Anchor, Double)? {
    var result: (Anchor, Double)?
    for anchor in anchors {
      var chance = chance(of: anchor.literal)
      if anchor.startsClause { chance *= 0.2 }
      if anchor.endsClause { chance *= 0.15 }
      if chance < result?.1 ?? .infinity { result = (anchor, chance) }
    }
    return result
  }

  /// The frequent characters of spoken Chinese.
  private static let frequent = Set("的您我是了一不有这好在么们可以吗到请你个就下会为要什没那给说能还看时来后上都也对知道".unicodeScalars.map(\.value))

  /// The frequent short words of English, without spaces and apostrophes.
  private static let words = Set(
    [
      "i", "you", "the", "to", "a", "is", "it", "and", "that", "for", "of", "in", "on", "we", "can", "your",
      "have",
      "do", "be", "this", "not", "are", "with", "what", "so", "me", "no", "my", "if", "will", "at", "get",
      "any", "just",
      "but", "all", "there", "as", "or", "up", "please", "like", "need", "know", "okay", "would", "how", "im",
      "ill",
      "its", "dont", "here", "from", "thank", "thanks", "one", "our", "us", "was", "has", "then", "when",
      "see", "help",
      "want", "sorry", "about", "an", "let", "take", "time", "now", "out", "more", "some", "he", "they",
      "them", "who",
    ].map { Array($0.unicodeScalars.map(\.value)) })

  private static func chance(of literal: LiteralScanner.Literal) -> Double {
    var letters = 0
    var result = 1.0
    for code in literal.codes {
      if CharacterClass(code) == .letter {
        letters += 1
      } else {
        result *= frequent.contains(code) ? 0.08 : 0.006
      }
    }
    if letters > 0 {
      switch letters {
      case 1: result *= 0.5
      case 2: result *= 0.3
      case 3: result *= 0.1
      case 4: result *= 0.03
      case 5: result *= 0.01
      case 6, 7: result *= 0.004
      default: result *= 0.001
      }
      if words.contains(literal.codes) { result = max(result, 0.1) }
      // Within words letters stand anywhere.
      if !literal.startsWord || !literal.endsWord, letters < 5 { result *= 3 }
    }
    return result
  }
}
