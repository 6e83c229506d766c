/// Where in a reply a hit must stand.
public enum Place: String, Sendable, Hashable, Codable, CaseIterable {
  /// At the start of a clause.
  case startOfClause = "start of clause"
  /// At the end of a clause.
  case endOfClause = "end of clause"
  /// In the reply's first clause that holds any words.
  case opening
  /// In the reply's last clause that holds any words.
  case closing
  /// Outside quotation marks.
  case notInQuotes = "not in quotes"
}

/// A cue that turns a hit into its opposite when it stands close to it in the same clause.
public struct Negation: Sendable, Hashable {
  /// On which side of the hit the cue stands.
  public enum Side: String, Sendable, Hashable {
    /// The cue comes first, as in “not sorry”.
    case before
    /// The cue comes after the hit.
    case after
  }

  /// The cue.
  public var cue: Phrase
  /// On which side of the hit it stands.
  public var side: Side
  /// How many units (Latin words, numbers, Han characters) may stand between, at most.
  public var reach: Int

  /// Creates a negation.
  public init(cue: Phrase, side: Side, reach: Int) {
    self.cue = cue
    self.side = side
    self.reach = reach
  }
}

/// The part of a rule that looks at the words of a reply.
public struct MatchRule: Sendable, Hashable {
  /// The id of the rule, the same in every language.
  public var id: String
  /// The kind of the rule.
  public var kind: RuleKind
  /// Phrases that make a confident finding.
  public var say: [Phrase]
  /// Phrases that make a finding of low confidence.
  public var maybe: [Phrase]
  /// Phrases that cancel a hit lying wholly inside them.
  public var exceptions: [Phrase]
  /// Where a hit must stand; all of them hold.
  public var places: Set<Place>
  /// Phrases that excuse a hit when they stand elsewhere in the same reply, not negated.
  public var excuses: [Phrase]
  /// Cues that cancel a hit close to them.
  public var negations: [Negation]

  /// Creates a rule; every part but the id and the kind may be empty.
  public init(
    id: String, kind: RuleKind, say: [Phrase] = [], maybe: [Phrase] = [], exceptions: [Phrase] = [],
    places: Set<Place> = [], excuses: [Phrase] = [], negations: [Negation] = []
  ) {
    self.id = id
    self.kind = kind
    self.say = say
    self.maybe = maybe
    self.exceptions = exceptions
    self.places = places
    self.excuses = excuses
    self.negations = negations
  }
}
