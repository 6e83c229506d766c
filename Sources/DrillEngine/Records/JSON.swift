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
