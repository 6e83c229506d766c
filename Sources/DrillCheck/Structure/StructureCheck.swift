import DrillMatch
import DrillScript
import DrillText

/// Looks at how a scenario hangs together: what can be reached, taken, met and left.
struct StructureCheck {
  let layout: Layout
  let flow: Flow
  let source: SourceFile
  /// The clauses that there are; nil when the library has no list of them.
  let clauses: Set<String>?
  private(set) var findings: Findings

  var steps: [Step] { layout.steps }

  init(layout: Layout, flow: Flow, source: SourceFile, clauses: Set<String>?) {
    self.layout = layout
    self.flow = flow
    self.source = source
    self.clauses = clauses
    findings = Findings(path: source.path)
  }

  /// Everything that is wrong with the structure.
  mutating func run() {
    checkBranches()
    checkReach()
    for number in steps.indices where flow.isReached(number) {
      checkObligations(number)
      checkTeaching(steps[number])
      checkKeys(steps[number])
      checkSecrets(number)
      checkTimes(number)
    }
    checkClauses()
  }

  // MARK: Branches

  private mutating func checkBranches() {
    for (number, step) in steps.enumerated() where flow.isReached(number) {
      for (branch, possibility) in zip(step.branches, flow.possibilities[number]) {
        guard branch.condition != nil else { continue }
        if !possibility.isTaken { complain(about: branch, possibility, in: number) }
        if possibility.isTaken, possibility.isUnbounded, leadsBackAtOnce(branch, number) {
          findings.warning(
            .unboundedLoop, at: branch.span,
            Words(
              en: "the step \(quoted(step.id)) asks for ever as long as this holds",
              zh: "只要这个条件成立，步骤 \(quoted(step.id)) 就会一直追问"),
            help: Words(en: "add: and tries < 3", zh: "加上：且 次数 < 3"))
        }
      }
    }
  }

  private func leadsBackAtOnce(_ branch: Branch, _ number: Int) -> Bool {
    layout.targets(of: branch.target, at: number).contains(number)
  }

  private mutating func complain(about branch: Branch, _ can: StepCases.Possibility, in number: Int) {
    if can.canHold {
      findings.error(
        .shadowedBranch, at: branch.span,
        Words(
          en: "this branch is never taken: whenever it holds, one before it does too",
          zh: "走不到这个分支：它成立时，前面总有一个先成立"),
        help: Words(en: "move it up, or take it out", zh: "把它往上移，或者删掉"))
      return
    }
    let atoms = branch.condition?.atoms ?? []
    let moods = flow.moods[number] ?? 0...100
    let looksAtMood = atoms.contains { if case .mood = $0 { true } else { false } }
    let looksAtTries = atoms.contains { if case .tries = $0 { true } else { false } }
    let help: Words
    if looksAtTries, !flow.isAskedAgain[number] {
      help = Words(
        en: "nothing leads from this step back to itself, so there is only one try",
        zh: "这一步没有回到自己的分支，所以只有一次")
    } else if looksAtMood {
      help = Words(
        en: "the mood comes here between \(moods.lowerBound) and \(moods.upperBound)",
        zh: "走到这里时情绪在 \(moods.lowerBound) 到 \(moods.upperBound) 之间")
    } else {
      help = Words(
        en: "its parts exclude each other, or nothing here can bring them about", zh: "条件的几部分互相矛盾，或者这里出现不了")
    }
    findings.error(
      .impossibleBranch, at: branch.span,
      Words(en: "the condition of this branch can never hold", zh: "这个分支的条件永远不成立"), help: help)
  }

  // MARK: Reach

  private mutating func checkReach() {
    let plain = Layout.reach(from: steps.isEmpty ? [] : [0], along: layout.allEdges)
    let endings = steps.indices.filter { steps[$0].ending != nil }
    let home = flow.reachingEndings
    for (number, step) in steps.enumerated() {
      if !flow.isReached(number) {
        // What no branch names at all was told when the file was read.
        guard plain.contains(number) else { continue }
        let what = step.ending == nil ? Words(en: "step", zh: "步骤") : Words(en: "ending", zh: "结局")
        findings.error(
          .neverReached, at: step.span,
          Words(
            en: "the \(what.en) \(quoted(step.id)) is never reached: no branch to it can be taken",
            zh: "走不到\(what.zh) \(quoted(step.id))：通到它的分支都不会成立"))
      } else if !home.contains(number) {
        findings.error(
          .noEndingFromHere, at: step.span,
          Words(
            en: "from the step \(quoted(step.id)) no ending can be reached",
            zh: "从步骤 \(quoted(step.id)) 走不到任何结局"),
          help: Words(en: "add a branch that leads towards an ending", zh: "加一个通向结局的分支"))
      }
    }
    if !flow.canBePassed, !endings.isEmpty {
      findings.error(
        .noPassingEnding, at: steps.first?.span,
        Words(en: "no ending that can be passed is ever reached", zh: "走不到任何可以通过的结局"),
        help: Words(en: "write in one of the endings: end: name pass", zh: "在一个结局里写：结局: 名称 通过"))
    }
  }

  // MARK: What a step calls for

  private mutating func checkObligations(_ number: Int) {
    let step = steps[number]
    if step.ring != nil, step.awaitsReply {
      findings.error(
        .cannotBeMet, at: step.span,
        Words(
          en: "the step \(quoted(step.id)) rings, so nothing that is due in it is ever said",
          zh: "步骤 \(quoted(step.id)) 在响铃，里面要求的话没有机会说"),
        help: Words(en: "move what is due to the step behind it", zh: "把要求写到后面的步骤里"))
      return
    }
    for voice in step.dues {
      guard let match = layout.rubric.words.match(voice), match.say.isEmpty else { continue }
      findings.error(
        .cannotBeMet, at: source.place(of: voice, from: step.span.start.line) ?? step.span,
        Words(
          en: "\(quoted(voice)) cannot be earned: its rule has only “maybe” phrases",
          zh: "\(quoted(voice)) 得不到：它的规则只有“或许”短语"))
    }
  }

  private mutating func checkTeaching(_ step: Step) {
    guard step.awaitsReply, step.ring == nil else { return }
    if step.models.isEmpty {
      findings.error(
        .missingModel, at: step.span,
        Words(en: "the step \(quoted(step.id)) has no model reply", zh: "步骤 \(quoted(step.id)) 没有范例"),
        help: Words(en: "write one below it: + …", zh: "在下面写一句：+ ……"))
    }
    if step.hint == nil {
      findings.warning(
        .missingHint, at: step.span,
        Words(en: "the step \(quoted(step.id)) has no hint", zh: "步骤 \(quoted(step.id)) 没有提示"),
        help: Words(en: "write below it: hint: …", zh: "在下面写：提示: ……"))
    }
  }

  private mutating func checkKeys(_ step: Step) {
    func complain(_ keys: [String], _ why: Words) {
      let end = steps.map(\.span.start.line).filter { $0 > step.span.start.line }.min().map { $0 - 1 }
      let span = keys.compactMap { source.place(of: $0, from: step.span.start.line, upTo: end) }.first
      findings.warning(
        .idleKey, at: span ?? step.span, why, help: Words(en: "take it out", zh: "删掉它"))
    }
    let nobodyAsked = Words(
      en: "the trainee has no turn in this step, so this is never used", zh: "这一步学员没有回合，这一行用不上")
    if !step.isTurn, step.action == nil {
      if step.hint != nil { complain(["hint", "提示"], nobodyAsked) }
      if step.limit != nil { complain(["limit", "限时"], nobodyAsked) }
    }
    let leadsBack =
      step.branches.contains {
        layout.targets(of: $0.target, at: layout.index(of: step.id) ?? 0).isEmpty == false
      }
    if !step.again.isEmpty, !step.isTurn || (!leadsBack && step.ending != nil) {
      complain(
        ["again", "再问"],
        Words(en: "the drill ends with this step, so nothing is asked again", zh: "演练到这一步就结束，不会再问"))
    }
    guard layout.scenario.channel != .phone else { return }
    let phoneOnly = Words(en: "only the phone has this", zh: "只有电话渠道才有这个")
    if step.ring != nil { complain(["ring", "响铃"], phoneOnly) }
    if step.customerHangsUpFirst { complain(["hang up", "挂机"], phoneOnly) }
  }

  private mutating func checkSecrets(_ number: Int) {
    // The same call goes on until a call-back begins another.
    let inCall = flow.edges.map { targets in
      targets.filter { steps[$0].action?.action != .callback }
    }
    for secret in steps[number].secrets {
      let reached = Layout.reach(from: [number], along: inCall)
      if reached.contains(where: { steps[$0].items.contains { $0.id == secret.until } }) { continue }
      findings.error(
        .secretNeverLifted, at: source.place(of: secret.until, from: steps[number].span.start.line),
        Words(
          en:
            "no step from here on asks for \(quoted(secret.until)) in this call, so the secret is never lifted",
          zh: "从这一步起，这通电话里没有哪一步问 \(quoted(secret.until))，保密永远解不了"),
        help: Words(en: "name an item that is asked here or later", zh: "写一个这里或后面会问的事项"))
    }
  }

  private mutating func checkClauses() {
    guard let clauses else { return }
    for clause in layout.scenario.clauses where clause != "X" && !clauses.contains(clause) {
      findings.error(
        .unknownClause, at: source.place(of: clause, upTo: source.headerEnd),
        Words(en: "there is no clause \(quoted(clause))", zh: "没有条款 \(quoted(clause))"),
        help: Nearest.best(for: clause, among: clauses.sorted()).map {
          Words(en: "did you mean “\($0)”?", zh: "是不是想写“\($0)”？")
        })
    }
  }

  // MARK: Times

  private mutating func checkTimes(_ number: Int) {
    let step = steps[number]
    let time = layout.rubric.time
    func complain(_ keys: [String], _ message: Words, _ help: Words) {
      let span = keys.compactMap { source.place(of: $0, from: step.span.start.line) }.first
      findings.error(.timesContradict, at: span ?? step.span, message, help: help)
    }
    if let ring = step.ring, ring.givesUpAfter <= time.pickUpRings {
      complain(
        ["ring", "响铃"],
        Words(
          en:
            "the caller gives up after \(ring.givesUpAfter) rings, but has to be answered within \(time.pickUpRings)",
          zh: "响 \(ring.givesUpAfter) 声客户就挂了，而评分表给 \(time.pickUpRings) 声的时间接"),
        Words(
          en: "let it ring at least \(time.pickUpRings + 1) times", zh: "至少响 \(time.pickUpRings + 1) 声"))
    }
    if let limit = step.limit, step.awaitsReply,
      let shortest = step.models.map({ Typing.seconds(of: $0.text, in: layout.scenario.language) }).min(),
      limit < shortest
    {
      complain(
        ["limit", "限时"],
        Words(
          en: "in \(limit) s nobody can type the shortest model reply, which takes \(shortest) s",
          zh: "\(limit) 秒打不完最短的范例，它要 \(shortest) 秒"),
        Words(en: "give at least \(shortest + 5) s", zh: "至少给 \(shortest + 5) 秒"))
    }
    if let most = step.action?.atMost, most > time.callLimit {
      complain(
        ["action", "动作"],
        Words(
          en: "a hold of \(most) s is longer than a call may last (\(time.callLimit) s)",
          zh: "保持 \(most) 秒比整通电话的上限（\(time.callLimit) 秒）还长"),
        Words(en: "shorten the hold, or call back", zh: "缩短保持，或者改为回电"))
    }
    if let clock = step.clock,
      let earlier = layout.predecessors[number].compactMap({ steps[$0].clock }).min(), clock < earlier
    {
      complain(
        ["clock", "时刻"],
        Words(en: "the step before this one plays later in the day", zh: "前一步的时刻比这一步还晚"),
        Words(en: "let the clock run forwards", zh: "时刻要往后走"))
    }
  }
}

/// How fast people type at most.
enum Typing {
  /// Seconds that an able typist needs for a text: 90 Han characters or 60 words a minute.
  static func seconds(of text: String, in language: Language) -> Int {
    switch language {
    case .zh: text.count { $0.isLetter || $0.isNumber } * 60 / 90
    case .en: text.split { $0.isWhitespace }.count * 60 / 60
    }
  }
}
