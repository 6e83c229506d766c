import DrillMatch
import DrillText

/// Spots keywords thrown in a heap: a clause of three or more bare item or voice phrases and hardly a word beside
/// them.
///
/// A greeting is not counted: it is bare by nature, and people say it before anything else.
struct KeywordHeap: Sendable {
  let text: FoldedText

  /// Letters that a bare keyword holds at most.
  private static let longestKeyword = (han: 4, latin: 14)

  /// The spans of the clauses that are heaps, in Unicode scalars.
  func clauses(
    voices: [(rule: String, span: Range<Int>)], items: [(item: Judge.Verdict.Item, span: Range<Int>)]
  ) -> [Range<Int>] {
    guard voices.count + items.count >= 3 else { return [] }
    let spans = voices.map(\.span) + items.map(\.span)
    let counted = voices.filter { $0.rule != "greeting" }.map(\.span) + items.map(\.span)
    return text.clauses.map(\.span).filter { clause in
      let keywords = merged(counted.filter(clause.overlaps))
      let kinds =
        Set(voices.filter { $0.rule != "greeting" && clause.overlaps($0.span) }.map(\.rule)).count
        + Set(items.filter { clause.overlaps($0.span) }.map(\.item)).count
      guard keywords.count >= 3, kinds >= 3 else { return false }
      let longest = text.isMostlyHan(in: clause) ? Self.longestKeyword.han : Self.longestKeyword.latin
      guard keywords.allSatisfy({ text.letterOffsets(in: $0).count <= longest }) else { return false }
      let letters = text.letterOffsets(in: clause)
      let covered = letters.count { letter in spans.contains { $0.contains(letter) } }
      return covered * 5 >= letters.count * 4
    }
  }

  /// The stretches that overlapping spans cover together.
  private func merged(_ spans: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, last.overlaps(span) {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        result.append(span)
      }
    }
    return result
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
