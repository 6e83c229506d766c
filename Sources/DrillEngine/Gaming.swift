import DrillMatch
import DrillText

/// Spots keywords thrown in a heap: a clause of three or more short item or voice phrases and hardly a word
/// beside them.
struct KeywordHeap: Sendable {
  let text: FoldedText

  /// Letters that a phrase of a heap holds at most on average; a natural opening (“thank you for calling, how
  /// may I help you”) holds more.
  private static let longestKeyword = (han: 4, latin: 11)

  /// The spans of the clauses that are heaps, in Unicode scalars.
  func clauses(
    voices: [(rule: String, span: Range<Int>)], items: [(item: Judge.Verdict.Item, span: Range<Int>)]
  ) -> [Range<Int>] {
    text.clauses.map(\.span).filter { clause in
      let voices = voices.filter { clause.overlaps($0.span) }
      let items = items.filter { clause.overlaps($0.span) }
      let kinds = Set(voices.map(\.rule)).count + Set(items.map(\.item)).count
      guard kinds >= 3 else { return false }
      var covered = Set<Int>()
      for span in voices.map(\.span) + items.map(\.span) { covered.formUnion(span) }
      let letters = text.letterOffsets(in: clause)
      let inside = letters.count { covered.contains($0) }
      let isHan = text.isMostlyHan(in: clause)
      let longest = isHan ? Self.longestKeyword.han : Self.longestKeyword.latin
      return inside * 5 >= letters.count * 4 && inside <= longest * kinds
    }
  }
}

/// Spots the customer's own line said back.
enum Echo {
  /// Whether a reply holds four fifths of the letter pairs of a customer's line and little of its own.
  ///
  /// Lines of fewer than eight letters are no echo: reading a number back is good practice.
  static func isEcho(_ reply: FoldedText, of lines: [String]) -> Bool {
    let own = pairs(of: reply)
    guard !own.isEmpty else { return false }
    for line in lines {
      let theirs = pairs(of: FoldedText(line))
      guard theirs.count >= 7 else { continue }
      let shared = theirs.intersection(own).count
      if shared * 5 >= theirs.count * 4, shared * 5 >= own.count * 3 { return true }
    }
    return false
  }

  private struct Pair: Hashable {
    var first: Unicode.Scalar
    var second: Unicode.Scalar
  }

  private static func pairs(of text: FoldedText) -> Set<Pair> {
    let letters = text.letters
    return Set(zip(letters, letters.dropFirst()).map { Pair(first: $0, second: $1) })
  }
}
