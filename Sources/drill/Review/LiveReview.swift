import DrillEngine
import DrillPlay
import DrillReview
import DrillTerminal
import DrillText

/// A review on a terminal that is drawn on; raw mode and watched signals are the caller's.
struct LiveReview {
  /// How it ended.
  enum End { case keep, left, signal(StopSignal) }

  private let context: Context
  private let title: String
  private(set) var desk: ReviewDesk
  private var screen: LiveScreen
  private var keys = KeySource()

  init(_ session: ReviewedSession, isBlind: Bool, context: Context) {
    self.context = context
    let header = session.stored.header
    let score =
      isBlind
      ? "" : context.say(Words(en: ", machine \(session.card.score)", zh: "，机器评分 \(session.card.score)"))
    title = "\(header.trainee), \(header.title)\(score)"
    desk = ReviewDesk(session, isBlind: isBlind, context: context)
    // Weights are no colours: without colours they stay.
    screen = LiveScreen(palette: context.palette == .none ? .mono : context.palette)
  }

  /// Runs until the review is to be kept or the reviewer leaves.
  mutating func run() -> End {
    defer { context.console.data(screen.leave()) }
    let language = context.language
    while true {
      let size = Terminal.size
      let block = desk.block(title: title, names: { $0.words[language] }, in: size)
      context.console.data(screen.frame(printing: [], block: block, size: size))
      switch keys.next(within: nil) {
      case .deadline, .resized: continue
      case .continued:
        TerminalMode.resume()
        screen.forget()
      case .endOfInput: return .signal(.hangUp)
      case .signal(let signal): return .signal(signal)
      case .key(let key):
        switch desk.take(key) {
        case .nothing: continue
        case .keep: return .keep
        case .leave: return .left
        case .interrupt: return .signal(.interrupt)
        case .redraw: screen.redraw()
        case .suspend:
          context.console.data(screen.leave())
          TerminalMode.suspend()
          screen.forget()
        }
      }
    }
  }
}

extension ReviewDesk {
  /// A desk for a session; a blind one hides what the machine found.
  init(_ session: ReviewedSession, isBlind: Bool, context: Context) {
    let drill = session.played.drill
    let dialogue = Dialogue(drill, language: context.language, clauses: session.played.clauses)
    let words = ItemWords(drill: drill, language: context.language)
    var again = Session(drill, settings: session.stored.header.settings)
    var outputs = again.receive(.tick, at: 0)
    for input in session.stored.inputs { outputs += again.receive(input.input, at: input.at) }
    let items = session.items.filter { item in
      // A blind reviewer must not learn from a list of breaches what the machine found.
      if isBlind, case .breach = item.subject { return false }
      return true
    }
    self.init(
      entries: items.map { item in
        Entry(item, what: words.what(item), turn: isBlind ? session.blindTurn(of: item) : item.turn)
      },
      transcript: outputs.flatMap { Self.lines(for: $0, dialogue, isBlind: isBlind) },
      replies: session.assessments.mapValues(\.reply), rules: drill.rubric.rules, isBlind: isBlind,
      language: context.language)
  }

  private static func lines(for output: Output, _ dialogue: Dialogue, isBlind: Bool) -> [Line] {
    guard case .assessment(let assessment) = output.event else {
      return dialogue.lines(for: output.event).map { Line($0) }
    }
    if assessment.isLate { return [Line(dialogue.timeIsUp, turn: assessment.turn)] }
    let plain = StyledText(assessment.reply.replacing("\n", with: " / "))
    let said = isBlind ? plain : dialogue.marked(assessment)
    return [Line(dialogue.spoken(by: dialogue.you, said), turn: assessment.turn)]
  }

  /// Puts what the reviewer said into a record.
  func fill(_ record: inout ReviewRecord, of session: ReviewedSession) {
    record.remark = remark
    for entry in entries {
      guard isBlind || entry.isOverruled || !entry.note.isEmpty else { continue }
      let mark = entry.mark ?? entry.item.machineMark
      record.marks.append(
        ReviewRecord.Mark(
          item: entry.item.name, mark: mark, reason: isBlind ? "blind" : entry.reason, note: entry.note))
    }
    let added = additions.map { ReviewRecord.Addition($0.breach, text: $0.words, reason: $0.reason) }
    if isBlind { record.addBlind(added, of: session) } else { record.added += added }
  }
}

extension ReviewedSession {
  /// The reply to show with an item whose mark must stay hidden: the first one of its step.
  fileprivate func blindTurn(of item: ScoredItem) -> Int? {
    guard case .earning(let line) = item.subject else { return nil }
    // Every reply has its time limit; that it is named tells nothing.
    if case .time = line.subject { return line.turn }
    return assessments.values.filter { $0.step == line.step }.map(\.turn).min()
  }
}

extension ReviewRecord {
  /// Turns the breaches that a blind reviewer named into marks on those that the machine found, and additions.
  mutating func addBlind(_ named: [Addition], of session: ReviewedSession) {
    var left = named
    for item in session.items {
      guard case .breach(let deduction) = item.subject, let turn = deduction.turn else { continue }
      let breach = AddedBreach(rule: deduction.cause.id, turn: turn)
      let isNamed = left.contains { $0.breach == breach }
      left.removeAll { $0.breach == breach }
      if !isNamed { marks.append(Mark(item: item.name, mark: .clean, reason: "blind")) }
    }
    added += left.sorted { ($0.breach.turn, $0.breach.rule) < ($1.breach.turn, $1.breach.rule) }
  }
}
