import DrillText

/// The folded nodes of a stretch of literal words, with what the neighbours need to know.
struct LiteralPiece {
  var nodes: [Phrase.Node] = []
  var startsWithLetter = false
  var endsWithLetter = false
  var startsApart = false
  var endsApart = false
  /// Whether the last character is a letter of a word, so that a `*` may follow.
  var takesEnding = false
  /// Whether a `*` follows.
  var hasEnding = false
  /// Whether a clause ends in the middle, so that nothing can match.
  var crossesClauseEnd = false
}

/// Folds literal words the way replies are folded.
struct LiteralReader {
  private let words: LiteralWords

  init(_ words: LiteralWords) {
    self.words = words
  }

  /// The folded nodes; edges at the start and the end are left to the caller.
  func read() -> LiteralPiece {
    var piece = LiteralPiece()
    piece.startsApart = words.startsApart
    piece.endsApart = words.endsApart
    if words.escaped.isEmpty {
      if !PlainLiteral.read(words.scalars, into: &piece) { append(words.scalars, to: &piece) }
      return piece
    }
    let first = words.scalars.startIndex
    var start = first
    for offset in words.escaped {
      guard let mark = Self.clauseMark(words.scalars[first + offset]) else { continue }
      append(words.scalars[start..<first + offset], to: &piece)
      closeWord(&piece)
      piece.nodes.append(.han(mark))
      piece.endsWithLetter = false
      start = first + offset + 1
    }
    append(words.scalars[start...], to: &piece)
    return piece
  }

  /// The clause mark that an escaped character asks for.
  private static func clauseMark(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "?", "？": "?"
    case "!", "！": "!"
    case "。": "。"
    case ";", "；": ";"
    default: nil
    }
  }

  private func closeWord(_ piece: inout LiteralPiece) {
    if piece.endsWithLetter { piece.nodes.append(.wordEdge) }
  }

  private func append(_ scalars: ArraySlice<Unicode.Scalar>, to piece: inout LiteralPiece) {
    var symbols = Folder.symbols(of: scalars)[...]
    while symbols.last?.kind == .clauseEnd { symbols.removeLast() }
    while symbols.first?.kind == .clauseEnd { symbols.removeFirst() }
    piece.nodes.reserveCapacity(symbols.count)
    for index in symbols.indices {
      let symbol = symbols[index]
      guard symbol.kind != .clauseEnd else {
        piece.crossesClauseEnd = true
        continue
      }
      guard let scalar = Unicode.Scalar(symbol.code) else { continue }
      let isLetter = symbol.kind != .han
      if index == symbols.startIndex {
        if piece.nodes.isEmpty {
          piece.startsWithLetter = isLetter
        } else if isLetter {
          piece.nodes.append(.wordEdge)
        }
      } else {
        Self.appendNodes(between: symbols[index - 1], and: symbol, to: &piece.nodes)
      }
      if symbol.code == 0x27 {
        piece.nodes.append(.optional(.letter(scalar)))
      } else {
        piece.nodes.append(isLetter ? .letter(scalar) : .han(scalar))
      }
      piece.endsWithLetter = isLetter
      piece.takesEnding = symbol.kind == .letter && !piece.endsApart && index == symbols.endIndex - 1
    }
  }

  private static func appendNodes(
    between last: FoldedSymbol, and next: FoldedSymbol, to nodes: inout [Phrase.Node]
  ) {
    let isLatin = last.kind != .han && next.kind != .han
    switch next.join {
    case .punctuation where isLatin: nodes += [.wordEdge, .gap(0), .wordEdge]
    case .punctuation: nodes += last.kind == .han && next.kind == .han ? [.gap(0)] : [.wordEdge, .gap(0)]
    case .space where isLatin, .spaces where isLatin: nodes.append(.space)
    // `follow-up` finds followup and follow up as well.
    case .noise where isLatin && next.hasEdgeBefore: nodes.append(.optional(.wordEdge))
    case .none where isLatin && last.kind != next.kind: nodes.append(.optional(.wordEdge))
    case .none where isLatin && next.hasEdgeBefore: nodes.append(.wordEdge)
    default: if last.kind != next.kind && !isLatin { nodes.append(.wordEdge) }
    }
  }
}

/// Literals whose folding is plain: Latin words of letters alone, and Han characters that are no numerals.
///
/// Most words of a rubric are such, and they need none of what the folder looks for.
enum PlainLiteral {
  /// Puts the nodes of a literal into an empty piece; false, and nothing is done, when the folder must read it.
  static func read(_ scalars: ArraySlice<Unicode.Scalar>, into piece: inout LiteralPiece) -> Bool {
    guard let first = scalars.first(where: { $0 != " " }) else { return false }
    return first.value < 0x80 ? readLatin(scalars, into: &piece) : readHan(scalars, into: &piece)
  }

  private static func isLatin(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value | 0x20) }

  private static func readLatin(
    _ scalars: ArraySlice<Unicode.Scalar>, into piece: inout LiteralPiece
  ) -> Bool {
    var (last, beforeLast): (UInt32, UInt32) = (0, 0)
    for scalar in scalars {
      let value = scalar.value | 0x20
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A: if last == value, beforeLast == value { return false }
      case 0x20: if last == 0x27 { return false }
      case 0x27: if !isLatin(last) { return false }
      default: return false
      }
      (last, beforeLast) = (scalar.value == 0x27 ? 0x27 : value, last)
    }
    if last == 0x27 { return false }
    piece.nodes.reserveCapacity(scalars.count)
    last = 0
    for scalar in scalars {
      switch scalar {
      case " ": break
      case "'": piece.nodes.append(.optional(.letter(scalar)))
      default:
        if last == 0x20, !piece.nodes.isEmpty { piece.nodes.append(.space) }
        piece.nodes.append(.letter(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value | 0x20))))
      }
      last = scalar.value
    }
    piece.startsWithLetter = true
    piece.endsWithLetter = true
    piece.takesEnding = !piece.endsApart
    return true
  }

  private static func readHan(_ scalars: ArraySlice<Unicode.Scalar>, into piece: inout LiteralPiece) -> Bool {
    let tables = FoldTables.shared
    var nodes: [Phrase.Node] = []
    nodes.reserveCapacity(scalars.count)
    var (last, beforeLast): (UInt32, UInt32) = (0, 0)
    for scalar in scalars where scalar != " " {
      guard (0x4E00...0x9FFF).contains(scalar.value), let code = tables.single(scalar.value),
        (0x4E00...0x9FFF).contains(code), !NumeralReader.startsNumber(code),
        code != last || code != beforeLast, let folded = Unicode.Scalar(code)
      else { return false }
      (last, beforeLast) = (code, last)
      nodes.append(.han(folded))
    }
    piece.nodes = nodes
    return true
  }
}

extension LiteralWords {
  /// Whether the first character goes on with a Latin word.
  var startsWithWordCharacter: Bool {
    guard let first = scalars.first else { return false }
    let kind = Folder.symbols(of: CollectionOfOne(first)).first?.kind
    return kind == .letter || kind == .digit
  }
}
