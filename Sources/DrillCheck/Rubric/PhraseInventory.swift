import DrillMatch
import DrillScript
import DrillText

/// One alternative of a rubric's phrases: the smallest thing that an example can show to be of use.
struct PhraseMember: Sendable {
  /// What it belongs to.
  var owner: PhraseOwner
  /// A phrase that holds this alternative alone.
  var phrase: Phrase
  /// Where it is written.
  var source: LocatedText
}

/// What a line of phrases belongs to.
enum PhraseOwner: Sendable, Hashable {
  /// A rule, by its place in the rubric, and what the line is for.
  case rule(Int, PhraseUse)
  /// A named list.
  case list(String)
  /// The header's `negation:`.
  case header
}

/// What a line of phrases does in its rule.
enum PhraseUse: Sendable, Hashable {
  case say, maybe, not, unless
  /// The cue of the rule's n-th `negated by:`.
  case negatedBy(Int)

  /// Whether the phrases find, rather than set a hit aside.
  var finds: Bool { self == .say || self == .maybe }
}

/// A line of phrases with its members.
struct PhraseLine: Sendable {
  var owner: PhraseOwner
  var phrase: Phrase
  /// The places of its members in the inventory.
  var members: Range<Int>
}

/// Every alternative that a rubric's rules and lists hold.
///
/// An alternative that is nothing but a group, `(a | b)`, counts as its members, since it means the same as `a | b`.
struct PhraseInventory: Sendable {
  private(set) var members: [PhraseMember] = []
  private(set) var lines: [PhraseLine] = []
  /// The lines of each rule and of each list, as places in `lines`.
  private(set) var linesOfRule: [[Int]] = []
  private(set) var linesOfList: [String: [Int]] = [:]
  /// For each list the lists that it reaches, itself included.
  private let reach: [String: Set<String>]
  /// The same by the numbers of the lists, which are those of their names in order.
  private let numberedReach: [String: Bits]
  private var listOfMember: [Int?] = []

  init(_ rubric: Rubric) {
    let words = rubric.words
    let reach = Self.reach(of: words.lists)
    let numbers = Dictionary(
      words.lists.phrases.keys.sorted().enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }
    )
    self.reach = reach
    numberedReach = reach.mapValues { Bits($0.compactMap { numbers[$0] }) }
    for (number, rule) in rubric.rules.enumerated() {
      let first = lines.count
      if let match = words.match(rule.id) {
        for phrase in match.say { add(phrase, .rule(number, .say)) }
        for phrase in match.maybe { add(phrase, .rule(number, .maybe)) }
        for phrase in match.exceptions { add(phrase, .rule(number, .not)) }
        for phrase in match.excuses { add(phrase, .rule(number, .unless)) }
        for (index, negation) in match.negations.enumerated() {
          add(negation.cue, .rule(number, .negatedBy(index)))
        }
      }
      linesOfRule.append(Array(first..<lines.count))
    }
    if let negation = words.negation { add(negation.cue, .header) }
    listOfMember = Array(repeating: nil, count: members.count)
    for (name, phrases) in words.lists.phrases.sorted(by: { $0.key < $1.key }) {
      let first = lines.count
      for phrase in phrases { add(phrase, .list(name)) }
      linesOfList[name] = Array(first..<lines.count)
      let more = members.count - listOfMember.count
      listOfMember += Array(repeating: numbers[name], count: more)
    }
  }

  /// Whether a list leads to another.
  func reaches(_ list: String, from name: String) -> Bool { reach[name]?.contains(list) ?? false }

  /// The members of the header's negation.
  var headerMembers: Range<Int> { lines.first { $0.owner == .header }?.members ?? 0..<0 }

  /// The lists that a phrase reaches, directly or through other lists.
  func lists(from phrase: Phrase) -> Set<String> {
    phrase.references.reduce(into: []) { $0.formUnion(reach[$1.name] ?? []) }
  }

  /// The number of the list that a member stands in; nil where it stands in none.
  func list(of member: Int) -> Int? { listOfMember[member] }

  /// The numbers of the lists that a member reaches, directly or through other lists.
  func reach(of member: Int) -> Bits {
    var result = Bits()
    for reference in members[member].phrase.references {
      if let lists = numberedReach[reference.name] { result.formUnion(lists) }
    }
    return result
  }

  private mutating func add(_ phrase: Phrase, _ owner: PhraseOwner) {
    let first = members.count
    for alternative in phrase.alternatives {
      for (alternative, source) in alternative.groupMembers {
        members.append(
          PhraseMember(
            owner: owner, phrase: Phrase(alternatives: [alternative], source: source), source: source))
      }
    }
    lines.append(PhraseLine(owner: owner, phrase: phrase, members: first..<members.count))
  }

  private static func reach(of lists: PhraseLists) -> [String: Set<String>] {
    let next = lists.phrases.mapValues { phrases in
      Set(phrases.flatMap { $0.references.map(\.name) })
    }
    return next.keys.reduce(into: [:]) { result, name in
      var reached: Set<String> = [name]
      var open = [name]
      while let list = open.popLast() {
        for other in next[list] ?? [] where reached.insert(other).inserted { open.append(other) }
      }
      result[name] = reached
    }
  }
}

extension Phrase.Alternative {
  /// The name of the list, if the alternative is nothing but one.
  var loneList: String? {
    guard parts.count == 1 else { return nil }
    if case .list(let name, _) = parts[0] { return name }
    if case .sequence(let nodes) = parts[0], nodes.count == 1, case .list(let name, _) = nodes[0] {
      return name
    }
    return nil
  }

  /// The alternative itself, or what is in it when it is nothing but a group.
  fileprivate var groupMembers: [(Phrase.Alternative, LocatedText)] {
    guard parts.count == 1, case .choice(let nodes) = parts[0], let pieces = source.groupPieces,
      pieces.count == nodes.count
    else { return [(self, source)] }
    return pieces.flatMap { piece in
      (Phrase.parse(piece, path: "").phrase?.alternatives ?? []).flatMap(\.groupMembers)
    }
  }
}

extension LocatedText {
  /// What stands between the bars of a group that is the whole text; nil when it is none.
  fileprivate var groupPieces: [LocatedText]? {
    let text = trimmed
    var depth = 0
    var start = 1
    var pieces: [LocatedText] = []
    var isLiteral = false
    for (offset, scalar) in text.scalars.enumerated() {
      if isLiteral {
        isLiteral = false
        continue
      }
      switch scalar {
      case "\\": isLiteral = true
      case "(", "（": depth += 1
      case ")", "）":
        depth -= 1
        if depth > 0 { continue }
        guard offset == text.count - 1 else { return nil }
        pieces.append(text[start..<offset].trimmed)
      case "|", "｜":
        guard depth == 1 else { continue }
        pieces.append(text[start..<offset].trimmed)
        start = offset + 1
      default: if depth == 0 { return nil }
      }
    }
    return pieces
  }
}
