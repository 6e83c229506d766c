/// A language that drills are written in and that the program speaks.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  /// English.
  case en
  /// Simplified Chinese.
  case zh

  /// The language's own name for itself.
  public var name: String {
    switch self {
    case .en: "English"
    case .zh: "中文"
    }
  }
}

/// One thing the program says, in every language it speaks.
///
/// Both texts are required, so a missing translation does not compile.
public struct Words: Sendable, Hashable {
  /// The English text.
  public let en: String
  /// The Simplified Chinese text.
  public let zh: String

  /// Creates the words from both texts.
  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// Creates words that read the same in every language, such as a name or a number.
  public init(same text: String) {
    self.init(en: text, zh: text)
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .zh: zh
    }
  }
}
