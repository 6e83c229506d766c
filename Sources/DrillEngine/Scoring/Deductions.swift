import DrillScript

extension Scoring {
  /// The scorecard without the facts that only the session knows.
  func scorecard(of account: Account, conclusion: Conclusion) -> Scorecard {
    let sum = sum(of: account, conclusion: conclusion)
    let fatal = fatalRules(in: account)
    return Scorecard(
      tenths: sum.tenths,
      isPassed: conclusion.passes && fatal.isEmpty && sum.tenths >= drill.rubric.passMark * 10,
      passMark: drill.rubric.passMark, ending: conclusion, parts: sum.parts, bonus: sum.bonus,
      ledger: ledger(of: account),
      deductions: deductions(of: account, sum: sum, conclusion: conclusion), bonuses: account.merits,
      fatalRules: fatal, turns: 0, callLengths: [], mood: 0, reopenings: 0)
  }

  private func deductions(of account: Account, sum: Sum, conclusion: Conclusion) -> [Deduction] {
    var found: [Deduction] = []
    for (index, entry) in account.entries.enumerated() where entry.credit < Fraction(1) {
      let rule = entry.subject.voice.flatMap { drill.rule($0) }
      found.append(
        Deduction(
          cause: cause(of: entry), part: entry.subject.part, turn: entry.turn,
          step: drill.scenario.steps[entry.step].id, clause: rule?.clause, advice: rule?.advice,
          points: Fraction(entry.points) * (Fraction(1) - entry.credit),
          tenthsWithout: self.sum(of: account.mending(entry: index), conclusion: conclusion).tenths))
    }
    for (index, breach) in account.breaches.enumerated() {
      let rule = drill.rule(breach.rule)
      found.append(
        Deduction(
          cause: .rule(breach.rule), part: .conduct, turn: breach.turn,
          step: drill.scenario.steps[breach.step].id, span: breach.span, text: breach.text,
          clause: rule?.clause, advice: rule?.advice, points: Fraction(sum.charges[index]),
          tenthsWithout: self.sum(of: account.dropping(breach: index), conclusion: conclusion).tenths))
    }
    for (index, timing) in account.timings.enumerated() where !timing.isMet {
      found.append(
        Deduction(
          cause: .time(timing.thing), part: .time, turn: timing.turn,
          step: drill.scenario.steps[timing.step].id, clause: timing.thing.clause, points: Fraction(1),
          tenthsWithout: self.sum(of: account.meeting(timing: index), conclusion: conclusion).tenths))
    }
    return inOrder(found, account: account)
  }

  /// Sorts deductions by the steps as the session came to them; within a step their order stays.
  private func inOrder(_ deductions: [Deduction], account: Account) -> [Deduction] {
    var places: [String: Int] = [:]
    for entry in account.entries {
      let id = drill.scenario.steps[entry.step].id
      if places[id] == nil { places[id] = places.count }
    }
    return deductions.enumerated().sorted { a, b in
      let (first, second) = (places[a.element.step] ?? .max, places[b.element.step] ?? .max)
      return (first, a.offset) < (second, b.offset)
    }.map(\.element)
  }

  private func cause(of entry: Account.Entry) -> Deduction.Cause {
    let isHalf = entry.credit > .zero
    return switch subject(of: entry) {
    case .voice(let rule): .voice(rule, half: isHalf)
    case .item(let id): .item(id, half: isHalf)
    case .choice(let step): .choice(step)
    case .field(let form, let name): .field(form: form, name: name)
    case .time(let thing): .time(thing)
    }
  }
}

extension Account.Entry.Subject {
  /// The rule of the voice, if the subject is one.
  var voice: String? {
    if case .voice(let rule, _) = self { return rule }
    return nil
  }
}

extension TimedThing {
  /// The clause that the limit rests on, if there is one.
  var clause: String? {
    switch self {
    case .pickUp: "P3.3.5"
    case .callTarget, .callLimit: "P3.3.4"
    case .reply: "P3.2.2"
    case .hold: "P3.3.7"
    }
  }
}
