import DrillCheck
import DrillScript
import DrillText
import Foundation
import Testing

/// Every file in `Reproducers` is checked, and what is said about it compared with the text beside it.
///
/// `D502-name.drill` is checked under the house rubric, or the one of its own name beside it; a pair `.en` and `.zh`
/// is compared; a `.rubric` without a scenario is checked itself. Names that begin with `D75` are weakened instead.
/// With `DRILL_RECORD=1` the texts are written anew, to be read before they are kept.
@Suite("Reproducers")
struct ReproducerTests {
  /// The names without their endings.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: reproducersFolder.path)) ?? []
    let stems = files.filter { !$0.hasSuffix(".expected") && $0.hasPrefix("D") }.map { name in
      name.replacing(".en.", with: ".").replacing(".zh.", with: ".").split(separator: ".").first.map(
        String.init) ?? ""
    }
    return Set(stems).sorted()
  }()

  static func text(_ name: String) -> String? {
    (try? Data(contentsOf: reproducersFolder.appending(path: name))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// What checking a reproducer said, and the files that it said it about.
  static func diagnostics(_ name: String) throws -> [(source: SourceFile, diagnostics: [Diagnostic])] {
    if let english = text("\(name).en.drill"), let chinese = text("\(name).zh.drill") {
      return try pair(name, english, chinese)
    }
    if let english = text("\(name).en.rubric"), let chinese = text("\(name).zh.rubric") {
      let pair = (
        TestRubric(english, path: "\(name).en.rubric"), TestRubric(chinese, path: "\(name).zh.rubric")
      )
      let checks = (try #require(pair.0.check), try #require(pair.1.check))
      return [
        (pair.0.source, checks.0.report().diagnostics),
        (
          pair.1.source, checks.1.report().diagnostics + RubricParity(checks.0, checks.1).report().diagnostics
        ),
      ]
    }
    var results: [(SourceFile, [Diagnostic])] = []
    if let drill = text("\(name).drill") { results.append(try scenario(name, drill)) }
    if let rubric = text("\(name).rubric"), text("\(name).drill") == nil || name.hasPrefix("D51") {
      results.append(try self.rubric(name, rubric))
    }
    return results
  }

  private static func rubric(for name: String, _ drill: String) -> TestRubric {
    let isChinese = drill.contains("语言: zh")
    if let own = text("\(name).rubric"), !name.hasPrefix("D511"), !name.hasPrefix("D512") {
      return TestRubric(own, path: "\(name).rubric")
    }
    if let own = text("\(name).\(isChinese ? "zh" : "en").rubric") { return TestRubric(own) }
    return .house(isChinese ? .zh : .en)
  }

  private static func scenario(_ name: String, _ drill: String) throws -> (SourceFile, [Diagnostic]) {
    let file = SourceFile(path: "\(name).drill", text: drill)
    let rubric = rubric(for: name, drill)
    if rubric.reading.diagnostics.hasErrors {
      return (file, [Identity.brokenRubric(rubric.source.path, file)])
    }
    let (check, read) = rubric.check(drill, path: file.path)
    let whole = try #require(check)
    var said = read + whole.report().diagnostics
    if name.hasPrefix("D512") { said += Identity.diagnostics(ofScenario: "sample", in: file) }
    if name.hasPrefix("D752") { said += ScenarioMutation(whole).report().diagnostics }
    if name.hasPrefix("D801") { said.append(ParityCheck.missingCounterpart(of: whole, in: .zh)) }
    return (file, said)
  }

  private static func rubric(_ name: String, _ text: String) throws -> (SourceFile, [Diagnostic]) {
    let rubric = TestRubric(text, path: "\(name).rubric")
    if rubric.reading.diagnostics.hasErrors { return (rubric.source, []) }
    let check = try #require(rubric.check)
    var said = rubric.reading.diagnostics + check.report().diagnostics
    if name.hasPrefix("D512") { said += Identity.diagnostics(ofRubric: "house", in: rubric.source) }
    if name.hasPrefix("D751") || name.hasPrefix("D754") {
      let mutation = RubricMutation(check)
      said += mutation.report((0..<mutation.unitCount).map { mutation.notice(unit: $0) }).diagnostics
    }
    if name.hasPrefix("D753") { said += ScenarioMutation.unnoticedEvents(of: check, broken: []) }
    return (rubric.source, said)
  }

  private static func pair(
    _ name: String, _ english: String, _ chinese: String
  ) throws -> [(source: SourceFile, diagnostics: [Diagnostic])] {
    let first = rubric(for: name, english).check(english, path: "\(name).en.drill")
    let second = rubric(for: name, chinese).check(chinese, path: "\(name).zh.drill")
    let (one, other) = (try #require(first.check), try #require(second.check))
    let reports = (one.report(), other.report())
    return [
      (one.source, first.diagnostics + reports.0.diagnostics),
      (
        other.source,
        second.diagnostics + reports.1.diagnostics
          + ParityCheck((one, reports.0), (other, reports.1)).report().diagnostics
      ),
    ]
  }

  @Test("A reproducer says what is expected", arguments: names)
  func saysWhatIsExpected(_ name: String) throws {
    let text =
      try Self.diagnostics(name).filter { !$0.diagnostics.isEmpty }
      .map { "\(said($0.diagnostics, $0.source))\n\(said($0.diagnostics, $0.source, .zh))\n" }.joined()
    let place = reproducersFolder.appending(path: name + ".expected")
    if ProcessInfo.processInfo.environment["DRILL_RECORD"] == "1" {
      try Data(text.utf8).write(to: place)
    }
    #expect(text == Self.text(name + ".expected"))
  }

  @Test("A reproducer raises only its own code", arguments: names)
  func raisesOnlyItsOwnCode(_ name: String) throws {
    let codes = Set(try Self.diagnostics(name).flatMap(\.diagnostics).map(\.code.id))
    #expect(codes == [String(name.prefix(4))])
  }

  @Test("Every code has a reproducer, and the catalogue no code twice")
  func everyCodeHasAReproducer() {
    let reproduced = Set(Self.names.map { String($0.prefix(4)) })
    for code in CheckCodes.own { #expect(reproduced.contains(code.id), "\(code.id) has no reproducer") }
    #expect(Set(CheckCodes.all.map(\.id)).count == CheckCodes.all.count)
    #expect(reproduced.isSubset(of: Set(CheckCodes.own.map(\.id))))
  }

  @Test("Every page says something in both languages", arguments: CheckCodes.all.map(\.id))
  func pages(_ id: String) throws {
    let code = try #require(CheckCodes.code(id.lowercased()))
    #expect(code.id == id)
    #expect(code.title.en != code.title.zh && code.page.en != code.page.zh)
    #expect(code.page.en.count > 30 && code.page.zh.count > 10)
  }

  @Test("The sample that reproducers vary is clean in both languages")
  func clean() throws {
    let english = try #require(Self.text("clean.en.drill"))
    let chinese = try #require(Self.text("clean.zh.drill"))
    for (source, diagnostics) in try Self.pair("clean", english, chinese) {
      #expect(said(diagnostics, source) == "")
    }
  }
}
