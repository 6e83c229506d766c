/// How cells look: the numbers of the formats in `styles.xml`.
enum CellStyle: Int, CaseIterable, Sendable {
  case plain, heading, text, quoted, integer, decimal, score, percent, moment, link

  init(_ format: Column.Format) {
    switch format {
    case .text: self = .text
    case .integer: self = .integer
    case .decimal: self = .decimal
    case .score: self = .score
    case .percent: self = .percent
    case .moment: self = .moment
    }
  }

  /// Number formats of our own; built-in ones are 0 to 163 (ECMA-376 part 1, 18.8.30).
  private var numberFormat: Int {
    switch self {
    case .plain, .heading, .text, .quoted, .link: 0
    case .integer: 1
    case .decimal: 164
    case .score: 165
    case .percent: 166
    case .moment: 167
    }
  }

  private var xml: String {
    let alignment: String =
      switch self {
      case .heading: "<alignment vertical=\"center\" wrapText=\"1\"/>"
      case .text, .quoted, .link: "<alignment vertical=\"top\" wrapText=\"1\"/>"
      case .plain, .integer, .decimal, .score, .percent, .moment: "<alignment vertical=\"top\"/>"
      }
    let font = self == .heading ? 1 : self == .link ? 2 : 0
    let fill = self == .heading ? 2 : 0
    let border = self == .plain ? 0 : 1
    let prefix = self == .quoted ? " quotePrefix=\"1\"" : ""
    return "<xf numFmtId=\"\(numberFormat)\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"\(border)\""
      + " xfId=\"0\"\(prefix) applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\""
      + " applyAlignment=\"1\">\(alignment)</xf>"
  }

  /// The part `xl/styles.xml`.
  static var stylesheet: String {
    let formats = ["0.0###", "0.0", "0.0%", "yyyy\\-mm\\-dd\\ hh:mm:ss"].enumerated().map {
      "<numFmt numFmtId=\"\(164 + $0.offset)\" formatCode=\"\($0.element)\"/>"
    }.joined()
    let line = "style=\"thin\"><color rgb=\"FFD0D5DD\"/>"
    return WorkbookParts.declaration
      + "<styleSheet xmlns=\"\(WorkbookParts.main)\"><numFmts count=\"4\">\(formats)</numFmts>"
      + "<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
      + "<font><b/><sz val=\"11\"/><color rgb=\"FFFFFFFF\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
      + "<font><u/><sz val=\"11\"/><color rgb=\"FF0B5CAD\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
      + "</fonts><fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
      + "<fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\">"
      + "<fgColor rgb=\"FF24476B\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
      + "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
      + "<border><left/><right/><top/><bottom \(line)</bottom><diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      + "<cellXfs count=\"\(allCases.count)\">\(allCases.map(\.xml).joined())</cellXfs>"
      + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
      + "<dxfs count=\"\(Column.Tone.allCases.count)\">\(Column.Tone.allCases.map(\.difference).joined())</dxfs>"
      + "</styleSheet>"
  }
}

extension Column.Tone {
  /// The number of the tone's look in `styles.xml`.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  fileprivate var difference: String {
    let (ink, paper) =
      switch self {
      case .good: ("FF0B5D2E", "FFDDF3E4")
      case .bad: ("FF8F1D14", "FFFBE3E0")
      case .warning: ("FF6B4A00", "FFFFF1CC")
      case .faint: ("FF5B6472", "FFF1F3F5")
      }
    return "<dxf><font><color rgb=\"\(ink)\"/></font><fill><patternFill patternType=\"solid\">"
      + "<fgColor rgb=\"\(paper)\"/><bgColor rgb=\"\(paper)\"/></patternFill></fill></dxf>"
  }
}
