import DrillScript
import DrillText

/// Collects what a check has to say about one file.
struct Findings: Sendable {
  /// The path of the file.
  let path: String
  private(set) var all: [Diagnostic] = []

  init(path: String) {
    self.path = path
  }

  mutating func error(_ code: Code, at span: SourceSpan?, _ message: Words, help: Words? = nil) {
    all.append(Diagnostic(code, .error, message, path: path, span: span, suggestion: help))
  }

  mutating func warning(_ code: Code, at span: SourceSpan?, _ message: Words, help: Words? = nil) {
    all.append(Diagnostic(code, .warning, message, path: path, span: span, suggestion: help))
  }

  mutating func add(_ diagnostics: [Diagnostic]) { all += diagnostics }

  /// What there is to say, in the order of the file, each once.
  var inOrder: [Diagnostic] {
    let start = Position(line: 0, column: 0)
    var seen: Set<Diagnostic> = []
    return all.filter { seen.insert($0).inserted }.enumerated().sorted { a, b in
      let (p, q) = (a.element.span?.start ?? start, b.element.span?.start ?? start)
      return p == q ? a.offset < b.offset : p < q
    }.map(\.element)
  }
}

/// Text in quotation marks for a message, cut when it is long.
func quoted(_ text: String) -> String {
  text.count > 40 ? "“\(text.prefix(40))…”" : "“\(text)”"
}

/// A list of names, joined as each language joins them.
func listing(_ names: [String]) -> Words {
  Words(en: names.joined(separator: ", "), zh: names.joined(separator: "、"))
}

/// The same, or a word for none.
func listingOrNone(_ names: [String]) -> Words {
  names.isEmpty ? Words(en: "nothing", zh: "无") : listing(names)
}

extension SourceFile {
  /// Where a text stands first, from a line on; nil when it stands nowhere.
  func place(of text: String, from line: Int = 1, upTo last: Int? = nil) -> SourceSpan? {
    guard !text.isEmpty else { return nil }
    for number in line...max(line, min(last ?? lines.count, lines.count)) where number <= lines.count {
      guard let range = lines[number - 1].firstRange(of: text) else { continue }
      let column = lines[number - 1].distance(from: lines[number - 1].startIndex, to: range.lowerBound) + 1
      return SourceSpan(start: Position(line: number, column: column), length: text.count)
    }
    return nil
  }

  /// The last line of the header: the one before the first section.
  var headerEnd: Int {
    let first = lines.firstIndex { line in
      let marks = line.prefix { $0 == "#" || $0 == "＃" }
      return marks.count == 2
    }
    return first ?? lines.count
  }
}
