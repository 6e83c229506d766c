import DrillTerminal
import DrillText

/// How a menu stands on a screen of some size.
struct MenuView {
  let model: MenuModel
  let language: Language
  /// What is told above the menu.
  let introduction: [StyledText]

  /// How many rows of items and headings fit.
  func room(in size: Size) -> Int {
    let above = introduction.reduce(0) { $0 + $1.wrapped(to: columns(size)).count }
    // The filter, the footer, and a row for each mark of more.
    return max(3, size.rows - above - 5)
  }

  private func columns(_ size: Size) -> Int { max(10, size.columns - 1) }

  /// The menu with its filter and what the keys do.
  func block(in size: Size) -> LiveBlock {
    let label = StyledText(say(Words(en: "Find: ", zh: "查找：")), .accent)
    let placeholder = say(Words(en: "type to filter", zh: "输入以筛选"))
    let keys =
      size.columns < 60
      ? Words(en: "↑↓ move · Enter starts · Esc leaves", zh: "↑↓ 选择 · 回车开始 · Esc 退出")
      : Words(
        en: "↑↓ move · Enter starts · type to filter · Esc leaves", zh: "↑↓ 选择 · 回车开始 · 输入文字筛选 · Esc 退出")
    return LiveBlock(
      extra: introduction + rows(in: size),
      editor: EditorView(model.filter, label: label, placeholder: placeholder, rowLimit: 1),
      footer: [StyledText(say(keys), .dim)])
  }

  /// The rows that are seen: those around the selected item.
  func rows(in size: Size) -> [StyledText] {
    guard !model.shown.isEmpty else {
      return [
        StyledText(say(Words(en: "  Nothing fits. Esc shows everything.", zh: "  没有匹配的。按 Esc 显示全部。")), .dim)
      ]
    }
    var rows: [StyledText] = []
    var place = 0
    var topic: String?
    for (index, item) in model.shown.enumerated() {
      if let heading = item.topic, heading != topic {
        rows.append(StyledText(heading, .dim).cut(to: columns(size)))
        topic = heading
      }
      if index == model.selected { place = rows.count }
      rows.append(row(item, isSelected: index == model.selected, columns: columns(size)))
    }
    return window(rows, around: place, room: room(in: size))
  }

  private func window(_ rows: [StyledText], around place: Int, room: Int) -> [StyledText] {
    guard rows.count > room else { return rows }
    let start = min(max(0, place - room / 2), rows.count - room)
    var seen = Array(rows[start..<start + room])
    if start > 0 { seen.insert(StyledText("  ⋮", .dim), at: 0) }
    if start + room < rows.count { seen.append(StyledText("  ⋮", .dim)) }
    return seen
  }

  /// An item in one row: its facts stand at the right, and give way from the left where it is narrow.
  private func row(_ item: MenuModel.Item, isSelected: Bool, columns: Int) -> StyledText {
    var facts = item.facts.filter { !$0.isEmpty }
    func width() -> Int { facts.reduce(0) { $0 + DisplayWidth.columns(of: $1) + 2 } }
    let title = DisplayWidth.columns(of: item.title)
    while facts.count > 1, width() + 2 + min(title, columns * 3 / 5) > columns { facts.removeFirst() }
    let space = max(4, columns - 2 - width())
    let mark = StyledText(isSelected ? "> " : "  ", .accent)
    let name = StyledText(item.title, isSelected ? .bold : .plain).cut(to: space)
    let gap = String(repeating: " ", count: max(0, space - name.width))
    let rest = facts.map { "  " + $0 }.joined()
    return (mark + name + StyledText(facts.isEmpty ? "" : gap) + StyledText(rest, .dim)).cut(to: columns)
  }

  private func say(_ words: Words) -> String { words[language] }
}
