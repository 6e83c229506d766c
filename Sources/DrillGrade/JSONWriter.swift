/// Writes JSON by RFC 8259, on one line.
///
/// Besides what must be escaped, the line separators of Unicode are, so that no reader takes one line for two.
enum JSONWriter {
  /// Appends a whole number that is not negative.
  @inline(__always)
  static func write(_ number: Int, to output: inout OutputBuffer) {
    if number < 10 {
      output.append(0x30 &+ UInt8(truncatingIfNeeded: number))
    } else if number < 100 {
      output.append(0x30 &+ UInt8(truncatingIfNeeded: number / 10))
      output.append(0x30 &+ UInt8(truncatingIfNeeded: number % 10))
    } else {
      writeLong(number, to: &output)
    }
  }

  private static func writeLong(_ number: Int, to output: inout OutputBuffer) {
    if number >= 10 { writeLong(number / 10, to: &output) }
    output.append(0x30 &+ UInt8(truncatingIfNeeded: number % 10))
  }

  /// Appends a string with its quotation marks.
  static func write(_ text: String, to output: inout OutputBuffer) {
    var text = text
    text.withUTF8 { write($0, to: &output) }
  }

  /// Appends a text of UTF-8 as a string with its quotation marks.
  static func write(_ text: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
    output.append(UInt8(ascii: "\""))
    var start = 0
    var index = 0
    while index < text.count {
      let length = escapedLength(text, at: index)
      if length == 0 {
        index += 1
        continue
      }
      output.append(UnsafeBufferPointer(rebasing: text[start..<index]))
      escape(text, at: index, to: &output)
      index += length
      start = index
    }
    output.append(UnsafeBufferPointer(rebasing: text[start...]))
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a value that was read, without the white space in it; a string or number stays the very same bytes.
  static func write(raw value: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
    guard let first = value.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      output.append(value)
      return
    }
    var isInString = false
    var isEscaped = false
    for byte in value {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if JSONReader.isSpace(byte) {
        continue
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      }
      output.append(byte)
    }
  }

  /// How many bytes the character here has if it is to be escaped, else 0.
  @inline(__always)
  private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return 1 }
    // U+0085, U+2028 and U+2029.
    if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0x85 { return 2 }
    if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0xA8 {
      return 3
    }
    return 0
  }

  private static func escape(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, to output: inout OutputBuffer
  ) {
    switch text[index] {
    case UInt8(ascii: "\""): output.append(#"\""#)
    case UInt8(ascii: "\\"): output.append(#"\\"#)
    case 0x08: output.append(#"\b"#)
    case 0x09: output.append(#"\t"#)
    case 0x0A: output.append(#"\n"#)
    case 0x0C: output.append(#"\f"#)
    case 0x0D: output.append(#"\r"#)
    case 0xC2: output.append(#"\u0085"#)
    case 0xE2 where text[index + 2] == 0xA8: output.append(#"\u2028"#)
    case 0xE2: output.append(#"\u2029"#)
    case let byte:
      output.append(byte < 0x10 ? #"\u000"# : #"\u001"#)
      let digit = byte & 0xF
      output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
