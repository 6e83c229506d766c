import DrillScript

/// A line as a trainee types it: words for the customer, or an action behind a slash.
public enum TypedLine: Sendable, Hashable {
  /// Words for the customer; `//` at the start stands for a slash that is meant.
  case words(String)
  /// An action on the phone.
  case action(CallAction)
  /// The phone is picked up.
  case pickUp
  /// The clocks are to stop or to go on.
  case pause, resume
  /// A slash with another word, such as `/hint`, for the player to understand.
  case other(String)

  /// Reads a line; 、 stands for / at its start, as many input methods type it.
  public init(_ line: String) {
    guard let first = line.first, first == "/" || first == "、" || first == "／" else {
      self = .words(line)
      return
    }
    let rest = line.dropFirst()
    if let second = rest.first, second == first {
      self = .words(String(rest))
      return
    }
    let word = rest.prefix { !$0.isWhitespace }.lowercased()
    self = Self.meanings[word] ?? (first == "、" ? .words(line) : .other(word))
  }

  private static let meanings: [String: TypedLine] = [
    "hold": .action(.hold), "保持": .action(.hold),
    "callback": .action(.callback), "回电": .action(.callback),
    "transfer": .action(.transfer), "转接": .action(.transfer),
    "hangup": .action(.hangUp), "挂断": .action(.hangUp), "挂机": .action(.hangUp),
    "pickup": .pickUp, "接听": .pickUp, "接": .pickUp,
    "pause": .pause, "暂停": .pause,
    "resume": .resume, "继续": .resume,
  ]
}
