// What the readers ask of a single scalar, without a look into the tables of Unicode where none is needed.
extension Unicode.Scalar {
  /// Whether it is white space of any kind, line ends included.
  @inlinable
  public var isWhitespace: Bool {
    if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
    switch value {
    case 0x3000, 0xA0, 0x85, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: return true
    default: return false
    }
  }

  /// Whether it is a letter of any script; Han characters are letters.
  @inlinable
  public var isLetter: Bool {
    if value < 0x80 { return (0x61...0x7A).contains(value | 0x20) }
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF: return true
    case 0x2010...0x2060, 0x3000...0x3004, 0x3008...0x3020, 0xFF01...0xFF20: return false
    default: return properties.isAlphabetic
    }
  }

  /// Whether it stands for a number in any script.
  @inlinable
  public var isNumber: Bool {
    value < 0x80 ? (0x30...0x39).contains(value) : properties.numericType != nil
  }

  /// Whether it is surely a character of its own beside any other scalar that is so too.
  @inlinable
  public var standsAlone: Bool {
    switch value {
    case ..<0x300, 0x370...0x482, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20C0, 0x2100...0x2BFF: true
    case 0x3000...0x3029, 0x3031...0x3098, 0x309B...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE6F: true
    case 0xFF01...0xFF9D, 0xFFE0...0xFFEE, 0x20000...0x3FFFD: true
    default: false
    }
  }
}

extension String {
  /// Creates a text from its scalars.
  @inlinable
  public init(scalars: some Collection<Unicode.Scalar>) {
    var length = 0
    for scalar in scalars { length += scalar.utf8Length }
    self.init(unsafeUninitializedCapacity: length) { bytes in
      var at = 0
      for scalar in scalars {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          bytes[at] = byte
          at += 1
        }
      }
      return at
    }
  }
}

extension Unicode.Scalar {
  /// How many bytes it takes in UTF-8.
  @inlinable
  var utf8Length: Int {
    switch value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}
