// The text that a string of JSON stands for.
extension JSONReader {
  /// Whether a key reads so, whichever way it is escaped.
  func isKey(_ key: Value, _ name: StaticString) -> Bool {
    if key.hasEscapes {
      var plain: [UInt8] = []
      unescape(key, into: &plain)
      return plain.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
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

  /// Hands out the text of a string as UTF-8; `scratch` is used only where something is escaped.
  func withText<Result>(
    of value: Value, scratch: inout [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard value.hasEscapes else { return body(UnsafeBufferPointer(rebasing: bytes[value.contents])) }
    scratch.removeAll(keepingCapacity: true)
    unescape(value, into: &scratch)
    return scratch.withUnsafeBufferPointer(body)
  }

  /// The text of a string.
  func text(of value: Value) -> String {
    guard value.hasEscapes else { return String(decoding: bytes[value.contents], as: UTF8.self) }
    var plain: [UInt8] = []
    unescape(value, into: &plain)
    return String(decoding: plain, as: UTF8.self)
  }

  /// Appends the text of a string that was read before, and so is rightly escaped.
  func unescape(_ value: Value, into text: inout [UInt8]) {
    var index = value.contents.lowerBound
    let end = value.contents.upperBound
    while index < end {
      var next = index
      while next < end, bytes[next] != UInt8(ascii: "\\") { next += 1 }
      text.append(contentsOf: bytes[index..<next])
      index = next
      guard index + 1 < end else { return }
      let letter = bytes[index + 1]
      if letter == UInt8(ascii: "u") {
        index = unescapeUnicode(at: index, into: &text)
      } else {
        text.append(Self.meaning(of: letter))
        index += 2
      }
    }
  }

  /// Appends the character of a `\u` escape or a pair of them; gives the place behind.
  private func unescapeUnicode(at start: Int, into text: inout [UInt8]) -> Int {
    let unit = Self.hexadecimal(bytes, at: start + 2) ?? 0xFFFD
    guard unit & 0xFC00 == 0xD800 else {
      Self.append(unit, to: &text)
      return start + 6
    }
    let second = Self.hexadecimal(bytes, at: start + 8) ?? 0xDC00
    Self.append(0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF, to: &text)
    return start + 12
  }

  private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    let scalar = Unicode.Scalar(scalar) ?? "\u{FFFD}"
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
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
