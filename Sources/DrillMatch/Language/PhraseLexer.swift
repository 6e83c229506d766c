import DrillText

/// A mark or a stretch of words in a phrase.
enum PhraseToken {
  case or
  case and
  case open
  case close
  case optional
  case star
  case caret
  case dollar
  case gap(Int)
  case list(String)
  /// Literal characters; those whose offset is in `escaped` follow a `\`.
  case words(LiteralWords)
}

/// A stretch of literal characters of a phrase.
struct LiteralWords {
  var characters: [Character] = []
  /// Offsets into `characters` that stood behind a `\`.
  var escaped: Set<Int> = []
  /// Whether the stretch starts or ends with white space.
  var startsApart: Bool { characters.first?.isWhitespace ?? false }
  var endsApart: Bool { characters.last?.isWhitespace ?? false }
}

/// Cuts a phrase into tokens, each with the offsets of its characters.
struct PhraseLexer {
  /// The widest gap that may be asked for, in units.
  static let widestGap = 50
  /// The gap that `...` alone stands for.
  static let defaultGap = 8

  private let source: LocatedText
  private var at = 0
  private var words = LiteralWords()
  private var wordsStart = 0
  private(set) var tokens: [(token: PhraseToken, range: Range<Int>)] = []
  private(set) var problems: [PhraseProblem] = []

  init(_ source: LocatedText) {
    self.source = source
    while at < source.characters.count { next() }
    flush()
  }

  private mutating func next() {
    let character = source.characters[at]
    switch character {
    case "|", "｜": mark(.or)
    case "&", "＆": mark(.and)
    case "(", "（": mark(.open)
    case ")", "）": mark(.close)
    case "?", "？": mark(.optional)
    case "*", "＊": mark(.star)
    case "^", "＾": mark(.caret)
    case "$", "＄": mark(.dollar)
    case "@", "＠": list()
    case "\\": escape()
    case "…": gap(from: at, through: run(of: "…", from: at))
    case ".":
      let end = run(of: ".", from: at)
      if end - at >= 3 { gap(from: at, through: end) } else { literal() }
    case "且" where isApart(at): mark(.and)
    default: literal()
    }
  }

  private func run(of character: Character, from start: Int) -> Int {
    var end = start
    while end < source.characters.count, source.characters[end] == character { end += 1 }
    return end
  }

  private func isApart(_ at: Int) -> Bool {
    at > 0 && at + 1 < source.characters.count && source.characters[at - 1].isWhitespace
      && source.characters[at + 1].isWhitespace
  }

  private mutating func mark(_ token: PhraseToken) {
    flush()
    tokens.append((token, at..<at + 1))
    at += 1
  }

  private mutating func literal() {
    if words.characters.isEmpty { wordsStart = at }
    words.characters.append(source.characters[at])
    at += 1
  }

  private mutating func escape() {
    guard at + 1 < source.characters.count else {
      problems.append(PhraseProblem(.lonelyBackslash, at..<at + 1))
      at += 1
      return
    }
    if words.characters.isEmpty { wordsStart = at }
    words.escaped.insert(words.characters.count)
    words.characters.append(source.characters[at + 1])
    at += 2
  }

  private mutating func list() {
    flush()
    var end = at + 1
    while end < source.characters.count, Self.isNameCharacter(source.characters[end]) { end += 1 }
    if end == at + 1 {
      problems.append(PhraseProblem(.namelessList, at..<end))
    } else {
      tokens.append((.list(String(source.characters[at + 1..<end])), at..<end))
    }
    at = end
  }

  static func isNameCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }

  private mutating func gap(from start: Int, through dots: Int) {
    flush()
    var end = dots
    var units = 0
    while end < source.characters.count, let digit = source.characters[end].decimalDigit {
      units = min(units * 10 + digit, 10_000)
      end += 1
    }
    if end == dots { units = Self.defaultGap }
    if units < 1 || units > Self.widestGap {
      problems.append(PhraseProblem(.gapWidth, start..<end))
      units = Self.defaultGap
    }
    tokens.append((.gap(units), start..<end))
    at = end
  }

  private mutating func flush() {
    guard !words.characters.isEmpty else { return }
    tokens.append((.words(words), wordsStart..<at))
    words = LiteralWords()
  }
}

extension Character {
  /// The value of an ASCII or full-width digit.
  fileprivate var decimalDigit: Int? {
    guard let scalar = unicodeScalars.first, unicodeScalars.count == 1 else { return nil }
    switch scalar.value {
    case 0x30...0x39: return Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: return Int(scalar.value - 0xFF10)
    default: return nil
    }
  }
}
