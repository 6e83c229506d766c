import DrillEngine
import DrillMatch
import DrillReview
import DrillScript
import DrillText

/// A report on people that do not exist, full of figures, as a page has to show it.
struct MadeUpReport {
  var trainees = 50
  var weeks = 25
  var language = Language.en
  var seed: UInt64 = 1

  private static let rules: [(String, RuleKind, String)] = [
    ("Apology", .voice, "P5.2"), ("Flat denial", .forbidden, "P5.3"), ("Farewell", .voice, "P5.2"),
    ("Told before verified", .redLine, "P2.4"), ("Curtness", .neverSay, "P5.4"), ("Thanks", .voice, "P5.2"),
    ("Welcome", .voice, "P5.2"), ("Contempt", .forbidden, "P5.3"), ("Irritation", .forbidden, "P5.3"),
    ("Repeated apology", .courtesy, "P5.1"), ("Hold without asking", .courtesy, "P3.3.7"),
    ("道歉声 <&\"'>", .voice, "P5.2"), ("Deceiving or fobbing off", .neverSay, "P5.4"),
  ]
  private static let names = [
    "Amelia Ward", "林晓", "Ben Okafor", "王芳", "Zoë Fischer", "<script>alert(1)</script>",
  ]

  var report: TeamReport {
    var generator = Seeded(seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func loss(_ of: Int) -> Loss {
      let count = number(0...of)
      return Loss(
        times: count + number(0...5), sessions: Share(count, of: of), cost: count * number(8_000...90_000))
    }
    func totals(_ finished: Int) -> SessionTotals {
      var totals = SessionTotals()
      totals.finished = finished
      totals.unfinished = number(0...3)
      totals.passed = number(0...finished)
      totals.tenths = finished * number(400...980)
      totals.trainees = trainees
      totals.exams = Share(number(0...5), of: 9)
      totals.seconds = finished * 412
      totals.reviewed = number(1...9)
      totals.corrected = 1
      return totals
    }
    let monday = ReportPeriod(.week, of: Day(iso: "2026-01-05") ?? Day(0))
    var periods = [monday]
    while periods.count < weeks { periods.append(periods[periods.count - 1].next) }
    func trend() -> [TrendPoint] {
      periods.map { period in
        let finished = number(0...9)
        return TrendPoint(
          period: period, finished: finished, passed: number(0...finished),
          tenths: finished * number(300...990))
      }
    }
    let needs = Self.rules.prefix(3).map { rule in
      Need(subject: LossSubject(.voice, rule.0), name: rule.0, loss: loss(20))
    }
    let people = (0..<trainees).map { index in
      TraineeRow(
        name: Self.names[index % Self.names.count] + (index < Self.names.count ? "" : " \(index)"),
        totals: totals(40), lastDay: monday.end, lastTenths: number(300...990), trend: trend(), needs: needs)
    }
    let rules = Self.rules.map { name, kind, clause in
      RuleRow(
        subject: LossSubject(.rule, name), name: name, kind: kind, clauses: [clause], loss: loss(1900))
    }
    var scope = ReportScope(month: "2026-02")
    scope.days = monday.start...(periods.last ?? monday).end
    scope.unreadable = 2
    scope.filters.trainee = nil
    let drills = [
      ("deposit-failure", "Eight thousand has gone missing"), ("angry-complaint", "Nobody rang back"),
    ]
    return TeamReport(
      scope: scope, totals: totals(1946),
      previous: PreviousPeriod(period: monday.previous, totals: totals(412)),
      channels: [.phone, .chat].map { ChannelRow(channel: $0, totals: totals(90)) },
      endings: [EndingRow(ending: .hungUp, count: 3)],
      parts: ScorePart.allCases.map { PartRow(part: $0, sessions: 100, shares: number(0...1_000_000)) },
      trend: trend(), trainees: people,
      scenarios: drills.map { id, title in
        ScenarioRow(
          drill: DrillName(language, id), title: title, channel: .phone, totals: totals(400), needs: needs)
      },
      rules: rules,
      clauses: [
        ClauseRow(code: "P5.2", title: "The five voices", loss: loss(1900)),
        ClauseRow(code: "X", title: "", loss: loss(1900)),
      ],
      heatMap: HeatMap(
        rules: rules, trainees: people.map(\.name),
        cells: rules.map { _ in people.map { _ in number(0...9) == 0 ? .none : Share(number(0...40), of: 40) }
        }),
      turns: drills.flatMap { id, title in
        (1...6).map { index in
          TurnRow(
            drill: DrillName(language, id), title: title, step: "step-\(index)",
            stepTitle: "What it is about \(index)",
            loss: loss(300), facility: index == 1 ? nil : Fraction(number(0...100), 100),
            discrimination: index == 2 ? nil : Fraction(number(-20...80), 100), needs: needs)
        }
      },
      silentRules: [
        SilentRule(rubric: "en/etiquette", id: "insult", name: "Insult", kind: .redLine, sessions: 970)
      ],
      certification: Certification(
        needed: 3, outOf: 5,
        rows: people.map { row in
          let exams = (0..<number(0...5)).map { _ in
            Certification.Exam(
              session: "s", day: monday.end, drill: DrillName(language, "deposit-failure"),
              tenths: number(300...990),
              isPassed: number(0...1) == 1)
          }
          let standing: Certification.Standing =
            exams.isEmpty
            ? .noExam
            : exams.count { $0.isPassed } >= 3 ? .certified : exams.count == 5 ? .notYet : .tooFewExams
          return Certification.Row(
            name: row.name, exams: exams, unfinished: number(0...1), standing: standing)
        }))
  }
}
