import DrillScript

// How a session comes to its score.
extension Session {
  /// Thinking beyond so many milliseconds counts as time of the call.
  static let freeThinking = 10_000

  /// Counts what the trainee said, and the thinking before it, into the call's length.
  mutating func countSpoken(_ text: String) {
    let language = drill.scenario.language
    call.length += SpokenTime.milliseconds(of: text, in: language)
    if let prompted = speech.promptedAt {
      let began =
        speech.typingAt
        ?? clock.now - SpokenTime.typing(of: text, in: language, mode: settings.mode)
      call.length += max(0, began - prompted - Self.freeThinking)
    }
    speech.promptedAt = nil
    speech.typingAt = nil
  }

  /// Closes the call's time; the limits of a call's length (P3.3.4) are the phone's alone.
  mutating func closeCall() {
    _ = endHold()
    callLengths.append(call.length)
    guard settings.isTimed, drill.scenario.channel == .phone, turn > 0 else { return }
    let time = drill.rubric.time
    let seconds = call.length * 100 / settings.timeFactorPercent / 1000
    account.add(
      Account.Timing(
        thing: .callTarget, isMet: seconds <= time.callTarget, step: position.step, turn: nil))
    account.add(
      Account.Timing(
        thing: .callLimit, isMet: seconds <= time.callLimit, step: position.step, turn: nil))
  }

  mutating func conclude(_ conclusion: Conclusion) {
    guard phase != .over else { return }
    agenda.remove { _ in true }
    closeCall()
    phase = .over
    if case .reached = conclusion {} else { openRest() }
    var card = Scoring(drill: drill).scorecard(of: account, conclusion: conclusion)
    card.turns = turn
    card.callLengths = callLengths
    card.mood = mood
    card.reopenings = reopenings
    scorecard = card
    emit(.end(card))
  }

  /// After an early end of the trainee's own, what model replies would still have earned stays unearned.
  private mutating func openRest() {
    for index in ModelPath(scenario: drill.scenario).toPassingEnd(from: position.step) {
      let step = drill.scenario.steps[index]
      for voice in step.dues {
        account.open(.voice(voice, step: index), call: call.number, step: index, points: 1)
      }
      for item in step.items {
        account.open(.item(item.id), call: call.number, step: index, points: item.points)
      }
      if let choice = step.choice {
        account.open(.choice(step: index), call: call.number, step: index, points: choice.points)
      }
      for (number, field) in (step.form?.fields ?? []).enumerated() {
        account.open(
          .field(step: index, index: number), call: call.number, step: index, points: field.points)
      }
    }
  }
}
