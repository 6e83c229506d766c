import DrillMatch
import DrillScript

/// Tells which alternatives of all rules and lists of a rubric stand in its examples.
///
/// Everything is compiled once, so that an example is searched once whatever is asked about it.
struct ExampleReader: Sendable {
  let rubric: Rubric
  let words: RubricWords
  let inventory: PhraseInventory
  /// Finds every member of the inventory, each by its place in it.
  private let matcher: AlternativeMatcher

  init(_ rubric: Rubric) {
    let inventory = PhraseInventory(rubric)
    let words = rubric.words
    self.rubric = rubric
    self.words = words
    self.inventory = inventory
    matcher = AlternativeMatcher(
      inventory.members.map { ($0.phrase, $0.owner.role) }, lists: words.lists)
  }

  /// An example of a rule, and what stands in it.
  func probe(_ example: Example, ofRule number: Int) -> ExampleProbe? {
    probe(FoldedText(example.text), ofRule: number)
  }

  /// What stands in a text, as a rule asks for it; nil for a rule that looks at no words.
  func probe(_ text: FoldedText, ofRule number: Int) -> ExampleProbe? {
    guard let rule = words.match(rubric.rules[number].id) else { return nil }
    return ExampleProbe(
      words: words, inventory: inventory, rule: rule, lines: inventory.linesOfRule[number],
      sightings: matcher.sightings(in: text))
  }

  /// The examples of a rule that are not `todo`.
  func examples(ofRule number: Int) -> [Example] {
    words.examples(of: rubric.rules[number].id).filter { !$0.isTodo }
  }
}

extension PhraseOwner {
  /// What its alternatives do where they are found.
  fileprivate var role: AlternativeMatcher.Role {
    switch self {
    case .rule(_, .say), .list: .say
    case .rule(_, .maybe): .maybe
    case .rule(_, .not): .exception
    case .rule(_, .unless): .excuse
    case .rule(_, .negatedBy(let number)): .cue(number)
    case .header: .cue(0)
    }
  }
}
