/// What it means when an alternative was found.
struct FragmentTarget: BitwiseCopyable {
  /// What an alternative does in its rule.
  struct Role: RawRepresentable, Hashable, BitwiseCopyable {
    let rawValue: Int32
    /// It makes a confident finding, one of low confidence, or cancels a hit that it covers.
    static let say = Role(rawValue: 0)
    static let maybe = Role(rawValue: 1)
    static let exception = Role(rawValue: 2)
    /// It excuses what stands elsewhere.
    static let excuse = Role(rawValue: 3)
    /// It is a cue of a negation of the rule, counted from 0.
    static func cue(_ number: Int) -> Role { Role(rawValue: 4 + Int32(clamping: number)) }
    /// Whether a match that ends early may do what the longest does not: stand clear of a hit.
    var asksForAllEnds: Bool { rawValue >= Role.excuse.rawValue }
  }

  /// The index of the rule; that behind the last rule stands for what holds of all.
  var rule: Int32
  var role: Role
  /// For a part of an `a & b` alternative the number of that, else -1; the parts are counted from 0.
  var conjunction: Int32 = -1
  var part: Int32 = 0
}

/// Pieces in their order with the gaps between them, and what it means when all are found.
struct FragmentRow: BitwiseCopyable {
  var target: Int32
  /// Where its pieces stand in `FragmentTables.steps`.
  var first: Int32
  var count: Int32
}

/// The alternatives of rules, taken apart into fragments that are looked for all at once.
///
/// A fragment is a whole alternative without gaps, or a piece between two gaps. The tables are plain memory that nobody
/// changes any more.
final class FragmentTables: Sendable {
  /// A piece of a row.
  struct Step: BitwiseCopyable {
    /// The number of the piece, among those of all rows.
    var piece: Int32
    /// The width of the gap before it, in units.
    var gap: Int32
  }

  /// A row that is thought of where its rarest piece is found.
  struct Trigger: BitwiseCopyable {
    var row: Int32
    /// Another piece of it, which must stand in the same clause.
    var other: Int32
    /// Whether the other piece comes first.
    var isBefore: Bool
  }

  /// Where the fragments start in the program.
  let root: Int32
  /// Whether a piece holds a mark that ends a clause, so that a row may go on in the next one.
  let crossesClauses: Bool
  /// For each fragment, the targets that are met where it is found.
  let targetsOfFragment: Rows<Int32>
  /// For each fragment, which piece of rows it is; -1 for none.
  let pieceOfFragment: FixedArray<Int32>
  let targets: FixedArray<FragmentTarget>
  let rows: FixedArray<FragmentRow>
  let steps: FixedArray<Step>
  /// For each piece, the rows of which it is the rarest.
  let triggersOfPiece: Rows<Trigger>
  /// For each `a & b` alternative, how many parts it has.
  let partCounts: FixedArray<Int32>

  var pieceCount: Int { triggersOfPiece.count }

  init(_ builder: FragmentBuilder, root: Int32) {
    self.root = root
    crossesClauses = builder.crossesClauses
    targetsOfFragment = Rows(builder.targetsOfFragment)
    pieceOfFragment = FixedArray(builder.pieceOfFragment)
    targets = FixedArray(builder.targets)
    rows = FixedArray(builder.rows)
    steps = FixedArray(builder.steps)
    triggersOfPiece = Rows(builder.triggersOfPiece)
    partCounts = FixedArray(builder.partCounts)
  }
}
