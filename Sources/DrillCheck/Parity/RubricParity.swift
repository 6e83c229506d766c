import DrillMatch
import DrillScript
import DrillText

/// Compares the two languages of one rubric; what differs is told in the second file.
public struct RubricParity: Sendable {
  private let first: (rubric: Rubric, path: String)
  private let second: Rubric
  private let source: SourceFile

  /// Creates a comparison of two rubrics of one id.
  public init(_ first: RubricCheck, _ second: RubricCheck) {
    self.first = (first.rubric, first.source.path)
    self.second = second.rubric
    source = second.source
  }

  /// Everything that differs.
  public func report() -> CheckReport {
    var findings = Findings(path: source.path)
    compareRules(&findings)
    compareHeads(&findings)
    var report = CheckReport()
    report.diagnostics = findings.inOrder
    report.tally.proofs = second.rules.count
    return report
  }

  private func tell(_ findings: inout Findings, at span: SourceSpan?, _ message: Words, line: Int?) {
    let place = line.map { "\(first.path):\($0)" } ?? first.path
    findings.error(
      .rubricsDiffer, at: span, message, help: Words(en: "compare \(place)", zh: "请对照 \(place)"))
  }

  private func compareRules(_ findings: inout Findings) {
    let (a, b) = (first.rubric.rules, second.rules)
    let (x, y) = (a.map(\.id), b.map(\.id))
    // Manners are a language's own: 您 and 你 have no counterpart in English.
    for rule in b where !x.contains(rule.id) && rule.kind != .courtesy {
      tell(
        &findings, at: rule.span,
        Words(en: "the other language has no rule \(quoted(rule.id))", zh: "另一种语言没有规则 \(quoted(rule.id))"),
        line: nil)
    }
    for rule in a where !y.contains(rule.id) && rule.kind != .courtesy {
      tell(
        &findings, at: b.first?.span,
        Words(en: "the rule \(quoted(rule.id)) is missing here", zh: "这里缺规则 \(quoted(rule.id))"),
        line: rule.span.start.line)
    }
    let common = (x.filter(y.contains), y.filter(x.contains))
    if let (p, q) = zip(common.0, common.1).first(where: { $0 != $1 }), let rule = second.rule(q) {
      tell(
        &findings, at: rule.span,
        Words(
          en: "the rules stand in another order: here \(quoted(q)), there \(quoted(p))",
          zh: "规则顺序不同：这里是 \(quoted(q))，那里是 \(quoted(p))"), line: first.rubric.rule(p)?.span.start.line)
    }
    for rule in b {
      guard let other = first.rubric.rule(rule.id), Self.shape(other) != Self.shape(rule) else { continue }
      let names = zip(Self.shape(other), Self.shape(rule)).filter { $0.0 != $0.1 }.map { "\($0.0) ≠ \($0.1)" }
      tell(
        &findings, at: rule.span,
        Words(
          en: "the rule \(quoted(rule.id)) counts differently: \(listing(names).en)",
          zh: "规则 \(quoted(rule.id)) 的算法不同：\(listing(names).zh)"), line: other.span.start.line)
    }
  }

  private static func shape(_ rule: Rule) -> [String] {
    let event: String =
      switch rule.source {
      case .event(let event): event.rawValue
      case .words: "words"
      }
    return [rule.kind.rawValue, rule.clause, "\(rule.value)", event]
  }

  private func compareHeads(_ findings: inout Findings) {
    let (a, b) = (first.rubric, second)
    func differs(_ keys: [String], _ name: Words, _ x: String, _ y: String) {
      guard x != y else { return }
      let span = keys.compactMap { source.place(of: $0) }.first
      tell(
        &findings, at: span ?? SourceSpan(start: Position(line: 1, column: 1), length: 1),
        Words(
          en: "\(name.en) differs: \(y) here, \(x) there", zh: "\(name.zh)不同：这里 \(y)，那里 \(x)"), line: nil)
    }
    differs(["pass", "及格"], Words(en: "the pass mark", zh: "及格分"), "\(a.passMark)", "\(b.passMark)")
    for part in ScorePart.allCases {
      differs(
        ["weights", "权重"], Words(en: "the weight of \(part.rawValue)", zh: "\(part.rawValue) 的权重"),
        "\(a.weights[part] ?? 0)", "\(b.weights[part] ?? 0)")
    }
    for severity in RuleSeverity.allCases {
      let (x, y) = (a.tariffs[severity], b.tariffs[severity])
      differs(
        ["points", "扣分"], Words(en: "what \(severity.rawValue) costs", zh: "\(severity.rawValue) 的扣分和封顶"),
        "\(x?.points ?? 0) (\(x?.cap ?? 0))", "\(y?.points ?? 0) (\(y?.cap ?? 0))")
    }
    differs(["bonus", "加分"], Words(en: "the bonus", zh: "加分"), "\(a.bonusCap)", "\(b.bonusCap)")
    let (s, t) = (a.time, b.time)
    differs(
      ["pick up", "接听"], Words(en: "the section of times", zh: "时间一节"),
      "\(s.pickUpRings) \(s.apologyFromRing) \(s.callTarget) \(s.callLimit)",
      "\(t.pickUpRings) \(t.apologyFromRing) \(t.callTarget) \(t.callLimit)")
    let moods = (Self.moods(a), Self.moods(b))
    for cause in Set(moods.0.keys).union(moods.1.keys).sorted() {
      differs(
        ["## mood", "## 情绪"], Words(en: "the effect of \(cause) on the mood", zh: "\(cause) 对情绪的影响"),
        moods.0[cause].map(String.init) ?? "–", moods.1[cause].map(String.init) ?? "–")
    }
  }

  private static func moods(_ rubric: Rubric) -> [String: Int] {
    Dictionary(
      rubric.moods.map { effect in
        let name: String =
          switch effect.cause {
          case .rule(let rule): rule
          case .kind(let kind): kind.rawValue
          case .itemEarned: "item"
          case .missed: "missed"
          case .late: "late"
          }
        return (name, effect.change)
      }, uniquingKeysWith: { first, _ in first })
  }
}
