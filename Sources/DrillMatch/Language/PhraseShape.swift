extension Phrase.Node {
  /// Whether the node can be found without any symbol.
  var mayBeEmpty: Bool {
    switch self {
    case .letter, .han, .list: false
    case .empty, .wordEdge, .space, .ending, .gap, .clauseStart, .clauseEnd, .optional: true
    case .sequence(let nodes): nodes.allSatisfy(\.mayBeEmpty)
    case .choice(let nodes): nodes.contains(where: \.mayBeEmpty)
    }
  }

  /// Whether a gap can be the first thing found.
  var mayBeginWithGap: Bool { mayMeetGap { $0 } }

  /// Whether a gap can be the last thing found.
  var mayEndWithGap: Bool { mayMeetGap { $0.reversed() } }

  private func mayMeetGap(_ order: ([Phrase.Node]) -> [Phrase.Node]) -> Bool {
    switch self {
    case .gap: return true
    case .empty, .letter, .han, .wordEdge, .space, .ending, .clauseStart, .clauseEnd, .list: return false
    case .optional(let node): return node.mayMeetGap(order)
    case .choice(let nodes): return nodes.contains { $0.mayMeetGap(order) }
    case .sequence(let nodes):
      for node in order(nodes) {
        if node.mayMeetGap(order) { return true }
        if !node.mayBeEmpty { return false }
      }
      return false
    }
  }

  /// The folded text of the node, the same for phrases that find the same.
  func writeCanonical(to text: inout String) {
    switch self {
    case .empty: break
    case .letter(let scalar), .han(let scalar):
      if "|&()?*^$@\\.".unicodeScalars.contains(scalar) { text += "\\" }
      text.unicodeScalars.append(scalar)
    case .wordEdge: if !text.isEmpty && text.last != " " { text += " " }
    case .space: if text.last != " " { text += " " }
    case .ending: text += "*"
    case .gap(let units): text += "...\(units) "
    case .clauseStart: text += "^"
    case .clauseEnd: text += "$"
    case .list(let name, _): text += "@\(name) "
    case .sequence(let nodes): for node in nodes { node.writeCanonical(to: &text) }
    case .optional(let node):
      text += "("
      node.writeCanonical(to: &text)
      text += ")?"
    case .choice(let nodes):
      text += "("
      for (index, node) in nodes.enumerated() {
        if index > 0 { text += "|" }
        node.writeCanonical(to: &text)
      }
      text += ")"
    }
  }
}

extension Phrase.Alternative {
  /// The alternative in its folded form, equal for two that differ only in what folding makes alike.
  public var canonical: String {
    parts.map { part in
      var text = ""
      part.writeCanonical(to: &text)
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: " & ")
  }
}
