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

  /// Nothing so far.
  init(_ inventory: PhraseInventory) {
    self.inventory = inventory
  }

  /// What the examples of one rule put to use.
  init(_ reader: ExampleReader, rule number: Int) {
    self.init(reader.inventory)
    for example in reader.examples(ofRule: number) {
      if let probe = reader.probe(example, ofRule: number) { note(example, ofRule: number, probe) }
    }
  }

  /// What several exercises put to use together.
  init(_ inventory: PhraseInventory, merging parts: [Exercise]) {
    self.init(inventory)
    for part in parts {
      used.formUnion(part.used)
      needed.formUnion(part.needed)
      neededPlaces.merge(part.neededPlaces) { $0.union($1) }
    }
  }

  /// Adds what an example of a rule puts to use.
  mutating func note(_ example: Example, ofRule number: Int, _ probe: ExampleProbe) {
    switch example.expectation {
    case .hit(let mark):
      noteHit(at: mark, lines: inventory.linesOfRule[number], probe.sightings)
      if !probe.rule.excuses.isEmpty { noteNegation(probe) }
    case .miss:
      note(probe.conditions { isOpen($0, of: number) }, of: number, probe.sightings)
    }
  }

  /// Whether it is not known yet that an example turns red with a change.
  private func isOpen(_ change: ExampleProbe.Change, of rule: Int) -> Bool {
    switch change {
    case .withoutLine(let line): !needed.contains(line)
    case .anywhere(let place): !(neededPlaces[rule] ?? []).contains(place)
    case .only, .without: true
    }
  }

  /// Notes what is found inside the mark of an example.
  private mutating func noteHit(at mark: Range<Int>, lines: [Int], _ sightings: Sightings) {
    for member in sightings.found {
      guard lines.contains(where: { inventory.lines[$0].finds(member) }) else { continue }
      let inside = sightings.hits(of: member, startingIn: mark).filter { mark.contains($0.span) }
      if inside.isEmpty { continue }
      used.insert(member)
      useLists(of: member, within: [mark] + inside.flatMap(\.parts), sightings)
    }
  }

  /// Notes the cues of the header without which an example would be excused.
  private mutating func noteNegation(_ probe: ExampleProbe) {
    for member in probe.negating(inventory.headerMembers) {
      use(condition: member, probe.sightings)
      if let line = inventory.lines.firstIndex(where: { $0.owner == .header }) { needed.insert(line) }
    }
  }

  /// Notes what sets hits aside in an example in which nothing must be found.
  private mutating func note(_ outcome: ExampleProbe.Outcome, of rule: Int, _ sightings: Sightings) {
    needed.formUnion(outcome.neededLines)
    if !outcome.neededPlaces.isEmpty { neededPlaces[rule, default: []].formUnion(outcome.neededPlaces) }
    for member in outcome.cancelling { use(condition: member, sightings) }
  }

  private mutating func use(condition member: Int, _ sightings: Sightings) {
    used.insert(member)
    useLists(of: member, within: sightings.hits(of: member).flatMap { [$0.span] + $0.parts }, sightings)
  }

  /// Notes the members of the lists that a member reaches, as far as they are found within stretches of the example.
  private mutating func useLists(of member: Int, within stretches: [Range<Int>], _ sightings: Sightings) {
    let lists = inventory.reach(of: member)
    if lists.isEmpty { return }
    for member in sightings.found where !used.contains(member) {
      guard let list = inventory.list(of: member), lists.contains(list) else { continue }
      let isInside = stretches.contains { stretch in
        sightings.hits(of: member, startingIn: stretch).contains { stretch.contains($0.span) }
      }
      if isInside { used.insert(member) }
    }
  }
}

extension PhraseLine {
  /// Whether a member is one of the line's, and the line finds something.
  fileprivate func finds(_ member: Int) -> Bool {
    guard members.contains(member), case .rule(_, let use) = owner else { return false }
    return use.finds
  }
}
