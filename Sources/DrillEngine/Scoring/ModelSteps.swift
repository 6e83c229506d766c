import DrillScript

extension Drill {
  /// The steps that a faultless session goes through, from the first to a passing end.
  public var modelSteps: [Step] {
    ModelPath(scenario: scenario).toPassingEnd(from: 0).map { scenario.steps[$0] }
  }
}
