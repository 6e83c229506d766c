/// Estimates how often literals stand in replies, so that the rarest serve as anchors.
///
/// A wrong estimate costs time and nothing else: more text is looked at than need be.
enum AnchorWeight {
  /// The literal that is expected most seldom, with how often a reply shows it; nil when there is none.
  static func best(_ anchors: [Anchor]) -> (Anchor, Double)? {
    var result: (Anchor, Double)?
    for anchor in anchors {
      var chance = chance(of: anchor.literal)
      if anchor.startsClause { chance *= 0.2 }
      if anchor.endsClause { chance *= 0.15 }
      if chance < result?.1 ?? .infinity { result = (anchor, chance) }
    }
    return result
  }

  /// The characters of Chinese service talk, the most frequent first.
  private static let characters = rank(
    """
    的店是好有我你一您北推荐个以分家去周点元景边帮不这找谢了大在上可没地吗想玩小费时人都和价吃要国门话游吧给均下请电园消址天格中街到还区能号票型
    么啊合间它呢那住饭王菜求很多全最看为道近问符长什里路客就楼方他提府供气宿歉题安用太市物哪场查心行公抱之务日学免选总站高感老等再非服知们子常些
    清其食议口出记建首友带业经来但前只院真完后术故也连三新择比告过两致诉机条得火对外会起生体如至面当别同且接件明或少满快开需关季位定自说花女事
    """.unicodeScalars.lazy.filter { $0.value > 0x3000 }.map { [$0.value] })

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

  private static func rank(_ items: some Sequence<[UInt32]>) -> [[UInt32]: Int] {
    var ranks: [[UInt32]: Int] = [:]
    for item in items where ranks[item] == nil { ranks[item] = ranks.count }
    return ranks
  }

  private static func chance(of literal: LiteralScanner.Literal) -> Double {
    var letters = 0
    var han = 0
    var result = 1.0
    for code in literal.codes {
      if CharacterClass(code) == .letter {
        letters += 1
      } else {
        han += 1
        result *= characters[[code]].map { 0.35 / (1 + Double($0) / 8) } ?? 0.003
      }
    }
    // Characters that stand together seek each other's company.
    if han > 1 { result *= 4 }
    return letters > 0 ? result * latin(literal, letters) : result
  }

  private static func latin(_ literal: LiteralScanner.Literal, _ letters: Int) -> Double {
    if let rank = words[literal.codes] { return 0.3 / (1 + Double(rank) / 6) }
    let whole =
      switch letters {
      case 1: 0.1
      case 2: 0.03
      case 3: 0.01
      case 4: 0.004
      case 5: 0.002
      default: 0.0008
      }
    // Within words letters stand anywhere.
    return literal.startsWord && literal.endsWord || letters > 4 ? whole : whole * 3
  }
}
