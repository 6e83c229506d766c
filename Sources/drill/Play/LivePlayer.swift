import DrillEngine
import DrillPlay
import DrillStore
import DrillTerminal
import DrillText

/// Plays with a person at a terminal that is drawn on: key by key, by the clock.
///
/// The terminal must be in raw mode, and signals watched. It sleeps until a key, a signal, or the next thing that
/// happens or shows by itself.
struct LivePlayer {
  private var work: DeskRun
  private let context: Context
  private var screen: LiveScreen
  private var keys = KeySource()
  private let start: Int

  init(_ work: DeskRun, context: Context) {
    self.work = work
    self.context = context
    // Weights are no colours: without colours they stay.
    screen = LiveScreen(palette: context.palette == .none ? .mono : context.palette)
    start = MonotonicClock.milliseconds - work.run.time
  }

  /// Milliseconds since the session began.
  private var now: Int { MonotonicClock.milliseconds - start }

  /// Plays until the drill is over or left.
  mutating func play() throws(StoreError) -> Stop {
    defer { context.console.data(screen.leave()) }
    if work.run.time == 0 { try ring(work.pass(to: 0)) }
    while true {
      paint()
      if work.isOver { return .over }
      let before = now
      let wait = patience(at: before)
      let event = keys.next(within: wait)
      let time = now
      if let wait, let still = Standstill.began(before: before, wait: wait, after: time) {
        _ = try work.carryOut(work.desk.pause(in: work.session), at: still)
      }
      var wishes: [Desk.Wish] = []
      switch event {
      case .deadline: wishes = try work.pass(to: time)
      case .key(let key): wishes = try take(key, at: time)
      case .resized: break
      case .continued:
        TerminalMode.resume()
        screen.forget()
      case .endOfInput: return .signal(.hangUp)
      case .signal(let signal): return .signal(signal)
      }
      if let stop = carryOut(wishes) { return stop }
    }
  }

  /// How long to wait at most; nil in a pause, when nothing happens by itself.
  private func patience(at time: Int) -> Int? {
    if work.session.isPaused || work.run.isOver { return work.patience(at: time) }
    return min(work.patience(at: time) ?? .max, Standstill.piece)
  }

  private mutating func take(_ key: Key, at time: Int) throws(StoreError) -> [Desk.Wish] {
    let due = try work.pass(to: time)
    work.desk.fit(to: Terminal.size, in: work.session)
    let wishes = work.desk.take(key, at: time, in: work.session)
    // The key shows before anything is kept on the disk.
    if wishes == [.give(.typing)] { paint() }
    return try due + work.carryOut(wishes, at: time)
  }

  /// Does what only the terminal can do; a stop when the trainee leaves.
  private mutating func carryOut(_ wishes: [Desk.Wish]) -> Stop? {
    ring(wishes)
    for wish in wishes {
      switch wish {
      case .give, .bell: break
      case .repaint: screen.redraw()
      case .suspend:
        context.console.data(screen.leave())
        TerminalMode.suspend()
        screen.forget()
      case .leave(let leaving): return Stop(leaving)
      }
    }
    return nil
  }

  private func ring(_ wishes: [Desk.Wish]) {
    if wishes.contains(.bell) { context.console.data("\u{7}") }
  }

  private mutating func paint() {
    let size = Terminal.size
    let block = work.desk.block(at: now, in: work.session, size: size)
    let bytes = screen.frame(printing: work.desk.takeLines(), block: block, size: size)
    if !bytes.isEmpty { context.console.data(bytes) }
  }
}
