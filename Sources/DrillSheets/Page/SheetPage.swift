import DrillEngine
import DrillText

/// Score sheets as one page: nothing is loaded, no script runs.
struct SheetPage: Sendable {
  private let layout: SheetLayout
  private let tables: SheetTables
  private let rows: HTMLTable
  private var text: String
  private var counts: [SessionStanding: Int] = [:]

  init(layout: SheetLayout, tables: SheetTables) {
    self.layout = layout
    self.tables = tables
    rows = HTMLTable(
      caption: Words(en: "One row for each session", zh: "每份记录一行")[tables.language],
      headings: tables.overview.columns.enumerated().map { index, column in
        HTMLTable.Heading(column: column, isMinor: SheetTables.minorColumns.contains(index))
      })
    let title = tables.documentTitle(layout)
    text = PageFrame.opening(
      title: title, language: tables.language, style: Stylesheet.sheets, main: layout.rawValue)
    text += "<h1>\(HTMLText.escaped(title))</h1>\n"
    if layout == .rows { text += rows.opening }
  }

  /// What was written since the last call.
  mutating func take() -> [UInt8] {
    defer { text = "" }
    return Array(text.utf8)
  }

  mutating func add(_ sheet: SessionSheet) {
    counts[sheet.summary.verdict, default: 0] += 1
    switch layout {
    case .rows: text += rows.row(tables.row(sheet.summary))
    case .sheets: text += article(sheet)
    }
  }

  mutating func finish() {
    if layout == .rows {
      let all = counts.values.reduce(0, +)
      let shares = SessionStanding.allCases.compactMap { verdict in
        counts[verdict].map { "\(verdict.words[tables.language]) \($0)" }
      }
      text += HTMLTable.closing
      let sum = say(Words(en: "\(all) sessions: ", zh: "共 \(all) 份："))
      text += "<p>\(sum)\(shares.joined(separator: say(Words(en: ", ", zh: "，"))))</p>\n"
    }
    text += PageFrame.closing
  }

  private func say(_ words: Words) -> String { words[tables.language] }

  // MARK: One sheet

  private func article(_ sheet: SessionSheet) -> String {
    let summary = sheet.summary
    let id = HTMLText.id(summary.header.session)
    let heading = "\(summary.header.trainee) – \(summary.header.title)"
    var text = "<article id=\"\(id)\" aria-labelledby=\"\(id).h\">\n"
    text += "<h2 id=\"\(id).h\">\(HTMLText.escaped(heading))</h2>\n" + score(summary)
    for note in sheet.notes { text += "<p class=\"note\">\(HTMLText.escaped(say(note)))</p>\n" }
    text += "<dl>\n" + tables.facts(summary).map(fact).joined() + "</dl>\n"
    text += results(sheet) + items(sheet) + dialogue(sheet) + signatures(summary)
    return text + "</article>\n"
  }

  private func score(_ summary: SessionSummary) -> String {
    let tone: Column.Tone =
      switch summary.verdict {
      case .passed: .good
      case .failed: .bad
      case .unfinished: .faint
      }
    let number = summary.card.map { "<strong>\($0.score)</strong>" } ?? ""
    return "<p class=\"score\">\(number)<span class=\"verdict \(tone.rawValue)\">"
      + "\(say(summary.verdict.words))</span></p>\n"
  }

  private func fact(_ name: String, _ cell: Cell) -> String {
    "<div><dt>\(HTMLText.escaped(name))</dt><dd>\(HTMLText.escaped(cell.shown(as: .decimal)))</dd></div>\n"
  }

  private func results(_ sheet: SessionSheet) -> String {
    let lines = tables.result(sheet)
    guard let card = sheet.summary.card, !lines.isEmpty else { return "" }
    let table = HTMLTable(
      caption: tables.results.title,
      headings: tables.results.columns.dropFirst().map { HTMLTable.Heading(column: $0) },
      subject: sheet.summary.header.session)
    let rows = lines.map { line in
      table.row([.words(line.name), .words(line.note), line.possible, line.points, line.manager])
    }
    return
      "<div class=\"results\">\(parts(card, of: sheet))\(table.opening)\(rows.joined())\(HTMLTable.closing)</div>\n"
  }

  /// The parts of the score as bars; the table beside them holds their figures.
  private func parts(_ card: Scorecard, of sheet: SessionSheet) -> String {
    let bars = card.parts.map { part in
      BarChart.Bar(
        name: say(part.part.words), value: part.possible > .zero ? part.earned / part.possible : .zero,
        shown: "\(part.earned.decimal) / \(part.possible.decimal)")
    }
    let summary = bars.map { "\($0.name) \($0.shown)" }.joined(separator: say(Words(en: ", ", zh: "，")))
    let chart = BarChart(bars: bars, full: Fraction(1)).chart(
      id: "\(HTMLText.id(sheet.summary.header.session)).p",
      title: say(Words(en: "The parts of the score", zh: "各部分得分")), summary: summary)
    return "<figure>\(chart.svg)</figure>"
  }

  private func items(_ sheet: SessionSheet) -> String {
    guard !sheet.lines.isEmpty else { return "" }
    let table = ItemTable(tables: tables, session: sheet.summary.header.session)
    let rows = sheet.lines.enumerated().map { table.row($0.element, number: $0.offset + 1) }
    return table.opening + rows.joined() + HTMLTable.closing
  }

  private func dialogue(_ sheet: SessionSheet) -> String {
    guard !sheet.transcript.isEmpty else { return "" }
    let table = HTMLTable(
      caption: tables.transcript.title,
      headings: tables.transcript.columns.dropFirst().map { HTMLTable.Heading(column: $0) },
      subject: sheet.summary.header.session)
    let rows = sheet.transcript.map { table.row(Array(tables.row($0, of: "").dropFirst()), head: 1) }
    return table.opening + rows.joined() + HTMLTable.closing
  }

  private func signatures(_ summary: SessionSummary) -> String {
    let remark = summary.review?.remark.map { "<p>\(HTMLText.escaped($0))</p>" } ?? ""
    let lines = [
      Words(en: "Manager, date", zh: "主管签名、日期"), Words(en: "Trainee, date", zh: "学员签名、日期"),
    ].map { "<div>\(say($0))</div>" }.joined()
    return
      "<div class=\"remarks\"><p class=\"label\">\(say(Words(en: "Remarks", zh: "评语")))</p>\(remark)</div>\n"
      + "<div class=\"sign\">\(lines)</div>\n"
  }
}

/// The table of items on a page, where steps, caps and advice stand beneath what they belong to.
struct ItemTable {
  let tables: SheetTables
  /// The session that the items are of.
  let session: String

  private func title(_ index: Int) -> String { HTMLText.escaped(tables.items.columns[index].title) }

  /// What stands before the first row.
  var opening: String {
    let headings: [(String, String)] = [
      (title(1), "n"), (title(2), "k"), ("\(title(3))<small>\(title(4))</small>", "t"), (title(5), "n"),
      (title(6), "n"), (title(7), "words"), (title(8), "k"), ("\(title(9))<small>\(title(10))</small>", "k"),
      (title(11), "n"), (title(12), "n"), (title(13), "n"),
      ("\(title(14))<small>\(title(15))</small>", "advice"),
    ]
    let cells = headings.map { "<th scope=\"col\" class=\"\($0.1)\">\($0.0)</th>" }.joined()
    let name = HTMLText.escaped(tables.items.title)
    return HTMLTable.region(tables.items.title, session) + "<table class=\"items\">"
      + "<caption>\(name)</caption>\n<thead><tr>\(cells)</tr></thead>\n<tbody>\n"
  }

  func row(_ line: SheetLine, number: Int) -> String {
    let cells = tables.row(line, number: number, of: "")
    let columns = tables.items.columns
    func shown(_ index: Int) -> String { HTMLText.escaped(cells[index].shown(as: columns[index].format)) }
    func beneath(_ index: Int) -> String { cells[index] == .empty ? "" : "<small>\(shown(index))</small>" }
    func tone(_ index: Int) -> String {
      columns[index].tone(of: cells[index]).map { " \($0.rawValue)" } ?? ""
    }
    // On a phone each item is a card, and these figures say what they are.
    func named(_ index: Int) -> String { "data-name=\"\(title(index))\"" }
    return "<tr><td class=\"n\">\(shown(1))</td><td class=\"k\">\(shown(2))</td>"
      + "<th scope=\"row\" class=\"t\">\(shown(3))\(beneath(4))</th><td class=\"n\" \(named(5))>\(shown(5))</td>"
      + "<td class=\"n\" \(named(6))>\(shown(6))</td><td class=\"words\">\(shown(7))</td>"
      + "<td class=\"k\(tone(8))\">\(shown(8))</td><td class=\"k\">\(shown(9))\(beneath(10))</td>"
      + "<td class=\"n\" \(named(11))>\(shown(11))</td><td class=\"n\(tone(12))\" \(named(12))>\(shown(12))</td>"
      + "<td class=\"n manager\" \(named(13))>\(shown(13))\(beneath(16))</td>"
      + "<td class=\"advice\">\(shown(14))\(beneath(15))</td></tr>\n"
  }
}

extension SheetTables {
  /// The columns of the overview that paper does without, counted from 0.
  static let minorColumns: Set<Int> = [3, 5, 10, 11, 17, 19, 20, 21, 22, 23, 25, 28, 29, 30, 31, 32]
}
