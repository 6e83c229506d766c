import DrillReview
import Testing

@Suite("Agreement of two raters")
struct AgreementTests {
  /// Published examples and figures worked out with other programs (statsmodels' `cohens_kappa`, irrCAC's `gwet`):
  /// counts, κ with its standard error, AC1 with its standard error.
  ///
  /// The third is the example by which Gwet (2002) introduces AC1: 125 subjects, κ −0.023, AC1 0.941. The last is the first
  /// table of Feinstein and Cicchetti's paradox (1990), κ 0.70; `paradox` has the second.
  static let examples: [(counts: [Int], kappa: (Double, Double), ac1: (Double, Double))] = [
    ([85, 5, 5, 5], (0.4444444, 0.1472452), (0.87805, 0.04029)),
    ([20, 5, 10, 15], (0.4, 0.1269961), (0.40594, 0.13147)),
    ([118, 5, 2, 0], (-0.0233918, 0.0122868), (0.94078, 0.02306)),
    ([40, 9, 6, 45], (0.6995192, 0.0713936), (0.70075, 0.07171)),
  ]

  private func table(_ counts: [Int]) -> AgreementTable {
    AgreementTable(bothYes: counts[0], onlyFirst: counts[1], onlySecond: counts[2], bothNo: counts[3])
  }

  /// The standard error that an interval which was not cut stands for.
  private func error(of estimate: Estimate?) -> Double? {
    estimate.flatMap { figure in figure.interval.map { (figure.value - $0.lowerBound) / 1.959964 } }
  }

  @Test("κ and AC1 are those of published examples", arguments: AgreementTests.examples.indices)
  func published(index: Int) throws {
    let (counts, kappa, ac1) = Self.examples[index]
    let table = table(counts)
    let (k, g) = (try #require(table.kappa), try #require(table.ac1))
    #expect(abs(k.value - kappa.0) < 1e-6)
    #expect(abs((error(of: k) ?? 0) - kappa.1) < 1e-5)
    #expect(abs(g.value - ac1.0) < 1e-5)
    #expect(abs((error(of: g) ?? 0) - ac1.1) < 1e-5)
    // Who is called the first does not matter.
    let turned = self.table([counts[0], counts[2], counts[1], counts[3]])
    #expect(abs((turned.kappa?.value ?? 9) - k.value) < 1e-12)
    #expect(abs((turned.ac1?.value ?? 9) - g.value) < 1e-12)
  }

  @Test("Feinstein and Cicchetti's paradox (1990): the same agreement, a far lower κ, a steady AC1")
  func paradox() throws {
    let (even, lopsided) = (table([40, 9, 6, 45]), table([80, 10, 5, 5]))
    #expect(even.agreement?.value == 0.85 && lopsided.agreement?.value == 0.85)
    #expect(abs(try #require(even.kappa).value - 0.70) < 0.005)
    #expect(abs(try #require(lopsided.kappa).value - 0.32) < 0.005)
    // By hand: the mean share of yes is 0.875, so chance agrees in 2 × 0.875 × 0.125 = 0.21875.
    #expect(abs(try #require(lopsided.ac1).value - (0.85 - 0.21875) / 0.78125) < 1e-12)
  }

  @Test("What is undefined is called undefined")
  func undefined() {
    let nothing = AgreementTable()
    #expect(
      nothing.agreement == nil && nothing.kappa == nil && nothing.ac1 == nil && nothing.prevalence == nil)
    // All marks alike: chance alone agrees, so κ says nothing; AC1 does.
    let alike = AgreementTable(bothNo: 10)
    #expect(alike.kappa == nil)
    #expect(alike.ac1?.value == 1)
    #expect(alike.agreement?.value == 1)
    let single = AgreementTable(bothYes: 1)
    #expect(single.kappa == nil && single.ac1?.value == 1 && single.ac1?.interval == nil)
  }

  @Test("Wilson's interval of 7 in 10 and of 0 in 10 (worked by hand)")
  func wilson() throws {
    let seven = try #require(Estimate(share: 7, of: 10)?.interval)
    #expect(abs(seven.lowerBound - 0.396778) < 1e-5 && abs(seven.upperBound - 0.892209) < 1e-5)
    let none = try #require(Estimate(share: 0, of: 10)?.interval)
    #expect(none.lowerBound == 0 && abs(none.upperBound - 0.277533) < 1e-5)
    #expect(Estimate(share: 0, of: 0) == nil)
  }

  @Test("Counting one by one gives the table, and tables add up")
  func counting() {
    var table = AgreementTable()
    for (first, second) in [(true, true), (true, false), (false, false), (false, true), (true, true)] {
      table.add(first: first, second: second)
    }
    table.add(AgreementTable(bothNo: 3))
    #expect(table == AgreementTable(bothYes: 2, onlyFirst: 1, onlySecond: 1, bothNo: 4))
    #expect(table.count == 8 && table.disagreements == 2 && table.prevalence == 6.0 / 16)
  }
}
