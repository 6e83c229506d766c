import DrillCheck
import DrillEngine
import DrillText

/// Prints what checking came to.
struct CheckPrinter {
  let context: Context
  /// Whether every finding is shown, where one kind has many in a file.
  let showsAll: Bool
  let showsCoverage: Bool

  /// Findings of one kind that are shown for a file unless all are asked for.
  private static let most = 20

  func print(_ run: CheckRun) {
    for result in run.results {
      context.isJSON ? printJSON(result) : printText(result)
    }
    if showsCoverage {
      for result in run.results { printCoverage(result) }
    }
    context.console.data(context.isJSON ? summaryJSON(run) : summary(run))
  }

  // MARK: Findings

  private func printText(_ result: CheckRun.FileResult) {
    var counts: [String: Int] = [:]
    var text = ""
    for diagnostic in result.diagnostics {
      let code = diagnostic.code.id
      counts[code, default: 0] += 1
      if counts[code, default: 0] > Self.most, !showsAll { continue }
      text += diagnostic.rendered(source: result.source, language: context.language) + "\n\n"
    }
    if !showsAll {
      for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.most {
        let more = count - Self.most
        text +=
          context.say(
            Words(
              en: "\(result.path): \(more) more of \(code); --all shows them",
              zh: "\(result.path)：还有 \(more) 条 \(code)，用 --all 全部列出")) + "\n\n"
      }
    }
    context.console.data(text)
  }

  private func printJSON(_ result: CheckRun.FileResult) {
    let lines = result.diagnostics.map { diagnostic in
      JSON.object([
        ("path", .string(diagnostic.path)),
        ("line", diagnostic.span.map { .int($0.start.line) } ?? .null),
        ("column", diagnostic.span.map { .int($0.start.column) } ?? .null),
        ("length", diagnostic.span.map { .int($0.length) } ?? .null),
        ("severity", .string(diagnostic.severity.rawValue)), ("code", .string(diagnostic.code.id)),
        ("message", .string(context.say(diagnostic.message))),
        ("suggestion", diagnostic.suggestion.map { .string(context.say($0)) } ?? .null),
      ]).text + "\n"
    }
    context.console.data(lines.joined())
  }

  // MARK: Coverage

  private func printCoverage(_ result: CheckRun.FileResult) {
    guard let coverage = result.report.coverage else { return }
    if context.isJSON { return context.console.data(coverageJSON(coverage, result)) }
    let head = [
      Words(en: "step", zh: "步骤"), Words(en: "models", zh: "范例"), Words(en: "bad", zh: "反例"),
      Words(en: "branches", zh: "分支"), Words(en: "dues and items", zh: "要求"),
    ].map(context.say)
    let rows = coverage.rows.map { row in
      [
        row.step, "\(row.models)", "\(row.badReplies)", share(row.branches), share(row.obligations),
      ]
    }
    let widths = head.indices.map { column in
      ([head] + rows).map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      "  " + zip(cells, widths).map { padded($0, to: $1) }.joined(separator: "  ") + "\n"
    }
    var text = "\(result.path)\n" + line(head) + rows.map(line).joined()
    text += context.say(
      Words(en: "  endings \(share(coverage.endings))", zh: "  结局 \(share(coverage.endings))"))
    if let paths = result.report.paths {
      if let worst = paths.worst {
        text += context.say(
          Words(
            en: "; model replies \(Scorecard.decimal(worst.tenths)) or more",
            zh: "；照范例最低 \(Scorecard.decimal(worst.tenths)) 分"))
      }
      if let mended = paths.worstMended { text += "\n  " + context.say(sentence(mended)) }
    }
    context.console.data(text + "\n\n")
  }

  private func share(_ share: Coverage.Share) -> String { share.all == 0 ? "–" : "\(share.met)/\(share.all)" }

  private func sentence(_ way: PathReport.Way) -> Words {
    let steps = way.steps.joined(separator: " → ")
    let score = Scorecard.decimal(way.tenths)
    return Words(
      en: "the worst way that is still mended: \(way.slips) bad replies, \(score): \(steps)",
      zh: "最坏而还能挽回的走法：\(way.slips) 次失误，\(score) 分：\(steps)")
  }

  private func coverageJSON(_ coverage: Coverage, _ result: CheckRun.FileResult) -> String {
    func share(_ share: Coverage.Share) -> JSON { .array([.int(share.met), .int(share.all)]) }
    func way(_ way: PathReport.Way?) -> JSON {
      way.map {
        .object([
          ("score", .number(Scorecard.decimal($0.tenths))), ("passed", .bool($0.isPassed)),
          ("slips", .int($0.slips)), ("steps", .array($0.steps.map(JSON.string))),
        ])
      } ?? .null
    }
    let rows = coverage.rows.map { row in
      JSON.object([
        ("step", .string(row.step)), ("models", .int(row.models)), ("bad", .int(row.badReplies)),
        ("branches", share(row.branches)), ("obligations", share(row.obligations)),
        ("reached", .bool(row.isReached)),
      ])
    }
    return JSON.object([
      ("coverage", .string(result.path)), ("steps", .array(rows)), ("endings", share(coverage.endings)),
      ("complete", .bool(coverage.isComplete)),
      ("best", way(result.report.paths?.best)), ("worst", way(result.report.paths?.worst)),
      ("mended", way(result.report.paths?.worstMended)),
    ]).text + "\n"
  }

  // MARK: Summary

  private func counts(_ run: CheckRun) -> (errors: Int, warnings: Int) {
    let all = run.results.flatMap(\.diagnostics)
    let errors = all.count { $0.severity == .error }
    return (errors, all.count - errors)
  }

  private func summary(_ run: CheckRun) -> String {
    let (errors, warnings) = counts(run)
    let tally = run.tally
    var en: [String] = []
    var zh: [String] = []
    func add(_ count: Int, _ one: String, _ many: String, _ chinese: String) {
      guard count > 0 else { return }
      en.append("\(count) \(count == 1 ? one : many)")
      zh.append("\(count) \(chinese)")
    }
    add(tally.scenarios, "scenario", "scenarios", "个剧本")
    add(tally.steps, "step", "steps", "个步骤")
    add(tally.rubrics, "rubric", "rubrics", "份评分表")
    add(tally.proofs, "proof", "proofs", "项证明")
    if let mutations = run.mutations, mutations.mutations > 0 {
      add(mutations.mutations, "mutation", "mutations", "次变异")
      en.append("\(mutations.mutations - mutations.unnoticed) of them noticed")
      zh.append("发现了其中 \(mutations.mutations - mutations.unnoticed) 次")
    }
    if en.isEmpty {
      en = ["nothing was proven"]
      zh = ["什么也没有证明"]
    }
    var endEn: [String] = []
    var endZh: [String] = []
    if errors > 0 {
      endEn.append(errors == 1 ? "1 error" : "\(errors) errors")
      endZh.append("\(errors) 个错误")
    }
    if warnings > 0 {
      endEn.append(warnings == 1 ? "1 warning" : "\(warnings) warnings")
      endZh.append("\(warnings) 个警告")
    }
    if endEn.isEmpty, !tally.isEmpty {
      endEn.append("everything holds")
      endZh.append("全部成立")
    }
    if tally.todos > 0 {
      endEn.append("\(tally.todos) known to be missed (todo)")
      endZh.append("\(tally.todos) 个待办")
    }
    let words = Words(
      en: en.joined(separator: ", ") + (endEn.isEmpty ? "" : ": " + endEn.joined(separator: ", ")),
      zh: zh.joined(separator: "、") + (endZh.isEmpty ? "" : "：" + endZh.joined(separator: "、")))
    return context.style.bold(context.say(words)) + "\n" + worst(run) + partial(run)
  }

  /// The scenarios of which not everything could be followed.
  private func partialPaths(_ run: CheckRun) -> [String] {
    run.results.filter { $0.report.coverage?.isComplete == false }.map(\.path)
  }

  /// Tells of which scenarios not everything could be followed.
  private func partial(_ run: CheckRun) -> String {
    let paths = partialPaths(run)
    guard let first = paths.first else { return "" }
    let most = Coverage.most
    return context.say(
      paths.count == 1
        ? Words(
          en: "\(first) leads to more situations than the \(most) that are followed; "
            + "what lies beyond is not proven\n",
          zh: "\(first) 会走到的情形超过 \(most) 种，超出的部分没有证明\n")
        : Words(
          en: "\(paths.count) scenarios lead to more situations than the \(most) of each that are followed; "
            + "what lies beyond is not proven (such as \(first))\n",
          zh: "有 \(paths.count) 个剧本会走到的情形各超过 \(most) 种，超出的部分没有证明（例如 \(first)）\n"))
  }

  /// What model replies come to at worst, over all scenarios.
  private func worst(_ run: CheckRun) -> String {
    let ways = run.results.compactMap { result in result.report.paths.map { (result.path, $0) } }
    var text = ""
    if let least = ways.compactMap(\.1.worst).min(by: { $0.tenths < $1.tenths }) {
      let score = Scorecard.decimal(least.tenths)
      text += context.say(
        Words(en: "model replies come to \(score) or more\n", zh: "照范例走最低得 \(score) 分\n"))
    }
    let mended = ways.compactMap { path, paths in paths.worstMended.map { (path, $0) } }
    if let (path, way) = mended.min(by: { $0.1.tenths < $1.1.tenths }) {
      let score = Scorecard.decimal(way.tenths)
      text += context.say(
        Words(
          en: "the worst way that they still mend: \(score) after \(way.slips) bad replies (\(path))\n",
          zh: "最坏而还能挽回的走法：\(way.slips) 次失误后得 \(score) 分（\(path)）\n"))
    }
    return text
  }

  private func summaryJSON(_ run: CheckRun) -> String {
    let (errors, warnings) = counts(run)
    var members: [(String, JSON)] = [
      ("scenarios", .int(run.tally.scenarios)), ("steps", .int(run.tally.steps)),
      ("rubrics", .int(run.tally.rubrics)), ("proofs", .int(run.tally.proofs)),
      ("todos", .int(run.tally.todos)), ("errors", .int(errors)), ("warnings", .int(warnings)),
    ]
    let partial = partialPaths(run)
    if !partial.isEmpty { members.append(("partial", .array(partial.map(JSON.string)))) }
    if let mutations = run.mutations {
      members += [("mutations", .int(mutations.mutations)), ("unnoticed", .int(mutations.unnoticed))]
    }
    return JSON.object([("summary", .object(members))]).text + "\n"
  }
}
