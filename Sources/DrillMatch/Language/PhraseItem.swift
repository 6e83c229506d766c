/// A piece of a phrase between two marks, before the edges of its words are settled.
struct PhraseItem {
  enum Content {
    case literal(LiteralPiece)
    case group([[PhraseItem]], isOptional: Bool)
    case list(Phrase.Node)
    case gap(Int)
    case anchor(Phrase.Node)
    /// White space between two marks.
    case blank
  }

  var content: Content
  var range: Range<Int>

  init(_ content: Content, _ range: Range<Int>) {
    self.content = content
    self.range = range
  }

  /// Creates an item of one token and steps past it.
  init(_ content: Content, _ range: Range<Int>, next: inout Int) {
    self.init(content, range)
    next += 1
  }

  var isGap: Bool { if case .gap = content { true } else { false } }

  var isBlank: Bool { if case .blank = content { true } else { false } }

  /// Whether a `*` may follow.
  var takesEnding: Bool {
    if case .literal(let piece) = content { piece.takesEnding } else { false }
  }

  mutating func takeEnding() {
    guard case .literal(var piece) = content else { return }
    piece.hasEnding = true
    content = .literal(piece)
  }
}

extension [PhraseItem] {
  /// The items, or none when all of them are white space.
  var unlessBlank: [PhraseItem] { allSatisfy(\.isBlank) ? [] : self }
}

/// Puts the items of a phrase together.
///
/// A Latin word has an edge on either side, but where it touches a parenthesis the group may go on with the
/// same word: `say(ing)?` finds say and saying, `(very )?sorry` finds sorry and very sorry.
enum PhraseAssembly {
  /// The node for items that follow each other.
  static func sequence(_ items: [PhraseItem]) -> Phrase.Node {
    var nodes: [Phrase.Node] = []
    nodes.reserveCapacity(items.count == 1 ? 3 : items.count + 4)
    for index in items.indices {
      switch items[index].content {
      case .literal(let piece):
        if piece.startsWithLetter, piece.startsApart || !items.isGroup(index - 1) { nodes.append(.wordEdge) }
        nodes += piece.nodes
        if piece.hasEnding { nodes.append(.ending) }
        if piece.endsWithLetter, piece.hasEnding || piece.endsApart || !items.isGroup(index + 1) {
          nodes.append(.wordEdge)
        }
      case .group(let alternatives, let isOptional):
        nodes.append(
          group(
            alternatives, isOptional: isOptional, afterLetter: items.endsOpen(index - 1),
            beforeLetter: items.startsOpen(index + 1)))
      case .list(let node), .anchor(let node): nodes.append(node)
      case .gap(let units): nodes.append(.gap(units))
      case .blank: break
      }
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private static func group(
    _ alternatives: [[PhraseItem]], isOptional: Bool, afterLetter: Bool, beforeLetter: Bool
  ) -> Phrase.Node {
    var choices: [Phrase.Node] = alternatives.map { items in
      let startsOpen = items.startsOpen(0)
      let endsOpen = items.endsOpen(items.count - 1)
      var nodes: [Phrase.Node] = []
      // The literal leaves out the edge where it touches the parenthesis from inside only by being first or last.
      if afterLetter && !startsOpen { nodes.append(.wordEdge) }
      nodes.append(inner(items, dropFirst: afterLetter && startsOpen, dropLast: beforeLetter && endsOpen))
      if beforeLetter && !endsOpen { nodes.append(.wordEdge) }
      return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }
    if isOptional {
      guard afterLetter != beforeLetter else {
        return .optional(choices.count == 1 ? choices[0] : .choice(choices))
      }
      choices.append(.wordEdge)
    }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  /// The items of a group, without the outermost edges where the word goes on outside.
  private static func inner(_ items: [PhraseItem], dropFirst: Bool, dropLast: Bool) -> Phrase.Node {
    // Assembled once only: twice at every level would double the work with each nesting.
    let node = sequence(items)
    guard case .sequence(var nodes) = node else { return node }
    if dropFirst, case .wordEdge? = nodes.first { nodes.removeFirst() }
    if dropLast, case .wordEdge? = nodes.last { nodes.removeLast() }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }
}

extension [PhraseItem] {
  /// Whether there is a group at an index.
  fileprivate func isGroup(_ index: Int) -> Bool {
    guard indices.contains(index), case .group = self[index].content else { return false }
    return true
  }

  /// Whether the item at an index starts with a letter that touches what stands before it.
  fileprivate func startsOpen(_ index: Int) -> Bool {
    guard indices.contains(index), case .literal(let piece) = self[index].content else { return false }
    return piece.startsWithLetter && !piece.startsApart
  }

  /// Whether the item at an index ends with a letter that touches what stands behind it.
  fileprivate func endsOpen(_ index: Int) -> Bool {
    guard indices.contains(index), case .literal(let piece) = self[index].content else { return false }
    return piece.endsWithLetter && !piece.endsApart && !piece.hasEnding
  }
}
