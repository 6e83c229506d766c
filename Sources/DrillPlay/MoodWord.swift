import DrillText

/// The customer's mood in a word.
public enum MoodWord {
  /// The word for a mood from 0 (furious) to 100 (content).
  public static func words(for mood: Int) -> Words {
    switch mood {
    case ..<15: Words(en: "furious", zh: "暴怒")
    case ..<30: Words(en: "angry", zh: "生气")
    case ..<45: Words(en: "annoyed", zh: "不满")
    case ..<60: Words(en: "reserved", zh: "平静")
    case ..<80: Words(en: "at ease", zh: "缓和")
    default: Words(en: "content", zh: "满意")
    }
  }

  /// Below this mood the customer's words come in bursts.
  public static let upset = 30
}
