import DrillEngine
import DrillScript
import DrillText
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The scenarios and rubrics of the project, found by listing their folders.
enum ShippedLibrary {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// A file of the library.
  struct File: Sendable, CustomTestStringConvertible {
    var language: Language
    var id: String
    var path: String
    var testDescription: String { "\(language.rawValue)/\(id)" }
  }

  static let scenarios = files(in: "Scenarios", ending: ".drill")
  static let rubrics = files(in: "Rubrics", ending: ".rubric")

  private static func files(in folder: String, ending: String) -> [File] {
    Language.allCases.flatMap { language in
      let path = "\(root)/\(folder)/\(language.rawValue)"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(ending) }.sorted().map {
        File(language: language, id: String($0.dropLast(ending.count)), path: "\(path)/\($0)")
      }
    }
  }

  static func source(_ path: String) throws -> SourceFile {
    let data = try #require(FileManager.default.contents(atPath: path))
    return try #require(TextDecoding.decode([UInt8](data), path: path).value)
  }

  // Each rubric is read once, each drill compiled once.
  private static let readRubrics: [String: Reading<Rubric>] = Dictionary(
    uniqueKeysWithValues: rubrics.compactMap { file in
      (try? source(file.path)).map { (file.testDescription, Rubric.read($0)) }
    })
  private static let readScenarios: [String: Reading<Scenario>] = Dictionary(
    uniqueKeysWithValues: scenarios.compactMap { file in
      (try? source(file.path)).map { source in
        (
          file.testDescription,
          Scenario.read(source) { readRubrics["\(file.language.rawValue)/\($0)"]?.value }
        )
      }
    })
  private static let drills: [String: Drill] = Dictionary(
    uniqueKeysWithValues: scenarios.compactMap { file in
      guard let scenario = readScenarios[file.testDescription]?.value,
        let rubric = readRubrics["\(file.language.rawValue)/\(scenario.rubric)"]?.value
      else { return nil }
      return (file.testDescription, Drill(scenario: scenario, rubric: rubric))
    })

  static func rubric(_ file: File) throws -> Reading<Rubric> {
    try #require(readRubrics[file.testDescription])
  }

  static func scenario(_ file: File) throws -> Reading<Scenario> {
    try #require(readScenarios[file.testDescription])
  }

  static func drill(_ file: File) throws -> Drill { try #require(drills[file.testDescription]) }

  static func drill(_ id: String, _ language: Language) throws -> Drill {
    try #require(drills["\(language.rawValue)/\(id)"])
  }
}
