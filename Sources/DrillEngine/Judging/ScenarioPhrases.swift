import DrillMatch
import DrillScript

/// All phrases of a scenario in one matcher, so that a reply is walked once.
struct ScenarioPhrases: Sendable {
  /// What a phrase stands for.
  enum Key: Hashable, Sendable {
    case item(step: Int, index: Int)
    case secret(step: Int, index: Int)
    case field(step: Int, index: Int)
    case requestCue
    case holdRequest
  }

  private let matcher: PhraseMatcher
  private let keys: [Key]

  init(scenario: Scenario, rubric: Rubric) {
    var patterns: [[Phrase]] = []
    var keys: [Key] = []
    func add(_ key: Key, _ phrases: [Phrase]) {
      guard !phrases.isEmpty else { return }
      keys.append(key)
      patterns.append(phrases)
    }
    for (number, step) in scenario.steps.enumerated() {
      for (index, item) in step.items.enumerated() { add(.item(step: number, index: index), item.phrases) }
      for (index, secret) in step.secrets.enumerated() {
        add(.secret(step: number, index: index), secret.phrases)
      }
      for (index, field) in (step.form?.fields ?? []).enumerated() {
        add(.field(step: number, index: index), field.phrases)
      }
    }
    let words = rubric.words
    add(.requestCue, words.requestCues)
    add(.holdRequest, words.holdCues)
    matcher = PhraseMatcher(patterns, lists: words.lists)
    self.keys = keys
  }

  /// Where each phrase stands in a text, in Unicode scalars; what is not found is left out.
  func hits(in text: FoldedText) -> [Key: [Range<Int>]] {
    var found: [Key: [Range<Int>]] = [:]
    for (key, hits) in zip(keys, matcher.hits(in: text)) where !hits.isEmpty {
      found[key] = hits.map(\.span)
    }
    return found
  }
}
