import DrillReview
import Testing

@Suite struct StandingTests {
  @Test(arguments: [
    ([100], 0), ([0], 1000), ([60], 400), ([0, 100], 333), ([100, 0], 666),
    ([0, 0, 0, 0, 0, 100, 100, 100], 96),
  ])
  func weaknessIsTheShareLostLatelyMost(scores: [Int], weakness: Int) throws {
    let standing = try #require(Standing(scores.map { attempt("a", 1, $0) }))
    #expect(standing.weakness == weakness)
  }

  @Test(arguments: [
    ([], 0), ([5], 1), ([5, 5], 1), ([6, 5], 3), ([9, 6, 5], 7), ([9, 8, 6, 5], 16), ([9, 8, 7, 6, 5], 35),
    ([9, 8, 7, 6, 5, 4], 35),
  ])
  func restsGrow(daysAgo: [Int], rest: Int) throws {
    let failed = attempt("a", 20, 30)
    let standing = try #require(Standing([failed] + daysAgo.map { attempt("a", $0, 90) }))
    #expect(standing.rest == rest)
  }

  @Test func aPassedAttemptIsTheBest() throws {
    let failed = attempt("a", 1, 79)
    let passed = attempt("a", 2, 81)
    #expect(try #require(Standing([passed, failed])).best == passed)
    #expect(Standing([]) == nil)
  }

  @Test func weakSpotsAreCountedByAttempt() {
    let attempts = [
      attempt("a", 6, 50, lost: ["apology", "apology", "thanks"]), attempt("a", 5, 60, lost: ["apology"]),
      attempt("b", 4, 60), attempt("b", 3, 60, lost: ["thanks"]), attempt("b", 2, 60, lost: ["thanks"]),
    ]
    let spots = WeakSpot.all(in: attempts)
    #expect(spots.map(\.subject.id) == ["thanks", "apology"])
    #expect(spots.map(\.count) == [3, 2])
    #expect(spots.map(\.trend) == [.more, .fewer])
    #expect(WeakSpot.worst(in: attempts)?.subject.id == "thanks")
    #expect(WeakSpot.worst(in: [attempts[0]]) == nil)
    #expect(WeakSpot.worst(in: []) == nil)
  }

  @Test(arguments: [
    ([0, 50, 100], "▁▅█"), ([], ""), ([-5, 200], "▁█"), ([99], "█"), ([87, 88], "▇█"),
  ])
  func sparklines(values: [Int], text: String) {
    #expect(Sparkline.text(values, in: 0...100) == text)
  }
}
