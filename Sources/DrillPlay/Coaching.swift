import DrillEngine
import DrillMatch
import DrillScript
import DrillTerminal
import DrillText

// What a reply was worth, told to whom it helps.
extension Dialogue {
  /// Whether nothing is missing and nothing costs.
  public func isClean(_ assessment: Assessment) -> Bool {
    assessment.missed.isEmpty && assessment.discounted == nil
      && !assessment.findings.contains { $0.confidence == .confident && costs($0) }
  }

  private func costs(_ finding: Finding) -> Bool {
    if case .deduction = drill.rubric.rule(finding.rule)?.value { return true }
    return false
  }

  // MARK: Marks in the reply

  /// The reply with everything that was found in it between brackets, and a sign behind: `+` helps, `!` costs.
  ///
  /// Line ends become slashes, so that a reply is one line.
  public func marked(_ assessment: Assessment) -> StyledText {
    let scalars = Array(assessment.reply.unicodeScalars)
    let marks = Mark.sorted(marks(of: assessment), within: scalars.count)
    var text = StyledText()
    var plain = ""
    func ink(at index: Int) -> Ink {
      let around = marks.filter { $0.span.contains(index) }
      return around.contains { $0.sign == .costs } ? .bad : around.isEmpty ? .plain : .good
    }
    var current = Ink.plain
    func flush() {
      if !plain.isEmpty { text += StyledText(plain, current) }
      plain = ""
    }
    for index in 0...scalars.count {
      for mark in marks.reversed() where mark.span.upperBound == index { plain += "]\(mark.sign.rawValue)" }
      let next = index < scalars.count ? ink(at: index) : .plain
      if next != current { flush() }
      current = next
      for mark in marks where mark.span.lowerBound == index { plain += "[" }
      if index < scalars.count {
        if scalars[index] == "\n" { plain += " / " } else { plain.unicodeScalars.append(scalars[index]) }
      }
    }
    flush()
    return text
  }

  private func marks(of assessment: Assessment) -> [Mark] {
    let findings = assessment.findings.filter { $0.confidence == .confident }
    let words = findings.map { Mark(span: $0.span, sign: costs($0) ? .costs : .helps) }
    let items = assessment.earned.compactMap { earning in
      earning.span.map { Mark(span: $0, sign: .helps) }
    }
    return words + items
  }

  /// Whether anything is marked in the reply.
  public func hasMarks(_ assessment: Assessment) -> Bool {
    !Mark.sorted(marks(of: assessment), within: assessment.reply.unicodeScalars.count).isEmpty
  }

  // MARK: The judgement

  /// What was heard, what is missing, what it costs, and how the mood went.
  ///
  /// - Parameter inFull: with the advice and the clause for everything that is missing, each on a line of its own, and
  ///   the clauses standing back.
  public func judgement(of assessment: Assessment, inFull: Bool) -> [StyledText] {
    var lines: [StyledText] = []
    if let heard = heard(in: assessment) { lines.append(heard) }
    lines += inFull ? assessment.missed.map(missing) : missing(assessment.missed)
    lines += assessment.findings.compactMap { line(for: $0, inFull: inFull) }
    switch assessment.discounted {
    case .heap?:
      lines.append(line("-", .warn, Words(en: "a heap of keywords earns nothing", zh: "堆砌关键词不得分")))
    case .echo?:
      lines.append(
        line("-", .warn, Words(en: "repeating the customer's words earns nothing", zh: "重复客户的话不得分")))
    case nil: break
    }
    if assessment.moodBefore != assessment.moodAfter {
      let change = "\(assessment.moodBefore) -> \(assessment.moodAfter)"
      lines.append(StyledText(say(Words(en: "mood \(change)", zh: "情绪 \(change)")), .dim))
    }
    return lines
  }

  private func line(_ sign: String, _ ink: Ink, _ words: Words) -> StyledText {
    StyledText("\(sign) ", ink) + StyledText(say(words))
  }

  private func heard(in assessment: Assessment) -> StyledText? {
    let names = assessment.earned.map { earning in
      let name = drill.name(of: earning.obligation)
      return earning.isFull ? name : say(Words(en: "\(name) (late, half)", zh: "\(name)（补说，得一半）"))
    }
    if names.isEmpty { return nil }
    return line(
      "+", .good,
      Words(en: "heard: \(names.joined(separator: ", "))", zh: "做到：\(names.joined(separator: "、"))"))
  }

  private func missing(_ missed: [Obligation]) -> [StyledText] {
    if missed.isEmpty { return [] }
    let names = missed.map(drill.name(of:))
    return [
      line(
        "-", .warn,
        Words(en: "missing: \(names.joined(separator: ", "))", zh: "还缺：\(names.joined(separator: "、"))"))
    ]
  }

  /// One thing that is missing, with what to do about it.
  private func missing(_ obligation: Obligation) -> StyledText {
    switch obligation {
    case .voice(let id):
      guard let rule = drill.rubric.rule(id) else {
        return line("-", .warn, Words(en: "missing: \(id)", zh: "还缺：\(id)"))
      }
      return line(
        "-", .warn,
        Words(en: "missing: \(rule.name). \(rule.advice)", zh: "还缺：\(rule.name)。\(rule.advice)"))
        + clause(of: rule)
    case .item(let id):
      let item = drill.scenario.steps.lazy.flatMap(\.items).first { $0.id == id }
      if case .ask? = item?.kind {
        return line("-", .warn, Words(en: "missing: ask for “\(id)”", zh: "还缺：询问“\(id)”"))
      }
      return line("-", .warn, Words(en: "missing: tell “\(id)”", zh: "还缺：告知“\(id)”"))
    }
  }

  /// The clauses of a rule, standing back behind its advice.
  private func clause(of rule: Rule) -> StyledText {
    let titles = titled(rule.clause, by: clauses, in: language)
    return StyledText(say(Words(en: " (\(titles))", zh: "（\(titles)）")), .dim)
  }

  private func line(for finding: Finding, inFull: Bool) -> StyledText? {
    guard let rule = drill.rubric.rule(finding.rule) else { return nil }
    let quoted = finding.text.count <= 60 ? finding.text : "\(finding.text.prefix(59))…"
    let words = finding.text.isEmpty ? "" : say(Words(en: " “\(quoted)”", zh: "“\(quoted)”"))
    let clause = titled(rule.clause, by: clauses, in: language)
    if finding.confidence == .low {
      // Only a breach is worth a second look; a doubtful voice is none.
      guard costs(finding) else { return nil }
      return line(
        "?", .dim,
        Words(en: "perhaps \(rule.name)\(words); it costs nothing", zh: "可能是\(rule.name)\(words)；不扣分"))
    }
    switch rule.value {
    case .voice: return nil
    case .bonus:
      return line("+", .good, Words(en: "bonus: \(rule.name)\(words)", zh: "加分：\(rule.name)\(words)"))
    case .deduction where inFull:
      return line(
        "!", .bad,
        Words(en: "\(rule.name)\(words). \(rule.advice)", zh: "\(rule.name)\(words)。\(rule.advice)"))
        + self.clause(of: rule)
    case .deduction:
      return line(
        "!", .bad,
        Words(
          en: "\(rule.name)\(words) (\(clause)). \(rule.advice)",
          zh: "\(rule.name)\(words)（\(clause)）。\(rule.advice)"))
    }
  }

  // MARK: Models, choices, forms

  /// A model reply.
  public func model(_ text: String) -> StyledText {
    StyledText(say(Words(en: "A good reply: \(text)", zh: "参考回答：\(text)")), .dim)
  }

  /// What an option was worth, and in full which one is best.
  public func worth(of key: String, points: Int, of most: Int, among options: [Choice.Option]) -> [StyledText]
  {
    var lines = [
      StyledText(say(Words(en: "\(points) of \(most) points", zh: "得 \(points) 分，满分 \(most) 分")))
    ]
    if points < most, let best = options.first(where: { $0.points == most }) {
      lines.append(
        line("-", .warn, Words(en: "better: \(best.key)) \(best.text)", zh: "更合适：\(best.key)) \(best.text)")))
    }
    return lines
  }

  /// Which fields of a form were filled in right.
  public func verdicts(on form: Form, _ right: [Bool]) -> [StyledText] {
    zip(form.fields, right).map { field, isRight in
      let verdict = isRight ? Words(en: "right", zh: "正确") : Words(en: "not as it should be", zh: "不对")
      return StyledText(isRight ? "+ " : "- ", isRight ? .good : .warn)
        + StyledText("\(field.name): \(say(verdict))")
    }
  }
}

/// A stretch of a reply that is marked.
struct Mark: Hashable {
  /// What the mark means.
  enum Sign: String, Hashable {
    case helps = "+"
    case costs = "!"
  }

  var span: Range<Int>
  var sign: Sign

  /// Marks without those that stand twice, are empty or cross another; outer ones before inner ones.
  ///
  /// Of two that cross, the one that costs stays, else the first.
  static func sorted(_ marks: [Mark], within count: Int) -> [Mark] {
    let order = marks.filter { !$0.span.isEmpty && $0.span.upperBound <= count }.sorted {
      ($0.sign == .costs ? 0 : 1, $0.span.lowerBound, -$0.span.upperBound)
        < ($1.sign == .costs ? 0 : 1, $1.span.lowerBound, -$1.span.upperBound)
    }
    var kept: [Mark] = []
    for mark in order where !kept.contains(where: { $0.crosses(mark) || $0.span == mark.span }) {
      kept.append(mark)
    }
    return kept.sorted {
      ($0.span.lowerBound, -$0.span.upperBound) < ($1.span.lowerBound, -$1.span.upperBound)
    }
  }

  private func crosses(_ other: Mark) -> Bool {
    guard span.overlaps(other.span) else { return false }
    let isInside = { (a: Range<Int>, b: Range<Int>) in
      a.lowerBound >= b.lowerBound && a.upperBound <= b.upperBound
    }
    return !isInside(span, other.span) && !isInside(other.span, span)
  }
}
