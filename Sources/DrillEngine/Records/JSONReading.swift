extension JSON {
  /// Reads a whole text as one value; nil when it is not one.
  public init?(parsing bytes: [UInt8]) {
    var parser = Parser(bytes: bytes)
    guard let value = parser.value(depth: 0) else { return nil }
    parser.skipSpace()
    guard parser.isAtEnd else { return nil }
    self = value
  }

  private struct Parser {
    let bytes: [UInt8]
    var index = 0

    /// Deeper nesting than any record has, and far from the end of the stack.
    static let deepest = 64

    var isAtEnd: Bool { index == bytes.count }
    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func skipSpace() {
      while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
      guard next == byte else { return false }
      index += 1
      return true
    }

    mutating func take(word: StaticString, as value: JSON) -> JSON? {
      let length = word.utf8CodeUnitCount
      guard index + length <= bytes.count else { return nil }
      let matches = word.withUTF8Buffer { $0.elementsEqual(bytes[index..<index + length]) }
      guard matches else { return nil }
      index += length
      return value
    }

    mutating func value(depth: Int) -> JSON? {
      guard depth < Self.deepest else { return nil }
      skipSpace()
      switch next {
      case UInt8(ascii: "{"): return object(depth: depth)
      case UInt8(ascii: "["): return array(depth: depth)
      case UInt8(ascii: "\""): return string().map(JSON.string)
      case UInt8(ascii: "t"): return take(word: "true", as: .bool(true))
      case UInt8(ascii: "f"): return take(word: "false", as: .bool(false))
      case UInt8(ascii: "n"): return take(word: "null", as: .null)
      default: return number()
      }
    }

    mutating func object(depth: Int) -> JSON? {
      index += 1
      var members: [(String, JSON)] = []
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object([]) }
      while true {
        skipSpace()
        guard next == UInt8(ascii: "\""), let key = string() else { return nil }
        skipSpace()
        guard take(UInt8(ascii: ":")), let member = value(depth: depth + 1) else { return nil }
        members.append((key, member))
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        guard take(UInt8(ascii: ",")) else { return nil }
      }
    }

    mutating func array(depth: Int) -> JSON? {
      index += 1
      var values: [JSON] = []
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array([]) }
      while true {
        guard let element = value(depth: depth + 1) else { return nil }
        values.append(element)
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(values) }
        guard take(UInt8(ascii: ",")) else { return nil }
      }
    }

    mutating func digits() -> Int {
      let start = index
      while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
      return index - start
    }

    mutating func number() -> JSON? {
      let start = index
      _ = take(UInt8(ascii: "-"))
      let first = next
      let whole = digits()
      guard whole > 0, whole == 1 || first != UInt8(ascii: "0") else { return nil }
      if take(UInt8(ascii: ".")) {
        guard digits() > 0 else { return nil }
      }
      if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
        if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
        guard digits() > 0 else { return nil }
      }
      return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    mutating func string() -> String? {
      index += 1
      let start = index
      while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        index += 1
      }
      // Most strings have nothing to undo and are taken as they stand.
      if take(UInt8(ascii: "\"")) { return String(validating: bytes[start..<(index - 1)], as: UTF8.self) }
      var plain = Array(bytes[start..<index])
      while let byte = next {
        index += 1
        switch byte {
        case UInt8(ascii: "\""): return String(validating: plain, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let scalar = escape() else { return nil }
          plain.append(contentsOf: Array(String(scalar).utf8))
        case 0..<0x20: return nil
        default: plain.append(byte)
        }
      }
      return nil
    }

    mutating func escape() -> Unicode.Scalar? {
      guard let byte = next else { return nil }
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return "\""
      case UInt8(ascii: "\\"): return "\\"
      case UInt8(ascii: "/"): return "/"
      case UInt8(ascii: "b"): return "\u{8}"
      case UInt8(ascii: "f"): return "\u{C}"
      case UInt8(ascii: "n"): return "\n"
      case UInt8(ascii: "r"): return "\r"
      case UInt8(ascii: "t"): return "\t"
      case UInt8(ascii: "u"):
        guard let unit = hexadecimal() else { return nil }
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), let low = hexadecimal(),
          (0xDC00..<0xE000).contains(low)
        else { return nil }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      default: return nil
      }
    }

    mutating func hexadecimal() -> UInt32? {
      guard index + 4 <= bytes.count else { return nil }
      var value: UInt32 = 0
      for byte in bytes[index..<index + 4] {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
        value = value << 4 | UInt32(digit)
      }
      index += 4
      return value
    }
  }
}
