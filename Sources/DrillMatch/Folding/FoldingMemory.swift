/// What folding a text needs and leaves behind; reads bytes into atoms and has them folded.
struct FoldingMemory: ~Copyable {
  private let table = CharacterTable.shared
  private var atoms = GrowingBuffer(capacity: 256, filler: Atom.outside)
  /// The folded symbols.
  private(set) var symbols = GrowingBuffer(capacity: 256, filler: FoldedSymbol.outside)
  private(set) var symbolCount = 0
  /// For each scalar where its bytes start, and at last where the text ends.
  private(set) var offsets = GrowingBuffer(capacity: 256, filler: Int32(0))
  private(set) var scalarCount = 0
  /// Where quotation marks and line feeds stand, in scalars.
  private(set) var marks = GrowingBuffer(capacity: 256, filler: Int32(0))
  private(set) var markCount = 0

  /// Folds a text.
  mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>) {
    let end = min(bytes.count, Int(Int32.max) - 1)
    atoms.reserve(end)
    offsets.reserve(end + 1)
    marks.reserve(end)
    var seen: UInt32 = 0
    var count = 0
    if let start = bytes.baseAddress {
      (count, seen) = read(start, end)
    } else {
      (scalarCount, markCount) = (0, 0)
    }
    offsets.base[scalarCount] = Int32(truncatingIfNeeded: end)
    atoms.close(at: count)
    symbols.reserve(count)
    symbolCount = withUnsafeMutablePointer(to: &symbols) { symbols in
      var folder = Folder(
        atoms: atoms.base, count: count, hasNumerals: seen & CharacterTable.numeral != 0, into: symbols)
      return folder.run()
    }
  }

  /// Reads bytes into atoms; tells how many, and what was seen among them.
  private mutating func read(_ start: UnsafePointer<UInt8>, _ end: Int) -> (atoms: Int, seen: UInt32) {
    let (pages, entries) = (table.pages, table.entries)
    let offsets = offsets.base
    let marks = marks.base
    var atom = atoms.base
    var (at, count, marked) = (0, 0, 0)
    var place = SIMD2<Int32>(0, 1)
    var seen: UInt32 = 0
    while at < end {
      offsets[count] = Int32(truncatingIfNeeded: at)
      var value = UInt32(start[at])
      let entry: UInt32
      if value < 0x80 {
        entry = entries[Int(value)]
        at &+= 1
      } else {
        let width: Int
        (value, width) = UTF8Reading.scalar(start, at, end)
        entry = entries[Int(pages[Int(value >> 8)] &+ value & 0xFF)]
        at &+= width
      }
      let here = place
      place &+= SIMD2(1, 1)
      count &+= 1
      seen |= entry
      if entry & CharacterTable.noticed != 0 {
        if entry & CharacterTable.kindMask == CharacterTable.invisible
          || entry & CharacterTable.kindMask == CharacterTable.pooled
        {
          let (more, bits) = notice(value, entry, at: here, atoms: atom - atoms.base, room: end - at)
          atom = atoms.base + more
          seen |= bits
          continue
        }
        marks[marked] = here.x
        marked &+= 1
      }
      atom.initialize(to: Atom(packed: value << 8 &+ entry, place: here))
      atom += entry & CharacterTable.kindMask == CharacterTable.invisible ? 0 : 1
    }
    (scalarCount, markCount) = (count, marked)
    return (atom - atoms.base, seen)
  }

  /// Takes in a mark, or a character that stands for several, or one that the table does not hold.
  @inline(never)
  private mutating func notice(
    _ value: UInt32, _ entry: UInt32, at place: SIMD2<Int32>, atoms count: Int, room: Int
  ) -> (atoms: Int, seen: UInt32) {
    if entry & CharacterTable.kindMask == CharacterTable.invisible {
      extendLast(of: count, over: place.x)
      return (count, 0)
    }
    atoms.reserve(count + table.count(entry) + room, keeping: count)
    var next = count
    var seen: UInt32 = 0
    table.forEach(value, entry) { packed in
      if packed & CharacterTable.kindMask != CharacterTable.invisible {
        atoms.base[next] = Atom(packed: packed, place: place)
        next += 1
        seen |= packed
      } else if packed & CharacterTable.noticed != 0 {
        extendLast(of: next, over: place.x)
      }
    }
    return (next, seen)
  }

  /// A mark belongs to the letter that it stands on.
  private func extendLast(of count: Int, over scalar: Int32) {
    if count > 0, atoms.base[count - 1].upper == scalar { atoms.base[count - 1].place.y = scalar + 1 }
  }
}
