/// Reads UTF-8 into symbols, as many as there are bytes.
///
/// Whatever is no UTF-8 is nothing to see. All ways go on by at least one byte, and by the bytes of one character at
/// most unless they are ASCII.
struct SymbolReader {
  /// The last character of two symbols, to find those written three times; a higher bit tells that it was twice.
  struct Tail {
    fileprivate var last = none

    /// What stands behind another character.
    fileprivate static let none: UInt32 = 0xFFFF
    fileprivate static let double: UInt32 = 0x10000
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let table: UnsafePointer<UInt16>
  let classes: UnsafePointer<ScanClasses>

  /// Reads from `start` up to the first character at or after `stop`, and gives its place.
  ///
  /// The text ends at `end`. The output needs room for a symbol a byte and 16 more.
  @inline(__always)
  func read(
    from start: Int, to stop: Int, end: Int, _ output: UnsafeMutablePointer<UInt8>,
    _ tail: inout Tail
  ) -> Int {
    guard let base = bytes.baseAddress else { return end }
    var at = start
    let output = output - start
    var last = tail
    defer { tail = last }
    // What is read beyond the end is written over by what comes next.
    let limit = bytes.count &- 8
    while at < stop {
      if at > limit {
        at &+= readOne(at, end, output, &last)
        continue
      }
      let word = Self.load(base + at, as: UInt64.self)
      var next = UInt32(truncatingIfNeeded: word)
      if word & 0x8080_8080_8080_8080 == 0 {
        for byte in 0..<8 {
          output[at &+ byte] = UInt8(truncatingIfNeeded: table[Int(base[at &+ byte])])
        }
        at &+= 8
      } else if next & 0xC0C0F0 == 0x8080E0, at &+ 3 <= end {
        repeat {
          let value = (next & 0x0F) &<< 12 | (next &>> 2 & 0xFC0) | (next &>> 16 & 0x3F)
          // Shorter characters in a longer form are no UTF-8.
          put(value < 0x800 ? 0 : table[Int(value)], output + at, &last)
          at &+= 3
          guard at < stop, at &+ 3 <= end, at <= limit else { break }
          next = Self.load(base + at, as: UInt32.self)
        } while next & 0xC0C0F0 == 0x8080E0
      } else {
        at &+= readOne(at, end, output, &last)
      }
    }
    return min(at, end)
  }

  /// Reads one character and gives its bytes.
  @inline(__always)
  private func readOne(
    _ at: Int, _ end: Int, _ output: UnsafeMutablePointer<UInt8>, _ last: inout Tail
  ) -> Int {
    if bytes[at] < 0x80 {
      output[at] = UInt8(truncatingIfNeeded: table[Int(bytes[at])])
      return 1
    }
    let (symbols, length) = wide(at, end)
    put(symbols, output + at, &last)
    return length
  }

  /// Writes the symbols of a character of several bytes, and zeros up to four.
  @inline(__always)
  private func put(_ symbols: UInt16, _ output: UnsafeMutablePointer<UInt8>, _ tail: inout Tail) {
    let shown = UInt32(symbols)
    UnsafeMutableRawPointer(output).storeBytes(of: shown.littleEndian, as: UInt32.self)
    if symbols == UInt16(truncatingIfNeeded: tail.last) {
      // Of three in a row folding may make one or two.
      if tail.last & Tail.double != 0 { output.pointee = ScanClasses.peculiar }
      tail.last |= Tail.double
    } else {
      // Without branches, as none could foretell them: one symbol makes `none`, and nothing to see no difference.
      let new = shown | (shown &- 0x100) &>> 16
      let keep = 0 &- ((shown &- 1) &>> 31)
      tail.last = tail.last & keep | new & ~keep
    }
  }

  @inline(__always)
  private static func load<Word: FixedWidthInteger & BitwiseCopyable>(
    _ place: UnsafePointer<UInt8>, as type: Word.Type
  ) -> Word {
    Word(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: type))
  }

  /// The symbols and the bytes of a character that is not ASCII; a stray byte is nothing to see.
  @inline(never)
  private func wide(_ at: Int, _ end: Int) -> (symbols: UInt16, length: Int) {
    var word: UInt32 = 0
    for offset in 0..<min(4, end - at) { word |= UInt32(bytes[at + offset]) << UInt32(offset * 8) }
    if word & 0xC0C0F0 == 0x8080E0 {
      let value = (word & 0x0F) << 12 | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F)
      return (value < 0x800 ? 0 : table[Int(value)], 3)
    }
    if word & 0xC0E0 == 0x80C0 {
      let value = (word & 0x1F) << 6 | (word >> 8 & 0x3F)
      return (value < 0x80 ? 0 : table[Int(value)], 2)
    }
    if word & 0xC0C0_C0F8 == 0x8080_80F0 {
      let value =
        (word & 0x07) << 18 | (word >> 8 & 0x3F) << 12 | (word >> 16 & 0x3F) << 6
        | (word >> 24 & 0x3F)
      if (0x10000...0x10FFFF).contains(value) { return (classes.pointee.beyond(value), 4) }
    }
    return (0, 1)
  }
}
