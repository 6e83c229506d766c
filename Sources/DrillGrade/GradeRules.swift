import DrillMatch

/// The rules of a language made ready for bulk grading; made once and shared by all graders.
public struct GradeRules: Sendable {
  /// What finds them in many replies.
  let bulk: BulkRules
  /// For each rule, the rank of its id among the labels in order; -1 for a rule that is no label.
  let labelOfRule: [Int]
  /// The labels in order.
  let labels: [String]
  /// For each label its name as JSON.
  let labelNames: Fragments
  /// For each rule twice how a finding of it begins: when it is sure, and when it is of low confidence.
  let openings: Fragments

  /// Makes rules ready.
  public init(_ matcher: RuleMatcher) {
    bulk = BulkRules(matcher)
    let rules = bulk.rules
    labels = Set(rules.filter(\.kind.isLabel).map(\.id)).sorted()
    labelNames = Fragments(labels.count) { [labels] index, output in
      JSONWriter.write(labels[index], to: &output)
    }
    labelOfRule = rules.map { [labels] rule in
      rule.kind.isLabel ? labels.firstIndex(of: rule.id) ?? -1 : -1
    }
    openings = Fragments(rules.count * 2) { index, output in
      let rule = rules[index / 2]
      let confidence = index % 2 == 0 ? Confidence.confident : .low
      GradedLine.writeOpening(rule: rule.id, kind: rule.kind, confidence: confidence, to: &output)
    }
  }
}

/// Pieces of JSON that are written again and again.
struct Fragments: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]

  /// Writes so many pieces.
  init(_ count: Int, _ write: (Int, inout OutputBuffer) -> Void) {
    var output = OutputBuffer()
    for index in 0..<count {
      write(index, &output)
      ends.append(output.count)
    }
    bytes = Array(output.bytes)
  }

  /// Appends a piece.
  @inline(__always)
  func write(_ index: Int, to output: inout OutputBuffer) {
    let range = ends[index]..<ends[index + 1]
    bytes.withUnsafeBufferPointer { output.append(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
