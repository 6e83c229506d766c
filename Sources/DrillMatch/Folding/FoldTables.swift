/// What single characters fold to, as a two-level table that is built when it is first needed.
///
/// A look-up costs two array reads. Characters on the same page of 256 stand together; pages without any
/// folding share one empty page.
struct FoldTables: Sendable {
  /// The tables, built once.
  static let shared = FoldTables()

  /// Marks an entry that leads into `pool` rather than being a character.
  private static let poolFlag: UInt32 = 1 << 31

  private var pageIndex = [UInt16](repeating: 0, count: 0x1100)
  private var pages = [UInt32](repeating: 0, count: 256)
  /// Foldings to several characters: their number, then the characters.
  private var pool: [UInt32] = []

  private init() {
    pages.reserveCapacity(256 * 160)
    readSimplified()
    readCompatibility()
  }

  /// Calls `use` with each character that `value` folds to.
  @inline(__always)
  func forEach(_ value: UInt32, _ use: (UInt32) -> Void) {
    let entry = pages[Int(pageIndex[Int(value >> 8)]) << 8 | Int(value & 0xFF)]
    if entry == 0 {
      use(value)
    } else if entry & Self.poolFlag == 0 {
      use(entry)
    } else {
      let at = Int(entry & ~Self.poolFlag)
      for offset in 1...Int(pool[at]) { use(pool[at + offset]) }
    }
  }

  /// The character that `value` folds to, when it is a single one.
  @inline(__always)
  func single(_ value: UInt32) -> UInt32? {
    let entry = pages[Int(pageIndex[Int(value >> 8)]) << 8 | Int(value & 0xFF)]
    return entry == 0 ? value : entry & Self.poolFlag == 0 ? entry : nil
  }

  /// Whether any character of a page of 256 folds to another.
  func folds(page: Int) -> Bool { pageIndex[page] != 0 }

  /// Whether a character folds to another or to several.
  func folds(_ value: UInt32) -> Bool {
    pages[Int(pageIndex[Int(value >> 8)]) << 8 | Int(value & 0xFF)] != 0
  }

  private mutating func set(_ value: UInt32, to entry: UInt32) {
    let high = Int(value >> 8)
    guard high < pageIndex.count else { return }
    if pageIndex[high] == 0 {
      pageIndex[high] = UInt16(pages.count >> 8)
      pages.append(contentsOf: repeatElement(0, count: 256))
    }
    pages[Int(pageIndex[high]) << 8 | Int(value & 0xFF)] = entry
  }

  private mutating func readSimplified() {
    var pending: UInt32?
    let bytes = UnsafeBufferPointer(
      start: SimplifiedTable.text.utf8Start, count: SimplifiedTable.text.utf8CodeUnitCount)
    var at = 0
    // Every character of this table takes three bytes, apart from the line ends.
    while at + 2 < bytes.count {
      if bytes[at] < 0x80 {
        at += 1
        continue
      }
      let value =
        UInt32(bytes[at] & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
      at += 3
      if let traditional = pending {
        set(traditional, to: value)
        pending = nil
      } else {
        pending = value
      }
    }
  }

  private mutating func readCompatibility() {
    let bytes = UnsafeBufferPointer(
      start: CompatibilityTable.text.utf8Start, count: CompatibilityTable.text.utf8CodeUnitCount)
    var fields: [UInt32] = []
    var number: UInt32 = 0
    var count: UInt32 = 1
    var step: UInt32 = 0
    for at in 0...bytes.count {
      let byte = at < bytes.count ? bytes[at] : 0x20
      switch byte {
      case 0x30...0x39: number = number << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: number = number << 4 | UInt32(byte - 0x37)
      case 0x2B, 0x2E:  // + and .
        fields.append(number)
        number = 0
      case 0x3A, 0x2F:  // : and /
        if fields.count == 1 { count = number } else { fields.append(number) }
        step = byte == 0x2F ? 1 : 0
        number = 0
      default:
        fields.append(number)
        if fields.count > 1 { store(fields, count, step) }
        fields.removeAll(keepingCapacity: true)
        number = 0
        count = 1
        step = 0
      }
    }
  }

  /// Stores what the first of `fields` folds to: the others.
  private mutating func store(_ fields: [UInt32], _ count: UInt32, _ step: UInt32) {
    if fields.count == 2 {
      for offset in 0..<count { set(fields[0] + offset, to: fields[1] + offset * step) }
    } else {
      set(fields[0], to: Self.poolFlag | UInt32(pool.count))
      pool.append(UInt32(fields.count - 1))
      pool += fields.dropFirst()
    }
  }
}
