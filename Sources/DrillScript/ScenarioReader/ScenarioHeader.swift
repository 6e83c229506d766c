import DrillMatch
import DrillText

/// The header of a scenario while it is read.
struct ScenarioHeader {
  var id = ""
  var language = Language.en
  var channel = Channel.phone
  var profile: String?
  var address: String?
  var mood = 50
  var rubric = ""
  /// The name of the rubric where it stands.
  var rubricName: LocatedText?
  var clauses: [String] = []
  var level: Int?
  var topic: String?
}

// Reading the header of a scenario.
extension ScenarioReader {
  /// What the header says, without looking for the rubric that it names.
  mutating func readHeader(_ outline: Outline) -> ScenarioHeader {
    var header = ScenarioHeader()
    header.language = complaints.language
    var seen: [ScenarioKey: SourceSpan] = [:]
    for entry in outline.header {
      guard let (key, value) = headerLine(entry) else { continue }
      guard let meaning = Vocabulary.scenarioHeader.meaning(of: key) else {
        let isStepKey =
          Vocabulary.step.meaning(of: key) != nil
          || Vocabulary.step.splitPrefix(of: key)?.meaning.takesName == true
        complaints.unknownKey(
          key, here: Vocabulary.scenarioHeader,
          elsewhere: (Words(en: "a step, below ##", zh: "步骤里，## 的下面"), isStepKey))
        continue
      }
      if meaning == .note { continue }
      if let first = seen[meaning], meaning != .clauses {
        complaints.duplicateKey(key, first: first)
        continue
      }
      seen[meaning] = key.span
      guard let value = complaints.filled(value, of: key) else { continue }
      if meaning == .rubric { header.rubricName = value }
      read(meaning, value, into: &header)
    }
    complaints.language = header.language
    for key in [ScenarioKey.format, .id, .language, .channel, .rubric] where seen[key] == nil {
      let name = Vocabulary.scenarioHeader.name(of: key, in: header.language)
      complaints.missingKey(name, at: outline.title?.span)
    }
    return header
  }

  private mutating func headerLine(_ entry: Outline.Entry) -> (LocatedText, LocatedText)? {
    switch entry.kind {
    case .keyed(let key, let value): return (key, value)
    case .bare: complaints.notUnderstood(entry)
    case .narration, .good, .bad, .option, .rightOption, .branch, .field:
      complaints.misplacedLine(
        entry, Words(en: "only keys stand before the first step", zh: "第一个步骤之前只能写键"),
        help: Words(en: "move it below a ## line", zh: "移到某个 ## 的下面"))
    }
    return nil
  }

  private mutating func read(_ key: ScenarioKey, _ value: LocatedText, into header: inout ScenarioHeader) {
    switch key {
    case .format: complaints.format(value)
    case .id: header.id = complaints.id(value) ?? ""
    case .language: header.language = complaints.word(value, of: Vocabulary.languages) ?? header.language
    case .channel: header.channel = complaints.word(value, of: Vocabulary.channels) ?? header.channel
    case .profile: header.profile = value.value
    case .address: header.address = value.value
    case .mood:
      header.mood =
        complaints.number(value, in: 0...100, what: Words(en: "the mood", zh: "情绪")) ?? header.mood
    case .rubric: header.rubric = value.value
    case .clauses: header.clauses += complaints.clauses(value)
    case .level: header.level = complaints.number(value, in: 1...5, what: Words(en: "the level", zh: "难度"))
    case .topic: header.topic = value.value
    case .note: break
    }
  }

  /// Looks for the rubric that the header names.
  mutating func findRubric(_ header: ScenarioHeader, _ find: (_ id: String) -> Rubric?) {
    guard let name = header.rubricName else { return }
    let language = header.language
    guard let found = find(name.value) else {
      complaints.error(
        .rubricMissing, at: name.span,
        Words(
          en: "there is no usable rubric \(quoted(name.value)) in this language",
          zh: "这种语言里没有可用的评分表 \(quoted(name.value))"))
      return
    }
    guard found.language == language else {
      complaints.error(
        .rubricLanguage, at: name.span,
        Words(
          en: "the rubric \(quoted(name.value)) is for \(found.language.rawValue), the scenario is in "
            + "\(language.rawValue)",
          zh: "评分表 \(quoted(name.value)) 的语言是 \(found.language.rawValue)，剧本是 \(language.rawValue)"))
      return
    }
    rubric = found
    rules = RuleNames(found)
  }
}
