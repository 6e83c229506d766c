import DrillEngine
import DrillMatch
import DrillScript
import DrillText

/// Tries to pass a drill without serving anybody.
struct GamingProofs {
  let drill: Drill
  private let right: RightInput
  private let texts: TrickTexts
  private let estimate: Estimate
  private(set) var findings: Findings
  private(set) var proofs = 0

  init(drill: Drill, texts: TrickTexts, samples: SampleText, estimate: Estimate, source: SourceFile) {
    self.drill = drill
    self.texts = texts
    self.estimate = estimate
    right = RightInput(samples: samples)
    findings = Findings(path: source.path)
  }

  private var steps: [Step] { drill.scenario.steps }

  mutating func run() {
    let texts = texts
    attempt(
      Words(en: "all the voices in one line and nothing else", zh: "一句话说全五声，别的什么也不做"),
      texts.oneLine
    ) { _, _ in texts.oneLine }
    attempt(
      Words(en: "the voices as sentences and nothing else", zh: "五声各说一句，别的什么也不做"),
      texts.sentences
    ) { _, _ in texts.sentences }
    attempt(Words(en: "the keywords of each step in a heap", zh: "每一步只堆关键词"), nil) { step, _ in
      texts.heap(of: step)
    }
    attempt(Words(en: "in each step the model reply of another", zh: "每一步都说别的步骤的范例"), nil) { step, _ in
      texts.otherModel(than: step)
    }
    attempt(Words(en: "the customer's own line said back", zh: "重复客户自己的话"), nil, repeats: true) { _, heard in
      heard.last ?? ""
    }
    attempt(Words(en: "one letter", zh: "只打一个字"), texts.letter) { _, _ in texts.letter }
    attempt(Words(en: "an empty reply", zh: "什么也不说"), nil) { _, _ in "" }
    if steps.contains(where: { $0.hint != nil }) {
      attempt(Words(en: "the hint of each step, typed as it is", zh: "每一步都照抄提示"), nil) { step, _ in
        step.hint ?? ""
      }
    }
    attemptSameReplies()
    attemptInsults()
  }

  // MARK: Attempts

  /// Plays a trick through the drill, with the best options and full forms, and complains if it passes.
  private mutating func attempt(
    _ trick: Words, _ shown: String?, repeats: Bool = false, _ reply: (Step, [String]) -> String
  ) {
    proofs += 1
    // What follows the customer's words is known only in a session; anything else is played there if it could pass.
    var known: [String: Sayings.Said] = [:]
    let couldPass =
      repeats
      || estimate.result { step in
        let text = reply(step, [])
        if let said = known[text] { return said }
        let said = estimate.sayings.said(text)
        known[text] = said
        return said
      }.most >= Double(drill.rubric.passMark) - 1
    guard couldPass, let played = play(reply), played.turns > 0, played.card.isPassed else { return }
    complain(trick, shown, played.card)
  }

  private mutating func complain(_ trick: Words, _ shown: String?, _ card: Scorecard) {
    findings.error(
      .gamed, at: steps.first?.span,
      Words(
        en: "the drill is passed with \(card.score) by \(trick.en)", zh: "\(trick.zh)，也能以 \(card.score) 分及格"),
      help: shown.map { Words(en: "the reply: \(quoted($0))", zh: "这句话：\(quoted($0))") })
  }

  private func play(_ reply: (Step, [String]) -> String) -> (card: Scorecard, turns: Int)? {
    var actor = Actor(drill, settings: Settings(mode: .exam, pace: .instant))
    actor.play { prompt, step, heard in right.input(for: prompt) ?? .reply(reply(step, heard)) }
    return actor.card.map { ($0, Set(actor.assessments.map(\.step)).count) }
  }

  /// The same good reply every time; in a drill of a single turn there is no other time.
  private mutating func attemptSameReplies() {
    for step in steps {
      guard let model = step.models.first else { continue }
      let said = estimate.sayings.said(model.text)
      let result = estimate.result { _ in said }
      proofs += 1
      guard result.turns > 1, result.most >= Double(drill.rubric.passMark) - 1,
        let played = play({ _, _ in model.text }), played.turns > 1, played.card.isPassed
      else { continue }
      complain(
        Words(en: "one and the same good reply every time", zh: "每次都说同一句好话"), model.text, played.card)
    }
  }

  /// An insult between the two halves of a model reply.
  private mutating func attemptInsults() {
    let texts = texts
    guard let worst = texts.worst else { return }
    attempt(Words(en: "an insult in a polite frame", zh: "客气话里夹骂人"), worst.text) { step, _ in
      texts.framed(worst, by: step.models.first?.text ?? "")
    }
    let breaking = drill.rubric.rules.compactMap { rule in
      if case .deduction = rule.value { rule.id } else { nil }
    }
    for (model, insult) in texts.framings {
      let reply = texts.framed(insult, by: model.text)
      proofs += 1
      guard estimate.sayings.findings(in: reply).isDisjoint(with: breaking) else { continue }
      findings.warning(
        .insultUnnoticed, at: model.span,
        Words(
          en: "in the middle of this reply nobody notices \(quoted(insult.text))",
          zh: "夹在这句中间，\(quoted(insult.text)) 没有被发现"),
        help: Words(
          en: "look at the exceptions of the rule “\(insult.rule)”", zh: "看看规则“\(insult.rule)”的例外"))
    }
  }
}
