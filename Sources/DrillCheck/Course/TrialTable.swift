import DrillEngine
import DrillScript

/// Every model and bad reply of a scenario, tried once in its own step.
struct TrialTable: Sendable {
  /// For each step the trials of its model replies.
  let models: [[Trial]]
  /// For each step the trials of its bad replies.
  let bad: [[Trial]]

  init(_ drill: Drill) {
    let steps = drill.scenario.steps
    // A step that replies are written for awaits them, so each of them can be tried.
    models = steps.map { step in step.models.compactMap { drill.trial(of: $0.text, at: step.id) } }
    bad = steps.map { step in step.badReplies.compactMap { drill.trial(of: $0.text, at: step.id) } }
  }
}
