import DrillText

/// A phrase as the phrase language reads it: what to look for, before any list is looked up.
///
/// A value is one `say:`-like line, so it may hold several alternatives.
public struct Phrase: Sendable, Hashable {
  /// The alternatives, any of which is enough.
  public let alternatives: [Alternative]
  /// The phrase as it was written.
  public let source: LocatedText
  /// The lists that the phrase names, in order.
  public let references: [Reference]
  /// How many pieces the phrase has, those of its lists left out.
  let ownPieces: Int

  /// One alternative: parts that must all be found anywhere in the reply (`a & b`), mostly just one.
  public struct Alternative: Sendable, Hashable {
    /// The parts; never empty.
    public var parts: [Node]
    /// The alternative as it was written.
    public var source: LocatedText
  }

  /// A list that a phrase names.
  public struct Reference: Sendable, Hashable {
    /// The name of the list.
    public let name: String
    /// Where it is named.
    public let place: LocatedText
    /// Whether the list is a whole alternative of its own.
    public let isAlone: Bool
  }

  /// A piece of a phrase that is found in one stretch of the reply.
  public enum Node: Sendable, Hashable {
    /// Nothing; always found.
    case empty
    /// One folded character of a Latin word or a number.
    case letter(Unicode.Scalar)
    /// One folded Han (or other unspaced) character.
    case han(Unicode.Scalar)
    /// A letter or number word that starts or ends here; holds at both edges of every Latin word and number.
    case wordEdge
    /// The break between two Latin words or numbers.
    case space
    /// Any ending of a Latin word, `word*`.
    case ending
    /// At most this many units within the clause.
    case gap(Int)
    /// The start of a clause, `^`.
    case clauseStart
    /// The end of a clause, `$`.
    case clauseEnd
    /// A named list, `@name`.
    indirect case list(String, at: LocatedText)
    /// One after the other.
    case sequence([Node])
    /// Any of several.
    case choice([Node])
    /// Found or left out.
    indirect case optional(Node)
  }

  /// Creates a phrase from its parts; `Phrase.parse` is what reads one.
  public init(alternatives: [Alternative], source: LocatedText) {
    self.alternatives = alternatives
    self.source = source
    var survey = PhraseSurvey()
    for alternative in alternatives { survey.add(alternative) }
    references = survey.references
    ownPieces = survey.pieces
  }
}

/// The named lists that phrases refer to as `@name`.
public struct PhraseLists: Sendable, Hashable {
  /// The phrases of each list.
  public var phrases: [String: [Phrase]]

  /// Creates the lists.
  public init(_ phrases: [String: [Phrase]] = [:]) {
    self.phrases = phrases
  }
}
