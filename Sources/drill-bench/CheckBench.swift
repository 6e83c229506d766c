import DrillStore
import DrillText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How long `drill check` takes: the shipped library, and a library of any number of scenarios.
struct CheckBench {
  private let library: Library
  private let folder: String

  /// Checks a library and, in a folder that is made for it, scenarios like its own.
  init(_ library: Library, folder: String) {
    self.library = library
    self.folder = folder
  }

  /// The report: the library as it is, then so many scenarios.
  func report(scenarios count: Int) throws -> String {
    var figures = Figures()
    add("the shipped library", ProgramRun.drill(["check", "--data", library.root]), goal: "1 s", &figures)
    try makeLibrary(scenarios: count)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let many = ProgramRun.drill(["check", "--data", folder], accepting: [0, 1])
    add("\(Figures.grouped(count)) scenarios, both rubrics", many, goal: "10 s for 1,000", &figures)
    return figures.text("check: drill check from end to end, all cores")
  }

  private func add(_ what: String, _ run: ProgramRun?, goal: String, _ figures: inout Figures) {
    let value = run.map { run in
      "\((run.seconds * 100).rounded() / 100) s, \(Figures.number(run.megabytes)) MB"
    }
    figures.add(what, value ?? "failed", goal: goal)
  }

  private func makeLibrary(scenarios count: Int) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try files.copyItem(atPath: "\(library.root)/Rubrics", toPath: "\(folder)/Rubrics")
    let patterns = Language.allCases.flatMap { language in
      library.scenarioIDs(language).map { (id: $0, language) }
    }
    for language in Language.allCases {
      try files.createDirectory(
        atPath: "\(folder)/Scenarios/\(language.rawValue)", withIntermediateDirectories: true)
    }
    for number in 0..<(patterns.isEmpty ? 0 : count) {
      // The same number in both languages, so that they are compared.
      let (id, language) = patterns[number % patterns.count]
      let round = number / patterns.count
      let bytes = files.contents(atPath: library.path(ofScenario: id, language)) ?? Data()
      let text = Self.varied(String(decoding: bytes, as: UTF8.self), id: id, round: round)
      _ = files.createFile(
        atPath: "\(folder)/Scenarios/\(language.rawValue)/\(id)-\(round).drill", contents: Data(text.utf8))
    }
  }

  /// A scenario with another id and with replies that no other has, so that none is judged for another's sake.
  private static func varied(_ text: String, id: String, round: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if line.hasSuffix(": \(id)") { return line + "-\(round)" }
      guard line.hasPrefix("+ ") || line.hasPrefix("- ") else { return String(line) }
      let parts = line.split(separator: "=>", maxSplits: 1, omittingEmptySubsequences: false)
      let reply = parts[0].hasSuffix(" ") ? parts[0].dropLast() : parts[0]
      return "\(reply) (\(round))" + (parts.count > 1 ? " =>\(parts[1])" : "")
    }.joined(separator: "\n")
  }
}
