import DrillEngine
import DrillMatch

/// What a line is answered with; always with its members in the same order.
enum GradedLine {
  /// What follows the id where nothing was found.
  static let nothing: StaticString = ",\"labels\":[],\"findings\":[]}\n"
  /// What stands between the id and the labels.
  static let beforeLabels: StaticString = #","labels":["#
  /// What stands between the labels and the findings.
  static let beforeFindings: StaticString = #"],"findings":["#

  /// Appends the beginning of a line, with the id as it stood in the line if there was one.
  @inline(__always)
  static func write(id: UnsafeBufferPointer<UInt8>?, to output: inout OutputBuffer) {
    output.append(#"{"id":"#)
    if let id { JSONWriter.write(raw: id, to: &output) } else { output.append("null") }
  }

  /// Appends the part of a finding that tells its rule.
  static func writeOpening(
    rule: String, kind: RuleKind, confidence: Confidence, to output: inout OutputBuffer
  ) {
    output.append(#"{"rule":"#)
    JSONWriter.write(rule, to: &output)
    output.append(#","kind":"#)
    JSONWriter.write(kind.rawValue, to: &output)
    output.append(#","confidence":"#)
    JSONWriter.write(confidence.rawValue, to: &output)
  }

  /// Appends the part of a finding that tells its place and words.
  @inline(__always)
  static func writeClosing(
    turn: Int?, span: Range<Int>, words: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer
  ) {
    if let turn {
      output.append(#","turn":"#)
      JSONWriter.write(turn, to: &output)
    }
    output.append(#","start":"#)
    JSONWriter.write(span.lowerBound, to: &output)
    output.append(#","end":"#)
    JSONWriter.write(span.upperBound, to: &output)
    output.append(#","text":"#)
    JSONWriter.write(words, to: &output)
    output.append(UInt8(ascii: "}"))
  }

  /// Appends the answer to a transcript that was played in a scenario.
  static func write(id: UnsafeBufferPointer<UInt8>?, play: TranscriptPlay, to output: inout OutputBuffer) {
    write(id: id, to: &output)
    output.append(beforeLabels)
    var labels: Set<String> = []
    for findings in play.findings { labels.formUnion(findings.lazy.filter(\.isLabel).map(\.rule)) }
    write(names: labels.sorted(), to: &output)
    output.append(beforeFindings)
    var isFirst = true
    for (turn, findings) in play.findings.enumerated() {
      for finding in findings {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        write(finding, turn: turn + 1, to: &output)
      }
    }
    output.append(UInt8(ascii: "]"))
    if let scorecard = play.scorecard { write(scorecard, to: &output) }
    output.append("}\n")
  }

  /// Appends a whole finding.
  static func write(_ finding: Finding, turn: Int?, to output: inout OutputBuffer) {
    writeOpening(rule: finding.rule, kind: finding.kind, confidence: finding.confidence, to: &output)
    var words = finding.text
    words.withUTF8 { writeClosing(turn: turn, span: finding.span, words: $0, to: &output) }
  }

  private static func write(names: [String], to output: inout OutputBuffer) {
    for (index, name) in names.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      JSONWriter.write(name, to: &output)
    }
  }

  private static func write(_ scorecard: Scorecard, to output: inout OutputBuffer) {
    output.append(#","score":"#)
    var score = scorecard.score
    score.withUTF8 { output.append($0) }
    output.append(scorecard.isPassed ? #","passed":true,"missed":["# : #","passed":false,"missed":["#)
    write(names: scorecard.missed, to: &output)
    output.append(UInt8(ascii: "]"))
  }
}

extension Scorecard {
  /// The due voices and the items that nothing was earned of, as `step/id`, each once, in the order of the session.
  fileprivate var missed: [String] {
    var names: [String] = []
    for deduction in deductions {
      switch deduction.cause {
      case .voice(let id, half: false), .item(let id, half: false):
        let name = "\(deduction.step)/\(id)"
        if !names.contains(name) { names.append(name) }
      case .voice, .item, .field, .choice, .rule, .time: break
      }
    }
    return names
  }
}
