#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Waits for the next line, a moment, or a signal, whichever comes first.
public struct LineSource {
  /// What came.
  public enum Event: Sendable, Hashable {
    /// A line.
    case line(LineSplitter.Line)
    /// There will be no more lines.
    case endOfInput
    /// The time was up.
    case deadline
    /// A signal came.
    case signal(StopSignal)
  }

  private let file: Int32
  private var splitter = LineSplitter()
  private var isOver = false

  /// Reads from a descriptor; 0 is the standard input.
  public init(file: Int32 = 0) {
    self.file = file
  }

  /// Waits for the next event.
  ///
  /// - Parameter milliseconds: how long to wait at most; nil for as long as it takes.
  public mutating func next(within milliseconds: Int?) -> Event {
    let end = milliseconds.map { MonotonicClock.milliseconds + max(0, $0) }
    while true {
      if let signal = Signals.take() { return .signal(signal) }
      if let line = splitter.next() { return .line(line) }
      if isOver { return .endOfInput }
      let wait = end.map { max(0, $0 - MonotonicClock.milliseconds) }
      if wait == 0, milliseconds != 0 { return .deadline }
      var watched = [
        pollfd(fd: file, events: Int16(POLLIN), revents: 0),
        pollfd(fd: Signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&watched, nfds_t(watched.count), wait.map { Int32(clamping: $0) } ?? -1)
      if count == 0 { return .deadline }
      // An interrupted wait is looked at anew: the signal stands in the pipe by then.
      if count > 0, watched[0].revents != 0 { readMore() }
    }
  }

  private mutating func readMore() {
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(file, &piece, piece.count)
    if count > 0 {
      splitter.take(piece[..<count])
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      splitter.finish()
      isOver = true
    }
  }
}

/// A clock that only goes forward, for the time between events.
public enum MonotonicClock {
  /// Milliseconds since some moment in the past.
  public static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
