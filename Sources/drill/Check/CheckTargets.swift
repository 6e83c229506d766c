import DrillScript
import DrillStore
import DrillText

/// The files that are to be checked.
struct CheckTargets {
  /// The paths of scenarios.
  private(set) var scenarios: [String] = []
  /// The paths of rubrics.
  private(set) var rubrics: [String] = []

  /// Everything in a library.
  init(_ library: Library) {
    for language in Language.allCases {
      scenarios += library.scenarioIDs(language).map { library.path(ofScenario: $0, language) }
      rubrics += library.rubricIDs(language).map {
        "\(library.root)/Rubrics/\(language.rawValue)/\($0).rubric"
      }
    }
  }

  /// Files and scenario ids as they were typed.
  init(_ words: [String], library: Library?, language: Language) {
    for word in words {
      if word.hasSuffix(".rubric") {
        rubrics.append(word)
      } else if word.hasSuffix(".drill") {
        scenarios.append(word)
      } else if let library, let path = Self.path(of: word, library, language) {
        scenarios.append(path)
      } else {
        scenarios.append(word)
      }
    }
  }

  private static func path(of word: String, _ library: Library, _ language: Language) -> String? {
    let parts = word.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let named = parts.count == 2 ? Language(rawValue: parts[0]) : nil
    let id = named == nil ? word : parts[1]
    let languages = named.map { [$0] } ?? [language] + Language.allCases.filter { $0 != language }
    return languages.first { library.scenarioIDs($0).contains(id) }.map { library.path(ofScenario: id, $0) }
  }
}
