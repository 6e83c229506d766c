/// What a text must hold for a phrase to match.
///
/// It asks for too little rather than too much: where a phrase leaves things open, nothing is asked of it.
indirect enum Need {
  /// One of these literals.
  case literals([Anchor], weight: Double)
  /// Whatever a member of a list needs.
  case list(String, weight: Double)
  /// Everything that one of these alternatives needs.
  case any([[Need]], weight: Double)

  /// How often a reply is expected to fulfil it.
  var weight: Double {
    switch self {
    case .literals(_, let weight), .list(_, let weight), .any(_, let weight): weight
    }
  }
}

/// A literal with what must stand beside it.
struct Anchor: Hashable {
  var literal = LiteralScanner.Literal(codes: [])
  /// Whether a clause must start where it starts.
  var startsClause = false
  /// Whether a clause must end where it ends.
  var endsClause = false
}

/// Reads from phrases what a text must hold for them to match.
struct AnchorReader {
  /// What is known of the texts that a node matches.
  private enum Reading {
    /// It matches just these strings of folded characters, `edge` and `open` among them.
    case exact([[UInt32]])
    /// It matches just the strings of a long list.
    case list(String)
    /// It matches only where all of these are met.
    case needs([Need])
  }

  /// A long list, with what must stand beside it.
  private struct Surroundings: Hashable {
    var list: String
    var startsClause: Bool
    var endsClause: Bool
  }

  /// Where a word or number starts or ends.
  private static let edge: UInt32 = 1
  /// Where anything may stand.
  private static let open: UInt32 = 2
  /// Where a clause starts.
  private static let clauseStart: UInt32 = 3
  /// Where a clause ends.
  private static let clauseEnd: UInt32 = 4
  /// The most strings that are multiplied out where pieces follow each other.
  private static let widestProduct = 24
  private static let longestHan = 4
  private static let longestSpaced = 12
  /// The most needs that are looked for together.
  private static let mostNeeds = 2

  private let lists: PhraseLists
  private var ofLists: [String: Reading] = [:]
  private var unfinished: Set<String> = []
  /// The strings of long lists, and what they come to.
  private var stringsOfLists: [String: [[UInt32]]] = [:]
  private var needsOfLists: [Surroundings: Need?] = [:]
  /// What the members of each list need that is more than a choice of literals.
  private(set) var members: [String: [[Need]]] = [:]
  /// Every list comes after those that its members name.
  private(set) var order: [String] = []

  init(lists: PhraseLists) {
    self.lists = lists
  }

  /// What an alternative needs, given by its parts; nothing where no literal is surely there.
  mutating func needs(of parts: [Phrase.Node]) -> [Need] {
    var needs: [Need] = []
    for part in parts {
      let reading = read(part, depth: 0)
      needs += self.needs(of: reading)
    }
    return Self.telling(needs)
  }

  /// The needs that are worth looking for: the few that are met most seldom.
  private static func telling(_ needs: [Need]) -> [Need] {
    needs.count <= mostNeeds ? needs : Array(needs.sorted { $0.weight < $1.weight }.prefix(mostNeeds))
  }

  private mutating func needs(of reading: Reading) -> [Need] {
    switch reading {
    case .exact(let strings): return Self.literals(of: strings).map { [$0] } ?? []
    case .list(let name):
      let need = need(ofList: Surroundings(list: name, startsClause: false, endsClause: false))
      return need.map { [$0] } ?? []
    case .needs(let needs): return needs
    }
  }

  private mutating func need(ofList list: Surroundings) -> Need? {
    if let known = needsOfLists[list] { return known }
    let start = list.startsClause ? [Self.clauseStart] : []
    let end = list.endsClause ? [Self.clauseEnd] : []
    let strings = stringsOfLists[list.list, default: []]
    let need = Self.literals(of: start.isEmpty && end.isEmpty ? strings : strings.map { start + $0 + end })
    needsOfLists[list] = .some(need)
    return need
  }

  /// The literals of which one stands in every text that shows one of the strings.
  private static func literals(of strings: [[UInt32]]) -> Need? {
    var literals: Set<Anchor> = []
    var weight = 0.0
    for string in strings {
      guard let (anchor, chance) = AnchorWeight.best(fragments(of: string)) else { return nil }
      if literals.insert(anchor).inserted { weight += chance }
    }
    return literals.isEmpty ? nil : .literals(Array(literals), weight: weight)
  }

  /// The literals that a string is made of, cut where anything may stand and where characters read as numbers.
  private static func fragments(of string: [UInt32]) -> [Anchor] {
    var result: [Anchor] = []
    var current = Anchor()
    func close() {
      if !current.literal.codes.isEmpty { result.append(current) }
      current = Anchor()
    }
    for code in string {
      switch code {
      case edge:
        if current.literal.codes.isEmpty {
          current.literal.startsWord = true
        } else {
          current.literal.endsWord = true
        }
      case clauseStart:
        close()
        current.startsClause = true
      case clauseEnd:
        current.endsClause = true
        close()
      case open: close()
      default:
        guard LiteralScanner.isUsable(code) else {
          current.literal.endsWord = false
          close()
          continue
        }
        // Longer literals hardly tell more.
        let isFull = current.literal.codes.count >= (code > 0x3000 ? longestHan : longestSpaced)
        // An edge within a literal tells nothing of its end.
        current.literal.endsWord = false
        if isFull { close() }
        current.literal.codes.append(code)
      }
    }
    close()
    return result
  }

  // MARK: Reading

  private mutating func read(_ node: Phrase.Node, depth: Int) -> Reading {
    guard depth < Compiler.deepest else { return .needs([]) }
    switch node {
    case .empty: return .exact([[]])
    // A phrase with an apostrophe also matches without one.
    case .letter("'"), .optional(.letter("'")): return .exact([[]])
    case .letter(let scalar), .han(let scalar): return .exact([[scalar.value]])
    case .wordEdge, .space: return .exact([[Self.edge]])
    case .clauseStart: return .exact([[Self.clauseStart]])
    case .clauseEnd: return .exact([[Self.clauseEnd]])
    case .ending, .gap, .optional: return .exact([[Self.open]])
    case .list(let name, _): return list(name, depth: depth)
    case .sequence(let nodes): return sequence(nodes, depth: depth)
    case .choice(let nodes):
      var readings: [Reading] = []
      for node in nodes { readings.append(read(node, depth: depth + 1)) }
      if let strings = exact(readings) { return .exact(strings) }
      var needs: [[Need]] = []
      for reading in readings { needs.append(Self.telling(self.needs(of: reading))) }
      if needs.contains(where: \.isEmpty) { return .needs([]) }
      return .needs([.any(needs, weight: Self.weight(ofAny: needs))])
    }
  }

  /// The strings of readings that are all exact.
  private func exact(_ readings: [Reading]) -> [[UInt32]]? {
    var result: [[UInt32]] = []
    for reading in readings {
      switch reading {
      case .exact(let strings): result += strings
      case .list(let name): result += stringsOfLists[name, default: []]
      case .needs: return nil
      }
    }
    return result
  }

  private static func weight(ofAny needs: [[Need]]) -> Double {
    needs.reduce(0) { $0 + ($1.map(\.weight).min() ?? 1) }
  }

  private mutating func list(_ name: String, depth: Int) -> Reading {
    if let reading = ofLists[name] { return reading }
    // A list that holds itself is a mistake; nothing is asked of it.
    guard unfinished.insert(name).inserted else { return .needs([]) }
    var readings: [Reading] = []
    for phrase in lists.phrases[name] ?? [] {
      for alternative in phrase.alternatives where alternative.parts.count == 1 {
        readings.append(read(alternative.parts[0], depth: depth + 10))
      }
    }
    unfinished.remove(name)
    let result = reading(ofList: name, readings)
    ofLists[name] = result
    return result
  }

  private mutating func reading(ofList name: String, _ readings: [Reading]) -> Reading {
    if let strings = exact(readings) {
      // Short lists are multiplied out with what stands beside them, long ones are looked for as they are.
      if strings.count <= Self.widestProduct { return .exact(strings) }
      stringsOfLists[name] = strings
      return .list(name)
    }
    var needs: [[Need]] = []
    for reading in readings { needs.append(Self.telling(self.needs(of: reading))) }
    if needs.contains(where: \.isEmpty) { return .needs([]) }
    members[name] = needs
    order.append(name)
    return .needs([.list(name, weight: Self.weight(ofAny: needs))])
  }

  /// Whether strings are so short that they tell little unless what stands beside them is looked for as well.
  private static func isShort(_ strings: [[UInt32]]) -> Bool {
    strings.contains { string in
      string.reduce(0) { $0 + ($1 > 0x3000 ? 3 : $1 > clauseEnd ? 1 : 0) } < 6
    }
  }

  private mutating func sequence(_ nodes: [Phrase.Node], depth: Int) -> Reading {
    var strings: [[UInt32]] = [[]]
    var needs: [Need] = []
    var isWhole = true
    func close(_ strings: [[UInt32]]) { if let need = Self.literals(of: strings) { needs.append(need) } }
    for (index, node) in nodes.enumerated() {
      switch read(node, depth: depth + 1) {
      case .list(let name):
        isWhole = false
        close(strings)
        let isFirst = strings.count == 1 && strings[0].last { $0 != Self.edge } == Self.clauseStart
        let next = nodes[(index + 1)...].first { $0 != .wordEdge }
        let list = Surroundings(list: name, startsClause: isFirst, endsClause: next == .clauseEnd)
        if let need = need(ofList: list) { needs.append(need) }
        strings = [[Self.open]]
      case .exact(let next):
        if next.count == 1 {
          for index in strings.indices { strings[index] += next[0] }
        } else if strings.count * next.count <= Self.widestProduct,
          Self.isShort(strings) || Self.isShort(next)
        {
          strings = strings.flatMap { start in next.map { start + $0 } }
        } else {
          isWhole = false
          close(strings)
          strings = next.map { [Self.open] + $0 }
        }
      case .needs(let more):
        isWhole = false
        close(strings)
        needs += more
        strings = [[Self.open]]
      }
    }
    if isWhole { return .exact(strings) }
    close(strings)
    return .needs(needs)
  }
}
