import DrillMatch
import DrillScript

extension Output {
  /// The output as it stands in a session file.
  var json: JSON {
    .object([("type", .string("output")), ("at", .int(at))] + event.fields)
  }
}

extension Output.Event {
  fileprivate var fields: [(String, JSON)] {
    switch self {
    case .entered(let step, let title):
      named("entered", [("step", .string(step)), ("title", .string(title))])
    case .ring(let number, let count): named("ring", [("ring", .int(number)), ("of", .int(count))])
    case .narration(let text): named("narration", [("text", .string(text))])
    case .line(let speaker, let text, let milliseconds):
      named(
        "line",
        [
          ("speaker", .string(speaker.rawValue)), ("text", .string(text)),
          ("milliseconds", .int(milliseconds)),
        ])
    case .prompt(let prompt): named("prompt", prompt.fields)
    case .bubble: named("bubble")
    case .assessment(let assessment): named("assessment", assessment.fields)
    case .chose(let key, let points, let most):
      named("chose", [("choice", .string(key)), ("points", .int(points)), ("of", .int(most))])
    case .filled(let right): named("filled", [("filled", .array(right.map(JSON.bool)))])
    case .acted(let action): named("acted", [("action", .string(action.rawValue))])
    case .notNow: named("notNow")
    case .customerHungUp: named("customerHungUp")
    case .paused: named("paused")
    case .resumed: named("resumed")
    case .end(let card):
      named(
        "end",
        [
          ("tenths", .int(card.tenths)), ("score", .number(card.score)), ("passed", .bool(card.isPassed)),
          ("ending", .string(card.ending.name)), ("scorecard", card.json),
        ])
    }
  }

  private func named(_ name: String, _ fields: [(String, JSON)] = []) -> [(String, JSON)] {
    [("output", .string(name))] + fields
  }
}

extension Prompt {
  fileprivate var fields: [(String, JSON)] {
    var fields: [(String, JSON)] = [
      ("step", .string(step)), ("awaits", .string(kind.name)), ("attempt", .int(attempt)),
    ]
    if let limit { fields.append(("limit", .int(limit))) }
    if let hint { fields.append(("hint", .string(hint))) }
    switch kind {
    case .reply: break
    case .choice(let options):
      // Neither points nor breaches: whoever reads the stream may be the trainee.
      let list = options.map { JSON.object([("key", .string($0.key)), ("text", .string($0.text))]) }
      fields.append(("options", .array(list)))
    case .form(let form):
      fields.append(("form", .string(form.title)))
      fields.append(("fields", .array(form.fields.map { .string($0.name) })))
    case .action(let required):
      fields.append(("action", .string(required.action.rawValue)))
      if let most = required.atMost { fields.append(("atMost", .int(most))) }
    }
    return fields
  }
}

extension Prompt.Kind {
  /// The name of what is awaited, as session files give it.
  fileprivate var name: String {
    switch self {
    case .reply: "reply"
    case .choice: "choice"
    case .form: "form"
    case .action: "action"
    }
  }
}

extension Assessment {
  fileprivate var fields: [(String, JSON)] {
    var fields: [(String, JSON)] = [
      ("turn", .int(turn)), ("step", .string(step)), ("reply", .string(reply)), ("late", .bool(isLate)),
      ("findings", .array(findings.map(\.json))),
      (
        "earned",
        .array(
          earned.map {
            .object([("step", .string($0.step))] + $0.obligation.fields + [("full", .bool($0.isFull))])
          })
      ),
      ("missed", .array(missed.map { .object($0.fields) })),
      ("moodBefore", .int(moodBefore)), ("moodAfter", .int(moodAfter)),
    ]
    if let discounted { fields.append(("discounted", .string(discounted.rawValue))) }
    if let model { fields.append(("model", .string(model))) }
    return fields
  }
}

extension Obligation {
  fileprivate var fields: [(String, JSON)] {
    switch self {
    case .voice(let rule): [("kind", .string("voice")), ("id", .string(rule))]
    case .item(let id): [("kind", .string("item")), ("id", .string(id))]
    }
  }
}

extension Finding {
  fileprivate var json: JSON {
    .object([
      ("rule", .string(rule)), ("kind", .string(kind.rawValue)),
      ("confidence", .string(confidence.rawValue)), ("start", .int(span.lowerBound)),
      ("end", .int(span.upperBound)), ("text", .string(text)),
      ("folded", folded.map(JSON.string) ?? .null),
      ("considered", .array(considered.map(\.json))),
    ])
  }
}

extension Consideration {
  fileprivate var json: JSON {
    switch self {
    case .excepted(let range): entry("excepted", range)
    case .negated(let range): entry("negated", range)
    case .excused(let range): entry("excused", range)
    case .misplaced(let place): .object([("as", .string("misplaced")), ("place", .string(place.rawValue))])
    case .with(let range): entry("with", range)
    }
  }

  private func entry(_ name: String, _ range: Range<Int>) -> JSON {
    .object([("as", .string(name)), ("start", .int(range.lowerBound)), ("end", .int(range.upperBound))])
  }
}
