/// The symbols of a text as a walker asks about them.
struct SymbolView {
  private let symbols: UnsafeBufferPointer<FoldedSymbol>

  /// A view that lives no longer than the symbols.
  init(_ symbols: UnsafeBufferPointer<FoldedSymbol>) {
    self.symbols = symbols
  }

  var count: Int { symbols.count }

  subscript(at: Int) -> FoldedSymbol { symbols[at] }

  /// The bits of what a state may consume here; none at the end of the text.
  @inline(__always)
  func bits(at: Int) -> UInt64 {
    guard at < symbols.count else { return 0 }
    let symbol = symbols[at]
    let bits = Program.bit(for: symbol.code)
    return symbol.isDisguised ? bits | disguisedBits(symbol) : bits
  }

  private func disguisedBits(_ symbol: FoldedSymbol) -> UInt64 {
    let (first, second) = symbol.disguises
    return (first == 0 ? 0 : Program.bit(for: first)) | (second == 0 ? 0 : Program.bit(for: second))
  }

  /// Whether a symbol is, or stands for, a character.
  @inline(__always)
  func isSymbol(_ code: UInt32, _ at: Int) -> Bool {
    let symbol = symbols[at]
    if symbol.code == code { return true }
    return symbol.isDisguised && (symbol.disguises.0 == code || symbol.disguises.1 == code)
  }

  /// Whether a piece goes on with a character here.
  @inline(__always)
  func consumes(_ code: UInt32, _ at: Int, isFree: Bool, spaced: Bool) -> Bool {
    let symbol = symbols[at]
    if symbol.kind == .clauseEnd { return symbol.code == code }
    guard isFree, !spaced || symbol.isAlone && !isSeparateNumber(at) else { return false }
    return isSymbol(code, at)
  }

  /// Whether what separates a symbol from the one before may be passed.
  @inline(__always)
  func isFree(_ at: Int, spaced: Bool) -> Bool {
    spaced || at >= symbols.count || symbols[at].join <= .noise
  }

  /// Whether the symbol before a place may be skipped.
  @inline(__always)
  func follows(optionalAt at: Int) -> Bool { at > 0 && symbols[at - 1].isOptional }

  /// Whether a word may start or end here in one manner or the other.
  @inline(__always)
  func mayHaveEdge(_ at: Int) -> Bool {
    at == 0 || at >= symbols.count || symbols[at].hasEdgeBefore || symbols[at].join != .none
  }

  /// Whether the characters from here on stand apart, so that the spaced manner may apply.
  @inline(__always)
  func standsApart(_ at: Int) -> Bool {
    symbols[at].isAlone && at + 1 < symbols.count && symbols[at + 1].isAlone && symbols[at + 1].join >= .space
  }

  /// Whether punctuation keeps a digit apart from the one before it: 1-1 is not 11.
  private func isSeparateNumber(_ at: Int) -> Bool {
    symbols[at].kind == .digit && symbols[at].join == .punctuation && symbols[at - 1].kind == .digit
  }

  /// Whether a word may start or end here.
  @inline(__always)
  func hasEdge(at: Int, spaced: Bool) -> Bool {
    guard at > 0, at < symbols.count else { return true }
    return spaced ? hasSpacedEdge(at: at) : symbols[at].hasEdgeBefore
  }

  private func hasSpacedEdge(at: Int) -> Bool {
    let symbol = symbols[at]
    guard symbol.join == .space, symbol.kind == .letter, symbol.isAlone else { return symbol.hasEdgeBefore }
    let before = symbols[at - 1]
    guard before.kind == .letter, before.isAlone else { return true }
    return Self.isWord(symbol.code) || Self.isWord(before.code)
  }

  /// Whether a letter is a word of its own, so that `I s o r r y` still has an edge behind the I.
  private static func isWord(_ letter: UInt32) -> Bool { letter == 0x61 || letter == 0x69 || letter == 0x75 }

  /// The first symbol of the clause that a symbol stands in; a clause end belongs to the clause before it.
  func clauseStart(of at: Int, notBefore first: Int = 0) -> Int {
    var start = at
    while start > first, symbols[start - 1].kind != .clauseEnd { start -= 1 }
    return start
  }

  /// The end of the clause that goes on at a symbol, without its mark.
  func clauseEnd(from at: Int) -> Int {
    var end = at
    while end < symbols.count, symbols[end].kind != .clauseEnd { end += 1 }
    return end
  }

  func isClauseStart(_ at: Int) -> Bool { at == 0 || symbols[at - 1].kind == .clauseEnd }

  func isClauseEnd(_ at: Int) -> Bool { at >= symbols.count || symbols[at].kind == .clauseEnd }
}
