/// Walking over UTF-8.
enum UTF8Scan {
  /// The index of the first byte that begins no well-formed character.
  static func firstBadByte(in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let length = characterLength(in: bytes, at: index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// How many bytes the character at an index has; 0 when it is none.
  static func characterLength(in bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0...0)
      }
    guard length > 0, index + length <= bytes.endIndex, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where !(0x80...0xBF).contains(bytes[index + offset]) { return 0 }
    return length
  }
}

/// Guessing the encoding of a file that is not UTF-8.
enum EncodingGuess {
  /// The name of an encoding with two or four bytes a character, by its mark or its zero bytes.
  static func wide(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    let head = bytes.prefix(4000)
    guard head.count >= 8 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    // Latin letters and line ends leave every other byte zero; Chinese text has at least the line ends.
    let many = head.count / 50 + 1
    if zeros[1] > many, zeros[0] * 10 < zeros[1] { return "UTF-16LE" }
    if zeros[0] > many, zeros[1] * 10 < zeros[0] { return "UTF-16BE" }
    return nil
  }

  /// The name of a Chinese encoding that all bytes fit, unless they are mostly UTF-8 with some damage.
  static func narrow(_ bytes: [UInt8]) -> String? {
    if isMostlyUTF8(bytes[...]) { return nil }
    let big5 = pairs(bytes, lead: 0xA1...0xF9) { (0x40...0x7E).contains($0) || (0xA1...0xFE).contains($0) }
    // Big5 puts about two in five characters below 0x80; simplified text in GB18030 hardly any.
    if let big5, big5.low * 6 > big5.count { return "BIG5" }
    let national = pairs(bytes, lead: 0x81...0xFE) {
      (0x40...0x7E).contains($0) || (0x80...0xFE).contains($0)
    }
    if national != nil { return "GB18030" }
    return big5 == nil ? nil : "BIG5"
  }

  private static func isMostlyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    var good = 0
    var bad = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let length = UTF8Scan.characterLength(in: bytes, at: index)
      if length > 2 { good += 1 }
      if length == 0 { bad += 1 }
      index += max(length, 1)
    }
    return good > 0 && good * 2 >= bad
  }

  /// How many pairs there are and how many end in a low byte; nil when the bytes are not made of such pairs.
  private static func pairs(
    _ bytes: [UInt8], lead: ClosedRange<UInt8>, isTrail: (UInt8) -> Bool
  ) -> (count: Int, low: Int)? {
    var (index, count, low) = (0, 0, 0)
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      guard lead.contains(bytes[index]), index + 1 < bytes.count else { return nil }
      if (0x30...0x39).contains(bytes[index + 1]), lead.lowerBound == 0x81 {
        // Four bytes: a character that GB18030 adds to GBK.
        guard index + 3 < bytes.count, lead.contains(bytes[index + 2]),
          (0x30...0x39).contains(bytes[index + 3])
        else { return nil }
        index += 4
      } else {
        guard isTrail(bytes[index + 1]) else { return nil }
        if bytes[index + 1] < 0x80 { low += 1 }
        index += 2
      }
      count += 1
    }
    return count == 0 ? nil : (count, low)
  }
}
