import DrillMatch
import DrillText

// Finding out what the names in a step mean, once all of them are known.
extension ScenarioReader {
  mutating func resolve(_ draft: inout StepDraft) {
    resolveDues(&draft)
    for (index, name) in draft.secretItems.enumerated() {
      if let item = items[folded(name)] {
        draft.step.secrets[index].until = item.id
      } else {
        unknownItem(name, among: items.values.map(\.id).sorted())
      }
    }
    resolveChoice(&draft)
    for line in draft.bad { draft.step.badReplies.append(badReply(line, draft)) }
    if let missed = draft.missedRing, let target = target(missed) { draft.step.ring?.missed = target }
    resolveBranches(&draft)
    if let key = draft.formKey {
      complaints.error(
        .formWithoutFields, at: key.span,
        Words(en: "the form has no fields", zh: "表单没有栏目"),
        help: Words(en: "write below it: . when (1): 9:20", zh: "在下面写：. 何时 (1): 9:20"))
    }
  }

  private mutating func resolveDues(_ draft: inout StepDraft) {
    for name in draft.dues.flatMap({ ruleNames(in: $0) }) {
      guard let id = ruleID(name) else {
        draft.isIncomplete = true
        continue
      }
      if let rule = rules.rule(id), rule.kind != .voice {
        draft.isIncomplete = true
        complaints.error(
          .notAVoice, at: name.span,
          Words(en: "\(quoted(name.text)) is not a voice", zh: "\(quoted(name.text)) 不是五声之一"),
          help: Words(en: "choose from: ", zh: "可以写：").followed(by: listing(rules.voices)))
      } else if draft.step.dues.contains(id) {
        complaints.error(
          .duplicateItem, at: name.span,
          Words(en: "\(quoted(name.text)) is due already", zh: "\(quoted(name.text)) 已经写过了"))
      } else {
        draft.step.dues.append(id)
      }
    }
  }

  /// The rule names in an entry of a list: the whole of it, or its words when the whole is no name.
  private func ruleNames(in entry: LocatedText) -> [LocatedText] {
    rules.rule(entry.text) != nil ? [entry] : entry.words
  }

  /// The id of a rule, or nil with a complaint.
  mutating func ruleID(_ name: LocatedText) -> String? {
    if let id = rules.id(name.text) { return id }
    complaints.error(
      .unknownRule, at: name.span,
      Words(en: "the rubric has no rule \(quoted(name.text))", zh: "评分表里没有规则 \(quoted(name.text))"),
      help: rules.nearest(to: name.text, in: complaints.language))
    return nil
  }

  /// The ids of the rules that a reply or an option breaks, as one entry of a list names them.
  mutating func breaches(_ entry: LocatedText) -> [String] {
    ruleNames(in: entry).compactMap { name in
      guard let id = ruleID(name) else { return nil }
      guard let rule = rules.rule(id) else { return id }
      switch (rule.kind, rule.value) {
      case (.voice, _):
        complaints.error(
          .notABreach, at: name.span,
          Words(
            en: "\(quoted(name.text)) is a voice, which is missed rather than broken",
            zh: "\(quoted(name.text)) 是五声之一，只有缺，谈不上违反"),
          help: Words(
            en: "leave it out; name only what the reply keeps", zh: "去掉它；做到了的才写在“保留”后面"))
        return nil
      case (_, .bonus):
        complaints.error(
          .notABreach, at: name.span,
          Words(
            en: "\(quoted(name.text)) adds points and cannot be broken",
            zh: "\(quoted(name.text)) 是加分规则，谈不上违反"))
        return nil
      default: return id
      }
    }
  }

  /// The due or item of a step that goes by a name.
  func obligation(_ name: String, of step: Step) -> Obligation? {
    guard name.utf8.count <= 300 else { return nil }
    let wanted = folded(name)
    if let item = step.items.first(where: { folded($0.id) == wanted }) { return .item(item.id) }
    guard let id = rules.id(name), let due = step.dues.first(where: { folded($0) == folded(id) }) else {
      return nil
    }
    return .voice(due)
  }

  /// The names by which the dues and items of a step go.
  func obligationNames(of step: Step) -> [String] {
    step.items.map(\.id) + step.dues.map { id in rules.rule(id)?.name ?? id }
  }

  /// Complains that a name is no due or item of the step.
  mutating func noObligation(_ name: LocatedText, _ draft: StepDraft) {
    // A voice may be due though the rubric that would tell is missing, or the line that says so has an error.
    if draft.isIncomplete || rules.knowsNothing && items[folded(name)] == nil { return }
    let here = obligationNames(of: draft.step)
    let near =
      didYouMean(name.text, among: here)
      ?? (here.isEmpty ? nil : Words(en: "this step has: ", zh: "本步骤有：").followed(by: listing(here)))
    if items[folded(name)] != nil || rules.rule(name.text)?.kind == .voice {
      complaints.error(
        .notDueHere, at: name.span,
        Words(
          en: "\(quoted(name.text)) is not due in this step", zh: "本步骤没有 \(quoted(name.text)) 这一项"),
        help: near)
    } else if let rule = rules.rule(name.text) {
      complaints.error(
        .unknownItem, at: name.span,
        Words(
          en: "\(quoted(name.text)) is a rule of the kind \(rule.kind.rawValue), not a voice or an item",
          zh: "\(quoted(name.text)) 是\(Vocabulary.kinds.name(of: rule.kind, in: .zh))类的规则，不是五声或事项"))
    } else {
      unknownItem(name, among: here + items.values.map(\.id).sorted(), otherwise: near)
    }
  }

  private mutating func unknownItem(
    _ name: LocatedText, among names: [String], otherwise other: Words? = nil
  ) {
    complaints.error(
      .unknownItem, at: name.span,
      Words(en: "there is no item \(quoted(name.text))", zh: "没有事项 \(quoted(name.text))"),
      help: didYouMean(name.text, among: names) ?? other)
  }
}
