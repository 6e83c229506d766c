import DrillMatch
import DrillScript
import DrillText

/// How well a rubric's findings agree with the labels of a file.
struct QualityReport {
  /// The kinds whose rules are labels.
  static let labelKinds: [RuleKind] = [.voice, .forbidden, .neverSay]

  private let rubrics: [Language: (rubric: Rubric, matcher: RuleMatcher)]

  init(rubrics: [Rubric]) {
    self.rubrics = Dictionary(
      rubrics.map { rubric in
        let matcher = RuleMatcher(rubric)
        return (rubric.language, (rubric, matcher))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The report on the lines of one file, with every miss.
  func text(on lines: [LabelledLine], path: String) -> String {
    var tallies: [String: Tally] = [:]
    var kinds: [String: RuleKind] = [:]
    var misses: [String] = []
    var accused = 0
    var judged = 0
    for line in lines {
      guard let (rubric, matcher) = rubrics[line.language] else { continue }
      for rule in rubric.rules { kinds[rule.id] = rule.kind }
      judged += 1
      let findings = matcher.findings(in: line.text).filter { $0.confidence == .confident }
      var found = Set(findings.filter { Self.labelKinds.contains($0.kind) }.map(\.rule))
      if let expected = line.expected {
        if line.acts != nil { found.formIntersection(LabelledLine.rules.values) }
        let extra = found.subtracting(expected)
        let missing = expected.subtracting(found)
        for label in found.intersection(expected) { tallies[label, default: Tally()].right += 1 }
        for label in extra { tallies[label, default: Tally()].wrong += 1 }
        for label in missing { tallies[label, default: Tally()].missed += 1 }
        if !extra.isEmpty || !missing.isEmpty {
          misses.append(Self.miss(line, extra: extra, missing: missing, findings: findings))
        }
      } else {
        let blamed = findings.filter { [.forbidden, .neverSay, .redLine].contains($0.kind) }
        guard !blamed.isEmpty else { continue }
        accused += 1
        misses.append(Self.miss(line, extra: Set(blamed.map(\.rule)), missing: [], findings: blamed))
      }
    }
    var out = "\(path): \(judged) lines\n"
    if tallies.isEmpty {
      out += "accused: \(accused) of \(judged)\n"
    } else {
      out += table(tallies, kinds: kinds)
    }
    return out + misses.map { "  \($0)\n" }.joined()
  }

  private static func miss(
    _ line: LabelledLine, extra: Set<String>, missing: Set<String>, findings: [Finding]
  ) -> String {
    let plus = extra.sorted().map { rule in
      let words = findings.filter { $0.rule == rule }.map { "‘\($0.text)’" }.joined(separator: " ")
      return "+\(rule) \(words)"
    }
    let minus = missing.sorted().map { "-\($0)" }
    return "\(line.id)  \((minus + plus).joined(separator: " "))  | \(line.text)"
  }

  private func table(_ tallies: [String: Tally], kinds: [String: RuleKind]) -> String {
    var out = row("label", "precision", "recall", "F1", "right", "wrong", "missed")
    for kind in Self.labelKinds {
      let labels = tallies.keys.filter { kinds[$0] == kind }.sorted()
      guard !labels.isEmpty else { continue }
      for label in labels { out += row(label, tallies[label] ?? Tally()) }
      out += row("= \(kind.rawValue), pooled", labels.reduce(Tally()) { $0 + (tallies[$1] ?? Tally()) })
    }
    let strangers = tallies.keys.filter { kinds[$0] == nil }.sorted()
    for label in strangers { out += row("\(label) (no such rule)", tallies[label] ?? Tally()) }
    return out
  }

  private func row(_ label: String, _ tally: Tally) -> String {
    func share(_ value: Double?, _ interval: ClosedRange<Double>?) -> String {
      guard let value else { return "–" }
      guard let interval else { return decimal(value) }
      return "\(decimal(value)) [\(decimal(interval.lowerBound)), \(decimal(interval.upperBound))]"
    }
    return row(
      label, share(tally.precision, tally.precisionInterval), share(tally.recall, tally.recallInterval),
      share(tally.f1, nil), "\(tally.right)", "\(tally.wrong)", "\(tally.missed)")
  }

  private func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  private func row(_ cells: String...) -> String {
    let widths = [24, 22, 22, 7, 6, 6, 6]
    let padded = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(1, width - DisplayWidth.columns(of: cell)))
    }
    return padded.joined() + "\n"
  }
}
