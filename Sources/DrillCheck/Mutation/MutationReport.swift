import DrillText

/// What came of weakening a file.
public struct MutationReport: Sendable {
  /// What nothing noticed, in the order of the file.
  public var diagnostics: [Diagnostic]
  /// How many ways of weakening were tried.
  public var mutations: Int
  /// How many of them nothing noticed.
  public var unnoticed: Int

  /// Creates a report, of nothing unless told otherwise.
  public init(diagnostics: [Diagnostic] = [], mutations: Int = 0, unnoticed: Int = 0) {
    self.diagnostics = diagnostics
    self.mutations = mutations
    self.unnoticed = unnoticed
  }

  /// Adds up two reports.
  public static func + (a: MutationReport, b: MutationReport) -> MutationReport {
    MutationReport(
      diagnostics: a.diagnostics + b.diagnostics, mutations: a.mutations + b.mutations,
      unnoticed: a.unnoticed + b.unnoticed)
  }
}
