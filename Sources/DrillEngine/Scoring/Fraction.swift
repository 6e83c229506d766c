/// An exact fraction in lowest terms, so that a score never depends on the order of its sums.
///
/// The parts have 128 bits: four parts of a million points each still add up without overflow.
public struct Fraction: Sendable, Hashable, Comparable {
  /// The numerator; carries the sign.
  public let numerator: Int128
  /// The denominator, above 0.
  public let denominator: Int128

  /// Creates a fraction; a denominator of 0 counts as 1.
  public init(_ numerator: Int, _ denominator: Int = 1) {
    self.init(reducing: Int128(numerator), Int128(denominator))
  }

  private init(reducing numerator: Int128, _ denominator: Int128) {
    let divisor = Self.divisor(numerator, denominator)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = denominator == 0 ? numerator : sign * numerator / divisor
    self.denominator = denominator == 0 ? 1 : sign * denominator / divisor
  }

  /// Nothing.
  public static let zero = Fraction(0)

  private static func divisor(_ a: Int128, _ b: Int128) -> Int128 {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  /// The sum.
  public static func + (a: Fraction, b: Fraction) -> Fraction {
    Fraction(
      reducing: a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  /// The difference.
  public static func - (a: Fraction, b: Fraction) -> Fraction {
    a + Fraction(reducing: -b.numerator, b.denominator)
  }

  /// The product.
  public static func * (a: Fraction, b: Fraction) -> Fraction {
    Fraction(reducing: a.numerator * b.numerator, a.denominator * b.denominator)
  }

  /// The quotient; a quotient by 0 is 0.
  public static func / (a: Fraction, b: Fraction) -> Fraction {
    b.numerator == 0 ? .zero : Fraction(reducing: a.numerator * b.denominator, a.denominator * b.numerator)
  }

  /// Orders by value.
  public static func < (a: Fraction, b: Fraction) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }

  /// The nearest whole number, halves upward.
  public var roundedHalfUp: Int {
    let doubled = 2 * numerator + denominator
    let quotient = doubled / (2 * denominator)
    let isBelow = doubled < 0 && doubled % (2 * denominator) != 0
    return Int(clamping: isBelow ? quotient - 1 : quotient)
  }

  /// The value as a decimal with at most one place, such as `2` or `0.5`.
  public var shortDecimal: String {
    let tenths = (self * Fraction(10)).roundedHalfUp
    return tenths % 10 == 0 ? "\(tenths / 10)" : Scorecard.decimal(tenths)
  }
}
