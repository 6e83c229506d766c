import DrillEngine
import DrillScript

/// What any text would find and show in any step.
///
/// It knows what words do; what hangs on the session (heaps, echoes, secrets, repeated apologies) only takes away from
/// that, so it tells at most what a reply earns.
struct Sayings: Sendable {
  private let layout: Layout
  private let drill: Drill
  /// What is found in the model replies, known from their trials.
  private let known: [String: Set<String>]

  init(drill: Drill, layout: Layout, trials: TrialTable) {
    self.drill = drill
    self.layout = layout
    var known: [String: Set<String>] = [:]
    for (step, trials) in zip(layout.steps, trials.models) {
      for (model, trial) in zip(step.models, trials) { known[model.text] = Judged(trial).findings }
    }
    self.known = known
  }

  /// What one text finds and shows.
  struct Said: Sendable {
    var findings: Set<String>
    /// The items that it shows in each step.
    var items: [Int: Set<String>]
  }

  func said(_ text: String) -> Said {
    let heard = drill.hear(text)
    let found =
      known[text] ?? Set(heard.findings.lazy.filter { $0.confidence == .confident }.map(\.rule))
    let asks = heard.asksSomething
    var shown: [Int: Set<String>] = [:]
    for (number, step) in layout.steps.enumerated() {
      for (index, item) in step.items.enumerated() where asks || !item.isAsk {
        if heard.shows(step: number, item: index) { shown[number, default: []].insert(item.id) }
      }
    }
    return Said(findings: found, items: shown)
  }

  /// The rules of which something is found in a text for sure.
  func findings(in text: String) -> Set<String> {
    Set(drill.findings(in: text).lazy.filter { $0.confidence == .confident }.map(\.rule))
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
