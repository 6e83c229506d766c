import DrillEngine
import DrillMatch
import DrillScript
import DrillText

/// Proves each reply of a scenario in its own step: models earn all and break nothing, bad replies do as they say.
struct ReplyProofs {
  let drill: Drill
  let trials: TrialTable
  let machine: Machine
  let writer: OutcomeWriter
  private let source: SourceFile
  private(set) var findings: Findings
  /// How many things were proven or refuted.
  private(set) var proofs = 0

  init(drill: Drill, trials: TrialTable, machine: Machine, source: SourceFile) {
    self.drill = drill
    self.trials = trials
    self.machine = machine
    writer = OutcomeWriter(rubric: drill.rubric)
    self.source = source
    findings = Findings(path: source.path)
  }

  mutating func run() {
    for (number, step) in drill.scenario.steps.enumerated() {
      // What no reply of the step earns is told where it is written, not at every model.
      let earned = (trials.models[number] + trials.bad[number]).reduce(into: Set<Obligation>()) {
        $0.formUnion($1.keeps)
      }
      for (reply, trial) in zip(step.models, trials.models[number]) { prove(reply, of: step, trial, earned) }
      for (index, (reply, trial)) in zip(step.badReplies, trials.bad[number]).enumerated() {
        prove(reply, trial)
        proveConsequence(of: reply, index: index, in: number)
      }
      proveHint(of: step)
    }
  }

  private mutating func prove(
    _ reply: ModelReply, of step: Step, _ trial: Trial, _ earned: Set<Obligation>
  ) {
    proofs += 1
    if !trial.breaks.isEmpty {
      let words = trial.assessment.findings.filter { trial.breaks.contains($0.rule) }.map(\.text)
      findings.error(
        .modelBreaks, at: reply.span,
        Words(
          en: "the model reply breaks: \(writer.names(of: trial.breaks).en)",
          zh: "范例违反了：\(writer.names(of: trial.breaks).zh)"),
        help: Words(
          en: "found in: \(listing(words.map(quoted)).en)", zh: "命中的词语：\(listing(words.map(quoted)).zh)"))
    }
    let misses = trial.misses.intersection(earned)
    if !misses.isEmpty {
      findings.error(
        .modelMisses, at: reply.span,
        Words(
          en: "the model reply misses: \(writer.names(of: misses).en)",
          zh: "范例没做到：\(writer.names(of: misses).zh)"),
        help: trial.assessment.discounted.map(Self.reason) ?? words(for: misses, of: step))
    }
  }

  /// Words that would do what a reply misses, for the first thing of which there are any.
  private func words(for misses: Set<Obligation>, of step: Step) -> Words? {
    let samples = SampleText(lists: drill.rubric.words.lists)
    for obligation in step.obligations where misses.contains(obligation) {
      let text =
        switch obligation {
        case .voice(let rule): drill.rubric.words.examples(of: rule).lazy.compactMap(\.marked).first
        case .item(let id): step.items.first { $0.id == id }.map { samples.text(of: $0.phrases) }
        }
      guard let text, !text.isEmpty else { continue }
      let name = quoted(writer.names(of: [obligation]).en)
      return Words(en: "what shows \(name), for example: \(text)", zh: "做到 \(name) 的说法，例如：\(text)")
    }
    return nil
  }

  private static func reason(_ discount: Assessment.Discount) -> Words {
    switch discount {
    case .heap: Words(en: "its keywords stand in a heap, which earns nothing", zh: "关键词堆在一起，不得分")
    case .echo: Words(en: "it repeats the customer's line, which earns nothing", zh: "重复了客户的话，不得分")
    }
  }

  private mutating func prove(_ reply: BadReply, _ trial: Trial) {
    let line = writer.line(reply.text, trial)
    guard let outcome = reply.outcome else {
      findings.warning(
        .outcomeToPaste, at: reply.span,
        Words(en: "the outcome of this bad reply is not written yet", zh: "这个反例的结果还没写"),
        help: line)
      return
    }
    proofs += 1
    if outcome.breaks == trial.breaks, outcome.keeps == trial.keeps { return }
    var parts: [Words] = []
    func tell(_ en: String, _ zh: String, _ names: Words, _ isEmpty: Bool) {
      if !isEmpty { parts.append(Words(en: "\(en) \(names.en)", zh: "\(zh)\(names.zh)")) }
    }
    let (more, less) = (trial.breaks.subtracting(outcome.breaks), outcome.breaks.subtracting(trial.breaks))
    tell("breaks also", "还违反了", writer.names(of: more), more.isEmpty)
    tell("does not break", "没有违反", writer.names(of: less), less.isEmpty)
    let (gained, lost) = (trial.keeps.subtracting(outcome.keeps), outcome.keeps.subtracting(trial.keeps))
    tell("keeps also", "还做到了", writer.names(of: gained), gained.isEmpty)
    tell("does not keep", "没有做到", writer.names(of: lost), lost.isEmpty)
    findings.error(
      .badReplyDiffers, at: reply.span,
      Words(
        en: "the bad reply " + parts.map(\.en).joined(separator: "; "),
        zh: "反例" + parts.map(\.zh).joined(separator: "；")), help: line)
  }

  /// A grave breach must not lead on as a model reply does.
  private mutating func proveConsequence(of reply: BadReply, index: Int, in number: Int) {
    let step = drill.scenario.steps[number]
    let graves = (reply.outcome?.breaks ?? []).filter { rule in
      switch drill.rubric.rule(rule)?.kind {
      case .forbidden, .neverSay, .redLine: true
      case .voice, .courtesy, nil: false
      }
    }
    guard !graves.isEmpty, step.branches.count > 0, step.choice == nil, !step.models.isEmpty else { return }
    proofs += 1
    func branch(_ move: Move) -> Int? {
      let standing = Standing(step: number, mood: drill.scenario.mood, path: Trail(number))
      guard case .on(_, let branch) = machine.outcome(of: move, at: standing) else { return nil }
      return branch
    }
    let own = branch(.bad(index))
    guard step.models.indices.contains(where: { branch(.model($0)) == own }) else { return }
    findings.warning(
      .noConsequence, at: reply.span,
      Words(
        en:
          "the reply breaks \(writer.names(of: graves).en), and the drill goes on as if nothing had happened",
        zh: "这句违反了\(writer.names(of: graves).zh)，演练却若无其事地往下走"),
      help: Words(
        en: "add a branch, such as: -> furious if forbidden or never-say or red-line",
        zh: "加一个分支，例如：若 四语 或 六不讲 或 红线 -> 发怒"))
  }

  private mutating func proveHint(of step: Step) {
    guard let hint = step.hint, !step.obligations.isEmpty,
      let trial = drill.trial(of: hint, at: step.id)
    else { return }
    proofs += 1
    guard trial.misses.isEmpty else { return }
    // A hint that goes on over several lines stands nowhere as a whole.
    let line = step.span.start.line
    let place = source.place(of: hint, from: line) ?? source.place(of: String(hint.prefix(12)), from: line)
    findings.error(
      .hintGivesAway, at: place ?? step.span,
      Words(
        en: "the hint of the step \(quoted(step.id)), typed as it is, earns everything",
        zh: "把步骤 \(quoted(step.id)) 的提示照抄一遍，就什么都做到了"),
      help: Words(en: "say what matters, not the words", zh: "提示要说注意什么，不要说原话"))
  }
}

/// Writes what a reply breaks and keeps, as it stands behind `=>`.
struct OutcomeWriter: Sendable {
  let rubric: Rubric

  private func name(of rule: String, _ language: Language) -> String {
    // Authors of a Chinese file name rules as people do, those of an English one by id.
    rubric.language == .zh ? rubric.rule(rule)?.name ?? rule : rule
  }

  private func name(of obligation: Obligation, _ language: Language) -> String {
    switch obligation {
    case .voice(let rule): name(of: rule, language)
    case .item(let item): item
    }
  }

  /// Rules in the order of the rubric.
  private func inOrder(_ rules: some Sequence<String>) -> [String] {
    let wanted = Set(rules)
    return rubric.rules.map(\.id).filter(wanted.contains)
  }

  private func inOrder(_ obligations: Set<Obligation>) -> [Obligation] {
    obligations.sorted { a, b in
      switch (a, b) {
      case (.voice(let x), .voice(let y)): x < y
      case (.item(let x), .item(let y)): x < y
      case (.voice, .item): true
      case (.item, .voice): false
      }
    }
  }

  func names(of rules: some Sequence<String>) -> Words {
    let names = inOrder(rules).map { name(of: $0, rubric.language) }
    return listingOrNone(names)
  }

  func names(of obligations: Set<Obligation>) -> Words {
    listingOrNone(inOrder(obligations).map { name(of: $0, rubric.language) })
  }

  /// The line of a bad reply as it was judged.
  func line(_ text: String, _ trial: Trial) -> Words {
    let isChinese = rubric.language == .zh
    let comma = isChinese ? "，" : ", "
    var outcome = inOrder(trial.breaks).map { name(of: $0, rubric.language) }.joined(separator: comma)
    if !trial.keeps.isEmpty {
      let kept = inOrder(trial.keeps).map { name(of: $0, rubric.language) }.joined(
        separator: isChinese ? "、" : ", ")
      let keeps = isChinese ? "保留 \(kept)" : "keeps \(kept)"
      outcome += outcome.isEmpty ? keeps : comma + keeps
    }
    return Words(same: "- \(text) =>\(outcome.isEmpty ? "" : " \(outcome)")")
  }
}
