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
  var scalars: ArraySlice<Unicode.Scalar>
  /// How far from the start those scalars stand that were behind a `\`, in order.
  var escaped: [Int] = []
  /// Whether the stretch starts or ends with white space.
  var startsApart: Bool { scalars.first?.isWhitespace ?? false }
  var endsApart: Bool { scalars.last?.isWhitespace ?? false }
}

/// Cuts a phrase into tokens, each with the offsets of its characters.
struct PhraseLexer {
  /// The widest gap that may be asked for, in units.
  static let widestGap = 50
  /// The gap that `...` alone stands for.
  static let defaultGap = 8

  private let source: LocatedText
  private let scalars: LocatedText.Scalars
  private var at = 0
  /// Where the literal that is open starts; nil when none is.
  private var wordsStart: Int?
  /// Where the escaped scalars of the open literal stand in the source.
  private var escaped: [Int] = []
  private(set) var tokens: [(token: PhraseToken, range: Range<Int>)] = []
  private(set) var problems: [PhraseProblem] = []

  init(_ source: LocatedText) {
    self.source = source
    scalars = source.scalars
    while at < scalars.count { next() }
    flush()
  }

  private mutating func next() {
    let scalar = scalars[at]
    switch scalar {
    case "a"..."z", "A"..."Z", " ": literal()
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

  private func run(of scalar: Unicode.Scalar, from start: Int) -> Int {
    var end = start
    while end < scalars.count, scalars[end] == scalar { end += 1 }
    return end
  }

  private func isApart(_ at: Int) -> Bool {
    at > 0 && at + 1 < scalars.count && scalars[at - 1].isWhitespace && scalars[at + 1].isWhitespace
  }

  private mutating func mark(_ token: PhraseToken) {
    flush()
    tokens.append((token, at..<at + 1))
    at += 1
  }

  private mutating func literal() {
    if wordsStart == nil { wordsStart = at }
    at += 1
  }

  private mutating func escape() {
    guard at + 1 < scalars.count else {
      problems.append(PhraseProblem(.lonelyBackslash, at..<at + 1))
      flush(leavingOut: 1)
      at += 1
      return
    }
    if wordsStart == nil { wordsStart = at }
    escaped.append(at + 1)
    at += 2
  }

  private mutating func list() {
    flush()
    var end = at + 1
    while end < scalars.count, Self.isNameScalar(scalars[end]) { end += 1 }
    if end == at + 1 {
      problems.append(PhraseProblem(.namelessList, at..<end))
    } else {
      tokens.append((.list(source[at + 1..<end].text), at..<end))
    }
    at = end
  }

  static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar.isNumber || scalar == "-" || scalar == "_"
  }

  private mutating func gap(from start: Int, through dots: Int) {
    flush()
    var end = dots
    var units = 0
    while end < scalars.count, let digit = scalars[end].decimalDigit {
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

  /// Closes the literal that is open; its blame takes in what is left out behind it.
  private mutating func flush(leavingOut left: Int = 0) {
    guard let start = wordsStart else { return }
    wordsStart = nil
    guard let first = escaped.first else {
      tokens.append((.words(LiteralWords(scalars: scalars.slice(start..<at))), start..<at + left))
      return
    }
    var literal = Array(scalars.slice(start..<first - 1))
    var offsets: [Int] = []
    for (index, place) in escaped.enumerated() {
      let end = index + 1 < escaped.count ? escaped[index + 1] - 1 : at
      offsets.append(literal.count)
      literal += scalars.slice(place..<end)
    }
    escaped.removeAll(keepingCapacity: true)
    tokens.append((.words(LiteralWords(scalars: literal[...], escaped: offsets)), start..<at + left))
  }
}

extension Unicode.Scalar {
  /// The value of an ASCII or full-width digit.
  fileprivate var decimalDigit: Int? {
    switch value {
    case 0x30...0x39: Int(value - 0x30)
    case 0xFF10...0xFF19: Int(value - 0xFF10)
    default: nil
    }
  }
}
