/// What every character folds to and what it is then, found with one look-up.
///
/// An entry is what must be added to a character shifted by 8 to give `Atom.packed`: the upper 24 bits are the
/// distance to the folded code, the lower 8 tell its class and what else matters. The table is written once,
/// before anybody reads it, and stays for good.
struct CharacterTable: @unchecked Sendable {
  /// The table, built when it is first needed.
  static let shared = CharacterTable()

  /// The bits of the class.
  static let kindMask: UInt32 = 0x0F
  /// The character is part of a number written in Han characters, or is its unit.
  static let numeral: UInt32 = 0x10
  /// The character is a mark on a letter, a quotation mark, a line feed, or pooled.
  static let noticed: UInt32 = 0x20
  /// The character is outside ASCII.
  static let wide: UInt32 = 0x40
  /// In place of a class: the upper bits lead into the pool, or are 0 where nothing is tabulated.
  static let pooled: UInt32 = 0x0F
  /// The class of what is not seen.
  static let invisible = UInt32(CharacterClass.invisible.rawValue)

  /// For each page of 256 characters where its entries start; ASCII starts at 0.
  let pages: UnsafePointer<UInt32>
  /// The entries.
  let entries: UnsafePointer<UInt32>
  /// Foldings to several characters: their number, then the characters as `Atom.packed`.
  private let pool: [UInt32]

  private init() {
    var builder = Builder()
    builder.build()
    pages = Self.keep(builder.pages)
    entries = UnsafePointer(builder.entries)
    pool = builder.pool
  }

  private static func keep(_ values: [UInt32]) -> UnsafePointer<UInt32> {
    let memory = UnsafeMutablePointer<UInt32>.allocate(capacity: values.count)
    values.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { memory.initialize(from: start, count: values.count) }
    }
    return UnsafePointer(memory)
  }

  /// Calls `use` with each character that a pooled one folds to, as `Atom.packed`.
  @inline(__always)
  func forEach(_ value: UInt32, _ entry: UInt32, _ use: (UInt32) -> Void) {
    let at = Int(entry >> 8)
    if at == 0 {
      let kind = CharacterClass(value)
      use(value << 8 &+ Self.entry(value, foldedTo: value, kind: kind, isMark: Self.isMark(value)))
    } else {
      for offset in 1...Int(pool[at]) { use(pool[at + offset]) }
    }
  }

  /// How many characters a pooled one folds to.
  func count(_ entry: UInt32) -> Int { entry >> 8 == 0 ? 1 : Int(pool[Int(entry >> 8)]) }
}

/// Puts the table together.
private struct Builder {
  private let folding = FoldTables.shared
  var pages: [UInt32] = []
  /// Where the entries go for good.
  let entries: UnsafeMutablePointer<UInt32>
  private var count = 0
  var pool: [UInt32] = [0]
  /// The classes of the characters below 20000 that are in `ClassRuns`, with the bit of marks; else all bits.
  private var kinds = [UInt8](repeating: .max, count: 0x20000)

  init() {
    let folding = folding
    let own = (0..<0x1100).count { Self.common(UInt32($0) << 8) == nil || folding.folds(page: $0) }
    // Besides them, a page for each common entry.
    entries = .allocate(capacity: (own + 4) * 256)
  }

  mutating func build() {
    readKinds()
    pages.reserveCapacity(0x1100)
    var alike: [(entry: UInt32, start: UInt32)] = []
    for page in 0..<UInt32(0x1100) {
      let first = page << 8
      let start = UInt32(count)
      let folds = folding.folds(page: Int(page))
      guard let common = Self.common(first) else {
        pages.append(start)
        for value in first..<first + 256 {
          entries[count] = entry(value)
          count += 1
        }
        continue
      }
      if !folds, let known = alike.first(where: { $0.entry == common }) {
        pages.append(known.start)
        continue
      }
      pages.append(start)
      (entries + count).initialize(repeating: common, count: 256)
      count += 256
      if folds {
        for value in first..<first + 256 where folding.folds(value) { set(value) }
      } else {
        alike.append((common, start))
      }
    }
    for value in NumeralReader.parts { set(value) }
  }

  private mutating func set(_ value: UInt32) {
    let entry = entry(value)
    entries[Int(pages[Int(value >> 8)] + value & 0xFF)] = entry
  }

  /// The entry of all characters of a page that fold to themselves, where it is known without a look at each.
  private static func common(_ first: UInt32) -> UInt32? {
    switch first {
    case 0x3400...0x4CFF, 0x4E00...0x9FFF, 0x20000...0x3FEFF:
      UInt32(CharacterClass.han.rawValue) | CharacterTable.wide
    case 0xAC00...0xD6FF: UInt32(CharacterClass.letter.rawValue) | CharacterTable.wide
    case 0xD800...0xF8FF: CharacterTable.invisible | CharacterTable.wide
    case 0x10000...0x1EFFF, 0x1FB00..<0x110000: CharacterTable.noticed | CharacterTable.pooled
    default: nil
    }
  }

  private mutating func readKinds() {
    var ranges = ClassRuns.ranges[...]
    var range = ranges.popFirst() ?? 0..<0
    var kind: UInt8?
    var run = 0
    let text = UnsafeBufferPointer(start: ClassRuns.text.utf8Start, count: ClassRuns.text.utf8CodeUnitCount)
    for at in 0...text.count {
      let byte = at < text.count ? text[at] : 0x20
      switch byte {
      case 0x30...0x39: run = run << 4 | Int(byte - 0x30)
      case 0x41...0x46: run = run << 4 | Int(byte - 0x37)
      case 0x0A: break
      default:
        while run > 0, let known = kind, !range.isEmpty {
          let end = min(range.lowerBound + run, range.upperBound)
          kinds.replaceSubrange(
            range.lowerBound..<end, with: repeatElement(known, count: end - range.lowerBound))
          run -= end - range.lowerBound
          range = end < range.upperBound ? end..<range.upperBound : ranges.popFirst() ?? 0..<0
        }
        (kind, run) = (ClassRuns.kind(byte), 0)
      }
    }
  }

  private mutating func entry(_ value: UInt32) -> UInt32 {
    if value < 0x80 { return entry(value, foldedTo: (0x41...0x5A).contains(value) ? value + 0x20 : value) }
    if let folded = folding.single(value) { return entry(value, foldedTo: folded) }
    let at = pool.count
    pool.append(0)
    folding.forEach(value) { pool.append(value << 8 &+ entry(value, foldedTo: $0)) }
    pool[at] = UInt32(pool.count - at - 1)
    return UInt32(at) << 8 | CharacterTable.noticed | CharacterTable.pooled
  }

  private func entry(_ value: UInt32, foldedTo folded: UInt32) -> UInt32 {
    // Spacing accents decompose to a space, but nobody sees one there.
    let looksAsTyped = folded == value || folded == 0x20
    let bits = bits(looksAsTyped ? value : folded)
    if folded == value, value >= 0x80, Self.isPlain(bits) { return UInt32(bits) | CharacterTable.wide }
    let kind = CharacterClass(rawValue: bits & 0x0F) ?? .invisible
    let isMark = kind == .invisible && self.bits(value) & UInt8(CharacterTable.noticed) != 0
    return CharacterTable.entry(value, foldedTo: folded, kind: kind, isMark: isMark)
  }

  /// Whether there is nothing to know of a character but its class.
  private static func isPlain(_ kind: UInt8) -> Bool {
    kind == CharacterClass.letter.rawValue || kind == CharacterClass.noise.rawValue
      || kind == CharacterClass.invisible.rawValue
  }

  private func bits(_ value: UInt32) -> UInt8 {
    if value < 0x20000, kinds[Int(value)] != .max { return kinds[Int(value)] }
    let kind = CharacterClass(value)
    let isMark = kind == .invisible && CharacterTable.isMark(value)
    return kind.rawValue | (isMark ? UInt8(CharacterTable.noticed) : 0)
  }
}

extension CharacterTable {
  /// The entry of a character by what is known of it.
  fileprivate static func entry(
    _ value: UInt32, foldedTo folded: UInt32, kind: CharacterClass, isMark: Bool
  ) -> UInt32 {
    var bits = UInt32(kind.rawValue)
    if value >= 0x80 { bits |= wide }
    var code = folded
    switch kind {
    case .digit: code = digit(folded)
    case .apostrophe: code = 0x27
    case .han: if NumeralReader.isPart(folded) { bits |= numeral }
    case .invisible: if isMark { bits |= noticed }
    default: break
    }
    if QuotedStretches.isMark(value) { bits |= noticed }
    return (code &- value) << 8 | bits
  }

  fileprivate static func isMark(_ value: UInt32) -> Bool {
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  /// Digits of other scripts as `0`…`9`.
  private static func digit(_ code: UInt32) -> UInt32 {
    guard code > 0x39, let value = Unicode.Scalar(code)?.properties.numericValue, (0...9).contains(value)
    else { return code }
    return 0x30 + UInt32(value)
  }
}
