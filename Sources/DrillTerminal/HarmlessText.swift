/// Takes out of a text whatever would steer a terminal.
enum HarmlessText {
  /// The text with line ends as `\n`, tabs as spaces, and no other control characters or marks that turn the
  /// direction of writing.
  static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isDangerous) else { return text }
    var clean = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r", "\u{2028}", "\u{2029}", "\u{85}": clean.append("\n")
      case "\n": if !wasReturn { clean.append("\n") }
      case "\t": clean.append(contentsOf: "    ".unicodeScalars)
      default: if !isDangerous(scalar) { clean.append(scalar) }
      }
      wasReturn = scalar == "\r"
    }
    return String(clean)
  }

  private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x61C: true
    default: false
    }
  }
}
