/// Writes JSON by RFC 8259, on one line.
///
/// Besides what must be escaped, the line separators of Unicode are, so that no reader takes one line for two.
enum JSONWriter {
  /// Appends bytes as they are.
  static func put(_ plain: StaticString, to output: inout [UInt8]) {
    output.append(contentsOf: UnsafeBufferPointer(start: plain.utf8Start, count: plain.utf8CodeUnitCount))
  }

  /// Appends a whole number.
  static func write(_ number: Int, to output: inout [UInt8]) {
    if number >= 0, number < 10 {
      output.append(0x30 + UInt8(number))
    } else {
      output.append(contentsOf: String(number).utf8)
    }
  }

  /// Appends a string with its quotation marks.
  static func write(_ text: String, to output: inout [UInt8]) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { write($0, to: &output) }
    if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { write($0, to: &output) } }
  }

  /// Appends a text of UTF-8 as a string with its quotation marks.
  static func write(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var start = 0
    var index = 0
    while index < text.count {
      let length = escapedLength(text, at: index)
      if length == 0 {
        index += 1
        continue
      }
      output.append(contentsOf: text[start..<index])
      escape(text, at: index, to: &output)
      index += length
      start = index
    }
    output.append(contentsOf: text[start...])
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a value that was read, without the white space in it; a string or number stays the very same bytes.
  static func write(raw value: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    guard let first = value.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      output.append(contentsOf: value)
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
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, to output: inout [UInt8]
  ) {
    switch text[index] {
    case UInt8(ascii: "\""): put(#"\""#, to: &output)
    case UInt8(ascii: "\\"): put(#"\\"#, to: &output)
    case 0x08: put(#"\b"#, to: &output)
    case 0x09: put(#"\t"#, to: &output)
    case 0x0A: put(#"\n"#, to: &output)
    case 0x0C: put(#"\f"#, to: &output)
    case 0x0D: put(#"\r"#, to: &output)
    case 0xC2: put(#"\u0085"#, to: &output)
    case 0xE2 where text[index + 2] == 0xA8: put(#"\u2028"#, to: &output)
    case 0xE2: put(#"\u2029"#, to: &output)
    case let byte:
      put(byte < 0x10 ? #"\u000"# : #"\u001"#, to: &output)
      let digit = byte & 0xF
      output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
