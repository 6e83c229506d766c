import DrillEngine
import DrillMatch
import DrillReview
import DrillScript
import DrillText

/// The schema of reports in JSON (JSON Schema, draft 2020-12).
public enum ReportSchema {
  /// The schema as text, one member a line where that helps reading.
  public static var text: String {
    let lines = fields.map { JSON.string($0.0).text + ": " + $0.1.text }
    return "{\n  " + lines.joined(separator: ",\n  ") + "\n}\n"
  }

  private static var fields: [(String, JSON)] {
    let properties = properties
    return [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .string("urn:drill:report:1")), ("title", .string("Team reports of drill")),
      (
        "description",
        .string(
          "What ‘drill report --json’ writes. Scores and points are points of the score, 0 to 100; a share counts sessions."
        )
      ),
      ("type", .string("object")), ("properties", .object(properties)),
      ("required", .array(properties.map { .string($0.0) })), ("additionalProperties", .bool(false)),
      (
        "$defs",
        .object([
          ("totals", totals), ("share", object([("count", count), ("of", count)])), ("loss", loss),
          ("need", object(subject + [("loss", reference("loss"))])), ("point", point),
          ("score", .object([("type", .string("number")), ("minimum", .int(0)), ("maximum", .int(100))])),
        ])
      ),
    ]
  }

  private static var properties: [(String, JSON)] {
    let trend = list(of: reference("point"))
    let needs = list(of: reference("need"))
    let drill = [("scenario", words), ("language", names(Language.self)), ("title", words)]
    let totals = reference("totals")
    return [
      ("format", constant(.string("drill-report"))), ("version", constant(.int(1))),
      ("language", names(Language.self)), ("scope", scope), ("totals", totals),
      ("previous", orNull(object([("month", words), ("totals", totals)]))),
      ("channels", list(of: object([("channel", names(Channel.self)), ("totals", totals)]))),
      ("endings", list(of: object([("ending", words), ("passes", truth), ("count", count)]))),
      (
        "parts",
        list(of: object([("part", names(ScorePart.self)), ("sessions", count), ("share", orNull(ratio))]))
      ),
      ("trend", trend),
      (
        "trainees",
        list(
          of: object([
            ("trainee", words), ("totals", totals), ("lastDay", words),
            ("lastScore", orNull(reference("score"))), ("trend", trend), ("needs", needs),
          ]))
      ),
      (
        "scenarios",
        list(
          of: object(
            drill + [
              ("channel", names(Channel.self)), ("totals", totals), ("trend", trend), ("needs", needs),
            ]
          ))
      ),
      (
        "rules",
        list(
          of: object(
            subject + [
              ("ruleKind", orNull(names(RuleKind.self))), ("clauses", list(of: words)),
              ("loss", reference("loss")), ("trend", list(of: reference("share"))),
            ]))
      ),
      ("clauses", list(of: object([("code", words), ("title", words), ("loss", reference("loss"))]))),
      (
        "heatMap",
        object([
          ("rules", list(of: object(subject))), ("trainees", list(of: words)),
          ("cells", list(of: list(of: reference("share")))),
        ])
      ),
      (
        "turns",
        list(
          of: object(
            drill + [
              ("step", words), ("stepTitle", words), ("loss", reference("loss")),
              ("facility", orNull(ratio)), ("discrimination", orNull(number)), ("needs", needs),
            ]))
      ),
      (
        "silentRules",
        list(
          of: object([
            ("rubric", words), ("id", words), ("name", words), ("ruleKind", names(RuleKind.self)),
            ("sessions", count),
          ]))
      ),
      ("certification", certification),
    ]
  }

  private static var scope: JSON {
    object([
      (
        "filters",
        object([
          ("trainee", orNull(words)), ("scenario", orNull(words)), ("from", orNull(words)),
          ("to", orNull(words)), ("verdict", orNull(names(SessionStanding.self))),
          ("channel", orNull(names(Channel.self))), ("language", orNull(names(Language.self))),
          ("mode", orNull(names(Mode.self))),
        ])
      ),
      ("month", orNull(words)), ("firstDay", orNull(words)), ("lastDay", orNull(words)), ("files", count),
      ("filteredOut", count), ("unreadable", count), ("unfinished", count), ("withoutLedger", count),
      ("unknownRubric", count), ("unknownScenario", count), ("reviewsNotApplied", count),
    ])
  }

  private static var totals: JSON {
    let score = orNull(reference("score"))
    return object([
      ("finished", count), ("unfinished", count), ("passed", count), ("mean", score), ("lowest", score),
      ("highest", score), ("trainees", count), ("exams", reference("share")), ("seconds", count),
      ("replies", count), ("mood", orNull(count)), ("reviewed", count), ("corrected", count),
      ("overturned", count), ("openObjections", count),
    ])
  }

  private static var point: JSON {
    object([
      ("from", words), ("to", words), ("finished", count), ("passed", count),
      ("mean", orNull(reference("score"))),
    ])
  }

  private static var subject: [(String, JSON)] {
    [("kind", names(StoredResult.Loss.Kind.self)), ("id", words), ("name", words)]
  }

  private static var loss: JSON {
    object([
      ("times", count), ("sessions", reference("share")), ("points", number),
      ("pointsPerSession", orNull(number)),
    ])
  }

  private static var certification: JSON {
    let exam = object([
      ("session", words), ("day", words), ("scenario", words), ("language", names(Language.self)),
      ("score", reference("score")), ("passed", truth),
    ])
    return object([
      ("needed", count), ("outOf", count),
      (
        "trainees",
        list(
          of: object([
            ("trainee", words), ("standing", names(Certification.Standing.self)), ("unfinished", count),
            ("exams", list(of: exam)),
          ]))
      ),
    ])
  }

  // MARK: Parts of a schema

  private static let words = JSON.object([("type", .string("string"))])
  private static let truth = JSON.object([("type", .string("boolean"))])
  private static let number = JSON.object([("type", .string("number"))])
  private static let ratio = JSON.object([
    ("type", .string("number")), ("minimum", .int(0)), ("maximum", .int(1)),
  ])
  private static let count = JSON.object([("type", .string("integer")), ("minimum", .int(0))])

  private static func constant(_ value: JSON) -> JSON { .object([("const", value)]) }

  private static func reference(_ name: String) -> JSON { .object([("$ref", .string("#/$defs/\(name)"))]) }

  private static func orNull(_ schema: JSON) -> JSON {
    .object([("anyOf", .array([schema, .object([("type", .string("null"))])]))])
  }

  private static func list(of schema: JSON) -> JSON {
    .object([("type", .string("array")), ("items", schema)])
  }

  private static func names<Names: RawRepresentable & CaseIterable>(_ type: Names.Type) -> JSON
  where Names.RawValue == String {
    .object([("enum", .array(type.allCases.map { .string($0.rawValue) }))])
  }

  private static func object(_ fields: [(String, JSON)]) -> JSON {
    .object([
      ("type", .string("object")), ("properties", .object(fields)),
      ("required", .array(fields.map { .string($0.0) })), ("additionalProperties", .bool(false)),
    ])
  }
}
