import DrillText

// Looking at how the steps hang together.
extension ScenarioReader {
  mutating func checkGraph(_ drafts: [StepDraft]) {
    var index: [String: Int] = [:]
    for (number, draft) in drafts.enumerated() where index[draft.step.id] == nil {
      index[draft.step.id] = number
    }
    let edges = drafts.map { targets(of: $0.step).compactMap { index[$0] } }
    checkEndings(drafts)
    checkLoops(drafts, edges)
    // Where a target is unknown, the step it means would seem unreachable.
    let broken: [Code] = [.unknownTarget, .badBranch, .badCondition, .duplicateStep, .badID, .emptyHeading]
    if !broken.contains(where: { complaints.contains($0) }), !drafts.contains(where: \.hasUnreadLine) {
      checkReach(drafts, edges)
    }
  }

  private func targets(of step: Step) -> [String] {
    let all = step.branches.map(\.target) + (step.ring.map { [$0.missed] } ?? [])
    return all.compactMap { target in
      switch target {
      case .step(let id): id
      case .back: nil
      }
    }
  }

  private mutating func checkEndings(_ drafts: [StepDraft]) {
    let isUnclear = drafts.contains { $0.endKey != nil || $0.hasUnreadLine } || complaints.contains(.noWayOut)
    if isUnclear { return }
    complaints.error(
      .noEnding, at: drafts.first?.step.span,
      Words(en: "no step of the scenario ends it", zh: "剧本里没有一个步骤是结局"),
      help: Words(en: "add a step with: end: resolved pass", zh: "加一个步骤，写上：结局: 已解决 通过"))
  }

  /// Complains about steps that lead to each other while none of them waits for the trainee.
  private mutating func checkLoops(_ drafts: [StepDraft], _ edges: [[Int]]) {
    let runsOn = drafts.map { !$0.isIncomplete && !$0.step.waits && $0.branches.count > 0 }
    var next: [[Int]] = edges
    for (from, targets) in edges.enumerated() {
      // `back` leads to a step that led here.
      for to in targets where to != from && drafts[to].step.branches.contains(where: { $0.target == .back }) {
        next[to].append(from)
      }
    }
    var next2 = next.indices.map { from in runsOn[from] ? next[from].filter { runsOn[$0] } : [] }
    var alive = runsOn
    // What has no way on is on no loop, nor is what nothing leads to; taking these away leaves the loops.
    for _ in 0..<2 {
      var previous: [[Int]] = Array(repeating: [], count: next2.count)
      for (from, targets) in next2.enumerated() {
        for to in targets { previous[to].append(from) }
      }
      var waysOn = next2.map(\.count)
      var ready = alive.indices.filter { alive[$0] && waysOn[$0] == 0 }
      while let node = ready.popLast() {
        alive[node] = false
        for from in previous[node] where alive[from] {
          waysOn[from] -= 1
          if waysOn[from] == 0 { ready.append(from) }
        }
      }
      next2 = previous.indices.map { alive[$0] ? previous[$0].filter { alive[$0] } : [] }
    }
    let loop = alive.indices.filter { alive[$0] }
    guard let first = loop.first else { return }
    let names = loop.prefix(5).map { drafts[$0].step.id }
    complaints.error(
      .endlessLoop, at: drafts[first].step.span,
      Words(
        en: "the drill would run in a loop without waiting for the trainee: \(listing(names).en)",
        zh: "演练会不等学员就一直循环：\(listing(names).zh)"),
      help: Words(
        en: "let one of the steps wait, with due:, ask or tell", zh: "让其中一个步骤等学员回复：写上应有、应问或应告"))
  }

  private mutating func checkReach(_ drafts: [StepDraft], _ edges: [[Int]]) {
    var reached: Set<Int> = [0]
    var ahead = [0]
    while let node = ahead.popLast() {
      for to in edges[node] where reached.insert(to).inserted { ahead.append(to) }
    }
    for (number, draft) in drafts.enumerated() where !reached.contains(number) {
      complaints.warning(
        .unreachableStep, at: draft.step.span,
        Words(
          en: "nothing leads to the step \(quoted(draft.step.id))",
          zh: "没有分支通到步骤 \(quoted(draft.step.id))"))
    }
  }
}

extension Step {
  /// Whether the step waits for the trainee.
  var waits: Bool { ring != nil || awaitsReply || choice != nil || form != nil || action != nil }
}
