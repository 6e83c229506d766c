import DrillEngine
import DrillPlay
import DrillStore
import DrillTerminal
import DrillText

/// How a stretch of play came to its end.
enum Stop {
  /// The drill is over.
  case over
  /// The trainee left; the session is kept.
  case left
  /// A signal came; the session is kept.
  case signal(StopSignal)

  init(_ leaving: Desk.Leaving) {
    switch leaving {
    case .left: self = .left
    case .interrupted: self = .signal(.interrupt)
    }
  }
}

/// Plays with a person at a terminal that is only written to: line by line, by the clock.
///
/// For screen readers and plain terminals: nothing is drawn again, no cursor is moved, and the terminal itself lets
/// one mend the line. A line that is half typed when the time runs out stays in the terminal.
struct LinePlayer {
  private var work: DeskRun
  private let context: Context
  private var source: LineSource
  /// Whether the question that asks for a line stands at the start of the present line.
  private var isAsking = false

  init(_ work: DeskRun, context: Context, source: LineSource) {
    self.work = work
    self.context = context
    self.source = source
  }

  /// Plays until the drill is over or left.
  mutating func play() throws(StoreError) -> Stop {
    let start = MonotonicClock.milliseconds - work.run.time
    if work.run.time == 0 { try ring(work.pass(to: 0)) }
    while true {
      tell()
      if work.isOver { return .over }
      ask()
      let before = MonotonicClock.milliseconds - start
      let wait = work.patience(at: before) ?? Standstill.piece
      let piece = min(wait, Standstill.piece)
      let event = source.next(within: piece)
      let time = MonotonicClock.milliseconds - start
      var wishes: [Desk.Wish] = []
      if let still = Standstill.began(before: before, wait: piece, after: time) {
        wishes = try work.carryOut(work.desk.pause(in: work.session), at: still)
        // Whatever was shown meanwhile: the question stands anew.
        endLine()
      }
      switch event {
      case .deadline: wishes += try work.pass(to: time)
      case .line(let line):
        isAsking = false
        line.trouble.forEach { context.console.talk("  \(context.say($0))\n") }
        wishes += try work.pass(to: time)
        wishes += try work.carryOut(work.desk.take(line: line.text, at: time, in: work.session), at: time)
      case .endOfInput:
        // Ctrl-D ends the input of a terminal only for the moment.
        source = LineSource()
        wishes += try work.carryOut(work.desk.askLeaving(.left, in: work.session), at: time)
      case .signal(.interrupt):
        wishes += try work.carryOut(work.desk.askLeaving(.interrupted, in: work.session), at: time)
      case .signal(let signal):
        endLine()
        return .signal(signal)
      }
      ring(wishes)
      for case .leave(let leaving) in wishes {
        tell()
        endLine()
        return Stop(leaving)
      }
    }
  }

  private func ring(_ wishes: [Desk.Wish]) {
    if wishes.contains(.bell) { context.console.talk("\u{7}") }
  }

  private mutating func endLine() {
    if isAsking { context.console.talk("\n") }
    isAsking = false
  }

  private mutating func tell() {
    let lines = work.desk.takeLines()
    if lines.isEmpty { return }
    endLine()
    context.console.data(lines.map { context.palette.bytes(of: $0) + "\n" }.joined())
  }

  private mutating func ask() {
    guard !isAsking, let question = work.desk.question(in: work.session) else { return }
    context.console.talk(question)
    isAsking = true
  }
}

extension LineSplitter.Line {
  /// What is to be told about a line that did not come through whole.
  var trouble: [Words] {
    var trouble: [Words] = []
    if hadInvalidBytes {
      trouble.append(
        Words(
          en: "Some bytes were not UTF-8 and were replaced.", zh: "有些字节不是 UTF-8，已被替换。"))
    }
    if wasCut {
      trouble.append(
        Words(en: "The line was too long and was cut at 1 MiB.", zh: "这一行太长，只保留了前 1 MiB。"))
    }
    return trouble
  }
}
