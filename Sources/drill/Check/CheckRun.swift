import DrillCheck
import DrillScript
import DrillStore
import DrillText

/// Checks files on all processors: rubrics first, then scenarios, then the languages against each other.
struct CheckRun {
  /// What checking one file came to.
  struct FileResult {
    let path: String
    let source: SourceFile?
    var diagnostics: [Diagnostic]
    var report: CheckReport
  }

  private let context: Context
  private let targets: CheckTargets
  private let isWhole: Bool
  private let shelf: CheckShelf
  private let threads: Int
  /// What the files came to, rubrics first, each in the order given.
  private(set) var results: [FileResult] = []
  /// What was checked and proven.
  private(set) var tally = CheckTally()
  /// What came of weakening everything; nil when that was not asked for.
  private(set) var mutations: MutationReport?

  private var rubrics: [RubricCheck?] = []
  private var scenarios: [ScenarioCheck?] = []

  /// Finds out what is to be checked: files, or the whole library.
  init(_ words: [String], in context: Context) throws {
    self.context = context
    let library = words.isEmpty ? try context.library() : try? context.library()
    isWhole = words.isEmpty
    if let library, words.isEmpty {
      targets = CheckTargets(library)
    } else {
      targets = CheckTargets(words, library: library, language: context.language)
    }
    shelf = CheckShelf(library)
    threads = System.processors
  }

  /// Checks everything.
  mutating func check() throws {
    try readRubrics()
    try prove()
    compareLanguages()
    for index in results.indices {
      tally = tally + results[index].report.tally
      results[index].diagnostics += results[index].report.diagnostics
    }
  }

  // MARK: Rubrics

  private mutating func readRubrics() throws {
    let paths = targets.rubrics
    let read = Workers.results(paths.count, threads: threads) { number in
      Result { try CheckShelf.read(paths[number]) }
    }
    for result in read {
      let shelved = try result.get()
      shelf.put(shelved)
      results.append(
        FileResult(
          path: shelved.path, source: shelved.source, diagnostics: shelved.diagnostics, report: CheckReport())
      )
      guard shelved.isSound, let rubric = shelved.rubric, let matcher = shelved.matcher,
        let source = shelved.source
      else {
        rubrics.append(nil)
        continue
      }
      results[results.count - 1].diagnostics += Identity.diagnostics(ofRubric: rubric.id, in: source)
      rubrics.append(
        RubricCheck(rubric, matcher: matcher, source: source, clauses: shelf.clauses(rubric.language)))
    }
  }

  // MARK: Proofs

  /// Something to prove, apart from everything else.
  private enum Job {
    /// Making ready what the examples of a rubric would else wait for.
    case preparation(rubric: Int)
    /// Some examples of a rubric.
    case examples(rubric: Int, unit: Int)
    /// A scenario.
    case scenario(Int)
  }

  private enum Proven: Sendable {
    case nothing
    case examples(RubricCheck.Evidence)
    case scenario(Result<Scenarios, any Error>)
  }

  /// What is to be proven: large jobs first, so that small ones fill what time is left at the end.
  private var jobs: [Job] {
    let known = rubrics.indices.filter { rubrics[$0] != nil }
    return known.map(Job.preparation) + targets.scenarios.indices.map(Job.scenario)
      + known.flatMap { number in
        (0..<(rubrics[number]?.unitCount ?? 0)).map { Job.examples(rubric: number, unit: $0) }
      }
  }

  /// The lane of a job: one for each language, since what searches learn of a language serves all that is said in it.
  private func lane(of job: Job) -> Int {
    let language =
      switch job {
      case .preparation(let rubric), .examples(let rubric, _): rubrics[rubric]?.rubric.language
      case .scenario(let number): Self.folderLanguage(targets.scenarios[number])
      }
    return language.flatMap(Language.allCases.firstIndex) ?? 0
  }

  private static func folderLanguage(_ path: String) -> Language? {
    path.split(separator: "/").dropLast().last.flatMap { Language(rawValue: String($0)) }
  }

  /// Proves all examples and all scenarios, as many side by side as there are processors.
  private mutating func prove() throws {
    let (checks, paths, shelf, language) = (rubrics, targets.scenarios, shelf, context.language)
    let jobs = jobs
    let proven = Workers.results(lanes: jobs.map(lane), threads: threads) { index -> Proven in
      switch jobs[index] {
      case .preparation(let number):
        checks[number]?.prepare()
        return .nothing
      case .examples(let number, let unit):
        return checks[number].map { .examples($0.evidence(unit: unit)) } ?? .nothing
      case .scenario(let number):
        return .scenario(Result { try Self.scenario(paths[number], shelf, language) })
      }
    }
    var evidence: [[RubricCheck.Evidence]] = checks.map { _ in [] }
    for (job, proof) in zip(jobs, proven) {
      switch (job, proof) {
      case (.examples(let number, _), .examples(let found)): evidence[number].append(found)
      case (_, .scenario(let result)): take(try result.get())
      case (_, .examples), (_, .nothing): break
      }
    }
    for (number, check) in checks.enumerated() {
      if let check { results[number].report = check.report(evidence[number]) }
    }
  }

  private mutating func take(_ one: Scenarios) {
    scenarios.append(one.check)
    results.append(
      FileResult(path: one.path, source: one.source, diagnostics: one.diagnostics, report: one.report))
  }

  private struct Scenarios: Sendable {
    var path: String
    var source: SourceFile?
    var diagnostics: [Diagnostic]
    var check: ScenarioCheck?
    var report = CheckReport()
  }

  private static func scenario(
    _ path: String, _ shelf: CheckShelf, _ language: Language
  ) throws -> Scenarios {
    let decoding = TextDecoding.decode(try FileReading.bytes(path), path: path)
    var result = Scenarios(path: path, source: decoding.value, diagnostics: decoding.diagnostics)
    guard let source = decoding.value else { return result }
    var language = Self.folderLanguage(path) ?? language
    var used: CheckShelf.Shelved?
    func read() -> Reading<Scenario> {
      used = nil
      return Scenario.read(source) { id in
        used = shelf.rubric(id, language)
        return used?.rubric
      }
    }
    var reading = read()
    // The file's own language decides; with the wrong rubric it may not read at all.
    if let other = Language.allCases.first(where: { $0 != language }),
      reading.value?.language ?? other == other
    {
      language = other
      let second = read()
      if second.value != nil || reading.value == nil { reading = second }
    }
    result.diagnostics += reading.diagnostics
    guard let scenario = reading.value, !result.diagnostics.hasErrors, let used, used.isSound,
      let rubric = used.rubric, let matcher = used.matcher
    else {
      if result.diagnostics.isEmpty, let used, !used.isSound {
        result.diagnostics.append(Identity.brokenRubric(used.path, source))
      }
      return result
    }
    result.diagnostics += Identity.diagnostics(ofScenario: scenario.id, in: source)
    let check = ScenarioCheck(
      scenario, under: rubric, matcher: matcher, source: source,
      clauses: shelf.clauses(scenario.language))
    result.report = check.report()
    check.forget()
    result.check = check
    return result
  }

  // MARK: Languages

  private mutating func compareLanguages() {
    var byID: [String: [Int]] = [:]
    for (number, check) in scenarios.enumerated() {
      if let check { byID[check.drill.scenario.id, default: []].append(number) }
    }
    for numbers in byID.values.sorted(by: { $0[0] < $1[0] }) {
      let pairs = numbers.compactMap { number in
        scenarios[number].map { ($0, rubrics.count + number) }
      }
      if let (first, a) = pairs.first(where: { $0.0.drill.scenario.language == .en }),
        let (second, b) = pairs.first(where: { $0.0.drill.scenario.language == .zh })
      {
        add(ParityCheck((first, results[a].report), (second, results[b].report)).report(), to: b)
      } else if isWhole, let (only, a) = pairs.first {
        let missing: Language = only.drill.scenario.language == .en ? .zh : .en
        results[a].diagnostics.append(ParityCheck.missingCounterpart(of: only, in: missing))
      }
    }
    for (number, check) in rubrics.enumerated() {
      guard let check, check.rubric.language == .zh,
        let other = rubrics.first(where: { $0?.rubric.id == check.rubric.id && $0?.rubric.language == .en })
          ?? nil
      else { continue }
      add(RubricParity(other, check).report(), to: number)
    }
  }

  private mutating func add(_ report: CheckReport, to index: Int) {
    results[index].report.diagnostics += report.diagnostics
    results[index].report.tally = results[index].report.tally + report.tally
  }

  // MARK: Mutation

  /// Weakens everything in turn; tells on the standard error how far it is.
  ///
  /// - Parameter each: whether every phrase that nothing would miss is told by itself.
  mutating func mutate(each: Bool) {
    let run = MutationRun(
      context: context, threads: threads, rubrics: rubrics, scenarios: scenarios, paths: results.map(\.path))
    let (reports, sum) = run.reports(each: each)
    for (index, report) in reports.enumerated() { results[index].diagnostics += report.diagnostics }
    mutations = sum
  }
}
