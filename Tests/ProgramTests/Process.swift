#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system refused to a test.
struct SystemError: Error, CustomStringConvertible {
  let what: String
  let number: Int32
  var description: String { "\(what): \(String(cString: strerror(number)))" }
}

/// The built program.
enum BuiltProgram {
  /// Beside the test bundle, or a few folders above it.
  static let path: String = {
    var folder = bundle
    for _ in 0..<5 {
      guard let slash = folder.lastIndex(of: "/") else { break }
      folder = String(folder[..<slash])
      if access("\(folder)/drill", X_OK) == 0 { return "\(folder)/drill" }
    }
    return "drill"
  }()

  private static var bundle: String {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink("/proc/self/exe", &buffer, buffer.count)
      return String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      var info = Dl_info()
      guard dladdr(#dsohandle, &info) != 0, let name = info.dli_fname else { return "" }
      return String(cString: name)
    #endif
  }
}

/// A started program.
struct Child {
  let id: pid_t

  /// Starts a program with its three standard streams.
  ///
  /// - Parameter terminal: the path of a terminal to be its controlling terminal and all three streams.
  static func start(
    _ program: String, _ arguments: [String], environment: [String: String], folder: String, streams: [Int32],
    terminal: String? = nil
  ) throws -> Child {
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // Worker threads of the tests block signals, and a program would inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // A session of its own (SETSID), so that the terminal becomes its controlling one.
    let sessionFlag: Int16 = terminal == nil ? 0 : 0x80
    posix_spawnattr_setflags(&attributes, sessionFlag | Int16(POSIX_SPAWN_SETSIGMASK))
    if let terminal {
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    } else {
      for (number, stream) in streams.enumerated() {
        posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
      }
    }
    // The shell goes to the folder and becomes the program, with the same process id.
    let words = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder, program] + arguments
    let settings = environment.map { "\($0)=\($1)" }
    var pointers = words.map { strdup($0) } + [nil]
    var settingPointers = settings.map { strdup($0) } + [nil]
    defer { (pointers + settingPointers).forEach { free($0) } }
    var id: pid_t = 0
    let result = posix_spawn(&id, "/bin/sh", &actions, &attributes, &pointers, &settingPointers)
    guard result == 0 else { throw SystemError(what: program, number: result) }
    return Child(id: id)
  }

  /// Waits for its end: the exit code, or 128 and the number of the signal that ended it.
  ///
  /// A program that does not end in half a minute is ended, so that a test fails instead of hanging.
  func wait() -> Int32 {
    var status: Int32 = 0
    let end = milliseconds() + 30_000
    while waitpid(id, &status, WNOHANG) == 0 {
      if milliseconds() > end { send(SIGKILL) }
      usleep(2000)
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  func send(_ signal: Int32) { kill(id, signal) }
}

/// A pipe whose ends are not handed on to programs.
struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError(what: "pipe", number: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }
}

/// The clock of the tests, in milliseconds.
func milliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
}

/// A run of the program through pipes, from its start to its end.
struct Run {
  let code: Int32
  let output: String
  let talk: String

  /// Runs the built program, or another one.
  static func program(
    _ arguments: [String], environment: [String: String], folder: String, input: [UInt8] = [],
    program: String = BuiltProgram.path
  ) throws -> Run {
    try run(program, arguments, environment: environment, folder: folder, input: input)
  }

  /// Runs a line of the shell.
  static func shell(_ line: String, environment: [String: String], folder: String) throws -> Run {
    try run("/bin/sh", ["-c", line], environment: environment, folder: folder, input: [])
  }

  private static func run(
    _ program: String, _ arguments: [String], environment: [String: String], folder: String, input: [UInt8]
  ) throws -> Run {
    signal(SIGPIPE, SIG_IGN)
    let pipes = [try Pipe(), try Pipe(), try Pipe()]
    let child = try Child.start(
      program, arguments, environment: environment, folder: folder,
      streams: [pipes[0].reading, pipes[1].writing, pipes[2].writing])
    close(pipes[0].reading)
    close(pipes[1].writing)
    close(pipes[2].writing)
    let texts = exchange(input, to: pipes[0].writing, from: [pipes[1].reading, pipes[2].reading])
    return Run(
      code: child.wait(), output: String(decoding: texts[0], as: UTF8.self),
      talk: String(decoding: texts[1], as: UTF8.self))
  }

  /// Writes and reads by turns, so that neither side waits for ever.
  private static func exchange(_ input: [UInt8], to writing: Int32, from reading: [Int32]) -> [[UInt8]] {
    var rest = input[...]
    var texts: [[UInt8]] = reading.map { _ in [] }
    var open = Set(reading.indices)
    var isWriting = true
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while isWriting || !open.isEmpty {
      if isWriting, rest.isEmpty {
        close(writing)
        isWriting = false
      }
      var watched = reading.indices.map { index in
        pollfd(fd: open.contains(index) ? reading[index] : -1, events: Int16(POLLIN), revents: 0)
      }
      watched.append(pollfd(fd: isWriting ? writing : -1, events: Int16(POLLOUT), revents: 0))
      if open.isEmpty && !isWriting { break }
      guard poll(&watched, nfds_t(watched.count), 60_000) > 0 else { break }
      for index in reading.indices where watched[index].revents != 0 {
        let count = read(reading[index], &piece, piece.count)
        if count > 0 {
          texts[index] += piece[..<count]
        } else {
          close(reading[index])
          open.remove(index)
        }
      }
      if let last = watched.last, last.revents != 0, isWriting {
        let count = Array(rest.prefix(1 << 16)).withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno != EAGAIN {
          rest = []
        }
      }
    }
    return texts
  }
}
