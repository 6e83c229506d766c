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
    var stretch = String.UnicodeScalarView()
    for (offset, character) in words.characters.enumerated() {
      if words.escaped.contains(offset), let mark = Self.clauseMark(character) {
        append(stretch, to: &piece)
        stretch = String.UnicodeScalarView()
        closeWord(&piece)
        piece.nodes.append(.han(mark))
        piece.endsWithLetter = false
      } else {
        stretch.append(contentsOf: character.unicodeScalars)
      }
    }
    append(stretch, to: &piece)
    return piece
  }

  /// The clause mark that an escaped character asks for.
  private static func clauseMark(_ character: Character) -> Unicode.Scalar? {
    switch character {
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

  private func append(_ scalars: String.UnicodeScalarView, to piece: inout LiteralPiece) {
    var symbols = Folder.symbols(of: scalars)
    while symbols.last?.kind == .clauseEnd { symbols.removeLast() }
    while symbols.first?.kind == .clauseEnd { symbols.removeFirst() }
    for (index, symbol) in symbols.enumerated() {
      guard symbol.kind != .clauseEnd else {
        piece.crossesClauseEnd = true
        continue
      }
      guard let scalar = Unicode.Scalar(symbol.code) else { continue }
      let isLetter = symbol.kind != .han
      if index == 0 {
        if piece.nodes.isEmpty {
          piece.startsWithLetter = isLetter
        } else if isLetter {
          piece.nodes.append(.wordEdge)
        }
      } else {
        piece.nodes += Self.nodes(between: symbols[index - 1], and: symbol)
      }
      if symbol.code == 0x27 {
        piece.nodes.append(.optional(.letter(scalar)))
      } else {
        piece.nodes.append(isLetter ? .letter(scalar) : .han(scalar))
      }
      piece.endsWithLetter = isLetter
      piece.takesEnding = symbol.kind == .letter && !piece.endsApart && index == symbols.count - 1
    }
  }

  private static func nodes(between last: FoldedSymbol, and next: FoldedSymbol) -> [Phrase.Node] {
    let isLatin = last.kind != .han && next.kind != .han
    switch next.join {
    case .punctuation where isLatin: return [.wordEdge, .gap(0), .wordEdge]
    case .punctuation: return last.kind == .han && next.kind == .han ? [.gap(0)] : [.wordEdge, .gap(0)]
    case .space where isLatin, .spaces where isLatin: return [.space]
    // `follow-up` finds followup and follow up as well.
    case .noise where isLatin && next.hasEdgeBefore: return [.optional(.wordEdge)]
    case .none where isLatin && last.kind != next.kind: return [.optional(.wordEdge)]
    case .none where isLatin && next.hasEdgeBefore: return [.wordEdge]
    default: return last.kind == next.kind || isLatin ? [] : [.wordEdge]
    }
  }
}

extension LiteralWords {
  /// Whether the first character goes on with a Latin word.
  var startsWithWordCharacter: Bool {
    guard let first = characters.first else { return false }
    return Folder.symbols(of: String(first).unicodeScalars).first.map {
      $0.kind == .letter || $0.kind == .digit
    }
      ?? false
  }
}
