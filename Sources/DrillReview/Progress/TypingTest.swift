import DrillEngine
import DrillText

/// A half-minute test of typing: how many characters (Chinese) or words (English) of a text are copied in a minute.
///
/// Only what is right counts: the longest row of characters or words that stands in the text and in what was typed, in
/// the same order. Case and punctuation count nothing.
public struct TypingTest: Sendable, Hashable {
  /// Right characters or words a minute; 0 when nothing was typed.
  public let perMinute: Int
  /// The share of what was typed that is right, in hundredths.
  public let accuracy: Int
  /// How many right characters or words there are.
  public let right: Int

  /// How long a test lasts, in milliseconds.
  public static let length = 30_000

  /// Measures.
  ///
  /// - Parameters:
  ///   - shown: the text to copy.
  ///   - typed: what was typed; a text beyond twice the length of the one shown is cut there.
  ///   - milliseconds: the time from the first key to the last; under a second counts as a second.
  public init(shown: String, typed: String, milliseconds: Int, language: Language) {
    let wanted = Self.units(of: shown, in: language)
    let given = Array(Self.units(of: typed, in: language).prefix(2 * wanted.count))
    right = Self.common(wanted, given)
    let time = max(1000, milliseconds)
    perMinute = (right * 60_000 + time / 2) / time
    accuracy = given.isEmpty ? 0 : right * 100 / given.count
  }

  /// Whether there is enough to tell a speed from: at least five right characters or words, and more right than wrong.
  public var isTelling: Bool { right >= 5 && accuracy > 50 && perMinute > 0 }

  /// What the time limits of drills make of it: at most the speed that the usual limits presume.
  public func limitSpeed(_ language: Language) -> Int { min(perMinute, SpokenTime.usualSpeed(language)) }

  /// Cuts replies into short texts to copy: clauses with at least four characters or words.
  public static func passages(from texts: [String], in language: Language) -> [String] {
    texts.flatMap { text -> [String] in
      var pieces: [String] = []
      var piece = ""
      var characters = text[...]
      while let character = characters.popFirst() {
        piece.append(character)
        let isEnd =
          "。！？!?".contains(character) || (character == "." && characters.first.map(\.isWhitespace) ?? true)
        let isTitle = ["Mr.", "Ms.", "Mrs.", "Dr."].contains { piece.hasSuffix($0) }
        if isEnd, !isTitle, units(of: piece, in: language).count >= 4 {
          pieces.append(trimmed(piece))
          piece = ""
        }
      }
      let rest = trimmed(piece)
      if units(of: rest, in: language).count >= 4 { pieces.append(rest) }
      return pieces
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func units(of text: String, in language: Language) -> [String] {
    switch language {
    case .zh: text.lowercased().filter { $0.isLetter || $0.isNumber }.map(String.init)
    case .en:
      text.lowercased().split(whereSeparator: \.isWhitespace)
        .map { $0.filter { $0.isLetter || $0.isNumber } }.filter { !$0.isEmpty }
    }
  }

  /// The length of the longest common subsequence.
  private static func common(_ a: [String], _ b: [String]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for unit in a {
      var diagonal = 0
      for (index, other) in b.enumerated() {
        let above = row[index + 1]
        row[index + 1] = unit == other ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[b.count]
  }
}
