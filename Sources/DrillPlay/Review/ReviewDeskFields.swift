import DrillEngine
import DrillScript
import DrillTerminal
import DrillText

// The line below the items: reasons, points, notes, and the three lines of a breach that is added.
extension ReviewDesk {
  mutating func open(_ field: Field, with text: String = "") {
    if case .points = field, current?.item.points == nil {
      complaint = say(Words(en: "This item has no points of its own.", zh: "这一条没有可填的分数。"))
      return
    }
    mode = .field(field)
    editor = LineEditor()
    if !text.isEmpty { editor.set(text) }
  }

  mutating func take(_ key: Key, in field: Field) -> Wish {
    if key == .escape {
      mode = .items
      return .nothing
    }
    switch editor.take(key) {
    case .submitted(let text): submit(Self.trimmed(text), to: field)
    case .endOfInput: mode = .items
    case .leave: return .interrupt
    case .suspend: return .suspend
    case .redraw: return .redraw
    case .edited, .wantsCompletion, .unused: break
    }
    return .nothing
  }

  private mutating func submit(_ text: String, to field: Field) {
    mode = .items
    switch field {
    case .reason(let mark):
      guard !text.isEmpty else {
        return complain(
          Words(en: "A mark that is not the machine's wants a reason.", zh: "与机器不同的评分要写理由。"), in: field)
      }
      entries[selected].mark = mark
      entries[selected].reason = text
      goOn()
    case .points: setPoints(text)
    case .note: entries[selected].note = text
    case .remark: remark = text
    case .breach(let turn): name(text, turn: turn)
    case .words(let breach):
      guard text.isEmpty || replies[breach.turn]?.contains(text) == true else {
        return complain(
          Words(en: "Reply \(breach.turn) does not hold these words.", zh: "第 \(breach.turn) 句里没有这些词。"),
          in: field)
      }
      isBlind ? add(breach, words: text, reason: "blind") : open(.why(breach, words: text))
    case .why(let breach, let words):
      guard !text.isEmpty else {
        return complain(Words(en: "An added breach wants a reason.", zh: "补记违规要写理由。"), in: field)
      }
      add(breach, words: words, reason: text)
    }
  }

  private mutating func complain(_ words: Words, in field: Field) {
    open(field)
    complaint = say(words)
  }

  private mutating func setPoints(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.first.flatMap { Int($0) }
    let tenth = parts.count == 2 && parts[1].count == 1 ? Int(parts[1]) : 0
    guard let item = current?.item, let whole, (0...1000).contains(whole), let tenth, parts.count < 3,
      parts.count == 1 || parts[1].count == 1, item.admits(.points(whole * 10 + tenth))
    else {
      let most = (current?.item.points?.upperBound ?? 0) / 10
      return complain(Words(en: "Points from 0 to \(most).", zh: "分数从 0 到 \(most)。"), in: .points)
    }
    give(.points(whole * 10 + tenth))
  }

  /// Takes the rule of a breach, perhaps with the number of its reply before it.
  private mutating func name(_ text: String, turn: Int) {
    if text.isEmpty { return }
    let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    let number = parts.first.flatMap { Int($0) }
    let word = (number == nil ? text : parts.dropFirst().first ?? "").lowercased()
    let reply = number ?? turn
    guard replies[reply] != nil else {
      return complain(
        Words(en: "There are \(replies.count) replies.", zh: "共有 \(replies.count) 句回答。"),
        in: .breach(turn: turn))
    }
    guard let rule = rules.first(where: { $0.id == word || $0.name.lowercased() == word }) else {
      let near = Nearest.best(for: word, among: rules.map(\.id) + rules.map(\.name))
      return complain(
        near.map { Words(en: "No such rule; perhaps \($0)?", zh: "没有这条规则；是不是 \($0)？") }
          ?? Words(en: "There is no such rule.", zh: "没有这条规则。"), in: .breach(turn: turn))
    }
    let breach = AddedBreach(rule: rule.id, turn: reply)
    // A blind reviewer must not learn in this way what the machine found.
    let isKnown = !isBlind && entries.contains { $0.item.name == breach.itemName }
    guard !isKnown, !additions.contains(where: { $0.breach == breach }) else {
      return complain(Words(en: "That one is there already.", zh: "这一条已经有了。"), in: .breach(turn: turn))
    }
    open(.words(breach))
  }

  private mutating func add(_ breach: AddedBreach, words: String, reason: String) {
    mode = .items
    let name = rules.first { $0.id == breach.rule }?.name ?? breach.rule
    additions.append(Addition(breach: breach, name: name, words: words, reason: reason))
  }

  private static func trimmed(_ text: String) -> String {
    let body = text.drop(while: \.isWhitespace)
    return String(body.reversed().drop(while: \.isWhitespace).reversed())
  }
}
