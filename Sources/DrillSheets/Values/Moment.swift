/// A day and a time of day as the trainee's clock showed them, with their offset from UTC.
public struct Moment: Sendable, Hashable {
  private let year: Int
  private let month: Int
  private let day: Int
  private let secondOfDay: Int
  /// The offset as it was written, such as `+08:00`.
  private let offset: String

  /// Reads `2026-03-01T09:20:00+08:00` (ISO 8601); nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      let digits = bytes[range]
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    let signs: [(Int, Character)] = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")]
    guard signs.allSatisfy({ Character(Unicode.Scalar(bytes[$0.0])) == $0.1 }),
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      (1900...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(in: month, of: year), hour < 24, minute < 60, second < 60
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    secondOfDay = (hour * 60 + minute) * 60 + second
    offset = String(decoding: bytes[19...], as: UTF8.self)
    let zone = #/Z|[+-][0-9][0-9]:[0-9][0-9]|/#
    guard offset.wholeMatch(of: zone) != nil else { return nil }
  }

  /// The moment as spreadsheets read it, such as `2026-03-01 09:20:00`.
  public var plain: String { "\(date) \(clock)" }

  /// The moment by ISO 8601, as it was read.
  public var iso: String { "\(date)T\(clock)\(offset)" }

  /// The moment in UTC by the profile of W3C, such as `2026-03-01T01:20:00Z`, for document properties.
  var utc: String {
    var seconds = secondOfDay
    let parts = offset.dropFirst().split(separator: ":").compactMap { Int($0) }
    if parts.count == 2 { seconds -= (parts[0] * 60 + parts[1]) * 60 * (offset.hasPrefix("-") ? -1 : 1) }
    let total = dayNumber * 86_400 + seconds
    let ownDay = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
    let date = Self.date(ofDayNumber: ownDay)
    return "\(Self.text(of: date))T\(Self.clock(total - ownDay * 86_400))Z"
  }

  /// The day, such as `2026-03-01`.
  public var date: String { Self.text(of: (year, month, day)) }

  private var clock: String { Self.clock(secondOfDay) }

  /// The number that spreadsheets keep a moment as: days since the end of 1899, with up to ten decimals.
  ///
  /// Before March 1900 Excel counts a day that never was (ECMA-376 part 1, 18.17.4.1); no session is that old.
  var serial: String {
    let days = dayNumber - Self.number(of: (1899, 12, 30))
    let fraction = (secondOfDay * 10_000_000_000 + 43_200) / 86_400
    let digits = String(fraction)
    var places = String(repeating: "0", count: 10 - digits.count) + digits
    while places.last == "0" { places.removeLast() }
    return places.isEmpty ? "\(days)" : "\(days).\(places)"
  }

  private var dayNumber: Int { Self.number(of: (year, month, day)) }

  // MARK: The calendar

  private typealias Day = (year: Int, month: Int, day: Int)

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days since the first of March of the year 0, in the Gregorian calendar.
  private static func number(of date: Day) -> Int {
    let months = (date.month + 9) % 12
    let year = date.year - (date.month < 3 ? 1 : 0)
    return 365 * year + year / 4 - year / 100 + year / 400 + (months * 306 + 5) / 10 + date.day - 1
  }

  private static func date(ofDayNumber number: Int) -> Day {
    var year = (10_000 * number + 14_780) / 3_652_425
    var rest = number - (365 * year + year / 4 - year / 100 + year / 400)
    if rest < 0 {
      year -= 1
      rest = number - (365 * year + year / 4 - year / 100 + year / 400)
    }
    let months = (100 * rest + 52) / 3060
    return (
      year + (months + 2) / 12, (months + 2) % 12 + 1, rest - (months * 306 + 5) / 10 + 1
    )
  }

  private static func text(of date: Day) -> String {
    "\(padded(date.year, to: 4))-\(padded(date.month, to: 2))-\(padded(date.day, to: 2))"
  }

  private static func clock(_ second: Int) -> String {
    [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }.joined(separator: ":")
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
