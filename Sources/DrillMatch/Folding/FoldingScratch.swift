/// A text folded into memory that is used again for the next one.
///
/// Once the memory has grown to the longest text, folding allocates nothing. What a scratch holds is valid until
/// it folds again or goes away; a scratch belongs to one thread at a time.
public final class FoldingScratch {
  /// Behind a pointer that never changes, so that no access to it is checked while the program runs.
  private let memory: UnsafeMutablePointer<FoldingMemory>

  /// Creates a scratch that holds the empty text.
  public init() {
    memory = .allocate(capacity: 1)
    memory.initialize(to: FoldingMemory())
  }

  deinit {
    memory.deinitialize(count: 1)
    memory.deallocate()
  }

  /// Folds a text; bytes that are no UTF-8 are repaired as `String` does it.
  public func fold(_ bytes: UnsafeBufferPointer<UInt8>) { memory.pointee.fold(bytes) }

  /// How many scalars the text has.
  public var scalarCount: Int { memory.pointee.scalarCount }

  /// The folded symbols.
  var symbols: UnsafeBufferPointer<FoldedSymbol> {
    UnsafeBufferPointer(start: memory.pointee.symbols.base, count: memory.pointee.symbolCount)
  }

  /// The folded symbols, to keep.
  var copiedSymbols: [FoldedSymbol] { Array(symbols) }

  /// For each scalar where its bytes start, and at last where the text ends.
  var byteOffsets: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: memory.pointee.offsets.base, count: memory.pointee.scalarCount + 1)
  }

  /// Where quotation marks and line feeds stand, in scalars.
  var quoteMarks: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: memory.pointee.marks.base, count: memory.pointee.markCount)
  }

  /// The bytes of a stretch of scalars.
  public func bytes(ofScalars range: Range<Int>) -> Range<Int> {
    Int(byteOffsets[range.lowerBound])..<Int(byteOffsets[range.upperBound])
  }

  /// The bytes that a non-empty range of symbols covers.
  func bytes(ofSymbols range: Range<Int>) -> Range<Int> { bytes(ofScalars: symbols.span(ofSymbols: range)) }

  /// The quoted stretches in scalars, quotation marks included; `bytes` is the text that was folded.
  func quotedStretches(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    QuotedStretches.ranges(marks: quoteMarks, bytes: bytes, byteOffsets: byteOffsets)
  }
}
