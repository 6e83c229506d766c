import DrillScript
import DrillText

/// A scenario of the library as a list or a menu shows it.
public struct ListedScenario: Sendable {
  /// The id by which it is played: the name of its file.
  public let id: String
  /// The folder that it stands in.
  public let language: Language
  /// The path of its file.
  public let path: String
  /// What its head says; nil where the head has an error, so that the drill cannot be played.
  public let heading: ScenarioHeading?
}

extension Library {
  /// The scenarios of a language with what their heads say, by id.
  ///
  /// Only the beginning of each file is read, and no rubric, so that hundreds of files cost some milliseconds.
  /// A mistake further down in a file is told when the drill is loaded or checked.
  public func headings(_ language: Language) -> [ListedScenario] {
    scenarioIDs(language).map { heading(ofScenario: $0, language) }
  }

  /// One scenario with what its head says.
  public func heading(ofScenario id: String, _ language: Language) -> ListedScenario {
    let path = path(ofScenario: id, language)
    return ListedScenario(id: id, language: language, path: path, heading: Self.heading(path))
  }

  private static func heading(_ path: String) -> ScenarioHeading? {
    var known = 0
    let bytes = try? Files.read(path) { bytes in
      defer { known = bytes.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0 }
      return ScenarioHeading.headEnd(in: bytes, from: known) != nil
    }
    guard let bytes else { return nil }
    let reading = ScenarioHeading.read(bytes, path: path)
    return reading.diagnostics.hasErrors ? nil : reading.value
  }
}
