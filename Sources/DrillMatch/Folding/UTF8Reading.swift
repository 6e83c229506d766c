/// Reads characters from bytes that may not be UTF-8.
enum UTF8Reading {
  /// The character at a place, and how many bytes it takes.
  ///
  /// What is no UTF-8 reads as U+FFFD, once for each longest beginning of a character, as `String` repairs it.
  @inline(__always)
  static func scalar(
    _ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int
  ) -> (value: UInt32, width: Int) {
    // Most characters here are Han ones: 1110xxxx 10xxxxxx 10xxxxxx. Behind E0 and ED not all of them are valid.
    let four =
      at &+ 4 <= end
      ? UInt32(littleEndian: UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt32.self))
      : at &+ 3 == end
        ? UInt32(bytes[at]) | UInt32(bytes[at &+ 1]) << 8 | UInt32(bytes[at &+ 2]) << 16 : 0
    if four & 0x00C0_C0F0 == 0x0080_80E0, (0xDFFE as UInt32) &>> (four & 0x0F) & 1 != 0 {
      return ((four & 0x0F) << 12 | four >> 2 & 0x0FC0 | four >> 16 & 0x3F, 3)
    }
    return other(bytes, at, end)
  }

  private static func other(
    _ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int
  ) -> (value: UInt32, width: Int) {
    let lead = bytes[at]
    let count: Int
    var value: UInt32
    var range: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case ..<0x80: return (UInt32(lead), 1)
    case 0xC2...0xDF: (count, value) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF:
      (count, value) = (3, UInt32(lead & 0x0F))
      if lead == 0xE0 { range = 0xA0...0xBF }
      if lead == 0xED { range = 0x80...0x9F }
    case 0xF0...0xF4:
      (count, value) = (4, UInt32(lead & 0x07))
      if lead == 0xF0 { range = 0x90...0xBF }
      if lead == 0xF4 { range = 0x80...0x8F }
    default: return (0xFFFD, 1)
    }
    for offset in 1..<count {
      guard at + offset < end, range.contains(bytes[at + offset]) else { return (0xFFFD, offset) }
      value = value << 6 | UInt32(bytes[at + offset] & 0x3F)
      range = 0x80...0xBF
    }
    return (value, count)
  }
}
