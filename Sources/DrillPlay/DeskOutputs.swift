import DrillEngine
import DrillScript
import DrillTerminal
import DrillText

// What happens in the session, shown.
extension Desk {
  /// Shows what came of one input, or of time passing; all of it at once, so that a judgement knows what follows it.
  public mutating func show(_ outputs: [Output], in session: Session) -> [Wish] {
    var wishes: [Wish] = []
    for (index, output) in outputs.enumerated() {
      switch output.event {
      case .paused: pausedAt = output.at
      case .resumed: resume(at: output.at, in: session, &wishes)
      case _ where isReading || !held.isEmpty: held.append(output)
      default: present(output, followedBy: outputs[(index + 1)...], in: session, &wishes)
      }
    }
    if isReading, !session.isPaused, session.scorecard == nil { wishes.append(.give(.pause)) }
    return wishes
  }

  private var isReading: Bool {
    switch mode {
    case .reading, .leaving(_, wasReading: true): true
    case .playing, .paused, .leaving: false
    }
  }

  private mutating func resume(at time: Int, in session: Session, _ wishes: inout [Wish]) {
    let shift = time - (pausedAt ?? time)
    pausedAt = nil
    for index in speaking.indices { speaking[index].delay(by: shift) }
    showHeld(delayedBy: shift, in: session, &wishes)
  }

  /// Shows what waited behind a judgement.
  mutating func showHeld(delayedBy shift: Int, in session: Session, _ wishes: inout [Wish]) {
    let waiting = held.map { Output($0.event, at: $0.at + shift) }
    held = []
    for (index, output) in waiting.enumerated() {
      present(output, followedBy: waiting[(index + 1)...], in: session, &wishes)
    }
  }

  private mutating func present(
    _ output: Output, followedBy rest: ArraySlice<Output>, in session: Session, _ wishes: inout [Wish]
  ) {
    switch output.event {
    case .entered:
      ringing = nil
      prompt = nil
    case .ring(let number, let count):
      ringing = (number, count)
      if manner == .lines { print(dialogue.lines(for: output.event)) }
      if hasBell { wishes.append(.bell) }
    case .line(let speaker, let text, let milliseconds):
      speak(text, by: speaker, for: milliseconds, at: output.at, in: session)
    case .prompt(let prompt): take(prompt)
    case .assessment(let assessment): take(assessment, followedBy: rest, in: session)
    case .chose(let key, let points, let most):
      takeChoice(key, points: points, of: most, in: session)
    case .filled(let right): takeForm(right, in: session)
    case .notNow:
      print(dialogue.lines(for: output.event))
      // A reply that had no place is not lost.
      if let sent, editor.text.isEmpty { editor.set(sent) }
      sent = nil
    case .end: hasEnded = true
    case .narration, .acted, .customerHungUp:
      print(dialogue.lines(for: output.event))
    case .bubble, .paused, .resumed: break
    }
  }

  private mutating func speak(
    _ text: String, by speaker: Speaker, for milliseconds: Int, at time: Int, in session: Session
  ) {
    if manner == .lines || milliseconds == 0 { print(line(text, by: speaker)) }
    guard milliseconds > 0 else { return }
    let start = max(time, speaking.last?.end ?? time)
    speaking.append(
      Utterance(
        speaker: speaker, text: text, milliseconds: milliseconds, start: start,
        isUpset: session.mood < MoodWord.upset))
  }

  private mutating func take(_ prompt: Prompt) {
    self.prompt = prompt
    hasWarned = false
    switch prompt.kind {
    case .reply: break
    case .action: print(dialogue.lines(for: prompt))
    case .choice: if manner == .lines { print(dialogue.lines(for: prompt)) }
    case .form(let form):
      print(dialogue.lines(for: prompt))
      fill = FormFill(form)
      draft = editor.text
      editor.set("")
    }
  }

  // MARK: Judgements

  private func isPractice(_ session: Session) -> Bool { session.settings.mode == .practice }

  private mutating func take(
    _ assessment: Assessment, followedBy rest: ArraySlice<Output>, in session: Session
  ) {
    let isPractice = isPractice(session)
    let isChat = dialogue.drill.scenario.channel == .chat
    sent = nil
    if assessment.isLate {
      print(dialogue.timeIsUp)
      if manner == .live, !editor.text.isEmpty {
        remark(Words(en: "What you typed is still there.", zh: "您已输入的文字仍保留着。"))
      }
    } else if manner == .live {
      let words = isPractice ? dialogue.marked(assessment) : plain(assessment.reply)
      // The bubbles of a chat stand there already.
      if !isChat || (isPractice && dialogue.hasMarks(assessment)) {
        print(dialogue.spoken(by: dialogue.you, words))
      }
    } else if isPractice, dialogue.hasMarks(assessment) {
      print(dialogue.spoken(by: dialogue.you, dialogue.marked(assessment)))
    }
    guard isPractice else { return }
    coach(dialogue.judgement(of: assessment, inFull: true))
    model = assessment.model
    let isLastTry = rest.contains { output in
      switch output.event {
      case .entered, .end: true
      default: false
      }
    }
    if isLastTry, !dialogue.isClean(assessment), let model { coach([dialogue.model(model)]) }
    if isLastTry, !dialogue.isClean(assessment) { self.model = nil }
    if !assessment.isLate { mode = .reading }
  }

  private func plain(_ reply: String) -> StyledText { StyledText(reply.replacing("\n", with: " / ")) }

  private mutating func coach(_ lines: [StyledText]) {
    print(lines.map { StyledText("    ", hanging: 6) + $0 })
  }

  private mutating func takeChoice(_ key: String, points: Int, of most: Int, in session: Session) {
    guard case .choice(let options)? = prompt?.kind else { return }
    if key.isEmpty {
      print(dialogue.timeIsUpForChoice)
    } else if manner == .live {
      let text = options.first { $0.key == key }.map { "\($0.key)) \($0.text)" } ?? key
      print(dialogue.spoken(by: dialogue.you, StyledText(text)))
    }
    guard isPractice(session) else { return }
    coach(dialogue.worth(of: key, points: points, of: most, among: options))
    model = nil
    if !key.isEmpty { mode = .reading }
  }

  private mutating func takeForm(_ right: [Bool], in session: Session) {
    editor.set(draft)
    draft = ""
    defer { fill = nil }
    guard isPractice(session), let fill else { return }
    coach(dialogue.verdicts(on: fill.form, right))
    model = nil
    mode = .reading
  }
}
