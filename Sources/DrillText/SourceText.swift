/// A place in a text file: line and column, both counted from 1.
///
/// Columns count characters (extended grapheme clusters), not bytes.
public struct Position: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1.
  public var column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders positions as they are read.
  public static func < (a: Position, b: Position) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A stretch of a text file on one line.
public struct SourceSpan: Sendable, Hashable {
  /// The first character.
  public var start: Position
  /// How many characters the stretch is long; 0 marks a place between two characters.
  public var length: Int

  /// Creates a span.
  public init(start: Position, length: Int) {
    self.start = start
    self.length = length
  }
}

/// A text file as lines, with the path to name in messages.
public struct SourceFile: Sendable {
  /// The path as the user knows it.
  public let path: String
  /// The lines without their line ends.
  public let lines: [String]

  /// Splits a text into lines at LF, CRLF, CR and the other line ends of Unicode.
  ///
  /// A byte order mark at the start is dropped.
  public init(path: String, text: String) {
    self.path = path
    var text = text
    lines = text.withUTF8 { bytes in
      let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
      return Self.lines(of: UnsafeBufferPointer(rebasing: bytes[(hasMark ? 3 : 0)...]))
    }
  }

  private static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    var lines: [String] = []
    var start = 0
    var at = 0
    while at < bytes.count {
      let length = lineEnd(in: bytes, at: at)
      if length > 0 {
        lines.append(String(decoding: bytes[start..<at], as: UTF8.self))
        start = at + length
      }
      at += max(length, 1)
    }
    lines.append(String(decoding: bytes[start...], as: UTF8.self))
    return lines
  }

  /// How many bytes the line end at an index has; 0 when there is none.
  ///
  /// Line ends are LF, CRLF, CR, VT, FF, U+0085, U+2028 and U+2029.
  public static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    switch bytes[index] {
    case 0x0D: return byte(1) == 0x0A ? 2 : 1
    case 0x0A...0x0C: return 1
    // U+0085, U+2028 and U+2029.
    case 0xC2: return byte(1) == 0x85 ? 2 : 0
    case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
    default: return 0
    }
  }
}
