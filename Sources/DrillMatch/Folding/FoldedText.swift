/// A text as the matcher reads it: folded symbols, each of which leads back to what was typed.
///
/// Folding is linear in the text. Offsets count Unicode scalars of the original.
public struct FoldedText: Sendable {
  /// The text as it was typed.
  public let original: String
  /// What the automaton reads.
  let symbols: [FoldedSymbol]
  /// For each scalar where its bytes start, and at last where the text ends.
  private let byteOffsets: [Int32]
  private let quoteMarks: [Int32]

  /// Folds a text.
  public init(_ text: String) { self.init(text, scratch: FoldingScratch()) }

  /// Folds a text in memory that is used again.
  public init(_ text: String, scratch: FoldingScratch) {
    var text = text
    text.withUTF8 { scratch.fold($0) }
    original = text
    symbols = Array(scratch.symbols)
    byteOffsets = Array(scratch.byteOffsets)
    quoteMarks = Array(scratch.quoteMarks)
  }

  /// Calls `use` with the symbols as a walker reads them.
  func withSymbols<Result>(_ use: (SymbolView) -> Result) -> Result {
    symbols.withUnsafeBufferPointer { use(SymbolView($0)) }
  }

  /// A stretch between two clause ends that holds at least one word.
  public struct Clause: Sendable, Hashable {
    /// From its first to its last character, in the scalars of the original, without the end mark.
    public let span: Range<Int>
    /// Its symbols, as offsets into the folded text.
    public let symbols: Range<Int>
  }

  /// The clauses that hold any words, in order.
  public var clauses: [Clause] { symbols.clauses }

  /// The folded letters, digits and Han characters, without noise and clause ends.
  public var letters: [Unicode.Scalar] {
    symbols.lazy.filter { $0.kind != .clauseEnd }.compactMap { Unicode.Scalar($0.code) }
  }

  /// How many units (Latin words, numbers, Han characters) the text holds.
  public var unitCount: Int { symbols.count { $0.startsUnit } }

  /// How many units start within a stretch of the original.
  public func units(in range: Range<Int>) -> Int { symbols.units(in: range) }

  /// The typed text of a stretch, as far as the stretch lies within the text.
  public func text(in range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<byteOffsets.count - 1)
    let bytes = Int(byteOffsets[range.lowerBound])..<Int(byteOffsets[range.upperBound])
    var text = original
    return text.withUTF8 { String(decoding: $0[bytes], as: UTF8.self) }
  }

  /// The folded symbols as text, with a space wherever the typed words are apart.
  public var foldedText: String { folded(symbols: symbols.indices) }

  /// The scalars of the original.
  var scalars: [Unicode.Scalar] { Array(original.unicodeScalars) }

  /// The quoted stretches in scalars, quotation marks included, by where they end.
  var quotedStretches: [Range<Int>] {
    guard !quoteMarks.isEmpty else { return [] }
    var text = original
    return text.withUTF8 { bytes in
      byteOffsets.withUnsafeBufferPointer { offsets in
        quoteMarks.withUnsafeBufferPointer {
          QuotedStretches.ranges(marks: $0, bytes: bytes, byteOffsets: offsets)
        }
      }
    }
  }

  /// The stretch of the original that a non-empty range of symbols covers.
  func span(ofSymbols range: Range<Int>) -> Range<Int> { symbols.span(ofSymbols: range) }

  /// A range of symbols as text, with a space wherever the typed words are apart.
  func folded(symbols range: Range<Int>) -> String { symbols.folded(symbols: range) }
}
