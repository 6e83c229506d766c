/// How often a label was found rightly, wrongly, and not at all.
struct Tally {
  var right = 0
  var wrong = 0
  var missed = 0

  static func + (a: Tally, b: Tally) -> Tally {
    Tally(right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed)
  }

  /// Of what was found, the share that is right; nil when nothing was found.
  var precision: Double? { Self.share(right, of: right + wrong) }

  /// Of what is there, the share that was found; nil when nothing is there.
  var recall: Double? { Self.share(right, of: right + missed) }

  /// The harmonic mean of both; nil when there is nothing to tell.
  var f1: Double? { Self.share(2 * right, of: 2 * right + wrong + missed) }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }

  /// The interval in which the true recall lies with 95 % confidence (Wilson 1927).
  var recallInterval: ClosedRange<Double>? { Self.wilson(right, of: right + missed) }

  /// The interval in which the true precision lies with 95 % confidence (Wilson 1927).
  var precisionInterval: ClosedRange<Double>? { Self.wilson(right, of: right + wrong) }

  static func wilson(_ part: Int, of whole: Int) -> ClosedRange<Double>? {
    guard whole > 0 else { return nil }
    let z = 1.959_964
    let n = Double(whole)
    let p = Double(part) / n
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, centre - half)...min(1, centre + half)
  }
}
