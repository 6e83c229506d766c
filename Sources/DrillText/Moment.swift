/// A day and a time of day as somebody's clock showed them, with their offset from UTC.
public struct Moment: Sendable, Hashable, Comparable {
  /// The day on that clock.
  public let day: Day
  /// The seconds since midnight on that clock.
  public let secondOfDay: Int
  /// The offset from UTC as it was written, such as `+08:00` or `Z`.
  public let offset: String

  /// Reads `2026-03-01T09:20:00+08:00` (ISO 8601); nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let day = Day(iso: text), let hour = Self.number(bytes[11..<13]),
      let minute = Self.number(bytes[14..<16]), let second = Self.number(bytes[17..<19]), hour < 24,
      minute < 60,
      second < 60, Self.seconds(ofOffset: bytes[19...]) != nil
    else { return nil }
    self.day = day
    secondOfDay = (hour * 60 + minute) * 60 + second
    offset = String(decoding: bytes[19...], as: UTF8.self)
  }

  /// The moment so many seconds later, on the same clock.
  public func adding(seconds: Int) -> Moment {
    let total = secondOfDay + seconds
    let days = total >= 0 ? total / Self.secondsOfDay : (total - Self.secondsOfDay + 1) / Self.secondsOfDay
    return Moment(
      day: Day(day.number + days), secondOfDay: total - days * Self.secondsOfDay, offset: offset)
  }

  private init(day: Day, secondOfDay: Int, offset: String) {
    self.day = day
    self.secondOfDay = secondOfDay
    self.offset = offset
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int {
    day.number * Self.secondsOfDay + secondOfDay - (Self.seconds(ofOffset: Array(offset.utf8)[...]) ?? 0)
  }

  /// The seconds of a day.
  public static let secondsOfDay = 86_400

  /// The time of day, such as `09:20:00`.
  public var clock: String { Self.clock(secondOfDay) }

  /// The moment by ISO 8601, as it was read.
  public var iso: String { "\(day.iso)T\(clock)\(offset)" }

  /// The moment in UTC, such as `2026-03-01T01:20:00Z`.
  public var utc: String {
    let total = seconds
    let days = total >= 0 ? total / Self.secondsOfDay : (total - Self.secondsOfDay + 1) / Self.secondsOfDay
    return "\(Day(days).iso)T\(Self.clock(total - days * Self.secondsOfDay))Z"
  }

  /// Orders by time, whatever the offsets.
  public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }

  private static func clock(_ second: Int) -> String {
    [second / 3600, second / 60 % 60, second % 60].map { Day.padded($0, to: 2) }.joined(separator: ":")
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy(Day.isDigit) ? digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } : nil
  }

  /// The seconds of `Z` or `+08:00`; nil for anything else.
  private static func seconds(ofOffset text: ArraySlice<UInt8>) -> Int? {
    if text.elementsEqual("Z".utf8) { return 0 }
    let bytes = Array(text)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes[1..<3]),
      let minutes = number(bytes[4..<6]), hours < 24, minutes < 60
    else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "+"): return (hours * 60 + minutes) * 60
    case UInt8(ascii: "-"): return -(hours * 60 + minutes) * 60
    default: return nil
    }
  }
}
