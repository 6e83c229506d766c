import DrillEngine
import DrillReview
import DrillText
import Testing

@testable import DrillSheets

@Suite struct ReportPageTests {
  private func page(_ made: MadeUpReport = MadeUpReport(), _ language: Language = .en) -> String {
    ReportPage(made.report, language: language).text
  }

  @Test(arguments: Language.allCases, [0, 1, 3, 120])
  func pagesAreWholeAndLoadNothing(language: Language, trainees: Int) {
    let page = page(MadeUpReport(trainees: trainees, weeks: max(1, trainees)), language)
    #expect(TagBalance.problem(page) == nil)
    let markup = Markup(page)
    #expect(markup.all("html").first?.attributes["lang"] == (language == .zh ? "zh-CN" : "en"))
    #expect(markup.all("script").isEmpty && markup.all("link").isEmpty && markup.all("img").isEmpty)
    for element in markup.elements {
      #expect(element.attributes["src"] == nil && element.attributes["style"] == nil)
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
      if let link = element.attributes["href"] { #expect(link.hasPrefix("#")) }
    }
  }

  @Test func whatIsNamedIsThereOnce() {
    let markup = Markup(page())
    let ids = markup.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let labels: [Substring] = markup.elements.flatMap { element in
      (element.attributes["aria-labelledby"] ?? "").split(separator: " ")
    }
    let targets: [Substring] = markup.elements.compactMap { $0.attributes["href"]?.dropFirst() }
    let named = (labels + targets).map { String($0) }
    #expect(!named.isEmpty && Set(named).isSubset(of: ids))
  }

  @Test(arguments: Language.allCases)
  func placesOfThePageAreToldApartByTheirNames(language: Language) {
    let markup = Markup(page(MadeUpReport(), language))
    let names = markup.elements.compactMap { element -> String? in
      element.name == "h2"
        ? element.text : element.attributes["role"] == "region" ? element.attributes["aria-label"] : nil
    }
    #expect(names.count > 15 && Set(names).count == names.count, "\(names)")
  }

  @Test func everyChartHasANameADescriptionAndATableBehindIt() throws {
    let page = page()
    let charts = Markup(page).all("svg", "chart")
    #expect(charts.count == 6)
    #expect(charts.allSatisfy { $0.attributes["role"] == "img" })
    for piece in page.split(separator: "<svg class=\"chart\"").dropFirst() {
      let after = piece.split(separator: "</svg>\n</figure>", maxSplits: 1)
      #expect(after.count == 2 && after[1].hasPrefix("\n<details><summary>"))
      let own = Markup("<svg" + (after.first ?? ""))
      #expect(own.all("title").first?.text.isEmpty == false)
      #expect(own.all("desc").first?.text.isEmpty == false)
    }
  }

  @Test func headingsStepDownOneByOne() {
    var last = 0
    for element in Markup(page()).elements where ["h1", "h2", "h3"].contains(element.name) {
      let level = Int(element.name.dropFirst()) ?? 0
      #expect(level <= last + 1)
      last = level
    }
  }

  @Test(arguments: Language.allCases)
  func theFiguresOfTheReportStandOnIt(language: Language) throws {
    let report = MadeUpReport().report
    let page = ReportPage(report, language: language).text
    let words = ReportWords(language: language)
    #expect(page.contains(">\(words.score(report.totals.meanTenths))</dd>"))
    #expect(page.contains(">\(words.percent(report.totals.passRate.perMille))</dd>"))
    let cells = Set(Markup(page).elements.map(\.text))
    for row in report.trainees {
      #expect(cells.contains(row.name) && cells.contains(words.score(row.totals.meanTenths)))
    }
    for row in report.trend where row.finished > 0 { #expect(cells.contains(row.period.name)) }
    for row in report.turns {
      #expect(cells.contains(Fraction(row.loss.meanHundredths ?? 0, 100).decimal))
      let facility = row.facility.map { Fraction(($0 * Fraction(100)).roundedHalfUp, 100).decimal }
      #expect(cells.contains(facility ?? words.coefficient(nil)))
    }
    for row in report.rules { #expect(cells.contains(row.name)) }
    for exam in report.certification.rows.flatMap(\.exams) {
      #expect(cells.contains("\(exam.isPassed ? "✓" : "✗") \(words.score(exam.tenths))"))
    }
  }

  @Test func theSectionsStandInTheOrderOfUrgency() {
    let ids = Markup(page()).all("h2").compactMap { $0.attributes["id"] }
    #expect(
      ids == [
        "trainees", "trend", "heat", "losses", "turns", "drills", "silent", "certification", "month",
        "method",
      ])
  }

  @Test func aLossIsHeldAgainstTheMeanOfAllSessions() {
    var totals = SessionTotals()
    totals.finished = 40
    let report = TeamReport(
      scope: ReportScope(), totals: totals, certification: Certification(needed: 3, outOf: 5))
    // 20 points in all: half a point of the mean of 40 sessions, two points of each of 10.
    let loss = Loss(times: 10, sessions: Share(10, of: 10), cost: 200_000)
    #expect(report.meanLoss(loss) == 50)
    #expect(loss.meanHundredths == 200)
    #expect(
      TeamReport(scope: ReportScope(), totals: SessionTotals(), certification: report.certification).meanLoss(
        loss) == 0)
  }

  @Test func aReportOfNothingSaysSo() {
    let report = TeamReport(
      scope: ReportScope(), totals: SessionTotals(), certification: Certification(needed: 3, outOf: 5))
    let page = ReportPage(report, language: .en).text
    #expect(TagBalance.problem(page) == nil)
    #expect(page.contains("No session answers"))
    #expect(Markup(page).all("h2").isEmpty && Markup(page).all("table").isEmpty)
  }

  @Test func equalReportsGiveEqualBytes() {
    #expect(
      ReportPage(MadeUpReport().report, language: .zh).bytes
        == ReportPage(MadeUpReport().report, language: .zh).bytes)
  }

  @Test(arguments: [(-150, "−1.50"), (5, "0.05"), (0, "0.00"), (1234, "12.34")])
  func pointsHaveTwoDecimals(hundredths: Int, text: String) {
    #expect(ReportWords(language: .en).points(hundredths) == text)
  }
}
