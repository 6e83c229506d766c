import DrillEngine
import DrillScript
import DrillText

/// Compares the two languages of one drill; what differs is told in the second file.
public struct ParityCheck: Sendable {
  private let first: ScenarioCheck
  private let second: ScenarioCheck
  private let scores: ([Int], [Int])
  private var findings: Findings

  /// Creates a comparison of two checked scenarios of one id.
  public init(
    _ first: (check: ScenarioCheck, report: CheckReport),
    _ second: (check: ScenarioCheck, report: CheckReport)
  ) {
    self.first = first.check
    self.second = second.check
    scores = (first.report.paths?.scores ?? [], second.report.paths?.scores ?? [])
    findings = Findings(path: second.check.source.path)
  }

  /// What there is to say about a drill that has no counterpart in the other language.
  public static func missingCounterpart(of check: ScenarioCheck, in language: Language) -> Diagnostic {
    let id = check.drill.scenario.id
    return Diagnostic(
      .noCounterpart, .warning,
      Words(
        en: "there is no \(language.name) file of \(quoted(id))",
        zh: "\(quoted(id)) 没有\(language == .zh ? "中文" : "英文")的一份"),
      path: check.source.path, span: SourceSpan(start: Position(line: 1, column: 1), length: 1),
      suggestion: Words(
        en: "write Scenarios/\(language.rawValue)/\(id).drill with the same steps",
        zh: "请写 Scenarios/\(language.rawValue)/\(id).drill，步骤相同"))
  }

  /// Everything that differs, and how many pairs were compared.
  public func report() -> CheckReport {
    var copy = self
    return copy.compare()
  }

  private mutating func compare() -> CheckReport {
    let (a, b) = (first.drill.scenario, second.drill.scenario)
    var report = CheckReport()
    compareHeads(a, b)
    // Where the steps themselves differ, comparing what is in them would only confuse.
    if compareSteps(a, b) {
      for (x, y) in zip(a.steps.indices, b.steps.indices) {
        let pairs = StepPair(a.steps[x], b.steps[y])
        compare(pairs)
        report.tally.proofs += compareTrials(x, y, pairs)
      }
      compareScores(a, b)
      report.tally.proofs += 1
    }
    report.diagnostics = findings.inOrder
    return report
  }

  private mutating func tell(
    _ code: Code, at span: SourceSpan?, _ en: String, _ zh: String, other: SourceSpan?
  ) {
    let line = other.map { "\(first.source.path):\($0.start.line)" } ?? first.source.path
    findings.error(
      code, at: span, Words(en: en, zh: zh),
      help: Words(en: "compare \(line)", zh: "请对照 \(line)"))
  }

  // MARK: The head

  private mutating func compareHeads(_ a: Scenario, _ b: Scenario) {
    func differs(_ keys: [String], _ name: Words, _ x: String, _ y: String) {
      guard x != y else { return }
      let span = keys.compactMap { second.source.place(of: $0, upTo: second.source.headerEnd) }.first
      tell(
        .valuesDiffer, at: span ?? SourceSpan(start: Position(line: 1, column: 1), length: 1),
        "\(name.en) is \(quoted(y)) here and \(quoted(x)) in the other language",
        "\(name.zh)这里是 \(quoted(y))，另一种语言是 \(quoted(x))", other: nil)
    }
    differs(["channel", "渠道"], Words(en: "the channel", zh: "渠道"), a.channel.rawValue, b.channel.rawValue)
    differs(["mood", "情绪"], Words(en: "the mood", zh: "情绪"), "\(a.mood)", "\(b.mood)")
    differs(["rubric", "评分表"], Words(en: "the rubric", zh: "评分表"), a.rubric, b.rubric)
    differs(
      ["level", "难度"], Words(en: "the level", zh: "难度"), a.level.map(String.init) ?? "–",
      b.level.map(String.init) ?? "–")
    differs(
      ["clauses", "条款"], Words(en: "the list of clauses", zh: "条款"), a.clauses.joined(separator: " "),
      b.clauses.joined(separator: " "))
  }

  // MARK: Steps

  private mutating func compareSteps(_ a: Scenario, _ b: Scenario) -> Bool {
    let (x, y) = (a.steps.map(\.id), b.steps.map(\.id))
    if x == y { return true }
    let missing = x.filter { !y.contains($0) }
    let extra = b.steps.filter { !x.contains($0.id) }
    for step in extra {
      tell(
        .stepsDiffer, at: step.span, "the other language has no step \(quoted(step.id))",
        "另一种语言没有步骤 \(quoted(step.id))", other: nil)
    }
    if !missing.isEmpty {
      tell(
        .stepsDiffer, at: b.steps.first?.span, "these steps are missing here: \(listing(missing).en)",
        "这里缺步骤：\(listing(missing).zh)", other: a.steps.first { missing.contains($0.id) }?.span)
    }
    if missing.isEmpty, extra.isEmpty,
      let (p, q) = zip(a.steps, b.steps).first(where: { $0.id != $1.id })
    {
      tell(
        .stepsDiffer, at: q.span,
        "the steps stand in another order: here \(quoted(q.id)), there \(quoted(p.id))",
        "步骤顺序不同：这里是 \(quoted(q.id))，那里是 \(quoted(p.id))", other: p.span)
    }
    return false
  }

  private mutating func compare(_ pair: StepPair) {
    let (a, b) = (pair.a, pair.b)
    if a.ending?.passes != b.ending?.passes {
      tell(
        .stepsDiffer, at: b.span, "the ending \(quoted(b.id)) is not the same in both languages",
        "结局 \(quoted(b.id)) 两种语言不同", other: a.span)
    }
    if pair.branches(of: a, isFirst: true) != pair.branches(of: b, isFirst: false) {
      let place = zip(pair.branches(of: a, isFirst: true), pair.branches(of: b, isFirst: false))
        .enumerated().first { $1.0 != $1.1 }?.offset
      tell(
        .branchesDiffer, at: place.map { b.branches[$0].span } ?? b.branches.last?.span ?? b.span,
        place == nil
          ? "the step has \(b.branches.count) branches here and \(a.branches.count) there"
          : "this branch is not the same in the other language",
        place == nil
          ? "这一步这里有 \(b.branches.count) 个分支，那里有 \(a.branches.count) 个" : "这个分支和另一种语言不同",
        other: place.map { a.branches[$0].span } ?? a.span)
    }
    if pair.obligations(of: a) != pair.obligations(of: b) {
      tell(
        .obligationsDiffer, at: b.span,
        "the step \(quoted(b.id)) does not call for the same as in the other language",
        "步骤 \(quoted(b.id)) 的要求和另一种语言不同", other: a.span)
    } else if pair.values(of: a) != pair.values(of: b) {
      let names = zip(pair.values(of: a), pair.values(of: b)).filter { $0.0 != $0.1 }.map {
        "\($0.0) ≠ \($0.1)"
      }
      tell(
        .valuesDiffer, at: b.span, "points or times of the step differ: \(listing(names).en)",
        "这一步的分值或时间不同：\(listing(names).zh)", other: a.span)
    }
    if a.models.count != b.models.count || a.badReplies.count != b.badReplies.count {
      tell(
        .repliesDiffer, at: b.span,
        "\(b.models.count) model and \(b.badReplies.count) bad replies here, \(a.models.count) and "
          + "\(a.badReplies.count) there",
        "这里 \(b.models.count) 个范例、\(b.badReplies.count) 个反例，那里 \(a.models.count) 个、\(a.badReplies.count) 个",
        other: a.span)
    }
  }

  // MARK: Replies

  private mutating func compareTrials(_ x: Int, _ y: Int, _ pair: StepPair) -> Int {
    guard pair.a.badReplies.count == pair.b.badReplies.count else { return 0 }
    var compared = 0
    for (index, (one, other)) in zip(first.trials.bad[x], second.trials.bad[y]).enumerated() {
      compared += 1
      let keeps = Set(one.keeps.map(pair.paired))
      guard one.breaks != other.breaks || keeps != other.keeps else { continue }
      let writers = (OutcomeWriter(rubric: first.drill.rubric), OutcomeWriter(rubric: second.drill.rubric))
      let there = writers.0.line("…", one).en.dropFirst(2)
      let here = writers.1.line("…", other).en.dropFirst(2)
      tell(
        .lossesDiffer, at: pair.b.badReplies[index].span,
        "this bad reply comes to “\(here)” here and “\(there)” in the other language",
        "这个反例这里是“\(here)”，另一种语言是“\(there)”", other: pair.a.badReplies[index].span)
    }
    return compared
  }

  private mutating func compareScores(_ a: Scenario, _ b: Scenario) {
    for (round, (x, y)) in zip(scores.0, scores.1).enumerated() where abs(x - y) > 20 {
      tell(
        .scoresDiffer, at: b.steps.first?.span,
        "the model replies number \(round + 1) come to \(Scorecard.decimal(y)) here and \(Scorecard.decimal(x)) there",
        "每步第 \(round + 1) 个范例，这里得 \(Scorecard.decimal(y)) 分，那里得 \(Scorecard.decimal(x)) 分",
        other: a.steps.first?.span)
    }
  }
}

/// Two steps of one id in two languages, with their items paired by kind and order.
private struct StepPair {
  let a: Step
  let b: Step
  /// For each item of the first step its counterpart.
  private let partners: [String: String]

  init(_ a: Step, _ b: Step) {
    self.a = a
    self.b = b
    var partners: [String: String] = [:]
    for isAsk in [true, false] {
      let (x, y) = (a.items.filter { $0.isAsk == isAsk }, b.items.filter { $0.isAsk == isAsk })
      for (one, other) in zip(x, y) { partners[one.id] = other.id }
    }
    self.partners = partners
  }

  func paired(_ obligation: Obligation) -> Obligation {
    guard case .item(let id) = obligation else { return obligation }
    return .item(partners[id] ?? id)
  }

  /// A branch in a form that is the same in both languages.
  struct Shape: Equatable {
    var target: Target
    var condition: Condition?
  }

  /// The branches in a form that is the same in both languages.
  func branches(of step: Step, isFirst: Bool) -> [Shape] {
    step.branches.map { branch in
      Shape(
        target: branch.target, condition: isFirst ? branch.condition.map(paired) : branch.condition)
    }
  }

  private func paired(_ condition: Condition) -> Condition {
    switch condition {
    case .missed(let obligation): .missed(paired(obligation))
    case .earned(let obligation): .earned(paired(obligation))
    case .and(let x, let y): .and(paired(x), paired(y))
    case .or(let x, let y): .or(paired(x), paired(y))
    case .not(let x): .not(paired(x))
    case .found, .foundAny, .mood, .late, .tries, .chose: condition
    }
  }

  /// What the step calls for, in kinds.
  func obligations(of step: Step) -> [String] {
    step.dues.sorted() + step.items.filter(\.isAsk).map { _ in "ask" }
      + step.items.filter { !$0.isAsk }.map { _ in "tell" } + step.secrets.map { _ in "secret" }
      + (step.choice?.options.map { "option \($0.key) \($0.breaks.sorted())" } ?? [])
      + (step.form?.fields.map { _ in "field" } ?? []) + ["waits \(step.awaitsReply)"]
      + ["rings \(step.ring != nil)", "action \(step.action?.action.rawValue ?? "")"]
      + ["hang up \(step.customerHangsUpFirst)"]
  }

  /// The numbers of the step.
  func values(of step: Step) -> [String] {
    let items = step.items.filter(\.isAsk) + step.items.filter { !$0.isAsk }
    return items.map { "\($0.id) (\($0.points))" }.enumerated().map { index, text in
      // Only the points count, since ids may be in the language of the file.
      "\(index + 1). (\(items[index].points))"
    } + (step.choice?.options.map { "\($0.key) (\($0.points))" } ?? [])
      + (step.form?.fields.enumerated().map { "field \($0 + 1) (\($1.points))" } ?? [])
      + ["limit \(step.limit.map(String.init) ?? "–")", "clock \(step.clock.map(String.init) ?? "–")"]
      + ["hold \(step.action?.atMost.map(String.init) ?? "–")"]
      + ["ring \(step.ring.map { "\($0.every) \($0.givesUpAfter)" } ?? "–")"]
  }
}
