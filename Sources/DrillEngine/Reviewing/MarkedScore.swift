import DrillScript

extension Session {
  /// The scorecard as it is with a reviewer's marks, by the same arithmetic; nil while the drill is not over.
  ///
  /// The replies and the way through the scenario stay as they were played; only what they count changes. The session's
  /// own scorecard is not touched.
  ///
  /// - Parameters:
  ///   - marks: marks by the names of items; a name that the scorecard has not, or a mark that its item cannot have,
  ///     changes nothing.
  ///   - added: breaches that the machine did not find; a reply is charged once for a rule.
  public func scorecard(marking marks: [String: ItemMark], adding added: [AddedBreach] = []) -> Scorecard? {
    guard let card = scorecard else { return nil }
    let scoring = Scoring(drill: drill)
    var marked = account
    marked.apply(marks, ledger: scoring.ledger(of: account), steps: drill.scenario.steps.map(\.id))
    for breach in added where breach.turn >= 1 && breach.turn <= turn {
      guard case .deduction = drill.rule(breach.rule)?.value else { continue }
      marked.add(Account.Breach(rule: breach.rule, turn: breach.turn, step: step(ofTurn: breach.turn)))
    }
    var result = scoring.scorecard(of: marked, conclusion: card.ending)
    result.turns = card.turns
    result.callLengths = card.callLengths
    result.mood = card.mood
    result.reopenings = card.reopenings
    return result
  }

  /// The step in which a reply was given, as far as the account knows it; else the last step.
  private func step(ofTurn turn: Int) -> Int {
    account.entries.first { $0.turn == turn }?.step ?? account.breaches.first { $0.turn == turn }?.step
      ?? account.timings.first { $0.turn == turn }?.step ?? position.step
  }
}

extension Account {
  /// Changes what a reviewer marks otherwise.
  ///
  /// - Parameter ledger: the lines of this account, entries first and then timings, in their order.
  fileprivate mutating func apply(_ marks: [String: ItemMark], ledger: [LedgerLine], steps: [String]) {
    var names = ItemNames()
    let lineNames = ledger.map { names.name(of: $0) }
    let breachNames = breaches.map { names.name(ofBreach: $0.rule, turn: $0.turn, step: steps[$0.step]) }
    let entryCount = entries.count
    // From the end, so that what leaves does not move what is still to come.
    for index in breachNames.indices.reversed() {
      switch marks[breachNames[index]] {
      case .clean, .notApplicable: self = dropping(breach: index)
      case .points(let tenths): limit(breach: index, to: max(0, tenths / 10))
      case .broken, .full, .half, .missed, nil: break
      }
    }
    for index in lineNames.indices.reversed() {
      guard let mark = marks[lineNames[index]] else { continue }
      if index < entryCount {
        apply(mark, toEntry: index)
      } else {
        apply(mark, toTiming: index - entryCount)
      }
    }
  }
}
