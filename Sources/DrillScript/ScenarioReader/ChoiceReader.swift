import DrillMatch
import DrillText

// Reading questions with options.
extension ScenarioReader {
  /// Reads `a) text (2) => rules`.
  mutating func readOption(_ key: LocatedText, _ whole: LocatedText, _ draft: inout StepDraft) {
    let letter = folded(key)
    var text = whole
    var breaks: LocatedText?
    if let arrow = whole.outcomeArrows.last {
      text = whole[0..<arrow.lowerBound].trimmed
      breaks = whole[arrow.upperBound..<whole.count].trimmed
    }
    var points: Int?
    // A remark in parentheses is part of the option; a number is its points.
    if let (rest, inner) = text.splitAtParentheses, inner.number != nil {
      points = complaints.number(inner, in: 0...100, what: Words(en: "the points", zh: "分值"))
      text = rest
    }
    if draft.options.contains(where: { $0.option.key == letter }) {
      complaints.error(
        .duplicateOption, at: key.span,
        Words(en: "there is already an option \(letter)", zh: "已经有选项 \(letter) 了"))
      return
    }
    guard let text = complaints.filled(text, of: key) else { return }
    draft.options.append(
      OptionDraft(
        key: key, option: Choice.Option(key: letter, text: text.value, points: points ?? 0, breaks: []),
        hasPoints: points != nil, breaks: breaks))
  }

  /// Puts the options together with the lines that name the right one.
  mutating func resolveChoice(_ draft: inout StepDraft) {
    for line in draft.rightOptions { resolveRight(line, &draft) }
    guard let first = draft.options.first else { return }
    for index in draft.options.indices {
      guard let breaks = draft.options[index].breaks else { continue }
      draft.options[index].option.breaks = breaks.listEntries.flatMap { breaches($0) }
    }
    draft.step.choice = Choice(options: draft.options.map(\.option))
    if draft.options.count == 1 {
      complaints.error(
        .badChoice, at: first.key.span,
        Words(en: "one option is no choice", zh: "只有一个选项，没得选"))
    } else if draft.step.choice?.points == 0, draft.rightOptions.isEmpty {
      complaints.error(
        .badChoice, at: first.key.span,
        Words(en: "no option earns anything", zh: "没有一个选项得分"),
        help: Words(en: "name the right one below: => b", zh: "在下面写出正确的：=> b"))
    }
  }

  private mutating func resolveRight(_ line: LocatedText, _ draft: inout StepDraft) {
    let (key, points) = complaints.points(at: line)
    guard !draft.options.isEmpty else {
      complaints.error(
        .unknownOption, at: line.span,
        Words(en: "this step has no options", zh: "本步骤没有选项"),
        help: Words(en: "write them above: a) …", zh: "在上面写：a) …"))
      return
    }
    guard let index = draft.options.firstIndex(where: { $0.option.key == folded(key) }) else {
      unknownOption(key, draft)
      return
    }
    if draft.options[index].hasPoints {
      complaints.error(
        .duplicateOption, at: key.span,
        Words(
          en: "the points of option \(draft.options[index].option.key) are given twice",
          zh: "选项 \(draft.options[index].option.key) 的分值写了两次"))
      return
    }
    draft.options[index].option.points = points
    draft.options[index].hasPoints = true
  }

  mutating func unknownOption(_ key: LocatedText, _ draft: StepDraft) {
    let keys = draft.options.map(\.option.key)
    complaints.error(
      .unknownOption, at: key.span,
      Words(en: "there is no option \(quoted(key.text))", zh: "没有选项 \(quoted(key.text))"),
      help: keys.isEmpty
        ? nil
        : Words(en: "this step has: ", zh: "本步骤有：").followed(by: listing(keys)))
  }
}

extension Words {
  /// These words with others behind them.
  func followed(by other: Words) -> Words { Words(en: en + other.en, zh: zh + other.zh) }
}
