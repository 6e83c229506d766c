import DrillMatch
import DrillText

/// What is wrong with a condition.
private struct ConditionFault: Error {
  var code: Code = .badCondition
  var span: SourceSpan
  var message: Words
  var help: Words?
}

// Reading conditions: `not` binds more than `and`, `and` more than `or`.
extension ScenarioReader {
  /// The condition, or nil with a complaint.
  mutating func condition(_ text: LocatedText, _ draft: StepDraft) -> Condition? {
    var tokens = ConditionTokens(text)
    do throws(ConditionFault) {
      // A condition of this length is a mistake, and its parts would nest too deep.
      if tokens.tokens.count > 200 {
        throw ConditionFault(
          span: text.span, message: Words(en: "the condition is too long", zh: "条件太长"))
      }
      let condition = try disjunction(&tokens, draft)
      if tokens.next == nil { return condition }
      if tokens.next?.kind == .comma { throw Self.comma(at: tokens.place) }
      throw ConditionFault(
        span: tokens.place,
        message: tokens.next?.kind == .close
          ? Words(en: "this parenthesis was never opened", zh: "这个括号没有左边的一半")
          : Words(en: "“and” or “or” is missing before this", zh: "这里前面缺“且”或“或”"))
    } catch {
      if error.code.id == Code.unknownItem.id {
        noObligation(text.at(error.span) ?? text, draft)
      } else if error.code.id == Code.unknownOption.id {
        unknownOption(text.at(error.span) ?? text, draft)
      } else {
        complaints.error(error.code, at: error.span, error.message, help: error.help)
      }
      return nil
    }
  }

  private static func comma(at span: SourceSpan) -> ConditionFault {
    ConditionFault(
      span: span, message: Words(en: "a comma joins no conditions", zh: "逗号不能连接条件"),
      help: Words(en: "write “and” or “or”", zh: "请写“且”或“或”"))
  }

  private func disjunction(
    _ tokens: inout ConditionTokens, _ draft: StepDraft
  ) throws(ConditionFault) -> Condition {
    var result = try conjunction(&tokens, draft)
    while tokens.nextWord == .or {
      tokens.index += 1
      result = .or(result, try conjunction(&tokens, draft))
    }
    return result
  }

  private func conjunction(
    _ tokens: inout ConditionTokens, _ draft: StepDraft
  ) throws(ConditionFault) -> Condition {
    var result = try single(&tokens, draft)
    while tokens.nextWord == .and {
      tokens.index += 1
      result = .and(result, try single(&tokens, draft))
    }
    return result
  }

  private func single(_ tokens: inout ConditionTokens, _ draft: StepDraft) throws(ConditionFault) -> Condition
  {
    let place = tokens.place
    guard let next = tokens.next else {
      throw ConditionFault(
        span: place, message: Words(en: "a condition is missing here", zh: "这里缺一个条件"))
    }
    tokens.depth += 1
    defer { tokens.depth -= 1 }
    if tokens.depth > 30 {
      throw ConditionFault(span: place, message: Words(en: "the condition nests too deep", zh: "条件套得太深"))
    }
    switch next.kind {
    case .word: return try term(&tokens, draft)
    case .open:
      tokens.index += 1
      let inner = try disjunction(&tokens, draft)
      guard tokens.next?.kind == .close else {
        throw ConditionFault(
          span: place, message: Words(en: "this parenthesis is never closed", zh: "这个括号没有右边的一半"))
      }
      tokens.index += 1
      return inner
    case .comma:
      throw Self.comma(at: place)
    case .close, .comparison:
      throw ConditionFault(
        span: place, message: Words(en: "a condition is missing before this", zh: "这里前面缺一个条件"))
    }
  }

  private func term(_ tokens: inout ConditionTokens, _ draft: StepDraft) throws(ConditionFault) -> Condition {
    for (name, count) in tokens.names {
      if count == 1, tokens.nextWord != nil { break }
      if let kind = Vocabulary.kinds.meaning(of: name) {
        tokens.index += count
        return .foundAny(of: kind)
      }
      if let rule = rules.rule(name.text) {
        tokens.index += count
        return .found(rule: rule.id)
      }
    }
    if tokens.nextWord == nil {
      for name in ["缺", "得", "选", "非"] where tokens.splitNext(after: name) { break }
    }
    guard let word = tokens.nextWord else { return try unknown(&tokens) }
    tokens.index += 1
    switch word {
    case .not: return .not(try single(&tokens, draft))
    case .late: return .late
    case .missed: return .missed(try obligation(&tokens, draft))
    case .earned: return .earned(try obligation(&tokens, draft))
    case .mood:
      let (comparison, number) = try comparison(&tokens, values: 0...100)
      return .mood(comparison, number)
    case .tries:
      let (comparison, number) = try comparison(&tokens, values: 1...1000)
      return .tries(comparison, number)
    case .chose: return .chose(try option(&tokens, draft))
    case .and, .or:
      tokens.index -= 1
      throw ConditionFault(
        span: tokens.place, message: Words(en: "a condition is missing before this", zh: "这里前面缺一个条件"))
    }
  }

  private func unknown(_ tokens: inout ConditionTokens) throws(ConditionFault) -> Condition {
    let text = tokens.names.last?.text ?? tokens.text
    if text.number != nil {
      throw ConditionFault(
        span: text.span, message: Words(en: "a number cannot stand here", zh: "这里不能写数字"),
        help: Words(en: "such as: mood < 20, tries < 2", zh: "例如：情绪 < 20、次数 < 2"))
    }
    if rules.knowsNothing {
      tokens.index += 1
      return .found(rule: text.text)
    }
    let language = complaints.language
    let near =
      Vocabulary.conditions.nearest(to: text.text, in: language)
      ?? Vocabulary.kinds.nearest(to: text.text, in: language)
    throw ConditionFault(
      code: .unknownRule, span: text.span,
      message: Words(
        en: "\(quoted(text.text)) is neither a rule nor a word of a condition",
        zh: "\(quoted(text.text)) 不是规则，也不是条件里的词"),
      help: rules.nearest(to: text.text, in: language) ?? near.map(meant))
  }

  private func obligation(
    _ tokens: inout ConditionTokens, _ draft: StepDraft
  ) throws(ConditionFault) -> Obligation {
    for (name, count) in tokens.names {
      guard let found = obligation(name.text, of: draft.step) else { continue }
      tokens.index += count
      return found
    }
    guard let name = tokens.names.last?.text else {
      throw ConditionFault(
        span: tokens.place, message: Words(en: "a voice or an item is missing here", zh: "这里缺五声或事项的名称"))
    }
    throw ConditionFault(
      code: .unknownItem, span: name.span, message: Words(same: name.text))
  }

  private func comparison(
    _ tokens: inout ConditionTokens, values: ClosedRange<Int>
  ) throws(ConditionFault) -> (Comparison, Int) {
    let start = tokens.index - 1
    guard case .comparison(let comparison)? = tokens.next?.kind else {
      throw ConditionFault(
        span: tokens.place, message: Words(en: "a comparison is missing here", zh: "这里缺比较号"),
        help: Words(en: "such as: mood < 20, tries < 2", zh: "例如：情绪 < 20、次数 < 2"))
    }
    tokens.index += 1
    guard let next = tokens.next, next.kind == .word, let number = tokens.text(of: next).number else {
      throw ConditionFault(
        span: tokens.place, message: Words(en: "a number is missing here", zh: "这里缺一个数"))
    }
    tokens.index += 1
    let holds = values.filter { comparison.holds($0, number) }.count
    if holds > 0, holds < values.count { return (comparison, number) }
    let whole = tokens.text[tokens.tokens[start].range.lowerBound..<next.range.upperBound]
    throw ConditionFault(
      code: .idleComparison, span: whole.span,
      message: holds == 0
        ? Words(en: "\(quoted(whole.text)) never holds", zh: "\(quoted(whole.text)) 永远不成立")
        : Words(en: "\(quoted(whole.text)) always holds", zh: "\(quoted(whole.text)) 总是成立"),
      help: values.lowerBound == 0
        ? Words(en: "the mood runs from 0 to 100", zh: "情绪在 0 到 100 之间")
        : Words(en: "the tries are counted from 1", zh: "次数从 1 数起"))
  }

  private func option(_ tokens: inout ConditionTokens, _ draft: StepDraft) throws(ConditionFault) -> String {
    guard let next = tokens.next, next.kind == .word else {
      throw ConditionFault(
        span: tokens.place, message: Words(en: "the letter of an option is missing here", zh: "这里缺选项的字母"))
    }
    let key = folded(tokens.text(of: next))
    guard draft.options.contains(where: { $0.option.key == key }) else {
      throw ConditionFault(
        code: .unknownOption, span: tokens.place, message: Words(same: key))
    }
    tokens.index += 1
    return key
  }
}

extension LocatedText {
  /// The piece that a span covers.
  fileprivate func at(_ span: SourceSpan) -> LocatedText? {
    guard let start = (0..<count).first(where: { place(at: $0) == span.start }) else { return nil }
    let end = Position(line: span.start.line, column: span.start.column + span.length)
    return self[start..<((start..<count).first { place(at: $0) >= end } ?? count)]
  }
}
