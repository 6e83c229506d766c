import DrillScript
import DrillText
import Testing

/// A small generator with a printable seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct FuzzTests {
  static let pieces = [
    "", " ", "\t", "#", "##", "->", "=>", "=> ?", ":", "：", "(", ")", "（", "[", "]", "\\", "|", "&", "@",
    "...", "*",
    "若 ", "否则 ", "if ", "not ", "且", "back", "(9999999999999999999999)", "-9", "\u{3000}", "👨‍👩‍👧", "e\u{301}",
    "a)",
    "keeps", "保留", "客户: ", "form", "ask", "end:", "\u{200B}", "todo +", ".", "《", "≤",
  ]

  /// Damages a valid text line by line.
  static func damaged(_ text: String, by random: inout SplitMix) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let index = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where lines.count > 1: lines.remove(at: index)
      case 1: lines.insert(lines[Int.random(in: 0..<lines.count, using: &random)], at: index)
      case 2:
        lines[index] = Array(lines[index].prefix(Int.random(in: 0...lines[index].count, using: &random)))
      case 3: lines.swapAt(index, Int.random(in: 0..<lines.count, using: &random))
      case 4 where !lines[index].isEmpty:
        lines[index].remove(at: Int.random(in: 0..<lines[index].count, using: &random))
      default:
        let piece = Array(pieces[Int.random(in: 0..<pieces.count, using: &random)])
        lines[index].insert(contentsOf: piece, at: Int.random(in: 0...lines[index].count, using: &random))
      }
    }
    return lines.map { String($0) }.joined(separator: "\n")
  }

  @Test(arguments: 0..<6) func damagedScenariosAreRead(_ part: Int) {
    for seed in UInt64(part * 100)..<UInt64(part * 100 + 100) {
      var random = SplitMix(state: seed)
      let original = [
        ScenarioReadingTests.english, ScenarioReadingTests.chinese, ScenarioReadingTests.fullWidth,
      ]
      let text = Self.damaged(original[Int(seed % 3)], by: &random)
      check(readScenario(text).diagnostics, text, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<4) func damagedRubricsAreRead(_ part: Int) {
    for seed in UInt64(part * 100)..<UInt64(part * 100 + 100) {
      var random = SplitMix(state: seed)
      let original = [RubricReadingTests.english, RubricReadingTests.chinese]
      let text = Self.damaged(original[Int(seed % 2)], by: &random)
      let file = source(text, path: "etiquette.rubric")
      check(Rubric.read(file).diagnostics, text, "seed \(seed)")
    }
  }

  /// Every complaint stands inside the file and can be shown.
  private func check(_ diagnostics: [Diagnostic], _ text: String, _ comment: Comment) {
    let file = source(text)
    for diagnostic in diagnostics {
      for language in Language.allCases {
        #expect(!diagnostic.rendered(source: file, language: language).isEmpty)
      }
      guard let span = diagnostic.span else { continue }
      #expect((1...file.lines.count).contains(span.start.line), comment)
      guard file.lines.indices.contains(span.start.line - 1) else { continue }
      let length = file.lines[span.start.line - 1].count
      #expect(span.start.column >= 1 && span.start.column + span.length <= length + 1, comment)
    }
  }

  @Test func longLinesAreReadInOnePass() {
    let long = String(repeating: "a => b ", count: 2_000)
    let shapes = [
      "- ", "+ ", "-> ", "若 ", "ask ", "", "due: ", "=> ", "a) ", "form ", "ring: ", "结局: ", ". ",
    ]
    for shape in shapes {
      let text = ScenarioReadingTests.minimal(step: "due: greeting\n\(shape)\(long)\n-> done")
      #expect(readScenario(text).value?.id == "sample")
    }
  }
}
