import DrillEngine
import DrillText

/// How a document of sheets is written.
public enum SheetFormat: String, Sendable, Hashable, CaseIterable {
  /// Comma-separated values.
  case csv
  /// A workbook of Office Open XML.
  case xlsx
  /// A page for the screen and for printing.
  case html
  /// JSON by the schema of `SheetSchema`.
  case json
}

/// What a document holds of each session.
public enum SheetLayout: String, Sendable, Hashable, CaseIterable {
  /// One row.
  case rows
  /// The whole sheet.
  case sheets
}

/// A document of score sheets, written session by session.
///
/// `take` gives what is ready, so a document of any length needs little memory; a workbook comes as a whole at the end.
/// Equal sessions give equal bytes.
public struct SheetDocument: Sendable {
  private let layout: SheetLayout
  private let language: Language
  private let tables: SheetTables
  private var writer: Writer
  private var latest = ""
  private var count = 0

  private enum Writer: Sendable {
    case csv(CSVWriter)
    case workbook(Workbook)
    case page(SheetPage)
    case json(String)
    case done([UInt8])
  }

  /// Begins a document.
  ///
  /// - Parameter marked: for CSV, whether a byte order mark stands first.
  public init(_ format: SheetFormat, layout: SheetLayout, language: Language, marked: Bool = true) {
    self.layout = layout
    self.language = language
    tables = SheetTables(language: language)
    switch (format, layout) {
    case (.csv, .rows): writer = .csv(CSVWriter(tables.overview.columns, marked: marked))
    case (.csv, .sheets): writer = .csv(CSVWriter(tables.items.columns, marked: marked))
    case (.xlsx, .rows): writer = .workbook(Workbook([tables.overview]))
    case (.xlsx, .sheets):
      writer = .workbook(Workbook([tables.overview, tables.results, tables.items, tables.transcript]))
    case (.html, _): writer = .page(SheetPage(layout: layout, tables: tables))
    case (.json, _): writer = .json(SheetJSON.opening(layout, language))
    }
  }

  /// Adds a session; for rows its summary is enough.
  public mutating func add(_ sheet: SessionSheet) {
    latest = max(latest, sheet.summary.header.started)
    switch writer {
    case .csv(var csv):
      // What the enumeration holds is let go of first, so that the bytes are not copied at every row.
      writer = .done([])
      add(sheet, to: &csv)
      writer = .csv(csv)
    case .workbook(var workbook):
      writer = .done([])
      add(sheet, to: &workbook)
      writer = .workbook(workbook)
    case .page(var page):
      writer = .done([])
      page.add(sheet)
      writer = .page(page)
    case .json(var text):
      writer = .done([])
      text += count == 0 ? "\n" : ",\n"
      let object =
        layout == .rows ? SheetJSON.object(sheet.summary) : SheetJSON.object(sheet, in: language)
      text += object.text
      writer = .json(text)
    case .done: break
    }
    count += 1
  }

  /// Ends the document; what is added after it is lost.
  public mutating func finish() {
    switch writer {
    case .csv(var csv): writer = .done(csv.take())
    case .workbook(let workbook): writer = .done(workbook.finished(properties))
    case .page(var page):
      page.finish()
      writer = .done(page.take())
    case .json(let text): writer = .done(Array((text + "\n" + SheetJSON.closing).utf8))
    case .done: break
    }
  }

  /// What was written since the last call.
  public mutating func take() -> [UInt8] {
    switch writer {
    case .csv(var csv):
      let bytes = csv.take()
      writer = .csv(csv)
      return bytes
    case .workbook: return []
    case .page(var page):
      let bytes = page.take()
      writer = .page(page)
      return bytes
    case .json(let text):
      writer = .json("")
      return Array(text.utf8)
    case .done(let bytes):
      writer = .done([])
      return bytes
    }
  }

  private func add(_ sheet: SessionSheet, to csv: inout CSVWriter) {
    guard layout == .sheets else { return csv.add(tables.row(sheet.summary)) }
    for row in tables.headRows(sheet) { csv.add(row) }
    for (index, line) in sheet.lines.enumerated() {
      csv.add(tables.row(line, number: index + 1, of: sheet.summary.header.session))
    }
  }

  private func add(_ sheet: SessionSheet, to workbook: inout Workbook) {
    let id = sheet.summary.header.session
    workbook.add(tables.row(sheet.summary, linked: layout == .sheets), to: 0)
    guard layout == .sheets else { return }
    for line in tables.result(sheet) {
      workbook.add(
        [.words(id), .words(line.name), .words(line.note), line.possible, line.points, line.manager], to: 1)
    }
    for note in sheet.notes { workbook.add([.words(id), .empty, .words(note[language])], to: 1) }
    workbook.mark(id, in: 2)
    for (index, line) in sheet.lines.enumerated() {
      workbook.add(tables.row(line, number: index + 1, of: id), to: 2)
    }
    for line in sheet.transcript { workbook.add(tables.row(line, of: id), to: 3) }
  }

  private var properties: Workbook.Properties {
    Workbook.Properties(
      title: tables.documentTitle(layout), subject: Words(en: "drill", zh: "客服演练")[language],
      language: language, made: Moment(latest))
  }
}

extension SheetTables {
  /// What a document of sheets is called.
  func documentTitle(_ layout: SheetLayout) -> String {
    switch layout {
    case .rows: Words(en: "Sessions", zh: "训练记录")[language]
    case .sheets: Words(en: "Score sheets", zh: "成绩单")[language]
    }
  }
}
