/// A figure with the interval in which it lies with a confidence of 95 %.
public struct Estimate: Sendable, Hashable {
  /// The figure.
  public var value: Double
  /// The interval; nil where it cannot be told.
  public var interval: ClosedRange<Double>?

  /// The 97.5 % point of the normal distribution.
  static let deviations = 1.959963984540054

  /// Creates an estimate.
  public init(value: Double, interval: ClosedRange<Double>?) {
    self.value = value
    self.interval = interval
  }

  /// A figure with its variance; the interval is the normal one, cut at `lowest` and 1.
  init(_ value: Double, variance: Double, lowest: Double) {
    let reach = Self.deviations * max(0, variance).squareRoot()
    let low = min(max(value - reach, lowest), 1)
    self.init(value: value, interval: low...max(low, min(value + reach, 1)))
  }

  /// A share with Wilson's score interval (Wilson 1927), which stays sound near 0 and 1; nil of nothing.
  public init?(share: Int, of count: Int) {
    guard count > 0, share >= 0, share <= count else { return nil }
    let n = Double(count)
    let p = Double(share) / n
    let z2 = square(Self.deviations)
    let centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    let reach = Self.deviations / (1 + z2 / n) * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot()
    let low = max(0, centre - reach)
    self.init(value: p, interval: low...max(low, min(1, centre + reach)))
  }
}
