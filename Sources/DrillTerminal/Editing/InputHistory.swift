/// The texts that were sent, to be called up again.
///
/// What is changed in a text that was called up stays with it until something is sent, so that nothing typed is lost
/// by looking round.
struct InputHistory: Sendable {
  /// The most texts that are kept.
  static let limit = 200

  private var sent: [String]
  /// The texts as they were left while looking round; the last is the one that was being typed.
  private var left: [Int: String] = [:]
  private var place: Int

  init(_ sent: [String]) {
    self.sent = sent.suffix(Self.limit)
    place = self.sent.count
  }

  /// The text before the present one, which is kept as it is; nil at the oldest.
  mutating func older(than present: String) -> String? {
    go(to: place - 1, from: present)
  }

  /// The text after the present one, which is kept as it is; nil at the newest.
  mutating func newer(than present: String) -> String? {
    go(to: place + 1, from: present)
  }

  /// Notes that a text was sent.
  mutating func remember(_ text: String) {
    left = [:]
    if text != sent.last, !text.allSatisfy(\.isWhitespace) { sent.append(text) }
    if sent.count > Self.limit { sent.removeFirst() }
    place = sent.count
  }

  private mutating func go(to target: Int, from present: String) -> String? {
    guard (0...sent.count).contains(target) else { return nil }
    left[place] = present
    place = target
    return left[target] ?? (target < sent.count ? sent[target] : "")
  }
}
