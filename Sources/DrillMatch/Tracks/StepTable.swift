/// A hash table from what a front meets to what comes of it, in memory of its own; entries are only added.
struct StepTable: ~Copyable {
  /// What comes of a step.
  struct Outcome: BitwiseCopyable {
    /// The front behind the token.
    var front: Int32
    /// The note of `FrontTable` on what ended before the token; 0 when nothing did.
    var note: Int32
  }

  struct Slot: BitwiseCopyable {
    /// No key is 0.
    var key: UInt64 = 0
    var outcome = Outcome(front: 0, note: 0)
  }

  private var slots: UnsafeMutableBufferPointer<Slot>
  private var shift: UInt64
  private(set) var count = 0

  /// An empty table with room for three quarters of `capacity` entries, a power of two, before it grows.
  init(capacity: Int) {
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot())
    shift = UInt64(64 - capacity.trailingZeroBitCount)
  }

  deinit { slots.deallocate() }

  /// What is known under a key, or nil.
  @inline(__always)
  func outcome(of key: UInt64) -> Outcome? {
    let mask = slots.count &- 1
    var index = place(of: key)
    while true {
      let slot = slots[index]
      if slot.key == key { return slot.outcome }
      if slot.key == 0 { return nil }
      index = (index &+ 1) & mask
    }
  }

  /// Adds a key that is not there yet.
  mutating func add(_ key: UInt64, _ outcome: Outcome) {
    if count * 4 >= slots.count * 3 { grow() }
    put(Slot(key: key, outcome: outcome))
    count += 1
  }

  /// Forgets everything, but keeps the room.
  mutating func removeAll() {
    slots.update(repeating: Slot())
    count = 0
  }

  /// The upper bits of the product depend on all bits of the key.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  private func put(_ slot: Slot) {
    let mask = slots.count &- 1
    var index = place(of: slot.key)
    while slots[index].key != 0 { index = (index &+ 1) & mask }
    slots[index] = slot
  }

  @inline(never)
  private mutating func grow() {
    let old = slots
    slots = .allocate(capacity: old.count * 2)
    slots.initialize(repeating: Slot())
    shift -= 1
    for slot in old where slot.key != 0 { put(slot) }
    old.deallocate()
  }
}
