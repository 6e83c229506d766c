import DrillEngine
import DrillMatch
import DrillScript
import DrillText

/// Takes each branch and each phrase of an item out in turn and looks whether any reply of the file notices.
public struct ScenarioMutation: Sendable {
  private let check: ScenarioCheck

  /// Prepares to weaken a scenario.
  public init(_ check: ScenarioCheck) {
    self.check = check
  }

  /// What nothing noticed.
  ///
  /// - Parameter each: whether every phrase is told by itself, rather than those of one item together.
  public func report(each: Bool = false) -> MutationReport {
    var report = MutationReport()
    var findings = Findings(path: check.source.path)
    mutateItems(each: each, &findings, &report)
    mutateBranches(&findings, &report)
    report.diagnostics = findings.inOrder
    return report
  }

  /// The rules that the bad replies of the scenario break.
  public var brokenRules: Set<String> {
    check.trials.bad.joined().reduce(into: []) { $0.formUnion($1.breaks) }
  }

  /// The event rules of a rubric that none of some scenarios' bad replies break.
  public static func unnoticedEvents(of rubric: RubricCheck, broken: Set<String>) -> [Diagnostic] {
    var findings = Findings(path: rubric.source.path)
    for rule in rubric.rubric.rules where !broken.contains(rule.id) {
      // Only what a single reply can bring about can be shown by one.
      guard case .event(let event) = rule.source,
        [.wrongAddress, .disclosure, .overPoliteness].contains(event)
      else { continue }
      findings.warning(
        .ruleUnnoticed, at: rule.span,
        Words(
          en: "no bad reply of any scenario breaks \(quoted(rule.id))",
          zh: "没有剧本的反例违反 \(quoted(rule.id))"),
        help: Words(en: "write one: - … => \(rule.id)", zh: "写一个：- …… => \(rule.name)"))
    }
    return findings.inOrder
  }

  // MARK: Items

  private func mutateItems(each: Bool, _ findings: inout Findings, _ report: inout MutationReport) {
    let lists = check.drill.rubric.words.lists
    for (number, step) in check.layout.steps.enumerated() {
      for item in step.items {
        let alternatives = item.phrases.flatMap(\.alternatives)
        report.mutations += alternatives.count
        let matcher = PhraseMatcher(
          alternatives.map { [Phrase(alternatives: [$0], source: $0.source)] }, lists: lists)
        var needed: Set<Int> = []
        let replies =
          zip(step.models.map(\.text), check.trials.models[number]).map { ($0, $1) }
          + zip(step.badReplies.map(\.text), check.trials.bad[number]).map { ($0, $1) }
        for (text, trial) in replies where trial.keeps.contains(.item(item.id)) {
          let found = matcher.hits(in: FoldedText(text)).enumerated().filter { !$1.isEmpty }.map(\.offset)
          if found.count == 1 { needed.formUnion(found) }
        }
        let unnoticed = alternatives.indices.filter { !needed.contains($0) }.map { alternatives[$0] }
        report.unnoticed += unnoticed.count
        if each || unnoticed.count == 1 {
          for alternative in unnoticed { tell([alternative], of: item, &findings) }
        } else if !unnoticed.isEmpty {
          tell(unnoticed, of: item, &findings)
        }
      }
    }
  }

  /// Tells of phrases of an item that no reply would miss.
  private func tell(_ phrases: [Phrase.Alternative], of item: Item, _ findings: inout Findings) {
    let first = phrases[0]
    let sample = SampleText(lists: check.drill.rubric.words.lists).text(of: first)
    let names = listing(phrases.prefix(3).map { quoted($0.source.text) })
    let more = phrases.count > 3
    let message =
      phrases.count == 1
      ? Words(
        en: "no reply of the step would miss \(names.en) of \(quoted(item.id))",
        zh: "去掉 \(quoted(item.id)) 的 \(names.zh)，本步骤没有例句会发现")
      : Words(
        en:
          "no reply of the step would miss any one of \(phrases.count) phrases of \(quoted(item.id)): "
          + "\(names.en)\(more ? ", …" : "")",
        zh: "\(quoted(item.id)) 有 \(phrases.count) 个短语，去掉哪一个本步骤都没有例句会发现："
          + "\(names.zh)\(more ? "……" : "")")
    findings.warning(
      .mutationUnnoticed, at: first.source.span, message,
      help: Words(en: "a model reply with “\(sample)” would notice", zh: "含有“\(sample)”的范例能发现"))
  }

  // MARK: Branches

  private func mutateBranches(_ findings: inout Findings, _ report: inout MutationReport) {
    let machine = Machine(layout: check.layout, trials: check.trials)
    let exploration = Exploration(machine)
    // For each branch that is taken, whether some move would lead elsewhere without it.
    var taken: [Exploration.Edge: Bool] = [:]
    for node in exploration.nodes {
      for move in machine.moves(at: node.standing) {
        guard case .on(let next, let branch?) = machine.outcome(of: move, at: node.standing) else { continue }
        let edge = Exploration.Edge(step: node.standing.step, branch: branch)
        if taken[edge] == true { continue }
        if case .on(let other, _) = machine.outcome(of: move, at: node.standing, leavingOut: branch) {
          taken[edge] = other.step != next.step
        } else {
          taken[edge] = true
        }
      }
    }
    for (edge, isNoticed) in taken where !isNoticed {
      findings.warning(
        .branchUnnoticed, at: check.layout.steps[edge.step].branches[edge.branch].span,
        Words(en: "without this branch every reply leads to the same step", zh: "去掉这个分支，每句回答还是走到同一步"),
        help: Words(en: "take it out, or write a reply that tells the difference", zh: "删掉它，或者写一个能看出差别的例句"))
    }
    report.mutations += taken.count
    report.unnoticed += taken.values.count { !$0 }
  }
}
