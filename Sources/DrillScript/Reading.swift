import DrillText

/// What a reader made of a file: the value, if a usable one remains, and everything there is to say.
public struct Reading<Value: Sendable>: Sendable {
  /// The value; nil when there are errors that leave none.
  public var value: Value?
  /// What there is to say, in the order of the file.
  public var diagnostics: [Diagnostic]

  /// Creates a reading.
  public init(value: Value?, diagnostics: [Diagnostic]) {
    self.value = value
    self.diagnostics = diagnostics
  }
}

/// Collects what there is to say about one file.
struct Complaints {
  /// The path of the file.
  let path: String
  /// The language of the file, in which keys are offered.
  var language: Language
  private var collected: [Diagnostic] = []

  init(path: String, language: Language) {
    self.path = path
    self.language = language
  }

  /// The complaints in the order of the file, each once.
  var inOrder: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let distinct = collected.filter { seen.insert($0).inserted }
    let start = Position(line: 0, column: 0)
    return distinct.enumerated().sorted { a, b in
      let (p, q) = (a.element.span?.start ?? start, b.element.span?.start ?? start)
      return p == q ? a.offset < b.offset : p < q
    }.map(\.element)
  }

  mutating func error(_ code: Code, at span: SourceSpan?, _ message: Words, help: Words? = nil) {
    collected.append(Diagnostic(code, .error, message, path: path, span: span, suggestion: help))
  }

  mutating func warning(_ code: Code, at span: SourceSpan?, _ message: Words, help: Words? = nil) {
    collected.append(Diagnostic(code, .warning, message, path: path, span: span, suggestion: help))
  }

  mutating func add(_ diagnostics: [Diagnostic]) {
    collected += diagnostics
  }

  /// Whether any of the complaints is an error.
  var hasErrors: Bool { collected.hasErrors }

  /// Whether a complaint with this code has been made.
  func contains(_ code: Code) -> Bool { collected.contains { $0.code.id == code.id } }
}

/// Text in quotation marks for a message, cut when it is long.
func quoted(_ text: String) -> String {
  text.count > 40 ? "“\(text.prefix(40))…”" : "“\(text)”"
}

/// “Did you mean …?”, when a name is close to one that exists.
func didYouMean(_ text: String, among names: some Sequence<String>) -> Words? {
  // A long text is no misspelt name, and comparing it would take long.
  guard text.count <= 40, let best = Nearest.best(for: text, among: names) else { return nil }
  return meant(best)
}

/// “Did you mean …?” for one name.
func meant(_ name: String) -> Words {
  Words(en: "did you mean “\(name)”?", zh: "是不是想写“\(name)”？")
}

/// A list of names for a suggestion, joined as each language joins them.
func listing(_ names: [String]) -> Words {
  Words(en: names.joined(separator: ", "), zh: names.joined(separator: "、"))
}
