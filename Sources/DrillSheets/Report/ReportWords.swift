import DrillEngine
import DrillReview
import DrillText

/// How figures of a report are said in one language.
public struct ReportWords: Sendable {
  /// The language.
  public let language: Language

  /// Speaks a language.
  public init(language: Language) { self.language = language }

  /// One thing to say.
  public func say(_ en: String, _ zh: String) -> String { Words(en: en, zh: zh)[language] }

  /// A score such as `81.5`, or a dash where there is none.
  public func score(_ tenths: Int?) -> String { tenths.map(Scorecard.decimal) ?? "–" }

  /// A share such as `61.5%`, or a dash of nothing.
  public func percent(_ perMille: Int?) -> String { perMille.map { "\(Scorecard.decimal($0))%" } ?? "–" }

  /// Points with two decimals, such as `1.05`, or a dash where there are none.
  public func points(_ hundredths: Int?) -> String {
    hundredths.map { value in
      let digits = String(abs(value) % 100)
      return "\(value < 0 ? "−" : "")\(abs(value) / 100).\(digits.count < 2 ? "0" : "")\(digits)"
    } ?? "–"
  }

  /// A difference with its sign, such as `+1.5`, `−0.5` or `±0.0`.
  public func difference(_ tenths: Int) -> String {
    "\(tenths > 0 ? "+" : tenths < 0 ? "−" : "±")\(Scorecard.decimal(abs(tenths)))"
  }

  /// A number between −1 and 1 with two decimals, or what is said where it cannot be told.
  public func coefficient(_ value: Fraction?) -> String {
    guard let value else { return say("undefined", "无法计算") }
    return points((value * Fraction(100)).roundedHalfUp)
  }

  /// Hours with one decimal.
  public func hours(_ seconds: Int) -> String { Scorecard.decimal(Fraction(seconds, 360).roundedHalfUp) }

  /// So many of so many.
  public func count(_ share: Share) -> String {
    say("\(share.count) of \(share.of)", "\(share.count)/\(share.of)")
  }

  /// Things one after the other.
  public func list(_ items: [String]) -> String { items.joined(separator: say(", ", "、")) }

  /// What costs somebody most, with the points it costs a session.
  public func needs(_ needs: [Need]) -> String {
    list(needs.map { "\($0.name) (\(self.points($0.loss.meanHundredths.map { -$0 })))" })
  }

  /// The label of a week or a month below a chart; the year of a week stands in the table.
  public func label(_ period: ReportPeriod) -> String {
    switch period.length {
    case .week: String(period.name.dropFirst(5))
    case .month: period.name
    }
  }

  /// The end of a sentence and the space before the next.
  var stop: String { say(". ", "。") }

  /// A table that stands behind a chart.
  func behind(_ table: String) -> String {
    "<details><summary>\(HTMLText.escaped(say("The figures as a table", "以表格查看数据")))</summary>\n\(table)</details>\n"
  }

  /// A table of typed cells.
  func table(_ table: Table) -> String {
    let shown = HTMLTable(caption: table.title, headings: table.columns.map { HTMLTable.Heading(column: $0) })
    return shown.opening + table.rows.map { shown.row($0) }.joined() + HTMLTable.closing
  }
}

extension TeamReport {
  /// What a loss takes from the mean score of all finished sessions, in hundredths of a point, halves upward.
  ///
  /// Unlike `Loss.meanHundredths` it is over all of them, also those in which it could not happen, so that losses can be
  /// held against each other.
  func meanLoss(_ loss: Loss) -> Int {
    totals.finished == 0 ? 0 : Fraction(loss.cost, totals.finished * 100).roundedHalfUp
  }
}

extension Cell {
  /// Tenths of a point or of a per cent as a number.
  static func tenths(_ tenths: Int?) -> Cell { tenths.map { .decimal(Fraction($0, 10)) } ?? .empty }

  /// Hundredths of a point as a number.
  static func hundredths(_ hundredths: Int?) -> Cell {
    hundredths.map { .decimal(Fraction($0, 100)) } ?? .empty
  }

  /// A share, or nothing of nothing.
  static func share(_ share: Share) -> Cell { share.value.map(Cell.percent) ?? .empty }
}
