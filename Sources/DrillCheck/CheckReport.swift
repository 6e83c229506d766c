import DrillText

/// What checking came to.
public struct CheckReport: Sendable {
  /// What there is to say, in the order of the file.
  public var diagnostics: [Diagnostic] = []
  /// What was checked and proven.
  public var tally = CheckTally()
  /// What the replies of a scenario put to the proof.
  public var coverage: Coverage?
  /// What model replies of a scenario come to.
  public var paths: PathReport?

  /// Creates an empty report.
  public init() {}
}

/// How much was checked; never green when nothing was.
public struct CheckTally: Sendable, Hashable {
  /// The scenarios.
  public var scenarios = 0
  /// The rubrics.
  public var rubrics = 0
  /// The steps of the scenarios.
  public var steps = 0
  /// The examples, replies, ways and tricks that were put to the proof.
  public var proofs = 0
  /// Examples that are known not to hold yet.
  public var todos = 0

  /// Creates an empty tally.
  public init() {}

  /// Whether nothing was checked at all.
  public var isEmpty: Bool { scenarios == 0 && rubrics == 0 || proofs == 0 }

  /// Adds up two tallies.
  public static func + (a: CheckTally, b: CheckTally) -> CheckTally {
    var sum = a
    sum.scenarios += b.scenarios
    sum.rubrics += b.rubrics
    sum.steps += b.steps
    sum.proofs += b.proofs
    sum.todos += b.todos
    return sum
  }
}
