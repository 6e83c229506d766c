import DrillMatch
import DrillScript

/// One example of a rule with everything of the rule that is found in it.
///
/// Only the alternatives and list members that are found in the example are compiled for it, since no other can change
/// what becomes of it; so the work grows with the examples and not with examples times phrases.
struct ExampleProbe: Sendable {
  let words: RubricWords
  let inventory: PhraseInventory
  let rule: MatchRule
  let lines: [Int]
  let text: FoldedText
  /// Where each member of the rule's lines and of the lists it reaches is found; empty ones left out.
  let hits: [Int: [Hit]]

  /// A way to weaken the rule.
  enum Change: Hashable {
    /// Only this member of the conditions is left, and no place.
    case only(Int)
    /// This line is gone.
    case withoutLine(Int)
    /// This member of a line is gone.
    case without(Int)
    /// The hit may stand anywhere.
    case anywhere(Place)
  }

  /// What cancels the hits of an example in which nothing must be found.
  struct Outcome {
    /// The condition members that cancel a hit all by themselves.
    var cancelling: Set<Int> = []
    /// The lines without which something is found.
    var neededLines: Set<Int> = []
    /// The places without which something is found.
    var neededPlaces: Set<Place> = []
  }

  /// Whether anything that the rule looks for is found at all.
  var isMet: Bool { lines.contains { use(of: $0).finds && isMet($0) } }

  /// What sets the hits of the example aside, as far as it is worth asking.
  func conditions(asking isOpen: (Change) -> Bool) -> Outcome {
    var outcome = Outcome()
    guard isMet else { return outcome }
    var changes: [Change] = rule.places.sorted { $0.rawValue < $1.rawValue }.map(Change.anywhere)
    for line in lines where !use(of: line).finds {
      let met = inventory.lines[line].members.filter { hits[$0] != nil }
      if met.isEmpty { continue }
      changes += met.map(Change.only)
      changes.append(.withoutLine(line))
    }
    for (change, weighed) in explain(changes.filter(isOpen)) {
      switch change {
      case .only(let member): if weighed.isCancelled { outcome.cancelling.insert(member) }
      case .withoutLine(let line): if !weighed.isCancelled { outcome.neededLines.insert(line) }
      case .anywhere(let place): if !weighed.isCancelled { outcome.neededPlaces.insert(place) }
      case .without: break
      }
    }
    return outcome
  }

  /// The members of the header's negation without one of which an excuse would take the example's hit away.
  func negating(_ members: Range<Int>) -> [Int] {
    guard let negation = words.negation,
      lines.contains(where: { use(of: $0) == .unless && isMet($0) })
    else { return [] }
    let whole = variant(for: nil, id: "0")
    let lists = cutDown(dropping: nil)
    func finds(_ negation: Negation?) -> Bool {
      !RuleMatcher(rules: [whole], lists: lists, negation: negation).findings(in: text).isEmpty
    }
    if finds(nil) { return [] }
    return members.filter { member in
      hits[member] != nil
        && finds(Negation(cue: inventory.members[member].phrase, side: negation.side, reach: negation.reach))
    }
  }

  /// What every hit becomes under each of some changes.
  private func explain(_ changes: [Change]) -> [(Change, WeighedFinding)] {
    guard !changes.isEmpty else { return [] }
    let variants = changes.enumerated().map { variant(for: $1, id: "\($0)") }
    let matcher = RuleMatcher(rules: variants, lists: cutDown(dropping: nil), negation: words.negation)
    return matcher.explain(in: text).compactMap { weighed in
      Int(weighed.finding.rule).map { (changes[$0], weighed) }
    }
  }

  /// The members whose loss changes what is found in the example: its own lines' and those of lists.
  func missed(expecting spans: [Range<Int>]) -> Set<Int> {
    guard isMet else { return [] }
    let own = lines.flatMap { inventory.lines[$0].members.filter { hits[$0] != nil } }
    var found: [Change: [Range<Int>]] = [:]
    for (change, weighed) in explain(own.map(Change.without)) where !weighed.isCancelled {
      found[change, default: []].append(weighed.finding.span)
    }
    var missed = Set(own.filter { found[.without($0), default: []] != spans })
    let whole = variant(for: nil, id: "0")
    let reached = own.reduce(into: Set<String>()) {
      $0.formUnion(inventory.lists(from: inventory.members[$1].phrase))
    }
    for list in reached {
      for member in (inventory.linesOfList[list] ?? []).flatMap({ inventory.lines[$0].members })
      where hits[member] != nil {
        let matcher = RuleMatcher(
          rules: [whole], lists: cutDown(dropping: member), negation: words.negation)
        if matcher.findings(in: text).map(\.span) != spans { missed.insert(member) }
      }
    }
    return missed
  }

  private func use(of line: Int) -> PhraseUse {
    guard case .rule(_, let use) = inventory.lines[line].owner else { return .say }
    return use
  }

  private func isMet(_ line: Int) -> Bool { inventory.lines[line].members.contains { hits[$0] != nil } }

  /// The rule with a change, cut down to what is found in the example.
  private func variant(for change: Change?, id: String) -> MatchRule {
    var result = MatchRule(id: id, kind: rule.kind, places: rule.places)
    var kept: Int?
    if case .only(let member)? = change {
      result.places = []
      kept = member
    }
    if case .anywhere(let place)? = change { result.places.remove(place) }
    for line in lines where change != .withoutLine(line) {
      let use = use(of: line)
      for member in inventory.lines[line].members where hits[member] != nil && change != .without(member) {
        if let kept, !use.finds, kept != member { continue }
        let phrase = inventory.members[member].phrase
        switch use {
        case .say: result.say.append(phrase)
        case .maybe: result.maybe.append(phrase)
        case .not: result.exceptions.append(phrase)
        case .unless: result.excuses.append(phrase)
        case .negatedBy(let index):
          let negation = rule.negations[index]
          result.negations.append(Negation(cue: phrase, side: negation.side, reach: negation.reach))
        }
      }
    }
    return result
  }

  /// The lists with only those members that are found in the example, perhaps without one of them.
  private func cutDown(dropping dropped: Int?) -> PhraseLists {
    PhraseLists(
      inventory.linesOfList.mapValues { lines in
        lines.flatMap { line in
          inventory.lines[line].members.compactMap { member in
            hits[member] == nil || member == dropped ? nil : inventory.members[member].phrase
          }
        }
      })
  }
}
