import DrillText

/// The parts of a workbook that hold no cells.
enum WorkbookParts {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  static func contentTypes(sheets: Int) -> String {
    let office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let list = (1...max(1, sheets)).map {
      "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(office).worksheet+xml\"/>"
    }.joined()
    return declaration + "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(office).sheet.main+xml\"/>\(list)"
      + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(office).styles+xml\"/>"
      + "<Override PartName=\"/docProps/core.xml\""
      + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
      + "<Override PartName=\"/docProps/app.xml\""
      + " ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>"
  }

  static func relations(_ list: String) -> String {
    declaration + "<Relationships xmlns=\"\(package)/relationships\">\(list)</Relationships>"
  }

  static func relation(_ id: String, _ type: String, to target: String, isExternal: Bool = false) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(relationships)/\(type)\" Target=\"\(target)\""
      + (isExternal ? " TargetMode=\"External\"/>" : "/>")
  }

  static var packageRelations: String {
    let core = "<Relationship Id=\"core\" Type=\"\(package)/relationships/metadata/core-properties\""
    return relations(
      relation("workbook", "officeDocument", to: "xl/workbook.xml") + core
        + " Target=\"docProps/core.xml\"/>" + relation("app", "extended-properties", to: "docProps/app.xml"))
  }

  static func workbookRelations(sheets: Int) -> String {
    let list = (1...max(1, sheets)).map {
      relation("sheet\($0)", "worksheet", to: "worksheets/sheet\($0).xml")
    }
    return relations(list.joined() + relation("styles", "styles", to: "styles.xml"))
  }

  static func workbook(_ sheets: [Worksheet]) -> String {
    let list = sheets.enumerated().map {
      let number = $0.offset + 1
      return
        "<sheet name=\"\(XMLText.escaped($0.element.title))\" sheetId=\"\(number)\" r:id=\"sheet\(number)\"/>"
    }.joined()
    func names(_ name: String, _ attributes: String, _ range: (Worksheet) -> String) -> String {
      sheets.enumerated().map { index, sheet in
        let title = sheet.title.split(separator: "'", omittingEmptySubsequences: false).joined(
          separator: "''")
        return "<definedName name=\"\(name)\" localSheetId=\"\(index)\"\(attributes)>"
          + "\(XMLText.escaped("'\(title)'!\(range(sheet))"))</definedName>"
      }.joined()
    }
    return declaration + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relationships)\"><bookViews><workbookView/>"
      + "</bookViews><sheets>\(list)</sheets><definedNames>"
      + names("_xlnm._FilterDatabase", " hidden=\"1\"", \.fixedRange)
      + names("_xlnm.Print_Titles", "") { _ in "$1:$1" } + "</definedNames></workbook>"
  }

  static func core(_ properties: Workbook.Properties) -> String {
    let made = properties.made.map { moment in
      ["created", "modified"].map {
        "<dcterms:\($0) xsi:type=\"dcterms:W3CDTF\">\(moment.utc)</dcterms:\($0)>"
      }.joined()
    }
    let language = properties.language == .zh ? "zh-CN" : "en"
    return declaration + "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\""
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
      + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
      + "<dc:title>\(XMLText.escaped(ControlPictures.replacing(in: properties.title)))</dc:title>"
      + "<dc:subject>\(XMLText.escaped(ControlPictures.replacing(in: properties.subject)))</dc:subject>"
      + "<dc:creator>drill</dc:creator><dc:language>\(language)</dc:language>\(made ?? "")</cp:coreProperties>"
  }

  static var application: String {
    declaration
      + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
      + "<Application>drill</Application></Properties>"
  }
}
