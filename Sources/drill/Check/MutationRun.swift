import DrillCheck
import DrillText

/// Weakens all files that were checked, on all processors, and tells on the standard error how far it is.
struct MutationRun {
  let context: Context
  let threads: Int
  /// The rubrics that can be weakened, and nil for the others.
  let rubrics: [RubricCheck?]
  /// The scenarios that can be weakened, and nil for the others.
  let scenarios: [ScenarioCheck?]
  /// The paths of the rubrics and then of the scenarios.
  let paths: [String]

  /// What came of it, for each rubric and then for each scenario, and for all together.
  ///
  /// - Parameter each: whether every phrase that nothing would miss is told by itself.
  func reports(each: Bool) -> (reports: [MutationReport], sum: MutationReport) {
    let ofScenarios = scenarioReports(each: each)
    let broken = scenarios.reduce(into: Set<String>()) { broken, check in
      if let check { broken.formUnion(ScenarioMutation(check).brokenRules) }
    }
    let ofRubrics = rubrics.enumerated().map { number, check in
      guard let check else { return MutationReport() }
      var report = self.report(check, paths[number], each: each)
      if !scenarios.isEmpty {
        report.diagnostics += ScenarioMutation.unnoticedEvents(of: check, broken: broken)
      }
      return report
    }
    let reports = ofRubrics + ofScenarios
    return (reports, reports.reduce(MutationReport(), +))
  }

  private func report(_ check: RubricCheck, _ path: String, each: Bool) -> MutationReport {
    let mutation = RubricMutation(check)
    let noticed = inBlocks(mutation.unitCount, path) { mutation.notice(unit: $0) }
    return mutation.report(noticed, each: each)
  }

  private func scenarioReports(each: Bool) -> [MutationReport] {
    let checks = scenarios
    return inBlocks(checks.count, context.say(Words(en: "the scenarios", zh: "剧本"))) { number in
      checks[number].map { ScenarioMutation($0).report(each: each) } ?? MutationReport()
    }
  }

  /// Does jobs some at a time, so that there is something to tell between.
  private func inBlocks<Result: Sendable>(
    _ count: Int, _ what: String, _ job: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let block = max(1, threads * 2)
    var done: [Result] = []
    while done.count < count {
      let start = done.count
      done += Workers.results(min(block, count - start), threads: threads) { job(start + $0) }
      progress(what, done.count, count)
    }
    return done
  }

  private func progress(_ path: String, _ done: Int, _ all: Int) {
    let text = context.say(
      Words(en: "mutating \(path): \(done) of \(all)", zh: "变异 \(path)：\(done) / \(all)"))
    if System.talksToTerminal, !context.isPlain {
      context.console.talk("\r\u{1B}[K\(text)\(done == all ? "\n" : "")")
    } else if done == all {
      context.console.talk("\(text)\n")
    }
  }
}
