import DrillEngine
import DrillScript
import DrillText

@testable import DrillReview

/// A session of a report: everything but what a test is about is plain.
func digest(
  _ session: String, trainee: String = "Lin", drill: String = "call", day: String = "2026-03-02",
  mode: Mode = .practice, score: Int? = 80, passes: Bool? = nil,
  _ change: (inout SessionDigest.Result) -> Void = { _ in }
) -> SessionDigest {
  let day = Day(iso: day) ?? Day(0)
  var result = score.map { score in
    SessionDigest.Result(
      tenths: score * 10, isPassed: passes ?? (score >= 80),
      ending: .reached(Ending(name: "done", passes: true)),
      seconds: 60, replies: 4, mood: 70, review: SessionDigest.Review(), hasLedger: true, parts: [],
      steps: [],
      chances: [], losses: [], clauses: [], bonuses: [])
  }
  if var changed = result {
    change(&changed)
    result = changed
  }
  return SessionDigest(
    session: session, trainee: trainee, drill: DrillName(.en, drill), title: "A \(drill)", channel: .phone,
    mode: mode, rubric: "small", rubricDigest: "r1", scenarioDigest: "s1", day: day,
    began: day.number * 86_400, result: result)
}

/// The report of sessions, added one after the other.
func report(
  _ digests: [SessionDigest], _ query: ReportQuery = ReportQuery(),
  _ catalogue: ReportCatalogue = ReportCatalogue()
) -> TeamReport {
  var tally = TeamTally(query)
  for digest in digests { tally.add(digest) }
  return tally.report(catalogue)
}

/// A catalogue that knows one rubric: the voices greeting and thanks, the rules denial and insult, the bonus summary.
let smallCatalogue: ReportCatalogue = {
  var catalogue = ReportCatalogue()
  catalogue.rubrics["r1"] = ReportCatalogue.Rubric(
    id: "small", language: .en,
    rules: [
      .init(id: "greeting", name: "Greeting", kind: .voice, clause: "P5.2", costs: false),
      .init(id: "thanks", name: "Thanks", kind: .voice, clause: "P5.2", costs: false),
      .init(id: "denial", name: "Denial", kind: .forbidden, clause: "P5.3 P3.3.7", costs: true),
      .init(id: "insult", name: "Insult", kind: .redLine, clause: "P5.4", costs: true),
      .init(id: "summary", name: "Summary", kind: .courtesy, clause: "X", costs: false),
    ])
  catalogue.steps["s1"] = ["opening": "The opening"]
  catalogue.clauseTitles["P5.3"] = "Forbidden phrases"
  return catalogue
}()

extension SessionDigest {
  /// A session with everything picked by a generator, as wide as figures go.
  static func random(using generator: inout Seeded) -> SessionDigest {
    func pick<Element>(_ elements: [Element]) -> Element {
      elements[Int.random(in: elements.indices, using: &generator)]
    }
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func subject() -> LossSubject {
      LossSubject(
        pick(StoredResult.Loss.Kind.allCases), pick(["greeting", "thanks", "denial", "insult", "会员号", ""]))
    }
    let steps = (0..<number(0...4)).map { index in
      let worth = number(0...400_000)
      return StepShare(step: "step\(index)", worth: worth, earned: number(0...max(0, worth)))
    }
    var review = Review()
    review.isReviewed = Bool.random(using: &generator)
    review.isCorrected = Bool.random(using: &generator)
    review.isContested = Bool.random(using: &generator)
    let chances = [
      LossSubject(.voice, "greeting"), LossSubject(.voice, "thanks"), LossSubject(.time, "reply"),
    ]
    let result = Result(
      tenths: number(0...1000), isPassed: Bool.random(using: &generator),
      ending: pick([
        .hungUp, .transferred, .stopped, .wentRound, .reached(Ending(name: "完", passes: true)),
        .reached(Ending(name: "lost", passes: false)),
      ]), seconds: number(0...4000), replies: number(0...30), mood: number(0...100), review: review,
      hasLedger: number(0...9) > 0, parts: [.init(part: pick(ScorePart.allCases), share: number(0...10_000))],
      steps: steps,
      chances: chances.map { Chance(subject: $0, isMet: Bool.random(using: &generator)) },
      losses: (0..<number(0...5)).map { _ in
        LossLine(
          subject: subject(), step: "step\(number(0...4))", times: number(1...3), cost: number(0...300_000))
      }, clauses: [.init(code: pick(["P5.2", "P5.3"]), times: number(1...4), cost: number(0...90_000))],
      bonuses: pick([[], ["summary"]]))
    let day = Day(20_400 + number(0...90))
    return SessionDigest(
      session: "s\(number(0...1_000_000_000))", trainee: pick(["林晓", "Ann", "Ben", "=Eve"]),
      drill: DrillName(pick([.en, .zh]), pick(["call", "chat"])), title: "T\(number(0...3))",
      channel: pick(Channel.allCases), mode: pick([.practice, .exam]), rubric: "small",
      rubricDigest: pick(["r1", "r2"]), scenarioDigest: pick(["s1", "s2"]), day: day,
      began: day.number * 86_400 + number(0...86_399), result: number(0...9) > 0 ? result : nil)
  }
}
