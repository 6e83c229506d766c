extension PhraseMatcher {
  /// The hits of some of the patterns that start within a stretch of the text; the others are not looked for.
  ///
  /// - Parameters:
  ///   - wanted: the places of the patterns; the answer has one entry for each of them.
  ///   - stretch: Unicode scalars of the original text.
  public func hits(of wanted: [Int], in text: FoldedText, startingIn stretch: Range<Int>) -> [[Hit]] {
    var walker = Walker(program)
    return text.withSymbols { symbols in
      var starts = 0..<0
      for at in 0..<symbols.count where stretch.contains(text.span(ofSymbols: at..<at + 1).lowerBound) {
        starts = (starts.isEmpty ? at : starts.lowerBound)..<at + 1
      }
      return wanted.map { pattern in
        Self.leftmostLongest(walker.longestMatches(of: patterns[pattern], in: symbols, from: starts)).map {
          Hit(span: text.span(ofSymbols: $0.symbols), parts: $0.parts.map { text.span(ofSymbols: $0) })
        }
      }
    }
  }
}
