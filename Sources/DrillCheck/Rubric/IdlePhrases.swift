import DrillMatch
import DrillScript
import DrillText

/// Something in a rubric that no example needs.
public struct IdlePhrase: Sendable, Hashable {
  /// What it is.
  public enum Kind: Sendable, Hashable {
    /// An alternative of a rule's line or of a list that no example puts to use.
    case alternative
    /// A condition line whose absence no example notices.
    case line
    /// A place that `only:` asks for and no example needs.
    case place(Place)
  }

  /// What it is.
  public var kind: Kind
  /// The rule or list that it belongs to, by its id; empty for the header.
  public var owner: String
  /// It as written.
  public var text: String
  /// Where it stands.
  public var span: SourceSpan
  /// The place of the alternative in the inventory, if it is one.
  var member: Int?
  /// What the line does in its rule; nil for a list.
  var use: PhraseUse?
}

extension Rubric {
  /// Every alternative and condition that no example puts to use, in the order of the file.
  ///
  /// What only request cues use is left out, since rules alone have examples.
  public func idlePhrases() -> [IdlePhrase] {
    let reader = ExampleReader(self)
    let parts = rules.indices.map { Exercise(reader, rule: $0) }
    return idlePhrases(Exercise(reader.inventory, merging: parts), reader)
  }

  /// Everything that an exercise leaves idle.
  func idlePhrases(_ exercise: Exercise, _ reader: ExampleReader) -> [IdlePhrase] {
    let inventory = reader.inventory
    let owners = inventory.ownersInUse
    var idle: [IdlePhrase] = []
    for line in inventory.lines.indices {
      let written = inventory.lines[line]
      guard owners.contains(written.owner.listName) else { continue }
      let members = written.members.filter { !exercise.used.contains($0) }
      let name = name(of: written.owner)
      for member in members {
        let source = inventory.members[member].source
        idle.append(
          IdlePhrase(
            kind: .alternative, owner: name, text: source.text, span: source.span,
            member: member, use: written.owner.use))
      }
      // A line of which nothing is put to use is told by its alternatives.
      let isCondition = written.owner.isCondition
      if isCondition, members.count < written.members.count, !exercise.needed.contains(line) {
        idle.append(
          IdlePhrase(
            kind: .line, owner: name, text: written.phrase.source.text, span: written.phrase.source.span))
      }
    }
    idle += idlePlaces(exercise)
    return idle.enumerated().sorted { a, b in
      (a.element.span.start, a.offset) < (b.element.span.start, b.offset)
    }.map(\.element)
  }

  private func name(of owner: PhraseOwner) -> String {
    switch owner {
    case .rule(let number, _): rules[number].id
    case .list(let name): "@\(name)"
    case .header: ""
    }
  }

  /// The places that no example needs; one that every rule has is the header's and may be needed by any of them.
  private func idlePlaces(_ exercise: Exercise) -> [IdlePhrase] {
    let matching = rules.indices.filter { words.match(rules[$0].id) != nil }
    let common = matching.dropFirst().reduce(matching.first.map { places(of: $0) } ?? []) {
      $0.intersection(places(of: $1))
    }
    return matching.flatMap { number in
      let idle = places(of: number).subtracting(common).subtracting(exercise.neededPlaces[number] ?? [])
      return idle.sorted { $0.rawValue < $1.rawValue }.map {
        IdlePhrase(kind: .place($0), owner: rules[number].id, text: $0.rawValue, span: rules[number].span)
      }
    }
  }

  private func places(of rule: Int) -> Set<Place> { words.match(rules[rule].id)?.places ?? [] }
}

extension PhraseInventory {
  /// The lists that rules reach, and nil for what is no list.
  fileprivate var ownersInUse: Set<String?> {
    var result: Set<String?> = [nil]
    for line in lines where line.owner.listName == nil {
      result.formUnion(lists(from: line.phrase).map { $0 })
    }
    return result
  }
}

extension PhraseOwner {
  fileprivate var listName: String? {
    if case .list(let name) = self { return name }
    return nil
  }

  fileprivate var use: PhraseUse? {
    switch self {
    case .rule(_, let use): use
    case .header: .negatedBy(0)
    case .list: nil
    }
  }

  fileprivate var isCondition: Bool {
    switch self {
    case .rule(_, let use): !use.finds
    case .header: true
    case .list: false
    }
  }
}
