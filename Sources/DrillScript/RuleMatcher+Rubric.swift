import DrillMatch

extension RuleMatcher {
  /// Compiles the rules of a rubric that look at words.
  public init(_ rubric: Rubric) {
    self.init(rules: rubric.rules.compactMap(\.matchRule), lists: rubric.lists, negation: rubric.negation)
  }
}
