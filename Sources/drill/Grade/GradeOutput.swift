import DrillGrade
import DrillText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes graded blocks in the order of the input, and tells about bad lines and how far the work is.
struct GradeOutput {
  let names: [String]
  let context: Context
  let showsProgress: Bool
  /// How many bytes there are to grade, where that is known.
  let size: Int?

  private var file = -1
  private var line = 0
  private var lines = 0
  private var bytes = 0
  private let begun = System.milliseconds
  private var shown = 0

  /// Milliseconds between two looks at the progress.
  private static let rhythm = 200

  init(names: [String], context: Context, showsProgress: Bool, size: Int?) {
    self.names = names
    self.context = context
    self.showsProgress = showsProgress
    self.size = size
  }

  /// Writes a block.
  mutating func write(_ block: GradeBlock) {
    if block.file != file {
      file = block.file
      line = 0
    }
    send(block.output.bytes)
    if !block.problems.isEmpty { tell(block.problems) }
    line += block.lines
    lines += block.lines
    bytes += block.count
    if showsProgress { showProgress() }
  }

  private func send(_ output: UnsafeBufferPointer<UInt8>) {
    switch System.write(output, to: 1) {
    case .done: break
    // Whoever read it has gone, as `head` does; there is nothing to complain about.
    case .closed: exit(ExitCode.outputClosed.rawValue)
    case .failed(let reason):
      context.complain(
        Failure(
          .cannotWrite,
          Words(en: "the output cannot be written: \(reason)", zh: "无法写出结果：\(reason)")))
      exit(ExitCode.cannotWrite.rawValue)
    }
  }

  private func tell(_ problems: [Grader.BadLine]) {
    var text = showsProgress ? Self.clearLine : ""
    for bad in problems {
      let number = line + bad.line + 1
      let name = names.count > 1 ? "\(names[file]): " : ""
      let words = bad.problem.words
      text += context.say(
        Words(en: "\(name)line \(number): \(words.en)\n", zh: "\(name)第 \(number) 行：\(words.zh)\n"))
    }
    context.console.talk(text)
  }

  // MARK: Progress

  private static let clearLine = "\r\u{1B}[K"

  private mutating func showProgress() {
    let now = System.milliseconds
    guard now - shown >= Self.rhythm else { return }
    shown = now
    let share = size.flatMap { $0 > 0 ? "\(min(100, bytes * 100 / $0)) %  " : nil } ?? ""
    let lines = context.say(Words(en: "\(lines) lines", zh: "\(lines) 行"))
    context.console.talk("\(Self.clearLine)\(share)\(lines)  \(speed(at: now))")
  }

  private func speed(at now: Int) -> String {
    let milliseconds = max(1, now - begun)
    let tenths = bytes / 100 / milliseconds
    return "\(tenths / 10).\(tenths % 10) MB/s"
  }

  /// Tells what all of it came to.
  func finish(_ tally: Tally, showsSpeed: Bool) {
    var text = showsProgress ? Self.clearLine : ""
    text += context.say(
      Words(
        en: "\(tally.graded) \(tally.graded == 1 ? "line" : "lines") graded, \(tally.bad) bad",
        zh: "已评 \(tally.graded) 行，有问题的 \(tally.bad) 行"))
    if showsSpeed { text += "  \(speed(at: System.milliseconds))" }
    text += "\n"
    let width = tally.findings.keys.map(\.count).max() ?? 0
    for (label, count) in tally.findings.sorted(by: { $0.key < $1.key }) {
      text += "  \(padded(label, to: width))  \(count)\n"
    }
    context.console.talk(text)
  }
}
