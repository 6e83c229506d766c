import DrillMatch

extension RuleMatcher {
  /// Compiles the rules of a rubric that look at words.
  public init(_ rubric: Rubric) {
    let words = rubric.words
    self.init(rules: words.rules.map(\.match), lists: words.lists, negation: words.negation)
  }
}
