import DrillCheck
import DrillMatch
import DrillScript
import DrillText
import Testing

@Suite("Checked in one go")
struct BulkCheckTests {
  private static func bulk(_ rubric: TestRubric) -> BulkRules { BulkRules(rubric.matcher) }

  private static let scenarios = ReproducerTests.names.filter { ReproducerTests.text("\($0).drill") != nil }

  @Test("A scenario whose replies are judged all at once is told the same", arguments: scenarios)
  func scenario(_ name: String) throws {
    let text = try #require(ReproducerTests.text("\(name).drill"))
    let rubric = TestRubric.house(text.contains("语言: zh") ? .zh : .en)
    let file = SourceFile(path: "\(name).drill", text: text)
    guard let house = rubric.reading.value,
      let scenario = Scenario.read(file, rubric: { _ in house }).value
    else { return }
    func report(_ bulk: BulkRules?) -> CheckReport {
      ScenarioCheck(
        scenario, under: house, matcher: rubric.matcher, bulk: bulk, source: file, clauses: knownClauses
      ).report()
    }
    let (plain, together) = (report(nil), report(Self.bulk(rubric)))
    #expect(said(together.diagnostics, file) == said(plain.diagnostics, file))
    #expect(together.tally == plain.tally)
    #expect(together.coverage == plain.coverage && together.paths == plain.paths)
  }

  private static let rubrics = ReproducerTests.names.filter { ReproducerTests.text("\($0).rubric") != nil }

  @Test("A rubric whose examples are judged all at once is told the same", arguments: rubrics)
  func rubric(_ name: String) throws {
    let rubric = TestRubric(try #require(ReproducerTests.text("\(name).rubric")), path: "\(name).rubric")
    guard let check = rubric.check, !rubric.reading.diagnostics.hasErrors else { return }
    let rules = Self.bulk(rubric)
    let together = check.report((0..<check.unitCount).map { check.evidence(unit: $0, by: rules) })
    #expect(said(together.diagnostics, rubric.source) == said(check.report().diagnostics, rubric.source))
  }
}
