/// Reads JSON by RFC 8259 from bytes, strictly and in one walk, without building anything.
///
/// Every value is given as the range of bytes that it takes; strings are checked to be UTF-8 and rightly escaped.
struct JSONReader {
  /// What a value is.
  enum Kind: Hashable {
    case null, bool, number, string, array, object
  }

  /// A value and the bytes it takes, quotation marks and brackets included.
  struct Value: Hashable {
    var kind: Kind
    var range: Range<Int>
    /// Whether a string holds backslashes.
    var hasEscapes = false
    /// Whether all characters of a string are of ASCII and stand for themselves.
    var isPlainASCII = false

    /// The bytes between a string's quotation marks.
    var contents: Range<Int> { range.lowerBound + 1..<range.upperBound - 1 }
  }

  /// Arrays and objects within each other at most.
  static let deepest = 128

  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  // MARK: Structure

  /// Takes the bracket that opens an object.
  mutating func beginObject() throws(JSONProblem) { try take(UInt8(ascii: "{")) }

  /// The key of the next member, whose value comes next; nil when the object is closed.
  mutating func nextKey(isFirst: Bool) throws(JSONProblem) -> Value? {
    skipSpace()
    var byte = try current()
    if byte == UInt8(ascii: "}") {
      position += 1
      return nil
    }
    if !isFirst {
      try take(UInt8(ascii: ","))
      skipSpace()
      byte = try current()
    }
    guard byte == UInt8(ascii: "\"") else { throw problem(.unexpected) }
    let key = try string()
    skipSpace()
    try take(UInt8(ascii: ":"))
    skipSpace()
    return key
  }

  /// Takes the bracket that opens an array.
  mutating func beginArray() throws(JSONProblem) { try take(UInt8(ascii: "[")) }

  /// Whether another element comes next; if not, the array is closed.
  mutating func nextElement(isFirst: Bool) throws(JSONProblem) -> Bool {
    skipSpace()
    if try current() == UInt8(ascii: "]") {
      position += 1
      return false
    }
    if !isFirst {
      try take(UInt8(ascii: ","))
      skipSpace()
    }
    return true
  }

  /// Takes a whole value of any kind.
  mutating func value(depth: Int = 0) throws(JSONProblem) -> Value {
    let start = position
    switch try current() {
    case UInt8(ascii: "\""): return try string()
    case UInt8(ascii: "{"):
      guard depth < Self.deepest else { throw problem(.tooDeep) }
      position += 1
      var isFirst = true
      while try nextKey(isFirst: isFirst) != nil {
        _ = try value(depth: depth + 1)
        isFirst = false
      }
      return Value(kind: .object, range: start..<position)
    case UInt8(ascii: "["):
      guard depth < Self.deepest else { throw problem(.tooDeep) }
      position += 1
      var isFirst = true
      while try nextElement(isFirst: isFirst) {
        _ = try value(depth: depth + 1)
        isFirst = false
      }
      return Value(kind: .array, range: start..<position)
    case UInt8(ascii: "t"): try take("true")
    case UInt8(ascii: "f"): try take("false")
    case UInt8(ascii: "n"):
      try take("null")
      return Value(kind: .null, range: start..<position)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw problem(.unexpected)
    }
    return Value(kind: .bool, range: start..<position)
  }

  /// Makes sure that nothing but white space is left.
  mutating func end() throws(JSONProblem) {
    skipSpace()
    guard position == bytes.count else { throw problem(.moreFollows) }
  }

  /// Passes over white space.
  mutating func skipSpace() {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  // MARK: Scalars

  private mutating func number() throws(JSONProblem) -> Value {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits()
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      try digits()
    }
    if position < bytes.count, Self.isDigit(bytes[position]) { throw problem(.badNumber) }
    return Value(kind: .number, range: start..<position)
  }

  private mutating func digits() throws(JSONProblem) {
    let start = position
    while position < bytes.count, Self.isDigit(bytes[position]) { position += 1 }
    guard position > start else { throw problem(.badNumber) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private mutating func string() throws(JSONProblem) -> Value {
    let start = position
    var hasEscapes = false
    var isPlainASCII = true
    position += 1
    while true {
      passPlainASCII()
      guard position < bytes.count else { throw problem(.endsEarly) }
      let byte = bytes[position]
      if byte >= 0x80 {
        isPlainASCII = false
        try passWideCharacters()
      } else if byte == UInt8(ascii: "\"") {
        position += 1
        return Value(
          kind: .string, range: start..<position, hasEscapes: hasEscapes, isPlainASCII: isPlainASCII)
      } else if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        isPlainASCII = false
        try passEscape()
      } else if byte < 0x20 {
        throw problem(.controlCharacter)
      } else {
        position += 1
      }
    }
  }

  /// Passes over eight bytes at a time as long as all of them stand for themselves.
  private mutating func passPlainASCII() {
    guard let base = bytes.baseAddress else { return }
    let ones: UInt64 = 0x0101_0101_0101_0101
    while position + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // A borrow only ever marks a byte behind one that is marked rightly, so the first mark is right.
      let marks = (word | (word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones)) & (ones &* 0x80)
      if marks != 0 {
        position += marks.trailingZeroBitCount >> 3
        return
      }
      position += 8
    }
  }

  /// Passes over characters of more than one byte (Unicode 15, table 3-7).
  private mutating func passWideCharacters() throws(JSONProblem) {
    while position < bytes.count, bytes[position] >= 0x80 {
      let lead = bytes[position]
      // Most of Chinese, and most else that is not of this alphabet.
      if lead > 0xE0, lead < 0xED, position + 3 <= bytes.count, bytes[position + 1] & 0xC0 == 0x80,
        bytes[position + 2] & 0xC0 == 0x80
      {
        position += 3
        continue
      }
      let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      guard lead >= 0xC2, lead <= 0xF4, position + length <= bytes.count else { throw problem(.notUTF8) }
      let second = bytes[position + 1]
      let least: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
      let most: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
      guard second >= least, second <= most,
        length < 3 || bytes[position + 2] & 0xC0 == 0x80,
        length < 4 || bytes[position + 3] & 0xC0 == 0x80
      else { throw problem(.notUTF8) }
      position += length
    }
  }

  private mutating func passEscape() throws(JSONProblem) {
    guard position + 1 < bytes.count else { throw problem(.endsEarly) }
    switch bytes[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      if unit & 0xFC00 == 0xDC00 { throw problem(.loneSurrogate) }
      if unit & 0xFC00 == 0xD800 {
        let place = position
        position += 6
        let isPair =
          position + 1 < bytes.count && bytes[position] == UInt8(ascii: "\\")
          && bytes[position + 1] == UInt8(ascii: "u")
        guard isPair, try hexadecimal() & 0xFC00 == 0xDC00 else {
          throw JSONProblem(kind: .loneSurrogate, offset: place)
        }
      }
      position += 6
    default: throw problem(.badEscape)
    }
  }

  /// The code unit of the `\u` escape that stands here.
  private func hexadecimal() throws(JSONProblem) -> UInt32 {
    guard position + 6 <= bytes.count, let unit = Self.hexadecimal(bytes, at: position + 2) else {
      throw problem(.badEscape)
    }
    return unit
  }

  /// Four hexadecimal digits as a number.
  static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32? {
    var unit: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      let letter = byte | 0x20
      if isDigit(byte) {
        unit = unit << 4 | UInt32(byte - 0x30)
      } else if letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "f") {
        unit = unit << 4 | UInt32(letter - UInt8(ascii: "a") + 10)
      } else {
        return nil
      }
    }
    return unit
  }

  // MARK: Bytes

  private func problem(_ kind: JSONProblem.Kind) -> JSONProblem {
    JSONProblem(kind: kind, offset: position)
  }

  private func current() throws(JSONProblem) -> UInt8 {
    guard position < bytes.count else { throw problem(.endsEarly) }
    return bytes[position]
  }

  private mutating func take(_ byte: UInt8) throws(JSONProblem) {
    guard try current() == byte else { throw problem(.unexpected) }
    position += 1
  }

  private mutating func take(_ word: StaticString) throws(JSONProblem) {
    for index in 0..<word.utf8CodeUnitCount { try take(word.utf8Start[index]) }
  }
}
