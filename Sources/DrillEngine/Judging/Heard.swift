import DrillMatch
import DrillScript
import Synchronization

/// What the words of a reply say, wherever in the drill it is given.
public struct Heard: Sendable {
  /// The reply, folded.
  public let text: FoldedText
  /// What the rules of the rubric find in it, by span and then by rule.
  public let findings: [Finding]
  /// Where the phrases of the scenario stand in it.
  let hits: [ScenarioPhrases.Key: [Range<Int>]]

  /// Whether it asks for something: with a question mark or a request cue.
  public var asksSomething: Bool {
    hits[.requestCue] != nil || text.original.contains { $0 == "?" || $0 == "？" }
  }

  /// Whether the words of an item stand in it, by the places of the step and of the item in it.
  public func shows(step: Int, item: Int) -> Bool { hits[.item(step: step, index: item)] != nil }
}

/// What was heard in replies, for a drill that judges the same replies again and again.
final class HeardReplies: Sendable {
  private let known = Mutex<[String: Heard]>([:])

  subscript(reply: String) -> Heard? { known.withLock { $0[reply] } }

  func note(_ heard: Heard) { known.withLock { $0[heard.text.original] = heard } }

  func forget() { known.withLock { $0 = [:] } }
}

extension Drill {
  /// What the words of a reply say; judged once where the drill remembers replies.
  public func hear(_ reply: String) -> Heard {
    if let known = heardReplies?[reply] { return known }
    let text = FoldedText(reply)
    let heard = Heard(text: text, findings: rules.findings(in: text), hits: phrases.hits(in: text))
    heardReplies?.note(heard)
    return heard
  }

  /// Forgets every reply.
  public func forgetReplies() { heardReplies?.forget() }

  /// Hears many replies at once, which is much quicker than one after the other, and remembers them.
  ///
  /// Their findings do not tell what was weighed. Does nothing where the drill remembers no replies.
  ///
  /// - Parameter rules: the rules of the drill's rubric.
  public func hear(_ replies: some Sequence<String>, by rules: BulkRules) {
    guard let heardReplies else { return }
    let replies = Set(replies).filter { heardReplies[$0] == nil }.sorted()
    let block = ReplyBlock(replies)
    for (reply, findings) in zip(replies, block.findings(by: rules)) {
      let text = FoldedText(reply)
      heardReplies.note(Heard(text: text, findings: findings, hits: phrases.hits(in: text)))
    }
  }
}
