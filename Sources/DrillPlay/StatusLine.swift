import DrillEngine
import DrillScript
import DrillTerminal
import DrillText

/// A line made of parts, of which the least important are left out where the screen is narrow.
struct PartedLine {
  /// A part of the line.
  struct Part {
    var text: StyledText
    /// 0 is never left out; the higher, the sooner.
    var rank: Int
  }

  var parts: [Part] = []

  mutating func add(_ text: StyledText, rank: Int) { parts.append(Part(text: text, rank: rank)) }

  /// The parts that fit into so many columns, between dots.
  func fitted(to width: Int) -> StyledText {
    let separator = StyledText(" · ", .dim)
    var kept = parts
    while kept.count > 1, total(kept) > width {
      guard let worst = kept.indices.max(by: { (kept[$0].rank, $0) < (kept[$1].rank, $1) }) else { break }
      kept.remove(at: worst)
    }
    return kept.indices.reduce(StyledText()) { $1 == 0 ? kept[$1].text : $0 + separator + kept[$1].text }
  }

  private func total(_ parts: [Part]) -> Int {
    parts.reduce(0) { $0 + $1.text.width } + 3 * max(0, parts.count - 1)
  }
}

// The lines that tell how the call stands.
extension Desk {
  /// The channel, the time left, the call's length and the mood, as far as they fit.
  func status(at time: Int, width: Int, in session: Session) -> StyledText {
    var line = PartedLine()
    line.add(countdown(at: time, in: session), rank: 0)
    if let call = callLength(in: session) { line.add(call, rank: 2) }
    if session.settings.mode == .practice {
      let mood = session.mood
      let word = dialogue.say(MoodWord.words(for: mood))
      line.add(
        StyledText(
          dialogue.say(Words(en: "mood \(mood) \(word)", zh: "情绪 \(mood) \(word)")),
          mood < MoodWord.upset ? .warn : .plain),
        rank: 1)
    }
    let channel = dialogue.say(dialogue.drill.scenario.channel.words)
    line.parts.insert(PartedLine.Part(text: StyledText(channel, .dim), rank: 3), at: 0)
    return line.fitted(to: width)
  }

  private func countdown(at time: Int, in session: Session) -> StyledText {
    func words(_ words: Words, _ ink: Ink = .plain) -> StyledText { StyledText(dialogue.say(words), ink) }
    if session.isPaused { return words(Words(en: "paused", zh: "已暂停"), .warn) }
    if let hold = session.holdLength(at: time) {
      return words(Words(en: "on hold \(minutes(hold))", zh: "保持中 \(minutes(hold))"), .accent)
    }
    if let left = session.timeLeft(at: time) {
      let seconds = (left + 999) / 1000
      return left <= Self.warning
        ? words(Words(en: "! only \(seconds) s left", zh: "！只剩 \(seconds) 秒"), .bad)
        : words(Words(en: "\(seconds) s left", zh: "剩 \(seconds) 秒"))
    }
    switch session.expects {
    case .pickUp: return words(Words(en: "ringing", zh: "响铃中"), .accent)
    case .nothing: return words(Words(en: "listening", zh: "请听"), .dim)
    case .form: return words(Words(en: "form", zh: "填表"), .dim)
    case .reply, .choice, .action: return words(Words(en: "your turn", zh: "请回答"), .dim)
    }
  }

  /// The length of the call against the lengths it should keep to (P3.3.4).
  private func callLength(in session: Session) -> StyledText? {
    guard dialogue.drill.scenario.channel == .phone, session.isCallOpen, session.expects != .pickUp else {
      return nil
    }
    let rules = dialogue.drill.rubric.time
    let (target, limit) = (rules.callTarget * 1000, rules.callLimit * 1000)
    let length = session.callLength
    let ink: Ink = length > limit ? .bad : length > target ? .warn : .plain
    let sign = length > limit ? "!! " : length > target ? "! " : ""
    let goal = minutes(length > target ? limit : target)
    let text = Words(
      en: "\(sign)call \(minutes(length)) of \(goal)", zh: "\(sign)通话 \(minutes(length))/\(goal)")
    return StyledText(dialogue.say(text), ink)
  }

  /// The keys that work now, as far as they fit.
  func footer(width: Int, in session: Session) -> StyledText {
    var line = PartedLine()
    func add(_ words: Words, _ rank: Int) { line.add(StyledText(dialogue.say(words), .dim), rank: rank) }
    switch mode {
    case .leaving: return StyledText()
    case .reading:
      add(Words(en: "Enter goes on", zh: "回车 继续"), 0)
      if model != nil { add(Words(en: "m a good reply", zh: "m 参考回答"), 1) }
      add(Words(en: "Ctrl-C leaves", zh: "Ctrl-C 离开"), 2)
      return line.fitted(to: width)
    case .paused:
      add(Words(en: "Enter goes on", zh: "回车 继续"), 0)
      add(Words(en: "Ctrl-C leaves", zh: "Ctrl-C 离开"), 1)
      return line.fitted(to: width)
    case .playing: break
    }
    switch session.expects {
    case .pickUp: add(Words(en: "Enter picks up", zh: "回车 接听"), 0)
    case .choice: add(Words(en: "one letter chooses", zh: "按字母选择"), 0)
    case .form:
      fill?.isComplete == true
        ? add(Words(en: "Enter hands it in", zh: "回车 交表"), 0)
        : add(Words(en: "Enter next field", zh: "回车 下一项"), 0)
      if fill?.current != 0 { add(Words(en: "↑ field before", zh: "↑ 上一项"), 1) }
    case .reply, .action: add(Words(en: "Enter sends", zh: "回车 发送"), 0)
    case .nothing:
      if !speaking.isEmpty { add(Words(en: "Enter now interrupts", zh: "现在发送会打断对方"), 0) }
    }
    let hasHint = session.settings.mode == .practice && session.expects == .reply
    if hasHint { add(Words(en: "F2 /hint", zh: "F2 /提示"), 1) }
    for (number, action) in ActionKey.all where session.accepts(action) {
      let command = action.command
      add(Words(en: "F\(number) \(command.en)", zh: "F\(number) \(command.zh)"), 2)
    }
    add(Words(en: "F6 /pause", zh: "F6 /暂停"), 3)
    add(Words(en: "Ctrl-C leaves", zh: "Ctrl-C 离开"), 2)
    return line.fitted(to: width)
  }
}
