#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few calls to the operating system that bulk grading needs.
enum System {
  /// How a write went.
  enum Write { case done, closed, failed(String) }

  /// The first place of a byte between two places.
  static func find(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, upTo end: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Opens a file for reading, `-` for the standard input; else the reason why not, and whether it is missing.
  static func open(_ path: String) -> (file: Int32, reason: String?, isMissing: Bool) {
    if path == "-" { return (0, nil, false) }
    let file = systemOpen(path)
    if file < 0 { return (-1, lastReason, errno == ENOENT || errno == ENOTDIR) }
    var status = stat()
    if fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      systemClose(file)
      return (-1, String(cString: strerror(EISDIR)), false)
    }
    return (file, nil, false)
  }

  /// Closes a file, but never the standard input.
  static func close(_ file: Int32) {
    if file > 0 { systemClose(file) }
  }

  /// The size of a regular file; nil for anything else.
  static func size(of file: Int32) -> Int? {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Reads what there is, at most the room; nil when the system refuses.
  static func read(_ file: Int32, into room: UnsafeMutableRawBufferPointer) -> Int? {
    guard let base = room.baseAddress else { return 0 }
    while true {
      let count = systemRead(file, base, room.count)
      if count >= 0 { return count }
      if errno == EAGAIN {
        _ = isReady(file, milliseconds: -1)
      } else if errno != EINTR {
        return nil
      }
    }
  }

  /// Whether something can be read, or the end has come, within a time.
  static func isReady(_ file: Int32, milliseconds: Int32 = 0) -> Bool {
    var watched = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, milliseconds) > 0
  }

  /// Writes everything.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>, to file: Int32) -> Write {
    guard let base = bytes.baseAddress else { return .done }
    var start = 0
    while start < bytes.count {
      let count = systemWrite(file, base + start, bytes.count - start)
      if count >= 0 {
        start += count
      } else if errno == EAGAIN {
        var watched = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&watched, 1, -1)
      } else if errno == EPIPE {
        return .closed
      } else if errno != EINTR {
        return .failed(lastReason)
      }
    }
    return .done
  }

  /// Writes everything.
  static func write(_ bytes: [UInt8], to file: Int32) -> Write {
    bytes.withUnsafeBufferPointer { write($0, to: file) }
  }

  /// How many processors are at hand.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Whether talk goes to a terminal.
  static var talksToTerminal: Bool { isatty(2) == 1 }

  /// The time since some fixed moment, in milliseconds.
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  static var lastReason: String { String(cString: strerror(errno)) }

  private static func systemOpen(_ path: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #elseif canImport(Musl)
      Musl.open(path, O_RDONLY | O_CLOEXEC)
    #else
      Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #endif
  }

  private static func systemClose(_ file: Int32) {
    #if canImport(Glibc)
      Glibc.close(file)
    #elseif canImport(Musl)
      Musl.close(file)
    #else
      Darwin.close(file)
    #endif
  }

  private static func systemRead(_ file: Int32, _ base: UnsafeMutableRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(file, base, count)
    #elseif canImport(Musl)
      Musl.read(file, base, count)
    #else
      Darwin.read(file, base, count)
    #endif
  }

  private static func systemWrite(_ file: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, base, count)
    #elseif canImport(Musl)
      Musl.write(file, base, count)
    #else
      Darwin.write(file, base, count)
    #endif
  }
}
