/// A stretch of symbols that tracks go over in one step: a word, a number, or one symbol of another sort.
struct Token: BitwiseCopyable {
  /// What stands before a token.
  struct Traits: OptionSet, BitwiseCopyable {
    let rawValue: UInt8
    /// White space, which only an edge of words may pass.
    static let behindSpace = Traits(rawValue: 1)
    /// Punctuation, which nothing but a gap may pass.
    static let behindMark = Traits(rawValue: 2)
    /// A word may end before it and another start with it.
    static let edge = Traits(rawValue: 4)
    /// It ends a clause.
    static let clauseEnd = Traits(rawValue: 8)
    /// A clause starts with it.
    static let clauseStart = Traits(rawValue: 16)
    /// It is the rest of a long run of one character, which may be skipped.
    static let optional = Traits(rawValue: 32)
    /// The traits that tell what a track may pass.
    static let join: Traits = [.behindSpace, .behindMark]
  }

  /// What it is, the same for all that read alike; 0 for what is not kept.
  var kind: Int32
  /// Where it starts and ends, in symbols.
  var start: Int32
  var end: Int32
  var traits: Traits
  /// The bits of its first symbol in masks.
  var bits: UInt64

  /// What stands behind the last token of a text.
  static func end(at count: Int) -> Token {
    Token(kind: TokenKinds.end, start: Int32(count), end: Int32(count), traits: [.edge, .clauseEnd], bits: 0)
  }
}

/// Numbers for what tokens are, given as they are met.
struct TokenKinds: ~Copyable {
  /// The most kinds that are told apart; what comes later is not kept.
  private static let most = 1 << 16
  /// What stands behind the last token of a text; no kind has this number.
  static let end = Int32(most)
  /// The Han characters that are found without a search.
  private static let han: Range<UInt32> = 0x4E00..<0xA000

  /// The codes of all kinds, one after the other, and where those of each kind end.
  private var codes = Pile<UInt32>(capacity: 1 << 12)
  private var ends = Pile<Int32>(capacity: 1 << 10)
  private var numbers = KeyTable(capacity: 1 << 12)
  private var hanKinds: UnsafeMutableBufferPointer<Int32>
  /// How often all kinds were forgotten, so that whoever remembers kinds knows when to forget too.
  private(set) var era = 0

  init() {
    hanKinds = .allocate(capacity: Self.han.count)
    hanKinds.initialize(repeating: 0)
    ends.push(0)
  }

  deinit { hanKinds.deallocate() }

  /// How many kinds there are, the unkept one among them.
  var count: Int { ends.count }

  /// Whether it is time to forget.
  var isFull: Bool { ends.count > Self.most / 2 }

  /// Forgets all kinds.
  mutating func removeAll() {
    era += 1
    codes.cut(to: 0)
    ends.cut(to: 0)
    ends.push(0)
    numbers.removeAll()
    hanKinds.update(repeating: 0)
  }

  /// The kind of a word, given by its symbols.
  @inline(__always)
  mutating func word(_ symbols: SymbolView, _ range: Range<Int>) -> Int32 {
    var hash: UInt64 = 0
    for at in range { hash = (hash ^ UInt64(symbols[at].code)) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29 }
    while let known = numbers.value(of: hash) {
      if isSame(known, symbols, range) { return known }
      hash &+= 0x6A09_E667_F3BC_C909
    }
    guard ends.count < Self.most else { return 0 }
    for at in range { codes.push(symbols[at].code) }
    return finish(hash)
  }

  /// The kind of a Han character with nothing peculiar about it.
  @inline(__always)
  mutating func han(_ code: UInt32) -> Int32 {
    guard Self.han.contains(code) else { return single(code, 0) }
    let index = Int(code &- Self.han.lowerBound)
    if hanKinds[index] != 0 { return hanKinds[index] }
    let kind = single(code, 0)
    hanKinds[index] = kind
    return kind
  }

  /// The kind of a mark that ends a clause.
  mutating func clauseEnd(_ code: UInt32) -> Int32 {
    single(
      code,
      TokenReader.signature(
        FoldedSymbol(
          code: code, lower: 0, upper: 0, kind: .clauseEnd, join: .none, traits: .edgeBefore)))
  }

  /// The kind of one symbol with what else matters of it.
  @inline(never)
  mutating func single(_ code: UInt32, _ signature: UInt32) -> Int32 {
    // No word has a code as large as these.
    let (first, second) = (code | 1 << 31, signature | 1 << 30)
    var hash = UInt64(first) << 32 | UInt64(second)
    while let known = numbers.value(of: hash) {
      let start = Int(ends[Int(known) - 1])
      if Int(ends[Int(known)]) - start == 2, codes[start] == first, codes[start + 1] == second {
        return known
      }
      hash &+= 0x6A09_E667_F3BC_C909
    }
    guard ends.count < Self.most else { return 0 }
    codes.push(first)
    codes.push(second)
    return finish(hash)
  }

  private mutating func finish(_ hash: UInt64) -> Int32 {
    let kind = Int32(ends.count)
    ends.push(Int32(codes.count))
    numbers.add(hash, kind)
    return kind
  }

  @inline(__always)
  private func isSame(_ kind: Int32, _ symbols: SymbolView, _ range: Range<Int>) -> Bool {
    let start = Int(ends[Int(kind) &- 1])
    guard Int(ends[Int(kind)]) &- start == range.count else { return false }
    var at = start
    for symbol in range {
      if codes[at] != symbols[symbol].code { return false }
      at &+= 1
    }
    return true
  }
}
