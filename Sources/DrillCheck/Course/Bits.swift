/// A set of small numbers from 0 on; up to 255 it needs no memory of its own.
struct Bits: Sendable, Hashable {
  private var low = SIMD4<UInt64>()
  /// The numbers from 256 on, nil for none; never ends in a zero, so that equal sets are equal.
  private var high: [UInt64]?

  private static let lowCount = 256

  /// Creates an empty set.
  init() {}

  /// Creates a set of some numbers.
  init(_ numbers: some Sequence<Int>) {
    for number in numbers { insert(number) }
  }

  /// Whether a number is in it.
  func contains(_ number: Int) -> Bool {
    if number < Self.lowCount { return low[number / 64] >> UInt64(number % 64) & 1 == 1 }
    guard let high else { return false }
    let word = (number - Self.lowCount) / 64
    return word < high.count && high[word] >> UInt64(number % 64) & 1 == 1
  }

  /// Puts a number in; false when it was there already.
  @discardableResult
  mutating func insert(_ number: Int) -> Bool {
    if contains(number) { return false }
    if number < Self.lowCount {
      low[number / 64] |= 1 << UInt64(number % 64)
    } else {
      let word = (number - Self.lowCount) / 64
      var words = high ?? []
      while words.count <= word { words.append(0) }
      words[word] |= 1 << UInt64(number % 64)
      high = words
    }
    return true
  }

  /// Puts the numbers of another set in.
  mutating func formUnion(_ other: Bits) {
    low |= other.low
    guard let more = other.high else { return }
    var words = high ?? []
    for (word, bits) in more.enumerated() {
      if word < words.count { words[word] |= bits } else { words.append(bits) }
    }
    high = words
  }

  /// Whether they have a number in common.
  func intersects(_ other: Bits) -> Bool {
    if low & other.low != SIMD4() { return true }
    guard let high, let more = other.high else { return false }
    return zip(high, more).contains { $0 & $1 != 0 }
  }

  /// Whether there is nothing in it.
  var isEmpty: Bool { low == SIMD4() && high == nil }

  /// The numbers in it, in order.
  var numbers: [Int] { (0..<Self.lowCount + 64 * (high?.count ?? 0)).filter(contains) }

  // Sets are told apart by their small numbers mostly, and hashing one word is quickest.
  func hash(into hasher: inout Hasher) {
    hasher.combine(low[0] ^ low[1] &* 0x9E37_79B9 ^ low[2] &* 0x85EB_CA6B ^ low[3] &* 0xC2B2_AE35)
  }
}
