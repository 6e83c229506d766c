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

  /// What the examples of one rule put to use.
  init(_ reader: ExampleReader, rule number: Int) {
    inventory = reader.inventory
    let lines = inventory.linesOfRule[number]
    for (example, probe) in reader.probes(ofRule: number) {
      switch example.expectation {
      case .hit(let mark): note(hitAt: mark, lines: lines, probe)
      case .miss: note(probe.conditions(), of: number, probe)
      }
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
  private mutating func note(hitAt mark: Range<Int>, lines: [Int], _ probe: ExampleProbe) {
    for line in lines {
      guard case .rule(_, let use) = inventory.lines[line].owner, use.finds else { continue }
      for member in inventory.lines[line].members {
        let inside = (probe.hits[member] ?? []).filter { mark.contains($0.span) }
        if inside.isEmpty { continue }
        used.insert(member)
        useLists(of: member, within: [mark] + inside.flatMap(\.parts), probe)
      }
    }
    for member in probe.negating(inventory.headerMembers) {
      used.insert(member)
      useLists(of: member, within: (probe.hits[member] ?? []).flatMap { [$0.span] + $0.parts }, probe)
      if let line = inventory.lines.firstIndex(where: { $0.owner == .header }) { needed.insert(line) }
    }
  }

  /// Notes what sets hits aside in an example in which nothing must be found.
  private mutating func note(_ outcome: ExampleProbe.Outcome, of rule: Int, _ probe: ExampleProbe) {
    needed.formUnion(outcome.neededLines)
    neededPlaces[rule, default: []].formUnion(outcome.neededPlaces)
    for member in outcome.cancelling {
      used.insert(member)
      useLists(of: member, within: (probe.hits[member] ?? []).flatMap { [$0.span] + $0.parts }, probe)
    }
  }

  /// Notes the members of the lists that a member reaches, as far as they are found within stretches of the example.
  private mutating func useLists(of member: Int, within stretches: [Range<Int>], _ probe: ExampleProbe) {
    for list in inventory.lists(from: inventory.members[member].phrase) {
      for line in inventory.linesOfList[list] ?? [] {
        for member in inventory.lines[line].members where !used.contains(member) {
          let isInside = (probe.hits[member] ?? []).contains { hit in
            stretches.contains { $0.contains(hit.span) }
          }
          if isInside { used.insert(member) }
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
