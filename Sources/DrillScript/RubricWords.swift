import DrillMatch
import DrillText

/// What a rubric looks for in replies: phrases, lists and examples, in the order of the file.
public struct RubricWords: Sendable {
  /// Words that show a request; an ask counts only with one of them or a question mark.
  public var requestCues: [Phrase] = []
  /// Words that ask leave to put the customer on hold.
  public var holdCues: [Phrase] = []
  /// A cue that takes back an excuse when it stands close before it.
  public var negation: Negation?
  /// The named lists.
  public var lists = PhraseLists()
  /// The rules that look at words, in the order of the rubric.
  public var rules: [RuleWords] = [] {
    didSet { places = Self.places(of: rules) }
  }
  /// What reading the whole file had to say, what the heads said included.
  public var diagnostics: [Diagnostic] = []

  private var places: [String: Int] = [:]

  /// Creates words that find nothing.
  public init() {}

  /// What the rule with an id looks for; nil for a rule that looks at no words.
  public func rule(_ id: String) -> RuleWords? { places[id].map { rules[$0] } }

  /// What the rule with an id looks for; nil for a rule that looks at no words.
  public func match(_ id: String) -> MatchRule? { rule(id)?.match }

  /// The examples of the rule with an id; none of a rule that looks at no words.
  public func examples(of id: String) -> [Example] { rule(id)?.examples ?? [] }

  private static func places(of rules: [RuleWords]) -> [String: Int] {
    Dictionary(rules.enumerated().map { ($1.match.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// What one rule looks for in replies, with the examples that show it.
public struct RuleWords: Sendable, Hashable {
  /// What it looks for.
  public var match: MatchRule
  /// The replies that show what it does.
  public var examples: [Example]

  /// Creates the words of a rule.
  public init(_ match: MatchRule, examples: [Example]) {
    self.match = match
    self.examples = examples
  }
}
