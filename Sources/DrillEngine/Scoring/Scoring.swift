import DrillScript

/// The arithmetic of the score (`Rubrics/README.md` explains it with worked examples).
struct Scoring: Sendable {
  let drill: Drill

  /// The points of a failing end at most.
  static let failingCap = Fraction(59)

  /// What one account comes to.
  struct Sum: Sendable {
    var tenths: Int
    var parts: [PartScore]
    var bonus: Int
    /// What each breach was charged, after the caps.
    var charges: [Int]
  }

  func sum(of account: Account, conclusion: Conclusion) -> Sum {
    let charges = charges(for: account.breaches)
    var parts: [PartScore] = []
    for part in ScorePart.allCases {
      let (earned, possible) = points(of: part, account: account, charges: charges)
      let weight = drill.rubric.weights[part] ?? 0
      guard possible > .zero, weight > 0 else { continue }
      parts.append(PartScore(part: part, weight: weight, earned: earned, possible: possible))
    }
    let weights = parts.reduce(0) { $0 + $1.weight }
    let share = parts.reduce(Fraction.zero) { $0 + Fraction($1.weight) * ($1.earned / $1.possible) }
    let bonus = min(account.merits.reduce(0) { $0 + $1.points }, drill.rubric.bonusCap)
    var score = Fraction(100) * share / Fraction(weights) + Fraction(bonus)
    score = min(score, conclusion.passes ? Fraction(100) : Self.failingCap)
    return Sum(
      tenths: (score * Fraction(10)).roundedHalfUp, parts: parts, bonus: bonus, charges: charges)
  }

  private func points(of part: ScorePart, account: Account, charges: [Int]) -> (Fraction, Fraction) {
    switch part {
    case .voices, .content:
      let entries = account.entries.filter { $0.subject.part == part }
      return (
        entries.reduce(.zero) { $0 + $1.credit * Fraction($1.points) },
        Fraction(entries.reduce(0) { $0 + $1.points })
      )
    case .conduct:
      return (Fraction(max(0, 100 - charges.reduce(0, +))), Fraction(100))
    case .time:
      return (Fraction(account.timings.count { $0.isMet }), Fraction(account.timings.count))
    }
  }

  /// What each breach costs, in order, after the rule's own cap and that of its severity.
  func charges(for breaches: [Account.Breach]) -> [Int] {
    var bySeverity: [RuleSeverity: Int] = [:]
    var byRule: [String: Int] = [:]
    return breaches.map { breach in
      guard case .deduction(let severity, let points, let cap) = drill.rule(breach.rule)?.value else {
        return 0
      }
      let room = (drill.rubric.tariffs[severity]?.cap ?? 100) - bySeverity[severity, default: 0]
      let ownRoom = (cap ?? 100) - byRule[breach.rule, default: 0]
      let charge = max(0, min(breach.charge ?? points, points, room, ownRoom))
      bySeverity[severity, default: 0] += charge
      byRule[breach.rule, default: 0] += charge
      return charge
    }
  }

  /// The ids of the fatal rules that were broken.
  func fatalRules(in account: Account) -> [String] {
    var seen: [String] = []
    for breach in account.breaches where !seen.contains(breach.rule) {
      if case .deduction(.fatal, _, _) = drill.rule(breach.rule)?.value { seen.append(breach.rule) }
    }
    return seen
  }
}

extension Account.Entry.Subject {
  /// The part of the score that the subject counts in.
  var part: ScorePart {
    switch self {
    case .voice: .voices
    case .item, .field, .choice: .content
    }
  }
}
