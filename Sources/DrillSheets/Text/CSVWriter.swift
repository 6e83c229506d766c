/// Writes a table as comma-separated values (RFC 4180): CRLF, every row as long as the first, UTF-8.
///
/// A text cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers never do, so
/// negative ones stay numbers. To read such a text back exactly, take one apostrophe off where apostrophes
/// lead to one of `= + - @`, their full-width forms, a tab or a line end. Control characters that no reader of
/// CSV expects stand as their pictures (U+2400 …).
public struct CSVWriter: Sendable {
  private let formats: [Column.Format]
  private var bytes: [UInt8] = []

  /// Begins a table with its header row.
  ///
  /// - Parameter marked: whether a byte order mark stands first, by which Excel knows UTF-8.
  public init(_ columns: [Column], marked: Bool = true) {
    formats = columns.map(\.format)
    if marked { bytes = [0xEF, 0xBB, 0xBF] }
    addFields(columns.map { Self.text($0.title) })
  }

  /// Adds a row; cells beyond the columns are left out, missing ones are empty.
  public mutating func add(_ row: [Cell]) {
    addFields(
      formats.enumerated().map { index, format in
        guard index < row.count else { return "" }
        switch row[index] {
        case .text(let text), .link(let text, _): return Self.text(text)
        case .empty, .integer, .decimal, .percent, .moment: return row[index].shown(as: format)
        }
      })
  }

  /// What was written since the last call.
  public mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private mutating func addFields(_ fields: [String]) {
    // A row of one empty field would be an empty line, which readers pass over.
    let isBlank = fields.count == 1 && fields[0].isEmpty
    bytes += Array((isBlank ? "\"\"" : fields.map(Self.quoted).joined(separator: ",")).utf8) + [0x0D, 0x0A]
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }
    let isPadded = field.first?.isWhitespace == true || field.last?.isWhitespace == true
    guard needsQuotes || isPadded else { return field }
    var text = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }

  /// Words as a field that no spreadsheet takes for a formula.
  private static func text(_ text: String) -> String {
    let shown = ControlPictures.replacing(in: text)
    let first = shown.unicodeScalars.first { $0 != "'" }
    return first.map(isFormulaStart) == true ? "'\(shown)" : shown
  }

  static func isFormulaStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}

/// Pictures for control characters, where a format has no way to hold them.
enum ControlPictures {
  /// The text with U+2400 and following in place of control characters; tab, LF and CR stay.
  static func replacing(in text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(isControl(scalar) ? picture(of: scalar) : scalar) }
    return String(shown)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}
