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
  /// Where the customer is addressed by a wrong name or sex.
  let wrongAddress: Range<Int>?

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
    let heard = Heard(
      text: text, findings: rules.findings(in: text), hits: phrases.hits(in: text),
      wrongAddress: address?.mistake(in: reply))
    heardReplies?.note(heard)
    return heard
  }

  /// What the rules find in a reply, whatever else it says; for a text that is looked at once.
  public func findings(in reply: String) -> [Finding] {
    heardReplies?[reply]?.findings ?? rules.findings(in: reply)
  }

  /// Forgets every reply.
  public func forgetReplies() { heardReplies?.forget() }
}
