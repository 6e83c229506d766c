import DrillCheck
import DrillMatch
import DrillScript
import DrillText

/// How long checking takes: the rubrics with their examples, and scenarios in any number.
struct CheckBench {
  private let texts: [(language: Language, text: String)]
  private let rubrics: [Language: (rubric: Rubric, matcher: RuleMatcher, source: SourceFile)]

  /// Takes the files that are checked over and over.
  init(rubrics: [SourceFile], scenarios: [(language: Language, text: String)]) {
    texts = scenarios
    self.rubrics = Dictionary(
      rubrics.compactMap { source in
        Rubric.read(source).value.map { rubric in
          let matcher = RuleMatcher(rubric)
          return (rubric.language, (rubric, matcher, source))
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The report: each rubric once, then so many scenarios, on one processor.
  func report(scenarios count: Int) -> String {
    let clock = ContinuousClock()
    var text = ""
    for (language, (rubric, matcher, source)) in rubrics.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      var tally = CheckTally()
      let time = clock.measure {
        tally = RubricCheck(rubric, matcher: matcher, source: source, clauses: nil).report().tally
      }
      text += "\(language.rawValue) rubric: \(tally.proofs) examples in \(time)\n"
    }
    guard !texts.isEmpty else { return text }
    var tally = CheckTally()
    let time = clock.measure {
      for number in 0..<count {
        let (language, body) = texts[number % texts.count]
        guard let (rubric, matcher, _) = rubrics[language] else { continue }
        let source = SourceFile(path: "\(number).drill", text: body)
        guard let scenario = Scenario.read(source, rubric: { _ in rubric }).value else { continue }
        let check = ScenarioCheck(scenario, under: rubric, matcher: matcher, source: source, clauses: nil)
        tally = tally + check.report().tally
      }
    }
    text += "\(tally.scenarios) scenarios, \(tally.steps) steps, \(tally.proofs) proofs in \(time)\n"
    return text
  }
}
