import DrillMatch
import DrillText

extension Scenario {
  /// Reads a scenario and resolves it against its rubric.
  ///
  /// `rubric` gives the rubric with an id in the scenario's language, or nil when there is none. Reading goes on
  /// after every error; a scenario whose diagnostics hold an error is not to be played.
  public static func read(_ source: SourceFile, rubric: (_ id: String) -> Rubric?) -> Reading<Scenario> {
    var reader = ScenarioReader(source)
    let scenario = reader.read(source, rubric: rubric)
    return Reading(value: scenario, diagnostics: reader.complaints.inOrder)
  }
}

/// Reads one scenario file.
struct ScenarioReader {
  /// What there is to say so far.
  var complaints: Complaints
  /// The rubric, when it was found.
  var rubric: Rubric?
  /// What checks the lists that phrases name, once a phrase names one under a rubric that was found.
  var listChecker: ListChecker?
  /// The rules by id and name.
  var rules = RuleNames(nil)
  /// The ids of all steps, folded, with the form in which they are written.
  var stepIDs: [String: String] = [:]
  /// The items of all steps by folded id.
  var items: [String: Item] = [:]

  init(_ source: SourceFile) {
    complaints = Complaints(path: source.path, language: guessedLanguage(of: source))
  }

  mutating func read(_ source: SourceFile, rubric find: (_ id: String) -> Rubric?) -> Scenario? {
    let outline = OutlineReader.read(source, complaints: &complaints) { text in
      guard let (key, _) = text.splitAtColon, let first = text.scalars.first,
        !["“", "\"", "‘", "「"].contains(first)
      else { return false }
      return Vocabulary.step.meaning(of: key) != nil
    }
    if outline.title == nil, outline.header.isEmpty, outline.sections.isEmpty {
      if !complaints.hasErrors {
        complaints.error(.emptyFile, at: nil, Words(en: "the file is empty", zh: "文件是空的"))
      }
      return nil
    }
    let header = readHeader(outline)
    findRubric(header, find)
    if outline.sections.isEmpty {
      complaints.error(
        .noSteps, at: outline.title?.span,
        Words(en: "the scenario has no steps", zh: "剧本没有步骤"),
        help: Words(en: "begin the first one with ## id", zh: "第一个步骤以 ## 编号 开头"))
      return nil
    }
    var drafts = outline.sections.map { readStep($0) }
    collectNames(drafts)
    for index in drafts.indices { resolve(&drafts[index]) }
    let steps = drafts.map(\.step)
    checkGraph(drafts)
    return Scenario(
      id: header.id, title: outline.title?.value ?? "", language: header.language, channel: header.channel,
      profile: header.profile, address: header.address, mood: header.mood, rubric: header.rubric,
      clauses: header.clauses, level: header.level, topic: header.topic, steps: steps)
  }

  /// Notes the ids of steps and items, which branches and replies may name before they are read.
  private mutating func collectNames(_ drafts: [StepDraft]) {
    var first: [String: SourceSpan] = [:]
    for draft in drafts where !draft.step.id.isEmpty {
      let key = folded(draft.step.id)
      if let earlier = first[key] {
        complaints.error(
          .duplicateStep, at: draft.step.span,
          Words(
            en: "there is already a step \(quoted(draft.step.id))", zh: "已经有步骤 \(quoted(draft.step.id)) 了"),
          help: Words(
            en: "the first one is on line \(earlier.start.line)", zh: "第一个在第 \(earlier.start.line) 行"))
      } else {
        first[key] = draft.step.span
        stepIDs[key] = draft.step.id
      }
      for item in draft.step.items { collect(item) }
    }
  }

  private mutating func collect(_ item: Item) {
    let key = folded(item.id)
    guard let earlier = items[key] else {
      items[key] = item
      return
    }
    let line = earlier.span.start.line
    if earlier.kind.isAsk != item.kind.isAsk {
      complaints.error(
        .duplicateItem, at: item.span,
        Words(
          en: "\(quoted(item.id)) is asked in one step and told in another",
          zh: "\(quoted(item.id)) 在一处是应问，在另一处是应告"),
        help: Words(en: "the other one is on line \(line)", zh: "另一处在第 \(line) 行"))
    } else if earlier.points != item.points {
      complaints.warning(
        .duplicateItem, at: item.span,
        Words(
          en: "\(quoted(item.id)) is worth \(item.points) here and \(earlier.points) elsewhere",
          zh: "\(quoted(item.id)) 在这里值 \(item.points) 分，在别处值 \(earlier.points) 分"),
        help: Words(en: "the other one is on line \(line)", zh: "另一处在第 \(line) 行"))
    }
  }
}

extension Item.Kind {
  /// Whether it is asked rather than told.
  var isAsk: Bool {
    switch self {
    case .ask: true
    case .tell: false
    }
  }
}
