/// A text as the matcher reads it: folded symbols, each of which leads back to what was typed.
///
/// Folding is linear in the text. Offsets count Unicode scalars of the original.
public struct FoldedText: Sendable {
  /// The text as it was typed.
  public let original: String
  /// The scalars of the original, to cut spans out of.
  let scalars: [Unicode.Scalar]
  /// What the automaton reads.
  let symbols: [FoldedSymbol]

  /// Folds a text.
  public init(_ text: String) {
    original = text
    scalars = Array(text.unicodeScalars)
    symbols = Folder.symbols(of: scalars)
  }

  /// A stretch between two clause ends that holds at least one word.
  public struct Clause: Sendable, Hashable {
    /// From its first to its last character, in the scalars of the original, without the end mark.
    public let span: Range<Int>
    /// Its symbols, as offsets into the folded text.
    public let symbols: Range<Int>
  }

  /// The clauses that hold any words, in order.
  public var clauses: [Clause] {
    var result: [Clause] = []
    var start = 0
    for at in 0...symbols.count where at == symbols.count || symbols[at].kind == .clauseEnd {
      if at > start {
        result.append(
          Clause(
            span: span(ofSymbols: start..<at), symbols: start..<at))
      }
      start = at + 1
    }
    return result
  }

  /// The folded letters, digits and Han characters, without noise and clause ends.
  public var letters: [Unicode.Scalar] {
    symbols.lazy.filter { $0.kind != .clauseEnd }.compactMap { Unicode.Scalar($0.code) }
  }

  /// How many units (Latin words, numbers, Han characters) the text holds.
  public var unitCount: Int { symbols.count { $0.startsUnit } }

  /// How many units start within a stretch of the original.
  public func units(in range: Range<Int>) -> Int {
    var count = 0
    for symbol in symbols[firstSymbol(from: range.lowerBound)...] {
      if Int(symbol.lower) >= range.upperBound { break }
      if symbol.startsUnit { count += 1 }
    }
    return count
  }

  /// The typed text of a stretch, as far as the stretch lies within the text.
  public func text(in range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[range.clamped(to: scalars.indices)])
    return String(result)
  }

  /// The folded symbols as text, with a space wherever the typed words are apart.
  public var foldedText: String { folded(symbols: symbols.indices) }

  /// The first symbol that starts at or after an offset of the original.
  private func firstSymbol(from offset: Int) -> Int {
    var low = 0
    var high = symbols.count
    while low < high {
      let middle = (low + high) / 2
      if Int(symbols[middle].lower) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The stretch of the original that a non-empty range of symbols covers.
  func span(ofSymbols range: Range<Int>) -> Range<Int> {
    let lower = Int(symbols[range.lowerBound].lower)
    return lower..<max(lower, Int(symbols[range.upperBound - 1].upper))
  }

  func folded(symbols range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    for at in range {
      let symbol = symbols[at]
      if symbol.isOptional && symbol.kind == .han { continue }
      if at > range.lowerBound, symbol.join.isSpace, symbol.kind != .han || symbols[at - 1].kind != .han {
        result.append(" ")
      }
      let code = symbol.disguises.0 == 0 ? symbol.code : symbol.disguises.0
      if let scalar = Unicode.Scalar(code) { result.append(scalar) }
    }
    return String(result)
  }
}
