import DrillEngine
import DrillText

/// The name of a drill: its language and id, which together name it for good.
public struct DrillName: Sendable, Hashable, Comparable {
  /// The language.
  public var language: Language
  /// The id within the language.
  public var id: String

  /// Creates a name.
  public init(_ language: Language, _ id: String) {
    self.language = language
    self.id = id
  }

  /// The name as it is typed anywhere, such as `en/deposit-failure`.
  public var text: String { "\(language.rawValue)/\(id)" }

  /// Reads a name with its language; nil without one.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let language = Language(rawValue: parts[0]) else { return nil }
    self.init(language, parts[1])
  }

  /// Orders by language and id.
  public static func < (a: DrillName, b: DrillName) -> Bool { a.text < b.text }
}

/// A drill that a trainee has played to its end.
public struct Attempt: Sendable, Hashable {
  /// The drill.
  public var drill: DrillName
  /// Its title when it was played.
  public var title: String
  /// The day on which it was begun.
  public var day: Day
  /// Practice or exam.
  public var mode: Mode
  /// What it came to.
  public var result: StoredResult

  /// Creates an attempt.
  public init(drill: DrillName, title: String, day: Day, mode: Mode, result: StoredResult) {
    self.drill = drill
    self.title = title
    self.day = day
    self.mode = mode
    self.result = result
  }
}
