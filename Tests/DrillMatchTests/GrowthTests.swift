import DrillText
import Testing

@testable import DrillMatch

@Suite("Work grows in step with the text, whatever the rubric")
struct GrowthTests {
  static let adversaries: [(String, String)] = [
    ("a ...50 b ...50 c", "a "), ("甲 ...50 甲 ...50 乙", "甲"), ("甲 ...50 甲 ...50 甲", "甲乙"),
    ("(甲(甲(甲)?)?)?(甲(甲)?)?乙", "甲"), ("a* ... b* ... c*", "ab "), ("a*", "a"),
    ("ab* ... ab* ... x", "ab"), ("(a*|ab*|aba*) c*", "ab"), ("甲 ...30 (乙|丙) ...30 (甲|丙) ...30 丁", "甲乙"),
    ("(a|ab)(b|bc)? ... d", "ab c "),
    ("a ... z", "aaaaaaaaaaaaaaaaaaaab"), ("1 ... 1", "1,"), ("十 ... 十", "十"), ("一一一", "一二三十"), ("s o", "s "),
    ("甲 & 乙", "甲乙"), ("\\? 好", "？"), ("a", "a.)"), ("a", "!!!x"), ("n0t", "n0"), ("9", "九亿"),
  ]

  @Test("twice the text, at most twice the steps", arguments: adversaries)
  func steps(_ source: String, _ unit: String) {
    let matcher = PhraseMatcher([[phrase(source)]], lists: PhraseLists())
    let small = matcher.steps(in: FoldedText(String(repeating: unit, count: 1000)))
    let large = matcher.steps(in: FoldedText(String(repeating: unit, count: 2000)))
    #expect(large <= 2 * small + small / 10, "\(source): \(small) then \(large)")
  }

  @Test("folding gives at most a few symbols for each character", arguments: adversaries)
  func symbols(_ source: String, _ unit: String) {
    let text = FoldedText(String(repeating: unit, count: 1000))
    #expect(text.symbols.count <= text.scalars.count * 20)
  }

  @Test("a large rubric takes states in step with its phrases")
  func states() {
    func count(_ number: Int) -> Int {
      let phrases = (0..<number).map { phrase("说法\($0)号 ... 好 | w\($0)x* (of)? you") }
      return PhraseMatcher([phrases], lists: PhraseLists()).stateCount
    }
    #expect(count(400) <= 2 * count(200) + 400 * 3)
  }

  @Test("a short reply visits few states of a large rubric")
  func dispatch() {
    let phrases = (0..<2000).map { phrase("word\($0) of you") }
    let matcher = PhraseMatcher([phrases], lists: PhraseLists())
    #expect(matcher.steps(in: FoldedText("您好，很高兴为您服务，请问有什么可以帮您？")) == 0)
  }
}
