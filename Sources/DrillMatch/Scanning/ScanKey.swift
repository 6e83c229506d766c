/// What of a literal is looked for, and what must stand beside it.
struct ScanKey: Sendable {
  /// How many symbols it has.
  private(set) var count: Int32
  private(set) var startsWord: Bool
  private(set) var endsWord: Bool

  /// The longest stretch of a literal that can be told, as symbols, and the key for it.
  static func make(_ literal: LiteralScanner.Literal, _ classes: inout ScanClasses) -> (
    ScanKey, [UInt8]
  ) {
    let codes = literal.codes
    var best = 0..<0
    var start = 0
    for at in 0...codes.count where at == codes.count || !ScanAlphabet.isUsable(codes[at]) {
      // An apostrophe may be left out, so that nothing is lost where one stands.
      if at < codes.count, codes[at] == 0x27 { continue }
      if at - start > best.count { best = start..<at }
      start = at + 1
    }
    var string: [UInt8] = []
    string.reserveCapacity(best.count * 2)
    for code in codes[best] where code != 0x27 {
      let pair = classes.insert(code)
      string.append(UInt8(truncatingIfNeeded: pair))
      if pair > 0xFF { string.append(UInt8(truncatingIfNeeded: pair >> 8)) }
    }
    var key = ScanKey(
      count: Int32(string.count), startsWord: literal.startsWord && best.lowerBound == 0,
      endsWord: literal.endsWord && best.upperBound == codes.count)
    key.cut(&string, to: LiteralScanner.longest)
    return (key, string)
  }

  /// Leaves only the first symbols.
  mutating func cut(_ string: inout [UInt8], to length: Int) {
    guard string.count > length else { return }
    string.removeLast(string.count - length)
    count = Int32(length)
    endsWord = false
  }
}
