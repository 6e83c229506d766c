/// How often two raters said yes and no to the same things.
///
/// A ratio that its formula leaves undefined (nothing rated, or chance alone would always agree) is nil, never 0 or 1.
public struct AgreementTable: Sendable, Hashable {
  /// Both said yes.
  public private(set) var bothYes: Int
  /// Only the first said yes.
  public private(set) var onlyFirst: Int
  /// Only the second said yes.
  public private(set) var onlySecond: Int
  /// Both said no.
  public private(set) var bothNo: Int

  /// Creates a table; counts below 0 count as 0.
  public init(bothYes: Int = 0, onlyFirst: Int = 0, onlySecond: Int = 0, bothNo: Int = 0) {
    self.bothYes = max(0, bothYes)
    self.onlyFirst = max(0, onlyFirst)
    self.onlySecond = max(0, onlySecond)
    self.bothNo = max(0, bothNo)
  }

  /// Adds what two raters said of one thing.
  public mutating func add(first: Bool, second: Bool) {
    switch (first, second) {
    case (true, true): bothYes += 1
    case (true, false): onlyFirst += 1
    case (false, true): onlySecond += 1
    case (false, false): bothNo += 1
    }
  }

  /// Adds all counts of another table.
  public mutating func add(_ other: AgreementTable) {
    bothYes += other.bothYes
    onlyFirst += other.onlyFirst
    onlySecond += other.onlySecond
    bothNo += other.bothNo
  }

  /// How many things both rated.
  public var count: Int { bothYes + onlyFirst + onlySecond + bothNo }

  /// How many of them they rated differently.
  public var disagreements: Int { onlyFirst + onlySecond }

  /// The share rated alike, with Wilson's interval; nil when nothing was rated.
  public var agreement: Estimate? { Estimate(share: bothYes + bothNo, of: count) }

  /// The mean share of yes of the two raters, 0 to 1; nil when nothing was rated.
  public var prevalence: Double? {
    count == 0 ? nil : Double(2 * bothYes + onlyFirst + onlySecond) / Double(2 * count)
  }

  /// Cohen's κ (Cohen 1960), with the large-sample interval of Fleiss, Cohen and Everitt (1969).
  ///
  /// Nil when nothing was rated or when chance alone would always agree: both raters gave everything the same mark.
  public var kappa: Estimate? {
    guard count > 0 else { return nil }
    let n = Double(count)
    let (a, b, c, d) = (
      Double(bothYes) / n, Double(onlyFirst) / n, Double(onlySecond) / n, Double(bothNo) / n
    )
    let (firstYes, secondYes) = (a + b, a + c)
    let (firstNo, secondNo) = (c + d, b + d)
    let observed = a + d
    let expected = firstYes * secondYes + firstNo * secondNo
    guard expected < 1 else { return nil }
    let kappa = (observed - expected) / (1 - expected)
    func diagonal(_ share: Double, _ first: Double, _ second: Double) -> Double {
      let term = 1 - (first + second) * (1 - kappa)
      return share * term * term
    }
    // In the cells off the diagonal: the second rater's share of the first one's mark, and the other way round.
    let off = b * square(secondYes + firstNo) + c * square(secondNo + firstYes)
    let last = kappa - expected * (1 - kappa)
    let sum =
      diagonal(a, firstYes, secondYes) + diagonal(d, firstNo, secondNo) + square(1 - kappa) * off
      - square(last)
    let variance = sum / (n * square(1 - expected))
    return Estimate(kappa, variance: variance, lowest: -1)
  }

  /// Gwet's AC1 (Gwet 2008), with the interval from its linearised variance; steady where nearly all marks are alike.
  ///
  /// Nil when nothing was rated; an interval needs two things rated at least.
  public var ac1: Estimate? {
    guard count > 0, let yes = prevalence else { return nil }
    let n = Double(count)
    let observed = Double(bothYes + bothNo) / n
    let expected = 2 * yes * (1 - yes)
    // Two marks: chance agreement is one half at most, so nothing is ever divided by 0.
    let ac1 = (observed - expected) / (1 - expected)
    guard count > 1 else { return Estimate(value: ac1, interval: nil) }
    // What one thing adds to the estimate, by how many of the two raters said yes to it.
    func part(_ agreed: Double, yesShare: Double) -> Double {
      let chance = yes * (1 - yesShare) + (1 - yes) * yesShare
      let plain = (agreed - expected) / (1 - expected)
      return plain - 2 * (1 - ac1) * (chance - expected) / (1 - expected)
    }
    let parts: [(Double, Int)] = [
      (part(1, yesShare: 1), bothYes), (part(0, yesShare: 0.5), disagreements),
      (part(1, yesShare: 0), bothNo),
    ]
    let sum = parts.reduce(0) { $0 + Double($1.1) * square($1.0 - ac1) }
    return Estimate(ac1, variance: sum / (n * (n - 1)), lowest: -1)
  }
}

/// The square of a number.
func square(_ value: Double) -> Double { value * value }
