import DrillCheck
import DrillMatch
import DrillScript
import DrillStore
import DrillText
import Synchronization

/// The rubrics that scenarios are checked under, each read and compiled once.
final class CheckShelf: Sendable {
  /// A rubric as it was read.
  struct Shelved: Sendable {
    let path: String
    let source: SourceFile?
    let diagnostics: [Diagnostic]
    let rubric: Rubric?
    /// The compiled rules, where the rubric can be used.
    let matcher: RuleMatcher?

    /// Whether it can be proven, and scenarios under it.
    var isSound: Bool { rubric != nil && !diagnostics.hasErrors }
  }

  private let root: String?
  private let known = Mutex<[String: Shelved]>([:])
  /// The clause codes of each language; nil where there is no list.
  private let clauseCodes: [Language: Set<String>]

  /// Opens the shelf of a library, if there is one.
  init(_ library: Library?) {
    root = library?.root
    clauseCodes = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        (language, Set((library?.clauseTitles(language) ?? [:]).keys))
      })
  }

  /// The clause codes that there are in a language; nil where that is not known.
  func clauses(_ language: Language) -> Set<String>? {
    guard let codes = clauseCodes[language], !codes.isEmpty else { return nil }
    return codes
  }

  /// Puts a rubric that was read from a file on the shelf; scenarios find it by its id and language.
  func put(_ shelved: Shelved) {
    guard let rubric = shelved.rubric else { return }
    known.withLock { $0["\(rubric.language.rawValue)/\(rubric.id)"] = shelved }
  }

  /// A rubric by its id, from the files that are checked or from the library.
  func rubric(_ id: String, _ language: Language) -> Shelved? {
    let key = "\(language.rawValue)/\(id)"
    return known.withLock { known in
      if let shelved = known[key] { return shelved }
      // An id comes from a file; it must not lead out of the folder.
      guard let root, !id.contains("/"), !id.hasPrefix("."),
        let shelved = try? Self.read("\(root)/Rubrics/\(language.rawValue)/\(id).rubric", findsRepeats: false)
      else { return nil }
      known[key] = shelved
      return shelved
    }
  }

  /// Reads a rubric and compiles its rules.
  static func read(_ path: String, findsRepeats: Bool = true) throws -> Shelved {
    let decoding = TextDecoding.decode(try FileReading.bytes(path), path: path)
    let reading = decoding.value.map { Rubric.read($0, findsRepeats: findsRepeats) }
    let diagnostics = decoding.diagnostics + (reading?.diagnostics ?? [])
    let matcher = reading?.value.map { RuleMatcher($0) }
    return Shelved(
      path: path, source: decoding.value, diagnostics: diagnostics, rubric: reading?.value, matcher: matcher)
  }
}
