/// A number as it is read in a text: its decimal digits, and how far it reaches.
struct ReadNumber {
  /// What it is worth; nil for a row that is read digit by digit.
  var value: UInt64?
  /// How many decimal digits it has.
  var digitCount: Int
  /// The index after its last atom.
  var end: Int

  /// A row of numerals.
  init(row: Range<Int>) {
    digitCount = row.count
    end = row.upperBound
  }

  /// A number by its value.
  init(_ value: UInt64, end: Int) {
    self.value = value
    self.end = end
    digitCount = 1
    var rest = value / 10
    while rest > 0 {
      digitCount += 1
      rest /= 10
    }
  }

  /// A digit as a character `0`…`9`, of the number that `reader` found at `start`.
  func digit(_ index: Int, _ reader: NumeralReader, from start: Int) -> UInt32 {
    guard var rest = value else { return 0x30 + UInt32(reader.rowDigit(start + index) ?? 0) }
    for _ in index + 1..<digitCount { rest /= 10 }
    return 0x30 + UInt32(rest % 10)
  }
}

/// Reads numbers that are written with Han numerals, alone or mixed with digits.
///
/// Grammatical numbers (二十一, 五千, 5千, 3万5千) and rows of three or more numerals (六六零) are one number. Two
/// numerals side by side stay two (一一, 三五天), and 二百五 stays 二百 and 五.
struct NumeralReader {
  /// The atoms, with one outside the text on either side.
  private let atoms: UnsafePointer<Atom>
  /// Up to here no row starts; keeps a long row that is none from being read again and again.
  private var rowlessEnd = 0

  init(atoms: UnsafePointer<Atom>) {
    self.atoms = atoms
  }

  /// The number that starts at `start`, or nil where none does that needs reading.
  mutating func read(at start: Int) -> ReadNumber? {
    if start >= rowlessEnd, let row = row(at: start) { return row }
    return grammatical(at: start)
  }

  /// Whether a unit stands behind the digits at a place; without one there is nothing to read there.
  func mayRead(digitsAt start: Int) -> Bool {
    var at = start
    while at - start < Self.mostDigits, isDigit(at) || code(at) == 0x2E || code(at) == 0x2C { at += 1 }
    return atoms[at].packed & CharacterTable.numeral != 0
  }

  /// How many characters a number in digits may have before its unit.
  private static let mostDigits = 14

  /// Three or more numerals in a row, read digit by digit.
  private mutating func row(at start: Int) -> ReadNumber? {
    var at = start
    while rowDigit(at) != nil { at += 1 }
    rowlessEnd = at
    guard at - start >= 3, unit(at) == nil, bigUnit(at) == nil else { return nil }
    return ReadNumber(row: start..<at)
  }

  /// The value of a numeral in a row, where 幺 is one.
  func rowDigit(_ at: Int) -> UInt64? { numeral(at) ?? (code(at) == 0x5E7A ? 1 : nil) }

  private func grammatical(at start: Int) -> ReadNumber? {
    var total: UInt64 = 0
    var section: UInt64 = 0
    var lastUnit: UInt64 = 10_000
    var sawUnit = false
    var afterZero = false
    var at = start
    func finish() -> ReadNumber? {
      at > start ? ReadNumber(total + section, end: at) : nil
    }
    while true {
      if sawUnit, let big = bigUnit(at), section > 0 || total > 0 {
        guard let multiplied = multiply(total, section, big) else { return finish() }
        (total, section, lastUnit, afterZero) = (multiplied, 0, 10_000, false)
        at += 1
        continue
      }
      if sawUnit, numeral(at) == 0, let next = numeral(at + 1), next > 0 {
        afterZero = true
        at += 1
        continue
      }
      guard let (value, scale, next) = coefficient(at, isFirst: at == start) else { return finish() }
      if let small = unit(next), small < lastUnit, small.isMultiple(of: scale) {
        section += value * (small / scale)
        (lastUnit, sawUnit, afterZero) = (small, true, false)
        at = next + 1
      } else if let big = bigUnit(next), big.isMultiple(of: scale) {
        guard total < 1_000_000_000_000, value < 1_000_000_000_000 else { return finish() }
        if scale > 1 {
          total += (section * scale + value) * (big / scale)
        } else {
          guard let multiplied = multiply(total, section + value, big) else { return finish() }
          total = multiplied
        }
        (section, lastUnit, sawUnit, afterZero) = (0, 10_000, true, false)
        at = next + 1
      } else {
        return trailing(value, next)
      }
    }

    /// A last numeral without a unit of its own: 二十一, 一百零五, 三千五, or a numeral alone.
    func trailing(_ value: UInt64, _ next: Int) -> ReadNumber? {
      guard next > at, numeral(at) != nil else { return finish() }
      let follows = numeral(next) != nil
      if at == start {
        return ReadNumber(value, end: next)
      } else if afterZero || lastUnit == 10 {
        section += value
      } else if lastUnit >= 1000, !follows {
        section += value * (section == 0 ? 1000 : lastUnit / 10)
      } else {
        return finish()
      }
      at = next
      return finish()
    }
  }

  /// 万 lifts what stands since the last big unit, 亿 all that stands before it.
  private func multiply(_ total: UInt64, _ section: UInt64, _ big: UInt64) -> UInt64? {
    guard total < 1_000_000_000_000_000, section < 1_000_000_000_000 else { return nil }
    if big == 10_000, section > 0 { return total + section * big }
    let (result, overflow) = (total + section).multipliedReportingOverflow(by: big)
    return overflow || result > 1_000_000_000_000_000_000 ? nil : result
  }

  /// A value before a unit, with the power of ten that its decimals stand for: 1.5 is (15, 10).
  private func coefficient(_ at: Int, isFirst: Bool) -> (UInt64, UInt64, Int)? {
    if let value = numeral(at) { return (value, 1, at + 1) }
    if code(at) == 0x5341 { return (1, 1, at) }
    guard isDigit(at), isFirst || !isDigit(at - 1) else { return nil }
    var value: UInt64 = 0
    var scale: UInt64 = 1
    var next = at
    var sawPoint = false
    while next - at < Self.mostDigits {
      if isDigit(next) {
        value = value * 10 + UInt64(code(next) - 0x30)
        if sawPoint { scale *= 10 }
      } else if code(next) == 0x2E, !sawPoint, isDigit(next + 1) {
        sawPoint = true
      } else if code(next) == 0x2C, !sawPoint, isDigit(next + 1), isDigit(next + 2), isDigit(next + 3),
        !isDigit(next + 4)
      {
        // A thousands comma.
      } else {
        break
      }
      next += 1
    }
    return unit(next) == nil && bigUnit(next) == nil ? nil : (value, scale, next)
  }

  private func code(_ at: Int) -> UInt32 { atoms[at].code }

  private func isDigit(_ at: Int) -> Bool { (0x30...0x39).contains(code(at)) }

  private func numeral(_ at: Int) -> UInt64? { Self.numeral(code(at)) }

  /// Whether a number written in Han characters may begin with a character.
  static func startsNumber(_ code: UInt32) -> Bool {
    numeral(code) != nil || code == 0x5341 || code == 0x5E7A
  }

  /// The value of a Han numeral from 0 to 9.
  static func numeral(_ code: UInt32) -> UInt64? {
    switch code {
    case 0x96F6, 0x3007: 0  // 零 〇
    case 0x4E00: 1  // 一
    case 0x4E8C, 0x4E24: 2  // 二 两
    case 0x4E09: 3  // 三
    case 0x56DB: 4  // 四
    case 0x4E94: 5  // 五
    case 0x516D: 6  // 六
    case 0x4E03: 7  // 七
    case 0x516B: 8  // 八
    case 0x4E5D: 9  // 九
    default: nil
    }
  }

  /// Whether a character is part of numbers written in Han characters.
  static func isPart(_ code: UInt32) -> Bool {
    startsNumber(code) || unit(code) != nil || bigUnit(code) != nil
  }

  /// The characters that are.
  static let parts = "零〇一二两三四五六七八九十幺百千万亿".unicodeScalars.map(\.value)

  private func unit(_ at: Int) -> UInt64? { Self.unit(code(at)) }

  private static func unit(_ code: UInt32) -> UInt64? {
    switch code {
    case 0x5341: 10  // 十
    case 0x767E: 100  // 百
    case 0x5343: 1000  // 千
    default: nil
    }
  }

  private func bigUnit(_ at: Int) -> UInt64? { Self.bigUnit(code(at)) }

  private static func bigUnit(_ code: UInt32) -> UInt64? {
    switch code {
    case 0x4E07: 10_000  // 万
    case 0x4EBF: 100_000_000  // 亿
    default: nil
    }
  }
}
