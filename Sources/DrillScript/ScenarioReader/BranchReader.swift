import DrillMatch
import DrillText

// Reading the branches of a step.
extension ScenarioReader {
  mutating func resolveBranches(_ draft: inout StepDraft) {
    var read: [(hasCondition: Bool, span: SourceSpan)] = []
    var failed = false
    for line in draft.branches {
      guard let parts = branchParts(line) else {
        failed = true
        continue
      }
      let target = target(parts.target)
      var condition: Condition?
      if let text = parts.condition {
        condition = self.condition(text, draft)
      }
      read.append((parts.condition != nil, line.span))
      if let target, condition != nil || parts.condition == nil {
        draft.step.branches.append(Branch(condition: condition, target: target, span: line.span))
      }
    }
    if !failed { checkOrder(read) }
    checkWaysOut(draft)
  }

  private mutating func checkOrder(_ branches: [(hasCondition: Bool, span: SourceSpan)]) {
    if let always = branches.firstIndex(where: { !$0.hasCondition }), always < branches.count - 1 {
      complaints.error(
        .deadBranch, at: branches[always + 1].span,
        Words(
          en:
            "this branch is never taken: the one on line \(branches[always].span.start.line) has no condition",
          zh: "走不到这个分支：第 \(branches[always].span.start.line) 行的分支不带条件"),
        help: Words(en: "move the branch without a condition to the end", zh: "把不带条件的分支移到最后"))
    } else if let last = branches.last, last.hasCondition {
      complaints.error(
        .lastBranchConditional, at: last.span,
        Words(
          en: "when this condition does not hold, the step leads nowhere", zh: "这个条件不成立时，步骤就没有去处"),
        help: Words(en: "add a last branch: -> step", zh: "在最后加一行：否则 -> 步骤"))
    }
  }

  private mutating func checkWaysOut(_ draft: StepDraft) {
    switch (draft.branches.isEmpty, draft.endKey) {
    case (true, nil) where !draft.hasUnreadLine:
      complaints.error(
        .noWayOut, at: draft.step.span,
        Words(
          en: "the step \(quoted(draft.step.id)) neither goes on nor ends",
          zh: "步骤 \(quoted(draft.step.id)) 既没有分支也没有结局"),
        help: Words(en: "add -> step, or end: name pass", zh: "加上 -> 步骤，或者 结局: 名称 通过"))
    case (false, let key?):
      complaints.error(
        .endAndBranches, at: key.span,
        Words(en: "the step both ends and goes on", zh: "步骤既有结局又有分支"),
        help: Words(
          en: "let the branches lead to a step of its own for the ending", zh: "把结局另写成一个步骤，让分支转过去"))
    default: break
    }
  }

  /// The target and the condition of a branch as written, in either order.
  private mutating func branchParts(_ line: LocatedText) -> (target: LocatedText, condition: LocatedText?)? {
    guard let arrow = line.branchArrows.first else {
      return badBranch(
        SourceSpan(start: line.end, length: 0), Words(en: "the branch has no arrow", zh: "分支没有箭头"))
    }
    let rest = line[arrow.upperBound..<line.count].trimmed
    guard let target = rest.words.first else {
      return badBranch(
        line[arrow].span, Words(en: "the arrow does not say where to", zh: "箭头后面没写转到哪里"))
    }
    let tail = rest.dropping(target.count)
    if arrow.lowerBound == 0 {
      if tail.isEmpty { return (target, nil) }
      if case (.condition, let condition)? = Vocabulary.branchWords.splitPrefix(of: tail) {
        return (target, condition)
      }
      return badBranch(
        tail.span,
        Words(en: "\(quoted(tail.text)) cannot stand behind the target", zh: "步骤后面不能写 \(quoted(tail.text))"))
    }
    guard tail.isEmpty else {
      return badBranch(
        tail.span,
        Words(en: "\(quoted(tail.text)) cannot stand behind the target", zh: "步骤后面不能写 \(quoted(tail.text))"))
    }
    guard let (word, condition) = Vocabulary.branchWords.splitPrefix(of: line[0..<arrow.lowerBound]) else {
      return badBranch(line.span, Words(en: "this is no branch", zh: "这不是分支"))
    }
    switch word {
    case .condition: return (target, condition)
    case .otherwise where condition.isEmpty: return (target, nil)
    case .otherwise:
      // `else if` says no more than `if`, since the first branch that holds is taken.
      if case (.condition, let inner)? = Vocabulary.branchWords.splitPrefix(of: condition) {
        return (target, inner)
      }
      return badBranch(
        condition.span,
        Words(en: "a condition needs “if” before it", zh: "条件前面要写“若”"))
    }
  }

  private mutating func badBranch(
    _ span: SourceSpan, _ message: Words
  ) -> (target: LocatedText, condition: LocatedText?)? {
    complaints.error(
      .badBranch, at: span, message,
      help: Words(en: "write: -> step if condition", zh: "写成：若 条件 -> 步骤"))
    return nil
  }

  /// The step that a name means, or nil with a complaint.
  mutating func target(_ name: LocatedText) -> Target? {
    if Vocabulary.particles.meaning(of: name) == .back { return .back }
    if name.count <= 100, let id = stepIDs[folded(name)] { return .step(id) }
    complaints.error(
      .unknownTarget, at: name.span,
      Words(en: "there is no step \(quoted(name.text))", zh: "没有步骤 \(quoted(name.text))"),
      help: didYouMean(name.text, among: stepIDs.values.sorted()))
    return nil
  }
}
