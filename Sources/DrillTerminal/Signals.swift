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
    guard readingEnd.load(ordering: .acquiring) < 0 else { return }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readingEnd.store(ends[0], ordering: .releasing)
    // Touched before the handler is installed: a global must not be made inside it.
    writingEnd.store(ends[1], ordering: .releasing)
    for number in [SIGINT, SIGTERM, SIGHUP] { handle(number) }
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

  /// The signal that came since the last call, if one did.
  public static func take() -> StopSignal? {
    var byte: UInt8 = 0
    guard descriptor >= 0, read(descriptor, &byte, 1) == 1 else { return nil }
    return StopSignal(number: byte)
  }
}
