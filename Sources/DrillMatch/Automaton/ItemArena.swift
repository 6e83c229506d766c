/// What phrases are made of on their way to states: sequences of items, all side by side in one array.
///
/// Sequences are put down from the inside out, so that each is one range; a group refers to those of its alternatives.
struct ItemArena {
  /// An operation with its argument.
  struct Item {
    var operation: Program.Operation
    var argument: UInt32
  }

  enum Content {
    case plain(Item)
    case optional(Range<Int>)
    case choice([Range<Int>])
  }

  /// The key of sequences that share nothing with others.
  static let unlike = UInt64.max

  private var items: [Item] = []
  /// The sequences that are not finished, the innermost last.
  private var open: [Item] = []
  private var groups: [[Range<Int>]] = []

  /// Begins a sequence.
  func begin() -> Int { open.count }

  /// Finishes the sequence that began last.
  mutating func end(from start: Int) -> Range<Int> {
    let lower = items.count
    items += open[start...]
    open.removeLast(open.count - start)
    return lower..<items.count
  }

  mutating func add(_ operation: Program.Operation, _ argument: UInt32 = 0) {
    open.append(Item(operation: operation, argument: argument))
  }

  mutating func add(optional sequence: Range<Int>) {
    add(.fork, UInt32(groups.count))
    groups.append([sequence])
  }

  mutating func add(choice sequences: [Range<Int>]) {
    add(.branch, UInt32(groups.count))
    groups.append(sequences)
  }

  subscript(index: Int) -> Item { items[index] }

  /// What stands at an index.
  func content(at index: Int) -> Content {
    let item = items[index]
    switch item.operation {
    case .fork: return .optional(groups[Int(item.argument)][0])
    case .branch: return .choice(groups[Int(item.argument)])
    case .literal, .ending, .gap, .edge, .space, .clauseStart, .clauseEnd, .call, .end, .fail:
      return .plain(item)
    }
  }

  /// The literal items without a gap that end with an item of a sequence, at most so many.
  func literal(endingAt index: Int, in sequence: Range<Int>, atMost most: Int) -> Range<Int> {
    var first = index
    while first > sequence.lowerBound, index - first + 1 < most,
      items[first - 1].operation == .literal
    {
      first -= 1
    }
    return first..<index + 1
  }

  /// How many literal items all of some sequences begin with alike, at most so many.
  func commonLiteral(of sequences: [Range<Int>], atMost most: Int) -> Int {
    guard var length = sequences.map(\.count).min() else { return 0 }
    length = min(length, most)
    let first = sequences[0].lowerBound
    for sequence in sequences {
      var common = 0
      while common < length, isSameLiteral(first + common, sequence.lowerBound + common) {
        common += 1
      }
      length = common
    }
    return length
  }

  private func isSameLiteral(_ one: Int, _ other: Int) -> Bool {
    items[one].operation == .literal && items[other].operation == .literal
      && items[one].argument == items[other].argument
  }

  /// Equal for sequences that begin with the same item; groups and the empty sequence are like nothing.
  func key(of sequence: Range<Int>) -> UInt64 {
    guard !sequence.isEmpty else { return Self.unlike }
    let item = items[sequence.lowerBound]
    switch item.operation {
    case .fork, .branch, .fail: return Self.unlike
    case .literal, .ending, .gap, .edge, .space, .clauseStart, .clauseEnd, .call, .end:
      return UInt64(item.operation.rawValue) << 32 | UInt64(item.argument)
    }
  }
}
