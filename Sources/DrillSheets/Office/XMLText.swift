/// Words inside the XML of office files.
enum XMLText {
  /// Words as the content of an element or of an attribute.
  static func escaped(_ text: String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// Words as the content of a cell: characters that XML cannot hold stand as `_xHHHH_`.
  ///
  /// An underscore that would begin such a sign of its own is written as one too (ECMA-376 part 1, 22.9.2.19,
  /// ST_Xstring), so that every text is read back as it was.
  static func cell(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let isPlain = scalars.allSatisfy { !needsSign($0) && $0 != "_" }
    if isPlain { return escaped(text) }
    var output = ""
    for (index, scalar) in scalars.enumerated() {
      if needsSign(scalar) || (scalar == "_" && beginsSign(scalars, at: index)) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        output += "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_"
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return escaped(output)
  }

  private static func needsSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func beginsSign(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 6 < scalars.count, scalars[index + 1] == "x", scalars[index + 6] == "_" else {
      return false
    }
    return scalars[index + 2..<index + 6].allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
  }

  /// The beginning of a text that a cell holds: 32,767 UTF-16 units, never half a character.
  static func fitting(_ text: String) -> String {
    let most = 32_767
    guard text.utf16.count > most else { return text }
    var units = 0
    var output = ""
    for character in text {
      units += character.utf16.count
      if units > most - 1 { break }
      output.append(character)
    }
    return output + "…"
  }
}
