import DrillEngine
import DrillMatch

/// What a line is answered with; always with its members in the same order.
enum GradedLine {
  /// Appends the answer to a reply.
  ///
  /// - Parameter id: the id as it stands in the line, if there is one.
  static func write(id: UnsafeBufferPointer<UInt8>?, findings: [Finding], to output: inout [UInt8]) {
    write(id: id, to: &output)
    if findings.isEmpty { return JSONWriter.put(",\"labels\":[],\"findings\":[]}\n", to: &output) }
    var labels: [String] = []
    note(findings, in: &labels)
    write(labels: labels, to: &output)
    for (index, finding) in findings.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      write(finding, turn: nil, to: &output)
    }
    JSONWriter.put("]}\n", to: &output)
  }

  /// Appends the answer to a transcript: the findings reply by reply, and the score if it had a scenario.
  static func write(
    id: UnsafeBufferPointer<UInt8>?, turns: [[Finding]], scorecard: Scorecard?, to output: inout [UInt8]
  ) {
    write(id: id, to: &output)
    var labels: [String] = []
    for findings in turns { note(findings, in: &labels) }
    write(labels: labels, to: &output)
    var isFirst = true
    for (turn, findings) in turns.enumerated() {
      for finding in findings {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        write(finding, turn: turn + 1, to: &output)
      }
    }
    output.append(UInt8(ascii: "]"))
    if let scorecard { write(scorecard, to: &output) }
    JSONWriter.put("}\n", to: &output)
  }

  private static func write(id: UnsafeBufferPointer<UInt8>?, to output: inout [UInt8]) {
    JSONWriter.put(#"{"id":"#, to: &output)
    if let id { JSONWriter.write(raw: id, to: &output) } else { JSONWriter.put("null", to: &output) }
  }

  /// Adds the rules that are labels.
  private static func note(_ findings: [Finding], in labels: inout [String]) {
    for finding in findings where finding.isLabel && !labels.contains(finding.rule) {
      labels.append(finding.rule)
    }
  }

  private static func write(labels: [String], to output: inout [UInt8]) {
    JSONWriter.put(#","labels":["#, to: &output)
    write(names: labels.count < 2 ? labels : labels.sorted(), to: &output)
    JSONWriter.put(#"],"findings":["#, to: &output)
  }

  private static func write(names: [String], to output: inout [UInt8]) {
    for (index, name) in names.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      JSONWriter.write(name, to: &output)
    }
  }

  private static func write(_ finding: Finding, turn: Int?, to output: inout [UInt8]) {
    JSONWriter.put(#"{"rule":"#, to: &output)
    JSONWriter.write(finding.rule, to: &output)
    JSONWriter.put(#","kind":"#, to: &output)
    JSONWriter.write(finding.kind.rawValue, to: &output)
    JSONWriter.put(#","confidence":"#, to: &output)
    JSONWriter.write(finding.confidence.rawValue, to: &output)
    if let turn {
      JSONWriter.put(#","turn":"#, to: &output)
      JSONWriter.write(turn, to: &output)
    }
    JSONWriter.put(#","start":"#, to: &output)
    JSONWriter.write(finding.span.lowerBound, to: &output)
    JSONWriter.put(#","end":"#, to: &output)
    JSONWriter.write(finding.span.upperBound, to: &output)
    JSONWriter.put(#","text":"#, to: &output)
    JSONWriter.write(finding.text, to: &output)
    output.append(UInt8(ascii: "}"))
  }

  private static func write(_ scorecard: Scorecard, to output: inout [UInt8]) {
    JSONWriter.put(#","score":"#, to: &output)
    output.append(contentsOf: scorecard.score.utf8)
    JSONWriter.put(
      scorecard.isPassed ? #","passed":true,"missed":["# : #","passed":false,"missed":["#, to: &output)
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
