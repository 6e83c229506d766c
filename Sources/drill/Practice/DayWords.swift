import DrillReview
import DrillText

extension Day {
  /// The day as a reader expects it, short: `5 Mar`, in another year `5 Mar 2025`; `3月5日`, `2025年3月5日`.
  func short(in language: Language, today: Day) -> String {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return iso }
    let (year, month, day) = (parts[0], parts[1], parts[2])
    let isThisYear = today.iso.prefix(4) == iso.prefix(4)
    switch language {
    case .zh: return isThisYear ? "\(month)月\(day)日" : "\(year)年\(month)月\(day)日"
    case .en:
      let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
      let name = names[min(max(month, 1), 12) - 1]
      return isThisYear ? "\(day) \(name)" : "\(day) \(name) \(year)"
    }
  }
}
