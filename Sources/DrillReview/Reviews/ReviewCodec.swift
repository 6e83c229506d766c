import DrillEngine

extension ReviewRecord {
  /// The record as one line of JSON (RFC 8259); equal records give equal bytes.
  public var line: String {
    var fields: [(String, JSON)] = [
      ("format", .int(Self.formatNumber)), ("session", .string(session)), ("kind", .string(kind.rawValue)),
      ("author", .string(author)), ("at", .string(at)), ("blind", .bool(isBlind)),
      ("marks", .array(marks.map(\.json))), ("added", .array(added.map(\.json))),
      ("remark", .string(remark)),
    ]
    if let outcome { fields.append(("outcome", .string(outcome.rawValue))) }
    if let tenths { fields.append(("score", .number(Scorecard.decimal(tenths)))) }
    return JSON.object(fields).text
  }

  /// Reads a record; nil when the bytes are none of this format.
  public init?(line: some Sequence<UInt8>) {
    guard let json = JSON(parsing: Array(line)), json["format"]?.int == Self.formatNumber,
      let session = json["session"]?.string, let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)),
      let author = json["author"]?.string, let at = json["at"]?.string, let isBlind = json["blind"]?.bool,
      let marks = json["marks"]?.array, let added = json["added"]?.array, let remark = json["remark"]?.string
    else { return nil }
    let readMarks = marks.compactMap(Mark.init)
    let readAdditions = added.compactMap(Addition.init)
    guard readMarks.count == marks.count, readAdditions.count == added.count else { return nil }
    var outcome: Outcome?
    if let name = json["outcome"]?.string {
      guard let known = Outcome(rawValue: name) else { return nil }
      outcome = known
    }
    self.init(
      session: session, kind: kind, author: author, at: at, isBlind: isBlind, marks: readMarks,
      added: readAdditions, remark: remark, outcome: outcome, tenths: json["score"].flatMap(Self.tenths))
  }

  /// A score such as `91.5` in tenths.
  fileprivate static func tenths(_ json: JSON) -> Int? {
    guard case .number(let text) = json else { return nil }
    let parts = text.split(separator: ".")
    guard parts.count == 2, parts[1].count == 1, let whole = Int(parts[0]), let tenth = Int(parts[1]) else {
      return nil
    }
    return whole * 10 + tenth
  }
}

extension ReviewRecord.Mark {
  fileprivate var json: JSON {
    var fields: [(String, JSON)] = [("item", .string(item)), ("mark", .string(mark.name))]
    if let tenths = mark.tenths { fields.append(("points", .number(Scorecard.decimal(tenths)))) }
    return .object(fields + [("reason", .string(reason)), ("note", .string(note))])
  }

  fileprivate init?(_ json: JSON) {
    let tenths = json["points"].flatMap(ReviewRecord.tenths)
    guard let item = json["item"]?.string, let name = json["mark"]?.string,
      let mark = ItemMark(name: name, tenths: tenths), let reason = json["reason"]?.string,
      let note = json["note"]?.string
    else { return nil }
    self.init(item: item, mark: mark, reason: reason, note: note)
  }
}

extension ReviewRecord.Addition {
  fileprivate var json: JSON {
    .object([
      ("rule", .string(breach.rule)), ("turn", .int(breach.turn)), ("text", .string(text)),
      ("reason", .string(reason)),
    ])
  }

  fileprivate init?(_ json: JSON) {
    guard let rule = json["rule"]?.string, let turn = json["turn"]?.int, let text = json["text"]?.string,
      let reason = json["reason"]?.string
    else { return nil }
    self.init(AddedBreach(rule: rule, turn: turn), text: text, reason: reason)
  }
}
