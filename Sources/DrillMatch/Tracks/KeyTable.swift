/// A hash table from keys to numbers in memory of its own, to which entries are only added.
struct KeyTable: ~Copyable {
  struct Slot: BitwiseCopyable {
    var key: UInt64 = 0
    var value: Int32 = 0
    var isTaken = false
  }

  private var slots: UnsafeMutableBufferPointer<Slot>
  private(set) var count = 0

  /// An empty table with room for three quarters of `capacity` entries, a power of two, before it grows.
  init(capacity: Int) {
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot())
  }

  deinit { slots.deallocate() }

  /// The number under a key, or nil.
  @inline(__always)
  func value(of key: UInt64) -> Int32? {
    let mask = slots.count &- 1
    var index = Self.hash(key) & mask
    while slots[index].isTaken {
      if slots[index].key == key { return slots[index].value }
      index = (index &+ 1) & mask
    }
    return nil
  }

  /// Adds a key that is not there yet.
  mutating func add(_ key: UInt64, _ value: Int32) {
    if count * 4 >= slots.count * 3 { grow() }
    put(Slot(key: key, value: value, isTaken: true))
    count += 1
  }

  /// Forgets everything, but keeps the room.
  mutating func removeAll() {
    slots.update(repeating: Slot())
    count = 0
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 29)
  }

  private func put(_ slot: Slot) {
    let mask = slots.count &- 1
    var index = Self.hash(slot.key) & mask
    while slots[index].isTaken { index = (index &+ 1) & mask }
    slots[index] = slot
  }

  @inline(never)
  private mutating func grow() {
    let old = slots
    slots = .allocate(capacity: old.count * 2)
    slots.initialize(repeating: Slot())
    for slot in old where slot.isTaken { put(slot) }
    old.deallocate()
  }
}

/// A set of keys that is emptied in no time, for what is seen in one step.
struct BriefSet: ~Copyable {
  struct Slot: BitwiseCopyable {
    var key: UInt64 = 0
    var stamp: UInt64 = 0
  }

  private var slots: UnsafeMutableBufferPointer<Slot>
  private var stamp: UInt64 = 1
  private var count = 0

  /// An empty set.
  init() {
    slots = .allocate(capacity: 256)
    slots.initialize(repeating: Slot())
  }

  deinit { slots.deallocate() }

  /// Empties the set.
  @inline(__always)
  mutating func clear() {
    stamp &+= 1
    count = 0
  }

  /// Adds a key; false when it is there already.
  @inline(__always)
  mutating func insert(_ key: UInt64) -> Bool {
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 33) & mask
    while slots[index].stamp == stamp {
      if slots[index].key == key { return false }
      index = (index &+ 1) & mask
    }
    slots[index] = Slot(key: key, stamp: stamp)
    count &+= 1
    if count &* 2 > slots.count { grow() }
    return true
  }

  @inline(never)
  private mutating func grow() {
    let old = slots
    slots = .allocate(capacity: old.count * 2)
    slots.initialize(repeating: Slot())
    let mask = slots.count - 1
    for slot in old where slot.stamp == stamp {
      var index = Int(truncatingIfNeeded: (slot.key &* 0x9E37_79B9_7F4A_7C15) >> 33) & mask
      while slots[index].stamp == stamp { index = (index + 1) & mask }
      slots[index] = slot
    }
    old.deallocate()
  }
}
