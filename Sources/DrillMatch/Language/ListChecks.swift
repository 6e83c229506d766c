import DrillText

extension PhraseLists {
  /// What is wrong with the lists that a phrase refers to: unknown ones, circles, and lists that do not fit.
  ///
  /// To check many phrases, use one `ListChecker`.
  public func diagnostics(for phrase: Phrase, path: String) -> [Diagnostic] {
    var checker = ListChecker(self, path: path)
    return checker.diagnostics(for: phrase)
  }
}

/// Checks what phrases make of the lists that they refer to.
///
/// Every list is walked once, when the checker is created or first asked about it, however many phrases name it.
public struct ListChecker: Sendable {
  /// The most pieces that a phrase may have once its lists are put in.
  static let mostPieces = 50_000
  /// Counting ends here.
  private static let farTooMany = 1_000_000

  private let lists: PhraseLists
  private let path: String
  /// The lists by name, and the phrases of each.
  private let numbers: [String: Int]
  private let phrases: [[Phrase]]
  /// Whether a list holds an alternative of several parts.
  private let conjunctions: [Bool]
  /// For each list whether another can be reached from it, itself included.
  private let reach: [[Bool]]
  /// Whether a list leads into a circle.
  private let isCircular: [Bool]
  /// The phrases of all lists by where they start, with their lists.
  private let holders: [Position: [(list: Int, phrase: Phrase)]]
  /// The pieces of each list, once they have been counted.
  private var counts: [Int?]

  /// Prepares to check phrases in a file with a path.
  public init(_ lists: PhraseLists, path: String) {
    self.lists = lists
    self.path = path
    let names = Array(lists.phrases.keys)
    let numbers = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let phrases = names.map { lists.phrases[$0] ?? [] }
    var next: [[Int]] = []
    var holders: [Position: [(list: Int, phrase: Phrase)]] = [:]
    for (number, phrases) in phrases.enumerated() {
      var references: Set<Int> = []
      for phrase in phrases {
        holders[phrase.source.start, default: []].append((number, phrase))
        for reference in phrase.references {
          if let other = numbers[reference.name] { references.insert(other) }
        }
      }
      next.append(Array(references))
    }
    let reach = Self.reach(next)
    let closes = next.indices.map { from in next[from].contains { reach[$0][from] } }
    isCircular = next.indices.map { from in next.indices.contains { reach[from][$0] && closes[$0] } }
    conjunctions = names.map { lists.holdsConjunction($0) }
    counts = Array(repeating: nil, count: names.count)
    self.numbers = numbers
    self.phrases = phrases
    self.reach = reach
    self.holders = holders
  }

  private static func reach(_ next: [[Int]]) -> [[Bool]] {
    next.indices.map { from in
      var reached = [Bool](repeating: false, count: next.count)
      reached[from] = true
      var open = [from]
      while let node = open.popLast() {
        for other in next[node] where !reached[other] {
          reached[other] = true
          open.append(other)
        }
      }
      return reached
    }
  }

  /// What is wrong with the lists that a phrase refers to: unknown ones, circles, and lists that do not fit.
  public mutating func diagnostics(for phrase: Phrase) -> [Diagnostic] {
    var result = phrase.references.compactMap { diagnostic($0, in: phrase) }
    if result.isEmpty, pieces(of: phrase) > Self.mostPieces {
      result.append(
        Diagnostic(
          .tooLarge, .error,
          Words(
            en: "With its lists put in, this phrase has more than \(Self.mostPieces) pieces.",
            zh: "把词表代入后，这个说法超过了 \(Self.mostPieces) 个部分。"),
          path: path, span: phrase.source.span,
          suggestion: Words(en: "use smaller lists, or fewer of them", zh: "请用更小或更少的词表")))
    }
    return result
  }

  private func diagnostic(_ reference: Phrase.Reference, in phrase: Phrase) -> Diagnostic? {
    let (name, place) = (reference.name, reference.place)
    guard let list = numbers[name] else {
      return Diagnostic(
        .unknownList, .error,
        Words(en: "There is no list `\(name)`.", zh: "没有名为 `\(name)` 的词表。"), path: path, span: place.span,
        suggestion: unknownListSuggestion(name))
    }
    if leadsBack(from: list, to: phrase) {
      return Diagnostic(
        .listCycle, .error,
        Words(
          en: "The list `\(name)` leads back to this very phrase.",
          zh: "词表 `\(name)` 又绕回到了这个说法本身。"),
        path: path, span: place.span,
        suggestion: Words(en: "break the circle: remove one of the references", zh: "请去掉其中一处引用，断开循环"))
    }
    if !reference.isAlone, conjunctions[list] {
      return Diagnostic(
        .conjunctionInList, .error,
        Words(
          en: "The list `\(name)` holds `&` and can only stand alone.",
          zh: "词表 `\(name)` 里有 `&`，只能单独使用。"),
        path: path, span: place.span,
        suggestion: Words(
          en: "make it an alternative of its own: `… | @\(name)`", zh: "让它自成一个备选说法：`… | @\(name)`"))
    }
    return nil
  }

  private func unknownListSuggestion(_ name: String) -> Words {
    if let near = Nearest.best(for: name, among: lists.phrases.keys.sorted()) {
      return Words(en: "did you mean `@\(near)`?", zh: "是不是想写 `@\(near)`？")
    }
    return Words(
      en: "declare it in the rubric: `## list \(name)`", zh: "请在评分表里声明：`## 词表 \(name)`")
  }

  /// Whether a list, through whatever it refers to, holds the phrase itself.
  private func leadsBack(from list: Int, to phrase: Phrase) -> Bool {
    holders[phrase.source.start, default: []].contains { reach[list][$0.list] && $0.phrase == phrase }
  }

  /// How many pieces a phrase has with its lists put in; stops counting when there are far too many.
  private mutating func pieces(of phrase: Phrase) -> Int {
    var known: [Int: Int] = [:]
    return count(phrase, &known, depth: 0)
  }

  private mutating func count(_ phrase: Phrase, _ known: inout [Int: Int], depth: Int) -> Int {
    var total = phrase.ownPieces
    for reference in phrase.references {
      total = min(total + count(reference.name, &known, depth: depth), Self.farTooMany)
    }
    return total
  }

  private mutating func count(_ name: String, _ known: inout [Int: Int], depth: Int) -> Int {
    guard let list = numbers[name] else { return 1 }
    if let count = counts[list] ?? known[list] { return count }
    guard depth < 100 else { return 0 }
    // Entered before the list is counted, so that a circle ends.
    known[list] = 0
    var total = 1
    for phrase in phrases[list] {
      total = min(total + count(phrase, &known, depth: depth + 1), Self.farTooMany)
    }
    known[list] = total
    // In a circle the count depends on where it begins.
    if !isCircular[list] { counts[list] = total }
    return total
  }
}

/// What there is in a phrase, found out in one walk.
struct PhraseSurvey {
  private(set) var references: [Phrase.Reference] = []
  private(set) var pieces = 0

  mutating func add(_ alternative: Phrase.Alternative) {
    for part in alternative.parts { add(part, isAlone: alternative.parts.count == 1) }
  }

  private mutating func add(_ node: Phrase.Node, isAlone: Bool) {
    switch node {
    case .empty, .letter, .han, .wordEdge, .space, .ending, .clauseStart, .clauseEnd: pieces += 1
    case .gap(let units): pieces += units + 1
    case .optional(let node):
      pieces += 1
      add(node, isAlone: false)
    case .sequence(let nodes), .choice(let nodes): for node in nodes { add(node, isAlone: false) }
    case .list(let name, let place):
      references.append(Phrase.Reference(name: name, place: place, isAlone: isAlone))
    }
  }
}
