import DrillEngine
import DrillScript
import DrillText

/// Words that somebody says, and how much of them was heard at a moment.
///
/// The words come one after the other over the time that the engine gives the whole: each takes its share, and a
/// comma or the end of a sentence a breath more. Somebody who is upset bursts out with several words at once. What
/// is heard last ends exactly with the time, so the screen never says that somebody has finished before the
/// engine does.
public struct Utterance: Sendable, Hashable {
  /// Who speaks.
  public let speaker: Speaker
  /// The whole of it.
  public let text: String
  /// How long it takes, in milliseconds.
  public let milliseconds: Int
  /// When it begins, in milliseconds since the session began.
  public private(set) var start: Int
  private let pieces: [Piece]

  /// Words that come at once.
  private struct Piece: Sendable, Hashable {
    /// How many characters of the text are heard with it.
    var end: Int
    /// Milliseconds after the beginning.
    var at: Int
  }

  /// Creates an utterance.
  ///
  /// - Parameter isUpset: whether the words come in bursts.
  public init(speaker: Speaker, text: String, milliseconds: Int, start: Int, isUpset: Bool) {
    self.speaker = speaker
    self.text = text
    self.milliseconds = max(0, milliseconds)
    self.start = start
    pieces = Self.pieces(of: text, over: self.milliseconds, isUpset: isUpset)
  }

  /// When it ends, in milliseconds since the session began.
  public var end: Int { start + milliseconds }

  /// What was heard until a moment, without blanks at its end.
  public func heard(at time: Int) -> String {
    if time >= end { return text }
    let count = pieces.last { start + $0.at <= time }?.end ?? 0
    var words = text.prefix(count)
    while words.last?.isWhitespace == true { words.removeLast() }
    return String(words)
  }

  /// When more is heard, or all was said; nil once it is over.
  public func nextChange(after time: Int) -> Int? {
    guard time < end else { return nil }
    return pieces.first { start + $0.at > time }.map { start + $0.at } ?? end
  }

  /// Lets everything happen later, after a pause.
  public mutating func delay(by milliseconds: Int) { start += milliseconds }

  // MARK: Cutting

  private static func pieces(of text: String, over milliseconds: Int, isUpset: Bool) -> [Piece] {
    var pieces: [Piece] = []
    let words = SpokenWord.words(of: text)
    let total = max(1, words.reduce(0) { $0 + $1.weight })
    var weight = 0
    var inBurst = 0
    for word in words {
      let at = milliseconds * weight / total
      if isUpset, inBurst > 0, inBurst < Self.burst, let last = pieces.indices.last {
        pieces[last].end = word.end
        inBurst += 1
      } else {
        pieces.append(Piece(end: word.end, at: at))
        inBurst = 1
      }
      if word.endsClause { inBurst = 0 }
      weight += word.weight
    }
    return pieces
  }

  /// How many words burst out at once.
  private static let burst = 4
}

/// A word, or a Han character, with the signs behind it.
struct SpokenWord {
  /// How many characters of the text stand before its end.
  var end: Int
  /// Its share of the time.
  var weight: Int
  /// Whether a sign for a breath stands behind it.
  var endsClause: Bool

  /// The words of a text in order.
  static func words(of text: String) -> [SpokenWord] {
    var words: [SpokenWord] = []
    var isInWord = false
    for (index, character) in text.enumerated() {
      if isHan(character) {
        words.append(SpokenWord(end: index + 1, weight: 4, endsClause: false))
        isInWord = false
      } else if character.isLetter || character.isNumber {
        if isInWord, let last = words.indices.last {
          words[last].end = index + 1
        } else {
          words.append(SpokenWord(end: index + 1, weight: 4, endsClause: false))
        }
        isInWord = true
      } else {
        if character.isWhitespace { isInWord = false }
        add(character, at: index, to: &words)
      }
    }
    return words
  }

  private static func add(_ sign: Character, at index: Int, to words: inout [SpokenWord]) {
    guard let last = words.indices.last else {
      // An opening quotation mark is heard with the first word.
      return
    }
    words[last].end = index + 1
    let breath =
      switch sign {
      case ",", "，", "、", ";", "；", ":", "：": 2
      case ".", "!", "?", "。", "！", "？", "…", "—": 4
      default: 0
      }
    words[last].weight += breath
    if breath > 0 { words[last].endsClause = true }
  }

  private static func isHan(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: return true
    default: return false
    }
  }
}
