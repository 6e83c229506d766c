import DrillEngine
import DrillMatch
import DrillScript
import DrillText
import LibrarySupport
import Testing

@testable import DrillCheck

@Suite("The course of a drill")
struct CourseTests {

  private static func template(_ language: Language) throws -> ScenarioCheck {
    let text = ScenarioTemplate.text(id: "sample", language: language, rubric: "house")
    return try #require(TestRubric.house(language).check(text).check)
  }

  @Test("Whatever replies do, the flow has foreseen it", arguments: Language.allCases)
  func flowHolds(language: Language) throws {
    let check = try Self.template(language)
    let flow = Flow(check.layout)
    let machine = Machine(layout: check.layout, trials: check.trials)
    for seed: UInt64 in 0..<200 {
      var dice = Dice(seed: seed)
      var state = machine.start
      for _ in 0..<40 {
        let moods = try #require(flow.moods[state.step], "seed \(seed): step \(state.step)")
        #expect(moods.contains(state.mood), "seed \(seed): mood \(state.mood) not in \(moods)")
        guard let move = machine.moves(at: state).randomElement(using: &dice),
          case .on(let next, let branch) = machine.outcome(of: move, at: state)
        else { break }
        if let branch { #expect(flow.possibilities[state.step][branch].isTaken, "seed \(seed): \(move)") }
        state = next
      }
    }
  }

  @Test("Played by numbers and through a session a drill takes the same way", arguments: Language.allCases)
  func machineIsSession(language: Language) throws {
    let check = try Self.template(language)
    let machine = Machine(layout: check.layout, trials: check.trials)
    for seed: UInt64 in 0..<60 {
      var dice = Dice(seed: seed)
      var state = machine.start
      var steps = [check.layout.steps[state.step].id]
      var moods: [Int] = []
      var texts: [String] = []
      while texts.count < 12 {
        let step = check.layout.steps[state.step]
        guard let move = machine.moves(at: state).filter({ $0 != .letRing }).randomElement(using: &dice)
        else { break }
        if case .model(let index) = move { texts.append(step.models[index].text) }
        if case .bad(let index) = move { texts.append(step.badReplies[index].text) }
        guard case .on(let next, _) = machine.outcome(of: move, at: state) else { break }
        if step.awaitsReply { moods.append(next.mood) }
        if next.step != state.step { steps.append(check.layout.steps[next.step].id) }
        state = next
      }
      var actor = Actor(check.drill)
      var ahead = texts[...]
      actor.play { _, _, _ in ahead.popFirst().map { .reply($0) } }
      #expect(
        actor.entered.prefix(steps.count) == steps[...].prefix(actor.entered.count), "seed \(seed): \(texts)")
      #expect(actor.assessments.map(\.moodAfter).prefix(moods.count) == moods[...], "seed \(seed): \(texts)")
    }
  }

  @Test("A sample text is found by the phrase that it was made from")
  func samples() throws {
    for language in Language.allCases {
      let rubric = try #require(TestRubric.house(language).reading.value)
      let samples = SampleText(lists: rubric.words.lists)
      for rule in rubric.rules {
        guard let match = rubric.words.match(rule.id), let phrase = match.say.first else { continue }
        let text = samples.text(of: [phrase])
        let found = TestRubric.house(language).matcher.findings(in: text).map(\.rule)
        #expect(found.contains(rule.id), "\(text)")
      }
    }
  }

  @Test("Nothing checked is not everything well")
  func emptyTally() {
    #expect(CheckTally().isEmpty)
    var tally = CheckTally()
    tally.scenarios = 3
    #expect(tally.isEmpty)
    tally.proofs = 1
    #expect(!tally.isEmpty && !(tally + CheckTally()).isEmpty)
  }
}

@Suite("The shipped scenarios are proven")
struct LibraryProofTests {
  private static let rubrics: [String: TestRubric] = Dictionary(
    uniqueKeysWithValues: ShippedLibrary.rubrics.compactMap { file in
      (try? ShippedLibrary.source(file.path)).map {
        (file.description, TestRubric($0.lines.joined(separator: "\n"), path: file.path))
      }
    })

  @Test("Nothing is found in a scenario", arguments: ShippedLibrary.scenarios)
  func scenario(file: ShippedLibrary.File) throws {
    let source = try ShippedLibrary.source(file.path)
    let text = source.lines.joined(separator: "\n")
    let scenario = try #require(try ShippedLibrary.scenario(file).value)
    let rubric = try #require(Self.rubrics["\(file.language.rawValue)/\(scenario.rubric)"])
    let rules = try #require(rubric.reading.value)
    let check = ScenarioCheck(
      scenario, under: rules, matcher: rubric.matcher, source: SourceFile(path: file.path, text: text),
      clauses: nil)
    let report = check.report()
    #expect(said(report.diagnostics, check.source) == "")
    #expect(report.tally.proofs > 100)
    let worst = try #require(report.paths?.worst)
    #expect(worst.isPassed && worst.tenths >= 950)
    #expect(report.paths?.worstMended != nil)
  }

  @Test("What is weighed for an example is what the rules find", arguments: ShippedLibrary.rubrics)
  func examples(file: ShippedLibrary.File) throws {
    let rubric = try #require(Self.rubrics[file.description])
    let reader = ExampleReader(try #require(rubric.reading.value))
    // Some of each rule are plenty for a build without optimisation.
    for (number, rule) in reader.rubric.rules.enumerated() {
      for example in reader.words.examples(of: rule.id).enumerated().filter({ $0.offset % 9 == 0 }) {
        let text = example.element.text
        let found = rubric.matcher.findings(in: text).filter { $0.rule == rule.id }.map(\.span)
        #expect(reader.probe(FoldedText(text), ofRule: number)?.findings == found, "\(rule.id): \(text)")
      }
    }
  }
}
