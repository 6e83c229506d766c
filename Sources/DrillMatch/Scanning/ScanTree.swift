/// The literals of a scanner as a tree of symbols with failure links (Aho–Corasick).
struct ScanTree {
  /// What is found at a node: some literals, and what else is found where these are.
  struct Report: Sendable {
    var literals: Range<Int32>
    var next: Int32
  }

  private(set) var count = 1
  private(set) var symbol: [UInt8] = [0]
  /// The node of the longest other string that ends where this one does.
  private(set) var fail: [Int32] = []
  private(set) var firstChild: [Int32] = [-1]
  private(set) var nextSibling: [Int32] = [-1]
  /// For each node what is found there, or -1.
  private(set) var report: [Int32] = []
  private(set) var reports: [Report] = []
  /// The literals of all reports.
  private(set) var reported: [Int32] = []
  /// All nodes but the root, floor by floor.
  private(set) var order: [Int32] = []
  private var parent: [Int32] = [0]
  /// For each literal the node where it ends.
  private var ends: [Int32] = []

  /// Builds the tree; a string of no symbols is never found.
  init(_ strings: [[UInt8]]) {
    let total = strings.reduce(0) { $0 + $1.count }
    symbol.reserveCapacity(total + 1)
    parent.reserveCapacity(total + 1)
    firstChild.reserveCapacity(total + 1)
    nextSibling.reserveCapacity(total + 1)
    ends.reserveCapacity(strings.count)
    for string in strings {
      var node: Int32 = 0
      for symbol in string { node = insert(symbol, below: node) }
      ends.append(node)
    }
    link()
    gatherReports()
  }

  private func child(of node: Int32, _ symbol: UInt8) -> Int32 {
    var child = firstChild[Int(node)]
    while child >= 0, self.symbol[Int(child)] != symbol { child = nextSibling[Int(child)] }
    return child
  }

  private mutating func insert(_ symbol: UInt8, below node: Int32) -> Int32 {
    let known = child(of: node, symbol)
    if known >= 0 { return known }
    let new = Int32(count)
    count += 1
    self.symbol.append(symbol)
    parent.append(node)
    firstChild.append(-1)
    nextSibling.append(firstChild[Int(node)])
    firstChild[Int(node)] = new
    return new
  }

  /// Finds the order of the nodes and where each fails to.
  private mutating func link() {
    fail = [Int32](repeating: 0, count: count)
    order.reserveCapacity(count)
    var node: Int32 = 0
    var read = 0
    while true {
      var child = firstChild[Int(node)]
      while child >= 0 {
        order.append(child)
        child = nextSibling[Int(child)]
      }
      guard read < order.count else { return }
      node = order[read]
      read += 1
      guard parent[Int(node)] != 0 else { continue }
      var from = fail[Int(parent[Int(node)])]
      var target = self.child(of: from, symbol[Int(node)])
      while target < 0, from != 0 {
        from = fail[Int(from)]
        target = self.child(of: from, symbol[Int(node)])
      }
      fail[Int(node)] = max(target, 0)
    }
  }

  private mutating func gatherReports() {
    report = [Int32](repeating: -1, count: count)
    var first = [Int32](repeating: -1, count: count)
    var next = [Int32](repeating: -1, count: ends.count)
    for literal in ends.indices.reversed() where ends[literal] != 0 {
      next[literal] = first[Int(ends[literal])]
      first[Int(ends[literal])] = Int32(literal)
    }
    for node in order {
      let inherited = report[Int(fail[Int(node)])]
      var literal = first[Int(node)]
      guard literal >= 0 else {
        report[Int(node)] = inherited
        continue
      }
      let start = Int32(reported.count)
      while literal >= 0 {
        reported.append(literal)
        literal = next[Int(literal)]
      }
      report[Int(node)] = Int32(reports.count)
      reports.append(Report(literals: start..<Int32(reported.count), next: inherited))
    }
  }
}
