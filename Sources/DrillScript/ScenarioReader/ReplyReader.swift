import DrillMatch
import DrillText

// Reading what a bad reply breaks and keeps.
extension ScenarioReader {
  /// Reads `reply => rules keeps dues and items`.
  mutating func badReply(_ line: LocatedText, _ draft: StepDraft) -> BadReply {
    guard let arrow = line.outcomeArrows.last else {
      complaints.error(
        .noOutcome, at: SourceSpan(start: line.end, length: 0),
        Words(en: "the bad reply does not say what it breaks", zh: "反例没写违反了什么"),
        help: Words(
          en: "end it with => and the rules it breaks, or with => ?", zh: "在末尾写 => 和违反的规则，或者写 => ?"))
      return BadReply(text: line.value, outcome: nil, span: line.span)
    }
    let reply = line[0..<arrow.lowerBound].trimmed
    let text = line[arrow.upperBound..<line.count].trimmed
    if reply.isEmpty {
      complaints.error(
        .emptyValue, at: line[arrow].span,
        Words(en: "there is no reply before the arrow", zh: "箭头前面没有回复"))
    }
    if text.text == "?" || text.text == "？" {
      return BadReply(text: reply.text, outcome: nil, span: reply.span)
    }
    let (breaking, keeping) = splitAtKeeps(text)
    var outcome = BadReply.Outcome(breaks: [], keeps: [])
    for entry in breaking.listEntries { outcome.breaks.formUnion(breaches(entry)) }
    guard let keeping else { return BadReply(text: reply.text, outcome: outcome, span: reply.span) }
    if keeping.isEmpty {
      complaints.error(
        .emptyValue, at: text.span,
        Words(en: "it does not say what the reply keeps", zh: "“保留”后面没写什么"))
    }
    for entry in keeping.listEntries {
      let whole = obligation(entry.text, of: draft.step) != nil
      for name in whole ? [entry] : entry.words {
        if let kept = obligation(name.text, of: draft.step) {
          outcome.keeps.insert(kept)
        } else {
          noObligation(name, draft)
        }
      }
    }
    return BadReply(text: reply.text, outcome: outcome, span: reply.span)
  }

  /// The text before and behind the word `keeps`.
  private func splitAtKeeps(_ text: LocatedText) -> (LocatedText, LocatedText?) {
    for (offset, _) in text.scalars.enumerated() {
      let starts =
        offset == 0 || text.scalars[offset - 1].isWhitespace
        || LocatedText.isSeparator(text.scalars[offset - 1])
      guard starts, ["k", "保"].contains(plain(text.scalars[offset])) else { continue }
      // Cut short, so that a long line is not copied again and again.
      let head = text[offset..<min(offset + 12, text.count)]
      guard let rest = particle(.keeps, of: head) else { continue }
      let taken = head.count - rest.count
      return (text[0..<offset].trimmed, text.dropping(min(offset + taken, text.count)))
    }
    return (text, nil)
  }
}
