import DrillStore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A run of the `drill` that was built beside the bench.
struct ProgramRun {
  /// How long it took.
  var seconds: Double
  /// How much memory it held at most.
  var megabytes: Double

  /// Grades a file, and throws the answers away.
  static func grade(_ path: String, jobs: Int) -> ProgramRun? {
    drill(["grade", "--lenient", "--jobs", String(jobs), path])
  }

  /// Runs `drill` and throws away what it says; nil when it fails otherwise than with one of the codes.
  static func drill(_ arguments: [String], accepting codes: Set<Int32> = [0]) -> ProgramRun? {
    guard let program = Self.program else { return nil }
    let words = [program] + arguments
    let clock = ContinuousClock()
    let start = clock.now
    guard let id = spawn(words) else { return nil }
    var peak = 0
    var status: Int32 = 0
    var usage = rusage()
    while wait4(id, &status, WNOHANG, &usage) == 0 {
      peak = max(peak, Self.peak(of: id))
      usleep(1000)
    }
    let seconds = Stopwatch.seconds(clock.now - start)
    #if !os(Linux)
      peak = Int(usage.ru_maxrss)
    #endif
    let isDone = status & 0x7F == 0 && codes.contains(status >> 8 & 0xFF)
    return isDone ? ProgramRun(seconds: seconds, megabytes: Double(peak) / 1e6) : nil
  }

  /// The path of the `drill` that was built beside the bench.
  static var program: String? {
    guard let own = Host.executable, let slash = own.lastIndex(of: "/") else { return nil }
    return String(own[..<slash]) + "/drill"
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - terminal: the terminal at which it sits, in a session of its own; without one what it says is thrown away.
  ///   - environment: what is set besides the bench's own environment.
  static func spawn(
    _ words: [String], terminal: String? = nil, environment: [String: String] = [:]
  ) -> pid_t? {
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    #if os(Linux)
      var attributes = posix_spawnattr_t()
    #else
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    if let terminal {
      for stream: Int32 in [0, 1, 2] {
        posix_spawn_file_actions_addopen(&actions, stream, terminal, O_RDWR, 0)
      }
      posix_spawnattr_setflags(&attributes, Self.ownSession)
    } else {
      for stream: Int32 in [1, 2] {
        posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
      }
    }
    let own = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let settings = own.map { "\($0)=\($1)" }
    var pointers = words.map { strdup($0) } + [nil]
    var settingPointers = settings.map { strdup($0) } + [nil]
    defer { (pointers + settingPointers).forEach { free($0) } }
    var id: pid_t = 0
    guard posix_spawn(&id, words[0], &actions, &attributes, &pointers, &settingPointers) == 0 else {
      return nil
    }
    return id
  }

  /// The flag that starts a program in a session of its own, which the headers do not name everywhere.
  #if os(Linux)
    private static let ownSession: Int16 = 0x80
  #else
    private static let ownSession: Int16 = 0x400
  #endif

  /// The bytes that a running program held at most so far.
  ///
  /// What the system tells at its end would include the memory of the bench, from which it was started.
  static func peak(of id: pid_t) -> Int {
    #if os(Linux)
      guard let bytes = try? FileReading.bytes("/proc/\(id)/status") else { return 0 }
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix("VmHWM:")
      {
        let digits = line.filter { $0 >= "0" && $0 <= "9" }
        return (Int(digits) ?? 0) * 1024
      }
    #endif
    return 0
  }
}

/// A file that is written from its beginning.
final class PlainFile {
  private let file: Int32

  init?(_ path: String) {
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    if file < 0 { return nil }
  }

  deinit { close(file) }

  /// Appends bytes; what a full disk refuses is missing.
  func write(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { systemWrite($0 + start, bytes.count - start) } ?? 0
      }
      if count <= 0 { return }
      start += count
    }
  }

  private func systemWrite(_ base: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, base, count)
    #elseif canImport(Musl)
      Musl.write(file, base, count)
    #else
      Darwin.write(file, base, count)
    #endif
  }
}
