import DrillEngine
import DrillReview
import DrillText

/// The options by which marks are given on the command line.
enum MarkOptions {
  static let mark = Option(
    "--mark", value: Words(en: "'ITEM=MARK: why'", zh: "'条目=评分：理由'"),
    Words(
      en: "marks an item otherwise, or sets its points; ITEM is its number or name (several times)",
      zh: "改评某一条目或给出分数，写序号或名称（可重复）"))
  static let note = Option(
    "--note", value: Words(en: "'ITEM: text'", zh: "'条目：内容'"),
    Words(en: "a coaching note to an item (several times)", zh: "给某一条目写辅导意见（可重复）"))
  static let add = Option(
    "--add", value: Words(en: "'REPLY=RULE “words”: why'", zh: "'第几句=规则“原话”：理由'"),
    Words(
      en: "a breach that the machine did not find, perhaps with its words (several times)",
      zh: "补记机器没有发现的违规，可引用原话（可重复）"))
  static let remark = Option(
    "--remark", value: Words(en: "TEXT", zh: "文字"), Words(en: "a remark on the whole", zh: "总评"))

  static let all = [mark, note, add, remark]

  /// Whether any of them was given.
  static func wereGiven(_ arguments: Arguments) -> Bool { all.contains { arguments.has($0.name) } }

  /// Puts the options' marks, notes and additions into a record.
  ///
  /// - Parameter items: what can be marked; nil for the items of the machine's result.
  static func fill(
    _ record: inout ReviewRecord, from arguments: Arguments, session: ReviewedSession,
    items: [ScoredItem]? = nil
  ) throws {
    let items = items ?? session.items
    for text in arguments.all(mark.name) {
      let (left, why) = splitReason(text)
      guard let equals = left.lastIndex(of: "="),
        let mark = ItemMark(word: left[left.index(after: equals)...])
      else {
        let names = ItemMark.named.map(\.name).joined(separator: ", ")
        throw Failure(
          .usage,
          Words(en: "--mark wants ITEM=MARK: why, not “\(text)”", zh: "--mark 的写法是 条目=评分：理由，不是“\(text)”"),
          advice: Words(
            en: "Marks are: \(names), or a number of points.", zh: "评分有：\(names)，或者分数。"))
      }
      let item = try session.itemName(left[..<equals], among: items)
      let plain = items.first { $0.name == item }?.plain(mark) ?? mark
      record.marks.removeAll { $0.item == item }
      record.marks.append(ReviewRecord.Mark(item: item, mark: plain, reason: why))
    }
    for text in arguments.all(note.name) {
      let (left, words) = splitReason(text)
      let item = try session.itemName(left[...], among: items)
      if let index = record.marks.firstIndex(where: { $0.item == item }) {
        record.marks[index].note = words
      } else if let machine = items.first(where: { $0.name == item })?.machineMark {
        record.marks.append(ReviewRecord.Mark(item: item, mark: machine, note: words))
      }
    }
    for text in arguments.all(add.name) { record.added.append(try addition(text, session: session)) }
    if let text = arguments[remark.name] { record.remark = text }
  }

  private static func addition(_ text: String, session: ReviewedSession) throws -> ReviewRecord.Addition {
    let (whole, why) = splitReason(text)
    let (left, words) = splitWords(whole)
    let parts = left.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
    guard parts.count == 2, let turn = Int(parts[0]), (1...max(1, session.card.turns)).contains(turn) else {
      throw Failure(
        .usage,
        Words(
          en: "--add wants REPLY=RULE “words”: why, not “\(text)”", zh: "--add 的写法是 第几句=规则“原话”：理由，不是“\(text)”"
        ),
        advice: Words(
          en: "Replies are counted from 1 to \(session.card.turns); the words may be left out.",
          zh: "句子从 1 数到 \(session.card.turns)；原话可以不写。"))
    }
    let rules = session.played.drill.rubric.rules
    guard let rule = rules.first(where: { $0.id == parts[1] || $0.name == parts[1] }),
      case .deduction = rule.value
    else {
      let near = Nearest.best(for: parts[1], among: rules.map(\.id))
      throw Failure(
        .usage, Words(en: "there is no rule “\(parts[1])” that can be broken", zh: "没有可以违反的规则“\(parts[1])”"),
        advice: near.map { Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？") })
    }
    let breach = AddedBreach(rule: rule.id, turn: turn)
    guard !session.items.contains(where: { $0.name == breach.itemName }) else {
      throw Failure(
        .usage,
        Words(
          en: "the machine found \(rule.name) in reply \(turn) already", zh: "第 \(turn) 句的\(rule.name)机器已经记了")
      )
    }
    if let reply = session.assessments[turn]?.reply, !words.isEmpty, !reply.contains(words) {
      throw Failure(
        .usage, Words(en: "reply \(turn) does not hold “\(words)”", zh: "第 \(turn) 句里没有“\(words)”"),
        advice: Words(en: "It is: \(reply)", zh: "这一句是：\(reply)"))
    }
    return ReviewRecord.Addition(breach, text: words, reason: why)
  }

  /// What stands before words in quotation marks, and the words; none where there are no such marks.
  private static func splitWords(_ text: String) -> (String, String) {
    for (open, close) in [("“", "”"), ("\"", "\""), ("「", "」")] {
      guard let start = text.firstRange(of: open), text.hasSuffix(close),
        let end = text.ranges(of: close).last, start.upperBound <= end.lowerBound
      else { continue }
      return (String(text[..<start.lowerBound]), String(text[start.upperBound..<end.lowerBound]))
    }
    return (text, "")
  }

  /// What stands before the colon that a space or Chinese text follows, and what stands behind it.
  ///
  /// The names of items hold colons themselves; those have no space behind them.
  static func splitReason(_ text: String) -> (String, String) {
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let isWide = character == "："
      let isPlain = character == ":" && index + 1 < characters.count && characters[index + 1] == " "
      guard isWide || isPlain else { continue }
      return (trimmed(characters[..<index]), trimmed(characters[(index + 1)...]))
    }
    return (trimmed(characters[...]), "")
  }

  private static func trimmed(_ characters: ArraySlice<Character>) -> String {
    let start = characters.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}

extension ReviewedSession {
  /// The name of an item that was named by its number, from 1, or by its name.
  func itemName(_ text: some StringProtocol, among items: [ScoredItem]) throws -> String {
    let word = String(text.filter { !$0.isWhitespace })
    if let number = Int(word) {
      guard items.indices.contains(number - 1) else {
        throw Failure(
          .usage,
          Words(
            en: "there is no item \(number); there are \(items.count)",
            zh: "没有第 \(number) 条，共 \(items.count) 条"))
      }
      return items[number - 1].name
    }
    guard items.contains(where: { $0.name == word }) else { throw Failure(.unknownItem(word), session: self) }
    return word
  }
}

extension ItemMark {
  /// A mark by its English or Chinese name, or points such as `4` or `2.5`.
  init?(word: some StringProtocol) {
    let plain = String(word.filter { !$0.isWhitespace }).lowercased()
    if let mark = Self.named.first(where: {
      $0.name == plain || $0.words.zh == plain || $0.words.en == plain
    }) {
      self = mark
      return
    }
    guard let tenths = Self.tenths(plain) else { return nil }
    self = .points(tenths)
  }

  /// A number with at most one decimal, in tenths.
  private static func tenths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int($0) }), (0...1000).contains(whole), text.first != "-",
      text.first != "+"
    else { return nil }
    if parts.count == 1 { return whole * 10 }
    guard parts[1].count == 1, let tenth = Int(parts[1]), tenth >= 0 else { return nil }
    return whole * 10 + tenth
  }

  /// The name of the mark.
  var words: Words {
    switch self {
    case .full: Words(en: "full", zh: "满分")
    case .half: Words(en: "half", zh: "一半")
    case .missed: Words(en: "missed", zh: "未得")
    case .broken: Words(en: "broken", zh: "违反")
    case .clean: Words(en: "clean", zh: "没有违反")
    case .notApplicable: Words(en: "not applicable", zh: "不适用")
    case .points(let tenths):
      Words(en: "\(Scorecard.decimal(tenths)) points", zh: "\(Scorecard.decimal(tenths)) 分")
    }
  }
}
