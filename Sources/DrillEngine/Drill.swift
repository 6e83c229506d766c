import DrillMatch
import DrillScript
import DrillText

/// A scenario and its rubric, ready for play.
///
/// The phrases of both are compiled when the first reply is judged, in time proportional to their number; a drill is
/// shared by any number of sessions.
public struct Drill: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// The rubric that scores it.
  public let rubric: Rubric

  private let compiledRules: Deferred<RuleMatcher>
  private let compiledPhrases: Deferred<ScenarioPhrases>
  private let stepIndices: [String: Int]
  private let rulesByID: [String: Rule]
  private let rulesByEvent: [RuleEvent: Rule]
  private let formOfAddress: Deferred<FormOfAddress?>
  /// What was heard in replies, where the drill remembers them.
  let heardReplies: HeardReplies?

  /// Puts a scenario and its rubric together.
  ///
  /// - Parameters:
  ///   - rules: the rubric's rules where they are compiled already, so that many drills share them.
  ///   - remembersReplies: whether what was heard in a reply is kept for the next time that it is given. It pays where
  ///     a drill is played many times over with the same replies.
  public init(
    scenario: Scenario, rubric: Rubric, rules: RuleMatcher? = nil, remembersReplies: Bool = false
  ) {
    heardReplies = remembersReplies ? HeardReplies() : nil
    formOfAddress = Deferred {
      FormOfAddress(scenario.address, language: scenario.language, mentions: scenario.spoken)
    }
    self.scenario = scenario
    self.rubric = rubric
    compiledRules = rules.map { Deferred($0) } ?? Deferred { RuleMatcher(rubric) }
    compiledPhrases = Deferred { ScenarioPhrases(scenario: scenario, rubric: rubric) }
    stepIndices = Dictionary(
      scenario.steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    rulesByID = Dictionary(rubric.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    rulesByEvent = Dictionary(
      rubric.rules.compactMap { rule in
        guard case .event(let event) = rule.source else { return nil }
        return (event, rule)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads and compiles now what the first reply would have to wait for; for a thread beside the one that plays.
  public func prepare() {
    _ = compiledRules.value
    _ = compiledPhrases.value
  }

  /// The errors in the phrases of a rubric of which only the heads were read; with any, no reply is to be judged.
  ///
  /// Reads the phrases now if they have not been read yet.
  public var wordErrors: [Diagnostic] { rubric.words.diagnostics.filter { $0.severity == .error } }

  /// The rules of the rubric.
  var rules: RuleMatcher { compiledRules.value }

  /// How the customer is to be addressed, if the scenario says.
  var address: FormOfAddress? { formOfAddress.value }

  /// The phrases of the scenario.
  var phrases: ScenarioPhrases { compiledPhrases.value }

  /// The place of a step in the scenario, by its id.
  func stepIndex(_ id: String) -> Int? { stepIndices[id] }

  /// The rule with an id.
  func rule(_ id: String) -> Rule? { rulesByID[id] }

  /// The rule that an event of the engine breaks, if the rubric has one.
  func rule(for event: RuleEvent) -> Rule? { rulesByEvent[event] }
}
