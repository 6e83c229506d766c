import DrillMatch
import DrillScript

/// Finds out, example by example, which phrases of its rule and of the lists are found in it.
///
/// Each list is compiled once, and looked for only where a phrase that leads to it is found; a rule's own phrases are
/// compiled when its examples are read.
struct ExampleReader: Sendable {
  let rubric: Rubric
  let words: RubricWords
  let inventory: PhraseInventory
  /// The members of each list.
  private let lists: [String: Members]
  /// The members of the header's negation.
  private let header: Members

  /// Some members, by their places in the inventory, and a matcher for them.
  struct Members: Sendable {
    let places: [Int]
    private let matcher: PhraseMatcher

    fileprivate init(_ places: [Int], _ inventory: PhraseInventory, _ lists: PhraseLists) {
      self.places = places
      matcher = PhraseMatcher(places.map { [inventory.members[$0].phrase] }, lists: lists)
    }

    /// Adds where each member is found anywhere in a text.
    fileprivate func find(in text: FoldedText, into hits: inout [Int: [Hit]]) {
      for (place, found) in zip(places, matcher.hits(in: text)) where !found.isEmpty { hits[place] = found }
    }

    /// Adds where the members that are not left out are found to start within a stretch of a text.
    fileprivate func find(
      in text: FoldedText, startingIn stretch: Range<Int>, into hits: inout [Int: [Hit]],
      leavingOut isIdle: (Int) -> Bool
    ) {
      let wanted = places.indices.filter { !isIdle(places[$0]) }
      if wanted.isEmpty { return }
      for (index, found) in zip(wanted, matcher.hits(of: wanted, in: text, startingIn: stretch))
      where !found.isEmpty {
        hits[places[index], default: []] += found
      }
    }
  }

  init(_ rubric: Rubric) {
    let inventory = PhraseInventory(rubric)
    let words = rubric.words
    self.rubric = rubric
    self.words = words
    self.inventory = inventory
    lists = inventory.linesOfList.mapValues { lines in
      Members(lines.flatMap { inventory.lines[$0].members }, inventory, words.lists)
    }
    header = Members(Array(inventory.headerMembers), inventory, words.lists)
  }

  /// The members of a rule's own lines, compiled.
  func members(ofRule number: Int) -> Members {
    Members(
      inventory.linesOfRule[number].flatMap { inventory.lines[$0].members }, inventory, words.lists)
  }

  /// The examples of a rule that are not `todo`.
  func examples(ofRule number: Int) -> [Example] {
    words.examples(of: rubric.rules[number].id).filter { !$0.isTodo }
  }

  /// Everything of a rule that is found in an example; nil where nothing is.
  func probe(_ example: Example, ofRule number: Int, _ own: Members) -> ExampleProbe? {
    guard let rule = words.match(rubric.rules[number].id) else { return nil }
    let text = FoldedText(example.text)
    var hits: [Int: [Hit]] = [:]
    own.find(in: text, into: &hits)
    guard !hits.isEmpty else { return nil }
    if !rule.excuses.isEmpty { header.find(in: text, into: &hits) }
    let reached = hits.keys.reduce(into: Set<String>()) {
      $0.formUnion(inventory.lists(from: inventory.members[$1].phrase))
    }
    for list in reached { lists[list]?.find(in: text, into: &hits) }
    return ExampleProbe(
      words: words, inventory: inventory, rule: rule, lines: inventory.linesOfRule[number], text: text,
      hits: hits)
  }

  /// Where the members of a rule and of lists that may still be put to use start inside the mark of an example.
  ///
  /// - Parameters:
  ///   - isIdle: whether looking for a member of the rule can put nothing more to use.
  ///   - isUsed: whether a member of a list was put to use already.
  func hits(
    in example: Example, mark: Range<Int>, _ own: Members, isIdle: (Int) -> Bool, isUsed: (Int) -> Bool
  ) -> [Int: [Hit]] {
    let text = FoldedText(example.text)
    var hits: [Int: [Hit]] = [:]
    own.find(in: text, startingIn: mark, into: &hits, leavingOut: isIdle)
    let stretches = [mark] + hits.values.flatMap { $0.flatMap(\.parts) }
    let reached = hits.keys.reduce(into: Set<String>()) {
      $0.formUnion(inventory.lists(from: inventory.members[$1].phrase))
    }
    for list in reached {
      for stretch in stretches {
        lists[list]?.find(in: text, startingIn: stretch, into: &hits, leavingOut: isUsed)
      }
    }
    return hits
  }
}
