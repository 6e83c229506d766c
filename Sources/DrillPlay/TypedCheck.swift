import DrillText

/// Looks at a reply before it is sent.
public enum TypedCheck {
  /// Whether a reply in a Chinese drill was typed without the input method: Latin letters and not one Han character.
  ///
  /// Replies in other languages, numbers and signs are let through.
  public static func looksLikeInputMethodOff(_ text: String, in language: Language) -> Bool {
    guard language == .zh else { return false }
    let letters = text.unicodeScalars.filter(\.isLetter)
    return letters.count >= 2 && letters.allSatisfy { $0.value < 0x250 }
  }
}
