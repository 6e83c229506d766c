import DrillEngine
import DrillTerminal
import DrillText

/// How a review stands on a screen of some size.
extension ReviewDesk {
  /// The names of marks, in the words of the caller.
  public typealias MarkNames = @Sendable (ItemMark) -> String

  /// The dialogue around the current item, the items, the line that is asked for, and the keys that work now.
  public func block(title: String, names: MarkNames, in size: Size) -> LiveBlock {
    if mode == .help {
      return LiveBlock(
        extra: help.map { StyledText($0) },
        footer: [StyledText(say(Words(en: "any key goes back", zh: "按任意键返回")), .dim)])
    }
    // The title, a rule, a complaint, the editor and the footer take a row each, and one stays free.
    let room = max(6, size.rows - 6)
    let list = max(3, min(entries.count + 2, room * 2 / 5))
    let columns = max(10, size.columns - 1)
    var extra = dialogue(rows: room - list, columns: columns)
    extra.append(StyledText(String(repeating: "─", count: columns), .dim))
    extra += items(rows: list, columns: columns, names)
    extra += additionRows(columns: columns)
    if !complaint.isEmpty { extra.append(StyledText(complaint, .warn)) }
    let done = entries.count - unmarked
    let progress = say(
      Words(en: "\(done) of \(entries.count) marked", zh: "已评 \(done)/\(entries.count)"))
    return LiveBlock(
      status: [StyledText("\(title) · \(progress)", .bold)], extra: extra, editor: editorView(names),
      footer: [StyledText(keys(names), .dim)])
  }

  // MARK: The dialogue

  /// So many rows of the dialogue, around the reply of the current item, which is set off.
  private func dialogue(rows count: Int, columns: Int) -> [StyledText] {
    var rows: [StyledText] = []
    var focus: Range<Int>?
    let turn = current?.turn
    for line in transcript {
      let isCurrent = turn != nil && line.turn == turn
      let wrapped = (StyledText(isCurrent ? "> " : "  ", .accent, hanging: 4) + line.text).wrapped(
        to: columns, hanging: 4)
      if isCurrent { focus = rows.count..<rows.count + wrapped.count }
      rows += wrapped
    }
    guard rows.count > count else { return rows }
    // What the customer said last before it is worth more than what follows.
    let wish = focus.map { $0.upperBound - count * 3 / 4 } ?? 0
    let start = min(max(0, wish), rows.count - count)
    return Array(rows[start..<start + count])
  }

  // MARK: The items

  private func items(rows count: Int, columns: Int, _ names: MarkNames) -> [StyledText] {
    let start = min(max(0, selected - count / 2), max(0, entries.count - count))
    return entries.indices[min(start, entries.count)..<min(start + count, entries.count)].map { index in
      row(entries[index], isSelected: index == selected, number: index + 1, names).cut(to: columns)
    }
  }

  private func row(
    _ entry: Entry, isSelected: Bool, number: Int, _ names: MarkNames
  ) -> StyledText {
    let sign = isSelected ? ">" : entry.mark == nil ? " " : entry.isOverruled && !isBlind ? "!" : "+"
    let reply = entry.turn.map { say(Words(en: " reply \($0)", zh: " 第 \($0) 句")) } ?? ""
    var text = StyledText("\(sign) \(number)\(reply)  ", isSelected ? .accent : .dim)
    text.append(entry.what, isSelected ? .bold : .plain)
    text.append(say(Words(en: ": ", zh: "：")))
    if let mark = entry.mark {
      text.append(names(mark), entry.isOverruled && !isBlind ? .warn : .good)
      if entry.isOverruled, !isBlind {
        text.append(
          say(
            Words(
              en: " (machine \(names(entry.item.machineMark)))", zh: "（机器：\(names(entry.item.machineMark))）")),
          .dim)
      }
    } else {
      text.append(isBlind ? "?" : names(entry.item.machineMark), .dim)
    }
    for words in [entry.reason, entry.note] where !words.isEmpty { text.append(" · \(words)", .dim) }
    return text
  }

  private func additionRows(columns: Int) -> [StyledText] {
    additions.suffix(3).map { addition in
      let words =
        addition.words.isEmpty ? "" : say(Words(en: " “\(addition.words)”", zh: "“\(addition.words)”"))
      return StyledText(
        say(
          Words(
            en: "+ added in reply \(addition.breach.turn): \(addition.name)\(words) · \(addition.reason)",
            zh: "+ 补记第 \(addition.breach.turn) 句：\(addition.name)\(words) · \(addition.reason)")), .warn
      ).cut(to: columns)
    }
  }

  // MARK: What is asked, and the keys

  private func editorView(_ names: MarkNames) -> EditorView? {
    guard case .field(let field) = mode else { return nil }
    return EditorView(editor, label: StyledText(label(field, names), .accent), rowLimit: 2)
  }

  private func label(_ field: Field, _ names: MarkNames) -> String {
    switch field {
    case .reason(let mark): say(Words(en: "Why \(names(mark))? ", zh: "为什么是“\(names(mark))”？"))
    case .points:
      say(
        Words(
          en: "Points, 0–\((current?.item.points?.upperBound ?? 0) / 10): ",
          zh: "分数（0–\((current?.item.points?.upperBound ?? 0) / 10)）："))
    case .note: say(Words(en: "Note for the trainee: ", zh: "给学员的辅导意见："))
    case .remark: say(Words(en: "Remark on the whole: ", zh: "总评："))
    case .breach(let turn):
      say(Words(en: "Rule that reply \(turn) breaks (or NUMBER RULE): ", zh: "第 \(turn) 句违反的规则（或 句号 规则）："))
    case .words: say(Words(en: "Its words (Enter for none): ", zh: "原话（可直接回车）："))
    case .why: say(Words(en: "Why? ", zh: "理由："))
    }
  }

  /// The keys that work now, in one row.
  private func keys(_ names: MarkNames) -> String {
    switch mode {
    case .field: return say(Words(en: "Enter takes it · Esc goes back", zh: "回车确认 · Esc 返回"))
    case .help: return ""
    case .leaving:
      return say(
        Words(
          en: "Leave without keeping anything? Enter leaves · any other key goes back",
          zh: "不保存就离开？回车离开 · 其他键返回"))
    case .keeping:
      let overruled = entries.count(where: \.isOverruled)
      let open = isBlind ? 0 : unmarked
      return say(
        Words(
          en: "Keep the review? \(isBlind ? "" : "\(overruled) overruled, ")\(additions.count) added"
            + (open > 0 ? ", \(open) not looked at: agreed" : "")
            + " · Enter keeps it · any other key goes back",
          zh: "保存评阅？\(isBlind ? "" : "改评 \(overruled) 条，")补记 \(additions.count) 条"
            + (open > 0 ? "，\(open) 条未看：视为同意" : "") + " · 回车保存 · 其他键返回"))
    case .items:
      let marks = (current?.item.possibleMarks ?? []).compactMap { mark in
        mark.key.map { "\($0) \(names(mark))" }
      }
      let agree = isBlind ? [] : [say(Words(en: "Enter agrees", zh: "回车同意"))]
      // What must not be cut off on a narrow screen stands first.
      let first = [say(Words(en: "? help", zh: "? 帮助"))]
      let more = [
        say(Words(en: "s save", zh: "s 保存")), say(Words(en: "q leave", zh: "q 离开")), "↑↓",
        say(Words(en: "a add", zh: "a 补记")), say(Words(en: "t note", zh: "t 意见")),
        say(Words(en: "r remark", zh: "r 总评")),
      ]
      return (first + agree + marks + more).joined(separator: " · ")
    }
  }

  private var help: [String] {
    [
      Words(en: "Enter or a space agrees with the machine and goes on.", zh: "回车或空格表示同意机器的评分，并到下一条。"),
      Words(
        en: "f full · h half · m missed · b broken · c clean · n not applicable",
        zh: "f 满分 · h 一半 · m 未得 · b 违反 · c 没有违反 · n 不适用"),
      Words(
        en: "A number sets the points. A mark that is not the machine's asks why.",
        zh: "输入数字给出分数。与机器不同的评分要写理由。"),
      Words(
        en: "↑ ↓ PgUp PgDn Home End go to other items, also back to marked ones.",
        zh: "↑ ↓ PgUp PgDn Home End 到其他条目，也可回到评过的。"),
      Words(
        en: "t writes a note for the trainee to this item, r a remark on the whole.", zh: "t 给这一条写辅导意见，r 写总评。"
      ),
      Words(
        en: "a adds a breach that the machine did not find, x takes the last one back.",
        zh: "a 补记机器没有发现的违规，x 撤回最后一条补记。"),
      Words(en: "s keeps the review, q or Esc leaves without keeping anything.", zh: "s 保存评阅，q 或 Esc 不保存离开。"),
    ].map(say)
  }
}
