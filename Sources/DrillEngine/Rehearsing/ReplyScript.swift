/// Replies written down beforehand, one a line, to be played on a virtual clock.
///
/// A line is sent 5 s after the customer's last word; `@12s` before it sets another time after that word
/// (`@-2s` before it, which interrupts), `@+2s` sends it 2 s after the line before, as a further chat bubble.
/// `/hold` and the like are actions; `//` and `@@` stand for a slash or an at sign that is meant. At a choice a
/// line is an option's letter, in a form a field's value. Empty lines are left out.
public struct ReplyScript: Sendable, Hashable {
  /// When a line is sent.
  public enum Moment: Sendable, Hashable {
    /// So many milliseconds after the customer's last word.
    case afterCustomer(Int)
    /// So many milliseconds after the line before.
    case afterOwn(Int)
  }

  /// One line.
  public struct Line: Sendable, Hashable {
    /// When it is sent.
    public var moment: Moment
    /// What is sent.
    public var typed: TypedLine
    /// The line as typed, for options and fields.
    public var text: String
  }

  /// The lines in order.
  public var lines: [Line]

  /// Milliseconds after the customer's last word at which a line without a time is sent.
  public static let usualPause = 5000

  /// Reads a script.
  public static func read(_ text: String) -> ReplyScript {
    ReplyScript(
      lines: text.split(whereSeparator: \.isNewline).compactMap { raw in
        let line = String(raw)
        guard line.contains(where: { !$0.isWhitespace }) else { return nil }
        let (moment, words) = Self.moment(of: line)
        return Line(moment: moment, typed: TypedLine(words), text: words)
      })
  }

  /// Takes `@12s `, `@-2s ` or `@+2s ` off the start of a line.
  private static func moment(of line: String) -> (Moment, String) {
    let usual = Moment.afterCustomer(usualPause)
    guard line.hasPrefix("@") else { return (usual, line) }
    let rest = line.dropFirst()
    if rest.hasPrefix("@") { return (usual, String(rest)) }
    let time = rest.prefix { !$0.isWhitespace }
    let sign = time.first.flatMap { "+-".contains($0) ? $0 : nil }
    let digits = (sign == nil ? time : time.dropFirst()).prefix { $0.isASCII && $0.isNumber }
    let unit = time.dropFirst(digits.count + (sign == nil ? 0 : 1))
    guard let seconds = Int(digits), seconds <= 86_400, unit == "s" || unit == "秒" else {
      return (usual, line)
    }
    let words = String(rest.dropFirst(time.count).drop { $0.isWhitespace })
    return switch sign {
    case "+": (.afterOwn(seconds * 1000), words)
    case "-": (.afterCustomer(-seconds * 1000), words)
    default: (.afterCustomer(seconds * 1000), words)
    }
  }
}
