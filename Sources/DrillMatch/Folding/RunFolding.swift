/// The last pass of folding, which looks at neighbours, where there is something for it to do.
enum RunFolding {
  /// `s.o.r.r.y` is one word: three or more single letters with nothing but noise between them.
  static func joinSpelledWords(_ symbols: UnsafeMutablePointer<FoldedSymbol>, _ count: Int) {
    var at = 0
    while at < count {
      var end = at
      while isSingleLetter(end, symbols, count), end == at || symbols[end].join == .noise { end += 1 }
      if end - at >= 3 {
        for inside in at + 1..<end { symbols[inside].hasEdgeBefore = false }
      }
      at = max(end, at + 1)
    }
  }

  private static func isSingleLetter(
    _ at: Int, _ symbols: UnsafeMutablePointer<FoldedSymbol>, _ count: Int
  ) -> Bool {
    guard at < count, symbols[at].kind == .letter, symbols[at].hasEdgeBefore else { return false }
    return at + 1 == count || symbols[at + 1].hasEdgeBefore
  }

  /// Of three or more equal characters in a row two stay, the second of which may be skipped; gives back how many
  /// symbols are left.
  static func foldLongRuns(_ symbols: UnsafeMutablePointer<FoldedSymbol>, _ count: Int) -> Int {
    var kept = 0
    var at = 0
    while at < count {
      let first = symbols[at]
      var end = at + 1
      if (first.kind == .letter || first.kind == .han) && !first.isDisguised {
        while end < count, symbols[end].code == first.code, symbols[end].kind == first.kind,
          symbols[end].join <= .noise
        {
          end += 1
        }
      }
      if end - at >= 3 {
        var rest = symbols[at + 1]
        rest.upper = symbols[end - 1].upper
        rest.isOptional = true
        let isApartAfter = end == count || symbols[end].kind == .clauseEnd || symbols[end].join != .none
        rest.isAlone = rest.join != .none && isApartAfter
        symbols[kept] = first
        symbols[kept + 1] = rest
        kept += 2
      } else {
        for inside in at..<end {
          symbols[kept] = symbols[inside]
          kept += 1
        }
      }
      at = end
    }
    return kept
  }
}
