/// What a rule needs to know about the places of a text: clauses, units and quotations, each looked up at once.
struct TextMap {
  private let text: FoldedText
  /// For each symbol the number of its clause.
  private var clauseOf: [Int32] = []
  /// For each symbol how many units start before it.
  private var unitsBefore: [Int32] = []
  private let clauses: [FoldedText.Clause]
  /// For each quotation start in order, the furthest end of it and all before it.
  private var quoteStarts: [Int] = []
  private var quoteEnds: [Int] = []

  init(_ text: FoldedText) {
    self.text = text
    clauses = text.clauses
    clauseOf.reserveCapacity(text.symbols.count)
    unitsBefore.reserveCapacity(text.symbols.count + 1)
    var clause: Int32 = 0
    var units: Int32 = 0
    for symbol in text.symbols {
      clauseOf.append(clause)
      unitsBefore.append(units)
      if symbol.kind == .clauseEnd { clause += 1 }
      if symbol.startsUnit { units += 1 }
    }
    unitsBefore.append(units)
    for quote in Quotes.ranges(in: text.scalars).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      quoteStarts.append(quote.lowerBound)
      quoteEnds.append(max(quote.upperBound, quoteEnds.last ?? 0))
    }
  }

  /// How many units start in a range of symbols.
  func units(in symbols: Range<Int>) -> Int {
    Int(unitsBefore[symbols.upperBound] - unitsBefore[symbols.lowerBound])
  }

  /// Whether two symbols stand in one clause.
  func isOneClause(_ a: Int, _ b: Int) -> Bool { clauseOf[a] == clauseOf[b] }

  /// Whether a hit stands at a place.
  func holds(_ place: Place, _ symbols: Range<Int>) -> Bool {
    switch place {
    case .startOfClause:
      return symbols.lowerBound == 0 || text.symbols[symbols.lowerBound - 1].kind == .clauseEnd
    case .endOfClause:
      return symbols.upperBound == text.symbols.count || text.symbols[symbols.upperBound].kind == .clauseEnd
        || text.symbols[symbols.upperBound - 1].kind == .clauseEnd
    case .opening:
      return clauses.first.map { isOneClause($0.symbols.lowerBound, symbols.lowerBound) } ?? false
    case .closing:
      return clauses.last.map { isOneClause($0.symbols.lowerBound, symbols.lowerBound) } ?? false
    case .notInQuotes:
      return !isQuoted(Int(text.symbols[symbols.lowerBound].lower))
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
