/// A stretch of a reply whose tokens hang on nothing but itself and the characters beside it.
///
/// In English it is mostly a word with the marks that touch it, in Chinese what is no Han character.
struct Chunk: BitwiseCopyable {
  /// What stands before and behind it.
  struct Context: BitwiseCopyable, Equatable {
    /// What stands behind a chunk, as far as it matters to it.
    enum Next: UInt8 { case space, han, mark }

    /// Whether it touches a Han character before it.
    var isBehindHan: Bool
    var next: Next
  }

  /// The first eight bytes, how many there are, and where all of them are kept.
  var head: UInt64
  var length: Int32
  var bytes: Int32
  var context: Context
  /// Where its tokens are kept, counted in symbols from its own first one.
  var tokens: Int32
  var tokenCount: Int32
  /// How many symbols it has.
  var symbols: Int32
  /// What it puts before its first symbol, and behind its last one.
  var lead: Join
  var trail: Join
  /// Whether its first symbol ends a clause, and its last one.
  var startsWithEnd: Bool
  var endsWithEnd: Bool
  /// Of several symbols, whether something separates the first two, and the last two.
  var isSecondApart: Bool
  var isLastApart: Bool
  /// Whether characters may stand apart in it, so that the whole reply must be folded.
  var mayBeSpaced: Bool
}

/// Chunks that were met before.
struct ChunkTable: ~Copyable {
  /// The most chunks that are kept.
  private static let most = 1 << 15

  private let folding = FoldingScratch()
  private var reader = TokenReader()
  private var chunks = Pile<Chunk>(capacity: 256)
  private var tokens = Pile<Token>(capacity: 256)
  private var bytes = Pile<UInt8>(capacity: 1 << 10)
  private var numbers = KeyTable(capacity: 256)
  private var isolated: [UInt8] = []
  private var era = 0

  /// Makes room, and forgets what was said in terms of kinds that mean something else now.
  mutating func begin(_ kinds: borrowing TokenKinds) {
    if kinds.era == era, chunks.count < Self.most { return }
    era = kinds.era
    chunks.cut(to: 0)
    tokens.cut(to: 0)
    bytes.cut(to: 0)
    numbers.removeAll()
  }

  /// A token of a chunk.
  @inline(__always)
  func token(_ index: Int32) -> Token { tokens[Int(index)] }

  /// The chunk of some bytes between its neighbours.
  @inline(__always)
  mutating func chunk(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ context: Chunk.Context,
    _ kinds: inout TokenKinds
  ) -> Chunk {
    let head = Self.head(of: text, range)
    let mark = UInt64(context.next.rawValue) << 1 | (context.isBehindHan ? 1 : 0)
    var hash = (head ^ UInt64(range.count) &<< 59 ^ mark &<< 56) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash &>> 32
    if range.count > 8 {
      for index in range.lowerBound + 8..<range.upperBound {
        hash = (hash ^ UInt64(text[index])) &* 0x9E37_79B9_7F4A_7C15
      }
    }
    while let known = numbers.value(of: hash) {
      let chunk = chunks[Int(known)]
      if chunk.head == head, Int(chunk.length) == range.count, chunk.context == context,
        range.count <= 8 || isSame(chunk, text, range)
      {
        return chunk
      }
      hash &+= 0x6A09_E667_F3BC_C909
    }
    return make(text, range, context, head, hash, &kinds)
  }

  /// The first eight bytes, fewer of a shorter chunk.
  @inline(__always)
  private static func head(of text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    if range.lowerBound &+ 8 <= text.count, let base = text.baseAddress {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base + range.lowerBound).loadUnaligned(as: UInt64.self))
      return range.count >= 8 ? word : word & ((1 &<< UInt64(range.count &* 8)) &- 1)
    }
    var word: UInt64 = 0
    for (place, index) in range.prefix(8).enumerated() {
      word |= UInt64(text[index]) << UInt64(place * 8)
    }
    return word
  }

  private func isSame(_ chunk: Chunk, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>)
    -> Bool
  {
    for index in 8..<range.count
    where bytes[Int(chunk.bytes) + index] != text[range.lowerBound + index] {
      return false
    }
    return true
  }

  // MARK: Making

  /// A Han character that is part of nothing.
  private static let neighbour = Array("口".utf8)

  @inline(never)
  private mutating func make(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ context: Chunk.Context,
    _ head: UInt64,
    _ hash: UInt64, _ kinds: inout TokenKinds
  ) -> Chunk {
    isolated.removeAll(keepingCapacity: true)
    isolated += Self.neighbour
    if !context.isBehindHan { isolated.append(0x20) }
    isolated += text[range]
    switch context.next {
    case .space: isolated.append(0x20)
    case .mark: isolated += Array("，".utf8)
    case .han: break
    }
    isolated += Self.neighbour
    isolated.withUnsafeBufferPointer { folding.fold($0) }
    let symbols = SymbolView(folding.symbols)
    reader.read(symbols, &kinds)
    let chunk = describe(symbols, text, range, context, head)
    for index in 1..<max(1, reader.count - 1) {
      var token = reader.tokens[index]
      token.start -= 1
      token.end -= 1
      if index == 1 { token.traits.subtract([.behindSpace, .behindMark, .clauseStart]) }
      tokens.push(token)
    }
    for index in range { bytes.push(text[index]) }
    numbers.add(hash, Int32(chunks.count))
    chunks.push(chunk)
    return chunk
  }

  private func describe(
    _ symbols: SymbolView, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ context: Chunk.Context,
    _ head: UInt64
  ) -> Chunk {
    let count = symbols.count - 2
    let isEmpty = count <= 0
    return Chunk(
      head: head, length: Int32(range.count), bytes: Int32(bytes.count), context: context,
      tokens: Int32(tokens.count), tokenCount: Int32(max(0, reader.count - 2)),
      symbols: Int32(max(0, count)),
      lead: isEmpty ? .none : symbols[1].join, trail: symbols[symbols.count - 1].join,
      startsWithEnd: !isEmpty && symbols[1].kind == .clauseEnd,
      endsWithEnd: !isEmpty && symbols[count].kind == .clauseEnd,
      isSecondApart: count > 1 && Self.isApart(2, symbols),
      isLastApart: count > 1 && Self.isApart(count, symbols), mayBeSpaced: Self.mayBeSpaced(symbols)
    )
  }

  /// Whether something separates a symbol from the one before it.
  private static func isApart(_ at: Int, _ symbols: SymbolView) -> Bool {
    symbols[at].join != .none || symbols[at].kind == .clauseEnd
      || symbols[at - 1].kind == .clauseEnd
  }

  /// Whether two characters of a chunk may stand apart side by side.
  private static func mayBeSpaced(_ symbols: SymbolView) -> Bool {
    let last = symbols.count - 2
    func isAlone(_ at: Int) -> Bool {
      symbols[at].kind != .clauseEnd && (at == 1 || isApart(at, symbols))
        && (at == last || isApart(at + 1, symbols))
    }
    for at in 1..<max(1, last)
    where isAlone(at) && isAlone(at + 1) && symbols[at + 1].join >= .space {
      return true
    }
    return false
  }
}
