import DrillText

extension PhraseLists {
  /// The most pieces that a phrase may have once its lists are put in.
  static let mostPieces = 50_000

  /// What is wrong with the lists that a phrase refers to: unknown ones, circles, and lists that do not fit.
  public func diagnostics(for phrase: Phrase, path: String) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for alternative in phrase.alternatives {
      for part in alternative.parts {
        var isAlone = false
        if case .list = part { isAlone = alternative.parts.count == 1 }
        for (name, place) in part.references {
          if let diagnostic = diagnostic(name, place, in: phrase, isAlone: isAlone, path: path) {
            result.append(diagnostic)
          }
        }
      }
    }
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

  private func diagnostic(
    _ name: String, _ place: LocatedText, in phrase: Phrase, isAlone: Bool, path: String
  ) -> Diagnostic? {
    guard phrases[name] != nil else {
      return Diagnostic(
        .unknownList, .error,
        Words(en: "There is no list `\(name)`.", zh: "没有名为 `\(name)` 的词表。"), path: path, span: place.span,
        suggestion: unknownListSuggestion(name))
    }
    if leadsBack(from: name, to: phrase) {
      return Diagnostic(
        .listCycle, .error,
        Words(
          en: "The list `\(name)` leads back to this very phrase.",
          zh: "词表 `\(name)` 又绕回到了这个说法本身。"),
        path: path, span: place.span,
        suggestion: Words(en: "break the circle: remove one of the references", zh: "请去掉其中一处引用，断开循环"))
    }
    if !isAlone, holdsConjunction(name) {
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
    if let near = Nearest.best(for: name, among: phrases.keys.sorted()) {
      return Words(en: "did you mean `@\(near)`?", zh: "是不是想写 `@\(near)`？")
    }
    return Words(
      en: "declare it in the rubric: `## list \(name)`", zh: "请在评分表里声明：`## 词表 \(name)`")
  }

  /// Whether a list, through whatever it refers to, holds the phrase itself.
  private func leadsBack(from name: String, to phrase: Phrase) -> Bool {
    var visited: Set<String> = [name]
    var open = [name]
    while let next = open.popLast() {
      for inner in phrases[next] ?? [] {
        if inner == phrase { return true }
        for (reference, _) in inner.references where visited.insert(reference).inserted {
          open.append(reference)
        }
      }
    }
    return false
  }

  /// How many pieces a phrase has with its lists put in; stops counting when there are far too many.
  private func pieces(of phrase: Phrase) -> Int {
    var known: [String: Int] = [:]
    return count(phrase, &known, depth: 0)
  }

  private func count(_ phrase: Phrase, _ known: inout [String: Int], depth: Int) -> Int {
    var total = 0
    for alternative in phrase.alternatives {
      for part in alternative.parts { total = min(total + count(part, &known, depth: depth), 1_000_000) }
    }
    return total
  }

  private func count(_ node: Phrase.Node, _ known: inout [String: Int], depth: Int) -> Int {
    switch node {
    case .empty, .letter, .han, .wordEdge, .space, .ending, .clauseStart, .clauseEnd: return 1
    case .gap(let units): return units + 1
    case .optional(let node): return count(node, &known, depth: depth) + 1
    case .sequence(let nodes), .choice(let nodes):
      var total = 0
      for node in nodes { total = min(total + count(node, &known, depth: depth), 1_000_000) }
      return total
    case .list(let name, _):
      if let count = known[name] { return count }
      guard depth < 100 else { return 0 }
      // Entered before the list is counted, so that a circle ends.
      known[name] = 0
      var total = 1
      for phrase in phrases[name] ?? [] {
        total = min(total + count(phrase, &known, depth: depth + 1), 1_000_000)
      }
      known[name] = total
      return total
    }
  }
}

extension Phrase {
  /// The lists that the phrase names, in order.
  public var references: [(name: String, at: LocatedText)] {
    alternatives.flatMap { $0.parts.flatMap(\.references) }
  }
}

extension Phrase.Node {
  /// The lists that the node names.
  var references: [(name: String, at: LocatedText)] {
    switch self {
    case .list(let name, let place): [(name, place)]
    case .sequence(let nodes), .choice(let nodes): nodes.flatMap(\.references)
    case .optional(let node): node.references
    default: []
    }
  }
}
