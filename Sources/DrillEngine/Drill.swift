import DrillMatch
import DrillScript

/// A scenario and its rubric, compiled for play.
///
/// Compiling costs time in proportion to the phrases of both; a drill is then shared by any number of sessions.
public struct Drill: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// The rubric that scores it.
  public let rubric: Rubric

  let rules: RuleMatcher
  let phrases: ScenarioPhrases
  private let stepIndices: [String: Int]
  private let rulesByID: [String: Rule]
  private let rulesByEvent: [RuleEvent: Rule]

  /// Compiles a scenario and its rubric.
  public init(scenario: Scenario, rubric: Rubric) {
    self.scenario = scenario
    self.rubric = rubric
    rules = RuleMatcher(
      rules: rubric.rules.compactMap(\.matchRule), lists: rubric.lists, negation: rubric.negation)
    phrases = ScenarioPhrases(scenario: scenario, rubric: rubric)
    stepIndices = Dictionary(
      scenario.steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    rulesByID = Dictionary(rubric.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    rulesByEvent = Dictionary(
      rubric.rules.compactMap { rule in
        guard case .event(let event) = rule.source else { return nil }
        return (event, rule)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of a step in the scenario, by its id.
  func stepIndex(_ id: String) -> Int? { stepIndices[id] }

  /// The rule with an id.
  func rule(_ id: String) -> Rule? { rulesByID[id] }

  /// The rule that an event of the engine breaks, if the rubric has one.
  func rule(for event: RuleEvent) -> Rule? { rulesByEvent[event] }
}
