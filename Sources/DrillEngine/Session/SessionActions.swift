import DrillMatch
import DrillScript

// What the trainee does besides speaking: the phone, options, forms.
extension Session {
  // MARK: Ringing

  mutating func ring(_ number: Int) {
    guard case .ringing = phase else { return }
    phase = .ringing(number)
    emit(.ring(number: number, of: step.ring?.givesUpAfter ?? number))
  }

  mutating func pickUp() {
    guard case .ringing(let rings) = phase else { return emit(.notNow) }
    agenda.remove { if case .ring = $0 { true } else { $0 == .giveUp } }
    let time = drill.rubric.time
    if settings.isTimed {
      account.add(
        Account.Timing(thing: .pickUp, isMet: rings <= time.pickUpRings, step: position.step, turn: nil))
    }
    if rings >= time.apologyFromRing, drill.rule(time.apologyRule) != nil {
      position.owed = [time.apologyRule]
    }
    settle(late: rings > time.pickUpRings, findings: [])
  }

  mutating func callerGaveUp() {
    guard let ring = step.ring else { return }
    if settings.isTimed {
      account.add(Account.Timing(thing: .pickUp, isMet: false, step: position.step, turn: nil))
    }
    call.isOpen = false
    switch ring.missed {
    case .step(let id):
      position.onward = .step(drill.stepIndex(id) ?? position.step)
      goOn()
    case .back: conclude(.stopped)
    }
  }

  // MARK: Actions

  mutating func act(_ action: CallAction) {
    guard phase != .over, phase != .notBegun else { return emit(.notNow) }
    if case .awaitingAction(let required) = phase, required.action == action {
      emit(.acted(action))
      begin(required)
      return present()
    }
    switch action {
    case .hangUp: hangUp()
    case .transfer where call.isOpen && !isRinging: emit(.acted(.transfer)); conclude(.transferred)
    case .hold where phase == .awaitingReply && call.hold == nil:
      emit(.acted(.hold))
      agenda.remove { $0 == .timeOut }
      startHold(atMost: nil)
    case .transfer, .hold, .callback: emit(.notNow)
    }
  }

  var isRinging: Bool {
    if case .ringing = phase { return true }
    return false
  }

  private mutating func begin(_ required: RequiredAction) {
    switch required.action {
    case .hold: startHold(atMost: required.atMost)
    case .callback:
      closeCall()
      call = Call(number: call.number + 1)
      position.carry = nil
      for secret in step.secrets.indices {
        call.secrets.append(Judge.SecretPlace(step: position.step, index: secret))
      }
    case .transfer: break
    case .hangUp: call.isOpen = false
    }
  }

  private mutating func hangUp() {
    guard call.isOpen, phase != .awaitingForm else { return emit(.notNow) }
    emit(.acted(.hangUp))
    if isRinging { return conclude(.hungUp) }
    if let rule = drill.rule(for: .hangUp) {
      account.add(Account.Breach(rule: rule.id, turn: turn == 0 ? nil : turn, step: position.step))
    }
    if phase == .parting {
      agenda.remove { $0 == .customerHangsUp }
      call.isOpen = false
      afterParting()
    } else {
      conclude(.hungUp)
    }
  }

  mutating func stop() {
    guard phase != .over else { return }
    conclude(.stopped)
  }

  // MARK: Holding

  private mutating func startHold(atMost: Int?) {
    if !call.mayHold, drill.rubric.knowsHoldCues, let rule = drill.rule(for: .unaskedHold) {
      account.add(Account.Breach(rule: rule.id, turn: turn == 0 ? nil : turn, step: position.step))
    }
    call.hold = (clock.now, atMost)
  }

  /// Ends a hold, if there is one, and tells whether there was.
  mutating func endHold() -> Bool {
    guard let hold = call.hold else { return false }
    call.hold = nil
    let length = clock.now - hold.since
    call.length += length
    if let atMost = hold.atMost, settings.isTimed {
      account.add(
        Account.Timing(thing: .hold, isMet: length <= stretched(atMost), step: position.step, turn: turn))
    }
    return true
  }

  // MARK: Options and forms

  mutating func askChoice() {
    guard let choice = step.choice else { return }
    account.open(
      .choice(step: position.step), call: call.number, step: position.step, points: choice.points)
    phase = .awaitingChoice
    let prompt = prompt(.choice(choice.options))
    emit(.prompt(prompt))
    if let limit = prompt.limit { agenda.add(.timeOut, at: clock.now + limit) }
  }

  mutating func choose(_ key: String) {
    guard phase == .awaitingChoice, let choice = step.choice,
      let option = choice.options.first(where: { $0.key == key.lowercased() })
    else { return emit(.notNow) }
    agenda.remove { $0 == .timeOut }
    speech.chosen = option.key
    let isFirst = position.tries == 0 || step.awaitsReply
    let share = Fraction(option.points, max(choice.points, 1))
    account.credit(
      .choice(step: position.step), call: call.number, isFirst ? share : share / Fraction(2),
      turn: turn == 0 ? nil : turn)
    for rule in option.breaks {
      account.add(
        Account.Breach(rule: rule, turn: nil, step: position.step, span: nil, text: option.text))
    }
    let broken = option.breaks.compactMap { id in
      drill.rule(id).map {
        Finding(rule: id, kind: $0.kind, confidence: .confident, span: 0..<0, text: option.text)
      }
    }
    mood = MoodChange(rubric: drill.rubric).mood(
      after: broken, earned: [], missed: 0, late: false, from: mood)
    emit(.chose(key: option.key, points: option.points, of: choice.points))
    if !step.awaitsReply { position.tries += 1 }
    settle(late: false, findings: Set(option.breaks))
  }

  mutating func fill(_ values: [String]) {
    guard phase == .awaitingForm, let form = step.form else { return emit(.notNow) }
    let right = form.fields.indices.map { index in
      guard index < values.count else { return false }
      let hits = drill.phrases.hits(in: FoldedText(values[index]))
      return hits[.field(step: position.step, index: index)] != nil
    }
    for (index, isRight) in right.enumerated() where isRight {
      account.credit(
        .field(step: position.step, index: index), call: call.number, Fraction(1),
        turn: turn == 0 ? nil : turn)
    }
    emit(.filled(right))
    goOn()
  }
}
