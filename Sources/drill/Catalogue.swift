import DrillEngine
import DrillScript
import DrillStore
import DrillText

/// The drills of the library as a list, with the trainee's best scores.
struct Catalogue {
  /// One drill of the list.
  struct Entry {
    /// The id as it is called: with the language before it where that is not the program's.
    let name: String
    let scenario: ScenarioHeading
    let best: StoredResult?
  }

  let entries: [Entry]
  /// The files whose heads cannot be read.
  let broken: [String]

  /// Reads the heads of all drills of a language and of those that only the other language has.
  init(library: Library, store: Store?, language: Language, trainee: String) {
    let best = store?.bestScores(of: trainee) ?? [:]
    let own = Set(library.scenarioIDs(language))
    var found: [Entry] = []
    var broken: [String] = []
    for each in Language.allCases.sorted(by: { a, _ in a == language }) {
      for id in library.scenarioIDs(each) where each == language || !own.contains(id) {
        let listed = library.heading(ofScenario: id, each)
        guard let scenario = listed.heading else {
          broken.append(listed.path)
          continue
        }
        let name = each == language ? id : "\(each.rawValue)/\(id)"
        found.append(
          Entry(name: name, scenario: scenario, best: best["\(each.rawValue)/\(scenario.id)"]))
      }
    }
    entries = found.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      let isForeign = (first.name.contains("/") ? 1 : 0, second.name.contains("/") ? 1 : 0)
      return (isForeign.0, first.scenario.level ?? 9, a.offset)
        < (isForeign.1, second.scenario.level ?? 9, b.offset)
    }.map(\.element)
    self.broken = broken
  }

  /// Tells which files cannot be played, if any.
  func complain(in context: Context) {
    guard !broken.isEmpty else { return }
    let list = broken.map { "  \($0)\n" }.joined()
    context.console.talk(
      context.say(
        Words(
          en: "\(broken.count) cannot be played; ‘drill play’ says why:\n\(list)",
          zh: "有 \(broken.count) 个无法演练，用 drill play 可看原因：\n\(list)")))
  }
}

extension Catalogue.Entry {
  /// The best score for a table: with a mark when the drill was passed.
  func bestText(in language: Language) -> String {
    guard let best else { return "–" }
    let passed = Words(en: "passed", zh: "通过")[language]
    return best.isPassed ? "\(Scorecard.decimal(best.tenths)) \(passed)" : Scorecard.decimal(best.tenths)
  }
}
