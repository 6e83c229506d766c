import DrillScript
import DrillText

/// How long words take to say and to type.
public enum SpokenTime {
  /// What is counted as spoken (P3.3.4): Han characters and other letters in Chinese, words in English.
  public static func units(of text: String, in language: Language) -> Int {
    var text = text
    if let count = text.withUTF8({ plainUnits(of: $0, in: language) }) { return count }
    return switch language {
    case .zh:
      text.count { $0.isLetter || $0.isNumber }
    case .en:
      text.split { $0.isWhitespace }.count { $0.contains { $0.isLetter || $0.isNumber } }
    }
  }

  /// The same for a text of ASCII, Han characters and their punctuation alone; nil for any other.
  ///
  /// In such a text every scalar is a character, and looking at bytes is many times quicker.
  private static func plainUnits(of text: UnsafeBufferPointer<UInt8>, in language: Language) -> Int? {
    var (letters, words) = (0, 0)
    var isInWord = false
    var at = 0
    while at < text.count {
      let byte = text[at]
      var isLetter = false
      switch byte {
      case 0x09...0x0D, 0x20: isInWord = false
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: isLetter = true
      case 0x00..<0x80: break
      case 0xE2...0xEF where at + 2 < text.count:
        let (second, third) = (UInt32(text[at + 1] & 0x3F), UInt32(text[at + 2] & 0x3F))
        let scalar = UInt32(byte & 0x0F) << 12 | second << 6 | third
        switch scalar {
        case 0x4E00...0x9FFF: isLetter = true
        case 0x2010...0x2027, 0x3001...0x3002, 0x3008...0x3011, 0xFF01...0xFF0F, 0xFF1A...0xFF20: break
        default: return nil
        }
        at += 2
      default: return nil
      }
      if isLetter {
        letters += 1
        if !isInWord { words += 1 }
        isInWord = true
      }
      at += 1
    }
    return language == .zh ? letters : words
  }

  /// Milliseconds to say a text at 220 characters (Chinese) or 150 words (English) a minute.
  public static func milliseconds(of text: String, in language: Language) -> Int {
    let perMinute =
      switch language {
      case .zh: 220
      case .en: 150
      }
    return units(of: text, in: language) * 60_000 / perMinute
  }

  /// Milliseconds that the customer takes to say a text at a pace.
  static func milliseconds(of text: String, in language: Language, at pace: Pace) -> Int {
    let normal = milliseconds(of: text, in: language)
    return switch pace {
    case .slow: normal * 3 / 2
    case .normal: normal
    case .fast: normal * 2 / 3
    case .instant: 0
    }
  }

  /// The speed of copying, in characters (Chinese) or words (English) a minute, that the usual limits presume.
  public static func usualSpeed(_ language: Language) -> Int {
    switch language {
    case .zh: 50
    case .en: 40
    }
  }

  /// Milliseconds to think of and type a text: 25 characters or 20 words a minute in practice, 40 or 30 in an exam.
  ///
  /// That is half of the usual speed of copying in practice, and four fifths (en: three quarters) of it in an exam. Who was
  /// measured as slower has as much more time; who is faster keeps the usual time.
  ///
  /// - Parameter speed: the trainee's own speed of copying, where it was measured; below 1 it counts as 1.
  public static func typing(
    of text: String, in language: Language, mode: Mode, speed: Int? = nil
  ) -> Int {
    let perMinute =
      switch (language, mode) {
      case (.zh, .practice): 25
      case (.zh, .exam): 40
      case (.en, .practice): 20
      case (.en, .exam): 30
      }
    let usual = usualSpeed(language)
    let own = min(usual, max(1, speed ?? usual))
    return units(of: text, in: language) * 60_000 * usual / (perMinute * own)
  }

  /// The time limit of a step in milliseconds: its own, or 15 s and the typing of its longest model reply.
  static func limit(of step: Step, in language: Language, settings: Settings) -> Int? {
    guard settings.isTimed else { return nil }
    let longest = step.models.map {
      typing(of: $0.text, in: language, mode: settings.mode, speed: settings.typingSpeed)
    }.max()
    let base = step.limit.map { $0 * 1000 } ?? 15_000 + (longest ?? 45_000)
    return base * settings.timeFactorPercent / 100
  }
}
