import DrillMatch
import DrillText

/// A rule while it is read.
struct RuleDraft {
  var match: MatchRule
  var heading: LocatedText
  var name: LocatedText
  var clause: String?
  var advice: String?
  var severity: RuleSeverity?
  var points: Int?
  var cap: Int?
  var bonus: Int?
  var event: RuleEvent?
  var examples: [Example] = []
  /// The first line that says something about words.
  var wordsKey: LocatedText?
  /// The first key about severity or points, with its meaning.
  var valueKeys: [(RuleKey, LocatedText)] = []
  var seen: [RuleKey: SourceSpan] = [:]
  /// Whether a phrase, an event or an example was left out because of an error.
  var isIncomplete = false
}

// Reading a rule.
extension RubricReader {
  mutating func readRule(_ kind: RuleKind, id: LocatedText, name: LocatedText, _ section: Outline.Section) {
    guard !id.isEmpty else {
      complaints.error(
        .emptyHeading, at: section.heading.span, Words(en: "the rule has no id", zh: "规则没有编号"),
        help: Words(en: "such as: ## voice greeting Greeting", zh: "例如：## 五声 greeting 问候声"))
      return
    }
    guard let ruleID = complaints.id(id) else { return }
    var draft = RuleDraft(
      match: MatchRule(id: ruleID, kind: kind, places: places), heading: id, name: name)
    for entry in section.entries { read(entry, into: &draft) }
    let isNew = isFirst(id, called: "rule \(folded(ruleID))", Words(en: "the rule", zh: "规则"))
    if isNew, !draft.name.isEmpty, folded(draft.name) != folded(ruleID) {
      _ = isFirst(draft.name, called: "rule \(folded(draft.name))", Words(en: "the rule", zh: "规则"))
    }
    check(draft)
    guard isNew else { return }
    rubric.rules.append(
      Rule(
        id: ruleID, name: draft.name.isEmpty ? ruleID : draft.name.value, kind: kind,
        clause: draft.clause ?? "", advice: draft.advice ?? "", value: value(of: draft),
        source: draft.event.map(Rule.Source.event) ?? .words, span: id.span))
    if draft.event == nil { words.rules.append(RuleWords(draft.match, examples: draft.examples)) }
  }

  private mutating func read(_ entry: Outline.Entry, into draft: inout RuleDraft) {
    switch entry.kind {
    case .good where !depth.holdsWords, .bad where !depth.holdsWords: break
    case .good(let text, let isTodo):
      readExample(text, entry, isHit: true, isTodo: isTodo, &draft)
    case .bad(let text, let isTodo):
      readExample(text, entry, isHit: false, isTodo: isTodo, &draft)
    case .keyed(let key, let value): readKey(key, value, &draft)
    case .bare:
      draft.isIncomplete = true
      complaints.notUnderstood(entry)
    case .narration, .option, .rightOption, .branch, .field:
      complaints.misplacedLine(
        entry, Words(en: "a rule holds keys and examples only", zh: "规则里只写键和例句"))
    }
  }

  private mutating func readKey(_ key: LocatedText, _ value: LocatedText, _ draft: inout RuleDraft) {
    guard let meaning = Vocabulary.rule.meaning(of: key) else {
      draft.isIncomplete = true
      complaints.unknownKey(
        key, here: Vocabulary.rule,
        elsewhere: (
          Words(en: "the header, above the first ##", zh: "文件头，第一个 ## 的上面"),
          Vocabulary.rubricHeader.meaning(of: key) != nil
        ))
      return
    }
    if let first = draft.seen[meaning], !meaning.repeats {
      complaints.duplicateKey(key, first: first)
      return
    }
    draft.seen[meaning] = key.span
    if meaning == .note || meaning.isAboutWords && !depth.holdsWords { return }
    guard let value = complaints.filled(value, of: key) else {
      draft.isIncomplete = true
      return
    }
    read(meaning, key, value, &draft)
  }

  private mutating func read(
    _ meaning: RuleKey, _ key: LocatedText, _ value: LocatedText, _ draft: inout RuleDraft
  ) {
    let id = draft.match.id
    switch meaning {
    case .note: break
    case .name:
      if draft.name.isEmpty {
        draft.name = value
      } else {
        complaints.duplicateKey(key, first: draft.name.span)
      }
    case .clause:
      let clauses = complaints.clauses(value)
      draft.clause = clauses.joined(separator: " ")
    case .advice: draft.advice = value.value
    case .severity:
      draft.valueKeys.append((meaning, key))
      draft.severity = complaints.word(value, of: Vocabulary.severities)
    case .points:
      draft.valueKeys.append((meaning, key))
      draft.points = complaints.number(value, in: 1...100, what: Words(en: "the points", zh: "扣分"))
    case .cap:
      draft.valueKeys.append((meaning, key))
      draft.cap = complaints.number(value, in: 1...100, what: Words(en: "the cap", zh: "封顶"))
    case .bonus:
      draft.valueKeys.append((meaning, key))
      draft.bonus = complaints.number(value, in: 1...100, what: Words(en: "the bonus", zh: "加分"))
    case .event:
      draft.event = complaints.word(value, of: Vocabulary.events)
      if draft.event == nil { draft.isIncomplete = true }
    case .only:
      draft.wordsKey = draft.wordsKey ?? key
      draft.match.places.formUnion(readPlaces(value))
    case .say: add(value, key, .say(id), to: \.say, &draft)
    case .maybe: add(value, key, .maybe(id), to: \.maybe, &draft)
    case .not: add(value, key, .not(id), to: \.exceptions, &draft)
    case .unless: add(value, key, .unless(id), to: \.excuses, &draft)
    case .negatedBy:
      draft.wordsKey = draft.wordsKey ?? key
      if let negation = negation(value, of: key) { draft.match.negations.append(negation) }
    }
  }

  private mutating func add(
    _ value: LocatedText, _ key: LocatedText, _ use: PhraseUse.Place,
    to field: WritableKeyPath<MatchRule, [Phrase]>, _ draft: inout RuleDraft
  ) {
    draft.wordsKey = draft.wordsKey ?? key
    if let phrase = phrase(value, of: key, use: use) {
      draft.match[keyPath: field].append(phrase)
    } else {
      draft.isIncomplete = true
    }
  }

  private func value(of draft: RuleDraft) -> Rule.Value {
    switch draft.match.kind {
    case .voice: return .voice
    case .courtesy where draft.bonus != nil: return .bonus(draft.bonus ?? 1)
    case .forbidden, .neverSay, .courtesy, .redLine: break
    }
    let severity = draft.severity ?? draft.match.kind.usualSeverity
    let points = draft.points ?? rubric.tariffs[severity]?.points ?? 1
    return .deduction(severity, points: points, cap: draft.cap)
  }
}

extension RuleKind {
  /// The severity of a rule that names none.
  var usualSeverity: RuleSeverity {
    switch self {
    case .voice, .courtesy: .minor
    case .forbidden, .neverSay: .serious
    case .redLine: .fatal
    }
  }
}
