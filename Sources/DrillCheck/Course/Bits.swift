/// A set of small numbers from 0 on; up to 63 it needs no memory of its own.
struct Bits: Sendable, Hashable {
  private var low: UInt64 = 0
  /// The numbers from 64 on; never ends in a zero, so that equal sets are equal.
  private var high: [UInt64] = []

  /// Creates an empty set.
  init() {}

  /// Creates a set of some numbers.
  init(_ numbers: some Sequence<Int>) {
    for number in numbers { insert(number) }
  }

  /// Whether a number is in it.
  func contains(_ number: Int) -> Bool {
    if number < 64 { return low >> UInt64(number) & 1 == 1 }
    let word = number / 64 - 1
    return word < high.count && high[word] >> UInt64(number % 64) & 1 == 1
  }

  /// Puts a number in; false when it was there already.
  @discardableResult
  mutating func insert(_ number: Int) -> Bool {
    if contains(number) { return false }
    if number < 64 {
      low |= 1 << UInt64(number)
    } else {
      while high.count < number / 64 { high.append(0) }
      high[number / 64 - 1] |= 1 << UInt64(number % 64)
    }
    return true
  }

  /// Puts the numbers of another set in.
  mutating func formUnion(_ other: Bits) {
    low |= other.low
    for (word, bits) in other.high.enumerated() {
      if word < high.count { high[word] |= bits } else { high.append(bits) }
    }
  }

  /// Whether they have a number in common.
  func intersects(_ other: Bits) -> Bool {
    low & other.low != 0 || zip(high, other.high).contains { $0 & $1 != 0 }
  }

  /// Whether there is nothing in it.
  var isEmpty: Bool { low == 0 && high.isEmpty }

  /// The numbers in it, in order.
  var numbers: [Int] { (0..<64 * (high.count + 1)).filter(contains) }
}
