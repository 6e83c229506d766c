import DrillMatch
import DrillScript

/// One example of a rule with everything of the rubric that is found in it, to see what weakening the rule would do.
///
/// What becomes of a hit is weighed from what was found; only a list that loses a member must be compiled anew.
struct ExampleProbe: Sendable {
  let words: RubricWords
  let inventory: PhraseInventory
  let rule: MatchRule
  let lines: [Int]
  /// Where each member of the inventory is found.
  let sightings: Sightings

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

  /// What the rule finds in the example.
  var findings: [Range<Int>] { weigh(nil).filter { !$0.isCancelled }.map(\.span) }

  /// What the rule would find without one of its members.
  func findings(without member: Int) -> [Range<Int>] {
    weigh(.without(member)).filter { !$0.isCancelled }.map(\.span)
  }

  /// Whether anything that the rule looks for is found at all.
  var isMet: Bool { lines.contains { use(of: $0).finds && !met($0).isEmpty } }

  /// The members of a line that are found.
  func met(_ line: Int) -> ArraySlice<Int> {
    let members = inventory.lines[line].members
    let first = sightings.found.partitioningIndex { $0 >= members.lowerBound }
    let end = sightings.found.partitioningIndex { $0 >= members.upperBound }
    return sightings.found[first..<end]
  }

  /// What sets the hits of the example aside, as far as it is worth asking.
  func conditions(asking isOpen: (Change) -> Bool) -> Outcome {
    var outcome = Outcome()
    guard isMet else { return outcome }
    for place in rule.places where isOpen(.anywhere(place)) {
      if weigh(.anywhere(place)).contains(where: { !$0.isCancelled }) {
        outcome.neededPlaces.insert(place)
      }
    }
    for line in lines where !use(of: line).finds {
      let met = met(line)
      if met.isEmpty { continue }
      for member in met where isOpen(.only(member)) {
        if weigh(.only(member)).contains(where: \.isCancelled) { outcome.cancelling.insert(member) }
      }
      if isOpen(.withoutLine(line)), weigh(.withoutLine(line)).contains(where: { !$0.isCancelled }) {
        outcome.neededLines.insert(line)
      }
    }
    return outcome
  }

  /// The members of the header's negation without one of which an excuse would take the example's hit away.
  func negating(_ members: Range<Int>) -> [Int] {
    guard words.negation != nil,
      lines.contains(where: { use(of: $0) == .unless && !met($0).isEmpty })
    else { return [] }
    func finds(_ negating: [Int]) -> Bool {
      weigh(nil, negating: negating).contains { !$0.isCancelled }
    }
    if finds([]) { return [] }
    return members.filter { sightings.holds($0) && finds([$0]) }
  }

  /// The members whose loss changes what is found in the example: its own lines' and those of lists.
  func missed(expecting spans: [Range<Int>]) -> Set<Int> {
    guard isMet else { return [] }
    let own = lines.flatMap { met($0) }
    var missed = Set(
      own.filter { findings(without: $0) != spans })
    for (member, users) in listMembers(of: own) {
      let matcher = RuleMatcher(
        rules: [cutDown(to: own)], lists: cutDown(dropping: member, reachedFrom: users),
        negation: words.negation)
      if matcher.findings(in: sightings.text).map(\.span) != spans { missed.insert(member) }
    }
    return missed
  }

  // MARK: Weighing

  private func use(of line: Int) -> PhraseUse {
    guard case .rule(_, let use) = inventory.lines[line].owner else { return .say }
    return use
  }

  /// What every hit of the rule becomes after a change.
  private func weigh(_ change: Change?, negating: [Int]? = nil) -> [WeighedSpan] {
    var places = rule.places
    var only: Int?
    if case .only(let member)? = change {
      places = []
      only = member
    }
    if case .anywhere(let place)? = change { places.remove(place) }
    let alternatives = lines.lazy.filter { change != .withoutLine($0) }.flatMap { line in
      let isCondition = !use(of: line).finds
      return met(line).filter { member in
        change != .without(member) && (only == nil || !isCondition || member == only)
      }
    }
    return sightings.weigh(
      WeakenedRule(
        rule, alternatives: Array(alternatives), places: places, negation: words.negation,
        negating: negating ?? Array(inventory.headerMembers)))
  }

  // MARK: Lists

  /// The members of lists that stand inside a match of a member that leads to their list; nothing else hangs on them.
  private func listMembers(of own: [Int]) -> [(member: Int, users: [Int])] {
    let users =
      own + inventory.headerMembers.filter { !rule.excuses.isEmpty && sightings.holds($0) }
    let stretches = users.map {
      (lists: inventory.reach(of: $0), spans: sightings.allSpans(of: $0))
    }
    return sightings.found.filter { member in
      guard let list = inventory.list(of: member) else { return false }
      return stretches.contains { user in
        user.lists.contains(list)
          && sightings.allSpans(of: member).contains { span in
            user.spans.contains { $0.contains(span) }
          }
      }
    }.map { ($0, users) }
  }

  /// The rule, cut down to what is found in the example.
  private func cutDown(to own: [Int]) -> MatchRule {
    var result = MatchRule(id: rule.id, kind: rule.kind, places: rule.places)
    for member in own {
      guard case .rule(_, let use) = inventory.members[member].owner else { continue }
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
    return result
  }

  /// The lists that some members lead to, with only those of their members that are found in the example, and without
  /// one of them.
  private func cutDown(dropping dropped: Int, reachedFrom users: [Int]) -> PhraseLists {
    var phrases: [String: [Phrase]] = [:]
    for name in users.reduce(
      into: Set<String>(), { $0.formUnion(inventory.lists(from: inventory.members[$1].phrase)) })
    {
      phrases[name] = (inventory.linesOfList[name] ?? []).flatMap { line in
        met(line).filter { $0 != dropped }.map { inventory.members[$0].phrase }
      }
    }
    return PhraseLists(phrases)
  }
}

extension Range<Int> {
  /// Whether another range lies wholly inside.
  func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension [Int] {
  /// The first index of an ordered array whose element fulfils a condition that all later ones fulfil too.
  fileprivate func partitioningIndex(where condition: (Int) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
