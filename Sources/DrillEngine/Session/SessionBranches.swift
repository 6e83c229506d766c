import DrillScript

// When a branch is taken.
extension Session {
  /// What a condition looks at besides the account.
  struct BranchState {
    var late: Bool
    var tries: Int
    var mood: Int
    var chosen: String?
    /// The rules of which this reply has a confident finding.
    var findings: Set<String>
  }

  func holds(_ condition: Condition?, in state: BranchState) -> Bool {
    guard let condition else { return true }
    switch condition {
    case .missed(let obligation): return !isEarned(obligation)
    case .earned(let obligation): return isEarned(obligation)
    case .found(let rule): return state.findings.contains(rule)
    case .foundAny(let kind): return state.findings.contains { drill.rule($0)?.kind == kind }
    case .mood(let comparison, let number): return comparison.holds(state.mood, number)
    case .late: return state.late
    case .tries(let comparison, let number): return comparison.holds(state.tries, number)
    case .chose(let key): return state.chosen == key
    case .and(let a, let b): return holds(a, in: state) && holds(b, in: state)
    case .or(let a, let b): return holds(a, in: state) || holds(b, in: state)
    case .not(let a): return !holds(a, in: state)
    }
  }

  /// Whether a voice was heard in this visit of the step, or an item earned in this call.
  func isEarned(_ obligation: Obligation) -> Bool {
    switch obligation {
    case .voice(let rule): position.heard.contains(rule)
    case .item(let id): account.isEarned(.item(id), call: call.number)
    }
  }
}
