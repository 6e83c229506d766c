import DrillMatch
import DrillScript

/// Finds out, example by example, which phrases of its rule and of the lists are found in it.
///
/// Each list is compiled once, and looked for only where a phrase that leads to it is found; a rule's own phrases are
/// compiled when its examples are read.
struct ExampleReader: Sendable {
  let rubric: Rubric
  let inventory: PhraseInventory
  /// The members of each list, by their places in the inventory, and a matcher for them.
  private let lists: [String: Members]
  /// The same for the header's negation.
  private let header: Members

  private struct Members: Sendable {
    let places: [Int]
    let matcher: PhraseMatcher

    init(_ places: [Int], _ inventory: PhraseInventory, _ lists: PhraseLists) {
      self.places = places
      matcher = PhraseMatcher(places.map { [inventory.members[$0].phrase] }, lists: lists)
    }

    func find(in text: FoldedText, into hits: inout [Int: [Hit]]) {
      for (place, found) in zip(places, matcher.hits(in: text)) where !found.isEmpty { hits[place] = found }
    }
  }

  init(_ rubric: Rubric) {
    let inventory = PhraseInventory(rubric)
    self.rubric = rubric
    self.inventory = inventory
    lists = inventory.linesOfList.mapValues { lines in
      Members(lines.flatMap { inventory.lines[$0].members }, inventory, rubric.words.lists)
    }
    header = Members(Array(inventory.headerMembers), inventory, rubric.words.lists)
  }

  /// The examples of a rule in which any of its phrases is found; `todo` ones are left out.
  func probes(ofRule number: Int) -> [(example: Example, probe: ExampleProbe)] {
    let words = rubric.words
    guard let own = words.rule(rubric.rules[number].id) else { return [] }
    let rule = own.match
    let lines = inventory.linesOfRule[number]
    let members = Members(lines.flatMap { inventory.lines[$0].members }, inventory, rubric.words.lists)
    return own.examples.compactMap { example in
      guard !example.isTodo else { return nil }
      let text = FoldedText(example.text)
      var hits: [Int: [Hit]] = [:]
      members.find(in: text, into: &hits)
      guard !hits.isEmpty else { return nil }
      if !rule.excuses.isEmpty { header.find(in: text, into: &hits) }
      let reached = hits.keys.reduce(into: Set<String>()) {
        $0.formUnion(inventory.lists(from: inventory.members[$1].phrase))
      }
      for list in reached { lists[list]?.find(in: text, into: &hits) }
      return (
        example,
        ExampleProbe(
          rubric: rubric, inventory: inventory, rule: rule, lines: lines, text: text, hits: hits)
      )
    }
  }
}
