/// A day of the Gregorian calendar, without a time or a zone.
public struct Day: Sendable, Hashable, Comparable {
  /// Days since 1 January 1970.
  public let number: Int

  /// The day that is so many days after 1 January 1970.
  public init(_ number: Int) { self.number = number }

  /// Reads a date by ISO 8601, such as `2026-03-01`; what stands behind it does not matter.
  ///
  /// Nil when it is no date of the years 1900 to 9999.
  public init?(iso text: some StringProtocol) {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.prefix(10).utf8.allSatisfy({ $0 == 0x2D || Self.isDigit($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year >= 1900,
      (1...12).contains(month), (1...Self.length(ofMonth: month, year)).contains(day)
    else { return nil }
    // Counted in years that begin in March, so that the leap day is the last of its year.
    let shifted = month > 2 ? year : year - 1
    let months = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    number = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + months + day - 1 - Self.epoch
  }

  /// The first of March of the year 0 lies so many days before 1 January 1970.
  private static let epoch = 719_468

  /// The year, the month from 1 and the day of the month from 1.
  public var parts: (year: Int, month: Int, day: Int) {
    let days = number + Self.epoch
    var year = (10_000 * days + 14_780) / 3_652_425
    var rest = days - (365 * year + year / 4 - year / 100 + year / 400)
    if rest < 0 {
      year -= 1
      rest = days - (365 * year + year / 4 - year / 100 + year / 400)
    }
    let months = (100 * rest + 52) / 3060
    return (year + (months + 2) / 12, (months + 2) % 12 + 1, rest - (months * 306 + 5) / 10 + 1)
  }

  /// The day by ISO 8601, such as `2026-03-01`.
  public var iso: String {
    let (year, month, day) = parts
    return "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
  }

  /// The month by ISO 8601, such as `2026-03`.
  public var month: String { String(iso.dropLast(3)) }

  /// The days from one day to a later one.
  public static func - (later: Day, earlier: Day) -> Int { later.number - earlier.number }

  /// Orders by date.
  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
