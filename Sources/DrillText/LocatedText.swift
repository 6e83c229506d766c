/// A piece of a file's text that knows where each of its scalars stands.
///
/// A value may go on over several lines; the joined text keeps the place of every scalar, so that a caret is right
/// wherever the mistake is. Columns count characters: a scalar that goes on with a character, such as a combining
/// mark, has the column of the character. Cutting a piece shares the text and costs no copy.
public struct LocatedText: Sendable {
  @usableFromInline let storage: Storage
  /// The part of the storage that the piece is.
  @usableFromInline let lower: Int
  @usableFromInline let upper: Int

  /// The scalars of one or more lines and where they stand.
  @usableFromInline
  final class Storage: Sendable {
    @usableFromInline let scalars: [Unicode.Scalar]
    /// The place of the first scalar.
    let start: Position
    /// Where the places do not go on from one scalar to the next.
    let jumps: [Jump]
    /// The place just after the last scalar.
    let end: Position

    init(scalars: [Unicode.Scalar], start: Position, jumps: [Jump], end: Position) {
      self.scalars = scalars
      self.start = start
      self.jumps = jumps
      self.end = end
    }

    /// The place of the scalar at an offset, or the end.
    func place(at offset: Int) -> Position {
      if offset >= scalars.count { return end }
      var low = 0
      var high = jumps.count
      while low < high {
        let middle = (low + high) / 2
        if jumps[middle].offset <= offset { low = middle + 1 } else { high = middle }
      }
      guard low > 0 else { return Position(line: start.line, column: start.column + offset) }
      let jump = jumps[low - 1]
      return Position(line: jump.place.line, column: jump.place.column + offset - jump.offset)
    }
  }

  /// A scalar that does not stand right behind the one before it.
  struct Jump: Sendable {
    var offset: Int
    var place: Position
  }

  /// Creates a piece that stands on one line.
  public init(_ text: String, at start: Position) {
    let scalars = Array(text.unicodeScalars)
    var jumps: [Jump] = []
    var column = start.column + scalars.count
    if !scalars.allSatisfy(\.standsAlone) {
      column = start.column
      var offset = 0
      for character in text {
        let count = character.unicodeScalars.count
        for further in 1..<max(count, 1) {
          jumps.append(Jump(offset: offset + further, place: Position(line: start.line, column: column)))
        }
        offset += count
        column += 1
      }
    }
    storage = Storage(
      scalars: scalars, start: start, jumps: jumps, end: Position(line: start.line, column: column))
    lower = 0
    upper = scalars.count
  }

  private init(storage: Storage, lower: Int, upper: Int) {
    self.storage = storage
    self.lower = lower
    self.upper = upper
  }

  /// Joins pieces, each with what comes before it; that takes the place of the piece's start.
  ///
  /// The first piece is joined to nothing.
  public init(joining pieces: [(separator: String, text: LocatedText)]) {
    if pieces.count == 1 {
      self = pieces[0].text
      return
    }
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(pieces.reduce(0) { $0 + $1.text.count + 1 })
    var jumps: [Jump] = []
    for (index, piece) in pieces.enumerated() {
      if index > 0 {
        for scalar in piece.separator.unicodeScalars {
          jumps.append(Jump(offset: scalars.count, place: piece.text.start))
          scalars.append(scalar)
        }
      }
      let (from, to) = (piece.text.lower, piece.text.upper)
      let shift = scalars.count - from
      jumps.append(Jump(offset: scalars.count, place: piece.text.start))
      for jump in piece.text.storage.jumps where jump.offset > from && jump.offset < to {
        jumps.append(Jump(offset: jump.offset + shift, place: jump.place))
      }
      scalars += piece.text.storage.scalars[from..<to]
    }
    let none = Position(line: 1, column: 1)
    upper = scalars.count
    lower = 0
    storage = Storage(
      scalars: scalars, start: pieces.first?.text.start ?? none, jumps: jumps,
      end: pieces.last?.text.end ?? none)
  }

  /// The scalars of the piece.
  @inlinable
  public var scalars: Scalars { Scalars(base: storage.scalars, lower: lower, upper: upper) }

  /// How many scalars there are.
  @inlinable
  public var count: Int { upper - lower }

  /// The text without its places.
  public var text: String { String(scalars: scalars) }

  /// Whether there is no scalar at all.
  @inlinable
  public var isEmpty: Bool { lower == upper }

  /// The place of the first scalar, or where one would stand.
  public var start: Position { storage.place(at: lower) }

  /// The place just after the last scalar.
  public var end: Position { storage.place(at: upper) }

  /// The place of the scalar at an offset.
  public func place(at offset: Int) -> Position { storage.place(at: lower + offset) }

  /// The stretch of the first line that the piece covers.
  public var span: SourceSpan {
    let start = start
    guard !isEmpty else { return SourceSpan(start: start, length: 0) }
    var last = place(at: count - 1)
    if last.line != start.line {
      // The places go up, so the last scalar of the first line is found by halves.
      var (low, high) = (0, count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if place(at: middle).line == start.line { low = middle } else { high = middle }
      }
      last = place(at: low)
    }
    return SourceSpan(start: start, length: last.column - start.column + 1)
  }

  /// The piece made of the scalars in a range of offsets.
  public subscript(range: Range<Int>) -> LocatedText {
    LocatedText(storage: storage, lower: lower + range.lowerBound, upper: lower + range.upperBound)
  }

  /// The piece without white space at either end.
  public var trimmed: LocatedText {
    let scalars = storage.scalars
    var (first, last) = (lower, upper)
    while first < last, scalars[first].isWhitespace { first += 1 }
    // Nothing but white space leaves the place where it begins.
    if first == last { return self[0..<0] }
    while scalars[last - 1].isWhitespace { last -= 1 }
    return LocatedText(storage: storage, lower: first, upper: last)
  }

  /// Splits at every scalar that `isSeparator` accepts; empty pieces are kept.
  public func split(where isSeparator: (Unicode.Scalar) -> Bool) -> [LocatedText] {
    var pieces: [LocatedText] = []
    var start = 0
    for (offset, scalar) in scalars.enumerated() where isSeparator(scalar) {
      pieces.append(self[start..<offset])
      start = offset + 1
    }
    pieces.append(self[start..<count])
    return pieces
  }
}

extension LocatedText: Hashable {
  /// Whether two pieces hold the same scalars at the same places.
  public static func == (a: LocatedText, b: LocatedText) -> Bool {
    if a.storage === b.storage { return a.lower == b.lower && a.upper == b.upper }
    return a.count == b.count && a.scalars.elementsEqual(b.scalars)
      && (0...a.count).allSatisfy { a.place(at: $0) == b.place(at: $0) }
  }

  /// Feeds the scalars and the start.
  public func hash(into hasher: inout Hasher) {
    for scalar in scalars { hasher.combine(scalar) }
    hasher.combine(start)
  }
}

extension LocatedText {
  /// The scalars of a piece, counted from 0.
  public struct Scalars: RandomAccessCollection, Sendable {
    @usableFromInline let base: [Unicode.Scalar]
    @usableFromInline let lower: Int
    @usableFromInline let upper: Int

    @inlinable
    init(base: [Unicode.Scalar], lower: Int, upper: Int) {
      self.base = base
      self.lower = lower
      self.upper = upper
    }

    /// The first offset, 0.
    @inlinable
    public var startIndex: Int { 0 }

    /// The offset behind the last scalar.
    @inlinable
    public var endIndex: Int { upper - lower }

    /// The scalar at an offset.
    @inlinable
    public subscript(offset: Int) -> Unicode.Scalar { base[lower + offset] }

    /// The scalars in a range of offsets, as a part of an array; costs no copy.
    @inlinable
    public func slice(_ range: Range<Int>) -> ArraySlice<Unicode.Scalar> {
      base[lower + range.lowerBound..<lower + range.upperBound]
    }
  }
}
