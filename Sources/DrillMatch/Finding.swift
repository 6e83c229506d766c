/// The kind of a rule, which decides how its findings count.
public enum RuleKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// One of the five voices (P5.2): earned where a step calls for it.
  case voice
  /// One of the four forbidden kinds of phrase (P5.3).
  case forbidden
  /// One of the six never-say kinds (P5.4).
  case neverSay = "never-say"
  /// Civil words and manner (P5.1, E): small deductions, or a bonus.
  case courtesy
  /// What must not happen at all: secrets, disclosure, hanging up, insults.
  case redLine = "red-line"
}

/// How sure the matcher is of a finding.
public enum Confidence: String, Sendable, Hashable, Codable {
  /// It counts.
  case confident
  /// It is shown to the manager, and neither costs nor earns anything.
  case low
}

/// Why a hit of a rule's phrases was kept, weakened or set aside.
public enum Consideration: Sendable, Hashable, Codable {
  /// A `not:` phrase covers the hit.
  case excepted(by: Range<Int>)
  /// A negation cue stands in reach.
  case negated(by: Range<Int>)
  /// An `unless:` phrase stands elsewhere in the reply.
  case excused(by: Range<Int>)
  /// The hit does not stand where `only:` wants it.
  case misplaced(Place)
  /// Another part of an `a & b` phrase that the hit needed.
  case with(Range<Int>)
}

/// What a rule found in a reply.
public struct Finding: Sendable, Hashable, Codable {
  /// The id of the rule.
  public var rule: String
  /// The kind of the rule.
  public var kind: RuleKind
  /// How sure the matcher is.
  public var confidence: Confidence
  /// Where it stands in the reply as typed, in Unicode scalars.
  public var span: Range<Int>
  /// The words as typed.
  public var text: String
  /// The words as they were understood, where folding changed them.
  public var folded: String?
  /// What was weighed on the way to the finding.
  public var considered: [Consideration]

  /// Creates a finding.
  public init(
    rule: String, kind: RuleKind, confidence: Confidence, span: Range<Int>, text: String,
    folded: String? = nil, considered: [Consideration] = []
  ) {
    self.rule = rule
    self.kind = kind
    self.confidence = confidence
    self.span = span
    self.text = text
    self.folded = folded
    self.considered = considered
  }
}
