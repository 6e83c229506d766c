/// Estimates how often fragments stand in replies, so that the rarest piece of a row is the one to wait for.
///
/// A wrong estimate costs time and nothing else: rows are looked at in vain.
struct FragmentRarity {
  private let lists: PhraseLists
  private var ofLists: [String: Double] = [:]

  init(lists: PhraseLists) {
    self.lists = lists
  }

  /// How often a reply is expected to hold a node.
  mutating func chance(of node: Phrase.Node) -> Double { min(1, read(node, depth: 0)) }

  private mutating func read(_ node: Phrase.Node, depth: Int) -> Double {
    guard depth < Compiler.deepest else { return 1 }
    switch node {
    case .empty, .letter, .wordEdge, .space, .ending, .gap, .optional: return sequence([node], depth: depth)
    case .clauseStart: return 0.3
    case .clauseEnd: return 0.3
    case .han: return sequence([node], depth: depth)
    case .sequence(let nodes): return sequence(nodes, depth: depth)
    case .choice(let nodes):
      var sum = 0.0
      for node in nodes { sum += read(node, depth: depth + 1) }
      return min(1, sum)
    case .list(let name, _): return list(name, depth: depth)
    }
  }

  private mutating func list(_ name: String, depth: Int) -> Double {
    if let known = ofLists[name] { return known }
    ofLists[name] = 1
    var sum = 0.0
    for phrase in lists.phrases[name] ?? [] {
      for alternative in phrase.alternatives where alternative.parts.count == 1 {
        sum += read(alternative.parts[0], depth: depth + 10)
      }
    }
    ofLists[name] = min(1, sum)
    return min(1, sum)
  }

  /// Words that stand together seek each other's company.
  private mutating func sequence(_ nodes: [Phrase.Node], depth: Int) -> Double {
    var result = 1.0
    var word: [UInt32] = []
    var isFirst = true
    func take(_ chance: Double) {
      result *= isFirst ? chance : min(1, chance * 5)
      isFirst = false
    }
    func close() {
      if !word.isEmpty { take(Self.chance(ofWord: word)) }
      word.removeAll()
    }
    for node in nodes {
      switch node {
      case .letter(let scalar): word.append(scalar.value)
      case .optional(.letter): break
      case .han(let scalar):
        close()
        take(Self.characters[scalar.value].map { 0.35 / (1 + Double($0) / 8) } ?? 0.003)
      case .empty, .ending, .optional, .gap: break
      case .wordEdge, .space: close()
      default:
        close()
        take(read(node, depth: depth + 1))
      }
    }
    close()
    return result
  }

  private static func chance(ofWord word: [UInt32]) -> Double {
    if let rank = words[word] { return 0.3 / (1 + Double(rank) / 6) }
    return switch word.count {
    case 1: 0.1
    case 2: 0.03
    case 3: 0.01
    case 4: 0.004
    case 5: 0.002
    default: 0.0008
    }
  }

  /// The characters of Chinese service talk, the most frequent first.
  private static let characters = rank(
    """
    的店是好有我你一您北推荐个以分家去周点元景边帮不这找谢了大在上可没地吗想玩小费时人都和价吃要国门话游吧给均下请电园消址天格中街到还区能号票型
    么啊合间它呢那住饭王菜求很多全最看为道近问符长什里路客就楼方他提府供气宿歉题安用太市物哪场查心行公抱之务日学免选总站高感老等再非服知们子常些
    清其食议口出记建首友带业经来但前只院真完后术故也连三新择比告过两致诉机条得火对外会起生体如至面当别同且接件明或少满快开需关季位定自说花女事
    """.unicodeScalars.lazy.filter { $0.value > 0x3000 }.map(\.value))

  /// The short words of English service talk without their apostrophes, the most frequent first.
  private static let words = rank(
    """
    you i the is your for to and a thank have can that it like would of please do help with thanks my on at in there time
    else what day me name no will am be anything need has ok great are good book yes sorry so not much number want this an
    been im okay all hello from now minutes bye how its one account or sure found may another should very bank thats right
    hi sir but try we was get date check know new nice change nothing bring if about today as card more correct away dont
    again welcome got happy too see could just any well id take code out order up turn make hope when only they after
    many go first also left youre our price let does next off stay who them us then here going think tell say back way
    still really things people something look give call phone money problem wait hold ask
    """.split { $0 == " " || $0 == "\n" }.lazy.map { $0.unicodeScalars.map(\.value) })

  private static func rank<Item: Hashable>(_ items: some Sequence<Item>) -> [Item: Int] {
    var ranks: [Item: Int] = [:]
    for item in items where ranks[item] == nil { ranks[item] = ranks.count }
    return ranks
  }
}
