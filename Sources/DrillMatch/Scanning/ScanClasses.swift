/// The symbols that a scanner's automaton reads, fewer than 100, and how characters are written in them.
///
/// An ASCII letter is one symbol. A Han character (or any other) of a literal is two: a lead, which nothing else is, and
/// a trail. So a text in symbols is as long as in UTF-8, byte for byte, with `skipped` where there is nothing to say.
struct ScanClasses: Sendable {
  /// Nothing to see, such as spaces, marks and noise, over which the automaton stays where it is.
  static let skipped: UInt8 = 0
  /// A letter, digit or Han character of no literal.
  static let other: UInt8 = 1
  /// A character that a scanner cannot read, or not without its neighbours; the automaton stays where it is.
  static let peculiar: UInt8 = 2
  /// The end of a text.
  static let border: UInt8 = 3
  /// The letters, in the order of the alphabet.
  static let letters: Range<UInt8> = 4..<30
  /// The first symbols of characters of two.
  static let leads: Range<UInt8> = 30..<63
  /// How many symbols there are.
  ///
  /// Rows of so many entries spread over all sets of a cache, which rows of a power of two would not.
  static let count = 96
  /// The second symbols of characters of two; letters serve as such too, as two trails never follow each other.
  static let trails: [UInt8] = [other] + Array(letters) + Array(leads.upperBound..<UInt8(count))

  /// For each character of the Basic Multilingual Plane its first symbol, and above it the second.
  private(set) var table: [UInt16] = []
  private var known: [UInt16]
  private var beyond: [UInt32: UInt16] = [:]
  private var pairs = 0

  init() {
    known = [UInt16](repeating: UInt16(Self.other), count: 0x10000)
    known[0] = UInt16(Self.skipped)
    known[Int(ScanAlphabet.peculiar)] = UInt16(Self.peculiar)
    for letter in Self.letters {
      known[0x61 + Int(letter - Self.letters.lowerBound)] = UInt16(letter)
    }
  }

  /// The symbols of a folded character of a literal, the second above the first.
  mutating func insert(_ code: UInt32) -> UInt16 {
    let code = ScanAlphabet.canonical(code)
    if code > 0xFFFF {
      if let known = beyond[code] { return known }
      let pair = newPair()
      beyond[code] = pair
      return pair
    }
    if known[Int(code)] == UInt16(Self.other) { known[Int(code)] = newPair() }
    return known[Int(code)]
  }

  /// Fills the table, when all literals are in.
  mutating func finish() {
    let known = known
    table = ScanAlphabet.shared.codes.map { known[Int($0)] }
    self.known = []
  }

  /// The symbols of a character beyond the Basic Multilingual Plane.
  func beyond(_ value: UInt32) -> UInt16 {
    // Pictures, which are frequent, are all noise.
    if (0x1F300...0x1FAFF).contains(value) { return UInt16(Self.skipped) }
    let code = ScanAlphabet.code(of: value)
    if code > 0xFFFF { return beyond[code] ?? UInt16(Self.other) }
    if code == ScanAlphabet.peculiar { return UInt16(Self.peculiar) }
    return table[Int(code)]
  }

  /// Characters beyond the number of pairs share theirs, which finds too much and never too little.
  private mutating func newPair() -> UInt16 {
    let trails = Self.trails
    let number = pairs % (Self.leads.count * trails.count)
    pairs += 1
    let lead = Self.leads.lowerBound + UInt8(number / trails.count)
    return UInt16(lead) | UInt16(trails[number % trails.count]) << 8
  }
}
