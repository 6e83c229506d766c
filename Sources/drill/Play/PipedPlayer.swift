import DrillEngine
import DrillPlay
import DrillScript
import DrillStore
import DrillTerminal
import DrillText

/// Plays with replies from a pipe or file, one a line, on a clock that only moves when something happens.
struct PipedPlayer {
  let run: SessionRun
  let context: Context
  var source: LineSource

  /// Between two replies, more than the gap that joins chat bubbles to one reply.
  static let pause = 10_000

  /// Plays until the drill is over, the replies run out, or the player leaves.
  mutating func play() throws(StoreError) -> Stop {
    try run.feed(nil, at: run.time)
    // It may have been left in a pause, and there is nobody here to end that.
    if run.session.isPaused { try run.feed(.resume, at: run.time) }
    var form: [String] = []
    while !run.isOver {
      let expects = run.session.expects
      if run.session.isComposing || expects == .nothing || (expects == .pickUp && !run.hasRung) {
        if let wake = run.session.nextWake {
          try run.feed(nil, at: wake)
          continue
        }
      }
      if expects == .pickUp {
        try run.feed(.pickUp, at: run.time + 1000)
        continue
      }
      switch source.next(within: nil) {
      case .deadline: continue
      case .signal(let signal): return .signal(signal)
      case .endOfInput: try run.feed(.stop, at: run.time)
      case .line(let line):
        line.trouble.forEach { context.console.talk(context.say($0) + "\n") }
        if try take(line.text, form: &form) { return .left }
      }
    }
    return .over
  }

  /// A while later, but not so late that anything else happens first.
  private var later: Int {
    let time = run.time + Self.pause
    guard let wake = run.session.nextWake else { return time }
    return max(run.time, min(time, wake - 1))
  }

  /// Takes a line; true when it says to leave.
  private func take(_ text: String, form: inout [String]) throws(StoreError) -> Bool {
    let typed = MetaWord.typedLine(text)
    switch (run.session.expects, typed) {
    case (_, .other(let word)):
      if case .quit? = MetaWord(word) { return true }
      context.console.talk(
        context.say(
          Words(
            en: "/\(word) has no meaning here; // begins a reply with a slash\n",
            zh: "/\(word) 在这里无效；回答以斜杠开头请写 //\n")))
    case (_, .pause): try run.feed(.pause, at: run.time)
    case (_, .resume): try run.feed(.resume, at: run.time)
    case (_, .pickUp): try run.feed(.pickUp, at: run.time)
    case (_, .action(let action)): try run.feed(.action(action), at: later)
    case (.form, .words(let value)):
      guard case .form(let wanted)? = run.prompt?.kind else { break }
      form.append(value)
      if form.count >= wanted.fields.count {
        try run.feed(.form(form), at: later)
        form = []
      }
    case (.choice, .words(let words)):
      if !words.allSatisfy(\.isWhitespace) { try run.feed(.choice(optionKey(words)), at: later) }
    case (_, .words(let words)):
      if !words.allSatisfy(\.isWhitespace) { try run.feed(.reply(words), at: later) }
    }
    return false
  }
}
