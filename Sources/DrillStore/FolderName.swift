/// Turns any name into one that is safe as the name of a folder, and different for every name.
///
/// Latin letters without accents, digits, `-`, `_`, Han characters, and a `.` that does not stand first are kept,
/// so that a folder is recognised at a glance; everything else becomes `%` and two hexadecimal digits for each
/// byte of UTF-8.
/// A name too long for a file system ends with `~` and a digest of the whole instead.
public enum FolderName {
  /// More bytes than this, and the name is shortened; file systems allow 255.
  static let longest = 180

  /// The folder's name.
  public static func encode(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      if isKept(scalar, first: text.isEmpty) {
        text.unicodeScalars.append(scalar)
      } else {
        for byte in Array(String(scalar).utf8) {
          let digits = String(byte, radix: 16, uppercase: true)
          text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
        }
      }
    }
    if text.isEmpty { return "%" }
    guard text.utf8.count > longest else { return text }
    var start = ""
    for scalar in text.unicodeScalars {
      if start.utf8.count + String(scalar).utf8.count > longest - 65 { break }
      start.unicodeScalars.append(scalar)
    }
    return "\(start)~\(SHA256.hexadecimal(of: Array(name.utf8)))"
  }

  private static func isKept(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    case ".": !first
    // Compatibility ideographs are left out: file systems that normalise would take them for others.
    case "\u{3400}"..."\u{4DBF}", "\u{4E00}"..."\u{9FFF}", "\u{20000}"..."\u{2F7FF}",
      "\u{30000}"..."\u{323AF}":
      true
    default: false
    }
  }
}
