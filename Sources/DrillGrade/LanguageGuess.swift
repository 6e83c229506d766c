import DrillText

/// Tells Chinese from English by the share of Han characters among the letters.
public struct LanguageGuess: Sendable, Hashable {
  /// How many letters are Han characters.
  public private(set) var han = 0
  /// How many letters there are.
  public private(set) var letters = 0

  /// Begins with no letter seen.
  public init() {}

  /// The language: Chinese from three Han characters in ten letters, else English.
  public var language: Language { han > 0 && han * 10 >= letters * 3 ? .zh : .en }

  /// Guesses the language of a text.
  public static func language(of text: String) -> Language {
    var guess = Self()
    Array(text.utf8).withUnsafeBufferPointer { guess.count($0) }
    return guess.language
  }

  /// Counts the letters of a text of UTF-8.
  mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      index = countASCII(text, from: index)
      guard index < text.count else { return }
      let byte = text[index]
      if byte < 0x80 {
        letters += (byte | 0x20) &- 0x61 < 26 ? 1 : 0
        index += 1
        continue
      }
      if byte >= 0xE5, byte <= 0xE9 {
        // U+5000 to U+9FFF, which is most of Chinese.
        han += 1
        letters += 1
        index += 3
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard index + length <= text.count else { return }
      var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
      for next in index + 1..<index + length { value = value << 6 | UInt32(text[next] & 0x3F) }
      count(value)
      index += length
    }
  }

  /// Counts eight bytes at a time as long as all of them are ASCII; gives the place behind.
  private mutating func countASCII(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = text.baseAddress else { return start }
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= text.count {
      let word = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if word & (ones &* 0x80) != 0 { return index }
      let lower = word | (ones &* 0x20)
      // The highest bit of a byte shows that it is `a` or above, and above `z`.
      let isLetter = (lower &+ ones &* 0x1F) & ~(lower &+ ones &* 0x05) & (ones &* 0x80)
      letters += isLetter.nonzeroBitCount
      index += 8
    }
    return index
  }

  private mutating func count(_ scalar: UInt32) {
    if Self.isHan(scalar) {
      han += 1
      letters += 1
    } else if !Self.isUsualMark(scalar), let scalar = Unicode.Scalar(scalar), scalar.properties.isAlphabetic {
      letters += 1
    }
  }

  /// Punctuation and full-width digits, told apart without a look into the tables of Unicode.
  private static func isUsualMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020, 0xFF01...0xFF20: true
    default: false
    }
  }

  private static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005, 0x3007, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }
}
