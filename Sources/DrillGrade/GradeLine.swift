import DrillText

/// A line to grade, as the places of its members.
struct GradeLine {
  /// What is judged.
  enum Content {
    case reply(JSONReader.Value)
    case transcript(JSONReader.Value)
  }

  /// The reader, for the texts of the members.
  let reader: JSONReader
  /// The id, if there is one.
  let id: JSONReader.Value?
  let content: Content
  /// The language that the line names.
  let language: Language?
  /// The scenario that a transcript names.
  let scenario: JSONReader.Value?

  /// Reads a line; of members that stand twice the last one counts, unknown ones are passed over.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(LineProblem) {
    var reader = JSONReader(bytes)
    let found: Members?
    do throws(JSONProblem) {
      found = try Members(&reader)
    } catch {
      throw .json(error)
    }
    guard let members = found else { throw .notAnObject }
    self.reader = reader
    id = members.id
    if let turns = members.turns, turns.kind != .null {
      guard turns.kind == .array else { throw .badMember("turns") }
      content = .transcript(turns)
    } else if let text = members.text, text.kind != .null {
      guard text.kind == .string else { throw .badMember("text") }
      content = .reply(text)
    } else {
      throw .noText
    }
    language = try Self.language(members.language, in: reader)
    if let scenario = members.scenario, scenario.kind != .null {
      guard scenario.kind == .string else { throw .badMember("scenario") }
      self.scenario = scenario
    } else {
      scenario = nil
    }
  }

  private struct Members {
    var id, text, language, scenario, turns: JSONReader.Value?

    /// Reads the whole line; nil when it is another value than an object.
    init?(_ reader: inout JSONReader) throws(JSONProblem) {
      reader.skipSpace()
      if reader.position < reader.bytes.count, reader.bytes[reader.position] != UInt8(ascii: "{") {
        _ = try reader.value()
        try reader.end()
        return nil
      }
      try reader.beginObject()
      var isFirst = true
      while let key = try reader.nextKey(isFirst: isFirst) {
        let value = try reader.value(depth: 1)
        isFirst = false
        if reader.isKey(key, "text") {
          text = value
        } else if reader.isKey(key, "id") {
          id = value
        } else if reader.isKey(key, "lang") {
          language = value
        } else if reader.isKey(key, "turns") {
          turns = value
        } else if reader.isKey(key, "scenario") {
          scenario = value
        }
      }
      try reader.end()
    }
  }

  /// The language that a tag such as `zh`, `zh-CN` or `en_GB` names.
  private static func language(
    _ value: JSONReader.Value?, in reader: JSONReader
  ) throws(LineProblem) -> Language? {
    guard let value, value.kind != .null else { return nil }
    guard value.kind == .string else { throw .badMember("lang") }
    if reader.isKey(value, "en") { return .en }
    if reader.isKey(value, "zh") { return .zh }
    let tag = reader.text(of: value)
    let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    guard let language = Language(rawValue: primary) else { throw .unknownLanguage(tag) }
    return language
  }
}
