/// What phrases compile to: states side by side, lists compiled once each and called from wherever they stand.
///
/// A state either consumes a symbol, or leads on without consuming one, perhaps under a condition. Phrases that begin
/// alike share their states, and where ways part the next symbol tells which to take.
struct Program: Sendable {
  enum Operation: UInt8, Sendable {
    /// Consumes the symbols `codes[argument..<argument + length]`, one after the other.
    case literal
    /// Consumes any further letters of the word, then leads on.
    case ending
    /// Leads on after at most `argument` units of the clause.
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
    /// Leads on to the states that the next symbol selects in `branches[argument]`.
    case branch
    /// Leads on from wherever the list `argument` ends.
    case call
    /// The end of a piece or a list.
    case end
    /// Leads nowhere.
    case fail
  }

  struct State: Sendable {
    var operation: Operation
    /// Whether several ways lead here, so that a walk must remember that it was here.
    var isJoin = false
    /// Whether the end can be reached without another symbol.
    var mayPass = false
    /// Whether nothing but a word edge leads on.
    var needsEdge = false
    /// How many symbols a literal has.
    var length: UInt8 = 0
    var argument: UInt32 = 0
    var next: Int32 = 0
    /// A bit for each symbol that may be consumed next; see `bit(for:)`.
    var mask: UInt64 = 0
  }

  /// Where ways part: a hash table from the next symbol to the states it leads to, and those that any may lead to.
  struct Branch: Sendable {
    var slots: Int32
    var slotMask: UInt32
    /// Where in `targets` the states stand that any symbol may lead to.
    var firstAlways: Int32
    var endAlways: Int32
  }

  /// A symbol and the range of `targets` that it selects; empty where the range is.
  struct Slot: Sendable {
    var symbol: UInt32 = 0
    var lower: Int32 = 0
    var upper: Int32 = 0
  }

  /// The most symbols of a literal.
  static let longestLiteral = 250

  var states: [State] = [State(operation: .fail)]
  /// The symbols of all literals.
  var codes: [UInt32] = []
  var targets: [Int32] = []
  var branches: [Branch] = []
  var slots: [Slot] = []
  /// Where each list starts.
  var lists: [Int32] = []

  /// The bit that stands for a symbol in masks: one for each Latin letter, the others share what is left.
  @inline(__always)
  static func bit(for symbol: UInt32) -> UInt64 {
    let letter = symbol &- 0x61
    return letter < 26
      ? 1 &<< UInt64(letter) : (1 << 26) &<< UInt64((((symbol &* 0x9E37_79B1) >> 16) &* 38) >> 16)
  }

  /// The slot of a branch at which the search for a symbol starts.
  @inline(__always)
  static func hash(_ symbol: UInt32) -> UInt32 { (symbol &* 0x9E37_79B1) >> 15 }
}
