import DrillMatch
import DrillText

// Reading what is to be asked, told, kept secret and filled in.
extension ScenarioReader {
  mutating func readItem(
    _ name: LocatedText, key: LocatedText, points: LocatedText?, _ value: LocatedText, isAsk: Bool,
    _ draft: inout StepDraft
  ) {
    let wasIncomplete = draft.isIncomplete
    draft.lastAskFailed = true
    draft.isIncomplete = true
    guard !name.isEmpty else {
      complaints.error(
        .emptyValue, at: key.span,
        Words(en: "\(quoted(key.value)) does not name an item", zh: "\(quoted(key.value)) 没写事项编号"),
        help: isAsk
          ? Words(en: "such as: ask member-id (6): …", zh: "例如：应问 会员编号 (6): …")
          : Words(en: "such as: tell department (4): …", zh: "例如：应告 自报部门 (4): …"))
      return
    }
    let worth =
      points.map { complaints.number($0, in: 1...100, what: Words(en: "the points", zh: "分值")) ?? 1 } ?? 1
    guard let id = complaints.id(name) else { return }
    guard let phrases = phrases(value, of: key) else { return }
    if draft.step.items.contains(where: { folded($0.id) == folded(id) }) {
      complaints.error(
        .duplicateItem, at: name.span,
        Words(en: "\(quoted(id)) is in this step already", zh: "本步骤已经有 \(quoted(id)) 了"))
      return
    }
    draft.isIncomplete = wasIncomplete
    draft.lastAskFailed = false
    draft.step.items.append(
      Item(id: id, kind: isAsk ? .ask(answer: nil) : .tell, points: worth, phrases: phrases, span: name.span))
  }

  /// The phrases behind a key, or nil with a complaint.
  mutating func phrases(_ value: LocatedText, of key: LocatedText) -> [Phrase]? {
    guard let value = complaints.filled(value, of: key) else { return nil }
    let (phrase, diagnostics) = Phrase.parse(value, path: complaints.path)
    complaints.add(diagnostics)
    guard let phrase else { return nil }
    if !phrase.references.isEmpty || phrase.source.count > Self.surelySmall { checkLists(of: phrase) }
    return [phrase]
  }

  /// A phrase of so few characters is never too large by itself.
  private static let surelySmall = 4000

  /// Looks at the size of a phrase and the lists that it names, for which the rubric may have to be read to its end.
  private mutating func checkLists(of phrase: Phrase) {
    guard let rubric else { return }
    var checker = listChecker ?? ListChecker(rubric.words.lists, path: complaints.path)
    complaints.add(checker.diagnostics(for: phrase))
    listChecker = checker
  }

  mutating func readAnswer(
    _ value: LocatedText, _ key: LocatedText, _ before: StepKey?, _ draft: inout StepDraft
  ) {
    if before == .ask, draft.lastAskFailed { return }
    let last = draft.step.items.count - 1
    guard before == .ask, last >= 0, case .ask(let answer) = draft.step.items[last].kind, answer == nil else {
      complaints.error(
        .answerWithoutAsk, at: key.span,
        Words(en: "there is no ask right above that this answers", zh: "紧上面没有它要回答的“应问”"))
      return
    }
    draft.step.items[last].kind = .ask(answer: value.value)
  }

  mutating func readSecret(
    until name: LocatedText, key: LocatedText, _ value: LocatedText, _ draft: inout StepDraft
  ) {
    guard !name.isEmpty else {
      complaints.error(
        .emptyValue, at: key.span,
        Words(en: "it does not say until when", zh: "没写保密到哪一项为止"),
        help: Words(en: "such as: secret until identity: …", zh: "例如：保密 直到 核实对方: …"))
      return
    }
    guard let phrases = phrases(value, of: key) else { return }
    draft.step.secrets.append(Secret(until: name.text, phrases: phrases))
    draft.secretItems.append(name)
  }

  mutating func beginForm(_ name: LocatedText, _ key: LocatedText, _ draft: inout StepDraft) {
    draft.formKey = key
    draft.step.form = Form(title: name.value, fields: [])
    if name.isEmpty {
      complaints.error(
        .emptyValue, at: key.span, Words(en: "the form has no name", zh: "表单没有名字"),
        help: Words(en: "such as: form 5W1H", zh: "例如：表单 5W1H"))
    }
  }

  mutating func readField(_ text: LocatedText, _ entry: Outline.Entry, _ draft: inout StepDraft) {
    guard draft.step.form != nil else {
      complaints.misplacedLine(
        entry, Words(en: "there is no form above this field", zh: "这个栏目上面没有表单"),
        help: Words(en: "write above it: form NAME", zh: "在它上面写：表单 名称"))
      return
    }
    draft.formKey = nil
    guard let (key, value) = text.splitAtColon, !key.isEmpty else {
      complaints.error(
        .emptyValue, at: entry.whole.span,
        Words(en: "the field does not say what fills it in", zh: "栏目没写填什么算对"),
        help: Words(en: "such as: . when (1): 9:20 | an hour ago", zh: "例如：. 何时 (1): 9:20 | 一小时前"))
      return
    }
    let (name, points) = complaints.points(at: key)
    guard let phrases = phrases(value, of: key) else { return }
    if draft.step.form?.fields.contains(where: { folded($0.name) == folded(name) }) == true {
      complaints.error(
        .duplicateItem, at: name.span,
        Words(en: "the form has the field \(quoted(name.text)) already", zh: "表单已经有栏目 \(quoted(name.text)) 了")
      )
      return
    }
    draft.step.form?.fields.append(
      Form.Field(name: name.text, points: points, phrases: phrases, span: name.span))
  }
}
