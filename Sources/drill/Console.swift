import DrillTerminal
import DrillText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the program's texts go: data to the standard output, talk to the standard error.
struct Console {
  /// Prints data.
  func data(_ text: String) {
    switch Terminal.write(text, to: .output) {
    case .done: break
    // Whoever read it has gone, as `head` does; there is nothing to complain about.
    case .closed: exit(ExitCode.outputClosed.rawValue)
    case .failed(let reason):
      talk("drill: the output cannot be written: \(reason)\n")
      exit(ExitCode.cannotWrite.rawValue)
    }
  }

  /// Prints talk; when nobody hears it, it is lost.
  func talk(_ text: String) {
    _ = Terminal.write(text, to: .talk)
  }
}

/// How text is set off; never the only sign of anything.
struct Style {
  /// Whether colours and weights may be used.
  var isColoured: Bool

  /// Text that stands out.
  func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// Text that stands back.
  func dim(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
