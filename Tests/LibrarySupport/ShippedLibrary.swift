import DrillEngine
import DrillScript
import DrillText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The scenarios and rubrics of the project, found by listing their folders.
public enum ShippedLibrary {
  /// The folder of the project.
  public static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// A file of the library.
  public struct File: Sendable, CustomStringConvertible {
    /// The language.
    public var language: Language
    /// The id.
    public var id: String
    /// Where it stands.
    public var path: String
    /// The language and the id, such as `zh/deposit-failure`.
    public var description: String { "\(language.rawValue)/\(id)" }
  }

  /// Every shipped scenario.
  public static let scenarios = files(in: "Scenarios", ending: ".drill")
  /// Every shipped rubric.
  public static let rubrics = files(in: "Rubrics", ending: ".rubric")

  private static func files(in folder: String, ending: String) -> [File] {
    Language.allCases.flatMap { language in
      let path = "\(root)/\(folder)/\(language.rawValue)"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(ending) }.sorted().map {
        File(language: language, id: String($0.dropLast(ending.count)), path: "\(path)/\($0)")
      }
    }
  }

  /// The lines of a file.
  public static func source(_ path: String) throws -> SourceFile {
    let data = try found(FileManager.default.contents(atPath: path), path)
    return try found(TextDecoding.decode([UInt8](data), path: path).value, path)
  }

  // Each rubric is read once, each drill compiled once.
  private static let readRubrics: [String: Reading<Rubric>] = Dictionary(
    uniqueKeysWithValues: rubrics.compactMap { file in
      (try? source(file.path)).map { (file.description, Rubric.read($0)) }
    })
  private static let readScenarios: [String: Reading<Scenario>] = Dictionary(
    uniqueKeysWithValues: scenarios.compactMap { file in
      (try? source(file.path)).map { source in
        (
          file.description,
          Scenario.read(source) { readRubrics["\(file.language.rawValue)/\($0)"]?.value }
        )
      }
    })
  private static let drills: [String: Drill] = Dictionary(
    uniqueKeysWithValues: scenarios.compactMap { file in
      guard let scenario = readScenarios[file.description]?.value,
        let rubric = readRubrics["\(file.language.rawValue)/\(scenario.rubric)"]?.value
      else { return nil }
      return (file.description, Drill(scenario: scenario, rubric: rubric))
    })

  /// A rubric as it was read.
  public static func rubric(_ file: File) throws -> Reading<Rubric> {
    try found(readRubrics[file.description], file.path)
  }

  /// A scenario as it was read.
  public static func scenario(_ file: File) throws -> Reading<Scenario> {
    try found(readScenarios[file.description], file.path)
  }

  /// A drill, compiled once.
  public static func drill(_ file: File) throws -> Drill {
    try found(drills[file.description], file.path)
  }

  /// A drill by its id and language.
  public static func drill(_ id: String, _ language: Language) throws -> Drill {
    try found(drills["\(language.rawValue)/\(id)"], id)
  }

  /// A file of the library that is missing or cannot be read.
  public struct NotFound: Error {
    /// What was looked for.
    public var what: String
  }

  private static func found<Value>(_ value: Value?, _ what: String) throws -> Value {
    guard let value else { throw NotFound(what: what) }
    return value
  }
}
