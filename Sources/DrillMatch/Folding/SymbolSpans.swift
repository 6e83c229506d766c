// What folded symbols tell, whether they stand in an array or in a scratch.
extension RandomAccessCollection<FoldedSymbol> where Index == Int {
  /// The stretch of the original, in scalars, that a non-empty range of symbols covers.
  func span(ofSymbols range: Range<Int>) -> Range<Int> {
    let lower = Int(self[range.lowerBound].lower)
    return lower..<Swift.max(lower, Int(self[range.upperBound - 1].upper))
  }

  /// The clauses that hold any words, in order.
  var clauses: [FoldedText.Clause] {
    var result: [FoldedText.Clause] = []
    var start = 0
    for at in 0...count where at == count || self[at].kind == .clauseEnd {
      if at > start {
        result.append(FoldedText.Clause(span: span(ofSymbols: start..<at), symbols: start..<at))
      }
      start = at + 1
    }
    return result
  }

  /// How many units start within a stretch of the original.
  func units(in range: Range<Int>) -> Int {
    var count = 0
    for symbol in self[firstSymbol(from: range.lowerBound)...] {
      if Int(symbol.lower) >= range.upperBound { break }
      if symbol.startsUnit { count += 1 }
    }
    return count
  }

  /// The first symbol that starts at or after an offset of the original.
  private func firstSymbol(from offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].lower) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A range of symbols as text, with a space wherever the typed words are apart.
  func folded(symbols range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    for at in range {
      let symbol = self[at]
      if symbol.isOptional && symbol.kind == .han { continue }
      if at > range.lowerBound, symbol.join.isSpace, symbol.kind != .han || self[at - 1].kind != .han {
        result.append(" ")
      }
      let code = symbol.disguises.0 == 0 ? symbol.code : symbol.disguises.0
      if let scalar = Unicode.Scalar(code) { result.append(scalar) }
    }
    return String(result)
  }
}
