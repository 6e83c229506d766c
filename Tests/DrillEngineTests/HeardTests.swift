import DrillMatch
import DrillScript
import Testing

@testable import DrillEngine

@Suite("What is heard in a reply")
struct HeardTests {
  private static let steps = """
    ## opening
    Customer: Where is my parcel?
    due: greeting, apology
    ask number (4): number | which parcel
    tell when (3): tomorrow
    + Hello, I'm sorry about that. Which parcel is it? It will be there tomorrow.
    - Hello, Mr. Li. =>
    - I don't know. =>
    - Sorry, sorry, I'm so sorry. What number? =>
    - where is my parcel, tomorrow? =>
    -> closing

    ## closing
    Customer: Thank you.
    due: thanks
    + Thank you, Mr. Zhao.
    - Thanks number tomorrow hello. =>
    end: done pass
    """

  @Test("Heard again a reply says the same")
  func same() throws {
    let plain = try Fixture.drill(Self.steps)
    let rules = RuleMatcher(plain.rubric)
    let once = Drill(
      scenario: plain.scenario, rubric: plain.rubric, rules: rules, remembersReplies: true)
    let replies =
      plain.scenario.steps.flatMap { $0.models.map(\.text) + $0.badReplies.map(\.text) } + ["", "?"]
    #expect(replies.count > 4)
    for step in plain.scenario.steps where step.awaitsReply {
      for reply in replies {
        let expected = try #require(plain.trial(of: reply, at: step.id))
        for drill in [once, once] {
          let trial = try #require(drill.trial(of: reply, at: step.id))
          #expect(trial.breaks == expected.breaks && trial.keeps == expected.keeps, "\(reply)")
          #expect(trial.misses == expected.misses && trial.next == expected.next, "\(reply)")
          #expect(
            trial.assessment.findings.map { "\($0.rule) \($0.span) \($0.text) \($0.confidence)" }
              == expected.assessment.findings.map { "\($0.rule) \($0.span) \($0.text) \($0.confidence)" })
        }
      }
    }
    once.forgetReplies()
    #expect(once.hear(replies[0]).findings.map(\.span) == plain.hear(replies[0]).findings.map(\.span))
  }
}
