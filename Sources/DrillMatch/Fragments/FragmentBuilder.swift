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
  private(set) var rowsOfPiece: [[Int32]] = []

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

  /// The tables; their fragments are compiled.
  func finish(_ compiler: inout Compiler) -> FragmentTables {
    var first: [(Int32, Phrase.Node)] = []
    var others: [(Int32, Phrase.Node)] = []
    for (number, node) in fragments.enumerated() {
      let piece = Int(pieceOfFragment[number])
      if piece < 0 || !rowsOfPiece[piece].isEmpty {
        first.append((Int32(number), node))
      } else {
        others.append((Int32(number), node))
      }
    }
    let root = compiler.add(fragments: first)
    return FragmentTables(self, root: root, otherRoot: compiler.add(fragments: others))
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
    var rarest = (piece: Int32(-1), chance: Double.infinity)
    for (index, node) in row.pieces.enumerated() {
      let piece = piece(node)
      steps.append(
        FragmentTables.Step(piece: piece, gap: index == 0 ? 0 : Int32(clamping: row.gaps[index - 1])))
      if chances[Int(piece)] < rarest.chance { rarest = (piece, chances[Int(piece)]) }
    }
    rowsOfPiece[Int(rarest.piece)].append(Int32(rows.count))
    rows.append(FragmentRow(target: target, first: Int32(first), count: Int32(row.pieces.count)))
  }

  private mutating func piece(_ node: Phrase.Node) -> Int32 {
    let key = NodeKey(node)
    if let known = numbers[key] { return known }
    let piece = Int32(rowsOfPiece.count)
    numbers[key] = piece
    rowsOfPiece.append([])
    chances.append(rarity.chance(of: node))
    if reader.holdsMark(node) { crossesClauses = true }
    _ = newFragment(node, piece: piece)
    return piece
  }
}
