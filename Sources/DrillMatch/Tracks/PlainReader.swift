/// Reads the tokens of replies straight from their bytes, without folding them.
///
/// Han characters are looked up one by one, and what stands between them and between spaces chunk by chunk; a chunk is
/// folded when it is first met. The tokens are those that `TokenReader` reads from the folded text. What this reader is not
/// made for (line breaks, characters that stand apart, three equal ones in a row) it leaves to that one.
struct PlainReader: ~Copyable {
  /// The longest reply and the longest chunk in bytes, so that no single one fills the memory.
  private static let longestReply = 1 << 16
  private static let longestChunk = 64

  private let pages = CharacterTable.shared.pages
  private let entries = CharacterTable.shared.entries
  private var chunks = ChunkTable()

  /// Where a reading is.
  struct Course {
    var at = 0
    /// How many symbols were read.
    var symbol: Int32 = 0
    /// What stands behind the last symbol.
    var join = Join.none
    /// Whether a clause starts with the next symbol.
    var isFirst = true
    /// Whether the last character was a Han character.
    var isBehindHan = false
    /// Whether something separates the last symbol from the one before.
    var isLastApart = false
    /// Whether the last symbol and the one before stand apart, unless the next one touches the last.
    var mayBeSpaced = false
    /// The last two Han characters, as long as nothing but noise stands between.
    var last: UInt32 = 0
    var beforeLast: UInt32 = 0
  }

  /// Reads a reply; false when it must be folded.
  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ kinds: inout TokenKinds, into reader: inout TokenReader
  ) -> Bool {
    guard let base = text.baseAddress, text.count <= Self.longestReply else { return false }
    chunks.begin(kinds)
    reader.begin()
    var course = Course()
    while course.at < text.count {
      let byte = base[course.at]
      if byte == 0x20 {
        if course.join < .space { course.join = .space }
        course.isBehindHan = false
        course.last = 0
        course.at &+= 1
        continue
      }
      if byte >= 0x80 {
        let (value, width) = UTF8Reading.scalar(base, course.at, text.count)
        let entry = entry(value)
        if Self.isPlainHan(entry) {
          guard readHan((value &<< 8 &+ entry) &>> 8, &course, &kinds, into: &reader) else {
            return false
          }
          course.at &+= width
          continue
        }
        if Self.isMark(value) {
          guard readMark(value, entry, &course, &kinds, into: &reader) else { return false }
          course.at &+= width
          continue
        }
      }
      guard readChunk(text, &course, &kinds, into: &reader) else { return false }
    }
    if course.mayBeSpaced, course.isLastApart { return false }
    reader.end(at: Int(course.symbol))
    return true
  }

  @inline(__always)
  private func entry(_ value: UInt32) -> UInt32 {
    entries[Int(pages[Int(value &>> 8)] &+ value & 0xFF)]
  }

  @inline(__always)
  private static func isPlainHan(_ entry: UInt32) -> Bool {
    entry & Atom.plainHanMask == UInt32(CharacterClass.han.rawValue)
  }

  /// Whether it is one of the full-width marks ，、。！？； that hang on nothing beside them.
  @inline(__always)
  private static func isMark(_ value: UInt32) -> Bool {
    switch value {
    case 0xFF0C, 0x3001, 0x3002, 0xFF01, 0xFF1F, 0xFF1B: true
    default: false
    }
  }

  private static func isDigit(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at < text.count && (0x30...0x39).contains(text[at])
  }

  // MARK: Symbols

  /// Takes note of a symbol that comes next, behind a join; false when characters may stand apart.
  @inline(__always)
  private func pass(_ join: Join, _ course: inout Course) -> Bool {
    let isApart = course.isFirst || join != .none
    if course.mayBeSpaced, isApart { return false }
    course.mayBeSpaced = !course.isFirst && course.isLastApart && join >= .space
    course.isLastApart = isApart
    return true
  }

  /// The traits of the first symbol behind a join.
  @inline(__always)
  private static func traits(_ join: Join, _ course: Course) -> Token.Traits {
    if course.isFirst { return [.edge, .clauseStart] }
    return join == .punctuation
      ? [.edge, .behindMark] : join.isSpace ? [.edge, .behindSpace] : .edge
  }

  @inline(__always)
  private func readHan(
    _ code: UInt32, _ course: inout Course, _ kinds: inout TokenKinds,
    into reader: inout TokenReader
  ) -> Bool {
    if code == course.last, code == course.beforeLast { return false }
    (course.beforeLast, course.last) = (course.last, code)
    let traits = Self.traits(course.join, course)
    guard pass(course.join, &course) else { return false }
    reader.add(
      Token(
        kind: kinds.han(code), start: course.symbol, end: course.symbol &+ 1, traits: traits,
        bits: Program.bit(for: code)))
    course.symbol &+= 1
    course.join = .none
    course.isFirst = false
    course.isBehindHan = true
    return true
  }

  private func readMark(
    _ value: UInt32, _ entry: UInt32, _ course: inout Course, _ kinds: inout TokenKinds,
    into reader: inout TokenReader
  ) -> Bool {
    course.isBehindHan = false
    course.last = 0
    guard entry & CharacterTable.kindMask == UInt32(CharacterClass.end.rawValue) else {
      course.join = .punctuation
      return true
    }
    // Of several marks the first stays, unless a question mark comes; rare enough to be left to the folder.
    if course.isFirst, course.symbol > 0 { return false }
    if course.mayBeSpaced, course.isLastApart { return false }
    let code = (value &<< 8 &+ entry) &>> 8
    let traits: Token.Traits =
      course.isFirst ? [.edge, .clauseEnd, .clauseStart] : [.edge, .clauseEnd]
    reader.add(
      Token(
        kind: kinds.clauseEnd(code), start: course.symbol, end: course.symbol &+ 1, traits: traits,
        bits: Program.bit(for: code)))
    course.symbol &+= 1
    beginClause(&course)
    return true
  }

  @inline(__always)
  private func beginClause(_ course: inout Course) {
    course.join = .none
    course.isFirst = true
    course.isLastApart = false
    course.mayBeSpaced = false
  }

  // MARK: Chunks

  @inline(__always)
  private mutating func readChunk(
    _ text: UnsafeBufferPointer<UInt8>, _ course: inout Course, _ kinds: inout TokenKinds,
    into reader: inout TokenReader
  ) -> Bool {
    guard let (end, next) = chunkEnd(text, from: course.at) else { return false }
    let context = Chunk.Context(isBehindHan: course.isBehindHan, next: next)
    let chunk = chunks.chunk(text, course.at..<end, context, &kinds)
    course.at = end
    course.isBehindHan = false
    if chunk.symbols == 0 {
      course.join = max(course.join, chunk.trail)
      if course.join > .noise { course.last = 0 }
      return true
    }
    guard !chunk.mayBeSpaced, begin(chunk, &course) else { return false }
    var isFirst = true
    for index in chunk.tokens..<chunk.tokens &+ chunk.tokenCount {
      var token = chunks.token(index)
      token.start &+= course.symbol
      token.end &+= course.symbol
      if isFirst {
        token.traits.formUnion(
          Self.traits(chunk.startsWithEnd ? .none : max(course.join, chunk.lead), course))
      }
      isFirst = false
      reader.add(token)
    }
    course.symbol &+= chunk.symbols
    course.last = 0
    course.join = chunk.trail
    course.isFirst = chunk.endsWithEnd
    if chunk.endsWithEnd { beginClause(&course) }
    return true
  }

  /// Passes the symbols of a chunk; false when the reply must be folded.
  @inline(__always)
  private func begin(_ chunk: Chunk, _ course: inout Course) -> Bool {
    if chunk.startsWithEnd {
      if course.isFirst, course.symbol > 0 { return false }
      if course.mayBeSpaced, course.isLastApart { return false }
      course.mayBeSpaced = false
    } else {
      guard pass(max(course.join, chunk.lead), &course) else { return false }
    }
    if chunk.symbols > 1 {
      if course.mayBeSpaced, chunk.isSecondApart { return false }
      course.mayBeSpaced = false
      course.isLastApart = chunk.isLastApart
    }
    return true
  }

  /// Where a chunk ends, and what stands there; nil where the reply must be folded.
  @inline(__always)
  private func chunkEnd(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, next: Chunk.Context.Next)? {
    guard let base = text.baseAddress else { return nil }
    var at = start
    while at < text.count {
      if at &- start > Self.longestChunk { return nil }
      let byte = base[at]
      if byte < 0x80 {
        if byte > 0x20 {
          at &+= 1
          continue
        }
        return byte == 0x20 ? (at, .space) : nil
      }
      let (value, width) = UTF8Reading.scalar(base, at, text.count)
      let entry = entry(value)
      if Self.isPlainHan(entry) { return (at, .han) }
      if Self.isMark(value) {
        // The comma of 5，000千 belongs to a number.
        let isInNumber =
          value == 0xFF0C && at > start && Self.isDigit(text, at - 1) && Self.isDigit(text, at + 3)
        return isInNumber ? nil : (at, .mark)
      }
      switch entry & CharacterTable.kindMask {
      // Digits of full width may go on behind a mark, and rare characters are anything.
      case UInt32(CharacterClass.digit.rawValue), UInt32(CharacterClass.space.rawValue),
        UInt32(CharacterClass.lineBreak.rawValue), UInt32(CharacterClass.invisible.rawValue),
        CharacterTable.pooled:
        return nil
      default: at &+= width
      }
    }
    return (at, .space)
  }
}
