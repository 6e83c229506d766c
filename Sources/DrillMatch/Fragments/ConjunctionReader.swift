/// Puts the parts of `a & b` alternatives together that were found in a text; keeps its room for the next.
struct ConjunctionReader: ~Copyable {
  /// The parts of an alternative that were found in a text, a bit for each; parts beyond the last bit share it.
  struct Found: BitwiseCopyable {
    var stamp: UInt32
    var parts: UInt32
  }

  /// For each `a & b` alternative, how many parts it has.
  private let partCounts: FixedArray<Int32>
  private var found: FixedRoom<Found>
  private var parts: [(target: FragmentTarget, range: Range<Int>)] = []
  private var stamp: UInt32 = 0
  /// Whether it may be that all parts of an alternative were found.
  private(set) var isComplete = false

  init(_ partCounts: FixedArray<Int32>) {
    self.partCounts = partCounts
    found = FixedRoom(count: partCounts.count, of: Found(stamp: 0, parts: 0))
  }

  /// Begins a text; texts that follow each other have different stamps.
  mutating func begin(_ stamp: UInt32) {
    if stamp < self.stamp { found.fill(Found(stamp: 0, parts: 0)) }
    self.stamp = stamp
    isComplete = false
    parts.removeAll(keepingCapacity: true)
  }

  /// Adds a part that was found in a range of symbols.
  mutating func add(_ target: FragmentTarget, _ range: Range<Int>) {
    parts.append((target, range))
    let number = Int(target.conjunction)
    if found[number].stamp != stamp { found[number] = Found(stamp: stamp, parts: 0) }
    found[number].parts |= 1 << UInt32(min(target.part, 31))
    let all: UInt32 = partCounts[number] >= 32 ? .max : 1 << UInt32(partCounts[number]) - 1
    if found[number].parts == all { isComplete = true }
  }

  /// Calls `use` with each match of an alternative all of whose parts were found.
  mutating func conjoin(_ use: (FragmentTarget, SymbolHit) -> Void) {
    parts.sort {
      ($0.target.conjunction, $0.target.part, $0.range.lowerBound, -$0.range.upperBound)
        < ($1.target.conjunction, $1.target.part, $1.range.lowerBound, -$1.range.upperBound)
    }
    var at = 0
    while at < parts.count {
      let target = parts[at].target
      var end = at
      var others: [Range<Int>] = []
      var last: Int32 = 0
      while end < parts.count, parts[end].target.conjunction == target.conjunction {
        if parts[end].target.part > last {
          last = parts[end].target.part
          others.append(parts[end].range)
        }
        end += 1
      }
      if target.part == 0, Int32(others.count) == partCounts[Int(target.conjunction)] - 1 {
        for part in parts[at..<end] where part.target.part == 0 {
          use(target, SymbolHit(symbols: part.range, parts: others))
        }
      }
      at = end
    }
  }
}
