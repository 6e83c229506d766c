import DrillMatch

/// The replies of one language that wait to be matched together, and what was found in them; used by one thread.
final class LanguageBatch {
  private let rules: GradeRules
  private var matcher: BulkMatcher
  /// Where the replies stand in the block.
  private var replies: [Range<Int32>] = []
  private var findings: [BulkFinding] = []
  /// For each label how often it was found so far.
  private var counts: [Int]
  /// The labels of the answer at hand.
  private var chosen: [Int] = []

  init(_ rules: GradeRules) {
    self.rules = rules
    matcher = BulkMatcher(rules.bulk)
    counts = [Int](repeating: 0, count: rules.labels.count)
  }

  /// How many replies wait.
  var count: Int { replies.count }

  /// Puts a reply behind those that wait.
  func add(_ reply: Range<Int>) {
    replies.append(Int32(truncatingIfNeeded: reply.lowerBound)..<Int32(truncatingIfNeeded: reply.upperBound))
  }

  /// Matches all replies that wait.
  func match(in block: UnsafeBufferPointer<UInt8>) {
    if replies.isEmpty { return }
    replies.withUnsafeBufferPointer { matcher.match(block, replies: $0) }
    findings = matcher.findings
  }

  /// Forgets the replies.
  func clear() {
    replies.removeAll(keepingCapacity: true)
    // Shared with the matcher, which would copy what it fills next.
    findings = []
  }

  /// Adds up what was found so far.
  func add(to tally: inout Tally) {
    for (label, count) in zip(rules.labels, counts) where count > 0 {
      tally.findings[label, default: 0] += count
    }
  }

  // MARK: Answers

  /// Appends the answer to a line whose replies were matched; in a transcript they are numbered.
  func write(
    id: UnsafeBufferPointer<UInt8>?, replies: Range<Int>, isTranscript: Bool,
    in block: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer
  ) {
    GradedLine.write(id: id, to: &output)
    let first = replies.isEmpty ? 0 : matcher.range(of: replies.lowerBound).lowerBound
    let end = replies.isEmpty ? 0 : matcher.range(of: replies.upperBound - 1).upperBound
    if first == end { return output.append(GradedLine.nothing) }
    write(labelsOf: first..<end, to: &output)
    let (findings, places) = (findings, self.replies)
    for reply in replies {
      let range = matcher.range(of: reply)
      if range.isEmpty { continue }
      let start = Int(places[reply].lowerBound)
      for index in range {
        let finding = findings[index]
        if index > first { output.append(UInt8(ascii: ",")) }
        rules.openings.write(finding.rule * 2 + (finding.confidence == .low ? 1 : 0), to: &output)
        let words = start + finding.bytes.lowerBound..<start + finding.bytes.upperBound
        GradedLine.writeClosing(
          turn: isTranscript ? reply - replies.lowerBound + 1 : nil, span: finding.span,
          words: UnsafeBufferPointer(rebasing: block[words]), to: &output)
      }
    }
    output.append("]}\n")
  }

  private func write(labelsOf range: Range<Int>, to output: inout OutputBuffer) {
    chosen.removeAll(keepingCapacity: true)
    for index in range where findings[index].confidence == .confident {
      let label = rules.labelOfRule[findings[index].rule]
      if label < 0 { continue }
      counts[label] += 1
      choose(label)
    }
    output.append(GradedLine.beforeLabels)
    for index in chosen.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      rules.labelNames.write(chosen[index], to: &output)
    }
    output.append(GradedLine.beforeFindings)
  }

  /// Puts a label in its place unless it is there; there are few of them.
  private func choose(_ label: Int) {
    var place = chosen.count
    while place > 0, chosen[place - 1] > label { place -= 1 }
    if place > 0, chosen[place - 1] == label { return }
    chosen.insert(label, at: place)
  }
}
