#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program asks of and sends to its standard streams.
public enum Terminal {
  /// One of the three standard streams.
  public enum Stream: Int32, Sendable {
    /// Where lines come from.
    case input = 0
    /// Where data goes.
    case output = 1
    /// Where talk goes.
    case talk = 2
  }

  /// How a write went.
  public enum WriteResult: Sendable, Hashable {
    /// Everything was written.
    case done
    /// Nobody reads any more.
    case closed
    /// The system refused, with its words for it.
    case failed(String)
  }

  /// Whether a stream is a terminal.
  public static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// The terminal's width in columns; 80 where it is not known.
  public static var width: Int { size.columns }

  /// The terminal's size; 80 columns and 24 rows where it is not known.
  public static var size: Size {
    var size = winsize()
    for stream in [Stream.output, .talk, .input]
    where ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 {
      return Size(columns: Int(size.ws_col), rows: size.ws_row > 0 ? Int(size.ws_row) : 24)
    }
    return Size(columns: 80, rows: 24)
  }

  /// Writes a text to a stream.
  public static func write(_ text: String, to stream: Stream) -> WriteResult {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { send(stream.rawValue, $0 + start, bytes.count - start) } ?? 0
      }
      if count >= 0 {
        start += count
      } else if errno == EAGAIN {
        var watched = pollfd(fd: stream.rawValue, events: Int16(POLLOUT), revents: 0)
        poll(&watched, 1, -1)
      } else if errno == EPIPE {
        return .closed
      } else if errno != EINTR {
        return .failed(String(cString: strerror(errno)))
      }
    }
    return .done
  }

  private static func send(_ file: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, base, count)
    #elseif canImport(Musl)
      Musl.write(file, base, count)
    #else
      Darwin.write(file, base, count)
    #endif
  }
}
