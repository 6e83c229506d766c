import DrillMatch
import DrillScript

/// What one reply does in a fresh step: first try, the scenario's own mood, nothing played before.
public struct Trial: Sendable, Hashable {
  /// The ids of the rules that it breaks.
  public var breaks: Set<String>
  /// The dues and items of the step that it earns.
  public var keeps: Set<Obligation>
  /// The dues and items of the step that it misses.
  public var misses: Set<Obligation>
  /// The whole assessment.
  public var assessment: Assessment
  /// The step that the drill goes on to; nil at an ending.
  public var next: String?
}

extension Drill {
  /// Tries a reply in a fresh step; nil when there is no such step or it awaits no reply.
  public func trial(of reply: String, at stepID: String) -> Trial? {
    guard let index = stepIndex(stepID), scenario.steps[index].awaitsReply else { return nil }
    let settings = Settings(pace: .instant, isTimed: false)
    var session = Session(self, settings: settings, startingAt: index)
    var outputs = session.receive(.tick, at: 0)
    if let action = scenario.steps[index].action { outputs += session.receive(.action(action.action), at: 0) }
    outputs = session.receive(.reply(reply), at: 0)
    if session.isComposing { outputs += session.receive(.tick, at: Session.bubbleGap) }
    let assessments = outputs.compactMap { output -> Assessment? in
      guard case .assessment(let assessment) = output.event else { return nil }
      return assessment
    }
    guard let assessment = assessments.first else { return nil }
    let broken = assessment.findings.filter { finding in
      guard finding.confidence == .confident, case .deduction = rule(finding.rule)?.value else {
        return false
      }
      return true
    }
    return Trial(
      breaks: Set(broken.map(\.rule)), keeps: Set(assessment.earned.map(\.obligation)),
      misses: Set(assessment.missed), assessment: assessment, next: session.nextStep)
  }
}

extension Session {
  /// Where the session goes on, or already went; nil at an ending.
  fileprivate var nextStep: String? {
    switch position.onward {
    case .step(let index): drill.scenario.steps[index].id
    case .end: nil
    case nil: phase == .over ? nil : step.id
    }
  }
}
