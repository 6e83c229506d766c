import DrillMatch
import DrillScript

// What the trainee says.
extension Session {
  /// Chat bubbles within so many milliseconds of each other are one reply.
  static let bubbleGap = 5000

  mutating func beganTyping() {
    if speech.typingAt == nil { speech.typingAt = clock.now }
  }

  mutating func hear(_ text: String) {
    switch phase {
    case .speaking: interrupt(with: text)
    case .awaitingReply: accept(text)
    case .awaitingAction, .parting: remark(text)
    case .notBegun, .ringing, .awaitingChoice, .awaitingForm, .over: emit(.notNow)
    }
  }

  /// The customer is cut short: what was still to be said is not, and the reply counts at once.
  private mutating func interrupt(with text: String) {
    var rounds = 0
    while phase == .speaking, rounds < Self.stepCap {
      rounds += 1
      speech.answersUntil = clock.now
      agenda.remove { if case .say = $0 { true } else { $0 == .open } }
      speech.isInterruption = true
      open()
    }
    guard phase == .awaitingReply else {
      speech.isInterruption = false
      return emit(.notNow)
    }
    accept(text)
  }

  private mutating func accept(_ text: String) {
    agenda.remove { $0 == .timeOut || $0 == .replyComplete }
    speech.bubbles.append(text)
    if drill.scenario.channel == .chat {
      emit(.bubble)
      agenda.add(.replyComplete, at: clock.now + Self.bubbleGap)
    } else {
      completeReply()
    }
  }

  mutating func completeReply() {
    let text = speech.bubbles.joined(separator: "\n")
    speech.bubbles = []
    answerStep(with: text, late: false)
  }

  mutating func timeOut() {
    guard phase == .awaitingReply || phase == .awaitingChoice else { return }
    if phase == .awaitingChoice {
      emit(.chose(key: "", points: 0, of: step.choice?.points ?? 0))
      account.add(Account.Timing(thing: .reply, isMet: false, step: position.step, turn: nil))
      settle(late: true, findings: [])
    } else {
      answerStep(with: "", late: true)
    }
  }

  /// Judges the reply to the step and lets it go on: findings, mood, tries, branches, in this order.
  private mutating func answerStep(with text: String, late: Bool) {
    turn += 1
    if settings.isTimed {
      account.add(Account.Timing(thing: .reply, isMet: !late, step: position.step, turn: turn))
    }
    if !late { countSpoken(text) }
    let isFirst = position.attempts[position.step, default: 0] == 0
    let verdict = judge.verdict(on: text, in: context())
    let earned = earnings(of: verdict, full: isFirst)
    if !late { position.carry = nil }
    position.attempts[position.step, default: 0] += 1
    let missed = unearned()
    let before = mood
    note(verdict, earned: earned, missed: missed, late: late)
    position.tries += 1
    emit(
      .assessment(
        Assessment(
          turn: turn, step: step.id, reply: text, isLate: late, findings: verdict.findings, earned: earned,
          missed: missed, discounted: verdict.discount, moodBefore: before, moodAfter: mood,
          model: settings.mode == .practice ? step.models.first?.text : nil)))
    speech.answersUntil = clock.now
    for answer in answers(to: earned) {
      let duration = SpokenTime.milliseconds(of: answer, in: drill.scenario.language, at: settings.pace)
      say(.line(speaker: .customer, text: answer, milliseconds: duration))
      speech.answersUntil += duration
    }
    let findings = Set(verdict.findings.filter { $0.confidence == .confident }.map(\.rule))
    if step.choice != nil {
      askChoice()
    } else {
      settle(late: late, findings: findings)
    }
  }

  /// Something said where the step wants no reply: it counts for conduct, and mends what is still open by half.
  private mutating func remark(_ text: String) {
    turn += 1
    countSpoken(text)
    let verdict = judge.verdict(on: text, in: context())
    let earned = earnings(of: verdict, full: false)
    let before = mood
    note(verdict, earned: earned, missed: [], late: false)
    emit(
      .assessment(
        Assessment(
          turn: turn, step: step.id, reply: text, isLate: false, findings: verdict.findings, earned: earned,
          missed: [], discounted: verdict.discount, moodBefore: before, moodAfter: mood, model: nil)))
  }

  private mutating func context() -> Judge.Context {
    let secrets = call.secrets.filter { place in
      let until = drill.scenario.steps[place.step].secrets[place.index].until
      return !account.isEarned(.item(until), call: call.number)
    }
    defer { speech.isInterruption = false }
    return Judge.Context(
      step: position.step, carry: position.carry == position.step ? nil : position.carry,
      customerLines: speech.customerLines, secrets: secrets, saidApologies: speech.apologies,
      isInterruption: speech.isInterruption, isAfterHold: endHold())
  }

  private mutating func earnings(of verdict: Judge.Verdict, full: Bool) -> [Assessment.Earning] {
    var earned: [Assessment.Earning] = []
    func credit(
      _ subject: Account.Entry.Subject, _ obligation: Obligation, step: Int, isFull: Bool,
      span: Range<Int>? = nil, account: inout Account, call: Int, turn: Int
    ) -> Bool {
      guard account.credit(subject, call: call, isFull ? Fraction(1) : Fraction(1, 2), turn: turn) else {
        return false
      }
      earned.append(
        Assessment.Earning(
          step: drill.scenario.steps[step].id, obligation: obligation, isFull: isFull, span: span))
      return true
    }
    position.heard.formUnion(verdict.voices)
    for voice in verdict.voices {
      let isOwn = credit(
        .voice(voice, step: position.step), .voice(voice), step: position.step, isFull: full,
        account: &account, call: call.number, turn: turn)
      if !isOwn, let carry = position.carry, carry != position.step {
        _ = credit(
          .voice(voice, step: carry), .voice(voice), step: carry, isFull: false, account: &account,
          call: call.number, turn: turn)
      }
    }
    for item in verdict.items {
      let id = drill.scenario.steps[item.step].items[item.index].id
      _ = credit(
        .item(id), .item(id), step: item.step, isFull: full && item.step == position.step,
        span: verdict.itemSpans[item], account: &account, call: call.number, turn: turn)
    }
    return earned
  }

  /// The dues and items of the step that are still unearned, in the order of the script.
  func unearned() -> [Obligation] {
    let obligations = (step.dues + position.owed).map(Obligation.voice) + step.items.map { .item($0.id) }
    return obligations.filter { !isEarned($0) }
  }

  /// Books what a reply breaks and merits, and lets the mood follow.
  private mutating func note(
    _ verdict: Judge.Verdict, earned: [Assessment.Earning], missed: [Obligation], late: Bool
  ) {
    for finding in verdict.findings where finding.confidence == .confident {
      switch drill.rule(finding.rule)?.value {
      case .deduction:
        account.add(
          Account.Breach(
            rule: finding.rule, turn: turn, step: position.step, span: finding.span, text: finding.text))
      case .bonus(let points):
        account.add(Merit(rule: finding.rule, turn: turn, span: finding.span, points: points))
      case .voice, nil: break
      }
    }
    for apology in verdict.apologies { speech.apologies[apology, default: 0] += 1 }
    call.mayHold = verdict.asksForHold
    mood = MoodChange(rubric: drill.rubric).mood(
      after: verdict.findings, earned: earned, missed: missed.count, late: late, from: mood)
  }

  /// What the customer answers to the asks that were earned just now.
  private func answers(to earned: [Assessment.Earning]) -> [String] {
    let asked = Set(earned.filter { $0.step == step.id }.map(\.obligation))
    return step.items.compactMap { item in
      guard asked.contains(.item(item.id)), case .ask(let answer?) = item.kind else { return nil }
      return answer
    }
  }
}
