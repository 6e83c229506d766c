import DrillText

extension Moment {
  /// The moment as spreadsheets read it, such as `2026-03-01 09:20:00`.
  var plain: String { "\(day.iso) \(clock)" }

  /// The number that spreadsheets keep a moment as: days since the end of 1899, with up to ten decimals.
  ///
  /// Before March 1900 Excel counts a day that never was (ECMA-376 part 1, 18.17.4.1); no session is that old.
  var serial: String {
    let days = day.number - Self.spreadsheetStart
    let fraction = (secondOfDay * 10_000_000_000 + Self.secondsOfDay / 2) / Self.secondsOfDay
    let digits = String(fraction)
    var places = String(repeating: "0", count: 10 - digits.count) + digits
    while places.last == "0" { places.removeLast() }
    return places.isEmpty ? "\(days)" : "\(days).\(places)"
  }

  /// 30 December 1899, counted from 1970.
  private static let spreadsheetStart = -25_569
}
