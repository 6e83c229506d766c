/// Compresses bytes piece by piece by DEFLATE (RFC 1951) with the fixed codes.
///
/// The bytes are cut into blocks of 64 KiB; repeats are looked for within a block, at the place where the same three
/// bytes stood last, so the time is linear. Tables of text come to about an eighth.
struct Deflater: Sendable {
  private(set) var output: [UInt8] = []
  private var pending: [UInt8] = []
  private var bits: UInt32 = 0
  private var bitCount: UInt32 = 0

  private static let blockSize = 1 << 16
  private static let longestMatch = 258
  private static let farthest = 32_768

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let piece = rest.prefix(Self.blockSize - pending.count)
      pending += piece
      rest = rest.dropFirst(piece.count)
      if pending.count == Self.blockSize { writeBlock(isLast: false) }
    }
  }

  /// Ends the stream; nothing may be added after it.
  mutating func finish() {
    writeBlock(isLast: true)
    if bitCount > 0 { put(0, count: 8 - bitCount) }
  }

  private mutating func writeBlock(isLast: Bool) {
    put(isLast ? 1 : 0, count: 1)
    put(1, count: 2)
    let block = pending
    pending.removeAll(keepingCapacity: true)
    var places = [Int32](repeating: -1, count: 1 << 15)
    var at = 0
    while at < block.count {
      let match = Self.match(in: block, at: at, places: &places)
      if let match {
        putLength(match.length)
        putDistance(match.distance)
        // Every place within a repeat may begin the next one.
        for place in at + 1..<at + match.length where place + 2 < block.count {
          places[Self.hash(block, place)] = Int32(place)
        }
        at += match.length
      } else {
        putLiteral(Int(block[at]))
        at += 1
      }
    }
    putLiteral(256)
  }

  private static func hash(_ block: [UInt8], _ at: Int) -> Int {
    let three = UInt32(block[at]) | UInt32(block[at + 1]) << 8 | UInt32(block[at + 2]) << 16
    return Int((three &* 0x9E37_79B1) >> 17)
  }

  private static func match(
    in block: [UInt8], at: Int, places: inout [Int32]
  ) -> (length: Int, distance: Int)? {
    guard at + 2 < block.count else { return nil }
    let key = hash(block, at)
    let last = Int(places[key])
    places[key] = Int32(at)
    guard last >= 0, at - last <= farthest else { return nil }
    let most = min(longestMatch, block.count - at)
    var length = 0
    while length < most, block[last + length] == block[at + length] { length += 1 }
    return length >= 3 ? (length, at - last) : nil
  }

  // MARK: Codes (RFC 1951, 3.2.5 and 3.2.6)

  private mutating func putLiteral(_ symbol: Int) {
    switch symbol {
    case 0..<144: putCode(UInt32(0x30 + symbol), count: 8)
    case 144..<256: putCode(UInt32(0x190 + symbol - 144), count: 9)
    case 256..<280: putCode(UInt32(symbol - 256), count: 7)
    default: putCode(UInt32(0xC0 + symbol - 280), count: 8)
    }
  }

  private mutating func putLength(_ length: Int) {
    if length == Self.longestMatch { return putLiteral(285) }
    let (symbol, extra, count) = Self.split(length - 3, plain: 8, step: 4)
    putLiteral(257 + symbol)
    put(extra, count: count)
  }

  private mutating func putDistance(_ distance: Int) {
    let (symbol, extra, count) = Self.split(distance - 1, plain: 4, step: 2)
    putCode(UInt32(symbol), count: 5)
    put(extra, count: count)
  }

  /// Lengths and distances are coded alike: a few as they are, then `step` codes for each further bit.
  private static func split(_ value: Int, plain: Int, step: Int) -> (
    symbol: Int, extra: UInt32, count: UInt32
  ) {
    guard value >= plain else { return (value, 0, 0) }
    let stepBits = step.trailingZeroBitCount
    let bits = Int.bitWidth - value.leadingZeroBitCount - 1 - stepBits
    let symbol = step * bits + value >> bits
    return (symbol, UInt32(value & (1 << bits - 1)), UInt32(bits))
  }

  /// Codes stand with their highest bit first.
  private mutating func putCode(_ code: UInt32, count: UInt32) {
    var reversed: UInt32 = 0
    for bit in 0..<count where code >> bit & 1 == 1 { reversed |= 1 << (count - 1 - bit) }
    put(reversed, count: count)
  }

  private mutating func put(_ value: UInt32, count: UInt32) {
    bits |= value << bitCount
    bitCount += count
    while bitCount >= 8 {
      output.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
    }
  }
}
