/// The tokens of a text; keeps its room for the next.
struct TokenReader: ~Copyable {
  /// The tokens, and behind them what stands at the end of the text.
  private(set) var tokens = Pile<Token>(capacity: 64)
  /// Whether characters stand apart somewhere, so that the spaced manner may apply.
  private(set) var hasSpaced = false

  /// How many tokens there are.
  var count: Int { tokens.count - 1 }

  /// Begins a text whose tokens are given one by one.
  @inline(__always)
  mutating func begin() {
    tokens.cut(to: 0)
    hasSpaced = false
  }

  /// Adds the next token.
  @inline(__always)
  mutating func add(_ token: Token) { tokens.push(token) }

  /// Closes a text of so many symbols.
  @inline(__always)
  mutating func end(at count: Int) { tokens.push(.end(at: count)) }

  /// Reads a text.
  mutating func read(_ text: SymbolView, _ kinds: inout TokenKinds) {
    begin()
    var at = 0
    var follows: Token.Traits = .clauseStart
    var wasAlone = false
    while at < text.count {
      let symbol = text[at]
      var traits = follows.union(Self.traits(symbol))
      follows = []
      if symbol.isAlone {
        if wasAlone, symbol.join >= .space { hasSpaced = true }
        wasAlone = true
      } else {
        wasAlone = false
      }
      let start = at
      at += 1
      var kind: Int32
      switch symbol.kind {
      case .letter, .digit:
        if symbol.traits.rawValue & Self.peculiar == 0, symbol.hasEdgeBefore {
          while at < text.count, Self.continues(text[at]) { at &+= 1 }
          kind = kinds.word(text, start..<at)
        } else {
          kind = kinds.single(symbol.code, Self.signature(symbol))
        }
      case .han:
        kind =
          symbol.traits.rawValue & Self.peculiar == 0 && symbol.hasEdgeBefore
          ? kinds.han(symbol.code) : kinds.single(symbol.code, Self.signature(symbol))
      case .clauseEnd:
        traits.insert(.clauseEnd)
        follows = .clauseStart
        kind = kinds.single(symbol.code, Self.signature(symbol))
      }
      tokens.push(
        Token(kind: kind, start: Int32(start), end: Int32(at), traits: traits, bits: text.bits(at: start)))
    }
    end(at: text.count)
  }

  /// The traits of symbols that make no token together with others.
  private static let peculiar =
    FoldedSymbol.Traits.optional.rawValue | FoldedSymbol.Traits.disguised.rawValue

  /// Whether a symbol goes on with the word before it.
  @inline(__always)
  private static func continues(_ symbol: FoldedSymbol) -> Bool {
    symbol.kind.isWordly && symbol.join == .none
      && symbol.traits.rawValue & (peculiar | FoldedSymbol.Traits.edgeBefore.rawValue) == 0
  }

  @inline(__always)
  private static func traits(_ symbol: FoldedSymbol) -> Token.Traits {
    var traits: Token.Traits = symbol.hasEdgeBefore ? .edge : []
    if symbol.join.isSpace {
      traits.insert(.behindSpace)
    } else if symbol.join == .punctuation {
      traits.insert(.behindMark)
    }
    if symbol.isOptional { traits.insert(.optional) }
    return traits
  }

  /// What matters of a symbol besides its code and its join.
  static func signature(_ symbol: FoldedSymbol) -> UInt32 {
    let traits = symbol.traits.subtracting(.alone)
    return UInt32(traits.rawValue) | UInt32(symbol.kind.rawValue) << 8 | 1 << 16
  }

  /// The token of one symbol in the spaced manner.
  static func spaced(_ at: Int, in text: SymbolView, _ kinds: inout TokenKinds) -> Token {
    let symbol = text[at]
    var traits: Token.Traits = text.hasEdge(at: at, spaced: true) ? .edge : []
    if text.isClauseEnd(at) { traits.insert(.clauseEnd) }
    if text.isClauseStart(at) { traits.insert(.clauseStart) }
    if symbol.isOptional { traits.insert(.optional) }
    if symbol.join >= .space { traits.insert(.behindSpace) }
    var signature = UInt32(symbol.traits.rawValue) | UInt32(symbol.kind.rawValue) << 8 | 1 << 17
    if traits.contains(.edge) { signature |= 1 << 18 }
    if traits.contains(.behindSpace) { signature |= 1 << 19 }
    if text.consumes(symbol.code, at, isFree: true, spaced: true) { signature |= 1 << 20 }
    return Token(
      kind: kinds.single(symbol.code, signature), start: Int32(at), end: Int32(at + 1), traits: traits,
      bits: text.bits(at: at))
  }
}
