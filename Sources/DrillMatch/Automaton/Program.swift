/// The states that phrases compile to: the seam between what is matched and how a runner does it.
///
/// A state either consumes a symbol, or leads on without consuming one, perhaps under a condition. States are
/// plain numbers side by side, so that another runner can translate them into whatever it walks fast.
struct Program: Sendable {
  enum Operation: UInt8, Sendable {
    /// Consumes the symbol `argument`.
    case symbol
    /// Consumes any further letters of the word, then leads on.
    case ending
    /// Leads on, or consumes anything but a clause end; `argument` more units may start, each in a state later.
    case gap
    /// Leads on where a word may start or end.
    case edge
    /// Leads on where a word ends and another starts.
    case space
    /// Leads on at the start of a clause.
    case clauseStart
    /// Leads on at the end of a clause.
    case clauseEnd
    /// Leads on to every state in `targets[next..<next + argument]`.
    case fork
    /// Reports `argument` as found.
    case accept
    /// Leads nowhere.
    case fail
  }

  struct State: Sendable {
    var operation: Operation
    var argument: UInt32 = 0
    var next: Int32 = 0
  }

  /// A way to begin: the state that consumes the first symbol, and what must hold before it.
  struct Entry: Sendable {
    var state: Int32
    var needsEdge: Bool
    var needsClauseStart: Bool
    var needsClauseEnd: Bool
  }

  /// How the matches of an accepting number are reported.
  enum Report: UInt8, Sendable {
    /// For each start only the longest.
    case longest
    /// Every one.
    case all
  }

  var states: [State] = [State(operation: .fail)]
  var targets: [Int32] = []
  /// For each accepting number, how it is reported.
  var reports: [Report] = []
  /// All entries, those with the same first symbol side by side.
  var entries: [Entry] = []
  /// Where the entries of a first symbol stand.
  var entryRanges: [UInt32: Range<Int32>] = [:]
}
