import DrillMatch
import DrillText

/// Reads one rubric file.
struct RubricReader {
  /// What there is to say so far.
  var complaints: Complaints
  /// What has been read so far.
  var rubric: Rubric
  /// The words that have been read so far.
  var words = RubricWords()
  /// How much is read.
  let depth: Depth
  /// Places that hold for every rule.
  var places: Set<Place> = []
  /// The headings of lists, by name.
  var listHeadings: [String: LocatedText] = [:]
  /// The headings of the sections that may stand once, by what they are called in messages.
  var seenSections: [String: SourceSpan] = [:]
  /// Every phrase with what it belongs to, in the order of the file.
  var phrases: [PhraseUse] = []
  /// The effects of moods whose cause is a rule, to be resolved when all rules are known.
  var moodCauses: [(index: Int, name: LocatedText)] = []

  /// How much of a file is read.
  enum Depth {
    /// Everything but phrases, lists and examples, which are passed over.
    case heads
    /// Everything; whether phrases that stand twice are looked for.
    case everything(findsRepeats: Bool)

    /// Whether phrases, lists and examples are read.
    var holdsWords: Bool {
      switch self {
      case .heads: false
      case .everything: true
      }
    }
  }

  init(_ source: SourceFile, _ depth: Depth) {
    self.depth = depth
    complaints = Complaints(path: source.path, language: guessedLanguage(of: source))
    rubric = Rubric(
      id: "", title: "", language: complaints.language, passMark: 80,
      weights: [.voices: 25, .content: 35, .conduct: 30, .time: 10],
      tariffs: [
        .minor: Tariff(points: 4, cap: 12), .serious: Tariff(points: 10, cap: 40),
        .fatal: Tariff(points: 30, cap: 100),
      ],
      bonusCap: 3, objectionDays: 7, knowsHoldCues: false, rules: [], time: .standard, moods: [],
      deferredWords: Deferred(RubricWords()))
  }

  mutating func read(_ source: SourceFile) -> Rubric? {
    let outline = OutlineReader.read(source, complaints: &complaints) { text in
      guard let (key, _) = text.splitAtColon else { return false }
      return Vocabulary.rule.meaning(of: key) != nil
    }
    if outline.title == nil, outline.header.isEmpty, outline.sections.isEmpty {
      if !complaints.hasErrors {
        complaints.error(.emptyFile, at: nil, Words(en: "the file is empty", zh: "文件是空的"))
      }
      return nil
    }
    rubric.title = outline.title?.value ?? ""
    readHeader(outline)
    for section in outline.sections { readSection(section) }
    let broken: [Code] = [.unknownSection, .badID, .emptyHeading]
    if rubric.rules.isEmpty, !broken.contains(where: { complaints.contains($0) }) {
      complaints.error(
        .noRules, at: outline.title?.span, Words(en: "the rubric has no rules", zh: "评分表没有规则"),
        help: Words(en: "begin the first one with ## voice id Name", zh: "第一条规则以 ## 五声 编号 名称 开头"))
    }
    resolveMoods()
    if case .everything(let findsRepeats) = depth { checkPhrases(findsRepeats: findsRepeats) }
    return rubric
  }

  private mutating func readSection(_ section: Outline.Section) {
    guard let (kind, rest) = Vocabulary.sections.splitPrefix(of: section.heading) else {
      if section.heading.isEmpty { return }
      let first = section.heading.words.first ?? section.heading
      complaints.error(
        .unknownSection, at: first.span,
        Words(en: "\(quoted(first.text)) is no kind of section", zh: "没有 \(quoted(first.text)) 这种节"),
        help: Vocabulary.sections.nearest(to: first.text, in: complaints.language).map(meant)
          ?? Vocabulary.sections.choices)
      return
    }
    let cut = rest.scalars.firstIndex(where: \.isWhitespace) ?? rest.count
    let id = rest[0..<cut]
    switch kind {
    case .rule(let kind): readRule(kind, id: id, name: rest.dropping(cut), section)
    case .list: readList(id, section)
    case .time:
      if isFirst(section.heading, called: "time", Words(en: "the section", zh: "小节")) { readTime(section) }
    case .mood:
      if isFirst(section.heading, called: "mood", Words(en: "the section", zh: "小节")) { readMood(section) }
    }
  }

  /// Notes that a section stands here; false with a complaint when one like it stood before.
  mutating func isFirst(_ heading: LocatedText, called name: String, _ what: Words) -> Bool {
    guard let earlier = seenSections[name] else {
      seenSections[name] = heading.span
      return true
    }
    complaints.error(
      .duplicateRule, at: heading.span,
      Words(
        en: "\(what.en) \(quoted(heading.text)) is there twice", zh: "\(what.zh) \(quoted(heading.text)) 有两个"),
      help: Words(
        en: "the first one is on line \(earlier.start.line)", zh: "第一个在第 \(earlier.start.line) 行"))
    return false
  }

  /// The key and value of an entry, or nil with a complaint when it is no such line.
  mutating func keyed(_ entry: Outline.Entry, _ message: Words) -> (key: LocatedText, value: LocatedText)? {
    switch entry.kind {
    case .keyed(let key, let value): return (key, value)
    case .bare: complaints.notUnderstood(entry)
    case .narration, .good, .bad, .option, .rightOption, .branch, .field:
      complaints.misplacedLine(entry, message)
    }
    return nil
  }

  /// The phrase behind a key, or nil with a complaint.
  mutating func phrase(_ value: LocatedText, of key: LocatedText, use: PhraseUse.Place) -> Phrase? {
    guard let value = complaints.filled(value, of: key) else { return nil }
    let (phrase, diagnostics) = Phrase.parse(value, path: complaints.path)
    complaints.add(diagnostics)
    guard let phrase else { return nil }
    phrases.append(PhraseUse(phrase: phrase, place: use))
    return phrase
  }

  private mutating func readList(_ name: LocatedText, _ section: Outline.Section) {
    guard !name.isEmpty else {
      complaints.error(
        .emptyHeading, at: section.heading.span,
        Words(en: "the list has no name", zh: "词表没有名称"),
        help: Words(en: "such as: ## list refusals", zh: "例如：## 词表 推辞"))
      return
    }
    guard let id = complaints.id(name) else { return }
    let isNew = isFirst(name, called: "list \(folded(id))", Words(en: "the list", zh: "词表"))
    if isNew {
      listHeadings[id] = name
      words.lists.phrases[id] = []
    }
    guard depth.holdsWords else { return }
    for entry in section.entries {
      let message = Words(en: "a list holds phrases only", zh: "词表里只写短语")
      guard let (key, value) = keyed(entry, message) else { continue }
      guard let meaning = Vocabulary.list.meaning(of: key) else {
        complaints.unknownKey(
          key, here: Vocabulary.list,
          elsewhere: (Words(en: "a rule", zh: "规则里"), Vocabulary.rule.meaning(of: key) != nil))
        continue
      }
      guard meaning == .say else { continue }
      guard let phrase = phrase(value, of: key, use: .list(id)), isNew else { continue }
      words.lists.phrases[id, default: []].append(phrase)
    }
    if isNew, words.lists.phrases[id]?.isEmpty == true, !complaints.hasErrors {
      complaints.error(
        .emptyValue, at: name.span, Words(en: "the list is empty", zh: "词表是空的"),
        help: Words(en: "write below it: say: …", zh: "在下面写：说: …"))
    }
  }
}
