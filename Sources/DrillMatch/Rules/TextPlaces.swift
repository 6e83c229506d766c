/// What a rule asks about the places of a text: clauses, units and quotations.
struct TextPlaces {
  let symbols: SymbolView
  /// For each quotation start in order, the furthest end of it and all before it.
  private var quoteStarts: [Int] = []
  private var quoteEnds: [Int] = []
  /// The end of the first clause that holds words, and the start of the last one.
  private let openingEnd: Int
  private let closingStart: Int

  /// The places of a text with its quoted stretches, in scalars.
  init(_ symbols: SymbolView, quotes: [Range<Int>]) {
    self.symbols = symbols
    var end = symbols.count
    while end > 0, symbols[end - 1].kind == .clauseEnd { end -= 1 }
    closingStart = symbols.clauseStart(of: max(0, end - 1))
    var start = 0
    while start < symbols.count, symbols[start].kind == .clauseEnd { start += 1 }
    openingEnd = symbols.clauseEnd(from: start)
    for quote in quotes.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      quoteStarts.append(quote.lowerBound)
      quoteEnds.append(max(quote.upperBound, quoteEnds.last ?? 0))
    }
  }

  /// Whether at most so many units start in a range of symbols, and no clause ends in it.
  func isWithin(_ units: Int, _ range: Range<Int>) -> Bool {
    var left = units
    for at in range {
      if symbols[at].kind == .clauseEnd { return false }
      if symbols[at].startsUnit {
        left -= 1
        if left < 0 { return false }
      }
    }
    return true
  }

  /// Whether no clause ends between two symbols, the first of them counted in.
  func isOneClause(_ a: Int, _ b: Int) -> Bool {
    !(a..<max(a, b)).contains { symbols[$0].kind == .clauseEnd }
  }

  /// Whether a hit stands at a place.
  func holds(_ place: Place, _ hit: Range<Int>) -> Bool {
    switch place {
    case .startOfClause: symbols.isClauseStart(hit.lowerBound)
    case .endOfClause:
      symbols.isClauseEnd(hit.upperBound) || symbols[hit.upperBound - 1].kind == .clauseEnd
    case .opening: hit.lowerBound < openingEnd
    case .closing: hit.lowerBound >= closingStart
    case .notInQuotes: quoteStarts.isEmpty || !isQuoted(Int(symbols[hit.lowerBound].lower))
    }
  }

  private func isQuoted(_ offset: Int) -> Bool {
    let before = firstIndex(in: quoteStarts) { $0 > offset }
    return before > 0 && quoteEnds[before - 1] > offset
  }
}

/// The first index of an ordered array whose element fulfils a condition that all later ones fulfil too.
func firstIndex<Element>(in array: [Element], where condition: (Element) -> Bool) -> Int {
  var low = 0
  var high = array.count
  while low < high {
    let middle = (low + high) / 2
    if condition(array[middle]) { high = middle } else { low = middle + 1 }
  }
  return low
}
