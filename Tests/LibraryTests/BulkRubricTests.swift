import DrillMatch
import DrillScript
import DrillText
import LibrarySupport
import Testing

@Suite("Shipped rubrics over many replies at once")
struct BulkRubricTests {
  @Test("the findings in every example are those of one reply after the other", arguments: Language.allCases)
  func examples(_ language: Language) throws {
    let file = try #require(ShippedLibrary.rubrics.first { $0.language == language })
    let rubric = try #require(try ShippedLibrary.rubric(file).value)
    let matcher = RuleMatcher(rubric)
    let rules = BulkRules(matcher)
    #expect(rules.rules.count == rubric.words.rules.count)
    // Every seventh is plenty for a build without optimisation.
    let texts = rubric.words.rules.flatMap(\.examples).enumerated().filter { $0.offset % 7 == 0 }.map(
      \.element.text)
    #expect(texts.count > 50)
    var bytes: [UInt8] = []
    var ranges: [Range<Int32>] = []
    for text in texts {
      let start = Int32(bytes.count)
      bytes += Array(text.utf8)
      ranges.append(start..<Int32(bytes.count))
    }
    var bulk = BulkMatcher(rules)
    bytes.withUnsafeBufferPointer { bytes in
      ranges.withUnsafeBufferPointer { bulk.match(bytes, replies: $0) }
    }
    for (index, text) in texts.enumerated() {
      let found = bulk.range(of: index).map { number in
        let finding = bulk.findings[number]
        return "\(rules.rules[finding.rule].id) \(finding.confidence) \(finding.span)"
      }
      #expect(found == matcher.findings(in: text).map { "\($0.rule) \($0.confidence) \($0.span)" }, "\(text)")
    }
  }
}
