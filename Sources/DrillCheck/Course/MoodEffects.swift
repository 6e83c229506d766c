import DrillMatch
import DrillScript

/// How the rubric moves the customer's mood.
struct MoodEffects: Sendable {
  let item: Int
  let missed: Int
  let late: Int
  /// The effect of each rule.
  private let rules: [String: Int]
  /// The rules besides voices that move the mood, with their kinds.
  let movers: [(rule: String, kind: RuleKind, change: Int)]

  init(_ rubric: Rubric) {
    func effect(_ cause: MoodEffect.Cause) -> Int { rubric.moods.first { $0.cause == cause }?.change ?? 0 }
    func effect(of rule: Rule) -> Int {
      rubric.moods.first { $0.cause == .rule(rule.id) }?.change ?? effect(.kind(rule.kind))
    }
    item = effect(.itemEarned)
    missed = effect(.missed)
    late = effect(.late)
    rules = Dictionary(rubric.rules.map { ($0.id, effect(of: $0)) }, uniquingKeysWith: { first, _ in first })
    movers = rubric.rules.compactMap { rule in
      let change = effect(of: rule)
      return rule.kind == .voice || change == 0 ? nil : (rule.id, rule.kind, change)
    }
  }

  func effect(of rule: String) -> Int { rules[rule] ?? 0 }

  func effect(of obligation: Obligation) -> Int {
    switch obligation {
    case .voice(let rule): effect(of: rule)
    case .item: item
    }
  }
}
