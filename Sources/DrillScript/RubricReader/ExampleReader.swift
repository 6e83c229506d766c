import DrillMatch
import DrillText

// Reading examples with their marks, and checking a rule as a whole.
extension RubricReader {
  mutating func readExample(
    _ whole: LocatedText, _ entry: Outline.Entry, isHit: Bool, isTodo: Bool, _ draft: inout RuleDraft
  ) {
    guard let whole = complaints.filled(whole, of: entry.whole) else {
      draft.isIncomplete = true
      return
    }
    draft.wordsKey = draft.wordsKey ?? entry.whole
    var text: [Unicode.Scalar] = []
    text.reserveCapacity(whole.count)
    var open: (place: Int, length: Int)?
    var marks: [(place: Int, range: Range<Int>)] = []
    var stray: Int?
    var isLiteral = false
    let scalars = whole.scalars
    for (offset, scalar) in scalars.enumerated() {
      let next = offset + 1 < scalars.count ? scalars[offset + 1] : " "
      switch scalar {
      case "\\" where !isLiteral && (next == "[" || next == "]" || next == "\\"):
        isLiteral = true
        continue
      case "[" where !isLiteral:
        if open != nil { stray = stray ?? offset }
        open = (offset, text.count)
        continue
      case "]" where !isLiteral:
        if let begin = open {
          marks.append((begin.place, begin.length..<text.count))
          open = nil
        } else {
          stray = stray ?? offset
        }
        continue
      default: break
      }
      isLiteral = false
      text.append(scalar)
    }
    if let open { stray = stray ?? open.place }
    let expectation: Example.Expectation
    if isHit {
      guard let range = mark(marks, stray: stray, in: whole) else {
        draft.isIncomplete = true
        return
      }
      expectation = .hit(range)
    } else {
      if let place = marks.first?.place ?? stray {
        draft.isIncomplete = true
        complaints.error(
          .markInMiss, at: whole[place..<place + 1].span,
          Words(
            en: "an example that must not be found has no mark", zh: "不该命中的例句不带标记"),
          help: Words(en: "write \\[ for a bracket itself", zh: "要写方括号本身，写成 \\["))
        return
      }
      expectation = .miss
    }
    draft.examples.append(
      Example(
        text: String(scalars: text), expectation: expectation, isTodo: isTodo, span: whole.span))
  }

  /// The one mark of an example, or nil with a complaint.
  private mutating func mark(
    _ marks: [(place: Int, range: Range<Int>)], stray: Int?, in whole: LocatedText
  ) -> Range<Int>? {
    let help = Words(en: "such as: + [Hello], Ms. Li.", zh: "例如：+ [您好]，李女士。")
    if let stray {
      complaints.error(
        .badMark, at: whole[stray..<stray + 1].span,
        Words(en: "this bracket has no partner", zh: "这个方括号不成对"),
        help: Words(en: "write \\[ for a bracket itself", zh: "要写方括号本身，写成 \\["))
      return nil
    }
    guard let first = marks.first else {
      complaints.error(
        .badMark, at: whole.span,
        Words(en: "the example does not mark what is found", zh: "例句没有标出命中的词语"), help: help)
      return nil
    }
    if marks.count > 1 {
      complaints.error(
        .badMark, at: whole[marks[1].place..<marks[1].place + 1].span,
        Words(en: "the example has more than one mark", zh: "例句标了不止一处"),
        help: Words(en: "make it two examples", zh: "请写成两个例句"))
      return nil
    }
    if first.range.isEmpty {
      complaints.error(
        .badMark, at: whole[first.place..<first.place + 2].span,
        Words(en: "the mark is empty", zh: "标记里没有词语"), help: help)
      return nil
    }
    return first.range
  }

  /// Checks what a rule must have and must not have.
  mutating func check(_ draft: RuleDraft) {
    let heading = draft.heading.span
    for (key, isThere) in [
      (RuleKey.clause, draft.seen[.clause] != nil), (.advice, draft.seen[.advice] != nil),
    ]
    where !isThere {
      complaints.missingKey(Vocabulary.rule.name(of: key, in: complaints.language), at: heading)
    }
    checkValue(draft)
    if draft.event != nil {
      guard let key = draft.wordsKey else { return }
      complaints.error(
        .eventWithWords, at: key.span,
        Words(en: "the program finds the event itself, without words", zh: "事件由程序判断，不看词语"),
        help: Words(en: "take this line out", zh: "删掉这一行"))
      return
    }
    if draft.isIncomplete || !depth.holdsWords { return }
    if draft.match.say.isEmpty, draft.match.maybe.isEmpty {
      complaints.error(
        .ruleFindsNothing, at: heading,
        Words(en: "the rule has neither phrases nor an event", zh: "规则既没有短语也没有事件"),
        help: Words(en: "add say: …, maybe: … or event: …", zh: "加上 说: …、或许: … 或 事件: …"))
      return
    }
    let hits = draft.examples.count { $0.expectation != .miss }
    if hits == 0 || hits == draft.examples.count {
      complaints.error(
        .missingExamples, at: heading,
        hits == 0
          ? Words(en: "no example shows what the rule finds", zh: "没有例句说明规则会命中什么")
          : Words(en: "no example shows what the rule leaves alone", zh: "没有例句说明什么不该命中"),
        help: hits == 0
          ? Words(en: "such as: + [Hello], Ms. Li.", zh: "例如：+ [您好]，李女士。")
          : Words(en: "such as: - Open the hello-world page.", zh: "例如：- 您好几天没登录了。"))
    }
  }

  private mutating func checkValue(_ draft: RuleDraft) {
    for (meaning, key) in draft.valueKeys {
      let isBonus = meaning == .bonus
      let message: Words
      switch draft.match.kind {
      case .voice: message = Words(en: "a voice costs and adds no points", zh: "五声不扣分也不另加分")
      case .courtesy where draft.bonus != nil && !isBonus:
        message = Words(en: "a rule that adds points costs none", zh: "加分规则不扣分")
      case .forbidden where isBonus, .neverSay where isBonus, .redLine where isBonus:
        message = Words(en: "only a courtesy rule can add points", zh: "只有礼貌规则可以加分")
      case .forbidden, .neverSay, .courtesy, .redLine: continue
      }
      complaints.error(
        .valueNotTaken, at: key.span, message, help: Words(en: "take this line out", zh: "删掉这一行"))
    }
  }
}
