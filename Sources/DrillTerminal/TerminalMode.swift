#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Synchronization

/// The terminal's mode while keys are read one by one, and the way back.
///
/// Raw: no echo, no lines, Ctrl-C as a byte; output stays cooked. A paste comes bracketed. However the program ends,
/// the terminal is as it was before: by `restore`, by `exit`, by a crash. Only SIGKILL cannot be helped.
///
/// One at a time in a program: the terminal is one.
public enum TerminalMode {
  /// Bracketed paste on.
  private static let begin: StaticString = "\u{1B}[?2004h"
  /// Bracketed paste off, the cursor shown, rows that wrap, frames that show at once, plain ink.
  private static let end: StaticString = "\u{1B}[?2004l\u{1B}[?25h\u{1B}[?7h\u{1B}[?2026l\u{1B}[0m"

  /// Sets the terminal up for reading keys.
  ///
  /// - Returns: false when the standard input is no terminal or cannot be set up; nothing has changed then.
  public static func begin(watchingCrashes: Bool = true) -> Bool {
    var mode = termios()
    guard tcgetattr(0, &mode) == 0 else { return false }
    if SavedMode.isEmpty {
      SavedMode.keep(mode)
      atexit { TerminalMode.leaveForGood() }
      if watchingCrashes { Crash.watch() }
    }
    return enter(mode)
  }

  /// Puts the terminal back as it was; does nothing when it is so already.
  ///
  /// Safe at any moment, within a signal handler too.
  public static func restore() {
    guard SavedMode.isRaw.exchange(false, ordering: .acquiringAndReleasing) else { return }
    write(end)
    SavedMode.apply()
  }

  /// Puts the terminal back where nobody did, and begins a new row for what is still to be said before the end.
  fileprivate static func leaveForGood() {
    if SavedMode.isRaw.load(ordering: .acquiring) { write("\r\n\u{1B}[J") }
    restore()
  }

  /// Stops the program as Ctrl-Z does, with the terminal as it was; returns when it goes on, in raw mode again.
  public static func suspend() {
    restore()
    Signals.stopForAWhile()
    resume()
  }

  /// Sets the terminal up again after the program was stopped from outside.
  public static func resume() {
    var mode = termios()
    guard !SavedMode.isEmpty, tcgetattr(0, &mode) == 0 else { return }
    // Shells put their own mode in place when a program stops; what it leaves is what there is to come back to.
    if mode.c_lflag & tcflag_t(ICANON) != 0 { SavedMode.keep(mode) }
    _ = enter(mode)
  }

  private static func enter(_ cooked: termios) -> Bool {
    var mode = cooked
    mode.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    mode.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | BRKINT | ISTRIP | INPCK)
    mode.c_oflag |= tcflag_t(OPOST | ONLCR)
    withUnsafeMutableBytes(of: &mode.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    // What was typed ahead stays.
    guard tcsetattr(0, TCSADRAIN, &mode) == 0 else { return false }
    SavedMode.isRaw.store(true, ordering: .releasing)
    write(begin)
    return true
  }

  private static func write(_ text: StaticString) {
    _ = text.withUTF8Buffer { bytes in
      #if canImport(Glibc)
        Glibc.write(1, bytes.baseAddress, bytes.count)
      #elseif canImport(Musl)
        Musl.write(1, bytes.baseAddress, bytes.count)
      #else
        Darwin.write(1, bytes.baseAddress, bytes.count)
      #endif
    }
  }
}

/// The mode to come back to, where a signal handler finds it.
private enum SavedMode {
  /// Whether the terminal is in raw mode now.
  static let isRaw = Atomic<Bool>(false)
  /// Where it stands, as an address; 0 before there is one.
  private static let address = Atomic<UInt>(0)

  private static var place: UnsafeMutablePointer<termios>? {
    UnsafeMutablePointer(bitPattern: address.load(ordering: .acquiring))
  }

  static var isEmpty: Bool { place == nil }

  /// Keeps a mode; the place is made once and stays.
  static func keep(_ mode: termios) {
    if let place {
      place.pointee = mode
      return
    }
    let made = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    made.initialize(to: mode)
    address.store(UInt(bitPattern: made), ordering: .releasing)
    // Touched before any handler is installed: a global must not be made inside one.
    _ = isRaw.load(ordering: .acquiring)
  }

  static func apply() {
    if let place { tcsetattr(0, TCSANOW, place) }
  }
}

/// The signals of a crash: the terminal is put back first, then what would have happened happens.
private enum Crash {
  private static let numbers = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT]

  /// Where it stands what handled each before, by number, as an address.
  private static let before = Atomic<UInt>(0)

  static func watch() {
    let old = UnsafeMutablePointer<sigaction>.allocate(capacity: 64)
    old.initialize(repeating: sigaction(), count: 64)
    before.store(UInt(bitPattern: old), ordering: .releasing)
    giveStack()
    for number in numbers {
      var action = sigaction()
      let handler: @convention(c) (Int32) -> Void = { number in Crash.handle(number) }
      #if os(Linux)
        action.__sigaction_handler.sa_handler = handler
      #else
        action.__sigaction_u.__sa_handler = handler
      #endif
      action.sa_flags = SA_ONSTACK
      sigaction(number, &action, old + Int(number))
    }
  }

  private static func handle(_ number: Int32) {
    TerminalMode.leaveForGood()
    if let old = UnsafeMutablePointer<sigaction>(bitPattern: before.load(ordering: .acquiring)) {
      sigaction(number, old + Int(number), nil)
    }
    // It is held back until the handler returns, and comes then to whoever had it before.
    raise(number)
  }

  /// A stack of its own for the handler, since the program's may be what has run out.
  private static func giveStack() {
    var present = stack_t()
    sigaltstack(nil, &present)
    guard present.ss_sp == nil || present.ss_flags & Int32(bitPattern: UInt32(SS_DISABLE)) != 0 else {
      return
    }
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }
}
