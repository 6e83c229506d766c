import DrillScript
import DrillStore
import DrillTerminal
import DrillText

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

/// Figures that anyone can have any day: how well the rubrics find, and what the program costs.
@main
struct BenchProgram {
  static let usage = """
    drill-bench                 compile, automaton, judge and grade, with modest sizes
    drill-bench compile         how long the shipped rubrics take until they can judge
    drill-bench automaton       MB/s of the bare automaton with 100, 1,000 and 10,000 phrases
    drill-bench judge           MB/s and replies/s of the whole judgement
    drill-bench grade           `drill grade` from end to end: one core, all cores, peak memory
    drill-bench growth          how time and memory grow from 1 MB to --size MB (default 64), and with the phrases
      each with --size MB, --seed N, and --lines FILE… to use the texts of JSON Lines in place of made-up ones
    drill-bench quality FILE…   precision, recall and F1 of the shipped rubrics on labelled JSON Lines
                                ({"id","text","labels"} or {"id","text","acts"}; without either: accusations)
    drill-bench make-store DIR  a store of made-up sessions of the shipped drills, with reviews and objections, to try
                                sheets and reports on; --trainees N (50), --sessions N (2,000), --seed N (1)
    drill-bench terminal [DIR]  first paint, echo of a key, idling and memory of drills at a pseudo-terminal; DIR is the
                                store to play in (default: a new one in the temporary folder)
    drill-bench report [N]      how long `drill report` takes over N sessions (default 100,000), and a tenth of them, without
                                and with its index; wants 30 kB of disk a session in the temporary folder
    drill-bench check [N]       how long `drill check` takes for the shipped library and for N scenarios (default 100)

    """

  static func main() {
    var words = Array(CommandLine.arguments.dropFirst())
    let command = words.first?.hasPrefix("--") == false ? words.removeFirst() : ""
    do {
      switch command {
      case "check":
        print(try checkReport(scenarios: words.first.flatMap { Int($0) } ?? 100), terminator: "")
      case "report":
        print(try reportReport(sessions: words.first.flatMap { Int($0) } ?? 100_000), terminator: "")
      case "make-store" where !words.isEmpty: try makeStore(words)
      case "terminal":
        print(TerminalBench.report(store: words.first ?? "/tmp/drill-bench-\(getpid())"), terminator: "")
      case "quality" where !words.isEmpty: try measureQuality(words)
      case "":
        print(usage)
        let input = try BenchInput(words)
        for command in ["compile", "automaton", "judge", "grade"] { try measure(command, input) }
      case "compile", "automaton", "judge", "grade", "growth": try measure(command, BenchInput(words))
      default:
        complain(usage)
        exit(2)
      }
    } catch let error as StoreError {
      complain("drill-bench: \(error.message.en)\n" + (error.advice.map { "\($0.en)\n" } ?? ""))
      exit(66)
    } catch {
      complain("drill-bench: \(error)\n")
      exit(65)
    }
  }

  private static func measure(_ command: String, _ input: BenchInput) throws {
    let report =
      switch command {
      case "compile": CompileBench.report(try Language.allCases.compactMap(shippedSource))
      case "automaton": AutomatonBench.report(input)
      case "judge": JudgeBench.report(try Language.allCases.compactMap(shippedRubric), input)
      case "grade": GradeBench.report(input)
      default: GrowthBench.report(input)
      }
    print(report)
  }

  private static func makeStore(_ words: [String]) throws {
    func number(_ name: String, _ usual: Int) -> Int {
      guard let index = words.firstIndex(of: name), index + 1 < words.count else { return usual }
      return Int(words[index + 1]).map { max(1, $0) } ?? usual
    }
    let maker = try StoreMaker(words[0])
    let count = try maker.make(
      trainees: number("--trainees", 50), sessions: number("--sessions", 2_000),
      seed: UInt64(number("--seed", 1)))
    print("\(count) sessions in \(maker.store.root)")
    print("All names in it are made up; any likeness is chance. 其中姓名均为虚构，如有雷同，纯属巧合。")
  }

  private static func measureQuality(_ paths: [String]) throws {
    let report = QualityReport(rubrics: try Language.allCases.compactMap(shippedRubric))
    for path in paths {
      guard let data = FileManager.default.contents(atPath: path) else {
        complain("drill-bench: \(path) cannot be read\n")
        exit(66)
      }
      print(report.text(on: try LabelledLine.read([UInt8](data)), path: path))
    }
  }

  private static func complain(_ text: String) { _ = Terminal.write(text, to: .talk) }

  /// A folder that nobody has yet.
  private static var ownFolder: String {
    let name = "drill-bench-\(UInt32.random(in: 0 ... .max))"
    return FileManager.default.temporaryDirectory.appending(path: name).path()
  }

  private static func checkReport(scenarios count: Int) throws -> String {
    try CheckBench(Library.locate(option: nil), folder: ownFolder).report(scenarios: count)
  }

  private static func reportReport(sessions count: Int) throws -> String {
    try ReportBench(folder: ownFolder).report(sessions: max(1, count))
  }

  private static func shippedSource(_ language: Language) throws -> SourceFile? {
    let path = "\(try Library.locate(option: nil).root)/Rubrics/\(language.rawValue)/etiquette.rubric"
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return TextDecoding.decode([UInt8](data), path: path).value
  }

  private static func shippedRubric(_ language: Language) throws -> Rubric? {
    try shippedSource(language).flatMap { Rubric.read($0).value }
  }
}
