import DrillEngine
import DrillReview
import DrillScript
import DrillText

/// A report as JSON (RFC 8259); `ReportSchema` says what stands where.
public enum ReportJSON {
  /// The report on one line; equal reports give equal bytes.
  public static func text(_ report: TeamReport, language: Language) -> String {
    JSON.object([
      ("format", .string("drill-report")), ("version", .int(1)), ("language", .string(language.rawValue)),
      ("scope", scope(report.scope)), ("totals", totals(report.totals)),
      (
        "previous",
        report.previous.map {
          .object([("month", .string($0.period.name)), ("totals", totals($0.totals))])
        } ?? .null
      ),
      (
        "channels",
        list(report.channels) {
          [("channel", .string($0.channel.rawValue)), ("totals", totals($0.totals))]
        }
      ),
      (
        "endings",
        list(report.endings) {
          [
            ("ending", .string($0.ending.name)), ("passes", .bool($0.ending.passes)),
            ("count", .int($0.count)),
          ]
        }
      ),
      (
        "parts",
        list(report.parts) {
          [
            ("part", .string($0.part.rawValue)), ("sessions", .int($0.sessions)),
            ("share", thousandths($0.perMille)),
          ]
        }
      ),
      ("trend", trend(report.trend)), ("trainees", list(report.trainees, trainee)),
      ("scenarios", list(report.scenarios, scenario)), ("rules", list(report.rules, rule)),
      (
        "clauses",
        list(report.clauses) {
          [("code", .string($0.code)), ("title", .string($0.title)), ("loss", loss($0.loss))]
        }
      ),
      ("heatMap", heatMap(report.heatMap)), ("turns", list(report.turns, turn)),
      ("silentRules", list(report.silentRules, silent)),
      ("certification", certification(report.certification)),
    ]).text
  }

  // MARK: Scope and totals

  private static func scope(_ scope: ReportScope) -> JSON {
    let filters = scope.filters
    return .object([
      (
        "filters",
        .object([
          ("trainee", orNull(filters.trainee)), ("scenario", orNull(filters.scenario)),
          ("from", orNull(filters.from)), ("to", orNull(filters.to)),
          ("verdict", orNull(filters.standing?.rawValue)), ("channel", orNull(filters.channel?.rawValue)),
          ("language", orNull(filters.language?.rawValue)), ("mode", orNull(filters.mode?.rawValue)),
        ])
      ),
      ("month", orNull(scope.month)), ("firstDay", orNull(scope.days?.lowerBound.iso)),
      ("lastDay", orNull(scope.days?.upperBound.iso)), ("files", .int(scope.files)),
      ("filteredOut", .int(scope.filteredOut)), ("unreadable", .int(scope.unreadable)),
      ("unfinished", .int(scope.unfinished)), ("withoutLedger", .int(scope.withoutLedger)),
      ("unknownRubric", .int(scope.unknownRubric)), ("unknownScenario", .int(scope.unknownScenario)),
      ("reviewsNotApplied", .int(scope.reviewsNotApplied)),
    ])
  }

  private static func totals(_ totals: SessionTotals) -> JSON {
    .object([
      ("finished", .int(totals.finished)), ("unfinished", .int(totals.unfinished)),
      ("passed", .int(totals.passed)), ("mean", tenths(totals.meanTenths)),
      ("lowest", tenths(totals.scores?.lowerBound)), ("highest", tenths(totals.scores?.upperBound)),
      ("trainees", .int(totals.trainees)), ("exams", share(totals.exams)), ("seconds", .int(totals.seconds)),
      ("replies", .int(totals.replies)), ("mood", totals.meanMood.map(JSON.int) ?? .null),
      ("reviewed", .int(totals.reviewed)), ("corrected", .int(totals.corrected)),
      ("overturned", .int(totals.overturned)), ("openObjections", .int(totals.openObjections)),
    ])
  }

  private static func trend(_ points: [TrendPoint]) -> JSON {
    list(points) { point in
      [
        ("from", .string(point.period.start.iso)), ("to", .string(point.period.end.iso)),
        ("finished", .int(point.finished)), ("passed", .int(point.passed)),
        ("mean", tenths(point.meanTenths)),
      ]
    }
  }

  // MARK: Rows

  private static func trainee(_ row: TraineeRow) -> [(String, JSON)] {
    [
      ("trainee", .string(row.name)), ("totals", totals(row.totals)), ("lastDay", .string(row.lastDay.iso)),
      ("lastScore", tenths(row.lastTenths)), ("trend", trend(row.trend)), ("needs", list(row.needs, need)),
    ]
  }

  private static func scenario(_ row: ScenarioRow) -> [(String, JSON)] {
    [
      ("scenario", .string(row.drill.id)), ("language", .string(row.drill.language.rawValue)),
      ("title", .string(row.title)), ("channel", .string(row.channel.rawValue)),
      ("totals", totals(row.totals)), ("trend", trend(row.trend)), ("needs", list(row.needs, need)),
    ]
  }

  private static func rule(_ row: RuleRow) -> [(String, JSON)] {
    subject(row.subject, name: row.name) + [
      ("ruleKind", orNull(row.kind?.rawValue)), ("clauses", .array(row.clauses.map(JSON.string))),
      ("loss", loss(row.loss)), ("trend", .array(row.trend.map(share))),
    ]
  }

  private static func turn(_ row: TurnRow) -> [(String, JSON)] {
    [
      ("scenario", .string(row.drill.id)), ("language", .string(row.drill.language.rawValue)),
      ("title", .string(row.title)), ("step", .string(row.step)), ("stepTitle", .string(row.stepTitle)),
      ("loss", loss(row.loss)), ("facility", decimal(row.facility)),
      ("discrimination", decimal(row.discrimination)), ("needs", list(row.needs, need)),
    ]
  }

  private static func silent(_ rule: SilentRule) -> [(String, JSON)] {
    [
      ("rubric", .string(rule.rubric)), ("id", .string(rule.id)), ("name", .string(rule.name)),
      ("ruleKind", .string(rule.kind.rawValue)), ("sessions", .int(rule.sessions)),
    ]
  }

  private static func heatMap(_ map: HeatMap) -> JSON {
    .object([
      ("rules", list(map.rules) { subject($0.subject, name: $0.name) }),
      ("trainees", .array(map.trainees.map(JSON.string))),
      ("cells", .array(map.cells.map { .array($0.map(share)) })),
    ])
  }

  private static func certification(_ certification: Certification) -> JSON {
    .object([
      ("needed", .int(certification.needed)), ("outOf", .int(certification.outOf)),
      (
        "trainees",
        list(certification.rows) { row in
          [
            ("trainee", .string(row.name)), ("standing", .string(row.standing.rawValue)),
            ("unfinished", .int(row.unfinished)), ("exams", list(row.exams, exam)),
          ]
        }
      ),
    ])
  }

  private static func exam(_ exam: Certification.Exam) -> [(String, JSON)] {
    [
      ("session", .string(exam.session)), ("day", .string(exam.day.iso)),
      ("scenario", .string(exam.drill.id)), ("language", .string(exam.drill.language.rawValue)),
      ("score", tenths(exam.tenths)), ("passed", .bool(exam.isPassed)),
    ]
  }

  // MARK: Losses

  private static func need(_ need: Need) -> [(String, JSON)] {
    subject(need.subject, name: need.name) + [("loss", loss(need.loss))]
  }

  private static func subject(_ subject: LossSubject, name: String) -> [(String, JSON)] {
    [("kind", .string(subject.kind.rawValue)), ("id", .string(subject.id)), ("name", .string(name))]
  }

  private static func loss(_ loss: Loss) -> JSON {
    .object([
      ("times", .int(loss.times)), ("sessions", share(loss.sessions)),
      ("points", .number(Fraction(loss.cost, 10_000).decimal)),
      ("pointsPerSession", loss.meanHundredths.map { .number(Fraction($0, 100).decimal) } ?? .null),
    ])
  }

  // MARK: Values

  private static func list<Element>(
    _ elements: [Element], _ fields: (Element) -> [(String, JSON)]
  ) -> JSON {
    .array(elements.map { .object(fields($0)) })
  }

  private static func orNull(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  private static func share(_ share: Share) -> JSON {
    .object([("count", .int(share.count)), ("of", .int(share.of))])
  }

  private static func tenths(_ tenths: Int?) -> JSON {
    tenths.map { .number(Scorecard.decimal($0)) } ?? .null
  }

  private static func thousandths(_ value: Int?) -> JSON { decimal(value.map { Fraction($0, 1000) }) }

  private static func decimal(_ value: Fraction?) -> JSON { value.map { .number($0.decimal) } ?? .null }
}
