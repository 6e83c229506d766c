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
  fileprivate var kind: String {
    switch self {
    case .voice: "voice"
    case .item: "item"
    case .field: "field"
    case .choice: "choice"
    case .rule: "rule"
    case .time: "time"
    }
  }

  fileprivate var id: String {
    switch self {
    case .voice(let rule, _): rule
    case .item(let id, _): id
    case .field(let form, let name): "\(form)/\(name)"
    case .choice(let key): key
    case .rule(let rule): rule
    case .time(let thing): thing.rawValue
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
  var decimal: String {
    let scaled = (self * Fraction(10_000)).roundedHalfUp
    let digits = String(abs(scaled) % 10_000)
    var places = String(repeating: "0", count: 4 - digits.count) + digits
    while places.last == "0" { places.removeLast() }
    let whole = "\(scaled < 0 ? "-" : "")\(abs(scaled) / 10_000)"
    return places.isEmpty ? whole : "\(whole).\(places)"
  }
}

/// A JSON value (RFC 8259) whose objects keep the order of their members.
///
/// Small and strict, for session files; bulk reading has its own reader. A number stays the text that it is,
/// so nothing is lost on the way through.
public enum JSON: Sendable {
  /// Nothing.
  case null
  /// True or false.
  case bool(Bool)
  /// A number, as its text.
  case number(String)
  /// A string.
  case string(String)
  /// A list.
  case array([JSON])
  /// Members in order.
  case object([(String, JSON)])

  /// A whole number.
  public static func int(_ value: Int) -> JSON { .number(String(value)) }

  /// The value as a truth value, if it is one.
  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The value as a whole number, if it is one.
  public var int: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text)
  }

  /// The value as a whole number of 64 bits without a sign, if it is one.
  public var uint64: UInt64? {
    guard case .number(let text) = self else { return nil }
    return UInt64(text)
  }

  /// The value as a string, if it is one.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value as a list, if it is one.
  public var array: [JSON]? {
    guard case .array(let values) = self else { return nil }
    return values
  }

  /// The first member with a key, if the value is an object that has one.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == key }?.1
  }

  /// The value as text on one line, without spaces.
  public var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .string(let string): Self.write(string, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.0, to: &text)
        text += ":"
        member.1.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // The line separators are escaped because some line readers split at them.
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSON {
  /// Reads a whole text as one value; nil when it is not one.
  public init?(parsing bytes: [UInt8]) {
    var parser = Parser(bytes: bytes)
    guard let value = parser.value(depth: 0) else { return nil }
    parser.skipSpace()
    guard parser.isAtEnd else { return nil }
    self = value
  }

  private struct Parser {
    let bytes: [UInt8]
    var index = 0

    /// Deeper nesting than any record has, and far from the end of the stack.
    static let deepest = 64

    var isAtEnd: Bool { index == bytes.count }
    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func skipSpace() {
      while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
      guard next == byte else { return false }
      index += 1
      return true
    }

    mutating func take(word: StaticString, as value: JSON) -> JSON? {
      let length = word.utf8CodeUnitCount
      guard index + length <= bytes.count else { return nil }
      let matches = word.withUTF8Buffer { $0.elementsEqual(bytes[index..<index + length]) }
      guard matches else { return nil }
      index += length
      return value
    }

    mutating func value(depth: Int) -> JSON? {
      guard depth < Self.deepest else { return nil }
      skipSpace()
      switch next {
      case UInt8(ascii: "{"): return object(depth: depth)
      case UInt8(ascii: "["): return array(depth: depth)
      case UInt8(ascii: "\""): return string().map(JSON.string)
      case UInt8(ascii: "t"): return take(word: "true", as: .bool(true))
      case UInt8(ascii: "f"): return take(word: "false", as: .bool(false))
      case UInt8(ascii: "n"): return take(word: "null", as: .null)
      default: return number()
      }
    }

    mutating func object(depth: Int) -> JSON? {
      index += 1
      var members: [(String, JSON)] = []
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object([]) }
      while true {
        skipSpace()
        guard next == UInt8(ascii: "\""), let key = string() else { return nil }
        skipSpace()
        guard take(UInt8(ascii: ":")), let member = value(depth: depth + 1) else { return nil }
        members.append((key, member))
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        guard take(UInt8(ascii: ",")) else { return nil }
      }
    }

    mutating func array(depth: Int) -> JSON? {
      index += 1
      var values: [JSON] = []
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array([]) }
      while true {
        guard let element = value(depth: depth + 1) else { return nil }
        values.append(element)
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(values) }
        guard take(UInt8(ascii: ",")) else { return nil }
      }
    }

    mutating func digits() -> Int {
      let start = index
      while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
      return index - start
    }

    mutating func number() -> JSON? {
      let start = index
      _ = take(UInt8(ascii: "-"))
      let first = next
      let whole = digits()
      guard whole > 0, whole == 1 || first != UInt8(ascii: "0") else { return nil }
      if take(UInt8(ascii: ".")) {
        guard digits() > 0 else { return nil }
      }
      if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
        if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
        guard digits() > 0 else { return nil }
      }
      return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    mutating func string() -> String? {
      index += 1
      var plain: [UInt8] = []
      while let byte = next {
        index += 1
        switch byte {
        case UInt8(ascii: "\""): return String(validating: plain, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let scalar = escape() else { return nil }
          plain.append(contentsOf: Array(String(scalar).utf8))
        case 0..<0x20: return nil
        default: plain.append(byte)
        }
      }
      return nil
    }

    mutating func escape() -> Unicode.Scalar? {
      guard let byte = next else { return nil }
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return "\""
      case UInt8(ascii: "\\"): return "\\"
      case UInt8(ascii: "/"): return "/"
      case UInt8(ascii: "b"): return "\u{8}"
      case UInt8(ascii: "f"): return "\u{C}"
      case UInt8(ascii: "n"): return "\n"
      case UInt8(ascii: "r"): return "\r"
      case UInt8(ascii: "t"): return "\t"
      case UInt8(ascii: "u"):
        guard let unit = hexadecimal() else { return nil }
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), let low = hexadecimal(),
          (0xDC00..<0xE000).contains(low)
        else { return nil }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      default: return nil
      }
    }

    mutating func hexadecimal() -> UInt32? {
      guard index + 4 <= bytes.count else { return nil }
      var value: UInt32 = 0
      for byte in bytes[index..<index + 4] {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
        value = value << 4 | UInt32(digit)
      }
      index += 4
      return value
    }
  }
}
