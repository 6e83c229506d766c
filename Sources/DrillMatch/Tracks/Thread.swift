/// One way through the phrases that a track is on, before the next symbol.
///
/// It is a state, the lists that it must return from, and how far it is in a gap or a literal; packed, so that sets of them
/// are compared at once.
struct Thread: BitwiseCopyable {
  /// The most stacks that fit.
  static let mostStacks = 1 << 24

  let packed: UInt64

  init(packed: UInt64) { self.packed = packed }

  @inline(__always)
  init(state: Int32, stack: Int32, left: UInt32 = 0) {
    packed =
      UInt64(UInt32(bitPattern: state)) | UInt64(UInt32(bitPattern: stack)) &<< 22 | UInt64(left) &<< 46
  }

  @inline(__always)
  var state: Int32 { Int32(truncatingIfNeeded: packed & 0x3F_FFFF) }
  /// The stack, as a number of `ReturnStacks`; 0 for none.
  @inline(__always)
  var stack: Int32 { Int32(truncatingIfNeeded: packed &>> 22 & 0xFF_FFFF) }
  /// What the gap has left, and one more; of a literal, how much is consumed; else 0.
  @inline(__always)
  var left: UInt32 { UInt32(truncatingIfNeeded: packed &>> 46 & 0xFF) }
}

/// Where to go on behind the lists that threads are in: each stack is a state to return to, and the stack below.
struct ReturnStacks: ~Copyable {
  private var states = Pile<Int32>(capacity: 1 << 6)
  private var below = Pile<Int32>(capacity: 1 << 6)
  private var numbers = KeyTable(capacity: 1 << 6)

  init() { removeAll() }

  /// How many stacks there are.
  var count: Int { states.count }

  /// Forgets all stacks.
  mutating func removeAll() {
    states.cut(to: 0)
    below.cut(to: 0)
    numbers.removeAll()
    states.push(0)
    below.push(0)
  }

  /// The stack with a state on top of another stack; 0, which leads nowhere, when there are too many.
  @inline(__always)
  mutating func stack(_ state: Int32, on stack: Int32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: stack))
    if let known = numbers.value(of: key) { return known }
    guard states.count < Thread.mostStacks else { return 0 }
    let number = Int32(states.count)
    states.push(state)
    below.push(stack)
    numbers.add(key, number)
    return number
  }

  /// Where a list of a stack leads on.
  @inline(__always)
  func top(_ stack: Int32) -> Thread { Thread(state: states[Int(stack)], stack: below[Int(stack)]) }
}
