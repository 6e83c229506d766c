import DrillEngine
import DrillGrade
import DrillMatch
import DrillScript
import DrillStore
import DrillText
import Synchronization

/// The rubrics and scenarios that lines are graded with, each compiled once, when a line first wants it.
final class GradeShelf: Sendable {
  private let rubrics: [Language: Rubric]
  private let dataOption: String?
  private let english = Mutex<GradeRules?>(nil)
  private let chinese = Mutex<GradeRules?>(nil)
  private let drills = Mutex<[String: Grader.Lookup]>([:])

  /// Reads the rubric of a name in every language that has it, or the one of a file for all of them, on so many threads.
  init(rubric name: String, in context: Context, threads: Int) throws {
    dataOption = context.dataOption
    if name.contains("/") || name.hasSuffix(".rubric") {
      let rubric = try Self.read(name)
      rubrics = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, rubric) })
      return
    }
    let library = try context.library()
    let languages = Language.allCases.filter { library.rubricIDs($0).contains(name) }
    guard !languages.isEmpty else {
      let names = Set(Language.allCases.flatMap(library.rubricIDs))
      throw Failure(
        .missing,
        Words(en: "there is no rubric “\(name)” in \(library.root)", zh: "\(library.root) 里没有评分表“\(name)”"),
        advice: Nearest.best(for: name, among: names.sorted()).map {
          Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？")
        })
    }
    let folder = "\(library.root)/Rubrics"
    let readings = Workers.results(languages.count, threads: threads) { number in
      Result { try Self.read("\(folder)/\(languages[number].rawValue)/\(name).rubric") }
    }
    var found: [Language: Rubric] = [:]
    for (language, reading) in zip(languages, readings) { found[language] = try reading.get() }
    rubrics = found
  }

  /// Reads a rubric from a file, or tells what is wrong with it.
  static func read(_ path: String) throws -> Rubric { try read(try FileReading.bytes(path), path: path) }

  /// Reads a rubric from the bytes of a file, or tells what is wrong with it.
  static func read(_ bytes: [UInt8], path: String) throws -> Rubric {
    let decoding = TextDecoding.decode(bytes, path: path)
    let reading = decoding.value.map { Rubric.read($0, findsRepeats: false) }
    let diagnostics = decoding.diagnostics + (reading?.diagnostics ?? [])
    guard let rubric = reading?.value, !diagnostics.hasErrors else {
      throw BrokenFile(diagnostics, source: decoding.value).failure
    }
    return rubric
  }

  /// What graders take from here.
  func sources(language: Language?) -> Grader.Sources {
    Grader.Sources(
      language: language, rules: { self.rules(for: $0) }, drill: { self.drill($0, in: $1) })
  }

  private func rules(for language: Language) -> GradeRules? {
    guard let rubric = rubrics[language] else { return nil }
    // Each language has a lock of its own, so that two threads make both ready at the same time.
    switch language {
    case .en: return english.withLock { Self.ready(&$0, rubric) }
    case .zh: return chinese.withLock { Self.ready(&$0, rubric) }
    }
  }

  private static func ready(_ known: inout GradeRules?, _ rubric: Rubric) -> GradeRules {
    if let known { return known }
    let rules = GradeRules(
      RuleMatcher(rubric))
    known = rules
    return rules
  }

  /// A scenario by its id, or by language and id as in `zh/deposit-failure`.
  private func drill(_ name: String, in languages: [Language]) -> Grader.Lookup {
    var (id, languages) = (name, languages)
    for language in Language.allCases where name.hasPrefix("\(language.rawValue)/") {
      id = String(name.dropFirst(language.rawValue.count + 1))
      languages = [language]
    }
    return drills.withLock { known in
      for language in languages {
        let key = "\(language.rawValue)/\(id)"
        let found = known[key] ?? load(id, language)
        known[key] = found
        if case .missing = found { continue }
        return found
      }
      return .missing
    }
  }

  private func load(_ id: String, _ language: Language) -> Grader.Lookup {
    // An id comes from a line; only what the library lists is opened.
    guard let library = try? Library.locate(option: dataOption), library.scenarioIDs(language).contains(id)
    else { return .missing }
    guard let loaded = try? library.load(scenario: id, language), !loaded.hasErrors,
      let scenario = loaded.scenario, let rubric = loaded.rubric
    else { return .broken }
    return .found(Drill(scenario: scenario, rubric: rubric))
  }
}
