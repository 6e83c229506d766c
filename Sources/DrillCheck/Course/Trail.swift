/// The steps that led somewhere, the last ones of them.
///
/// Only the last steps can be gone back to in practice, and a long way round must not make new standings for ever; so
/// eight are kept, which needs no memory of its own.
struct Trail: Sendable, Hashable {
  private var steps = SIMD8<Int32>(repeating: -1)
  private var count: Int32 = 0

  /// Creates a trail of nothing.
  init() {}

  /// Creates a trail of one step.
  init(_ step: Int) { append(step) }

  /// Whether it leads nowhere.
  var isEmpty: Bool { count == 0 }

  /// The last step; nil where there is none.
  var last: Int? { count > 0 ? Int(steps[Int(count) - 1]) : nil }

  /// The step before the last; nil where it is not known.
  var beforeLast: Int? { count > 1 ? Int(steps[Int(count) - 2]) : nil }

  /// Goes on to a step.
  mutating func append(_ step: Int) {
    if count == 8 {
      for at in 0..<7 { steps[at] = steps[at + 1] }
      count = 7
    }
    steps[Int(count)] = Int32(step)
    count += 1
  }

  /// Takes the last step back.
  mutating func removeLast() {
    guard count > 0 else { return }
    count -= 1
    steps[Int(count)] = -1
  }
}
