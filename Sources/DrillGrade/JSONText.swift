// The text that a string of JSON stands for.
extension JSONReader {
  /// Whether a key reads so, whichever way it is escaped.
  func isKey(_ key: Value, _ name: StaticString) -> Bool {
    if key.hasEscapes {
      return unescaped(key).elementsEqual(
        UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
    let range = key.contents
    guard range.count == name.utf8CodeUnitCount else { return false }
    for index in 0..<range.count where bytes[range.lowerBound + index] != name.utf8Start[index] {
      return false
    }
    return true
  }

  /// The bytes of a value as they stand.
  func raw(_ value: Value) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[value.range]) }

  /// The text of a string.
  func text(of value: Value) -> String {
    guard value.hasEscapes else { return String(decoding: bytes[value.contents], as: UTF8.self) }
    return String(decoding: unescaped(value), as: UTF8.self)
  }

  private func unescaped(_ value: Value) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: value.contents.count) { room, count in
      count = room.baseAddress.map { Unescaping.unescape(bytes, value.contents, to: $0) } ?? 0
    }
  }
}

extension JSONReader.Value {
  /// Puts the text of a string in the place of the string, which is never shorter; gives where it stands.
  func unescape(in line: UnsafeMutableBufferPointer<UInt8>) -> Range<Int> {
    guard hasEscapes, let base = line.baseAddress else { return contents }
    let start = contents.lowerBound
    let count = Unescaping.unescape(UnsafeBufferPointer(line), contents, to: base + start)
    return start..<start + count
  }
}

/// Undoes the escapes of strings that were read before, and so are rightly escaped.
private enum Unescaping {
  /// Writes the text that some bytes stand for, which may be where they begin; gives its length.
  static func unescape(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var index = range.lowerBound
    var count = 0
    while index < range.upperBound {
      let byte = bytes[index]
      if byte != UInt8(ascii: "\\") {
        target[count] = byte
        count += 1
        index += 1
        continue
      }
      guard index + 1 < range.upperBound else { break }
      let letter = bytes[index + 1]
      if letter == UInt8(ascii: "u") {
        let (scalar, length) = scalar(bytes, at: index)
        index += length
        write(scalar, to: target, &count)
      } else {
        target[count] = meaning(of: letter)
        count += 1
        index += 2
      }
    }
    return count
  }

  /// The character of a `\u` escape or a pair of them, and how many bytes it takes.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (UInt32, Int) {
    let unit = JSONReader.hexadecimal(bytes, at: start + 2) ?? 0xFFFD
    guard unit & 0xFC00 == 0xD800 else { return (unit, 6) }
    let second = JSONReader.hexadecimal(bytes, at: start + 8) ?? 0xDC00
    return (0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF, 12)
  }

  private static func write(_ scalar: UInt32, to target: UnsafeMutablePointer<UInt8>, _ count: inout Int) {
    func put(_ value: UInt32) {
      target[count] = UInt8(truncatingIfNeeded: value)
      count += 1
    }
    switch scalar {
    case ..<0x80: put(scalar)
    case ..<0x800:
      put(0xC0 | scalar >> 6)
      put(0x80 | scalar & 0x3F)
    case ..<0x10000:
      put(0xE0 | scalar >> 12)
      put(0x80 | scalar >> 6 & 0x3F)
      put(0x80 | scalar & 0x3F)
    default:
      put(0xF0 | scalar >> 18)
      put(0x80 | scalar >> 12 & 0x3F)
      put(0x80 | scalar >> 6 & 0x3F)
      put(0x80 | scalar & 0x3F)
    }
  }

  private static func meaning(of letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }
}
