/// Plain values in memory of their own that nobody changes any more.
///
/// Indices are checked, and nothing is counted on access.
final class FixedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let elements: UnsafeMutableBufferPointer<Element>

  init(_ array: [Element]) {
    elements = .allocate(capacity: array.count)
    _ = elements.initialize(from: array)
  }

  deinit { elements.deallocate() }

  var count: Int { elements.count }

  @inline(__always)
  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < elements.count)
    return elements[index]
  }
}

/// Rows of different lengths, one after the other.
struct Rows<Element: BitwiseCopyable & Sendable>: Sendable {
  private let starts: FixedArray<Int32>
  private let elements: FixedArray<Element>

  init(_ rows: [[Element]]) {
    var starts: [Int32] = [0]
    var elements: [Element] = []
    starts.reserveCapacity(rows.count + 1)
    elements.reserveCapacity(rows.reduce(0) { $0 + $1.count })
    for row in rows {
      elements += row
      starts.append(Int32(elements.count))
    }
    self.starts = FixedArray(starts)
    self.elements = FixedArray(elements)
  }

  var count: Int { starts.count - 1 }

  /// Where a row stands among all elements.
  @inline(__always)
  func range(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  @inline(__always)
  subscript(element: Int) -> Element { elements[element] }
}

/// Room for a fixed number of plain values that change.
struct FixedRoom<Element: BitwiseCopyable>: ~Copyable {
  private let elements: UnsafeMutableBufferPointer<Element>

  init(count: Int, of filler: Element) {
    elements = .allocate(capacity: count)
    elements.initialize(repeating: filler)
  }

  deinit { elements.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < elements.count)
      return elements[index]
    }
    nonmutating set {
      precondition(index >= 0 && index < elements.count)
      elements[index] = newValue
    }
  }

  /// Sets all values.
  func fill(_ value: Element) { elements.update(repeating: value) }
}
