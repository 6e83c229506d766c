/// The last pass of folding, which looks at neighbours: spelled words, long runs, characters standing alone.
enum RunFolding {
  /// Finishes the symbols of a text.
  static func finish(_ symbols: [FoldedSymbol]) -> [FoldedSymbol] {
    var result = joinSpelledWords(symbols)
    result = foldLongRuns(result)
    markAlone(&result)
    return result
  }

  /// `s.o.r.r.y` is one word: three or more single letters with nothing but noise between them.
  private static func joinSpelledWords(_ symbols: [FoldedSymbol]) -> [FoldedSymbol] {
    var result = symbols
    var at = 0
    while at < result.count {
      var end = at
      while isSingleLetter(end, result), end == at || result[end].join == .noise { end += 1 }
      if end - at >= 3 {
        for inside in at + 1..<end { result[inside].hasEdgeBefore = false }
      }
      at = max(end, at + 1)
    }
    return result
  }

  private static func isSingleLetter(_ at: Int, _ symbols: [FoldedSymbol]) -> Bool {
    guard at < symbols.count, symbols[at].kind == .letter, symbols[at].hasEdgeBefore else { return false }
    guard at + 1 < symbols.count else { return true }
    let next = symbols[at + 1]
    return next.hasEdgeBefore
  }

  /// Of three or more equal characters in a row two stay, the second of which may be skipped.
  private static func foldLongRuns(_ symbols: [FoldedSymbol]) -> [FoldedSymbol] {
    var result: [FoldedSymbol] = []
    result.reserveCapacity(symbols.count)
    var at = 0
    while at < symbols.count {
      let first = symbols[at]
      var end = at + 1
      if (first.kind == .letter || first.kind == .han) && !first.isDisguised {
        while end < symbols.count, symbols[end].code == first.code, symbols[end].kind == first.kind,
          symbols[end].join <= .noise
        {
          end += 1
        }
      }
      if end - at >= 3 {
        var rest = symbols[at + 1]
        rest.upper = symbols[end - 1].upper
        rest.isOptional = true
        result.append(first)
        result.append(rest)
      } else {
        result += symbols[at..<end]
      }
      at = end
    }
    return result
  }

  private static func markAlone(_ symbols: inout [FoldedSymbol]) {
    for at in symbols.indices where symbols[at].kind != .clauseEnd {
      let isApartBefore = at == 0 || symbols[at - 1].kind == .clauseEnd || symbols[at].join != .none
      let isApartAfter =
        at + 1 == symbols.count || symbols[at + 1].kind == .clauseEnd || symbols[at + 1].join != .none
      symbols[at].isAlone = isApartBefore && isApartAfter
    }
  }
}
