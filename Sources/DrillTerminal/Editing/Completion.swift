extension LineEditor {
  /// Completes the word before the cursor as far as the candidates that begin like it agree.
  ///
  /// Capitals, and 、 or ／ for a slash, make no difference.
  ///
  /// - Parameter candidates: the words that may stand there, such as `/hold`.
  /// - Returns: the candidates that stay possible, in their order; one alone has been put in.
  public mutating func complete(with candidates: [String]) -> [String] {
    var start = cursor
    while start > 0, WordKind(characters[start - 1]) != .space { start -= 1 }
    let typed = Self.folded(String(characters[start..<cursor]))
    let possible = candidates.filter { Self.folded($0).hasPrefix(typed) }
    guard let first = possible.first else { return [] }
    let common = possible.dropFirst().reduce(first) { Self.commonBeginning($0, $1) }
    if common.count >= cursor - start, common != String(characters[start..<cursor]) {
      replace(start..<cursor, with: common)
    }
    return possible
  }

  private static func folded(_ text: String) -> String {
    let lower = text.lowercased()
    guard let first = lower.first, first == "、" || first == "／" else { return lower }
    return "/" + lower.dropFirst()
  }

  private static func commonBeginning(_ one: String, _ other: String) -> String {
    String(zip(one, other).prefix { $0 == $1 }.map(\.0))
  }
}
