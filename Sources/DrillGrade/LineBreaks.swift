extension UnsafeBufferPointer where Element == UInt8 {
  /// The place of the first line break from a place on, or the end where there is none.
  func firstLineBreak(from start: Int) -> Int {
    guard let base = baseAddress else { return count }
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let other = word ^ (ones &* 0x0A)
      // The highest bit of a byte that is a line break; a borrow can only mark bytes behind the first one.
      let marks = (other &- ones) & ~other & (ones &* 0x80)
      if marks != 0 { return index + marks.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < count, base[index] != 0x0A { index += 1 }
    return index
  }
}
