/// A stack of plain values in memory of its own, which it keeps to be used again.
///
/// Nothing but its own operations reaches the memory, and each of them stays within what was put there.
struct Pile<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  /// A pile with room for some elements before it grows.
  init(capacity: Int) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The elements, until the next one is put on.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  /// The elements to be changed, until the next one is put on.
  var mutableElements: UnsafeMutableBufferPointer<Element> {
    mutating get { UnsafeMutableBufferPointer(start: base, count: count) }
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(index < count)
      return base[index]
    }
    set {
      precondition(index < count)
      base[index] = newValue
    }
  }

  @inline(__always)
  mutating func push(_ element: Element) {
    if count == capacity { grow() }
    base[count] = element
    count &+= 1
  }

  /// Takes off the last element; the pile must not be empty.
  @inline(__always)
  mutating func pop() -> Element {
    precondition(count > 0)
    count &-= 1
    return base[count]
  }

  /// Takes off all elements from an index on.
  @inline(__always)
  mutating func cut(to length: Int) { count = min(count, max(0, length)) }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
