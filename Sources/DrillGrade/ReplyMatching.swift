import DrillMatch

/// The one place where the text of a reply enters the matcher; used by one thread.
final class ReplyMatching {
  private let rules: RuleMatcher

  init(_ rules: RuleMatcher) {
    self.rules = rules
  }

  /// The findings in a reply given as UTF-8.
  func findings(in text: UnsafeBufferPointer<UInt8>) -> [Finding] {
    rules.findings(in: String(decoding: text, as: UTF8.self))
  }
}
