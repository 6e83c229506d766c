import DrillReview
import DrillText
import Testing

@Suite struct DailyDrillTests {
  private func call(_ id: String, _ seconds: [Int]) -> [DailyDrill.Turn] {
    seconds.enumerated().map { index, seconds in
      DailyDrill.Turn(drill: DrillName(.en, id), step: "s\(index)", milliseconds: seconds * 1000)
    }
  }

  private func plan(
    on day: Day, from calls: [[DailyDrill.Turn]], beginningWith mistake: DailyDrill.Turn? = nil
  ) -> DailyDrill? {
    let drills = calls.compactMap { $0.first?.drill }
    return DailyDrill.plan(on: day, from: drills, beginningWith: mistake) { drill in
      calls.first { $0.first?.drill == drill } ?? []
    }
  }

  @Test func aDrillWithoutTurnsIsPassedOver() {
    let drills = ["a", "b", "c"].map { DrillName(.en, $0) }
    let plan = DailyDrill.plan(on: Day(0), from: drills) { $0.id == "c" ? call("c", [60]) : [] }
    #expect(steps(plan) == ["c.s0"])
  }

  private func steps(_ plan: DailyDrill?) -> [String] {
    plan?.turns.map { "\($0.drill.id).\($0.step)" } ?? []
  }

  @Test func callsTakeTurnsAndGoOnWhereTheyWere() {
    let calls = [call("b", [60, 60, 60, 60, 60]), call("a", [200, 30])]
    let plans = (0..<6).map { steps(plan(on: Day($0), from: calls)) }
    #expect(
      plans == [
        ["a.s0"], ["b.s0", "b.s1", "b.s2"], ["a.s1"], ["b.s2", "b.s3", "b.s4"], ["a.s0"],
        ["b.s0", "b.s1", "b.s2"],
      ])
  }

  @Test func theOrderOfTheDrillsCountsNothing() {
    let calls = ["c", "a", "b"].map { call($0, [50, 50, 50, 50]) }
    for day in 0..<12 {
      #expect(
        plan(on: Day(day), from: calls) == plan(on: Day(day), from: calls.reversed()))
    }
  }

  @Test func aMistakeComesFirstAndThePlanStaysInTime() throws {
    let mistake = DailyDrill.Turn(drill: DrillName(.en, "z"), step: "own", milliseconds: 70_000)
    let calls = [call("a", [60, 60, 60])]
    let plan = try #require(self.plan(on: Day(0), from: calls, beginningWith: mistake))
    #expect(steps(plan) == ["z.own", "a.s0"])
    #expect(plan.beginsWithMistake)
    let known = try #require(
      self.plan(on: Day(0), from: calls, beginningWith: calls[0][1]))
    #expect(steps(known) == ["a.s0", "a.s1", "a.s2"])
    #expect(!known.beginsWithMistake)
  }

  @Test func withoutTurnsThereIsNoPlan() {
    #expect(plan(on: today, from: []) == nil)
    #expect(plan(on: today, from: [[]]) == nil)
  }

  /// In the course of time every turn is drilled, and no plan of more than one turn is too long.
  @Test(arguments: [UInt64(1), 2, 3]) func everyTurnHasItsDay(seed: UInt64) throws {
    var random = Seeded(seed)
    let calls = (0..<3).map { number in
      call(
        "d\(number)",
        (0..<Int.random(in: 1...9, using: &random)).map { _ in .random(in: 5...240, using: &random) })
    }
    var seen: Set<String> = []
    for day in 0..<60 {
      let plan = try #require(self.plan(on: Day(day), from: calls))
      #expect(plan.turns.count == 1 || plan.milliseconds <= DailyDrill.budget, "seed \(seed)")
      seen.formUnion(steps(plan))
    }
    #expect(seen.count == calls.reduce(0) { $0 + $1.count }, "seed \(seed)")
  }
}
