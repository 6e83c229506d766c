import DrillEngine
import DrillScript
import DrillTerminal
import DrillText

/// The trainee's desk: what keys and lines mean during a drill, and what is shown of what happens.
///
/// It has no clock, no terminal and no session of its own. Keys, outputs and the time are handed in; what comes out
/// are wishes (`Wish`), lines for the transcript (`takeLines`), and what stands below it (`view`). The player
/// carries the wishes out: it gives inputs to the session and hands the outputs back to `show`.
public struct Desk: Sendable {
  /// How it is shown.
  public enum Manner: Sendable, Hashable {
    /// On a screen that is redrawn: words come one by one, and lines below the transcript are kept up to date.
    case live
    /// As lines only, for screen readers, logs and plain terminals.
    case lines
  }

  /// What is to be done outside of it.
  public enum Wish: Sendable, Hashable {
    /// The session is to take an input.
    case give(Input)
    /// The trainee leaves; the session is kept.
    case leave(Leaving)
    /// The program is to stand aside until it is called back (Ctrl-Z).
    case suspend
    /// The screen is to be drawn anew.
    case repaint
    /// The bell, for those who asked for it.
    case bell
  }

  /// How a trainee leaves.
  public enum Leaving: Sendable, Hashable {
    /// With Ctrl-C.
    case interrupted
    /// In so many words.
    case left
  }

  /// What keys mean at the moment.
  enum Mode: Sendable, Hashable {
    /// They go to the drill.
    case playing
    /// The trainee reads how the reply was judged; the clocks stand still until he goes on.
    case reading
    /// The trainee paused.
    case paused
    /// The trainee is asked whether he means to leave.
    case leaving(Leaving, wasReading: Bool)
  }

  /// The wording.
  public let dialogue: Dialogue
  let manner: Manner
  /// Whether the bell may ring.
  let hasBell: Bool

  var mode = Mode.playing
  var editor: LineEditor
  var prompt: Prompt?
  /// What the customer says now, and after it.
  var speaking: [Utterance] = []
  /// What came after a judgement and waits until it was read.
  var held: [Output] = []
  var pausedAt: Int?
  var ringing: (number: Int, count: Int)?
  var fill: FormFill?
  /// The reply that was begun before a form was asked for.
  var draft = ""
  /// Whether the session knows that a reply is being typed.
  var hasTyped = false
  /// The reply that was not sent because the input method looked off.
  var heldReply: String?
  /// What was sent last, in case it has no place.
  var sent: String?
  /// The model reply to what was judged last.
  var model: String?
  var hints = Hints()
  /// Whether the end of the time was told.
  var hasWarned = false
  /// Whether the drill is over and shown.
  public internal(set) var hasEnded = false
  private var transcript: [StyledText] = []

  /// How many hints were given in a step.
  struct Hints: Sendable, Hashable {
    var step: String?
    var count = 0
  }

  /// Creates a desk for a drill.
  public init(_ dialogue: Dialogue, manner: Manner, hasBell: Bool = false) {
    self.dialogue = dialogue
    self.manner = manner
    self.hasBell = hasBell
    editor = LineEditor()
  }

  /// What stands in the editor.
  public var typed: String { editor.text }

  /// Whether everything is shown and nothing waits for a key.
  public var isIdle: Bool { mode == .playing && held.isEmpty && speaking.isEmpty }

  /// The lines that came to the transcript since the last call.
  public mutating func takeLines() -> [StyledText] {
    defer { transcript = [] }
    return transcript
  }

  mutating func print(_ line: StyledText) { transcript.append(line) }

  mutating func print(_ lines: [StyledText]) { transcript += lines }

  /// A remark of the program itself, which stands back.
  mutating func remark(_ words: Words) { print(StyledText("  \(dialogue.say(words))", .dim, hanging: 4)) }

  /// Takes over where a session stands that was left: what was asked, and whether its clocks stand still.
  ///
  /// - Parameter recap: the outputs of the session so far.
  public mutating func takeUp(_ recap: [Output], in session: Session) {
    for output in recap {
      switch output.event {
      case .entered:
        prompt = nil
        ringing = nil
      case .ring(let number, let count): ringing = (number, count)
      case .prompt(let prompt): self.prompt = prompt
      case .paused: pausedAt = output.at
      default: break
      }
    }
    if session.expects != .pickUp { ringing = nil }
    if session.isPaused { mode = .paused }
    if session.expects == .form, case .form(let form)? = prompt?.kind { fill = FormFill(form) }
  }

  // MARK: Time

  /// When something on the screen changes by itself, in milliseconds since the session began.
  public func nextChange(after time: Int, in session: Session) -> Int? {
    if mode != .playing { return nil }
    var next = speaking.compactMap { manner == .live ? $0.nextChange(after: time) : $0.end }.min()
    func sooner(_ moment: Int) { next = min(next ?? moment, moment) }
    if let left = session.timeLeft(at: time), left > 0 {
      switch manner {
      case .live: sooner(time + (left - 1) % 1000 + 1)
      case .lines: if left > Self.warning { sooner(time + left - Self.warning) }
      }
    } else if manner == .live, session.holdLength(at: time) != nil {
      sooner(time + 1000)
    }
    return next
  }

  /// So many milliseconds before the end of the time the trainee is warned.
  static let warning = 10_000

  /// Lets time pass: words that were said to their end go to the transcript, and the end of the time is told.
  public mutating func pass(to time: Int, in session: Session) -> [Wish] {
    guard mode == .playing else { return [] }
    while let first = speaking.first, first.end <= time {
      speaking.removeFirst()
      finish(first)
    }
    guard !hasWarned, let limit = prompt?.limit, limit > Self.warning + 2000,
      let left = session.timeLeft(at: time), left > 0, left <= Self.warning
    else { return [] }
    hasWarned = true
    if manner == .lines { print(dialogue.told(Words(en: "10 seconds left.", zh: "还剩 10 秒。"))) }
    return hasBell ? [.bell] : []
  }

  private mutating func finish(_ utterance: Utterance) {
    if manner == .live { print(line(utterance.text, by: utterance.speaker)) }
  }

  /// Stops the customer's words where they are.
  mutating func cutShort(at time: Int) {
    guard let first = speaking.first else { return }
    speaking = []
    guard manner == .live else { return }
    let heard = first.heard(at: time)
    if !heard.isEmpty { print(line(heard + "—", by: first.speaker)) }
  }

  func line(_ words: String, by speaker: Speaker) -> StyledText {
    dialogue.spoken(by: dialogue.name(of: speaker), StyledText(words))
  }
}
