/// Words by numbers, for whatever names the same words again and again.
public struct WordTable: Sendable, Hashable {
  /// The words, by their numbers.
  public private(set) var words: [String]
  private var numbers: [String: Int]

  /// Creates a table of words in order; a word that stands twice keeps its first number.
  public init(_ words: [String] = []) {
    self.words = words
    numbers = Dictionary(zip(words, words.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The number of a word; a new word gets the next one.
  public mutating func number(of word: String) -> Int {
    if let known = numbers[word] { return known }
    words.append(word)
    numbers[word] = words.count - 1
    return words.count - 1
  }
}
