import DrillScript

extension Conclusion {
  /// The name of the ending: the scenario's own, or a fixed one in English.
  public var name: String {
    switch self {
    case .reached(let ending): ending.name
    case .hungUp: "hung-up"
    case .transferred: "transferred"
    case .stopped: "stopped"
    case .wentRound: "went-round"
    }
  }
}

extension Scorecard {
  /// The result as it stands in a session file.
  var json: JSON {
    .object([
      ("score", .number(score)), ("passed", .bool(isPassed)), ("passMark", .int(passMark)),
      ("ending", .string(ending.name)), ("endingPasses", .bool(ending.passes)),
      ("parts", .array(parts.map(\.json))), ("bonus", .int(bonus)),
      ("ledger", .array(ledger.map(\.json))),
      ("deductions", .array(deductions.map(\.json))), ("bonuses", .array(bonuses.map(\.json))),
      ("fatalRules", .array(fatalRules.map(JSON.string))), ("turns", .int(turns)),
      ("callLengths", .array(callLengths.map(JSON.int))), ("mood", .int(mood)),
      ("reopenings", .int(reopenings)),
    ])
  }
}

extension PartScore {
  fileprivate var json: JSON {
    .object([
      ("part", .string(part.rawValue)), ("weight", .int(weight)), ("earned", .number(earned.decimal)),
      ("possible", .number(possible.decimal)),
    ])
  }
}

extension LedgerLine {
  fileprivate var json: JSON {
    var fields: [(String, JSON)] = [
      ("subject", .string(subject.kind)), ("id", .string(subject.id)), ("part", .string(part.rawValue)),
      ("step", .string(step)), ("call", call.map(JSON.int) ?? .null), ("turn", turn.map(JSON.int) ?? .null),
      ("points", .int(points)), ("earned", .number(earned.decimal)),
    ]
    // A form's title may hold a slash as well as a field's name may.
    if case .field(let form, _) = subject { fields.append(("form", .string(form))) }
    return .object(fields)
  }
}

extension Deduction {
  fileprivate var json: JSON {
    .object([
      ("cause", .string(cause.kind)), ("id", .string(cause.id)), ("half", .bool(cause.isHalf)),
      ("part", .string(part.rawValue)), ("turn", turn.map(JSON.int) ?? .null), ("step", .string(step)),
      ("start", span.map { .int($0.lowerBound) } ?? .null),
      ("end", span.map { .int($0.upperBound) } ?? .null), ("text", text.map(JSON.string) ?? .null),
      ("clause", clause.map(JSON.string) ?? .null), ("advice", advice.map(JSON.string) ?? .null),
      ("points", .number(points.decimal)), ("scoreWithout", .number(Scorecard.decimal(tenthsWithout))),
    ])
  }
}

extension Deduction.Cause {
  /// The kind, as session files and score sheets name it.
  public var kind: String { subject?.kind ?? "rule" }

  /// Which of its kind it is, as session files and score sheets name it.
  public var id: String {
    if case .rule(let rule) = self { return rule }
    return subject?.id ?? ""
  }

  /// What was not earned; nil where a rule was broken.
  public var subject: LedgerLine.Subject? {
    switch self {
    case .voice(let rule, _): .voice(rule)
    case .item(let id, _): .item(id)
    case .field(let form, let name): .field(form: form, name: name)
    case .choice(let step): .choice(step: step)
    case .time(let thing): .time(thing)
    case .rule: nil
    }
  }

  fileprivate var isHalf: Bool {
    switch self {
    case .voice(_, let half), .item(_, let half): half
    case .field, .choice, .rule, .time: false
    }
  }
}

extension Merit {
  fileprivate var json: JSON {
    .object([
      ("rule", .string(rule)), ("turn", .int(turn)), ("start", .int(span.lowerBound)),
      ("end", .int(span.upperBound)), ("points", .int(points)),
    ])
  }
}

extension Fraction {
  /// The value with up to four decimals, such as `2`, `0.5` or `3.3333`.
  public var decimal: String {
    let scaled = (self * Fraction(10_000)).roundedHalfUp
    let digits = String(abs(scaled) % 10_000)
    var places = String(repeating: "0", count: 4 - digits.count) + digits
    while places.last == "0" { places.removeLast() }
    let whole = "\(scaled < 0 ? "-" : "")\(abs(scaled) / 10_000)"
    return places.isEmpty ? whole : "\(whole).\(places)"
  }
}
