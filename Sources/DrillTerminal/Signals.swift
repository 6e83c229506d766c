#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Synchronization

/// A signal that ends a drill early.
public enum StopSignal: Sendable, Hashable {
  /// Ctrl-C.
  case interrupt
  /// A polite request to end.
  case terminate
  /// The terminal was closed.
  case hangUp

  /// The exit code of a program that a signal ended, by the custom of shells.
  public var exitCode: Int32 {
    switch self {
    case .interrupt: 128 + SIGINT
    case .terminate: 128 + SIGTERM
    case .hangUp: 128 + SIGHUP
    }
  }

  fileprivate init?(number: UInt8) {
    switch Int32(number) {
    case SIGINT: self = .interrupt
    case SIGTERM: self = .terminate
    case SIGHUP: self = .hangUp
    default: return nil
    }
  }
}

/// What a signal told.
public enum Notice: Sendable, Hashable {
  /// The program is to end.
  case stop(StopSignal)
  /// The terminal has another size.
  case resized
  /// The program goes on after it was stopped from outside; the terminal may have been used by others.
  case continued
  /// The program is asked to stop for a while, as by Ctrl-Z.
  case suspend

  fileprivate init?(number: UInt8) {
    switch Int32(number) {
    case SIGWINCH: self = .resized
    case SIGCONT: self = .continued
    case SIGTSTP: self = .suspend
    default:
      guard let stop = StopSignal(number: number) else { return nil }
      self = .stop(stop)
    }
  }
}

/// The writing end of the pipe, for the handler; −1 before it is made.
private let writingEnd = Atomic<Int32>(-1)

/// Turns signals into bytes in a pipe that `poll` can watch.
public enum Signals {
  /// The reading end of the pipe; −1 when signals are not watched.
  private static let readingEnd = Atomic<Int32>(-1)

  /// Begins to watch Ctrl-C, termination and the closing of the terminal; also keeps a closed pipe or a full
  /// file from ending the program without a word.
  public static func watch() {
    ignoreWriteErrors()
    guard makePipe() else { return }
    for number in [SIGINT, SIGTERM, SIGHUP] { handle(number) }
  }

  /// Begins to watch, besides, what happens to the terminal: its size, and that the program was stopped and goes on.
  public static func watchTerminal() {
    watch()
    for number in [SIGWINCH, SIGCONT, SIGTSTP] { handle(number) }
  }

  /// Stops the program as Ctrl-Z does, with all that was started together with it, and returns when it goes on.
  static func stopForAWhile() {
    // Who stopped it knows that it goes on, and needs no notice.
    for number in [SIGTSTP, SIGCONT] { signal(number, SIG_DFL) }
    kill(0, SIGTSTP)
    for number in [SIGTSTP, SIGCONT] { handle(number) }
  }

  /// Makes the pipe; false when it stands already or cannot be made.
  private static func makePipe() -> Bool {
    guard readingEnd.load(ordering: .acquiring) < 0 else { return false }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readingEnd.store(ends[0], ordering: .releasing)
    // Touched before the handler is installed: a global must not be made inside it.
    writingEnd.store(ends[1], ordering: .releasing)
    return true
  }

  /// Keeps writing to a closed pipe or beyond a size limit from ending the program: the write fails instead.
  public static func ignoreWriteErrors() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  private static func handle(_ number: Int32) {
    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { number in
      let saved = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(writingEnd.load(ordering: .acquiring), &byte, 1)
      errno = saved
    }
    #if os(Linux)
      action.__sigaction_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    // A program started in the background with the signal ignored keeps ignoring it.
    var old = sigaction()
    sigaction(number, nil, &old)
    #if os(Linux)
      let ignored = old.__sigaction_handler.sa_handler.map { unsafeBitCast($0, to: Int.self) == 1 } ?? false
    #else
      let ignored = old.__sigaction_u.__sa_handler.map { unsafeBitCast($0, to: Int.self) == 1 } ?? false
    #endif
    if !ignored { sigaction(number, &action, nil) }
  }

  /// The descriptor to watch; −1 when signals are not watched.
  static var descriptor: Int32 { readingEnd.load(ordering: .acquiring) }

  /// The request to end that came since the last call, if one did; other notices are dropped.
  public static func take() -> StopSignal? {
    while let notice = next() {
      if case .stop(let signal) = notice { return signal }
    }
    return nil
  }

  /// What was told next, the oldest first; nil when there is nothing more.
  public static func next() -> Notice? {
    var byte: UInt8 = 0
    while descriptor >= 0, read(descriptor, &byte, 1) == 1 {
      if let notice = Notice(number: byte) { return notice }
    }
    return nil
  }
}
