import DrillMatch
import DrillScript
import DrillText

/// Which phrases and conditions of a rubric its examples put to use.
///
/// An alternative of a `say:` or `maybe:`, or a member of a list used there, is put to use when it is found inside the
/// mark of an example of a rule that uses it; one of a condition when it takes part in setting a hit aside in an
/// example where nothing must be found. `todo` examples count for nothing.
struct Exercise: Sendable {
  private let inventory: PhraseInventory
  /// The members that were put to use.
  private(set) var used: Set<Int> = []
  /// The condition lines without which some example would turn red.
  private(set) var needed: Set<Int> = []
  /// The places without which some example of a rule would turn red, by the rule's place in the rubric.
  private(set) var neededPlaces: [Int: Set<Place>] = [:]

  /// The lists that each member of the rule reaches, and the numbers of the lists.
  private var reach: [Int: [Int]] = [:]
  private var numbers: [String: Int] = [:]
  /// For each list how many of its members were not put to use yet.
  private var unused: [Int] = []
  /// For each member whether it is in `used`, which is asked over and over.
  private var isUsed: [Bool] = []

  /// What the examples of one rule put to use.
  init(_ reader: ExampleReader, rule number: Int) {
    inventory = reader.inventory
    let own = reader.members(ofRule: number)
    isUsed = Array(repeating: false, count: inventory.members.count)
    for (list, lines) in inventory.linesOfList {
      numbers[list] = unused.count
      unused.append(lines.reduce(0) { $0 + inventory.lines[$1].members.count })
    }
    for place in own.places + inventory.headerMembers {
      reach[place] = inventory.lists(from: inventory.members[place].phrase).compactMap { numbers[$0] }
    }
    let excuses = reader.words.match(reader.rubric.rules[number].id)?.excuses ?? []
    for example in reader.examples(ofRule: number) {
      switch example.expectation {
      case .hit(let mark):
        let hits = reader.hits(
          in: example, mark: mark, own, isIdle: isExhausted, isUsed: { isUsed[$0] })
        note(hitAt: mark, lines: inventory.linesOfRule[number], hits)
        if !excuses.isEmpty, !inventory.headerMembers.allSatisfy(isExhausted),
          let probe = reader.probe(example, ofRule: number, own)
        {
          noteNegation(probe)
        }
      case .miss:
        guard let probe = reader.probe(example, ofRule: number, own) else { continue }
        note(probe.conditions { isOpen($0, of: number) }, of: number, probe)
      }
    }
    (reach, numbers, unused, isUsed) = ([:], [:], [], [])
  }

  /// Whether a member was put to use with everything in the lists that it reaches, so that it can show nothing more.
  private func isExhausted(_ member: Int) -> Bool {
    isUsed[member] && reach[member]?.allSatisfy { unused[$0] == 0 } == true
  }

  private mutating func markUsed(_ member: Int) {
    isUsed[member] = true
    guard used.insert(member).inserted, case .list(let name) = inventory.members[member].owner,
      let number = numbers[name]
    else { return }
    unused[number] -= 1
  }

  /// Whether it is not known yet that an example turns red with a change.
  private func isOpen(_ change: ExampleProbe.Change, of rule: Int) -> Bool {
    switch change {
    case .only(let member): !isExhausted(member)
    case .withoutLine(let line): !needed.contains(line)
    case .anywhere(let place): !(neededPlaces[rule] ?? []).contains(place)
    case .without: true
    }
  }

  /// What the examples of several rules put to use together.
  init(_ reader: ExampleReader, merging parts: [Exercise]) {
    inventory = reader.inventory
    for part in parts {
      used.formUnion(part.used)
      needed.formUnion(part.needed)
      neededPlaces.merge(part.neededPlaces) { $0.union($1) }
    }
  }

  /// Notes what is found inside the mark of an example.
  private mutating func note(hitAt mark: Range<Int>, lines: [Int], _ hits: [Int: [Hit]]) {
    for line in lines {
      guard case .rule(_, let use) = inventory.lines[line].owner, use.finds else { continue }
      for member in inventory.lines[line].members {
        let inside = (hits[member] ?? []).filter { mark.contains($0.span) }
        if inside.isEmpty { continue }
        markUsed(member)
        useLists(of: member, within: [mark] + inside.flatMap(\.parts), hits)
      }
    }
  }

  /// Notes the cues of the header without which an example would be excused.
  private mutating func noteNegation(_ probe: ExampleProbe) {
    for member in probe.negating(inventory.headerMembers) {
      markUsed(member)
      useLists(of: member, within: (probe.hits[member] ?? []).flatMap { [$0.span] + $0.parts }, probe.hits)
      if let line = inventory.lines.firstIndex(where: { $0.owner == .header }) { needed.insert(line) }
    }
  }

  /// Notes what sets hits aside in an example in which nothing must be found.
  private mutating func note(_ outcome: ExampleProbe.Outcome, of rule: Int, _ probe: ExampleProbe) {
    needed.formUnion(outcome.neededLines)
    neededPlaces[rule, default: []].formUnion(outcome.neededPlaces)
    for member in outcome.cancelling {
      markUsed(member)
      useLists(of: member, within: (probe.hits[member] ?? []).flatMap { [$0.span] + $0.parts }, probe.hits)
    }
  }

  /// Notes the members of the lists that a member reaches, as far as they are found within stretches of the example.
  private mutating func useLists(of member: Int, within stretches: [Range<Int>], _ hits: [Int: [Hit]]) {
    for list in inventory.lists(from: inventory.members[member].phrase) {
      for line in inventory.linesOfList[list] ?? [] {
        for member in inventory.lines[line].members where !isUsed[member] {
          let isInside = (hits[member] ?? []).contains { hit in
            stretches.contains { $0.contains(hit.span) }
          }
          if isInside { markUsed(member) }
        }
      }
    }
  }
}

extension Range<Int> {
  /// Whether another range lies wholly inside.
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
