import DrillCheck
import DrillMatch
import DrillScript
import DrillText
import Foundation

/// The folder of the reproducers.
let reproducersFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reproducers")

/// The clause codes that the tests know.
let knownClauses: Set<String> = ["P2.5", "P3.1.3", "P3.3.2", "P5.2", "P5.3", "P5.4", "E5"]

/// A text as a file with a name.
func source(_ text: String, path: String) -> SourceFile { SourceFile(path: path, text: text) }

/// Everything that was said, one below the other.
func said(_ diagnostics: [Diagnostic], _ source: SourceFile, _ language: Language = .en) -> String {
  diagnostics.map { $0.rendered(source: source, language: language) }.joined(separator: "\n")
}

/// A rubric with its compiled rules.
struct TestRubric: Sendable {
  let reading: Reading<Rubric>
  let source: SourceFile
  let matcher: RuleMatcher

  init(_ text: String, path: String = "house.rubric") {
    source = SourceFile(path: path, text: text)
    reading = Rubric.read(source)
    matcher = reading.value.map { RuleMatcher($0) } ?? RuleMatcher(rules: [], lists: PhraseLists())
  }

  /// The small rubric that a new one begins with.
  static let english = TestRubric(RubricTemplate.text(id: "house", language: .en))
  static let chinese = TestRubric(RubricTemplate.text(id: "house", language: .zh))

  static func house(_ language: Language) -> TestRubric { language == .en ? english : chinese }

  /// The check of the rubric, if it can be used.
  var check: RubricCheck? {
    reading.value.map { RubricCheck($0, matcher: matcher, source: source, clauses: knownClauses) }
  }

  /// The check of a scenario under it, with what reading the scenario said.
  func check(_ text: String, path: String = "sample.drill") -> (
    check: ScenarioCheck?, diagnostics: [Diagnostic]
  ) {
    let file = SourceFile(path: path, text: text)
    let read = Scenario.read(file) { _ in reading.value }
    let check = reading.value.flatMap { rubric in
      read.value.map {
        ScenarioCheck($0, under: rubric, matcher: matcher, source: file, clauses: knownClauses)
      }
    }
    return (check, read.diagnostics)
  }
}

/// A generator of numbers that gives the same ones for the same seed (SplitMix64; Steele, Lea, Flood 2014).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
