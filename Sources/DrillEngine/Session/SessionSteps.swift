import DrillScript

// How a session goes from step to step.
extension Session {
  /// After so many steps, or so many replies, a drill that goes round is ended.
  static let stepCap = 300

  mutating func enter(_ index: Int) {
    position.entered += 1
    guard position.entered <= Self.stepCap, turn <= Self.stepCap else { return conclude(.wentRound) }
    if position.path.last != index {
      if position.path.dropLast().last == index, position.isGoingBack {
        position.path.removeLast()
      } else {
        position.path.append(index)
      }
      position.step = index
      position.tries = 0
      position.heard = []
      emit(.entered(step: step.id, title: step.title))
    }
    for secret in step.secrets.indices {
      let place = Judge.SecretPlace(step: index, index: secret)
      if !call.secrets.contains(place) { call.secrets.append(place) }
    }
    if let action = step.action, position.tries == 0 {
      phase = .awaitingAction(action)
      emit(.prompt(prompt(.action(action))))
    } else {
      present()
    }
  }

  /// Puts the step's lines on the agenda, then its question.
  mutating func present() {
    phase = .speaking
    let index = position.step
    let round = position.rounds[index, default: 0]
    position.rounds[index] = round + 1
    if step.awaitsReply { openEntries() }
    speech.customerLines = []

    var time = max(clock.now, speech.answersUntil)
    if round > 0, !step.again.isEmpty {
      let text = step.again[min(round - 1, step.again.count - 1)]
      time = schedule(.customer, text, at: time)
    } else {
      for (number, line) in step.lines.enumerated() {
        switch line {
        case .narration(let text):
          if round == 0 { agenda.add(.say(.narration(text)), at: time) }
        case .spoken(let speaker, let wordings):
          let pick = Wording.pick(
            from: wordings.count, seed: settings.seed, place: "\(step.id)/\(number)", round: round)
          time = schedule(speaker, wordings[pick], at: time)
        }
      }
    }
    if let ring = step.ring, round == 0 {
      for number in 1...max(1, ring.givesUpAfter) {
        agenda.add(.ring(number), at: time + (number - 1) * ring.every * 1000)
      }
      agenda.add(.giveUp, at: time + ring.givesUpAfter * ring.every * 1000)
      phase = .ringing(0)
    } else {
      agenda.add(.open, at: time)
    }
  }

  private mutating func schedule(_ speaker: Speaker, _ text: String, at time: Int) -> Int {
    let duration = SpokenTime.milliseconds(of: text, in: drill.scenario.language, at: settings.pace)
    agenda.add(.say(.line(speaker: speaker, text: text, milliseconds: duration)), at: time)
    return time + duration
  }

  private mutating func openEntries() {
    let index = position.step
    for voice in step.dues + position.owed {
      account.open(.voice(voice, step: index), call: call.number, step: index, points: 1)
    }
    for item in step.items {
      account.open(.item(item.id), call: call.number, step: index, points: item.points)
    }
  }

  mutating func say(_ event: Output.Event) {
    if case .line(_, let text, _) = event {
      speech.customerLines.append(text)
      call.length += SpokenTime.milliseconds(of: text, in: drill.scenario.language)
    }
    emit(event)
  }

  /// The lines are over: asks for what the step wants.
  mutating func open() {
    if step.awaitsReply {
      phase = .awaitingReply
      speech.promptedAt = clock.now
      let prompt = prompt(.reply)
      emit(.prompt(prompt))
      if let limit = prompt.limit { agenda.add(.timeOut, at: clock.now + limit) }
    } else if step.choice != nil {
      askChoice()
    } else {
      settle(late: false, findings: [])
    }
  }

  func prompt(_ kind: Prompt.Kind) -> Prompt {
    var limit: Int?
    switch kind {
    case .reply:
      limit = SpokenTime.limit(of: step, in: drill.scenario.language, settings: settings)
      // Who holds has the time of the hold, and the usual one for the words after it.
      if let atMost = call.hold?.atMost { limit = limit.map { $0 + stretched(atMost) } }
    case .choice where step.limit != nil && !step.awaitsReply:
      limit = SpokenTime.limit(of: step, in: drill.scenario.language, settings: settings)
    case .choice, .form, .action: limit = nil
    }
    return Prompt(
      step: step.id, kind: kind, limit: limit, hint: settings.mode == .practice ? step.hint : nil,
      attempt: position.tries + 1)
  }

  /// Seconds as milliseconds, stretched like all time limits.
  func stretched(_ seconds: Int) -> Int { seconds * 1000 * settings.timeFactorPercent / 100 }

  /// Decides where the step goes on; what stands between (the customer's hanging up, a form) comes first.
  mutating func settle(late: Bool, findings: Set<String>) {
    guard phase != .over else { return }
    if let ending = step.ending {
      return leave(by: .end(ending))
    }
    let state = BranchState(
      late: late, tries: position.tries, mood: mood, chosen: speech.chosen, findings: findings)
    guard let branch = step.branches.first(where: { holds($0.condition, in: state) }) else {
      return conclude(.wentRound)
    }
    let target: Int
    switch branch.target {
    case .step(let id): target = drill.stepIndex(id) ?? position.step
    case .back: target = position.path.dropLast().last ?? position.step
    }
    position.isGoingBack = branch.target == .back
    if target == position.step {
      enter(target)
    } else {
      leave(by: .step(target))
    }
  }

  private mutating func leave(by onward: Onward) {
    position.onward = onward
    if step.customerHangsUpFirst, call.isOpen {
      phase = .parting
      let silence = max(clock.now, speech.answersUntil)
      agenda.add(.customerHangsUp, at: silence + (settings.pace == .instant ? 0 : 2000))
    } else {
      afterParting()
    }
  }

  mutating func customerHangsUp() {
    call.isOpen = false
    emit(.customerHungUp)
    afterParting()
  }

  mutating func afterParting() {
    if let form = step.form, account.entry(.field(step: position.step, index: 0), call: call.number) == nil {
      for (index, field) in form.fields.enumerated() {
        account.open(
          .field(step: position.step, index: index), call: call.number, step: position.step,
          points: field.points)
      }
      phase = .awaitingForm
      emit(.prompt(prompt(.form(form))))
    } else {
      goOn()
    }
  }

  mutating func goOn() {
    guard let onward = position.onward else { return }
    position.onward = nil
    speech.chosen = nil
    switch onward {
    case .end(let ending): conclude(.reached(ending))
    case .step(let index):
      if step.awaitsReply {
        position.carry = position.step
        position.owed = []
      }
      enter(index)
    }
  }
}
