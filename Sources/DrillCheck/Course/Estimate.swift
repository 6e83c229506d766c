import DrillEngine
import DrillScript

/// Plays texts through a scenario by numbers, to tell quickly whether they could pass at all.
struct Estimate {
  let machine: Machine
  let sayings: Sayings

  /// How far some texts get.
  struct Result {
    /// The most that they can come to, in points; 0 where they reach no passing end.
    var most: Double
    /// In how many different steps something was said.
    var turns: Int
  }

  private struct Credit: Hashable {
    var voice: String
    var step: Int
  }

  /// Plays what `text` says in each step, with the best options and full forms, for at most 300 moves.
  func result(of text: (Step) -> Sayings.Said) -> Result {
    let layout = machine.layout
    var state = machine.start
    var visited: Set<Int> = []
    var earned: Set<Obligation> = []
    var credited: Set<Credit> = []
    for _ in 0..<300 {
      let step = layout.steps[state.step]
      let outcome: Machine.Outcome
      if step.ring == nil, step.awaitsReply, !state.isChoosing {
        visited.insert(state.step)
        let judged = sayings.judged(text(step), at: state.step)
        for case .item(let id) in judged.keeps { earned.insert(.item(id)) }
        for case .voice(let id) in judged.keeps {
          credited.insert(Credit(voice: id, step: state.step))
        }
        outcome = machine.outcome(of: .said(judged), at: state)
      } else {
        guard let move = machine.rightMoves(at: state).first else { break }
        outcome = machine.outcome(of: move, at: state)
      }
      switch outcome {
      case .on(let next, _): state = next
      case .end(let ending):
        guard ending.passes else { return Result(most: 0, turns: visited.count) }
        return Result(most: most(visited, earned, credited.count), turns: visited.count)
      }
    }
    return Result(most: 0, turns: visited.count)
  }

  /// The score when conduct and time are faultless and everything counts in full.
  private func most(_ visited: Set<Int>, _ earned: Set<Obligation>, _ voices: Int) -> Double {
    let layout = machine.layout
    let dues = visited.reduce(0) { $0 + layout.steps[$1].dues.count }
    var points: [String: Int] = [:]
    for step in visited {
      for item in layout.steps[step].items { points[item.id] = item.points }
    }
    var possible = points.values.reduce(0, +)
    var got = points.filter { earned.contains(.item($0.key)) }.values.reduce(0, +)
    // Options and forms are done right.
    for step in layout.steps {
      let sure = (step.choice?.points ?? 0) + (step.form?.fields.reduce(0) { $0 + $1.points } ?? 0)
      possible += sure
      got += sure
    }
    let weights = layout.rubric.weights
    var sum = 0.0
    var weight = 0.0
    func add(_ part: ScorePart, _ share: Double) {
      let own = Double(weights[part] ?? 0)
      sum += own * share
      weight += own
    }
    if dues > 0 { add(.voices, min(1, Double(voices) / Double(dues))) }
    if possible > 0 { add(.content, Double(got) / Double(possible)) }
    add(.conduct, 1)
    add(.time, 1)
    return weight > 0 ? 100 * sum / weight + Double(layout.rubric.bonusCap) : 100
  }
}
