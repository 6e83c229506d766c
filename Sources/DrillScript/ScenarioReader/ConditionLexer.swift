import DrillText

/// A condition cut into its words and signs.
struct ConditionTokens {
  /// A word or sign, with the range of the condition that it covers.
  struct Token {
    var kind: Kind
    var range: Range<Int>
  }

  /// What a token is.
  enum Kind: Equatable {
    case word, open, close, comma
    case comparison(Comparison)
  }

  /// The condition as written.
  let text: LocatedText
  /// The tokens in order.
  var tokens: [Token] = []
  /// The token to read next.
  var index = 0
  /// How many parentheses and negations are open.
  var depth = 0

  /// Cuts a condition.
  init(_ text: LocatedText) {
    self.text = text
    var word: Int?
    var offset = 0
    let scalars = text.scalars
    func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
      switch scalar {
      case "《", "〈": "<"
      case "》", "〉": ">"
      default: plain(scalar)
      }
    }
    while offset < scalars.count {
      var single: (Kind, Int)?
      switch sign(scalars[offset]) {
      case "(": single = (.open, 1)
      case ")": single = (.close, 1)
      case ",", "、", ";": single = (.comma, 1)
      case "&", "|": single = (.word, 1)
      case "<", ">", "=", "≤", "≥", "≦", "≧":
        let two = String(scalars: scalars[offset..<min(offset + 2, scalars.count)].map(sign))
        let found = Vocabulary.comparisons.compactMap { entry in
          entry.symbols.filter { two.hasPrefix($0) }.map(\.count).max().map { ($0, entry.comparison) }
        }.max { $0.0 < $1.0 }
        single = found.map { (.comparison($0.1), $0.0) }
      default: break
      }
      let ends = single != nil || scalars[offset].isWhitespace
      if ends, let start = word {
        tokens.append(Token(kind: .word, range: start..<offset))
        word = nil
      }
      if let (kind, length) = single {
        tokens.append(Token(kind: kind, range: offset..<offset + length))
        offset += length
      } else {
        if !ends, word == nil { word = offset }
        offset += 1
      }
    }
    if let start = word { tokens.append(Token(kind: .word, range: start..<scalars.count)) }
  }

  /// The token to read next.
  var next: Token? { index < tokens.count ? tokens[index] : nil }

  /// The text of a token.
  func text(of token: Token) -> LocatedText { text[token.range] }

  /// What the next token means, if it is a word of the condition language.
  var nextWord: ConditionWord? {
    guard let next, next.kind == .word else { return nil }
    return Vocabulary.conditions.meaning(of: text(of: next))
  }

  /// The place of the next token, or of the end.
  var place: SourceSpan {
    next.map { text(of: $0).span } ?? SourceSpan(start: text.end, length: 0)
  }

  /// The names that begin here, the longest first, each with the number of its tokens.
  var names: [(text: LocatedText, count: Int)] {
    var found: [(LocatedText, Int)] = []
    var end = index
    while end < tokens.count, end - index < 6, tokens[end].kind == .word {
      let word = Vocabulary.conditions.meaning(of: text(of: tokens[end]))
      if end > index, word == .and || word == .or || word == .not { break }
      end += 1
      found.insert(
        (text[tokens[index].range.lowerBound..<tokens[end - 1].range.upperBound], end - index), at: 0)
    }
    return found
  }

  /// Cuts a word off the front of the next token, as in 缺道歉声.
  mutating func splitNext(after name: String) -> Bool {
    guard let next, next.kind == .word, text(of: next).droppingPrefix(name)?.isEmpty == false else {
      return false
    }
    let cut = next.range.lowerBound + name.unicodeScalars.count
    tokens[index].range = next.range.lowerBound..<cut
    tokens.insert(Token(kind: .word, range: cut..<next.range.upperBound), at: index + 1)
    return true
  }
}
