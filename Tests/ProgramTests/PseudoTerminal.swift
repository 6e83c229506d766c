import ScreenSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program at a terminal of its own, with a test in the place of the person.
final class PseudoTerminal {
  private let master: Int32
  private let child: Child
  private var bytes: [UInt8] = []
  private var read = 0
  /// What a person would see.
  private var emulator: ScreenEmulator
  private var drawn = 0

  init(
    _ arguments: [String], environment: [String: String], folder: String, columns: Int = 80, rows: Int = 24,
    program: String = BuiltProgram.path
  ) throws {
    var (master, slave): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    emulator = ScreenEmulator(columns: columns, rows: rows)
    var size = Self.size(columns: columns, rows: rows)
    guard openpty(&master, &slave, &name, nil, &size) == 0 else {
      throw SystemError(what: "openpty", number: errno)
    }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    self.master = master
    let end = name.firstIndex(of: 0) ?? name.count
    let path = String(decoding: name[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    child = try Child.start(
      program, arguments, environment: environment.merging(["TERM": "xterm"]) { own, _ in own },
      folder: folder,
      streams: [], terminal: path)
    close(slave)
  }

  deinit {
    child.send(SIGKILL)
    close(master)
  }

  /// Everything that was shown so far.
  var screen: String { String(decoding: bytes, as: UTF8.self) }

  /// Types a text, as it is.
  func type(_ text: String) { type(bytes: Array(text.utf8)) }

  /// Sends bytes as a keyboard does.
  func type(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Array(rest).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits until a text is shown behind what was waited for before; false when it does not come in 20 s.
  func waits(for text: String) -> Bool {
    let wanted = Array(text.utf8)
    let end = milliseconds() + 20_000
    while true {
      if let found = Self.find(wanted, in: bytes[read...]) {
        read = found + wanted.count
        return true
      }
      let left = end - milliseconds()
      guard left > 0, readMore(within: left) else { return false }
    }
  }

  // MARK: What a person sees

  /// The rows of the screen, from top to bottom.
  var rows: [String] {
    draw()
    return emulator.lines
  }

  /// The screen as one text.
  var view: String { rows.joined(separator: "\n") }

  /// What stands in the rows of the editor, put together.
  var typed: String {
    let rows = rows
    guard let first = rows.lastIndex(where: { $0.hasPrefix("You> ") }) else { return "" }
    return rows[first...].enumerated().map { index, row in
      index == 0 ? row : String(row.drop { $0 == " " })
    }.joined(separator: " ")
  }

  /// What stands before the cursor in its row.
  var beforeCursor: String {
    draw()
    return emulator.beforeCursor
  }

  /// Waits until something holds of the screen; false when it does not in 20 s.
  func shows(_ holds: (PseudoTerminal) -> Bool) -> Bool {
    let end = milliseconds() + 20_000
    while !holds(self) {
      let left = end - milliseconds()
      guard left > 0, readMore(within: min(left, 200)) || left > 200 else { return holds(self) }
    }
    return true
  }

  /// Waits until a text stands somewhere in a row of the screen.
  func shows(_ text: String) -> Bool { shows { $0.rows.contains { $0.contains(text) } } }

  /// Waits until a text stands nowhere on the screen.
  func hides(_ text: String) -> Bool { shows { !$0.view.contains(text) } }

  /// Gives the terminal another size, as a person does by its corner.
  func resize(columns: Int, rows: Int) {
    draw()
    emulator.resize(columns: columns, rows: rows)
    var size = Self.size(columns: columns, rows: rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  private static func size(columns: Int, rows: Int) -> winsize {
    winsize(ws_row: UInt16(columns > 0 ? rows : 0), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
  }

  /// Hands on what came, up to an escape or a character that has not come whole.
  private func draw() {
    var end = bytes.count
    if let escape = bytes[drawn...].lastIndex(of: 0x1B) {
      let tail = bytes[(escape + 1)...]
      let isWhole =
        tail.first == UInt8(ascii: "[")
        ? tail.dropFirst().contains { (0x40...0x7E).contains($0) } : !tail.isEmpty
      if !isWhole { end = escape }
    }
    var start = end
    while start > drawn, end - start < 4, bytes[start - 1] & 0xC0 == 0x80 { start -= 1 }
    if start > drawn, bytes[start - 1] >= 0xC0 {
      let lead = bytes[start - 1]
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      if end - start + 1 < length { end = start - 1 }
    }
    guard end > drawn else { return }
    emulator.take(String(decoding: bytes[drawn..<end], as: UTF8.self))
    drawn = end
  }

  /// Sends a signal.
  func send(_ signal: Int32) { child.send(signal) }

  /// Waits for the program's end and gives its exit code.
  func exitCode() -> Int32 {
    // The program may wait for somebody to read what it writes.
    let end = milliseconds() + 20_000
    while readMore(within: max(0, end - milliseconds())) {}
    return child.wait()
  }

  private func readMore(within wait: Int) -> Bool {
    var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, Int32(wait)) > 0 else { return false }
    var piece = [UInt8](repeating: 0, count: 4096)
    #if canImport(Glibc)
      let count = Glibc.read(master, &piece, piece.count)
    #elseif canImport(Musl)
      let count = Musl.read(master, &piece, piece.count)
    #else
      let count = Darwin.read(master, &piece, piece.count)
    #endif
    // When nobody holds the other end any more, Linux gives an error and macOS nothing.
    guard count > 0 else { return false }
    bytes += piece[..<count]
    return true
  }

  private static func find(_ wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= wanted.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - wanted.count)).first {
      bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
