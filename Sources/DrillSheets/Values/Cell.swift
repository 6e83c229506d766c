import DrillEngine
import DrillText

/// What stands in one cell of a table.
public enum Cell: Sendable, Hashable {
  /// Nothing.
  case empty
  /// Words; whatever they look like, they are never a formula.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number; four decimals are kept.
  case decimal(Fraction)
  /// A share, 1 for all of it; shown as per cent with one decimal.
  case percent(Fraction)
  /// A day and a time of day.
  case moment(Moment)
  /// Words that lead somewhere.
  case link(String, to: Link)

  /// Where a link leads.
  public enum Link: Sendable, Hashable {
    /// A place of the same document, by its name.
    case place(String)
    /// An address such as `https://…`.
    case address(String)
  }

  /// Words, or nothing where there are none.
  public static func words(_ text: String?) -> Cell {
    text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty
  }

  /// A moment from its text; what is none stands as words.
  public static func moment(_ text: String) -> Cell { Moment(text).map(Cell.moment) ?? .words(text) }

  /// What a reader sees, the same in every format.
  func shown(as format: Column.Format) -> String {
    switch self {
    case .empty: ""
    case .text(let text), .link(let text, _): text
    case .integer(let number): String(number)
    case .decimal(let number): format == .score ? number.withPlace : number.decimal
    case .percent(let share): "\(share.tenthsOfPercent.withPlace)%"
    case .moment(let moment): moment.plain
    }
  }
}

extension Fraction {
  /// The value with up to four decimals, at least one of them.
  var withPlace: String {
    let text = decimal
    return text.contains(".") ? text : "\(text).0"
  }

  /// A share in per cent, rounded to tenths, so that every format holds the same figure.
  var tenthsOfPercent: Fraction { Fraction((self * Fraction(1000)).roundedHalfUp, 10) }
}
