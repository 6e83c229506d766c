import DrillStore
import DrillText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a drill at the terminal costs: the first paint, the echo of a key, idling, memory.
///
/// The program that was built beside the bench is played at a pseudo-terminal, with a store of its own.
enum TerminalBench {
  /// How often the program is started for each figure.
  static let starts = 15
  /// A character that stands in no escape sequence and in no text of the program.
  static let key = "\u{9F98}"

  static func report(store: String) -> String {
    var figures = Figures()
    for (name, arguments) in [
      ("menu", []), ("a drill in English", ["play", "en/deposit-failure"]),
      ("a drill in Chinese", ["play", "zh/deposit-failure"]),
    ] {
      let times = (0..<starts).compactMap { _ in firstPaint(arguments, store: store) }.sorted()
      guard let best = times.first else { continue }
      figures.add(
        "\(name): from start to first paint, median of \(times.count) (best \(milliseconds(best)))",
        milliseconds(times[times.count / 2]), goal: "≤ 50 ms")
    }
    for language in ["en", "zh"] { addPlay(language, store: store, to: &figures) }
    return figures.text("At a terminal")
  }

  private static func milliseconds(_ seconds: Double) -> String { "\(Figures.number(seconds * 1000)) ms" }

  private static func firstPaint(_ arguments: [String], store: String) -> Double? {
    let clock = ContinuousClock()
    let start = clock.now
    guard let screen = BenchTerminal(arguments + ["--store", store]) else { return nil }
    // The first bytes may only set modes; words are the paint.
    guard
      screen.waits(
        10, until: { $0.contains { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } && $0.count > 40 })
    else { return nil }
    return Stopwatch.seconds(clock.now - start)
  }

  /// Plays to the first reply, types, idles while the countdown runs, and replies.
  private static func addPlay(_ language: String, store: String, to figures: inout Figures) {
    let arguments = [
      "play", "\(language)/account-opening", "--pace", "instant", "--seed", "1", "--store", store,
    ]
    guard let screen = BenchTerminal(arguments) else { return }
    let clock = ContinuousClock()
    // Picking up is tried until the phone has rung and an editor stands there.
    var echoes: [Double] = []
    let began = clock.now
    while Stopwatch.seconds(clock.now - began) < 20, echoes.isEmpty {
      screen.type("\r")
      _ = screen.waits(0.3) { _ in false }
      if let time = screen.echo(of: key, within: 0.3) { echoes.append(time) }
    }
    guard !echoes.isEmpty else { return figures.add("\(language): a key", "no echo") }
    echoes = []
    for _ in 0..<60 {
      if let time = screen.echo(of: key, within: 2) { echoes.append(time) }
      _ = screen.waits(0.03) { _ in false }
    }
    echoes.sort()
    if let worst = echoes.last {
      figures.add(
        "\(language): a key echoed while the countdown runs, median (worst of \(echoes.count): \(milliseconds(worst)))",
        milliseconds(echoes[echoes.count / 2]), goal: "≤ 10 ms")
    }
    if let before = screen.processorSeconds {
      _ = screen.waits(5) { _ in false }
      let share = ((screen.processorSeconds ?? before) - before) / 5
      figures.add("\(language): of one core while idle", "\(Figures.number(share * 100)) %", goal: "≤ 2 %")
    }
    screen.type("\r")
    _ = screen.waits(3) { _ in false }
    figures.add(
      "\(language): peak memory after a judged reply", "\(Figures.number(screen.peakMegabytes)) MB",
      goal: "≤ 40 MB")
  }
}

/// The built program at a pseudo-terminal of 100 columns and 30 rows.
final class BenchTerminal {
  private let master: Int32
  private let child: pid_t
  private var bytes: [UInt8] = []

  init?(_ arguments: [String]) {
    guard let program = ProgramRun.program else { return nil }
    var (master, slave): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, &name, nil, &size) == 0 else { return nil }
    defer { close(slave) }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    let end = name.firstIndex(of: 0) ?? name.count
    let path = String(decoding: name[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let environment = ["TERM": "xterm", "LC_ALL": "C.UTF-8"]
    guard let child = ProgramRun.spawn([program] + arguments, terminal: path, environment: environment) else {
      close(master)
      return nil
    }
    self.master = master
    self.child = child
  }

  deinit {
    kill(child, SIGTERM)
    _ = waits(1) { _ in false }
    kill(child, SIGKILL)
    var status: Int32 = 0
    waitpid(child, &status, 0)
    close(master)
  }

  /// Types a text, as it is.
  func type(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Reads what is shown until it is as wanted; false when it is not in so many seconds or the program has ended.
  func waits(_ seconds: Double, until isShown: ([UInt8]) -> Bool) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(Int(seconds * 1000))
    while !isShown(bytes) {
      let left = Stopwatch.seconds(end - clock.now)
      var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&watched, 1, Int32(left * 1000) + 1) > 0 else { return isShown(bytes) }
      var piece = [UInt8](repeating: 0, count: 1 << 14)
      let count = read(master, &piece, piece.count)
      guard count > 0 else { return false }
      bytes += piece[..<count]
    }
    return true
  }

  /// The seconds from typing a character to its being shown; nil when it is not shown in time.
  func echo(of key: String, within seconds: Double) -> Double? {
    bytes = []
    let wanted = Array(key.utf8)
    let clock = ContinuousClock()
    let start = clock.now
    type(key)
    let isShown = waits(seconds) { bytes in
      bytes.indices.contains { bytes[$0...].starts(with: wanted) }
    }
    return isShown ? Stopwatch.seconds(clock.now - start) : nil
  }

  /// The processor time that the program has taken so far, in seconds; nil where the system does not tell.
  var processorSeconds: Double? {
    guard let text = try? FileReading.bytes("/proc/\(child)/stat") else { return nil }
    // The name of the program stands in brackets and may hold spaces.
    let fields = String(decoding: text, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return nil
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The memory that the program held at most, in megabytes; 0 where the system does not tell.
  var peakMegabytes: Double { Double(ProgramRun.peak(of: child)) / 1e6 }
}
