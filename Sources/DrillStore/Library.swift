import DrillScript
import DrillText

/// The scenarios and rubrics of one data folder.
///
/// Nothing is read before it is asked for, and a rubric at most once.
public final class Library {
  /// When the phrases of a rubric are read.
  public enum WordReading: Sendable {
    /// With the rest, so that every mistake is told before anything is done with it.
    case atOnce
    /// When the first reply is judged; whoever plays must then look at `Drill.wordErrors`.
    case later
  }

  /// The data folder: the one that holds `Scenarios` and `Rubrics`.
  public let root: String
  private var rubrics: [RubricKey: LoadedRubric] = [:]

  private struct RubricKey: Hashable {
    var id: String
    var language: Language
  }

  private struct LoadedRubric {
    var text: LoadedText
    var reading: Reading<Rubric>
  }

  /// Opens a data folder; it is not looked into yet.
  public init(root: String) {
    self.root = root
  }

  // MARK: Finding

  /// Finds the data folder.
  ///
  /// A folder that was named is the only place that is looked at; else the search goes upward from the working
  /// folder, to `share/drill` beside the program, and upward from the program.
  public static func locate(option: String?) throws(StoreError) -> Library {
    let places = places(option: option)
    if let root = places.first(where: isData) { return Library(root: root) }
    let list = places.map { "  \($0)" }.joined(separator: "\n")
    throw StoreError(
      .missing,
      Words(
        en: "no drills were found; looked for a folder with Scenarios in:\n\(list)",
        zh: "没有找到演练资料；在下列位置找过含 Scenarios 的目录：\n\(list)"),
      advice: Words(
        en: "Name the folder with --data DIR or DRILL_DATA.", zh: "请用 --data 目录 或 DRILL_DATA 指定。"))
  }

  /// The places where data may stand, in the order in which they are tried.
  public static func places(option: String?) -> [String] {
    if let named = option ?? Host.variable("DRILL_DATA") { return [Files.absolute(named)] }
    var places = Files.workingFolder.map(upward) ?? []
    if let program = Host.executable {
      let folder = Files.folder(of: program)
      places.append(
        Files.folder(of: folder) == "/" ? "/share/drill" : "\(Files.folder(of: folder))/share/drill")
      places += upward(from: folder)
    }
    var seen: Set<String> = []
    return places.filter { seen.insert($0).inserted }
  }

  private static func upward(from folder: String) -> [String] {
    var places = [folder]
    while let last = places.last, last != "/", last != "." { places.append(Files.folder(of: last)) }
    return places
  }

  private static func isData(_ folder: String) -> Bool { Files.isFolder("\(folder)/Scenarios") }

  // MARK: Scenarios

  /// The ids of the scenarios in a language, sorted.
  public func scenarioIDs(_ language: Language) -> [String] {
    Files.names(in: "\(root)/Scenarios/\(language.rawValue)").compactMap { name in
      name.hasSuffix(".drill") ? String(name.dropLast(".drill".count)) : nil
    }
  }

  /// Where a scenario stands or would stand.
  public func path(ofScenario id: String, _ language: Language) -> String {
    "\(root)/Scenarios/\(language.rawValue)/\(id).drill"
  }

  /// Reads a scenario with its rubric.
  public func load(
    scenario id: String, _ language: Language, words: WordReading = .atOnce
  ) throws(StoreError) -> LoadedDrill {
    try load(file: path(ofScenario: id, language), language, id: id, words: words)
  }

  /// Reads a scenario from any file, with its rubric from the library.
  ///
  /// The language only says where the rubric is looked for first; the file's own language decides.
  public func load(
    file path: String, _ language: Language, id: String? = nil, words: WordReading = .atOnce
  ) throws(StoreError) -> LoadedDrill {
    let text = try LoadedText(path: path)
    let decoding = TextDecoding.decode(text.bytes, path: path)
    var loaded = LoadedDrill(
      scenarioText: text, source: decoding.value, diagnostics: decoding.diagnostics)
    guard let source = decoding.value else { return loaded }
    var reading = read(source, language, words, into: &loaded)
    if let own = reading.value?.language ?? Self.declaredLanguage(reading, not: language), own != language {
      reading = read(source, own, words, into: &loaded)
    }
    loaded.diagnostics += reading.diagnostics
    loaded.scenario = reading.value
    if let id, let scenario = reading.value, scenario.id != id { loaded.otherID = scenario.id }
    return loaded
  }

  /// A scenario of the other language may not read at all with the wrong rubric; then it is tried once more.
  private static func declaredLanguage(_ reading: Reading<Scenario>, not language: Language) -> Language? {
    guard reading.value == nil else { return nil }
    return Language.allCases.first { $0 != language }
  }

  private func read(
    _ source: SourceFile, _ language: Language, _ words: WordReading, into loaded: inout LoadedDrill
  ) -> Reading<Scenario> {
    var used: LoadedRubric?
    let reading = Scenario.read(source) { id in
      used = self.loadedRubric(id, language)
      return used?.reading.value
    }
    loaded.rubricText = used?.text
    loaded.rubric = used?.reading.value
    loaded.rubricDiagnostics = used?.reading.diagnostics ?? []
    if words == .atOnce, let rubric = used?.reading.value {
      loaded.rubricDiagnostics = rubric.words.diagnostics
    }
    return reading
  }

  // MARK: Rubrics

  /// The ids of the rubrics in a language, sorted.
  public func rubricIDs(_ language: Language) -> [String] {
    Files.names(in: "\(root)/Rubrics/\(language.rawValue)").compactMap { name in
      name.hasSuffix(".rubric") ? String(name.dropLast(".rubric".count)) : nil
    }
  }

  /// The heads of a rubric of the library; nil where there is none that can be read.
  public func rubricHeads(_ id: String, _ language: Language) -> Rubric? {
    loadedRubric(id, language)?.reading.value
  }

  private func loadedRubric(_ id: String, _ language: Language) -> LoadedRubric? {
    let key = RubricKey(id: id, language: language)
    if let known = rubrics[key] { return known }
    // An id comes from a file; it must not lead out of the folder.
    guard !id.contains("/"), !id.hasPrefix("."),
      let text = try? LoadedText(path: "\(root)/Rubrics/\(language.rawValue)/\(id).rubric")
    else { return nil }
    let loaded = LoadedRubric(text: text, reading: Rubric.readHeads(text.bytes, path: text.path))
    rubrics[key] = loaded
    return loaded
  }

  /// The titles of the clauses in a language, by their codes.
  public func clauseTitles(_ language: Language) -> [String: String] {
    guard let bytes = try? Files.read("\(root)/Rubrics/\(language.rawValue)/clauses") else { return [:] }
    var titles: [String: String] = [:]
    for line in SourceFile(path: "clauses", text: String(decoding: bytes, as: UTF8.self)).lines {
      guard let sign = line.firstIndex(of: "=") else { continue }
      titles[trimmed(line[..<sign])] = trimmed(line[line.index(after: sign)...])
    }
    return titles
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
