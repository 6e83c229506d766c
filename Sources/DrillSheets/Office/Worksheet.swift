import DrillEngine
import DrillText

/// One sheet of a workbook, written row by row.
///
/// The first rows are kept back until the widths of the columns are known from them; the rest is compressed at once,
/// so a sheet of any length needs little memory.
struct Worksheet: Sendable {
  let title: String
  let columns: [Column]
  private(set) var rowCount = 1
  private var entry: ZipArchive.Entry
  private var waiting: [[Cell]] = []
  private var hasBegun = false
  private var links: [(cell: String, link: Cell.Link)] = []

  /// Rows by which the widths are set.
  private static let sampled = 400
  /// More rows no spreadsheet holds (ECMA-376 has no limit, Excel has this one).
  static let mostRows = 1_048_576
  /// More links on a sheet Excel mends away.
  private static let mostLinks = 60_000

  init(title: String, number: Int, columns: [Column]) {
    self.title = title
    self.columns = columns
    entry = ZipArchive.Entry("xl/worksheets/sheet\(number).xml")
  }

  /// Adds a row; false when the sheet is full.
  @discardableResult
  mutating func add(_ row: [Cell]) -> Bool {
    guard rowCount < Self.mostRows else { return false }
    rowCount += 1
    if hasBegun {
      entry.add(xml(of: row, number: rowCount))
    } else {
      waiting.append(row)
      if waiting.count == Self.sampled { begin() }
    }
    return true
  }

  /// The finished part; `places` leads from names of places to cells such as `'Items'!A7`.
  mutating func finish(places: [String: String]) -> (entry: ZipArchive.Entry, relations: String?) {
    if !hasBegun { begin() }
    entry.add("</sheetData><autoFilter ref=\"\(range)\"/>" + conditions)
    let (links, relations) = hyperlinks(places: places)
    entry.add(
      links
        + "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
        + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"
        + "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>")
    return (entry, relations)
  }

  /// All cells, such as `A1:F20`.
  var range: String { "A1:\(Self.letters(columns.count))\(rowCount)" }

  /// All cells with fixed letters and numbers, such as `$A$1:$F$20`.
  var fixedRange: String { "$A$1:$\(Self.letters(columns.count))$\(rowCount)" }

  /// The letters of a column counted from 1.
  static func letters(_ number: Int) -> String {
    var rest = number
    var text = ""
    while rest > 0 {
      let letter = Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))
      text = "\(letter)\(text)"
      rest = (rest - 1) / 26
    }
    return text
  }

  // MARK: Rows

  private mutating func begin() {
    hasBegun = true
    let widths = columns.indices.map(width).enumerated().map {
      "<col min=\"\($0.offset + 1)\" max=\"\($0.offset + 1)\" width=\"\($0.element)\" customWidth=\"1\"/>"
    }.joined()
    entry.add(
      WorkbookParts.declaration
        + "<worksheet xmlns=\"\(WorkbookParts.main)\" xmlns:r=\"\(WorkbookParts.relationships)\">"
        + "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">"
        + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        + "<selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews>"
        + "<sheetFormatPr defaultRowHeight=\"15\"/><cols>\(widths)</cols><sheetData>")
    entry.add(headingRow)
    for (index, row) in waiting.enumerated() { entry.add(xml(of: row, number: index + 2)) }
    // The links of the first rows were noted now, in the order of the rows.
    waiting = []
  }

  /// As wide as the widest of the first rows, so that a column of words stays readable beside others.
  private func width(ofColumn index: Int) -> Int {
    let heading = columns[index].title.split(separator: " ").map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let cells = waiting.map { row -> Int in
      guard index < row.count else { return 0 }
      let lines = row[index].shown(as: columns[index].format).split(separator: "\n")
      return lines.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    }.max()
    // The button of the filter takes three columns beside the heading.
    return min(max(heading + 4, (cells ?? 0) + 2, 7), 56)
  }

  private var headingRow: String {
    let cells = columns.enumerated().map {
      words($0.element.title, at: "\(Self.letters($0.offset + 1))1", style: .heading)
    }.joined()
    return "<row r=\"1\">\(cells)</row>"
  }

  private mutating func xml(of row: [Cell], number: Int) -> String {
    var text = "<row r=\"\(number)\">"
    for (index, column) in columns.enumerated() {
      let place = "\(Self.letters(index + 1))\(number)"
      text += xml(of: index < row.count ? row[index] : .empty, at: place, format: column.format)
    }
    return text + "</row>"
  }

  private mutating func xml(of cell: Cell, at place: String, format: Column.Format) -> String {
    func number(_ value: String, _ style: CellStyle) -> String {
      "<c r=\"\(place)\" s=\"\(style.rawValue)\"><v>\(value)</v></c>"
    }
    switch cell {
    case .empty: return "<c r=\"\(place)\" s=\"\(CellStyle.text.rawValue)\"/>"
    case .integer(let value): return number(String(value), .integer)
    case .decimal(let value): return number(value.decimal, format == .score ? .score : .decimal)
    case .percent(let share): return number((share.tenthsOfPercent / Fraction(100)).decimal, .percent)
    case .moment(let moment): return number(moment.serial, .moment)
    case .text(let text):
      let isFormulaLike = text.unicodeScalars.first.map(CSVWriter.isFormulaStart) ?? false
      return words(text, at: place, style: isFormulaLike ? .quoted : .text)
    case .link(let text, let link):
      guard links.count < Self.mostLinks else { return words(text, at: place, style: .text) }
      links.append((place, link))
      return words(text, at: place, style: .link)
    }
  }

  private func words(_ text: String, at place: String, style: CellStyle) -> String {
    "<c r=\"\(place)\" s=\"\(style.rawValue)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
      + "\(XMLText.cell(XMLText.fitting(text)))</t></is></c>"
  }

  // MARK: What stands behind the rows

  private var conditions: String {
    guard rowCount > 1 else { return "" }
    var priority = 0
    return columns.enumerated().compactMap { index, column in
      guard !column.highlights.isEmpty else { return nil }
      let letters = Self.letters(index + 1)
      let rules = column.highlights.map { highlight in
        priority += 1
        let formula: String =
          switch highlight.test {
          case .equals(let words):
            "\(letters)2=\"\(words.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
          case .below(let limit): "AND(ISNUMBER(\(letters)2),\(letters)2<\(limit.decimal))"
          }
        return "<cfRule type=\"expression\" dxfId=\"\(highlight.tone.number)\" priority=\"\(priority)\""
          + " stopIfTrue=\"1\"><formula>\(XMLText.escaped(formula))</formula></cfRule>"
      }.joined()
      return
        "<conditionalFormatting sqref=\"\(letters)2:\(letters)\(rowCount)\">\(rules)</conditionalFormatting>"
    }.joined()
  }

  private func hyperlinks(places: [String: String]) -> (xml: String, relations: String?) {
    var xml = ""
    var relations = ""
    for (number, (cell, link)) in links.enumerated() {
      switch link {
      case .place(let name):
        guard let place = places[name] else { continue }
        xml += "<hyperlink ref=\"\(cell)\" location=\"\(XMLText.escaped(place))\"/>"
      case .address(let address):
        xml += "<hyperlink ref=\"\(cell)\" r:id=\"link\(number)\"/>"
        relations += WorkbookParts.relation(
          "link\(number)", "hyperlink", to: XMLText.escaped(address), isExternal: true)
      }
    }
    return (
      xml.isEmpty ? "" : "<hyperlinks>\(xml)</hyperlinks>",
      relations.isEmpty ? nil : WorkbookParts.relations(relations)
    )
  }
}
