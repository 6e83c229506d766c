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
    drill-bench quality FILE…   precision, recall and F1 of the shipped rubrics on labelled JSON Lines
                                ({"id","text","labels"} or {"id","text","acts"}; without either: accusations)
    drill-bench check [N]       how long the shipped rubrics and N scenarios (default 100) take to check

    """

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.first == "check" {
      print(checkReport(scenarios: words.dropFirst().first.flatMap { Int($0) } ?? 100), terminator: "")
      return
    }
    guard words.first == "quality", words.count > 1 else {
      complain(usage)
      exit(2)
    }
    do {
      let report = QualityReport(rubrics: try Language.allCases.compactMap(shippedRubric))
      for path in words.dropFirst() {
        guard let data = FileManager.default.contents(atPath: path) else {
          complain("drill-bench: \(path) cannot be read\n")
          exit(66)
        }
        print(report.text(on: try LabelledLine.read([UInt8](data)), path: path))
      }
    } catch {
      complain("drill-bench: \(error)\n")
      exit(65)
    }
  }

  private static func complain(_ text: String) { _ = Terminal.write(text, to: .talk) }

  private static func checkReport(scenarios count: Int) -> String {
    guard let library = try? Library.locate(option: nil) else { return "" }
    func source(_ path: String) -> SourceFile? {
      FileManager.default.contents(atPath: path).flatMap {
        TextDecoding.decode([UInt8]($0), path: path).value
      }
    }
    let rubrics = Language.allCases.compactMap {
      source("\(library.root)/Rubrics/\($0.rawValue)/etiquette.rubric")
    }
    let scenarios = Language.allCases.flatMap { language in
      library.scenarioIDs(language).compactMap { id in
        source(library.path(ofScenario: id, language)).map { (language, $0.lines.joined(separator: "\n")) }
      }
    }
    return CheckBench(rubrics: rubrics, scenarios: scenarios).report(scenarios: count)
  }

  private static func shippedRubric(_ language: Language) throws -> Rubric? {
    let path = "\(try Library.locate(option: nil).root)/Rubrics/\(language.rawValue)/etiquette.rubric"
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return TextDecoding.decode([UInt8](data), path: path).value.map { Rubric.read($0) }?.value
  }
}
