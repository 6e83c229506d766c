import DrillEngine
import Testing

@testable import DrillGrade

/// Recorded dialogues, with a scenario and without.
@Suite struct TranscriptTests {
  /// A line of a transcript: turns are `t:` or `c:` and the words, with `@seconds` before if told.
  private func line(_ turns: [String], scenario: String? = "call") -> String {
    let members = turns.map { turn in
      var words = turn[...]
      var at = ""
      if words.first == "@" {
        let seconds = words.dropFirst().prefix { $0 != " " }
        at = #","at":\#(seconds)"#
        words = words.dropFirst(seconds.count + 2)
      }
      let from = words.hasPrefix("t:") ? "trainee" : "customer"
      return #"{"from":"\#(from)","text":"\#(words.dropFirst(2))"\#(at)}"#
    }
    let name = scenario.map { #""scenario":"\#($0)","# } ?? ""
    return #"{"id":1,\#(name)"turns":[\#(members.joined(separator: ","))]}"#
  }

  /// What follows the findings.
  private func score(_ turns: [String]) throws -> String {
    let output = grade(line(turns)).output
    let start = try #require(output.firstRange(of: #","score":"#), "\(output)")
    return String(output[start.lowerBound...].dropFirst().dropLast(2))
  }

  private let good = ["t:Hello.", "c:Stuck!", "t:I am sorry. What is your order number, please?", "t:b"]

  @Test func withoutAScenarioTheRubricAlone() {
    let output = grade(line(["c:hello", "t:Hello.", "t:Sorry.", "c:no idea", "t:yeah"], scenario: nil)).output
    let findings = [
      #"{"rule":"greeting","kind":"voice","confidence":"confident","turn":1,"start":0,"end":5,"text":"Hello"}"#,
      #"{"rule":"apology","kind":"voice","confidence":"confident","turn":1,"start":7,"end":12,"text":"Sorry"}"#,
      #"{"rule":"slang","kind":"courtesy","confidence":"confident","turn":2,"start":0,"end":4,"text":"yeah"}"#,
    ]
    #expect(
      output == #"{"id":1,"labels":["apology","greeting"],"findings":[\#(findings.joined(separator: ","))]}"#
        + "\n")
  }

  @Test func noTurnsNoFindings() throws {
    #expect(grade(line([], scenario: nil)).output == #"{"id":1,"labels":[],"findings":[]}"# + "\n")
    #expect(try score([]).contains(#""passed":false,"missed":["opening/greeting","#))
  }

  @Test func goodRepliesMissOnlyWhatWordsCannotDo() throws {
    // The form stays empty: 1 point of the 5 of the content, which weighs 35 of 90 without the time.
    let turns = [
      "t:Hello.", "c:?", "t:I am sorry. What is your order number, please?", "c:77", "t:b", "c:?",
      "t:Hello again, goodbye.",
    ]
    let card = try #require(
      Fixture.drill.map {
        TranscriptPlay(
          [
            RecordedReply("Hello."), RecordedReply("I am sorry. What is your order number, please?"),
            RecordedReply("b"), RecordedReply("Hello again, goodbye."),
          ], in: $0)
      }?.scorecard)
    #expect(card.deductions.map(\.cause) == [.field(form: "Notes", name: "order")])
    #expect(try score(turns) == #""score":\#(card.score),"passed":\#(card.isPassed),"missed":[]"#)
  }

  @Test func aReplyThatNamesNoOptionPassesTheChoiceOver() throws {
    let turns = [
      "t:Hello.", "c:?", "t:I am sorry. What is your order number, please?", "c:77", "t:Hello, goodbye.",
    ]
    let play = try #require(
      Fixture.drill.map {
        TranscriptPlay(
          [
            RecordedReply("Hello."), RecordedReply("I am sorry. What is your order number, please?"),
            RecordedReply("Hello, goodbye."),
          ], in: $0)
      })
    #expect(play.scorecard?.deductions.map(\.cause).contains(.choice("choose")) == true)
    #expect(play.findings[2].map(\.rule) == ["greeting", "farewell"])
    #expect(try score(turns).hasSuffix(#""missed":[]"#))
  }

  @Test(arguments: ["b", "B)", "(b)", "b.", "Look it up", "look it up."])
  func anOptionIsNamedByLetterOrWords(reply: String) throws {
    let drill = try #require(Fixture.drill)
    let play = TranscriptPlay(
      ["Hello.", "I am sorry. What is your order number, please?", reply, "Hello, goodbye."].map {
        RecordedReply($0)
      },
      in: drill)
    #expect(play.scorecard?.deductions.map(\.cause) == [.field(form: "Notes", name: "order")])
  }

  @Test func whatWasNotSaidIsMissed() throws {
    let text = try score(["t:What?", "c:?", "t:I have no idea.", "c:?", "t:Right."])
    #expect(
      text.hasSuffix(
        #""missed":["opening/greeting","story/apology","story/order","back-office/greeting","back-office/farewell"]"#
      ))
    #expect(text.contains(#""passed":false"#))
  }

  @Test func repliesRunningOutEndTheCall() throws {
    let drill = try #require(Fixture.drill)
    let play = TranscriptPlay([RecordedReply("Hello.")], in: drill)
    #expect(play.scorecard?.ending == .stopped)
    #expect(play.scorecard?.turns == 1)
  }

  @Test func repliesBehindTheEndAreStillLookedAt() throws {
    let drill = try #require(Fixture.drill)
    let play = TranscriptPlay(
      ["Hello.", "Sorry. What is your order number, please?", "b", "Hello, goodbye.", "You idiot."].map {
        RecordedReply($0)
      }, in: drill)
    #expect(play.findings.map { $0.map(\.rule) }.last == ["insult"])
    #expect(play.scorecard?.fatalRules == [])
  }

  @Test func timesAreHeldAgainstTheLimits() throws {
    func causes(_ times: [Int?]) throws -> [Deduction.Cause] {
      let drill = try #require(Fixture.drill)
      let texts = ["Hello.", "I am sorry. What is your order number, please?", "b", "Hello again, goodbye."]
      let play = TranscriptPlay(zip(texts, times).map { RecordedReply($0, at: $1) }, in: drill)
      return play.scorecard?.deductions.map(\.cause) ?? []
    }
    let form = Deduction.Cause.field(form: "Notes", name: "order")
    #expect(try causes([5000, 15000, 25000, 35000]) == [form])
    // The customer is never cut short: a reply that comes early waits until the line is said.
    #expect(try causes([0, 0, 0, 0]) == [form])
    #expect(try causes([60000, 70000, 80000, 90000]).contains(.time(.reply)))
    // A time left out, and no limit runs.
    #expect(try causes([60000, 70000, nil, 90000]) == [form])
  }

  @Test func turnsCountRepliesAndNotTimeOuts() {
    let output = grade(line(["@90 t:Hello.", "@91 c:?", "@200 t:I am sorry."])).output
    #expect(output.contains(#""rule":"greeting","kind":"voice","confidence":"confident","turn":1,"#))
    #expect(output.contains(#""rule":"apology","kind":"voice","confidence":"confident","turn":2,"#))
  }
}
