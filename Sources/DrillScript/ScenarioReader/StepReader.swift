import DrillMatch
import DrillText

/// A step while it is read: what is known already, and what has to wait until all names are known.
struct StepDraft {
  var step: Step
  /// The due voices as written.
  var dues: [LocatedText] = []
  /// The lines of bad replies.
  var bad: [LocatedText] = []
  /// The lines of branches.
  var branches: [LocatedText] = []
  /// Where a missed call leads, as written.
  var missedRing: LocatedText?
  /// Options with what choosing them breaks, as written.
  var options: [OptionDraft] = []
  /// The lines that name the right option.
  var rightOptions: [LocatedText] = []
  /// The items that lift a secret, as written.
  var secretItems: [LocatedText] = []
  /// Where the key `end` stands.
  var endKey: LocatedText?
  /// Whether a form was begun, though its line may be wrong.
  var formKey: LocatedText?
  /// The spans of keys that stand once.
  var seen: [StepKey: SourceSpan] = [:]
  /// The key read last, to which `or` and `answer` may belong.
  var last: StepKey?
  /// Whether the item read last, an ask, was left out because of an error.
  var lastAskFailed = false
  /// Whether an item or the ringing was left out because of an error.
  var isIncomplete = false
  /// Whether a line could not be read at all.
  var hasUnreadLine = false
}

/// An option while it is read.
struct OptionDraft {
  var key: LocatedText
  var option: Choice.Option
  /// Whether points stand behind the option.
  var hasPoints: Bool
  /// What stands behind its `=>`.
  var breaks: LocatedText?
}

// Reading the lines of a step.
extension ScenarioReader {
  mutating func readStep(_ section: Outline.Section) -> StepDraft {
    let cut = section.heading.scalars.firstIndex(where: \.isWhitespace) ?? section.heading.count
    let name = section.heading[0..<cut]
    let id = name.isEmpty ? "" : complaints.id(name) ?? ""
    var draft = StepDraft(
      step: Step(
        id: id, title: section.heading.dropping(cut).text, span: name.span, ring: nil, clock: nil,
        action: nil,
        lines: [], again: [], dues: [], items: [], limit: nil, hint: nil, models: [], badReplies: [],
        choice: nil, secrets: [], customerHangsUpFirst: false, form: nil, branches: [], ending: nil))
    for entry in section.entries { read(entry, into: &draft) }
    return draft
  }

  private mutating func read(_ entry: Outline.Entry, into draft: inout StepDraft) {
    switch entry.kind {
    case .keyed(let key, let value): readKey(key, value, entry, &draft)
    case .bare:
      if let (meaning, _) = Vocabulary.step.splitPrefix(of: entry.whole), meaning == .form {
        readKey(entry.whole, entry.whole[0..<0], entry, &draft)
      } else {
        draft.hasUnreadLine = true
        complaints.notUnderstood(entry)
      }
      return
    case .narration(let text):
      if let text = filled(text, entry) { draft.step.lines.append(.narration(text.value)) }
      draft.last = nil
    case .good(let text, isTodo: false):
      if let text = filled(text, entry) {
        draft.step.models.append(ModelReply(text: text.value, span: text.span))
      }
    case .bad(let text, isTodo: false):
      if let text = filled(text, entry) { draft.bad.append(text) }
    case .good(_, isTodo: true), .bad(_, isTodo: true):
      complaints.misplacedLine(
        entry, Words(en: "todo examples stand in rubrics only", zh: "待办例句只能写在评分表里"))
    case .option(let key, let text): readOption(key, text, &draft)
    case .rightOption(let text):
      if let text = filled(text, entry) { draft.rightOptions.append(text) }
    case .branch: draft.branches.append(entry.whole)
    case .field(let text): readField(text, entry, &draft)
    }
  }

  private mutating func filled(_ text: LocatedText, _ entry: Outline.Entry) -> LocatedText? {
    complaints.filled(text, of: entry.whole)
  }

  private mutating func readKey(
    _ whole: LocatedText, _ value: LocatedText, _ entry: Outline.Entry, _ draft: inout StepDraft
  ) {
    let (key, pointsText) = whole.splitAtParentheses.map { ($0.rest, $0.inner) } ?? (whole, nil)
    var meaning = Vocabulary.step.meaning(of: key)
    var name = key[0..<0]
    if meaning == nil, let (prefix, rest) = Vocabulary.step.splitPrefix(of: key), prefix.takesName {
      (meaning, name) = (prefix, rest)
    }
    guard let meaning else {
      unknownStepKey(whole, &draft)
      return
    }
    if pointsText != nil, !meaning.takesPoints {
      complaints.error(
        .pointsNotTaken, at: whole.span,
        Words(en: "\(quoted(key.value)) takes no points", zh: "\(quoted(key.value)) 不带分值"))
    }
    if let first = draft.seen[meaning], !meaning.repeats {
      complaints.duplicateKey(key, first: first)
      return
    }
    draft.seen[meaning] = key.span
    let before = draft.last
    if meaning != .note { draft.last = meaning }
    switch meaning {
    case .note: break
    case .form: beginForm(name.isEmpty ? value : name, key, &draft)
    case .ask, .tell:
      readItem(name, key: key, points: pointsText, value, isAsk: meaning == .ask, &draft)
    case .secretUntil: readSecret(until: name, key: key, value, &draft)
    default:
      guard let value = complaints.filled(value, of: key) else {
        if meaning == .end { draft.endKey = key }
        return
      }
      read(meaning, key, value, before, &draft)
    }
  }

  private mutating func read(
    _ meaning: StepKey, _ key: LocatedText, _ value: LocatedText, _ before: StepKey?, _ draft: inout StepDraft
  ) {
    switch meaning {
    case .ring: readRing(value, &draft)
    case .due: draft.dues += value.listEntries
    case .answer: readAnswer(value, key, before, &draft)
    case .limit:
      draft.step.limit = complaints.duration(
        value, in: 1...3600, what: Words(en: "the limit", zh: "时限"))
    case .hint: draft.step.hint = value.value
    case .customer: draft.step.lines.append(.spoken(.customer, wordings: [value.value]))
    case .trainer: draft.step.lines.append(.spoken(.trainer, wordings: [value.value]))
    case .or: readWording(value, key, before, &draft)
    case .again: draft.step.again.append(value.value)
    case .hangUp:
      if complaints.word(value, of: Vocabulary.hangUps) != nil { draft.step.customerHangsUpFirst = true }
    case .end:
      draft.endKey = key
      draft.step.ending = ending(value)
    case .action: draft.step.action = action(value)
    case .clock: draft.step.clock = clock(value)
    case .ask, .tell, .form, .secretUntil, .note: break
    }
  }

  private mutating func unknownStepKey(_ key: LocatedText, _ draft: inout StepDraft) {
    draft.isIncomplete = true
    draft.hasUnreadLine = true
    let bare = key.splitAtParentheses?.rest ?? key
    let words = bare.words
    // What stands before a name is likely a key that takes one.
    let naming = words.count > 1 ? words.first : nil
    let help =
      naming.flatMap { word in
        Vocabulary.step.filter(\.takesName).nearest(to: word.value, in: complaints.language)
      } ?? Vocabulary.step.nearest(to: bare.value, in: complaints.language)
    complaints.unknownKey(
      bare, here: Vocabulary.step,
      elsewhere: (
        Words(en: "the header, above the first ##", zh: "文件头，第一个 ## 的上面"),
        Vocabulary.scenarioHeader.meaning(of: bare) != nil
      ), help: help.map(meant))
  }

  private mutating func readWording(
    _ value: LocatedText, _ key: LocatedText, _ before: StepKey?, _ draft: inout StepDraft
  ) {
    let follows = before == .customer || before == .trainer || before == .or
    guard follows, case .spoken(let speaker, let wordings)? = draft.step.lines.last else {
      draft.last = nil
      complaints.error(
        .orWithoutLine, at: key.span,
        Words(
          en: "no line of the customer or the trainer stands right above", zh: "紧上面没有客户或教员的台词"))
      return
    }
    draft.step.lines[draft.step.lines.count - 1] = .spoken(speaker, wordings: wordings + [value.value])
  }
}
