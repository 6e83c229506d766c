/// Builds the tables, alternative by alternative.
struct FragmentBuilder {
  private let lists: PhraseLists
  private var reader: RowReader
  private var rarity: FragmentRarity
  private var fragments: [Phrase.Node] = []
  private(set) var targetsOfFragment: [[Int32]] = []
  private(set) var pieceOfFragment: [Int32] = []
  private(set) var targets: [FragmentTarget] = []
  private(set) var rows: [FragmentRow] = []
  private(set) var steps: [FragmentTables.Step] = []
  private(set) var partCounts: [Int32] = []
  /// Whether a piece holds a mark that ends a clause.
  private(set) var crossesClauses = false
  private var numbers: [NodeKey: Int32] = [:]
  private var chances: [Double] = []
  private(set) var triggersOfPiece: [[FragmentTables.Trigger]] = []

  init(lists: PhraseLists) {
    self.lists = lists
    reader = RowReader(lists: lists)
    rarity = FragmentRarity(lists: lists)
  }

  /// Adds phrases of a rule.
  mutating func add(_ phrases: [Phrase], rule: Int, _ role: FragmentTarget.Role) {
    for phrase in phrases {
      for parts in lists.alternatives(of: phrase) {
        var target = FragmentTarget(rule: Int32(rule), role: role)
        if parts.count > 1 {
          target.conjunction = Int32(partCounts.count)
          partCounts.append(Int32(parts.count))
        }
        for part in parts {
          add(part, target)
          target.part += 1
        }
      }
    }
  }

  /// Begins another set of fragments; what is known of lists is kept.
  mutating func begin() {
    fragments = []
    targetsOfFragment = []
    pieceOfFragment = []
    targets = []
    rows = []
    steps = []
    partCounts = []
    crossesClauses = false
    numbers = [:]
    chances = []
    triggersOfPiece = []
  }

  /// The tables; their fragments are compiled.
  func finish(_ compiler: inout Compiler) -> FragmentTables {
    let root = compiler.add(fragments: fragments.enumerated().map { (Int32($0.offset), $0.element) })
    return FragmentTables(self, root: root)
  }

  private mutating func add(_ part: Phrase.Node, _ target: FragmentTarget) {
    let number = Int32(targets.count)
    targets.append(target)
    guard let rows = reader.rows(of: part) else { return add(whole: part, number) }
    for row in rows {
      if row.pieces.count == 1 { add(whole: row.pieces[0], number) } else { add(row, number) }
    }
  }

  private mutating func add(whole node: Phrase.Node, _ target: Int32) {
    _ = newFragment(node, piece: -1)
    targetsOfFragment[targetsOfFragment.count - 1].append(target)
  }

  private mutating func newFragment(_ node: Phrase.Node, piece: Int32) -> Int32 {
    fragments.append(node)
    targetsOfFragment.append([])
    pieceOfFragment.append(piece)
    return Int32(fragments.count - 1)
  }

  private mutating func add(_ row: RowReader.Row, _ target: Int32) {
    let first = steps.count
    var rarest = (index: 0, chance: Double.infinity)
    for (index, node) in row.pieces.enumerated() {
      let piece = piece(node)
      steps.append(
        FragmentTables.Step(piece: piece, gap: index == 0 ? 0 : Int32(clamping: row.gaps[index - 1])))
      if chances[Int(piece)] < rarest.chance { rarest = (index, chances[Int(piece)]) }
    }
    // Of the others the rarest that stands before it tells soonest whether a row is worth a look.
    let others = rarest.index > 0 ? 0..<rarest.index : 1..<row.pieces.count
    let other = others.min { chance(first + $0) < chance(first + $1) } ?? 0
    triggersOfPiece[Int(steps[first + rarest.index].piece)].append(
      FragmentTables.Trigger(
        row: Int32(rows.count), other: steps[first + other].piece, isBefore: rarest.index > 0))
    rows.append(FragmentRow(target: target, first: Int32(first), count: Int32(row.pieces.count)))
  }

  private func chance(_ step: Int) -> Double { chances[Int(steps[step].piece)] }

  private mutating func piece(_ node: Phrase.Node) -> Int32 {
    let key = NodeKey(node)
    if let known = numbers[key] { return known }
    let piece = Int32(triggersOfPiece.count)
    numbers[key] = piece
    triggersOfPiece.append([])
    chances.append(rarity.chance(of: node))
    if reader.holdsMark(node) { crossesClauses = true }
    _ = newFragment(node, piece: piece)
    return piece
  }
}
