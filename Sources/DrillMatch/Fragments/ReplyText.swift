/// A reply that is searched: its symbols, which are folded when they are first asked for.
struct ReplyText {
  private var known: SymbolView?
  private let folding: FoldingScratch?
  /// Its bytes, where they are what is given.
  let bytes: UnsafeBufferPointer<UInt8>

  /// A reply whose symbols are there.
  init(_ symbols: SymbolView) {
    known = symbols
    folding = nil
    bytes = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// A reply to be folded; neither the bytes nor the scratch may be used for anything else meanwhile.
  init(_ bytes: UnsafeBufferPointer<UInt8>, folding: FoldingScratch) {
    known = nil
    self.folding = folding
    self.bytes = bytes
  }

  /// The symbols.
  var symbols: SymbolView {
    mutating get {
      if let known { return known }
      return fold()
    }
  }

  @inline(never)
  private mutating func fold() -> SymbolView {
    folding?.fold(bytes)
    let symbols = SymbolView(folding?.symbols ?? UnsafeBufferPointer(start: nil, count: 0))
    known = symbols
    return symbols
  }
}
