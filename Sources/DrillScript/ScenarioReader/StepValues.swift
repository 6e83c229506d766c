import DrillMatch
import DrillText

// Reading the values of a step's keys.
extension ScenarioReader {
  /// Reads `every 3s, gives up after 8 -> missed`.
  mutating func readRing(_ value: LocatedText, _ draft: inout StepDraft) {
    let wasIncomplete = draft.isIncomplete
    draft.isIncomplete = true
    let help = Words(
      en: "write: every 3s, gives up after 8 -> missed", zh: "写成：每 3 秒，响 8 声挂断 -> missed")
    guard let arrow = value.branchArrows.first else {
      complaints.error(
        .badValue, at: value.span,
        Words(en: "it does not say where a missed call leads", zh: "没写漏接之后转到哪里"), help: help)
      return
    }
    let parts = value[0..<arrow.lowerBound].listEntries
    guard parts.count == 2,
      let every = particle(.every, of: parts[0]),
      let count = particle(.givesUpAfter, of: parts[1])
    else {
      complaints.error(
        .badValue, at: value[0..<arrow.lowerBound].trimmed.span,
        Words(en: "this is not how a phone rings", zh: "响铃看不懂"), help: help)
      return
    }
    let rings = Vocabulary.particles.keywords.first { $0.meaning == .rings }?.names ?? []
    let number = rings.compactMap { count.droppingSuffix($0) }.min {
      $0.count < $1.count
    }
    let seconds = complaints.duration(
      every, in: 1...60, what: Words(en: "the time from ring to ring", zh: "响铃间隔"))
    let after = complaints.number(
      number ?? count, in: 1...100, what: Words(en: "the number of rings", zh: "响铃次数"))
    let target = value[arrow.upperBound..<value.count].trimmed
    if target.isEmpty {
      complaints.error(
        .badValue, at: value.span,
        Words(en: "it does not say where a missed call leads", zh: "没写漏接之后转到哪里"), help: help)
      return
    }
    draft.missedRing = target
    guard let seconds, let after else { return }
    draft.isIncomplete = wasIncomplete
    draft.step.ring = Ring(every: seconds, givesUpAfter: after, missed: .back)
  }

  /// The rest behind a small word at the start, in any of its names.
  func particle(_ meaning: Particle, of text: LocatedText) -> LocatedText? {
    let names = Vocabulary.particles.keywords.first { $0.meaning == meaning }?.names ?? []
    for name in names {
      if let rest = text.droppingPrefix(name) { return rest }
    }
    return nil
  }

  /// Reads `resolved pass`.
  mutating func ending(_ value: LocatedText) -> Ending? {
    for meaning in [Particle.fail, .pass] {
      let names = Vocabulary.particles.keywords.first { $0.meaning == meaning }?.names ?? []
      for name in names {
        guard let rest = value.droppingSuffix(name) else { continue }
        if rest.isEmpty { break }
        return Ending(name: rest.text, passes: meaning == .pass)
      }
    }
    complaints.error(
      .badValue, at: value.span,
      Words(en: "an ending has a name and then pass or fail", zh: "结局要写名称，再写通过或不通过"),
      help: Words(en: "such as: resolved pass", zh: "例如：已解决 通过"))
    return nil
  }

  /// Reads `hold at most 60s`.
  mutating func action(_ value: LocatedText) -> RequiredAction? {
    guard let (action, rest) = Vocabulary.actions.splitPrefix(of: value) else {
      _ = complaints.word(value, of: Vocabulary.actions)
      return nil
    }
    if rest.isEmpty { return RequiredAction(action: action, atMost: nil) }
    guard action == .hold, let time = particle(.atMost, of: rest) else {
      complaints.error(
        .badValue, at: rest.span,
        Words(
          en: "\(quoted(rest.value)) cannot stand behind the action", zh: "动作后面不能写 \(quoted(rest.value))"),
        help: action == .hold ? Words(en: "write: hold at most 60s", zh: "写成：保持 最多 60秒") : nil)
      return nil
    }
    let limit = complaints.duration(time, in: 1...3600, what: Words(en: "the hold", zh: "保持时间"))
    return RequiredAction(action: action, atMost: limit)
  }

  /// Reads `10:31`.
  mutating func clock(_ value: LocatedText) -> Int? {
    let parts = value.split { [":", "：", "点", "时"].contains($0) }.map(\.trimmed)
    if parts.count == 2, let hour = parts[0].number, (0...23).contains(hour) {
      let tail = parts[1].droppingSuffix("分") ?? parts[1]
      if let minute = tail.number, (0...59).contains(minute) { return hour * 60 + minute }
    }
    complaints.error(
      .badValue, at: value.span,
      Words(en: "\(quoted(value.value)) is not a time of day", zh: "\(quoted(value.value)) 不是时刻"),
      help: Words(en: "such as 10:31", zh: "例如 10:31"))
    return nil
  }
}
