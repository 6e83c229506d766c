import DrillMatch
import DrillScript
import DrillText

/// Takes each phrase of a rubric out in turn and looks whether any example notices.
///
/// The work is cut into one unit a rule, so that a caller can show how far it is and use its processors.
public struct RubricMutation: Sendable {
  private let check: RubricCheck
  private let reader: ExampleReader

  /// The phrases that the examples of some rules would miss.
  public struct Noticed: Sendable {
    fileprivate var members: Set<Int> = []
    fileprivate var used: Set<Int> = []
  }

  /// Prepares to weaken a rubric.
  public init(_ check: RubricCheck) {
    self.check = check
    reader = check.reader
  }

  /// How many units of work there are.
  public var unitCount: Int { check.rubric.rules.count }

  /// Takes every phrase that a rule's examples meet out in turn.
  public func notice(unit: Int) -> Noticed {
    var noticed = Noticed()
    var exercise = Exercise(reader.inventory)
    for example in reader.examples(ofRule: unit) {
      guard let probe = reader.probe(example, ofRule: unit) else { continue }
      exercise.note(example, ofRule: unit, probe)
      let spans: [Range<Int>] =
        switch example.expectation {
        case .hit(let mark): [mark]
        case .miss: []
        }
      noticed.members.formUnion(probe.missed(expecting: spans))
    }
    noticed.used = exercise.used
    return noticed
  }

  /// What no example noticed, once all units are done, and how many mutations there were.
  public func report(_ noticed: [Noticed]) -> (diagnostics: [Diagnostic], mutations: Int) {
    let inventory = reader.inventory
    let known = noticed.reduce(into: Set<Int>()) { $0.formUnion($1.members) }
    // What no example puts to use at all is told without mutation.
    let used = noticed.reduce(into: Set<Int>()) { $0.formUnion($1.used) }
    let samples = SampleText(lists: check.rubric.words.lists)
    var findings = Findings(path: check.source.path)
    for member in used.subtracting(known).sorted() where !inventory.headerMembers.contains(member) {
      let source = inventory.members[member].source
      findings.warning(
        .mutationUnnoticed, at: source.span,
        Words(
          en: "no example would miss \(quoted(source.text))", zh: "去掉 \(quoted(source.text))，没有例句会发现"),
        help: sample(for: member, samples))
    }
    return (findings.inOrder, used.union(known).count)
  }

  /// An example that would notice the loss, if one is found.
  private func sample(for member: Int, _ samples: SampleText) -> Words {
    let inventory = reader.inventory
    let text = samples.text(of: [inventory.members[member].phrase])
    guard case .rule(let number, let use) = inventory.members[member].owner else {
      return Words(
        en: "an example whose mark needs “\(text)” would notice", zh: "标记里少不了“\(text)”的例句能发现")
    }
    guard use.finds else {
      return Words(
        en: "a “-” example that only “\(text)” saves would notice", zh: "靠“\(text)”才不命中的 - 例句能发现")
    }
    guard var rule = check.rubric.words.match(check.rubric.rules[number].id) else { return Words(same: "") }
    func others(_ phrases: [Phrase]) -> [Phrase] {
      phrases.flatMap { phrase in
        inventory.lines.filter { $0.phrase == phrase && $0.owner == inventory.members[member].owner }
          .flatMap { $0.members.filter { $0 != member }.map { inventory.members[$0].phrase } }
      }
    }
    rule.say = others(rule.say)
    rule.maybe = others(rule.maybe)
    let rest = RuleMatcher(
      rules: [rule], lists: check.rubric.words.lists, negation: check.rubric.words.negation)
    return rest.findings(in: text).isEmpty
      ? Words(en: "this would notice: + [\(text)]", zh: "这句能发现：+ [\(text)]")
      : Words(
        en: "other phrases of the rule find “\(text)” too; take it out", zh: "规则的其他短语也能找到“\(text)”，可以删掉它")
  }
}
