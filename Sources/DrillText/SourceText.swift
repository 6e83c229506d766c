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

  /// Splits a text into lines at LF, CRLF or CR; a byte order mark at the start is dropped.
  public init(path: String, text: String) {
    self.path = path
    var body = Substring(text)
    if body.unicodeScalars.first == "\u{FEFF}" { body = Substring(body.unicodeScalars.dropFirst()) }
    lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }
}

/// A piece of a file's text that knows where each of its characters stands.
///
/// A value may go on over several lines; the joined text keeps the place of every character, so that a caret
/// is right wherever the mistake is.
public struct LocatedText: Sendable, Hashable {
  /// The characters of the piece.
  public private(set) var characters: [Character]
  /// The place of each character, as long as `characters`.
  public private(set) var positions: [Position]
  /// The place just after the last character.
  public private(set) var end: Position

  /// Creates a piece that stands on one line.
  public init(_ text: some StringProtocol, at start: Position) {
    characters = Array(text)
    positions = characters.indices.map { Position(line: start.line, column: start.column + $0) }
    end = Position(line: start.line, column: start.column + characters.count)
  }

  private init(characters: [Character], positions: [Position], end: Position) {
    self.characters = characters
    self.positions = positions
    self.end = end
  }

  /// The text without its places.
  public var text: String { String(characters) }

  /// Whether there is no character at all.
  public var isEmpty: Bool { characters.isEmpty }

  /// The place of the first character, or where one would stand.
  public var start: Position { positions.first ?? end }

  /// The stretch of the first line that the piece covers.
  public var span: SourceSpan {
    let line = start.line
    return SourceSpan(start: start, length: positions.count { $0.line == line })
  }

  /// The piece made of the characters in a range of offsets.
  public subscript(range: Range<Int>) -> LocatedText {
    LocatedText(
      characters: Array(characters[range]), positions: Array(positions[range]),
      end: range.upperBound < positions.count ? positions[range.upperBound] : end)
  }

  /// The piece without white space at either end.
  public var trimmed: LocatedText {
    guard let first = characters.firstIndex(where: { !$0.isWhitespace }),
      let last = characters.lastIndex(where: { !$0.isWhitespace })
    else { return self[0..<0] }
    return self[first..<last + 1]
  }

  /// Appends a further line, joined by `separator` (which takes the place of the line's start).
  public mutating func append(_ next: LocatedText, separator: String) {
    for character in separator {
      characters.append(character)
      positions.append(next.start)
    }
    characters += next.characters
    positions += next.positions
    end = next.end
  }

  /// Splits at every character that `isSeparator` accepts; empty pieces are kept.
  public func split(where isSeparator: (Character) -> Bool) -> [LocatedText] {
    var pieces: [LocatedText] = []
    var start = 0
    for (offset, character) in characters.enumerated() where isSeparator(character) {
      pieces.append(self[start..<offset])
      start = offset + 1
    }
    pieces.append(self[start..<characters.count])
    return pieces
  }
}
