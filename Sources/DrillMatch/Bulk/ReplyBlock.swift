/// Some replies one behind the other, to be looked through at once.
public struct ReplyBlock: Sendable {
  private var bytes: [UInt8] = []
  private var replies: [Range<Int32>] = []

  /// Puts replies together; together they may hold 2 GB.
  public init(_ texts: some Sequence<String>) {
    for text in texts {
      let start = Int32(bytes.count)
      bytes += text.utf8
      replies.append(start..<Int32(bytes.count))
    }
  }

  /// The findings in each reply, by span and then by rule, without what was weighed.
  public func findings(by rules: BulkRules) -> [[Finding]] {
    var matcher = BulkMatcher(rules)
    return bytes.withUnsafeBufferPointer { bytes in
      replies.withUnsafeBufferPointer { matcher.match(bytes, replies: $0) }
      return replies.indices.map { number in
        matcher.range(of: number).map { finding in
          let found = matcher.findings[finding]
          let rule = rules.rules[found.rule]
          let start = Int(replies[number].lowerBound)
          let words = bytes[start + found.bytes.lowerBound..<start + found.bytes.upperBound]
          return Finding(
            rule: rule.id, kind: rule.kind, confidence: found.confidence, span: found.span,
            text: String(decoding: words, as: UTF8.self))
        }
      }
    }
  }
}
