import DrillMatch
import DrillScript
import DrillText

/// Checks and proves one rubric: its examples, its phrases, its points.
public struct RubricCheck: Sendable {
  /// The rubric.
  public let rubric: Rubric
  /// Its file.
  public let source: SourceFile
  private let deferredReader: Deferred<ExampleReader>
  private let matcher: RuleMatcher
  let clauses: Set<String>?

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - matcher: the rubric's rules, compiled; drills under the rubric share it.
  ///   - clauses: the clause codes that there are, nil where the library has no list of them.
  public init(
    _ rubric: Rubric, matcher: RuleMatcher, source: SourceFile, clauses: Set<String>?
  ) {
    self.rubric = rubric
    self.matcher = matcher
    self.source = source
    self.clauses = clauses
    deferredReader = Deferred { ExampleReader(rubric) }
  }

  /// What tells which phrases are found in an example.
  var reader: ExampleReader { deferredReader.value }

  /// Makes ready now what the first evidence would have to wait for, so that a caller can use its processors.
  public func prepare() { _ = reader }

  /// Some examples of one rule.
  private struct Portion {
    var rule: Int
    var examples: ArraySlice<Example>
  }

  /// Examples in a unit of work.
  private static let unitSize = 200

  /// How many units of work there are: some hundred examples each, so that a caller can use its processors.
  public var unitCount: Int { units.count }

  private var units: [[Portion]] {
    var units: [[Portion]] = [[]]
    var room = Self.unitSize
    for number in rubric.rules.indices {
      var left = rubric.words.examples(of: rubric.rules[number].id)[...]
      while !left.isEmpty {
        let examples = left.prefix(room)
        units[units.count - 1].append(Portion(rule: number, examples: examples))
        left = left.dropFirst(examples.count)
        room -= examples.count
        guard room == 0 else { continue }
        units.append([])
        room = Self.unitSize
      }
    }
    return units
  }

  /// What some examples show.
  public struct Evidence: Sendable {
    fileprivate var faults: [ExampleFault] = []
    fileprivate var exercise: Exercise
  }

  /// Puts the examples of one unit to the proof.
  public func evidence(unit: Int) -> Evidence {
    var evidence = Evidence(exercise: Exercise(reader.inventory))
    let scratch = FoldingScratch()
    for portion in units[unit] {
      for example in portion.examples {
        let text = FoldedText(example.text, scratch: scratch)
        guard let probe = reader.probe(text, ofRule: portion.rule) else { continue }
        let rule = rubric.rules[portion.rule].id
        if let fault = ExampleFault(example, of: rule, found: probe.findings) {
          evidence.faults.append(fault)
        }
        if !example.isTodo { evidence.exercise.note(example, ofRule: portion.rule, probe) }
      }
    }
    return evidence
  }

  /// Everything there is to say about the rubric, with what was proven.
  public func report() -> CheckReport { report((0..<unitCount).map { evidence(unit: $0) }) }

  /// The same, from the evidence of all rules.
  public func report(_ evidence: [Evidence]) -> CheckReport {
    var findings = Findings(path: source.path)
    var report = CheckReport()
    report.tally.rubrics = 1
    checkExamples(evidence.flatMap(\.faults), &findings, &report.tally)
    checkPhrases(Exercise(reader.inventory, merging: evidence.map(\.exercise)), &findings)
    checkPoints(&findings)
    checkTimes(&findings)
    checkClauses(&findings)
    report.diagnostics = findings.inOrder
    return report
  }

  // MARK: Examples

  private func checkExamples(
    _ faults: [ExampleFault], _ findings: inout Findings, _ tally: inout CheckTally
  ) {
    let examples = rubric.words.rules.flatMap(\.examples)
    tally.proofs += examples.count { !$0.isTodo }
    tally.todos += examples.count(where: \.isTodo)
    for failure in faults {
      let example = failure.example
      func at(_ ranges: [Range<Int>]) -> Words {
        let scalars = Array(example.text.unicodeScalars)
        return listing(ranges.map { quoted(String(scalars: scalars[$0.clamped(to: scalars.indices)])) })
      }
      switch failure.kind {
      case .missed:
        findings.error(
          .exampleMissed, at: example.span,
          Words(
            en: "the rule \(quoted(failure.rule)) finds nothing in its example",
            zh: "规则 \(quoted(failure.rule)) 在自己的例句里什么也没命中"),
          help: Words(
            en: "add the phrase, or write “todo” before the example", zh: "补上短语，或者在例句前写“待办”"))
      case .elsewhere(let ranges):
        findings.error(
          .exampleElsewhere, at: example.span,
          Words(
            en: "the rule \(quoted(failure.rule)) finds \(at(ranges).en), not just what is marked",
            zh: "规则 \(quoted(failure.rule)) 命中的是 \(at(ranges).zh)，和标记不一致"),
          help: Words(en: "move the mark, or mend the phrase", zh: "移动标记，或者修改短语"))
      case .found(let ranges):
        findings.error(
          .counterExampleFound, at: example.span,
          Words(
            en: "the rule \(quoted(failure.rule)) finds \(at(ranges).en) where nothing must be found",
            zh: "规则 \(quoted(failure.rule)) 在不该命中的例句里命中了 \(at(ranges).zh)"),
          help: Words(
            en: "make the phrase narrower, or add an exception", zh: "把短语写窄，或者加例外"))
      case .holds:
        findings.warning(
          .todoHolds, at: example.span,
          Words(en: "this example holds by now", zh: "这个例句已经成立了"),
          help: Words(en: "take “todo” away", zh: "去掉“待办”"))
      }
    }
  }

  // MARK: Phrases

  private func checkPhrases(_ exercise: Exercise, _ findings: inout Findings) {
    let writer = ExampleWriter(reader, matcher: matcher)
    for idle in rubric.idlePhrases(exercise, reader) {
      let owner = idle.owner.isEmpty ? "" : "\(idle.owner): "
      switch idle.kind {
      case .alternative:
        let help = idle.member.flatMap(writer.example).map { written in
          Words(
            en: "such as, below “\(rubric.rules[written.rule].id)”: \(written.line)",
            zh: "例如在“\(rubric.rules[written.rule].id)”下面写：\(written.line)")
        }
        findings.error(
          .unexercisedPhrase, at: idle.span,
          Words(
            en: "no example puts \(owner)\(quoted(idle.text)) to use",
            zh: "没有例句用到 \(owner)\(quoted(idle.text))"),
          help: help ?? Self.howToShow(idle.use))
      case .line:
        findings.error(
          .idleCondition, at: idle.span,
          Words(
            en: "every example of \(quoted(idle.owner)) holds without this line",
            zh: "去掉这一行，\(quoted(idle.owner)) 的例句照样成立"),
          help: Words(
            en: "write a “-” example that only this line saves, or take it out",
            zh: "写一个只有靠它才不命中的 - 例句，或者删掉它"))
      case .place:
        findings.error(
          .idleCondition, at: source.place(of: "only", from: idle.span.start.line) ?? idle.span,
          Words(
            en: "every example of \(quoted(idle.owner)) holds without “only: \(idle.text)”",
            zh: "去掉“只在”（\(idle.text)），\(quoted(idle.owner)) 的例句照样成立"),
          help: Words(
            en: "write a “-” example with the words at another place", zh: "写一个词语在别处的 - 例句"))
      }
    }
  }

  /// What kind of example would show a phrase, where none could be made.
  private static func howToShow(_ use: PhraseUse?) -> Words {
    switch use {
    case .say, .maybe: Words(en: "write a “+” example whose mark holds it", zh: "写一个标记里含有它的 + 例句")
    case .not, .unless, .negatedBy:
      Words(en: "write a “-” example that only it saves", zh: "写一个靠它才不命中的 - 例句")
    case nil:
      Words(
        en: "write an example in a rule that uses the list, with it inside the mark",
        zh: "在用到词表的规则里写例句，标记里含有它")
    }
  }
}
