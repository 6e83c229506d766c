import DrillEngine
import DrillScript
import DrillText
import Testing

@testable import DrillReview

/// The figures of a report, worked out by hand, and that they hang on nothing but the sessions.
@Suite struct TeamReportTests {
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func anyOrderAndAnyPartsGiveTheSameReport(seed: UInt64) {
    var generator = Seeded(seed)
    var query = ReportQuery()
    if seed % 3 == 0 { query.month = ReportPeriod(.month, of: Day(20_450)) }
    if seed % 4 == 1 { query.filter.mode = .exam }
    let digests = (0..<120).map { _ in SessionDigest.random(using: &generator) }
    let expected = report(digests, query, smallCatalogue)
    for _ in 0..<6 {
      var parts = (0..<Int.random(in: 1...5, using: &generator)).map { _ in TeamTally(query) }
      for digest in digests.shuffled(using: &generator) {
        parts[Int.random(in: parts.indices, using: &generator)].add(digest)
      }
      var all = TeamTally(query)
      for part in parts { all.merge(part) }
      #expect(all.report(smallCatalogue) == expected, "seed \(seed)")
    }
  }

  @Test func totalsAreSums() {
    let digests = [
      digest("a", score: 90), digest("b", score: 61, passes: false), digest("c", trainee: "Ann", score: nil),
      digest("d", trainee: "Ann", mode: .exam, score: 81) { result in
        result.review.isReviewed = true
        result.review.isCorrected = true
        result.review.isOverturned = true
      },
    ]
    let totals = report(digests).totals
    #expect(totals.finished == 3 && totals.unfinished == 1 && totals.passed == 2 && totals.trainees == 2)
    // (90 + 61 + 81) ÷ 3 = 77.33…
    #expect(totals.meanTenths == 773 && totals.scores == 610...900)
    #expect(totals.exams == Share(1, of: 1) && totals.seconds == 180 && totals.meanMood == 70)
    #expect(totals.reviewed == 1 && totals.corrected == 1 && totals.overturned == 1)
    #expect(totals.passRate.perMille == 667)
  }

  @Test func nothingGivesNothing() {
    let empty = report([])
    #expect(empty.totals.meanTenths == nil && empty.totals.passRate.perMille == nil && empty.trend.isEmpty)
    #expect(empty.trainees.isEmpty && empty.certification.rows.isEmpty && empty.silentRules.isEmpty)
    let begun = report([digest("a", score: nil)])
    #expect(begun.scope.unfinished == 1 && begun.totals.finished == 0)
    #expect(begun.trainees.first?.totals.unfinished == 1 && begun.trainees.first?.lastTenths == nil)
    #expect(begun.heatMap.trainees.isEmpty)
  }

  @Test func theWeakestStandFirst() {
    let digests = [
      digest("a", trainee: "Ben", score: 70), digest("b", trainee: "Ann", score: 70),
      digest("c", trainee: "Cem", score: 50), digest("d", trainee: "Dan", score: nil),
    ]
    #expect(report(digests).trainees.map(\.name) == ["Cem", "Ann", "Ben", "Dan"])
  }

  // MARK: Rules

  /// Four sessions under one rubric: greeting due in three of them and missed in one, denial broken in two, one of them twice.
  private var fourSessions: [SessionDigest] {
    let greeting = LossSubject(.voice, "greeting")
    let denial = LossSubject(.rule, "denial")
    return [
      digest("a") { result in
        result.chances = [.init(subject: greeting, isMet: false)]
        result.losses = [
          .init(subject: greeting, step: "opening", times: 1, cost: 150_000),
          .init(subject: denial, step: "opening", times: 1, cost: 20_000),
          .init(subject: denial, step: "story", times: 1, cost: 20_000),
        ]
        result.clauses = [.init(code: "P5.3", times: 2, cost: 40_000)]
      },
      digest("b", trainee: "Ann", day: "2026-03-09") { result in
        result.chances = [.init(subject: greeting, isMet: true)]
        result.losses = [.init(subject: denial, step: "opening", times: 1, cost: 30_000)]
        result.clauses = [.init(code: "P5.3", times: 1, cost: 30_000)]
      },
      digest("c", trainee: "Ann", day: "2026-03-10") { $0.chances = [.init(subject: greeting, isMet: true)] },
      digest("d"),
    ]
  }

  @Test func aRuleIsCountedOutOfTheSessionsInWhichItCouldCost() {
    let rules = report(fourSessions, ReportQuery(), smallCatalogue).rules
    #expect(rules.map(\.name) == ["Greeting", "Denial"])
    #expect(rules[0].loss == Loss(times: 1, sessions: Share(1, of: 3), cost: 150_000))
    // 7 points in 4 sessions: 1.75 each.
    #expect(rules[1].loss == Loss(times: 3, sessions: Share(2, of: 4), cost: 70_000))
    #expect(rules[1].loss.meanHundredths == 175)
    #expect(rules[1].kind == .forbidden && rules[1].clauses == ["P5.3", "P3.3.7"])
    #expect(rules[1].trend == [Share(1, of: 2), Share(1, of: 2)])
  }

  @Test func theHeatMapShowsEachTraineesOwnShare() {
    let map = report(fourSessions, ReportQuery(), smallCatalogue).heatMap
    #expect(map.trainees == ["Ann", "Lin"])
    #expect(map.rules.map(\.subject.id) == ["greeting", "denial"])
    #expect(map.cells == [[Share(0, of: 2), Share(1, of: 1)], [Share(1, of: 2), Share(1, of: 2)]])
  }

  @Test func clausesAreOutOfAllSessions() {
    let clauses = report(fourSessions, ReportQuery(), smallCatalogue).clauses
    #expect(
      clauses == [
        ClauseRow(
          code: "P5.3", title: "Forbidden phrases",
          loss: Loss(times: 3, sessions: Share(2, of: 4), cost: 70_000))
      ])
  }

  @Test func whatWasNeverMetIsSilent() {
    var digests = fourSessions
    digests.append(digest("e") { $0.bonuses = ["summary"] })
    let silent = report(digests, ReportQuery(), smallCatalogue).silentRules
    #expect(silent.map(\.id) == ["thanks", "insult"] && silent.map(\.sessions) == [5, 5])
    // Without the rubric's text nobody knows what it would have looked for; the losses stay.
    let unknown = report(digests)
    #expect(
      unknown.silentRules.isEmpty && unknown.scope.unknownRubric == 5 && unknown.scope.unknownScenario == 5)
    #expect(unknown.rules.map(\.name) == ["greeting", "denial"])
    #expect(unknown.rules[1].loss.sessions == Share(2, of: 2))
  }

  // MARK: Turns

  @Test func facilityAndDiscriminationOfATurn() {
    // Ten sessions: what the other turn earned ranks them, 27 % of ten are three.
    let marks = [10, 10, 8, 9, 7, 6, 5, 4, 2, 0]
    let digests = marks.enumerated().map { place, mark in
      digest("s\(place)") { result in
        result.steps = [
          .init(step: "opening", worth: 10, earned: mark),
          .init(step: "rest", worth: 100, earned: 100 - place),
        ]
        result.losses =
          mark < 10
          ? [.init(subject: LossSubject(.item, "name"), step: "opening", times: 1, cost: 10 - mark)] : []
      }
    }
    let rows = report(digests, ReportQuery(), smallCatalogue).turns
    let turn = rows.first { $0.step == "opening" }
    #expect(turn?.stepTitle == "The opening")
    #expect(turn?.facility == Fraction(61, 100))
    // (10 + 10 + 8) ÷ 30 − (4 + 2 + 0) ÷ 30
    #expect(turn?.discrimination == Fraction(22, 30))
    #expect(turn?.loss == Loss(times: 8, sessions: Share(8, of: 10), cost: 39))
    // Nine sessions tell nothing yet.
    #expect(report(Array(digests.dropLast())).turns.first?.discrimination == nil)
  }

  @Test func aRuleBrokenWhereNothingIsToBeEarnedIsATurnWithoutFacility() {
    let digests = [
      digest("a") { result in
        result.losses = [.init(subject: LossSubject(.rule, "denial"), step: "wait", times: 1, cost: 5)]
      }
    ]
    let turn = report(digests).turns.first
    #expect(turn?.step == "wait" && turn?.facility == nil && turn?.discrimination == nil)
  }

  // MARK: Time

  @Test(arguments: [
    ("2026-03-01", "2026-02-23", "2026-03-01"), ("2026-03-02", "2026-03-02", "2026-03-08"),
    ("1969-12-31", "1969-12-29", "1970-01-04"), ("2024-12-31", "2024-12-30", "2025-01-05"),
  ])
  func weeksBeginOnMonday(day: String, start: String, end: String) throws {
    let week = ReportPeriod(.week, of: try #require(Day(iso: day)))
    #expect(week.start.iso == start && week.end.iso == end)
    #expect(week.next.previous == week)
  }

  @Test func monthsHaveTheirOwnLength() throws {
    let february = ReportPeriod(.month, of: try #require(Day(iso: "2024-02-29")))
    #expect(february.name == "2024-02" && february.end.iso == "2024-02-29")
    #expect(february.previous.name == "2024-01" && february.next.end.iso == "2024-03-31")
  }

  @Test func theTrendHasNoGapsAndNoMoreThanItsMost() {
    let weeks = report([digest("a", day: "2026-01-05"), digest("b", day: "2026-01-26", score: 60)]).trend
    #expect(weeks.map(\.finished) == [1, 0, 0, 1] && weeks.map(\.meanTenths) == [800, nil, nil, 600])
    let years = report([digest("a", day: "1901-01-05"), digest("b", day: "2026-01-26")]).trend
    #expect(years.count == ReportWriter.mostPeriods && years.last?.period.name == "2026-01")
  }

  @Test func theMonthStandsBesideTheMonthBefore() throws {
    let query = ReportQuery(month: ReportPeriod(.month, of: try #require(Day(iso: "2026-03-15"))))
    let digests = [
      digest("a", day: "2026-02-28", score: 50), digest("b", day: "2026-03-01", score: 90),
      digest("c", day: "2026-03-31", score: 80), digest("d", day: "2026-04-01", score: 10),
      digest("e", day: "2026-01-31", score: 10),
    ]
    let report = report(digests, query)
    #expect(report.totals.finished == 2 && report.totals.meanTenths == 850)
    #expect(report.previous?.period.name == "2026-02" && report.previous?.totals.meanTenths == 500)
    #expect(report.scope.filteredOut == 3 && report.scope.files == 5)
  }

  // MARK: Certification

  @Test(arguments: [
    ("pppff", Certification.Standing.certified), ("pppffff", .notYet), ("ffppp", .certified),
    ("pppfff", .notYet), ("ppp", .certified), ("pp", .tooFewExams), ("", .noExam), ("ppfff", .notYet),
  ])
  func certifiedIsWhoPassedEnoughOfTheLast(exams: String, standing: Certification.Standing) {
    var digests = exams.enumerated().map { place, letter in
      digest("s\(place)", day: "2026-03-1\(place)", mode: .exam, score: letter == "p" ? 90 : 40)
    }
    digests.append(digest("practice"))
    digests.append(digest("left", mode: .exam, score: nil))
    let row = report(digests.reversed()).certification.rows.first
    #expect(row?.standing == standing && row?.unfinished == 1)
    #expect(row?.exams.map { $0.isPassed ? "p" : "f" }.joined() == String(exams.suffix(5)))
  }

  @Test func examsBeforeThePeriodCountAndLaterOnesDoNot() throws {
    var query = ReportQuery(month: ReportPeriod(.month, of: try #require(Day(iso: "2026-03-15"))))
    query.certify = (2, 2)
    let digests = [
      digest("a", day: "2025-01-01", mode: .exam), digest("b", day: "2026-03-03", mode: .exam),
      digest("c", day: "2026-04-03", mode: .exam, score: 10),
    ]
    #expect(report(digests, query).certification.rows.map(\.standing) == [.certified])
  }
}

/// The index of discrimination.
@Suite struct SpreadTests {
  /// A class of 40: of the best eleven nine solve the item, of the weakest eleven three; D = 6 ÷ 11 ≈ 0.55.
  ///
  /// The worked example of a published question bank on item analysis (examoo.com, question 6797).
  @Test func theClassOfForty() {
    var spread = Spread()
    for place in 0..<40 {
      let solves = place >= 29 ? place < 38 : place < 11 ? place < 3 : place % 2 == 0
      spread.add(solves ? 1 : 0, strength: place)
    }
    #expect(spread.discrimination == Fraction(6, 11))
  }

  @Test func equalsAtTheBorderShareTheirPlaces() {
    var spread = Spread()
    for mark in [1, 1] { spread.add(mark, strength: 900) }
    for mark in [1, 0, 0, 0] { spread.add(mark, strength: 500) }
    for _ in 0..<4 { spread.add(0, strength: 100) }
    // Three of ten: both of the best and one of four equals, of whom a quarter has the mark.
    #expect(spread.discrimination == Fraction(9, 12))
  }

  @Test func withoutDifferenceItIsUndefined() {
    var spread = Spread()
    for _ in 0..<50 { spread.add(1, strength: 500) }
    #expect(spread.discrimination == nil)
    spread.add(0, strength: 400)
    #expect(spread.discrimination != nil)
  }
}
