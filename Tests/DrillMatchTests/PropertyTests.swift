import DrillText
import Testing

@testable import DrillMatch

@Suite("Properties of matching")
struct PropertyTests {
  static let phrases = [
    "对不起", "不知道", "sorry", "thank you", "您好急", "don't know", "您 qq 群", "烦死了", "good morning", "没办法",
  ]

  @Test("a disguised phrase is still found, and its span folds to what matched", arguments: 1...40)
  func disguise(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for source in Self.phrases {
      let disguised = Disguise.apply(to: source, using: &generator)
      let before = ["", "嗯，", "well, ", "。"].randomElement(using: &generator) ?? ""
      let after = ["", "，嗯", ", well", "！"].randomElement(using: &generator) ?? ""
      let text = before + disguised + after
      let hits = found(source, in: text)
      #expect(hits.count == 1, "seed \(seed): \(source) in \(text)")
      guard let hit = hits.first else { continue }
      #expect(found("^" + source + "$", in: hit).count == 1, "seed \(seed): \(hit) of \(text)")
    }
  }

  @Test("the automaton finds what a naive search finds", arguments: 1...60)
  func naive(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let node = RandomPhrase.node(depth: 3, using: &generator)
      guard !node.mayBeEmpty, !node.mayBeginWithGap else { continue }
      let letters = ["甲", "乙", "丙", "a", "b", "ab", " ", "，", "。", "*", "甲甲甲"]
      let count = Int.random(in: 0...14, using: &generator)
      let text = (0..<count).compactMap { _ in letters.randomElement(using: &generator) }.joined()
      let folded = FoldedText(text)
      let source = LocatedText("", at: Position(line: 1, column: 1))
      let phrase = Phrase(alternatives: [Phrase.Alternative(parts: [node], source: source)], source: source)
      let hits = PhraseMatcher([[phrase]], lists: PhraseLists()).hits(in: folded)[0].map(\.span)
      let expected = NaiveMatcher(folded).hits(node).map { folded.span(ofSymbols: $0) }
      #expect(hits == expected, "seed \(seed): \(node) in \(text)")
    }
  }

  @Test("symbols stay in order and within the text", arguments: 1...60)
  func spans(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pool = Array("ab1五十千万零,.。!? '’@$*-:：，\n\u{301}\u{200B}🙂ｆ①對℃ ".unicodeScalars)
    for _ in 0..<50 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        if let scalar = pool.randomElement(using: &generator) { view.append(scalar) }
      }
      let text = String(view)
      let folded = FoldedText(text)
      var last: Int32 = 0
      for symbol in folded.symbols {
        #expect(symbol.lower >= last && symbol.upper > symbol.lower, "seed \(seed): \(text.debugDescription)")
        #expect(Int(symbol.upper) <= view.count)
        last = symbol.lower
      }
      #expect(folded.unitCount == folded.units(in: 0..<view.count))
    }
  }
}

/// Writes a phrase the way people do who hide it, or whose keys stick.
enum Disguise {
  static func apply(to phrase: String, using generator: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: phrase.uppercased()
    case 1: fullWidth(phrase)
    case 2:
      between(
        phrase, ["*", ".", "-", "_", "~", "\u{200B}", "🙂", "·"].randomElement(using: &generator) ?? "*")
    case 3: between(phrase, "\u{FE0F}")
    case 4: spaced(phrase)
    default: stretched(phrase, by: Int.random(in: 2...5, using: &generator))
    }
  }

  private static func fullWidth(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let wide = (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) : scalar
      view.append(wide ?? scalar)
    }
    return String(view)
  }

  /// Puts noise between the characters of each word.
  private static func between(_ text: String, _ noise: String) -> String {
    text.split(separator: " ").map { word in
      word.contains("'") ? String(word) : word.map(String.init).joined(separator: noise)
    }.joined(separator: " ")
  }

  /// Sets every character of a phrase apart; phrases with several words are left alone.
  private static func spaced(_ text: String) -> String {
    text.contains(" ") || text.contains("'") ? text : text.map(String.init).joined(separator: " ")
  }

  private static func stretched(_ text: String, by count: Int) -> String {
    guard let last = text.last else { return text }
    return text + String(repeating: last, count: count)
  }
}

/// Makes small random phrases.
enum RandomPhrase {
  static func node(depth: Int, using generator: inout SeededGenerator) -> Phrase.Node {
    switch Int.random(in: 0..<(depth == 0 ? 4 : 8), using: &generator) {
    case 0: .han("甲")
    case 1: .han("乙")
    case 2: .sequence([.wordEdge, .letter("a"), .wordEdge])
    case 3: .sequence([.wordEdge, .letter("a"), .letter("b"), .wordEdge])
    case 4: .optional(node(depth: depth - 1, using: &generator))
    case 5:
      .choice([node(depth: depth - 1, using: &generator), node(depth: depth - 1, using: &generator)])
    case 6:
      .sequence([
        node(depth: depth - 1, using: &generator), .gap(Int.random(in: 0...3, using: &generator)),
        node(depth: depth - 1, using: &generator),
      ])
    default:
      .sequence([node(depth: depth - 1, using: &generator), node(depth: depth - 1, using: &generator)])
    }
  }
}

/// A slow matcher written straight from the rules, to compare with: for each start all possible ends.
struct NaiveMatcher {
  private let symbols: [FoldedSymbol]

  init(_ text: FoldedText) {
    symbols = text.symbols
  }

  func hits(_ node: Phrase.Node) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for start in symbols.indices where !symbols[start].isOptional {
      guard start >= result.last?.upperBound ?? 0 else { continue }
      let ends = [false, true].flatMap { spaced in
        self.ends(node, Place(at: start, isFree: true, isSpaced: spaced), from: start).map(\.at)
      }
      if let end = ends.max(), end > start { result.append(start..<end) }
    }
    return result
  }

  private struct Place: Hashable {
    var at: Int
    /// Whether an edge or a gap came last, behind which spaces (or anything) may stand.
    var isFree: Bool
    var isSpaced: Bool
  }

  private func ends(_ node: Phrase.Node, _ place: Place, from start: Int) -> Set<Place> {
    switch node {
    case .letter(let scalar), .han(let scalar): return consume(scalar.value, place, from: start)
    case .wordEdge:
      return Set(
        skips(place, from: start).filter(hasEdge).map { at in
          var next = at
          next.isFree = at.isFree || at.at < symbols.count && symbols[at.at].join.isSpace
          return next
        })
    case .gap(let units): return gap(units, place, from: start)
    case .sequence(let nodes):
      return nodes.reduce([place]) { places, node in
        places.reduce(into: Set<Place>()) { $0.formUnion(ends(node, $1, from: start)) }
      }
    case .choice(let nodes):
      return nodes.reduce(into: Set<Place>()) { $0.formUnion(ends($1, place, from: start)) }
    case .optional(let node): return ends(node, place, from: start).union([place])
    case .empty, .space, .ending, .clauseStart, .clauseEnd, .list: return [place]
    }
  }

  /// A place and, where the rest of a long run follows, the place behind that.
  private func skips(_ place: Place, from start: Int) -> [Place] {
    guard place.at > start, place.at < symbols.count, symbols[place.at].isOptional else { return [place] }
    var behind = place
    behind.at += 1
    behind.isFree = false
    return [place, behind]
  }

  private func consume(_ code: UInt32, _ place: Place, from start: Int) -> Set<Place> {
    var result: Set<Place> = []
    for place in skips(place, from: start) where place.at < symbols.count {
      let symbol = symbols[place.at]
      guard symbol.code == code else { continue }
      let isJoined = place.at == start || place.isFree || place.isSpaced || symbol.join <= .noise
      guard isJoined, !place.isSpaced || symbol.isAlone else { continue }
      result.formUnion(arrivals(at: place.at + 1, place, from: start))
    }
    return result
  }

  /// Where a match may stand after a symbol: right behind it, or behind the rest of its run.
  private func arrivals(at: Int, _ place: Place, from start: Int) -> Set<Place> {
    Set(skips(Place(at: at, isFree: false, isSpaced: place.isSpaced), from: start))
  }

  private func gap(_ units: Int, _ place: Place, from start: Int) -> Set<Place> {
    var result: Set<Place> = []
    var left = units
    var at = place.at
    while true {
      result.insert(Place(at: at, isFree: true, isSpaced: place.isSpaced))
      guard at < symbols.count, symbols[at].kind != .clauseEnd else { return result }
      if symbols[at].startsUnit {
        if left == 0 { return result }
        left -= 1
      }
      at += 1
    }
  }

  private func hasEdge(_ place: Place) -> Bool {
    guard place.at > 0, place.at < symbols.count else { return true }
    return symbols[place.at].hasEdgeBefore
  }
}
