/// Memory for plain values that only ever grows, with a margin before the first and behind the last one.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  /// How many values may be read on either side of those in use.
  static var margin: Int { 2 }

  /// The first value in use.
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var capacity: Int
  private let filler: Element

  /// Creates memory whose margins hold `filler`.
  init(capacity: Int, filler: Element) {
    self.capacity = capacity
    self.filler = filler
    base = Self.allocate(capacity, filler)
  }

  deinit {
    (base - Self.margin).deallocate()
  }

  private static func allocate(_ capacity: Int, _ filler: Element) -> UnsafeMutablePointer<Element> {
    let start = UnsafeMutablePointer<Element>.allocate(capacity: capacity + 2 * margin)
    start.initialize(repeating: filler, count: margin)
    return start + margin
  }

  /// Makes room for `count` values, keeping the first `kept` ones.
  @inline(__always)
  mutating func reserve(_ count: Int, keeping kept: Int = 0) {
    if count > capacity { grow(count, kept) }
  }

  @inline(never)
  private mutating func grow(_ count: Int, _ kept: Int) {
    let larger = max(count, capacity * 2)
    let fresh = Self.allocate(larger, filler)
    fresh.initialize(from: base, count: kept)
    (base - Self.margin).deallocate()
    (base, capacity) = (fresh, larger)
  }

  /// Closes the values in use, so that reading behind the last one meets `filler`.
  @inline(__always)
  func close(at count: Int) {
    (base + count).initialize(repeating: filler, count: Self.margin)
  }
}
