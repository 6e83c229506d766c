/// Where lists end in a text, as walks have found it: ranges of a walker's pool under keys.
struct KnownEnds {
  private struct Entry {
    var key: UInt64 = 0
    var stamp: UInt32 = 0
    var lower: Int32 = 0
    var upper: Int32 = 0
  }

  private var entries = [Entry](repeating: Entry(), count: 256)
  private var stamp: UInt32 = 1
  /// How many keys there are.
  private(set) var count = 0

  /// Forgets all keys.
  mutating func removeAll() {
    count = 0
    stamp &+= 1
    if stamp == 0 {
      for at in entries.indices { entries[at].stamp = 0 }
      stamp = 1
    }
  }

  /// The range under a key, or nil.
  func range(of key: UInt64) -> Range<Int>? {
    let entry = entries[slot(of: key)]
    return entry.stamp == stamp ? Int(entry.lower)..<Int(entry.upper) : nil
  }

  /// Adds a key that is not there yet.
  mutating func add(_ key: UInt64, _ range: Range<Int>) {
    if count * 2 >= entries.count { grow() }
    entries[slot(of: key)] = Entry(
      key: key, stamp: stamp, lower: Int32(range.lowerBound), upper: Int32(range.upperBound))
    count += 1
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = entries.count - 1
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while entries[index].stamp == stamp, entries[index].key != key { index = (index + 1) & mask }
    return index
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: old.count * 2)
    for entry in old where entry.stamp == stamp { entries[slot(of: entry.key)] = entry }
  }
}
