import DrillText

/// A workbook of Office Open XML (ECMA-376, transitional), as Excel, WPS, LibreOffice and openpyxl read it.
///
/// Numbers and days are real ones, words are words whatever they begin with; each sheet has its header row frozen and
/// filtered, and prints on A4 with that row on every page. Equal contents give equal bytes.
public struct Workbook: Sendable {
  private var sheets: [Worksheet] = []
  private var places: [String: String] = [:]

  /// What a workbook says about itself.
  public struct Properties: Sendable {
    /// The title.
    public var title: String
    /// Whom it is about.
    public var subject: String
    /// The language.
    public var language: Language
    /// What counts as the time of its making.
    public var made: Moment?

    /// Creates properties.
    public init(title: String, subject: String, language: Language, made: Moment? = nil) {
      self.title = title
      self.subject = subject
      self.language = language
      self.made = made
    }
  }

  /// Begins a workbook with a sheet for each table, with its rows if there are any; there must be one at least.
  public init(_ tables: [Table]) {
    for (number, table) in tables.enumerated() {
      var title = Self.sheetTitle(table.title)
      if sheets.contains(where: { $0.title.lowercased() == title.lowercased() }) {
        title = "\(title.prefix(28)) \(number + 1)"
      }
      sheets.append(Worksheet(title: title, number: number + 1, columns: table.columns))
      for row in table.rows { sheets[number].add(row) }
    }
  }

  /// Adds a row to a sheet, counted from 0; false when the sheet is full.
  @discardableResult
  public mutating func add(_ row: [Cell], to sheet: Int) -> Bool {
    sheets.indices.contains(sheet) && sheets[sheet].add(row)
  }

  /// Names the place of a sheet's next row, for links to it.
  public mutating func mark(_ name: String, in sheet: Int) {
    guard sheets.indices.contains(sheet) else { return }
    let title = sheets[sheet].title.split(separator: "'", omittingEmptySubsequences: false)
    places[name] = "'\(title.joined(separator: "''"))'!A\(sheets[sheet].rowCount + 1)"
  }

  /// The whole file.
  public consuming func finished(_ properties: Properties) -> [UInt8] {
    var archive = ZipArchive()
    func put(_ name: String, _ text: String) {
      var entry = ZipArchive.Entry(name)
      entry.add(text)
      archive.add(entry)
    }
    put("[Content_Types].xml", WorkbookParts.contentTypes(sheets: sheets.count))
    put("_rels/.rels", WorkbookParts.packageRelations)
    put("docProps/core.xml", WorkbookParts.core(properties))
    put("docProps/app.xml", WorkbookParts.application)
    put("xl/workbook.xml", WorkbookParts.workbook(sheets))
    put("xl/_rels/workbook.xml.rels", WorkbookParts.workbookRelations(sheets: sheets.count))
    put("xl/styles.xml", CellStyle.stylesheet)
    for index in sheets.indices {
      let (entry, relations) = sheets[index].finish(places: places)
      archive.add(entry)
      if let relations { put("xl/worksheets/_rels/sheet\(index + 1).xml.rels", relations) }
    }
    return archive.finished()
  }

  /// A name that a sheet may have: at most 31 characters, none of `[ ] : * ? / \`, no apostrophe at its ends.
  static func sheetTitle(_ title: String) -> String {
    var name = ""
    for character in title where !"[]:*?/\\".contains(character) && !character.isNewline {
      if name.utf16.count + character.utf16.count > 31 { break }
      name.append(character)
    }
    while name.hasPrefix("'") { name.removeFirst() }
    while name.hasSuffix("'") { name.removeLast() }
    return name.isEmpty ? "1" : name
  }
}
