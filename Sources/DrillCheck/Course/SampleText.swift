import DrillMatch

/// Makes texts that phrases find.
struct SampleText: Sendable {
  let lists: PhraseLists

  /// A text for the first alternative of some phrases.
  func text(of phrases: [Phrase]) -> String {
    phrases.first?.alternatives.first.map { text(of: $0) } ?? ""
  }

  /// A text for one alternative.
  func text(of alternative: Phrase.Alternative) -> String {
    var writer = Writer(lists: lists)
    for part in alternative.parts {
      writer.addSpace()
      writer.add(part, depth: 0)
    }
    return writer.text
  }

  /// A text for the first alternative of some phrases in which a list stands for one member of its own.
  func text(
    of phrases: [Phrase], with member: Phrase, for list: String, reaching inventory: PhraseInventory
  ) -> String {
    guard let alternative = phrases.first?.alternatives.first else { return "" }
    var writer = Writer(lists: lists)
    writer.wish = Wish(member: member, list: list, inventory: inventory)
    for part in alternative.parts {
      writer.addSpace()
      writer.add(part, depth: 0)
    }
    return writer.text
  }

  /// A member that a text is to hold, and the list that it stands in.
  private struct Wish {
    let member: Phrase
    let list: String
    let inventory: PhraseInventory

    /// Whether a node leads to the list.
    func isReached(from node: Phrase.Node) -> Bool {
      switch node {
      case .list(let name, _): name == list || inventory.reaches(list, from: name)
      case .sequence(let nodes), .choice(let nodes): nodes.contains(where: isReached)
      case .optional(let node): isReached(from: node)
      default: false
      }
    }
  }

  private struct Writer {
    let lists: PhraseLists
    var wish: Wish?
    var text = ""
    var wantsEdge = false

    mutating func addSpace() {
      if !text.isEmpty, text.last != " " { text += " " }
    }

    mutating func add(_ node: Phrase.Node, depth: Int) {
      guard depth < 60 else { return }
      switch node {
      case .empty, .ending, .clauseStart, .clauseEnd: break
      case .optional(let node): if wish?.isReached(from: node) == true { add(node, depth: depth + 1) }
      case .wordEdge: wantsEdge = true
      case .space, .gap: addSpace()
      case .letter(let scalar):
        // Where one word ends and another begins there must be room between.
        if wantsEdge, let last = text.unicodeScalars.last,
          last.properties.isAlphabetic || last.properties.numericType != nil,
          !last.properties.isIdeographic
        {
          addSpace()
        }
        wantsEdge = false
        text.unicodeScalars.append(scalar)
      case .han(let scalar):
        wantsEdge = false
        text.unicodeScalars.append(scalar)
      case .list(let name, _): addList(name, depth: depth + 10)
      case .sequence(let nodes): for node in nodes { add(node, depth: depth + 1) }
      case .choice(let nodes):
        let wished = wish.flatMap { wish in nodes.first(where: wish.isReached) }
        if let node = wished ?? nodes.first { add(node, depth: depth + 1) }
      }
    }

    private mutating func addList(_ name: String, depth: Int) {
      if let wish, wish.list == name {
        if let part = wish.member.alternatives.first?.parts.first {
          self.wish = nil
          add(part, depth: depth)
          self.wish = wish
        }
        return
      }
      let parts = (lists.phrases[name] ?? []).flatMap(\.alternatives).compactMap(\.parts.first)
      let wished = wish.flatMap { wish in parts.first(where: wish.isReached) }
      if let part = wished ?? parts.first { add(part, depth: depth) }
    }
  }
}
