#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Waits for the next key, a moment, or a signal, whichever comes first.
///
/// The terminal must be in raw mode (`TerminalMode`), and signals watched (`Signals.watchTerminal`). It sleeps in one
/// `poll` until something happens.
public struct KeySource {
  /// What came.
  public enum Event: Sendable, Hashable {
    /// A key.
    case key(Key)
    /// The time was up.
    case deadline
    /// The terminal has another size.
    case resized
    /// The program goes on after it was stopped from outside: set the terminal up again and draw anew.
    case continued
    /// The terminal is gone.
    case endOfInput
    /// A signal came.
    case signal(StopSignal)
  }

  private let file: Int32
  private var reader = KeyReader()
  private var isOver = false

  /// Reads from a descriptor; 0 is the standard input.
  public init(file: Int32 = 0) {
    self.file = file
  }

  /// Whether something was typed that was not UTF-8: the terminal is set to another encoding.
  public var hadInvalidBytes: Bool { reader.hadInvalidBytes }

  /// Waits for the next event; requests to end come before keys, and keys before deadlines.
  ///
  /// - Parameter milliseconds: how long to wait at most; nil for as long as it takes.
  public mutating func next(within milliseconds: Int?) -> Event {
    let end = milliseconds.map { MonotonicClock.milliseconds + max(0, $0) }
    while true {
      if let event = noticed() { return event }
      if let key = reader.next() { return .key(key) }
      if isOver { return .endOfInput }
      let left = end.map { max(0, $0 - MonotonicClock.milliseconds) }
      let patience = reader.patience
      let wait = [left, patience].compactMap { $0 }.min()
      guard sleep(wait) else {
        // What is unfinished may be cut short by its own silence alone, not by a deadline that comes sooner.
        guard let patience, left.map({ patience <= $0 }) ?? true else { return .deadline }
        reader.giveUpWaiting()
        continue
      }
    }
  }

  /// Sleeps until something can be read; false when nothing came in time.
  private mutating func sleep(_ wait: Int?) -> Bool {
    var watched = [
      pollfd(fd: file, events: Int16(POLLIN), revents: 0),
      pollfd(fd: Signals.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&watched, nfds_t(watched.count), wait.map { Int32(clamping: $0) } ?? -1)
    if count > 0, watched[0].revents != 0 { readMore() }
    // An interrupted wait is looked at anew: the signal stands in the pipe by then.
    return count != 0
  }

  private mutating func noticed() -> Event? {
    var event: Event?
    while let notice = Signals.next() {
      switch notice {
      case .stop(let signal): return .signal(signal)
      case .suspend: return .key(.suspend)
      case .continued: event = .continued
      // Many come while a window is dragged; one is enough.
      case .resized: event = event ?? .resized
      }
    }
    return event
  }

  private mutating func readMore() {
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(file, &piece, piece.count)
    if count > 0 {
      reader.take(piece[..<count])
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isOver = true
    }
  }
}
