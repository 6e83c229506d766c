import DrillEngine
import DrillScript
import DrillText

/// The schema of sheets in JSON (JSON Schema, draft 2020-12).
public enum SheetSchema {
  /// The schema as text, one member a line where that helps reading.
  public static var text: String {
    let schema = schema
    guard case .object(let fields) = schema else { return schema.text }
    let lines = fields.map { JSON.string($0.0).text + ": " + $0.1.text }
    return "{\n  " + lines.joined(separator: ",\n  ") + "\n}\n"
  }

  private static var schema: JSON {
    .object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .string("urn:drill:sheet:1")), ("title", .string("Score sheets of drill")),
      ("description", .string("What ‘drill sheet --format json’ writes. Times are in seconds.")),
      ("type", .string("object")),
      (
        "properties",
        .object([
          ("format", constant("drill-sheet")), ("version", .object([("const", .int(1))])),
          ("language", names(Language.self)), ("layout", names(SheetLayout.self)),
          ("sessions", list(of: .object([("$ref", .string("#/$defs/session"))]))),
        ])
      ),
      ("required", strings(["format", "version", "language", "layout", "sessions"])),
      ("additionalProperties", .bool(false)),
      (
        "$defs",
        .object([
          ("session", session), ("result", result), ("item", item), ("line", line), ("severity", severity),
          ("score", .object([("type", .string("number")), ("minimum", .int(0)), ("maximum", .int(100))])),
        ])
      ),
    ])
  }

  private static var session: JSON {
    object(
      [
        ("session", words), ("started", words), ("trainee", words), ("scenario", words), ("title", words),
        ("language", names(Language.self)), ("channel", names(Channel.self)), ("mode", names(Mode.self)),
        ("timed", truth), ("timeFactorPercent", count), ("rubric", words), ("engine", count),
        ("scenarioDigest", words), ("rubricDigest", words), ("verdict", names(SessionStanding.self)),
        ("result", orNull(reference("result"))),
        ("regrade", orNull(regrade)), ("review", orNull(review)),
      ],
      optional: [
        ("items", list(of: reference("item"))), ("severities", list(of: reference("severity"))),
        ("bonusCap", count), ("dialogue", list(of: reference("line"))), ("notes", list(of: words)),
      ])
  }

  private static var regrade: JSON {
    object([
      ("at", words), ("by", words), ("scoreAsPlayed", reference("score")), ("passedAsPlayed", truth),
    ])
  }

  private static var review: JSON {
    object([
      ("reviewers", list(of: words)), ("score", orNull(reference("score"))), ("passed", orNull(truth)),
      (
        "parts",
        list(
          of: object([("part", names(ScorePart.self)), ("earned", number), ("possible", number)]))
      ),
      ("remark", orNull(words)), ("at", orNull(words)),
      ("objection", orNull(names(SheetReview.Objection.self))), ("acknowledged", orNull(words)),
    ])
  }

  private static var result: JSON {
    object([
      ("score", reference("score")), ("passMark", count), ("ending", words),
      (
        "parts",
        list(
          of: object([
            ("part", names(ScorePart.self)), ("weight", count), ("earned", number), ("possible", number),
            ("share", .object([("type", .string("number")), ("minimum", .int(0)), ("maximum", .int(1))])),
          ]))
      ),
      ("bonus", count), ("deductions", count), ("fatalRules", list(of: words)), ("replies", count),
      ("spokenSeconds", number), ("mood", count), ("reopenings", count),
    ])
  }

  private static var item: JSON {
    object([
      ("number", count), ("item", orNull(words)), ("kind", names(SheetLine.Kind.self)), ("id", words),
      ("name", words),
      ("step", words),
      ("stepTitle", words), ("call", orNull(count)), ("reply", orNull(count)), ("at", orNull(number)),
      ("evidence", words), ("mark", names(SheetLine.Mark.self)),
      ("severity", orNull(names(RuleSeverity.self))),
      ("cap", orNull(count)), ("possible", orNull(number)), ("points", number), ("clause", orNull(words)),
      ("clauseTitle", orNull(words)), ("advice", orNull(words)),
      ("review", orNull(object([("points", orNull(number)), ("remark", orNull(words))]))),
    ])
  }

  private static var line: JSON {
    object([
      ("at", number), ("speaker", names(SessionSheet.SpokenLine.Speaker.self)), ("text", words),
      ("reply", orNull(count)), ("taken", orNull(number)), ("limit", orNull(number)), ("mood", orNull(count)),
    ])
  }

  private static var severity: JSON {
    object([
      ("severity", names(RuleSeverity.self)), ("points", count), ("cap", count), ("findings", count),
      ("charged", count),
    ])
  }

  // MARK: Parts of a schema

  private static let words = JSON.object([("type", .string("string"))])
  private static let truth = JSON.object([("type", .string("boolean"))])
  private static let number = JSON.object([("type", .string("number"))])
  private static let count = JSON.object([("type", .string("integer")), ("minimum", .int(0))])

  private static func constant(_ value: String) -> JSON { .object([("const", .string(value))]) }

  private static func strings(_ values: [String]) -> JSON { .array(values.map(JSON.string)) }

  private static func reference(_ name: String) -> JSON { .object([("$ref", .string("#/$defs/\(name)"))]) }

  private static func orNull(_ schema: JSON) -> JSON {
    .object([("anyOf", .array([schema, .object([("type", .string("null"))])]))])
  }

  private static func list(of schema: JSON) -> JSON {
    .object([("type", .string("array")), ("items", schema)])
  }

  private static func names<Names: RawRepresentable & CaseIterable>(_ type: Names.Type) -> JSON
  where Names.RawValue == String {
    .object([("enum", strings(type.allCases.map(\.rawValue)))])
  }

  private static func object(_ required: [(String, JSON)], optional: [(String, JSON)] = []) -> JSON {
    .object([
      ("type", .string("object")), ("properties", .object(required + optional)),
      ("required", strings(required.map(\.0))), ("additionalProperties", .bool(false)),
    ])
  }
}
