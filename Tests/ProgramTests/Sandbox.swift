#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder with a small library and an empty store, and the program run in it.
final class Sandbox {
  let path: String
  var environment: [String: String]

  var store: String { "\(path)/store" }

  init() throws {
    var template = Array("/tmp/drill-program-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError(what: "mkdtemp", number: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    environment = [
      "DRILL_DATA": "\(path)/library", "DRILL_STORE": "\(path)/store", "LANG": "C.UTF-8", "USER": "tester",
      "HOME": path, "PATH": "/usr/bin:/bin",
    ]
    try write(Fixtures.rubric(.english), to: "library/Rubrics/en/small.rubric")
    try write(Fixtures.rubric(.chinese), to: "library/Rubrics/zh/small.rubric")
    try write("P5.2 = The five voices\nP5.3 = Forbidden phrases\n", to: "library/Rubrics/en/clauses")
    try write(Fixtures.firstCall, to: "library/Scenarios/en/first-call.drill")
    try write(Fixtures.chatLine, to: "library/Scenarios/en/chat-line.drill")
    try write(Fixtures.chinese, to: "library/Scenarios/zh/first-call.drill")
  }

  deinit { Self.remove(path) }

  func run(_ arguments: String..., input: String = "") throws -> Run {
    try Run.program(arguments, environment: environment, folder: path, input: Array(input.utf8))
  }

  func run(_ arguments: [String], bytes: [UInt8]) throws -> Run {
    try Run.program(arguments, environment: environment, folder: path, input: bytes)
  }

  func terminal(_ arguments: String...) throws -> PseudoTerminal {
    try PseudoTerminal(arguments, environment: environment, folder: path)
  }

  /// The program at a terminal of a size.
  func terminal(columns: Int, rows: Int = 24, _ arguments: String...) throws -> PseudoTerminal {
    try PseudoTerminal(
      arguments, environment: environment, folder: path, columns: columns, rows: rows)
  }

  /// The program started by a shell that looks after jobs, as at a prompt; called back once it was stopped.
  func terminalWithJobs(_ arguments: String...) throws -> PseudoTerminal {
    let script = #"set -m; "$0" "$@"; echo "[stopped]"; read line; fg"#
    return try PseudoTerminal(
      ["-c", script, BuiltProgram.path] + arguments, environment: environment, folder: path,
      program: "/bin/sh")
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = "\(path)/\(name)"
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o700)
    }
    let handle = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard handle >= 0 else { throw SystemError(what: file, number: errno) }
    defer { close(handle) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Array(rest.prefix(1 << 20)).withUnsafeBytes {
        systemWrite(handle, $0.baseAddress, $0.count)
      }
      guard count > 0 else { throw SystemError(what: file, number: errno) }
      rest = rest.dropFirst(count)
    }
  }

  private func systemWrite(_ file: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, base, count)
    #elseif canImport(Musl)
      Musl.write(file, base, count)
    #else
      Darwin.write(file, base, count)
    #endif
  }

  /// The text of every session file, by path.
  func sessions() -> [String: String] {
    var texts: [String: String] = [:]
    for trainee in Self.names(in: "\(store)/sessions") {
      for name in Self.names(in: "\(store)/sessions/\(trainee)") {
        let file = "\(store)/sessions/\(trainee)/\(name)"
        texts[file] = Self.text(of: file)
      }
    }
    return texts
  }

  static func text(of path: String) -> String {
    let handle = open(path, O_RDONLY)
    guard handle >= 0 else { return "" }
    defer { close(handle) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(handle, &piece, piece.count)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece[..<count]
    }
  }

  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Erases a file or a folder of the sandbox.
  func erase(_ name: String) { Self.remove("\(path)/\(name)") }

  /// Whether a word stands in any file of the store, or in its name.
  func holds(_ word: String) -> Bool {
    func holds(_ path: String) -> Bool {
      if path.contains(word) { return true }
      let inside = Self.names(in: path)
      return inside.isEmpty ? Self.text(of: path).contains(word) : inside.contains { holds("\(path)/\($0)") }
    }
    return holds(store)
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
