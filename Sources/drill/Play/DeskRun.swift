import DrillEngine
import DrillPlay
import DrillStore

/// Collects what happens until somebody shows it.
final class OutputTray: Display {
  private var outputs: [Output] = []

  func show(_ output: Output) { outputs.append(output) }

  /// What happened since the last call.
  func take() -> [Output] {
    defer { outputs = [] }
    return outputs
  }
}

/// A session and the desk it is played at: carries out what the desk wishes of the session.
struct DeskRun {
  let run: SessionRun
  let tray: OutputTray
  var desk: Desk

  var session: Session { run.session }

  /// Whether the drill is over and everything of it was shown and read.
  var isOver: Bool { run.isOver && desk.isIdle }

  /// Lets time pass; returns what only the terminal can do.
  mutating func pass(to time: Int) throws(StoreError) -> [Desk.Wish] {
    if let wake = session.nextWake, wake <= time { try run.feed(nil, at: time) }
    let wishes = desk.show(tray.take(), in: session) + desk.pass(to: time, in: session)
    return try carryOut(wishes, at: time)
  }

  /// Gives the session what it is to take; returns what only the terminal can do.
  mutating func carryOut(_ wishes: [Desk.Wish], at time: Int) throws(StoreError) -> [Desk.Wish] {
    var open = wishes[...]
    var rest: [Desk.Wish] = []
    while let wish = open.popFirst() {
      guard case .give(let input) = wish else {
        rest.append(wish)
        continue
      }
      try run.feed(input, at: time)
      open = (desk.show(tray.take(), in: session) + open)[...]
    }
    return rest
  }

  /// How long to wait at most before something happens by itself, in milliseconds; nil for as long as it takes.
  func patience(at time: Int) -> Int? {
    let moments = [session.nextWake, desk.nextChange(after: time, in: session)].compactMap { $0 }
    guard let next = moments.min() else { return nil }
    return max(0, next - time)
  }
}

/// Notices that the program stood still: stopped, or kept from writing, or asleep with the whole machine.
///
/// Then the trainee could not act either, so that time is a pause.
struct Standstill {
  /// A wait may last so much longer than it should, in milliseconds.
  static let tolerance = 2000
  /// While clocks run, a wait is cut into pieces of so many milliseconds, so that the moment of standing still is
  /// known.
  static let piece = 1000

  /// When it began, if there was one.
  ///
  /// - Parameters:
  ///   - before: when the wait began.
  ///   - wait: how long it was to last at most.
  ///   - after: when it ended.
  static func began(before: Int, wait: Int, after: Int) -> Int? {
    after - before > wait + tolerance ? before + wait : nil
  }
}
