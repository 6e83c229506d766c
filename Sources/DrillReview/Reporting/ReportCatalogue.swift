import DrillEngine
import DrillMatch
import DrillScript
import DrillText

/// What the things in a report are called, and which rules there are: from the texts that were played and the library.
public struct ReportCatalogue: Sendable {
  /// The rubrics whose texts are at hand, by the SHA-256 of the text.
  public var rubrics: [String: Rubric]
  /// The titles of the steps of each scenario whose text is at hand, by the SHA-256 of the text.
  public var steps: [String: [String: String]]
  /// The names of rules in the language of the report, by id; where there is none, the rubric's own is taken.
  public var ruleNames: [String: String]
  /// The titles of clauses, by code.
  public var clauseTitles: [String: String]
  /// The names of what is timed.
  public var timeNames: [String: String]

  /// The rules of a rubric.
  public struct Rubric: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The language.
    public var language: Language
    /// The rules, in the order of the file.
    public var rules: [Rule]

    /// Creates a rubric.
    public init(id: String, language: Language, rules: [Rule]) {
      self.id = id
      self.language = language
      self.rules = rules
    }
  }

  /// What a report needs of a rule.
  public struct Rule: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name, in the rubric's language.
    public var name: String
    /// The kind.
    public var kind: RuleKind
    /// The codes of its clauses, with spaces between them.
    public var clause: String
    /// Whether a reply can break it; else it earns.
    public var costs: Bool

    /// Creates a rule.
    public init(id: String, name: String, kind: RuleKind, clause: String, costs: Bool) {
      self.id = id
      self.name = name
      self.kind = kind
      self.clause = clause
      self.costs = costs
    }
  }

  /// Creates a catalogue of nothing.
  public init() {
    rubrics = [:]
    steps = [:]
    ruleNames = [:]
    clauseTitles = [:]
    timeNames = [:]
  }
}

extension ReportCatalogue.Rubric {
  /// Takes what a report needs of a rubric.
  public init(_ rubric: Rubric) {
    self.init(
      id: rubric.id, language: rubric.language,
      rules: rubric.rules.map { rule in
        var costs = false
        if case .deduction = rule.value { costs = true }
        return ReportCatalogue.Rule(
          id: rule.id, name: rule.name, kind: rule.kind, clause: rule.clause, costs: costs)
      })
  }
}
