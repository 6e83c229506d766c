import DrillEngine
import DrillScript
import DrillText

/// Sheets as JSON (RFC 8259); `SheetSchema` says what stands where.
enum SheetJSON {
  /// The beginning of the document, up to its first session.
  static func opening(_ layout: SheetLayout, _ language: Language) -> String {
    "{\"format\":\"drill-sheet\",\"version\":1,\"language\":\"\(language.rawValue)\","
      + "\"layout\":\"\(layout.rawValue)\",\"sessions\":["
  }

  static let closing = "]}\n"

  /// A session as one row.
  static func object(_ summary: SessionSummary) -> JSON { .object(fields(of: summary)) }

  /// A session with everything on its sheet.
  static func object(_ sheet: SessionSheet, in language: Language) -> JSON {
    .object(
      fields(of: sheet.summary) + [
        (
          "items",
          .array(sheet.lines.enumerated().map { json(of: $0.element, number: $0.offset + 1, language) })
        ),
        ("severities", .array(sheet.severities.map(json))), ("bonusCap", .int(sheet.bonusCap)),
        ("dialogue", .array(sheet.transcript.map(json))),
        ("notes", .array(sheet.notes.map { .string($0[language]) })),
      ])
  }

  private static func fields(of summary: SessionSummary) -> [(String, JSON)] {
    let header = summary.header
    let settings = header.settings
    return [
      ("session", .string(header.session)), ("started", .string(header.started)),
      ("trainee", .string(header.trainee)), ("scenario", .string(header.scenario)),
      ("title", .string(header.title)), ("language", .string(header.language.rawValue)),
      ("channel", .string(header.channel.rawValue)), ("mode", .string(settings.mode.rawValue)),
      ("timed", .bool(settings.isTimed)), ("timeFactorPercent", .int(settings.timeFactorPercent)),
      ("rubric", .string(header.rubric)), ("engine", .int(header.engine)),
      ("scenarioDigest", .string(header.scenarioDigest)), ("rubricDigest", .string(header.rubricDigest)),
      ("verdict", .string(summary.verdict.rawValue)),
      ("result", summary.card.map { json($0, summary) } ?? .null),
      (
        "regrade",
        summary.earlier.map { earlier in
          .object([
            ("at", .string(earlier.regradedAt)), ("by", .string(earlier.author)),
            ("scoreAsPlayed", .number(Scorecard.decimal(earlier.tenths))),
            ("passedAsPlayed", .bool(earlier.isPassed)),
          ])
        } ?? .null
      ),
      ("review", summary.review.map(json) ?? .null),
    ]
  }

  private static func json(_ card: Scorecard, _ summary: SessionSummary) -> JSON {
    let parts = card.parts.map { part in
      JSON.object([
        ("part", .string(part.part.rawValue)), ("weight", .int(part.weight)), ("earned", number(part.earned)),
        ("possible", number(part.possible)),
        ("share", number((summary.share(of: part.part) ?? .zero).tenthsOfPercent / Fraction(100))),
      ])
    }
    return .object([
      ("score", .number(card.score)), ("passMark", .int(card.passMark)),
      ("ending", .string(card.ending.name)),
      ("parts", .array(parts)), ("bonus", .int(card.bonus)), ("deductions", .int(card.deductions.count)),
      ("fatalRules", .array(card.fatalRules.map(JSON.string))), ("replies", .int(card.turns)),
      ("spokenSeconds", number(summary.spokenSeconds ?? .zero)), ("mood", .int(card.mood)),
      ("reopenings", .int(card.reopenings)),
    ])
  }

  private static func json(_ review: ReviewSummary) -> JSON {
    .object([
      ("reviewers", .array(review.reviewers.map(JSON.string))),
      ("score", review.tenths.map { .number(Scorecard.decimal($0)) } ?? .null),
      ("passed", review.isPassed.map(JSON.bool) ?? .null),
      (
        "parts",
        .array(
          review.parts.map { part in
            .object([
              ("part", .string(part.part.rawValue)), ("earned", number(part.earned)),
              ("possible", number(part.possible)),
            ])
          })
      ),
      ("remark", optional(review.remark)), ("at", optional(review.course.reviewedAt)),
      ("objection", optional(review.course.objection?.rawValue)),
      ("acknowledged", optional(review.course.acknowledgedAt)),
    ])
  }

  private static func json(of line: SheetLine, number: Int, _ language: Language) -> JSON {
    .object([
      ("number", .int(number)), ("item", optional(line.item)), ("kind", .string(line.kind.rawValue)),
      ("id", .string(line.id)),
      ("name", .string(line.name[language])), ("step", .string(line.step)),
      ("stepTitle", .string(line.stepTitle)), ("call", optional(line.call)), ("reply", optional(line.turn)),
      ("at", line.at.map { self.number(.seconds($0)) } ?? .null), ("evidence", .string(line.evidence)),
      ("mark", .string(line.mark.rawValue)), ("severity", optional(line.severity?.rawValue)),
      ("cap", optional(line.cap)), ("possible", line.possible.map(self.number) ?? .null),
      ("points", self.number(line.points)), ("clause", optional(line.clause)),
      ("clauseTitle", optional(line.clauseTitle)), ("advice", optional(line.advice)),
      (
        "review",
        line.review.map {
          .object([("points", $0.points.map(self.number) ?? .null), ("remark", optional($0.remark))])
        } ?? .null
      ),
    ])
  }

  private static func json(_ total: SessionSheet.SeverityTotal) -> JSON {
    .object([
      ("severity", .string(total.severity.rawValue)), ("points", .int(total.points)),
      ("cap", .int(total.cap)),
      ("findings", .int(total.findings)), ("charged", .int(total.charged)),
    ])
  }

  private static func json(_ line: SessionSheet.SpokenLine) -> JSON {
    func seconds(_ milliseconds: Int?) -> JSON { milliseconds.map { number(.seconds($0)) } ?? .null }
    return .object([
      ("at", seconds(line.at)), ("speaker", .string(line.speaker.rawValue)), ("text", .string(line.text)),
      ("reply", optional(line.turn)), ("taken", seconds(line.taken)), ("limit", seconds(line.limit)),
      ("mood", optional(line.mood)),
    ])
  }

  private static func number(_ value: Fraction) -> JSON { .number(value.decimal) }
  private static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
  private static func optional(_ number: Int?) -> JSON { number.map(JSON.int) ?? .null }
}
