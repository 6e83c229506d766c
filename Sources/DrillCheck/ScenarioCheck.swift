import DrillEngine
import DrillMatch
import DrillScript
import DrillText

/// Checks and proves one scenario under its rubric.
public struct ScenarioCheck: Sendable {
  /// The drill.
  public let drill: Drill
  /// The file of the scenario.
  public let source: SourceFile
  let layout: Layout
  let trials: TrialTable
  private let samples: SampleText
  private let tricks: TrickTexts
  private let clauses: Set<String>?

  /// Prepares a check by trying every reply once.
  ///
  /// - Parameters:
  ///   - matcher: the rules of the scenario's rubric, compiled; shared by all its scenarios.
  ///   - clauses: the clause codes that there are, nil where the library has no list of them.
  public init(
    _ scenario: Scenario, under rubric: Rubric, matcher: RuleMatcher, source: SourceFile,
    clauses: Set<String>?
  ) {
    drill = Drill(scenario: scenario, rubric: rubric, rules: matcher, remembersReplies: true)
    samples = SampleText(lists: rubric.words.lists)
    tricks = TrickTexts(drill, samples: samples)
    self.source = source
    self.clauses = clauses
    layout = Layout(scenario: drill.scenario, rubric: drill.rubric)
    trials = TrialTable(drill)
  }

  /// Forgets what was heard in the replies, which proofs alone need and which takes most of the room.
  public func forget() { drill.forgetReplies() }

  /// Everything there is to say about the scenario, with what was proven.
  public func report() -> CheckReport {
    var report = CheckReport()
    report.tally.scenarios = 1
    report.tally.steps = drill.scenario.steps.count
    let flow = Flow(layout)
    var structure = StructureCheck(layout: layout, flow: flow, source: source, clauses: clauses)
    structure.run()
    var findings = structure.findings.all

    let machine = Machine(layout: layout, trials: trials)
    var replies = ReplyProofs(drill: drill, trials: trials, machine: machine, source: source)
    replies.run()
    findings += replies.findings.all

    let exploration = Exploration(machine)
    var uncovered = Findings(path: source.path)
    let coverage = CoverageCheck(layout: layout, flow: flow, trials: trials, exploration: exploration)
    report.coverage = coverage.run(&uncovered)
    findings += uncovered.all

    var paths = PathProofs(
      drill: drill, machine: machine, flow: flow, exploration: exploration, source: source)
    paths.run()
    report.paths = paths.report
    findings += paths.findings.all

    let estimate = Estimate(
      machine: machine, sayings: Sayings(drill: drill, layout: layout, trials: trials))
    var gaming = GamingProofs(
      drill: drill, texts: tricks, samples: samples, estimate: estimate, source: source)
    gaming.run()
    findings += gaming.findings.all

    report.tally.proofs = replies.proofs + paths.proofs + gaming.proofs
    var all = Findings(path: source.path)
    all.add(findings)
    report.diagnostics = all.inOrder
    return report
  }
}
