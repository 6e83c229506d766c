import DrillMatch
import DrillText
import Testing

@testable import DrillGrade

/// Many lines at once are answered as each by itself, with what the matcher finds reply by reply.
@Suite struct BatchTests {
  private static let texts = [
    "Hello, sorry, no idea.", "您好，我不知道。", "", "yeah yeah", "“Hello” \\ \"goodbye\" \u{2028}\t you idiot",
    "😀 é hello", "hurry up, hello", "请您稍等 hello", "Nothing here at all.", "s.o.r.r.y h e l l o 不*知*道",
  ]

  /// A text as JSON may write it: as it is, or escaped as far as it goes.
  private func source(_ text: String, isEscaped: Bool) -> String {
    let plain = String(decoding: written(text), as: UTF8.self)
    guard isEscaped else { return plain }
    let escaped = text.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"\(escaped.joined())\""
  }

  private func line(_ number: Int, _ generator: inout SeededGenerator) -> (line: String, replies: [String]?) {
    func one() -> String { Self.texts.randomElement(using: &generator) ?? "" }
    func json(_ text: String) -> String { source(text, isEscaped: Bool.random(using: &generator)) }
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return ("", nil)
    case 1: return (#"{"id":\#(number),"text":"\#(one())"#, nil)
    case 2, 3, 4:
      var replies: [String] = []
      var turns: [String] = []
      var wasTrainee = false
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        let isTrainee = Bool.random(using: &generator)
        let text = one()
        turns.append(#"{"text":\#(json(text)),"from":"\#(isTrainee ? "trainee" : "customer")"}"#)
        if isTrainee, wasTrainee {
          replies[replies.count - 1] += "\n" + text
        } else if isTrainee {
          replies.append(text)
        }
        wasTrainee = isTrainee
      }
      return (#"{"turns":[\#(turns.joined(separator: ","))],"id":\#(number)}"#, replies)
    default:
      let text = one()
      return (#"{"id":\#(number),"text":\#(json(text))}"#, [text])
    }
  }

  /// The answer from what the matcher finds in each reply.
  private func answer(_ number: Int, _ replies: [String], isTranscript: Bool) -> String {
    var guess = LanguageGuess()
    for reply in replies { Array(reply.utf8).withUnsafeBufferPointer { guess.count($0) } }
    let matcher = Fixture.matcher(guess.language == .en ? Fixture.english : Fixture.chinese)
    var output = OutputBuffer()
    var labels: Set<String> = []
    for (turn, reply) in replies.enumerated() {
      for finding in matcher.findings(in: reply) {
        if output.count > 0 { output.append(UInt8(ascii: ",")) }
        GradedLine.write(finding, turn: isTranscript ? turn + 1 : nil, to: &output)
        if finding.isLabel { labels.insert(finding.rule) }
      }
    }
    let names = labels.sorted().map { "\"\($0)\"" }.joined(separator: ",")
    let findings = String(decoding: output.bytes, as: UTF8.self)
    return #"{"id":\#(number),"labels":[\#(names)],"findings":[\#(findings)]}"# + "\n"
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func bothWaysGiveTheSameBytes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var lines: [String] = []
    var expected = ""
    for number in 0..<(seed == 1 ? 3000 : 60) {
      let (line, replies) = line(number, &generator)
      lines.append(line)
      if let replies { expected += answer(number, replies, isTranscript: line.contains("turns")) }
    }
    var grader = Grader(Fixture.sources())
    let (problems, output) = grade(Array(lines.joined(separator: "\n").utf8), with: &grader)
    #expect(output == expected, "seed \(seed)")
    #expect(problems.map(\.line) == lines.indices.filter { lines[$0].last.map { $0 != "}" } ?? false })
  }
}
