/// The automaton of a scanner: for each state a row with the next state for each symbol.
///
/// Where something is found, an entry has `found` set and tells not a state but a number in `hits`. Nodes behind
/// which nothing comes need no row: what comes next is the same as at the node that they fail to.
struct ScanTable: Sendable {
  /// The bit of an entry that tells that something is found.
  static let found: UInt16 = 1 << 15
  /// What an entry stands for where something is found.
  struct Hit: Sendable {
    /// What is found.
    var report: Int32
    /// The state to go on from.
    var next: UInt16
  }

  /// The rows, `ScanClasses.count` entries each.
  let entries: [UInt16]
  let hits: [Hit]

  /// Creates a table that finds nothing.
  init() {
    entries = [UInt16](repeating: 0, count: ScanClasses.count)
    hits = []
  }

  /// Lays out the rows of a tree; nil when there are more than can be numbered.
  init?(_ tree: ScanTree) {
    var row = [UInt16](repeating: 0, count: tree.count)
    var rows = 1
    var hits: [Hit] = []
    /// For each node the entry that leads to it.
    var entry = [UInt16](repeating: 0, count: tree.count)
    for node in tree.order.lazy.map({ Int($0) }) {
      if tree.firstChild[node] >= 0 {
        row[node] = UInt16(truncatingIfNeeded: rows)
        rows += 1
      } else {
        row[node] = row[Int(tree.fail[node])]
      }
      if tree.report[node] >= 0 {
        entry[node] = UInt16(truncatingIfNeeded: hits.count) | Self.found
        hits.append(Hit(report: tree.report[node], next: row[node]))
      } else {
        entry[node] = row[node]
      }
      guard rows <= Int(Self.found), hits.count <= Int(Self.found) else { return nil }
    }
    let width = ScanClasses.count
    entries = [UInt16](unsafeUninitializedCapacity: rows * width) { entries, count in
      guard let base = entries.baseAddress else { return }
      base.initialize(repeating: 0, count: width)
      Self.addChildren(of: 0, in: tree, entry, to: base)
      for node in tree.order.lazy.map({ Int($0) }) where tree.firstChild[node] >= 0 {
        let own = base + Int(row[node]) * width
        own.initialize(from: base + Int(row[Int(tree.fail[node])]) * width, count: width)
        own[Int(ScanClasses.skipped)] = row[node]
        own[Int(ScanClasses.peculiar)] = row[node]
        Self.addChildren(of: node, in: tree, entry, to: own)
      }
      count = rows * width
    }
    self.hits = hits
  }

  private static func addChildren(
    of node: Int, in tree: ScanTree, _ entry: [UInt16], to row: UnsafeMutablePointer<UInt16>
  ) {
    var child = Int(tree.firstChild[node])
    while child >= 0 {
      row[Int(tree.symbol[child])] = entry[child]
      child = Int(tree.nextSibling[child])
    }
  }
}
