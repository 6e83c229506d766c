import DrillMatch
import DrillScript

/// How a reply moves the customer's mood.
struct MoodChange: Sendable {
  let rubric: Rubric

  /// The mood after a reply, 0 to 100: each rule counts once, a voice only where it was due.
  func mood(
    after findings: [Finding], earned: [Assessment.Earning], missed: Int, late: Bool, from mood: Int
  ) -> Int {
    var change = 0
    var counted = Set<String>()
    for finding in findings where finding.confidence == .confident && finding.kind != .voice {
      if counted.insert(finding.rule).inserted { change += effect(of: finding.rule, kind: finding.kind) }
    }
    for earning in earned {
      switch earning.obligation {
      case .voice(let rule): change += effect(of: rule, kind: .voice)
      case .item: change += effect(.itemEarned)
      }
    }
    change += missed * effect(.missed)
    if late { change += effect(.late) }
    return min(max(mood + change, 0), 100)
  }

  private func effect(of rule: String, kind: RuleKind) -> Int {
    rubric.moods.first { $0.cause == .rule(rule) }?.change ?? effect(.kind(kind))
  }

  private func effect(_ cause: MoodEffect.Cause) -> Int {
    rubric.moods.first { $0.cause == cause }?.change ?? 0
  }
}
