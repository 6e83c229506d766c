import DrillScript

/// One judged reply as it is read back from a session file, with the words that it answered.
public struct StoredTurn: Sendable, Hashable {
  /// Counts the trainee's replies from 1.
  public var turn: Int
  /// The id of the step.
  public var step: String
  /// What was said and told since the reply before, in order.
  public var heard: [Heard]
  /// The reply; empty at a time-out.
  public var reply: String
  /// The dues and items that the step still missed after it.
  public var missed: [Obligation]
  /// The ids of the rules found in it with confidence, with the words.
  public var findings: [Finding]

  /// Something that was said or told.
  public struct Heard: Sendable, Hashable {
    /// Who said it; nil for what was told.
    public var speaker: Speaker?
    /// The words.
    public var text: String

    /// Creates it.
    public init(speaker: Speaker?, text: String) {
      self.speaker = speaker
      self.text = text
    }
  }

  /// A rule that was found in a reply.
  public struct Finding: Sendable, Hashable {
    /// The id of the rule.
    public var rule: String
    /// The words as typed; empty for what the engine found itself.
    public var text: String

    /// Creates a finding.
    public init(rule: String, text: String) {
      self.rule = rule
      self.text = text
    }
  }

  /// Creates a turn.
  public init(
    turn: Int, step: String, heard: [Heard], reply: String, missed: [Obligation], findings: [Finding]
  ) {
    self.turn = turn
    self.step = step
    self.heard = heard
    self.reply = reply
    self.missed = missed
    self.findings = findings
  }

  /// Reads the judged replies of a session from the lines of its file, in time proportional to their length.
  ///
  /// Lines that are no records are left out.
  public static func read(_ lines: some Sequence<ArraySlice<UInt8>>) -> [StoredTurn] {
    var turns: [StoredTurn] = []
    var heard: [Heard] = []
    for line in lines {
      guard let json = JSON(parsing: Array(line)), json["type"]?.string == "output" else { continue }
      switch json["output"]?.string {
      case "line", "narration":
        let speaker = json["speaker"]?.string.flatMap(Speaker.init(rawValue:))
        if let text = json["text"]?.string { heard.append(Heard(speaker: speaker, text: text)) }
      case "assessment":
        if let turn = StoredTurn(json, heard: heard) { turns.append(turn) }
        heard = []
      default: break
      }
    }
    return turns
  }

  private init?(_ json: JSON, heard: [Heard]) {
    guard let turn = json["turn"]?.int, let step = json["step"]?.string, let reply = json["reply"]?.string,
      let missed = json["missed"]?.array, let findings = json["findings"]?.array
    else { return nil }
    self.init(
      turn: turn, step: step, heard: heard, reply: reply, missed: missed.compactMap(Obligation.init),
      findings: findings.compactMap { finding in
        guard finding["confidence"]?.string == "confident", let rule = finding["rule"]?.string,
          let text = finding["text"]?.string
        else { return nil }
        return Finding(rule: rule, text: text)
      })
  }
}

extension Obligation {
  fileprivate init?(_ json: JSON) {
    guard let id = json["id"]?.string else { return nil }
    switch json["kind"]?.string {
    case "voice": self = .voice(id)
    case "item": self = .item(id)
    default: return nil
    }
  }
}
