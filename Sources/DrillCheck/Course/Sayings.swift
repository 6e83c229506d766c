import DrillMatch
import DrillScript

/// What any text would find and show in any step, in one walk over it.
///
/// It knows what words do; what hangs on the session (heaps, echoes, secrets, repeated apologies) only takes away from
/// that, so it tells at most what a reply earns.
struct Sayings: Sendable {
  private let layout: Layout
  private let rules: RuleMatcher
  private let items: PhraseMatcher
  private let places: [(step: Int, item: Int)]
  /// What is found in the model replies, known from their trials.
  private let known: [String: Set<String>]

  init(layout: Layout, rules: RuleMatcher, trials: TrialTable) {
    self.layout = layout
    self.rules = rules
    var known: [String: Set<String>] = [:]
    for (step, trials) in zip(layout.steps, trials.models) {
      for (model, trial) in zip(step.models, trials) { known[model.text] = Judged(trial).findings }
    }
    self.known = known
    var patterns = [layout.rubric.words.requestCues]
    var places: [(step: Int, item: Int)] = []
    for (number, step) in layout.steps.enumerated() {
      for (index, item) in step.items.enumerated() {
        places.append((number, index))
        patterns.append(item.phrases)
      }
    }
    self.places = places
    items = PhraseMatcher(patterns, lists: layout.rubric.words.lists)
  }

  /// What one text finds and shows.
  struct Said: Sendable {
    var findings: Set<String>
    /// The items that it shows in each step.
    var items: [Int: Set<String>]
  }

  func said(_ text: String) -> Said {
    let folded = FoldedText(text)
    let found =
      known[text]
      ?? Set(rules.findings(in: folded).lazy.filter { $0.confidence == .confident }.map(\.rule))
    let hits = items.hits(in: folded)
    let asks = !(hits.first?.isEmpty ?? true) || text.contains { $0 == "?" || $0 == "？" }
    var shown: [Int: Set<String>] = [:]
    for (place, hits) in zip(places, hits.dropFirst()) where !hits.isEmpty {
      let item = layout.steps[place.step].items[place.item]
      if item.isAsk, !asks { continue }
      shown[place.step, default: []].insert(item.id)
    }
    return Said(findings: found, items: shown)
  }

  /// What a text does in a step.
  func judged(_ said: Said, at step: Int) -> Judged {
    let voices = layout.steps[step].dues.filter(said.findings.contains).map(Obligation.voice)
    return Judged(
      findings: said.findings,
      keeps: Set(voices + (said.items[step] ?? []).map(Obligation.item)))
  }
}

extension Item {
  /// Whether it is asked rather than told.
  var isAsk: Bool {
    switch kind {
    case .ask: true
    case .tell: false
    }
  }
}
