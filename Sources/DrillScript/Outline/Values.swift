import DrillText

// Reading the values that both formats share.
extension Complaints {
  /// A whole number within limits, or nil with a complaint.
  mutating func number(_ text: LocatedText, in range: ClosedRange<Int>, what: Words) -> Int? {
    if let number = text.number, range.contains(number) { return number }
    error(
      .badValue, at: text.span,
      Words(
        en: "\(what.en) must be a whole number from \(range.lowerBound) to \(range.upperBound)",
        zh: "\(what.zh)应是 \(range.lowerBound) 到 \(range.upperBound) 的整数"))
    return nil
  }

  /// A duration in seconds within limits, or nil with a complaint.
  mutating func duration(_ text: LocatedText, in range: ClosedRange<Int>, what: Words) -> Int? {
    guard let seconds = text.duration else {
      error(
        .badValue, at: text.span,
        Words(en: "\(quoted(text.value)) is not a length of time", zh: "\(quoted(text.value)) 不是时长"),
        help: Words(en: "write 30s or 2min", zh: "写成 30秒 或 2分钟"))
      return nil
    }
    if range.contains(seconds) { return seconds }
    error(
      .badValue, at: text.span,
      Words(
        en: "\(what.en) must be from \(range.lowerBound) to \(range.upperBound) seconds",
        zh: "\(what.zh)应在 \(range.lowerBound) 到 \(range.upperBound) 秒之间"))
    return nil
  }

  /// One of the words of a table, or nil with a complaint.
  mutating func word<Meaning>(_ text: LocatedText, of table: KeywordTable<Meaning>) -> Meaning? {
    if let meaning = table.meaning(of: text) { return meaning }
    let near = table.nearest(to: text.value, in: language).map(meant)
    error(
      .unknownWord, at: text.span,
      Words(en: "\(quoted(text.value)) is not known here", zh: "这里不认识 \(quoted(text.value))"),
      help: near ?? table.choices)
    return nil
  }

  /// The text behind a key, or nil with a complaint when there is none.
  mutating func filled(_ value: LocatedText, of key: LocatedText) -> LocatedText? {
    if !value.isEmpty { return value }
    error(
      .emptyValue, at: key.span,
      Words(en: "nothing stands behind \(quoted(key.value))", zh: "\(quoted(key.value)) 后面没有内容"))
    return nil
  }

  /// An id as it is written, or nil with a complaint.
  mutating func id(_ text: LocatedText) -> String? {
    if Vocabulary.particles.meaning(of: text) == .back {
      error(
        .badID, at: text.span,
        Words(
          en: "\(quoted(text.value)) already means the step before", zh: "\(quoted(text.value)) 已经用来指上一个步骤"),
        help: Words(en: "choose another id", zh: "换一个编号"))
      return nil
    }
    if text.isID { return text.text }
    error(
      .badID, at: text.span,
      Words(
        en: "\(quoted(text.value)) cannot be an id", zh: "\(quoted(text.value)) 不能作编号"),
      help: Words(
        en: "one word of letters, digits, - and _", zh: "连着写的一个词，只用字母、数字、汉字、- 和 _"))
    return nil
  }

  /// The format number, which must be the one that this reader knows.
  mutating func format(_ text: LocatedText) {
    if text.number == 1 { return }
    error(
      .unsupportedFormat, at: text.span,
      Words(
        en: "format \(quoted(text.value)) is not known to this program", zh: "本程序不认识格式 \(quoted(text.value))"),
      help: Words(en: "write 1", zh: "写 1"))
  }

  /// Clause codes, each checked for its form.
  mutating func clauses(_ text: LocatedText) -> [String] {
    text.listEntries.flatMap(\.words).compactMap { entry in
      if isClause(entry.text) { return entry.text }
      error(
        .badClause, at: entry.span,
        Words(en: "\(quoted(entry.value)) is not a clause code", zh: "\(quoted(entry.value)) 不是条款号"),
        help: Words(en: "such as P5.2, Q4, E3 or X", zh: "例如 P5.2、Q4、E3 或 X"))
      return nil
    }
  }

  private func isClause(_ text: String) -> Bool {
    if text == "X" { return true }
    guard let first = text.first, "PQE".contains(first) else { return false }
    return text.dropFirst().split(separator: ".", omittingEmptySubsequences: false).allSatisfy { number in
      !number.isEmpty && number.allSatisfy { ("0"..."9").contains($0) }
    }
  }

  /// Takes points in parentheses off the end; 1 when there are none.
  mutating func points(at text: LocatedText) -> (rest: LocatedText, points: Int) {
    guard let (rest, inner) = text.splitAtParentheses else { return (text, 1) }
    return (rest, number(inner, in: 1...100, what: Words(en: "the points", zh: "分值")) ?? 1)
  }

  /// Complains about a key that no table of this place has, or that belongs elsewhere.
  mutating func unknownKey<Meaning>(
    _ key: LocatedText, here: KeywordTable<Meaning>, elsewhere: (place: Words, isKnown: Bool)?,
    help: Words? = nil
  ) {
    if let (place, isKnown) = elsewhere, isKnown {
      error(
        .misplacedKey, at: key.span,
        Words(en: "\(quoted(key.value)) does not belong here", zh: "\(quoted(key.value)) 不能写在这里"),
        help: Words(en: "it belongs in \(place.en)", zh: "它应写在\(place.zh)"))
      return
    }
    error(
      .unknownKey, at: key.span,
      Words(en: "there is no key \(quoted(key.value))", zh: "没有 \(quoted(key.value)) 这个键"),
      help: help ?? here.nearest(to: key.value, in: language).map(meant))
  }

  /// Complains about a key that stands there a second time.
  mutating func duplicateKey(_ key: LocatedText, first: SourceSpan?) {
    let line = first?.start.line
    error(
      .duplicateKey, at: key.span,
      Words(en: "\(quoted(key.value)) is given twice", zh: "\(quoted(key.value)) 写了两次"),
      help: line.map { Words(en: "the first one is on line \($0)", zh: "第一次在第 \($0) 行") })
  }

  /// Complains about a required key that is missing.
  mutating func missingKey(_ name: String, at span: SourceSpan?, help: Words? = nil) {
    error(
      .missingKey, at: span,
      Words(en: "the key \(quoted(name)) is missing", zh: "缺少 \(quoted(name))"), help: help)
  }

  /// Complains about a line that cannot stand where it does.
  mutating func misplacedLine(_ entry: Outline.Entry, _ message: Words, help: Words? = nil) {
    error(.misplacedLine, at: entry.whole.span, message, help: help)
  }

  /// Complains about a line that has neither a mark nor a key.
  mutating func notUnderstood(_ entry: Outline.Entry) {
    error(
      .lineNotUnderstood, at: entry.whole.span,
      Words(en: "this line has neither a key with a colon nor a mark", zh: "这一行既没有键和冒号，也没有记号"),
      help: Words(
        en: "if it goes on with the line above, indent it by two spaces", zh: "如果接着上一行写，请在前面空两格"))
  }
}

extension LocatedText {
  /// The seconds of a duration such as `30s`, `90秒`, `2 min` or `3分30秒`.
  var duration: Int? {
    if let number, number >= 0 { return number }
    var total = 0
    var rest = trimmed
    guard !rest.isEmpty, rest.count <= 40 else { return nil }
    while !rest.isEmpty {
      let digits = rest.scalars.prefix { ("0"..."9").contains(plain($0)) }.count
      guard digits > 0, let number = rest[0..<digits].number, number <= 1_000_000 else { return nil }
      rest = rest.dropping(digits)
      if let next = Self.unit(Vocabulary.minutes, startOf: rest) {
        total += number * 60
        rest = next
      } else if let next = Self.unit(Vocabulary.seconds, startOf: rest) {
        total += number
        rest = next
      } else {
        return nil
      }
    }
    return total
  }

  private static func unit(_ names: [String], startOf text: LocatedText) -> LocatedText? {
    for name in names {
      if let rest = text.droppingPrefix(name) { return rest }
    }
    return nil
  }
}

/// The language a file seems to be written in before its header is read.
func guessedLanguage(of source: SourceFile) -> Language {
  for line in source.lines.prefix(60) where line.utf8.count < 200 {
    guard let (key, value) = LocatedText(line, at: Position(line: 1, column: 1)).splitAtColon else {
      continue
    }
    if Vocabulary.scenarioHeader.meaning(of: key) == .language,
      let language = Vocabulary.languages.meaning(of: value)
    {
      return language
    }
  }
  var count = 0
  var hanCount = 0
  for scalar in source.lines.prefix(60).lazy.flatMap({ $0.unicodeScalars.prefix(80) }) {
    count += 1
    if isHan(scalar) { hanCount += 1 }
  }
  return hanCount * 4 > count ? .zh : .en
}
