/// Tells from the literals that stand in a reply which alternatives of the rules may match there, and where.
///
/// Sets of literals are seen when one of them is; a condition holds when all of its sets are seen, and makes another set
/// seen (that of a list) or calls for an alternative. Each condition is looked at only once the set that it is filed under is seen.
struct AnchorNet: Sendable {
  /// What follows from a condition.
  enum Target: Sendable, Hashable {
    case set(Int32)
    case entry(Int32)
  }

  struct Condition: Sendable {
    var target: Target
    /// The set around whose literals the match must lie.
    var anchor: Int32
    /// Where its other sets stand in `guards`.
    var firstGuard: Int32
    var endGuard: Int32
  }

  /// A set that a literal belongs to, if it stands as it must.
  struct Membership: Sendable {
    var set: Int32
    var startsClause: Bool
    var endsClause: Bool
  }

  /// For each literal the sets it belongs to.
  let setsOfLiteral: Rows<Membership>
  /// For each set the conditions that are filed under it.
  let conditionsOfSet: Rows<Condition>
  let guards: [Int32]
  /// For each set how many steps of inference lie below it.
  let levels: [UInt8]

  var setCount: Int { levels.count }
}

/// Rows of different lengths, all in one array.
struct Rows<Element: Sendable>: Sendable {
  private var starts: [Int32] = [0]
  private var elements: [Element] = []

  init(_ rows: [[Element]]) {
    starts.reserveCapacity(rows.count + 1)
    elements.reserveCapacity(rows.reduce(0) { $0 + $1.count })
    for row in rows {
      elements += row
      starts.append(Int32(elements.count))
    }
  }

  var count: Int { starts.count - 1 }

  /// Where a row stands among all elements.
  @inline(__always)
  func range(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  @inline(__always)
  subscript(element: Int) -> Element { elements[element] }
}

/// Builds a net, need by need.
struct AnchorNetBuilder {
  private var reader: AnchorReader
  private(set) var literals: [LiteralScanner.Literal] = []
  private var literalNumbers: [LiteralScanner.Literal: Int32] = [:]
  private var setsOfLiteral: [[AnchorNet.Membership]] = []
  private var conditionsOfSet: [[AnchorNet.Condition]] = []
  private var levels: [UInt8] = []
  private var weights: [Double] = []
  private var guards: [Int32] = []
  private var setOfLiterals: [Set<Anchor>: Int32] = [:]
  private var setOfList: [String: Int32] = [:]

  init(lists: PhraseLists) {
    reader = AnchorReader(lists: lists)
  }

  /// Files an entry under what its alternative needs; false when nothing is, so that it may match anywhere.
  mutating func add(entry: Int32, parts: [Phrase.Node]) -> Bool {
    let needs = reader.needs(of: parts)
    if needs.isEmpty { return false }
    file(.entry(entry), under: needs)
    return true
  }

  /// The net; literals that cannot be looked for are seen in every reply.
  func net() -> AnchorNet {
    AnchorNet(
      setsOfLiteral: Rows(setsOfLiteral), conditionsOfSet: Rows(conditionsOfSet), guards: guards,
      levels: levels)
  }

  private mutating func file(_ target: AnchorNet.Target, under needs: [Need]) {
    let sets = needs.map { set(of: $0) }
    guard
      let trigger = sets.min(by: { (levels[Int($1)], weights[Int($0)]) < (levels[Int($0)], weights[Int($1)]) }
      ),
      let anchor = sets.min(by: { weights[Int($0)] < weights[Int($1)] })
    else { return }
    let first = Int32(guards.count)
    for set in Set(sets) where set != trigger { guards.append(set) }
    if case .set(let number) = target {
      levels[Int(number)] = max(levels[Int(number)], levels[Int(trigger)] + 1)
    }
    conditionsOfSet[Int(trigger)].append(
      AnchorNet.Condition(target: target, anchor: anchor, firstGuard: first, endGuard: Int32(guards.count)))
  }

  private mutating func newSet(weight: Double) -> Int32 {
    conditionsOfSet.append([])
    levels.append(0)
    weights.append(weight)
    return Int32(levels.count - 1)
  }

  private mutating func set(of need: Need) -> Int32 {
    switch need {
    case .literals(let anchors, let weight):
      let key = Set(anchors)
      if let known = setOfLiterals[key] { return known }
      let set = newSet(weight: weight)
      setOfLiterals[key] = set
      for anchor in anchors {
        setsOfLiteral[Int(number(of: anchor.literal))].append(
          AnchorNet.Membership(set: set, startsClause: anchor.startsClause, endsClause: anchor.endsClause))
      }
      return set
    case .list(let name, let weight):
      if let known = setOfList[name] { return known }
      let set = newSet(weight: weight)
      setOfList[name] = set
      for needs in reader.members[name] ?? [] { file(.set(set), under: needs) }
      return set
    case .any(let alternatives, let weight):
      let set = newSet(weight: weight)
      for needs in alternatives { file(.set(set), under: needs) }
      return set
    }
  }

  private mutating func number(of literal: LiteralScanner.Literal) -> Int32 {
    if let known = literalNumbers[literal] { return known }
    let number = Int32(literals.count)
    literalNumbers[literal] = number
    literals.append(literal)
    setsOfLiteral.append([])
    return number
  }
}
