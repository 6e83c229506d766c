import DrillText

/// Reads lines into an outline.
struct OutlineReader {
  private var outline = Outline()
  /// The lines of the entry that is open, each with what joins it to the line before.
  private var open: [(separator: String, text: LocatedText)] = []
  private var sawEntry = false
  /// Whether an indented line looks like one of its own.
  private let looksLikeEntry: (LocatedText) -> Bool

  /// Reads a file; what cannot be read at all is complained about and left out.
  static func read(
    _ source: SourceFile, complaints: inout Complaints, looksLikeEntry: @escaping (LocatedText) -> Bool
  ) -> Outline {
    var reader = OutlineReader(looksLikeEntry: looksLikeEntry)
    for (index, line) in source.lines.enumerated() {
      if line.isEmpty {
        reader.close(&complaints)
        continue
      }
      reader.read(LocatedText(line, at: Position(line: index + 1, column: 1)), complaints: &complaints)
    }
    reader.close(&complaints)
    return reader.outline
  }

  private init(looksLikeEntry: @escaping (LocatedText) -> Bool) {
    self.looksLikeEntry = looksLikeEntry
  }

  private mutating func read(_ line: LocatedText, complaints: inout Complaints) {
    let text = line.trimmed
    if text.isEmpty {
      close(&complaints)
    } else if isIndented(line) {
      goOn(with: text, complaints: &complaints)
    } else {
      close(&complaints)
      if text.scalars[0] == "#" || text.scalars[0] == "＃" {
        readHeading(text, complaints: &complaints)
      } else {
        open = [("", text)]
      }
    }
  }

  /// Two spaces, a tab or an ideographic space; a single space is a slip that changes nothing.
  private func isIndented(_ line: LocatedText) -> Bool {
    guard let first = line.scalars.first else { return false }
    if first == "\t" || first == "\u{3000}" { return true }
    return first.isWhitespace && line.count > 1 && line.scalars[1].isWhitespace
  }

  private mutating func goOn(with text: LocatedText, complaints: inout Complaints) {
    guard let last = open.last?.text.scalars.last else {
      complaints.error(
        .strayContinuation, at: text.span,
        Words(
          en: "this line is indented, but there is no line above it to go on from",
          zh: "这一行缩进了，但上面没有可接的行"),
        help: Words(
          en: "take the indent away, or the blank line above", zh: "去掉行首空格，或者去掉上面的空行"))
      open = [("", text)]
      return
    }
    if looksLikeEntry(text) {
      complaints.warning(
        .swallowedLine, at: text.span,
        Words(
          en: "this indented line is joined to the line above, though it looks like one of its own",
          zh: "这一行因为缩进接到了上一行，看着却像单独一行"),
        help: Words(
          en: "take the indent away if it is a line of its own", zh: "如果是单独一行，请去掉行首空格"))
    }
    guard let first = text.scalars.first else { return }
    open.append((isHan(last) && isHan(first) ? "" : " ", text))
  }

  private mutating func readHeading(_ text: LocatedText, complaints: inout Complaints) {
    let depth = text.scalars.prefix { $0 == "#" || $0 == "＃" }.count
    let heading = text.dropping(depth)
    if heading.isEmpty {
      complaints.error(
        .emptyHeading, at: text.span,
        Words(en: "nothing stands behind the \(text.text)", zh: "\(text.text) 后面没有内容"))
      if depth == 1, outline.title == nil { outline.title = heading }
      if depth == 2 { outline.sections.append(Outline.Section(heading: heading)) }
      return
    }
    switch depth {
    case 1 where outline.title == nil && !sawEntry && outline.sections.isEmpty: outline.title = heading
    case 1 where outline.title == nil:
      outline.title = heading
      complaints.error(
        .noTitle, at: text.span,
        Words(en: "the title stands too far down", zh: "标题太靠下了"),
        help: Words(en: "make it the first line of the file", zh: "把它移到文件第一行"))
    case 1:
      complaints.error(
        .secondTitle, at: text.span,
        Words(en: "the file already has a title", zh: "文件已经有标题了"),
        help: Words(en: "begin a section with ##", zh: "小节用 ## 开头"))
    case 2: outline.sections.append(Outline.Section(heading: heading))
    default:
      complaints.error(
        .lineNotUnderstood, at: text.span,
        Words(en: "there are no headings below ##", zh: "没有比 ## 更低的标题"),
        help: Words(en: "begin a section with ##", zh: "小节用 ## 开头"))
    }
  }

  private mutating func close(_ complaints: inout Complaints) {
    if open.isEmpty { return }
    let text = LocatedText(joining: open)
    open.removeAll(keepingCapacity: true)
    if outline.title == nil, !sawEntry, outline.sections.isEmpty, !complaints.contains(.noTitle) {
      complaints.error(
        .noTitle, at: text.span,
        Words(en: "the file does not begin with a title", zh: "文件开头没有标题"),
        help: Words(en: "write it above this line: # Title", zh: "在这一行上面写：# 标题"))
    }
    sawEntry = true
    let entry = Outline.Entry(kind: Self.kind(of: text), whole: text)
    if outline.sections.isEmpty {
      outline.header.append(entry)
    } else {
      outline.sections[outline.sections.count - 1].entries.append(entry)
    }
  }

  /// What kind of line a text is, by how it begins.
  static func kind(of text: LocatedText) -> Outline.Kind {
    let first = text.scalars[0]
    if text.leadingArrow(.branch) != nil || beginsBranch(text) { return .branch }
    if let arrow = text.leadingArrow(.outcome) { return .rightOption(text.dropping(arrow.upperBound)) }
    switch first {
    case "*", "＊": return .narration(text.dropping(1))
    case "+", "＋": return .good(text.dropping(1), isTodo: false)
    case "-", "－": return .bad(text.dropping(1), isTodo: false)
    case ".", "．", "・", "·": return .field(text.dropping(1))
    default: break
    }
    if let (_, rest) = Vocabulary.todo.splitPrefix(of: text), let mark = rest.scalars.first {
      if mark == "+" || mark == "＋" { return .good(rest.dropping(1), isTodo: true) }
      if mark == "-" || mark == "－" { return .bad(rest.dropping(1), isTodo: true) }
    }
    if text.count > 1, ("a"..."z").contains(plain(first)), text.scalars[1] == ")" || text.scalars[1] == "）" {
      return .option(key: text[0..<1], text: text.dropping(2))
    }
    if let (key, value) = text.splitAtColon { return .keyed(key: key, value: value) }
    return .bare
  }

  /// Whether a line is a branch whose condition comes first.
  private static func beginsBranch(_ text: LocatedText) -> Bool {
    guard let (word, _) = Vocabulary.branchWords.splitPrefix(of: text) else { return false }
    // Nobody writes a key that begins with 若; an English line must show its arrow.
    return !text.branchArrows.isEmpty || word == .condition && text.scalars[0] == "若"
      || text.droppingPrefix("否则") != nil
  }
}
