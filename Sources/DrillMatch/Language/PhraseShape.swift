import DrillText

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
  var mayBeginWithGap: Bool {
    switch self {
    case .gap: return true
    case .empty, .letter, .han, .wordEdge, .space, .ending, .clauseStart, .clauseEnd, .list:
      return false
    case .optional(let node): return node.mayBeginWithGap
    case .choice(let nodes): return nodes.contains { $0.mayBeginWithGap }
    case .sequence(let nodes):
      for node in nodes {
        if node.mayBeginWithGap { return true }
        if !node.mayBeEmpty { return false }
      }
      return false
    }
  }

  /// Whether a gap can be the last thing found.
  var mayEndWithGap: Bool {
    switch self {
    case .gap: return true
    case .empty, .letter, .han, .wordEdge, .space, .ending, .clauseStart, .clauseEnd, .list:
      return false
    case .optional(let node): return node.mayEndWithGap
    case .choice(let nodes): return nodes.contains { $0.mayEndWithGap }
    case .sequence(let nodes):
      for node in nodes.reversed() {
        if node.mayEndWithGap { return true }
        if !node.mayBeEmpty { return false }
      }
      return false
    }
  }
}

/// Writes phrases in their folded form, the same for phrases that find the same.
private struct CanonicalWriter {
  var scalars: [Unicode.Scalar] = []
  /// Where the part that is written starts.
  private var start = 0

  private var last: Unicode.Scalar? { scalars.count > start ? scalars.last : nil }

  mutating func write(_ alternative: Phrase.Alternative) {
    for (index, part) in alternative.parts.enumerated() {
      if index > 0 { write(" & ") }
      start = scalars.count
      write(part)
      while last == " " { scalars.removeLast() }
    }
  }

  private mutating func write(_ text: String) { scalars.append(contentsOf: text.unicodeScalars) }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "|", "&", "(", ")", "?", "*", "^", "$", "@", "\\", ".": scalars.append("\\")
    default: break
    }
    scalars.append(scalar)
  }

  private mutating func write(_ node: Phrase.Node) {
    switch node {
    case .empty: break
    case .letter(let scalar), .han(let scalar): write(scalar)
    case .wordEdge: if last != nil && last != " " { scalars.append(" ") }
    case .space: if last != " " { scalars.append(" ") }
    case .ending: scalars.append("*")
    case .gap(let units): write("...\(units) ")
    case .clauseStart: scalars.append("^")
    case .clauseEnd: scalars.append("$")
    case .list(let name, _): write("@\(name) ")
    case .sequence(let nodes): for node in nodes { write(node) }
    case .optional(let node):
      scalars.append("(")
      write(node)
      write(")?")
    case .choice(let nodes):
      scalars.append("(")
      for (index, node) in nodes.enumerated() {
        if index > 0 { scalars.append("|") }
        write(node)
      }
      scalars.append(")")
    }
  }
}

extension Phrase.Alternative {
  /// The alternative in its folded form, equal for two that differ only in what folding makes alike.
  public var canonical: String { String(scalars: canonicalScalars) }

  /// The scalars of the folded form, which are compared faster than the text.
  public var canonicalScalars: [Unicode.Scalar] {
    var writer = CanonicalWriter()
    writer.write(self)
    return writer.scalars
  }
}
