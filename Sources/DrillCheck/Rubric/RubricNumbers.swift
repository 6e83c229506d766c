import DrillScript
import DrillText

// Whether the points, times and clauses of a rubric can be what is meant.
extension RubricCheck {
  func checkPoints(_ findings: inout Findings) {
    func place(_ keys: [String]) -> SourceSpan? {
      keys.lazy.compactMap { source.place(of: $0, upTo: source.headerEnd) }.first
        ?? SourceSpan(start: Position(line: 1, column: 1), length: 1)
    }
    func complain(_ keys: [String], _ message: Words) {
      findings.error(.pointsDoNotAddUp, at: place(keys), message)
    }
    let weightKeys = ["weights", "权重"]
    if rubric.weights[.voices, default: 0] > 0, !rubric.rules.contains(where: { $0.kind == .voice }) {
      complain(
        weightKeys,
        Words(en: "the voices weigh something, but there is no rule for any", zh: "五声有权重，却没有一条五声规则"))
    }
    let breaches = rubric.rules.filter { if case .deduction = $0.value { true } else { false } }
    if rubric.weights[.conduct, default: 0] > 0, breaches.isEmpty {
      complain(
        weightKeys, Words(en: "conduct weighs something, but no rule costs any points", zh: "言行有权重，却没有一条扣分规则")
      )
    }
    for severity in RuleSeverity.allCases {
      guard let tariff = rubric.tariffs[severity], tariff.points > tariff.cap else { continue }
      complain(
        ["caps", "封顶"],
        Words(
          en: "one \(severity.rawValue) finding costs \(tariff.points), more than its cap of \(tariff.cap)",
          zh: "一次\(severity.rawValue)扣 \(tariff.points) 分，超过封顶 \(tariff.cap) 分"))
    }
    for (mild, grave) in [(RuleSeverity.minor, RuleSeverity.serious), (.serious, .fatal)] {
      guard let less = rubric.tariffs[mild]?.points, let more = rubric.tariffs[grave]?.points, less > more
      else {
        continue
      }
      complain(
        ["points", "扣分"],
        Words(
          en: "\(mild.rawValue) costs \(less), but \(grave.rawValue) only \(more)",
          zh: "\(mild.rawValue) 扣 \(less) 分，\(grave.rawValue) 却只扣 \(more) 分"))
    }
    for rule in rubric.rules {
      switch rule.value {
      case .deduction(let severity, let points, let cap):
        let most = min(cap ?? 100, rubric.tariffs[severity]?.cap ?? 100)
        let usual = rubric.tariffs[severity].map { $0.points > $0.cap } ?? false
        guard points > most, !usual else { continue }
        findings.error(
          .pointsDoNotAddUp, at: rule.span,
          Words(
            en: "a finding of \(quoted(rule.id)) costs \(points), but \(most) at most are charged",
            zh: "\(quoted(rule.id)) 一次扣 \(points) 分，但最多只能扣 \(most) 分"))
      case .bonus(let points) where points > rubric.bonusCap:
        findings.error(
          .pointsDoNotAddUp, at: rule.span,
          Words(
            en:
              "\(quoted(rule.id)) adds \(points), but all bonus rules together add \(rubric.bonusCap) at most",
            zh: "\(quoted(rule.id)) 加 \(points) 分，但加分总共最多 \(rubric.bonusCap) 分"))
      case .bonus, .voice: continue
      }
    }
  }

  func checkTimes(_ findings: inout Findings) {
    let time = rubric.time
    func complain(_ keys: [String], _ message: Words) {
      let span = keys.lazy.compactMap { source.place(of: $0, from: source.headerEnd) }.first
      findings.error(.rubricTimes, at: span, message)
    }
    if time.apologyFromRing <= time.pickUpRings {
      complain(
        ["apologise", "apologize", "致歉"],
        Words(
          en:
            "an apology is due from ring \(time.apologyFromRing), which is still within the \(time.pickUpRings) rings",
          zh: "第 \(time.apologyFromRing) 声就要致歉，却还在规定的 \(time.pickUpRings) 声以内"))
    }
    if time.callTarget > time.callLimit {
      complain(
        ["call:", "通话"],
        Words(
          en:
            "the longest call (\(time.callLimit) s) is shorter than the one aimed at (\(time.callTarget) s)",
          zh: "通话上限（\(time.callLimit) 秒）比目标（\(time.callTarget) 秒）还短"))
    }
  }

  func checkClauses(_ findings: inout Findings) {
    guard let clauses else { return }
    for rule in rubric.rules {
      for clause in rule.clause.split(separator: " ").map(String.init)
      where clause != "X" && !clauses.contains(clause) {
        findings.error(
          .unknownClause, at: source.place(of: clause, from: rule.span.start.line) ?? rule.span,
          Words(en: "there is no clause \(quoted(clause))", zh: "没有条款 \(quoted(clause))"),
          help: Nearest.best(for: clause, among: clauses.sorted()).map {
            Words(en: "did you mean “\($0)”?", zh: "是不是想写“\($0)”？")
          })
      }
    }
  }
}
