import DrillMatch
import DrillStore
import DrillText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How fast `drill grade` is from end to end, with JSON in and out.
enum GradeBench {
  static func report(_ input: BenchInput) -> String {
    var figures = Figures()
    guard let file = InputFile(input, megabytes: input.megabytes ?? 8) else { return "grade: no input\n" }
    let processors = ProcessInfo.processInfo.activeProcessorCount
    var single = 0.0
    for jobs in Set([1, processors]).sorted() {
      var best: ProgramRun?
      var sum = 0.0
      for run in 0..<3 where run == 0 || sum < Stopwatch.patience {
        guard let run = ProgramRun.grade(file.path, jobs: jobs) else { return "grade: drill did not run\n" }
        sum += run.seconds
        if run.seconds < best?.seconds ?? .infinity { best = run }
      }
      guard let best else { continue }
      let name = jobs == 1 ? "one core" : "\(jobs) cores"
      let rate = Figures.rate(bytes: file.bytes, seconds: best.seconds)
      figures.add("\(name)", rate, goal: jobs == 1 ? "≥ 100 MB/s" : "")
      figures.add("\(name), peak memory", "\(Figures.number(best.megabytes)) MB", goal: "≤ 100 MB")
      if jobs == 1 {
        single = best.seconds
      } else {
        let goal = jobs == 2 ? "≥ 1.8" : ""
        figures.add("\(name) against one", "\(Figures.number(single / best.seconds)) ×", goal: goal)
      }
    }
    let size = Figures.number(Double(file.bytes) / 1e6)
    return figures.text(
      "grade: \(size) MB of JSON Lines, \(Figures.grouped(file.lines)) lines, start included, best of 3")
  }
}

/// How the time a byte and the memory grow with the input and with the phrases.
enum GrowthBench {
  static func report(_ input: BenchInput) -> String {
    var figures = Figures()
    let most = input.megabytes ?? 64
    var size = 1
    while size <= most {
      guard let file = InputFile(input, megabytes: size), let run = ProgramRun.grade(file.path, jobs: 1)
      else {
        return "growth: drill did not run\n"
      }
      let time = Figures.number(run.seconds * 1e9 / Double(file.bytes))
      figures.add(
        "grade, \(Figures.grouped(size)) MB",
        "\(time) ns a byte, \(Figures.number(run.megabytes)) MB of memory", goal: "≤ 100 MB of memory")
      size = size < most ? min(most, size * 4) : most + 1
    }
    let block = input.texts(bytes: 4_000_000)
    var last: (count: Int, time: Double)?
    for count in [100, 200, 500, 1_000, 2_000, 5_000, 10_000] {
      let scanner = AutomatonBench.scanner(phrases: count, seed: input.seed)
      var scratch = ScanScratch()
      let seconds = block.with { all, places in
        Stopwatch.best(of: 3) { scanner.scan(all, replies: places, with: &scratch) }
      }
      let time = seconds * 1e9 / Double(block.bytes.count)
      var text = "\(Figures.number(time)) ns a byte"
      if let last { text += ", \(Figures.number(time / last.time)) × that of \(Figures.grouped(last.count))" }
      let goal = count == 200 || count == 1_000 || count == 2_000 ? "≤ 1.5 × for twice the phrases" : ""
      figures.add("automaton, \(Figures.grouped(count)) phrases", text, goal: goal)
      last = (count, time)
    }
    return figures.text("growth: one core, start of the program included")
  }
}

/// A file of JSON Lines that is gone when it is no longer needed.
final class InputFile {
  let path: String
  private(set) var bytes = 0
  private(set) var lines = 0

  /// Writes so many megabytes piece by piece; nil when that is not possible.
  init?(_ input: BenchInput, megabytes: Int) {
    let folder = FileManager.default.temporaryDirectory.path
    path = "\(folder)/drill-bench-\(ProcessInfo.processInfo.processIdentifier)-\(megabytes).jsonl"
    guard let file = PlainFile(path) else { return nil }
    var piece: [UInt8] = []
    // What stands around a text takes about 26 bytes.
    let share = input.texts.isEmpty ? megabytes * 790_000 : megabytes * 700_000
    input.forEachText(bytes: share) { text in
      lines += 1
      piece += Array("{\"id\": \"line-\(lines)\", \"text\": \"".utf8)
      for byte in text.utf8 {
        if byte == 0x22 || byte == 0x5C { piece.append(0x5C) }
        piece.append(byte < 0x20 ? 0x20 : byte)
      }
      piece += Array("\"}\n".utf8)
      guard piece.count > 1 << 20 else { return }
      bytes += piece.count
      file.write(piece)
      piece.removeAll(keepingCapacity: true)
    }
    bytes += piece.count
    file.write(piece)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
