import DrillScript
import DrillText
import LibrarySupport
import Testing

@testable import DrillCheck

@Suite("What drill new writes passes as it stands")
struct TemplateTests {
  @Test("A new rubric is clean, and stays so when it is weakened", arguments: Language.allCases)
  func rubric(language: Language) throws {
    let rubric = TestRubric.house(language)
    let check = try #require(rubric.check)
    let report = check.report()
    #expect(said(rubric.reading.diagnostics + report.diagnostics, rubric.source) == "")
    #expect(report.tally.rubrics == 1 && report.tally.proofs > 10)
    let mutation = RubricMutation(check)
    let weakened = mutation.report((0..<mutation.unitCount).map { mutation.notice(unit: $0) })
    #expect(said(weakened.diagnostics, rubric.source) == "")
    #expect(weakened.mutations > 10 && weakened.unnoticed == 0)
  }

  @Test("A new scenario is clean under the house rubric, weakened or not", arguments: Language.allCases)
  func scenario(language: Language) throws {
    let text = ScenarioTemplate.text(id: "sample", language: language, rubric: "house")
    let (check, diagnostics) = TestRubric.house(language).check(text)
    let whole = try #require(check)
    let report = whole.report()
    #expect(said(diagnostics + report.diagnostics, whole.source) == "")
    #expect(report.tally.steps == 8 && report.tally.proofs > 50)
    #expect(said(ScenarioMutation(whole).report().diagnostics, whole.source) == "")
  }

  @Test("A new scenario is clean under the shipped rubric", arguments: ShippedLibrary.rubrics)
  func shipped(file: ShippedLibrary.File) throws {
    let source = try ShippedLibrary.source(file.path)
    let rubric = TestRubric(source.lines.joined(separator: "\n"), path: file.path)
    let text = ScenarioTemplate.text(id: "sample", language: file.language, rubric: file.id)
    let (check, diagnostics) = rubric.check(text)
    let whole = try #require(check)
    #expect(said(diagnostics + whole.report().diagnostics, whole.source) == "")
  }

  @Test("The two languages of what is new are the same")
  func parity() throws {
    let checks = try Language.allCases.map { language in
      let text = ScenarioTemplate.text(id: "sample", language: language, rubric: "house")
      let check = try #require(TestRubric.house(language).check(text).check)
      return (check: check, report: check.report())
    }
    #expect(said(ParityCheck(checks[0], checks[1]).report().diagnostics, checks[1].check.source) == "")
    let (english, chinese) = (try #require(TestRubric.english.check), try #require(TestRubric.chinese.check))
    #expect(said(RubricParity(english, chinese).report().diagnostics, chinese.source) == "")
  }
}
