import DrillEngine
import DrillScript
import DrillTerminal
import DrillText

// What keys do.
extension Desk {
  /// Takes a key at a time.
  public mutating func take(_ key: Key, at time: Int, in session: Session) -> [Wish] {
    switch mode {
    case .leaving(let leaving, let wasReading): return answerLeaving(key, leaving, wasReading, in: session)
    case .reading: return takeWhileReading(key, in: session)
    case .paused: return takeWhilePaused(key, in: session)
    case .playing: break
    }
    if let wishes = takeSpecial(key, at: time, in: session) { return wishes }
    switch session.expects {
    case .form where fill != nil && !startsCommand: return takeInForm(key, at: time, in: session)
    case .choice where editor.text.isEmpty:
      guard case .text(let text) = key else { break }
      if let key = option(text) { return [.give(.choice(key))] }
      if !Self.slashes.contains(where: text.hasPrefix) { return [] }
    case .pickUp where editor.text.isEmpty:
      if key == .enter || key == .text(" ") || key == .text("　") { return [.give(.pickUp)] }
      guard case .text(let text) = key, Self.slashes.contains(where: text.hasPrefix) else { return [] }
    case .nothing, .pickUp, .reply, .choice, .form, .action: break
    }
    return edit(key, at: time, in: session)
  }

  static let slashes = ["/", "、", "／"]

  private var startsCommand: Bool { Self.slashes.contains(where: editor.text.hasPrefix) }

  // MARK: At any time

  private mutating func takeSpecial(_ key: Key, at time: Int, in session: Session) -> [Wish]? {
    switch key {
    case .interrupt: return askLeaving(.interrupted, in: session)
    case .endOfInput where editor.text.isEmpty: return askLeaving(.left, in: session)
    case .suspend: return standAside(in: session)
    case .redraw: return [.repaint]
    case .function(1): return obey(.help, in: session)
    case .function(2): return obey(.hint, in: session)
    case .function(6): return pause(in: session)
    case .function(let number):
      guard let action = ActionKey.action(number) else { return [] }
      return session.accepts(action) ? [.give(.action(action))] : []
    default: return nil
    }
  }

  private mutating func edit(_ key: Key, at time: Int, in session: Session) -> [Wish] {
    switch editor.take(key) {
    case .edited: return noteTyping(in: session)
    case .submitted(let text): return submit(text, at: time, in: session)
    case .wantsCompletion:
      if startsCommand { complete() }
      return []
    case .leave: return askLeaving(.interrupted, in: session)
    case .endOfInput: return askLeaving(.left, in: session)
    case .suspend: return standAside(in: session)
    case .redraw: return [.repaint]
    case .unused: return []
    }
  }

  /// Completes a word behind a slash; where several are possible, they are told.
  private mutating func complete() {
    let words = MetaWord.words(in: dialogue.language).map { "/\($0)" }
    var possible = editor.complete(with: words)
    if possible.isEmpty { possible = editor.complete(with: MetaWord.everyWord.map { "/\($0)" }) }
    guard possible.count > 1 else { return }
    print(StyledText("  " + possible.joined(separator: "  "), .dim))
  }

  /// The session counts from the first key of a reply how long the trainee thought.
  private mutating func noteTyping(in session: Session) -> [Wish] {
    guard !hasTyped, !editor.text.isEmpty, !startsCommand,
      session.expects == .reply || session.expects == .nothing
    else { return [] }
    hasTyped = true
    return [.give(.typing)]
  }

  // MARK: Forms and options

  private mutating func takeInForm(_ key: Key, at time: Int, in session: Session) -> [Wish] {
    guard var fill else { return [] }
    defer { self.fill = fill }
    switch key {
    case .backTab, .up:
      fill.goBack(keeping: editor.text)
      editor.set(fill.value)
      return []
    case .enter, .tab, .down:
      if fill.isComplete { return key == .enter ? [.give(.form(fill.values))] : [] }
      fill.enter(editor.text)
      editor.set(fill.value)
      return []
    default:
      if !fill.isComplete { _ = editor.take(key) }
      return []
    }
  }

  /// The key of the option that a text names by its letter or its number.
  func option(_ text: String) -> String? {
    guard case .choice(let options)? = prompt?.kind else { return nil }
    let key = optionKey(text)
    if let number = Int(key), options.indices.contains(number - 1) { return options[number - 1].key }
    return options.first { $0.key == key }?.key
  }

  // MARK: Reading, pausing, leaving

  private mutating func takeWhileReading(_ key: Key, in session: Session) -> [Wish] {
    switch key {
    case .enter, .text(" "), .text("　"): return goOn(in: session)
    case .text("m"), .text("M"), .text("ｍ"), .function(2):
      showModel()
      return []
    case .interrupt: return askLeaving(.interrupted, in: session)
    case .endOfInput: return askLeaving(.left, in: session)
    case .suspend: return [.suspend]
    case .redraw: return [.repaint]
    default: return []
    }
  }

  mutating func showModel() {
    guard let model else { return }
    print(StyledText("    ", hanging: 6) + dialogue.model(model))
    self.model = nil
  }

  private mutating func takeWhilePaused(_ key: Key, in session: Session) -> [Wish] {
    switch key {
    case .enter, .text(" "), .text("　"), .function(6): return goOn(in: session)
    case .interrupt: return askLeaving(.interrupted, in: session)
    case .endOfInput: return askLeaving(.left, in: session)
    case .suspend: return [.suspend]
    case .redraw: return [.repaint]
    default: return []
    }
  }

  /// Goes on after reading or a pause.
  mutating func goOn(in session: Session) -> [Wish] {
    // What was read stands apart from what follows.
    if mode == .reading { print(StyledText()) }
    mode = .playing
    model = nil
    if session.isPaused { return [.give(.resume)] }
    var wishes: [Wish] = []
    showHeld(delayedBy: 0, in: session, &wishes)
    return wishes
  }

  /// Stops every clock.
  public mutating func pause(in session: Session) -> [Wish] {
    guard mode == .playing, session.scorecard == nil else { return [] }
    mode = .paused
    return session.isPaused ? [] : [.give(.pause)]
  }

  private mutating func standAside(in session: Session) -> [Wish] { pause(in: session) + [.suspend] }

  /// Asks whether the trainee means to leave; asked already, he leaves.
  public mutating func askLeaving(_ leaving: Leaving, in session: Session) -> [Wish] {
    if case .leaving(let first, _) = mode { return [.leave(first)] }
    let wasReading = mode == .reading
    mode = .leaving(leaving, wasReading: wasReading)
    if manner == .lines { remark(Self.leavingQuestion(isLive: false)) }
    return session.isPaused || session.scorecard != nil ? [] : [.give(.pause)]
  }

  private mutating func answerLeaving(
    _ key: Key, _ leaving: Leaving, _ wasReading: Bool, in session: Session
  ) -> [Wish] {
    if key == .interrupt || key == .endOfInput { return [.leave(leaving)] }
    if key == .redraw { return [.repaint] }
    return stay(wasReading: wasReading, in: session)
  }

  mutating func stay(wasReading: Bool, in session: Session) -> [Wish] {
    if wasReading {
      mode = .reading
      return []
    }
    return goOn(in: session)
  }

  static func leavingQuestion(isLive: Bool) -> Words {
    isLive
      ? Words(
        en: "Leave? The session is kept. Ctrl-C again leaves, any other key goes on.",
        zh: "要离开吗？记录会保存。再按一次 Ctrl-C 离开，按其他键继续。")
      : Words(
        en: "Leave? The session is kept. Ctrl-C again leaves, Enter goes on.",
        zh: "要离开吗？记录会保存。再按一次 Ctrl-C 离开，按回车继续。")
  }
}

/// The function keys of the actions on the phone.
enum ActionKey {
  /// The actions in the order of their keys.
  static let all: [(number: Int, action: CallAction)] = [
    (3, .hold), (4, .callback), (5, .transfer), (8, .hangUp),
  ]

  static func action(_ number: Int) -> CallAction? { all.first { $0.number == number }?.action }
}
