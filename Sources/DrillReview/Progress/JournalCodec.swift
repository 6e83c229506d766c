import DrillEngine
import DrillScript
import DrillText

extension JournalEntry {
  /// The entry as one line of JSON, without a line end.
  ///
  /// Keys always stand in the same order, so equal entries give equal bytes.
  public var line: String {
    switch self {
    case .read(let session): object("read", [("session", .string(session))])
    case .mistake(let mistake): object("mistake", mistake.fields)
    case .tried(let place, let day, let isRight):
      object("tried", place.fields + [("day", .string(day.iso)), ("right", .bool(isRight))])
    case .typing(let language, let speed, let day):
      object(
        "typing",
        [
          ("language", .string(language.rawValue)), ("perMinute", .int(speed)), ("day", .string(day.iso)),
        ])
    case .today(let language, let right, let count, let day):
      object(
        "today",
        [
          ("language", .string(language.rawValue)), ("right", .int(right)), ("of", .int(count)),
          ("day", .string(day.iso)),
        ])
    }
  }

  private func object(_ type: String, _ fields: [(String, JSON)]) -> String {
    JSON.object([("type", .string(type))] + fields).text
  }

  /// Reads a line; nil when it is no entry of this format.
  public init?(line: some Sequence<UInt8>) {
    guard let json = JSON(parsing: Array(line)) else { return nil }
    switch json["type"]?.string {
    case "read":
      guard let session = json["session"]?.string else { return nil }
      self = .read(session: session)
    case "mistake":
      guard let mistake = Mistake(json) else { return nil }
      self = .mistake(mistake)
    case "tried":
      guard let place = Mistake.Place(json), let day = json.day, let isRight = json["right"]?.bool else {
        return nil
      }
      self = .tried(place, on: day, isRight: isRight)
    case "typing":
      guard let language = json.language, let speed = json["perMinute"]?.int, speed > 0, let day = json.day
      else { return nil }
      self = .typing(language, perMinute: speed, on: day)
    case "today":
      guard let language = json.language, let right = json["right"]?.int, let count = json["of"]?.int,
        (0...max(0, count)).contains(right), let day = json.day
      else { return nil }
      self = .today(language, right: right, of: count, on: day)
    default: return nil
    }
  }
}

extension JSON {
  fileprivate var day: Day? { self["day"]?.string.flatMap { Day(iso: $0) } }
  fileprivate var language: Language? { self["language"]?.string.flatMap(Language.init(rawValue:)) }
}

extension Mistake.Place {
  fileprivate var fields: [(String, JSON)] {
    [("drill", .string(drill.text)), ("step", .string(step))]
  }

  fileprivate init?(_ json: JSON) {
    guard let drill = json["drill"]?.string.flatMap(DrillName.init), let step = json["step"]?.string else {
      return nil
    }
    self.init(drill: drill, step: step)
  }
}

extension Mistake {
  fileprivate var fields: [(String, JSON)] {
    [("session", .string(session)), ("turn", .int(turn)), ("day", .string(day.iso))] + place.fields + [
      ("title", .string(title)), ("scenarioDigest", .string(digests.scenario)),
      ("rubricDigest", .string(digests.rubric)), ("heard", .array(heard.map(\.json))),
      ("reply", .string(reply)), ("missed", .array(missed.map(\.json))),
      (
        "broken",
        .array(broken.map { .object([("rule", .string($0.rule)), ("text", .string($0.text))]) })
      ),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let session = json["session"]?.string, let turn = json["turn"]?.int, let day = json.day,
      let place = Place(json), let title = json["title"]?.string,
      let scenario = json["scenarioDigest"]?.string, let rubric = json["rubricDigest"]?.string,
      let heard = json["heard"]?.array, let reply = json["reply"]?.string,
      let missed = json["missed"]?.array, let broken = json["broken"]?.array
    else { return nil }
    self.init(
      session: session, turn: turn, day: day, place: place, title: title,
      digests: Digests(scenario: scenario, rubric: rubric), heard: heard.compactMap(StoredTurn.Heard.init),
      reply: reply,
      missed: missed.compactMap(Obligation.init),
      broken: broken.compactMap { finding in
        guard let rule = finding["rule"]?.string, let text = finding["text"]?.string else { return nil }
        return StoredTurn.Finding(rule: rule, text: text)
      })
  }
}

extension StoredTurn.Heard {
  fileprivate var json: JSON {
    .object([("speaker", speaker.map { .string($0.rawValue) } ?? .null), ("text", .string(text))])
  }

  fileprivate init?(_ json: JSON) {
    guard let text = json["text"]?.string else { return nil }
    self.init(speaker: json["speaker"]?.string.flatMap(Speaker.init(rawValue:)), text: text)
  }
}

extension Obligation {
  fileprivate var json: JSON {
    switch self {
    case .voice(let id): .object([("voice", .string(id))])
    case .item(let id): .object([("item", .string(id))])
    }
  }

  fileprivate init?(_ json: JSON) {
    if let id = json["voice"]?.string {
      self = .voice(id)
    } else if let id = json["item"]?.string {
      self = .item(id)
    } else {
      return nil
    }
  }
}
