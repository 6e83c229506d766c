import DrillMatch

/// What was graded so far, in numbers.
public struct Tally: Sendable, Hashable {
  /// Lines graded.
  public var graded = 0
  /// Lines that could not be graded.
  public var bad = 0
  /// Confident findings by label.
  public var findings: [String: Int] = [:]

  /// Begins at nothing.
  public init() {}

  /// Whether there was nothing at all.
  public var isEmpty: Bool { graded == 0 && bad == 0 }

  /// Adds what another part of the lines came to.
  public mutating func add(_ other: Tally) {
    graded += other.graded
    bad += other.bad
    findings.merge(other.findings, uniquingKeysWith: +)
  }
}

extension RuleKind {
  /// Whether rules of this kind become labels: what is said; never manners or red lines.
  var isLabel: Bool {
    switch self {
    case .voice, .forbidden, .neverSay: true
    case .courtesy, .redLine: false
    }
  }
}

extension Finding {
  /// Whether the finding's rule becomes a label: its kind is one, and the finding is for sure.
  var isLabel: Bool { confidence == .confident && kind.isLabel }
}
