/// Two bits for each of some pieces, by which most pieces that are not among them can be told.
///
/// Sets are united at once, which marking piece by piece is not: a word such as “you” is a piece of many rows.
struct PieceSet: BitwiseCopyable {
  private var bits = SIMD8<UInt64>()

  /// Adds a piece.
  mutating func insert(_ piece: Int32) {
    let (one, other) = Self.places(of: piece)
    bits[one >> 6] |= 1 << UInt64(one & 63)
    bits[other >> 6] |= 1 << UInt64(other & 63)
  }

  /// Adds all pieces of another set.
  @inline(__always)
  mutating func formUnion(_ other: PieceSet) { bits |= other.bits }

  /// Whether a piece may be among them; always true for one that is.
  @inline(__always)
  func mayHold(_ piece: Int32) -> Bool {
    let (one, other) = Self.places(of: piece)
    return bits[one >> 6] &>> UInt64(one & 63) & bits[other >> 6] &>> UInt64(other & 63) & 1 != 0
  }

  @inline(__always)
  private static func places(of piece: Int32) -> (Int, Int) {
    let hash = UInt32(bitPattern: piece) &* 0x9E37_79B1
    return (Int(hash >> 23), Int(hash >> 14 & 511))
  }
}
