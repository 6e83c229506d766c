import DrillEngine
import DrillScript
import DrillText

/// What the replies of a scenario put to the proof, step by step.
public struct Coverage: Sendable, Hashable {
  /// One step.
  public struct Row: Sendable, Hashable {
    /// The step.
    public var step: String
    /// Its model and bad replies.
    public var models: Int
    /// Its bad replies.
    public var badReplies: Int
    /// The branches that some reply takes, and all that can be taken.
    public var branches: Share
    /// The dues and items that some reply earns, and all of them.
    public var obligations: Share
    /// Whether the replies lead to the step.
    public var isReached: Bool
  }

  /// So many of so many.
  public struct Share: Sendable, Hashable {
    /// How many were met.
    public var met: Int
    /// How many there are.
    public var all: Int
  }

  /// The steps in the order of the file.
  public var rows: [Row]
  /// The endings that were come to, and all of them.
  public var endings: Share
  /// Whether everything was followed that the replies can lead to, rather than the first `most` situations.
  public var isComplete: Bool

  /// How many situations (step, mood, tries and what is earned) of a scenario are followed at most.
  public static let most = Exploration.most
}

/// Names what no reply of the file puts to the proof.
struct CoverageCheck {
  let layout: Layout
  let flow: Flow
  let trials: TrialTable
  let exploration: Exploration

  func run(_ findings: inout Findings) -> Coverage {
    let reached = Set(exploration.nodes.map(\.standing.step))
    var endings = Coverage.Share(met: 0, all: 0)
    let rows = layout.steps.enumerated().map { number, step in
      if step.ending != nil {
        endings.all += 1
        if exploration.endings.contains(number) {
          endings.met += 1
        } else if uncovered(ending: number) {
          complainAboutEnding(step, &findings)
        }
      }
      return Coverage.Row(
        step: step.id, models: step.models.count, badReplies: step.badReplies.count,
        branches: branches(of: number, &findings), obligations: obligations(of: number, &findings),
        isReached: reached.contains(number))
    }
    return Coverage(rows: rows, endings: endings, isComplete: exploration.isComplete)
  }

  /// Whether what no reply comes to is worth telling: all was looked at, and no model reply is missing.
  private var tellsAll: Bool {
    exploration.isComplete
      && layout.steps.allSatisfy { !$0.awaitsReply || $0.ring != nil || !$0.models.isEmpty }
  }

  /// Whether an ending can be reached, but no replies lead to it though some could.
  private func uncovered(ending number: Int) -> Bool {
    guard tellsAll, layout.steps[number].ending != nil, flow.isReached(number),
      !exploration.endings.contains(number)
    else { return false }
    return layout.steps.enumerated().contains { from, step in
      zip(step.branches, flow.possibilities[from]).contains { branch, possibility in
        possibility.isTaken && !hangsOnTheCall(branch)
          && layout.targets(of: branch.target, at: from).contains(number)
      }
    }
  }

  /// Whether the branch leads to an ending that is told as uncovered itself.
  private func leadsToUncovered(_ branch: Branch, _ number: Int) -> Bool {
    layout.targets(of: branch.target, at: number).contains { uncovered(ending: $0) }
  }

  private func complainAboutEnding(_ step: Step, _ findings: inout Findings) {
    findings.warning(
      .uncoveredEnding, at: step.span,
      Words(
        en: "no replies of the file lead to the ending \(quoted(step.id))",
        zh: "文件里的例句走不到结局 \(quoted(step.id))"),
      help: Words(en: "write a bad reply that leads here", zh: "写一个会走到这里的反例"))
  }

  private func branches(of number: Int, _ findings: inout Findings) -> Coverage.Share {
    var share = Coverage.Share(met: 0, all: 0)
    for (index, branch) in layout.steps[number].branches.enumerated() {
      // What can never be taken is told elsewhere; a last branch that nothing is left for does no harm.
      guard flow.possibilities[number][index].isTaken else { continue }
      share.all += 1
      if exploration.takenByAny[Exploration.Edge(step: number, branch: index)] != nil {
        share.met += 1
      } else if tellsAll, !hangsOnTheCall(branch), !leadsToUncovered(branch, number) {
        findings.warning(
          .uncoveredBranch, at: branch.span,
          Words(
            en: "no model or bad reply of the file takes this branch", zh: "文件里没有范例或反例走这个分支"),
          help: Words(en: "write a bad reply that leads there", zh: "写一个会走到那里的反例"))
      }
    }
    return share
  }

  /// Whether the branch waits for an event that no reply can bring about in a fresh step.
  private func hangsOnTheCall(_ branch: Branch) -> Bool {
    let events = layout.rubric.rules.filter { rule in
      switch rule.source {
      case .event(.parrotedApology), .event(.hangUp), .event(.unaskedHold), .event(.unthankedHold): true
      case .event(.interruption), .event(.wrongAddress), .event(.overPoliteness), .event(.disclosure), .words:
        false
      }
    }
    return branch.condition?.atoms.contains { atom in events.contains { atom == .found(rule: $0.id) } }
      ?? false
  }

  private func obligations(of number: Int, _ findings: inout Findings) -> Coverage.Share {
    let step = layout.steps[number]
    let earned = (trials.models[number] + trials.bad[number]).reduce(into: Set<Obligation>()) {
      $0.formUnion($1.keeps)
    }
    let open = step.obligations.filter { !earned.contains($0) }
    // Where there is no model reply at all, that is what is told.
    if !step.models.isEmpty {
      for obligation in open {
        // A voice that cannot be found for sure is told as such.
        if case .voice(let voice) = obligation, layout.rubric.words.match(voice)?.say.isEmpty == true {
          continue
        }
        let name: String
        var span: SourceSpan? = step.span
        switch obligation {
        case .voice(let voice): name = voice
        case .item(let id):
          name = id
          span = step.items.first { $0.id == id }?.span ?? span
        }
        findings.error(
          .uncoveredItem, at: span,
          Words(en: "no reply of the step earns \(quoted(name))", zh: "本步骤没有例句做到 \(quoted(name))"),
          help: Words(en: "let a model reply show it", zh: "让一个范例做到它"))
      }
    }
    return Coverage.Share(met: step.obligations.count - open.count, all: step.obligations.count)
  }
}
