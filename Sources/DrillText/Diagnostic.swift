/// The stable number of a kind of diagnostic, with the page that explains it.
///
/// Each module declares its own codes as statics; the numbers never change their meaning.
public struct Code: Sendable, Hashable {
  /// The number, such as `D012`.
  public let id: String
  /// What the code means, in a few words.
  public let title: Words
  /// Why it matters and how to mend it.
  public let page: Words

  /// Creates a code.
  public init(_ id: String, title: Words, page: Words) {
    self.id = id
    self.title = title
    self.page = page
  }
}

/// How bad a diagnostic is.
public enum Severity: String, Sendable, Hashable, CaseIterable {
  /// The file cannot be used as it stands.
  case error
  /// The file can be used, but something in it is likely a mistake.
  case warning

  /// The word for it.
  public var words: Words {
    switch self {
    case .error: Words(en: "error", zh: "错误")
    case .warning: Words(en: "warning", zh: "警告")
    }
  }
}

/// Something to tell the author of a file: what, where, and what to do.
public struct Diagnostic: Sendable, Hashable {
  /// The kind of diagnostic.
  public let code: Code
  /// How bad it is.
  public let severity: Severity
  /// What is wrong, in one sentence.
  public let message: Words
  /// The path of the file.
  public let path: String
  /// Where it stands; nil when it is about the file as a whole.
  public let span: SourceSpan?
  /// What to write instead or what to do.
  public let suggestion: Words?

  /// Creates a diagnostic.
  public init(
    _ code: Code, _ severity: Severity = .error, _ message: Words, path: String, span: SourceSpan?,
    suggestion: Words? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.path = path
    self.span = span
    self.suggestion = suggestion
  }
}

extension [Diagnostic] {
  /// Whether any of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
