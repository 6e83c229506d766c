/// A number as it is read in a text: its decimal digits, and how far it reaches.
struct ReadNumber {
  /// The digits as characters `0`…`9`.
  var digits: [UInt8]
  /// The index after its last atom.
  var end: Int
}

/// Reads numbers that are written with Han numerals, alone or mixed with digits.
///
/// Grammatical numbers (二十一, 五千, 5千, 3万5千) and rows of three or more numerals (六六零) are one number. Two
/// numerals side by side stay two (一一, 三五天), and 二百五 stays 二百 and 五.
struct NumeralReader {
  let atoms: [Atom]
  /// Up to here no row starts; keeps a long row that is none from being read again and again.
  private var rowlessEnd = 0

  init(atoms: [Atom]) {
    self.atoms = atoms
  }

  /// The number that starts at `start`, or nil where none does that needs reading.
  mutating func read(at start: Int) -> ReadNumber? {
    if start >= rowlessEnd, let row = row(at: start) { return row }
    return grammatical(at: start)
  }

  /// Three or more numerals in a row, read digit by digit.
  private mutating func row(at start: Int) -> ReadNumber? {
    var at = start
    var digits: [UInt8] = []
    while let value = numeral(at) ?? (code(at) == 0x5E7A ? 1 : nil) {
      digits.append(0x30 + UInt8(value))
      at += 1
    }
    rowlessEnd = at
    guard digits.count >= 3, unit(at) == nil, bigUnit(at) == nil else { return nil }
    return ReadNumber(digits: digits, end: at)
  }

  private func grammatical(at start: Int) -> ReadNumber? {
    var total: UInt64 = 0
    var section: UInt64 = 0
    var lastUnit: UInt64 = 10_000
    var sawUnit = false
    var afterZero = false
    var at = start
    func finish() -> ReadNumber? {
      at > start ? ReadNumber(digits: Array(String(total + section).utf8), end: at) : nil
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
        return ReadNumber(digits: Array(String(value).utf8), end: next)
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
    while next - at < 14 {
      if let digit = code(next), isDigit(next) {
        value = value * 10 + UInt64(digit - 0x30)
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

  private func code(_ at: Int) -> UInt32? { atoms.indices.contains(at) ? atoms[at].code : nil }

  private func isDigit(_ at: Int) -> Bool { code(at).map { (0x30...0x39).contains($0) } ?? false }

  private func numeral(_ at: Int) -> UInt64? { code(at).flatMap(Self.numeral) }

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

  private func unit(_ at: Int) -> UInt64? {
    switch code(at) {
    case 0x5341: 10  // 十
    case 0x767E: 100  // 百
    case 0x5343: 1000  // 千
    default: nil
    }
  }

  private func bigUnit(_ at: Int) -> UInt64? {
    switch code(at) {
    case 0x4E07: 10_000  // 万
    case 0x4EBF: 100_000_000  // 亿
    default: nil
    }
  }
}
