import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// Goes through the store for a report, on all processors.
struct ReportRun {
  let store: Store
  let query: ReportQuery
  let context: Context

  /// Adds up all sessions that the question is about.
  ///
  /// - Returns: the sums, and what could not be read.
  func tally() -> (tally: TeamTally, broken: [StoreError]) {
    let index = SessionIndex(store, name: "report", form: SessionDigester.form)
    let digester = SessionDigester(store)
    let folders = index.folders(of: query.filter.trainee)
    let threads = System.processors
    // A few stretches a thread, so that none waits long for the last one.
    let stretches = Self.stretches(of: folders, count: threads * 4)
    let query = query
    let parts = Workers.results(stretches.count, threads: threads) { number in
      var tally = TeamTally(query)
      var broken: [StoreError] = []
      for folder in stretches[number] {
        let found = index.visit(folder, make: digester.value(ofFile:_:)) { bytes, range, words in
          guard let digest = SessionDigest(bytes, in: range, words: words) else { return false }
          tally.add(digest)
          return true
        }
        tally.addUnreadable(found.count)
        broken += found
      }
      return (tally, broken)
    }
    if query.filter.trainee == nil { index.tidy() }
    var all = TeamTally(query)
    for part in parts { all.merge(part.0) }
    return (all, store.closedFolders(of: query.filter.trainee) + parts.flatMap(\.1))
  }

  private static func stretches(of folders: [String], count: Int) -> [ArraySlice<String>] {
    let size = max(1, (folders.count + count - 1) / count)
    return stride(from: 0, to: folders.count, by: size).map {
      folders[$0..<min($0 + size, folders.count)]
    }
  }

  /// What the things in a report are called.
  func catalogue(for tally: TeamTally) -> ReportCatalogue {
    var catalogue = ReportCatalogue()
    for digest in tally.rubricTexts {
      guard let text = try? store.text(digest: digest, ending: "rubric"),
        let rubric = Rubric.readHeads(text.bytes, path: text.path).value
      else { continue }
      catalogue.rubrics[digest] = ReportCatalogue.Rubric(rubric)
    }
    for digest in tally.scenarioTexts {
      guard let text = try? store.text(digest: digest, ending: "drill") else { continue }
      catalogue.steps[digest] = Self.stepTitles(text)
    }
    addNames(from: try? context.library(), to: &catalogue)
    for thing in TimedThing.allCases { catalogue.timeNames[thing.rawValue] = context.say(thing.lossWords) }
    return catalogue
  }

  /// The names of rules and clauses in the program's language: the library's, else those that were played.
  private func addNames(from library: Library?, to catalogue: inout ReportCatalogue) {
    let played = catalogue.rubrics.sorted { $0.key < $1.key }.map(\.value)
    for rubric in played where rubric.language == context.language {
      for rule in rubric.rules { catalogue.ruleNames[rule.id] = rule.name }
    }
    guard let library else { return }
    catalogue.clauseTitles = library.clauseTitles(context.language)
    for id in library.rubricIDs(context.language) {
      for rule in library.rubricHeads(id, context.language)?.rules ?? [] {
        catalogue.ruleNames[rule.id] = rule.name
      }
    }
  }

  /// The titles of a scenario's steps; the rubric is not wanted for them, so what it misses is not told.
  private static func stepTitles(_ text: LoadedText) -> [String: String]? {
    guard let source = TextDecoding.decode(text.bytes, path: text.path).value,
      let scenario = Scenario.read(source, rubric: { _ in nil }).value
    else { return nil }
    let titled = scenario.steps.filter { !$0.title.isEmpty }
    return Dictionary(titled.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }
}

extension TimedThing {
  /// How it is named where it cost points.
  var lossWords: Words {
    switch self {
    case .pickUp: Words(en: "picked up late", zh: "接听太晚")
    case .reply: Words(en: "no reply in time", zh: "没有按时回答")
    case .callTarget: Words(en: "call above its target length", zh: "通话超过目标时长")
    case .callLimit: Words(en: "call above its longest length", zh: "通话超过最长时长")
    case .hold: Words(en: "a hold that was too long", zh: "保持时间过长")
    }
  }
}
