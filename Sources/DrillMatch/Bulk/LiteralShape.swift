/// What the bytes beside a literal tell of the clause it stands in.
struct LiteralShape: Sendable {
  /// Whether a clause may start and end with the literal, as far as the bytes tell.
  struct Place {
    var mayStartClause = true
    var mayEndClause = true
  }

  /// Whether the literal is but one character.
  let isSingle: Bool
  /// How many Han characters the literal consists of; 0 when it holds anything else.
  private let hanCount: Int

  init(_ literal: LiteralScanner.Literal) {
    isSingle = literal.codes.allSatisfy { $0 == literal.codes[0] }
    hanCount = literal.codes.allSatisfy { (0x4E00...0x9FFF).contains($0) } ? literal.codes.count : 0
  }

  /// What the bytes beside a hit tell; where they leave it open, a clause may start or end there.
  func place(endingAt end: Int, of reply: UnsafeBufferPointer<UInt8>) -> Place {
    var place = Place()
    guard hanCount > 0, end <= reply.count, end >= hanCount * 3 else { return place }
    let start = end - hanCount * 3
    // Only what is written character by character can be stepped over.
    for at in stride(from: start, to: end, by: 3) where !Self.isHan(at, reply) { return place }
    if Self.isLetter(end, reply) || Self.isHan(end, reply) && !Self.isSame(end, end - 3, reply) {
      place.mayEndClause = false
    }
    if Self.isLetter(start - 1, reply)
      || Self.isHan(start - 3, reply) && !Self.isSame(start - 3, start, reply)
    {
      place.mayStartClause = false
    }
    return place
  }

  /// Whether a Latin letter stands at an offset.
  private static func isLetter(_ at: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard at >= 0, at < bytes.count else { return false }
    return (0x61...0x7A).contains(bytes[at] | 0x20)
  }

  /// Whether a character from U+5000 to U+8FFF, which are all Han, stands at an offset.
  private static func isHan(_ at: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard at >= 0, at + 3 <= bytes.count else { return false }
    return (0xE5...0xE8).contains(bytes[at]) && bytes[at + 1] & 0xC0 == 0x80 && bytes[at + 2] & 0xC0 == 0x80
  }

  private static func isSame(_ a: Int, _ b: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[a] == bytes[b] && bytes[a + 1] == bytes[b + 1] && bytes[a + 2] == bytes[b + 2]
  }
}
