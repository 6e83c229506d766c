import DrillText

/// Figures in an aligned table, each beside its goal where there is one.
struct Figures {
  private var rows: [[String]] = []

  /// Adds a figure.
  mutating func add(_ what: String, _ value: String, goal: String = "") { rows.append([what, value, goal]) }

  /// The table under a title.
  func text(_ title: String) -> String {
    var widths = [0, 0, 0]
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], DisplayWidth.columns(of: cell))
      }
    }
    var text = "\(title)\n"
    for row in rows {
      let what = row[0] + spaces(widths[0] - DisplayWidth.columns(of: row[0]))
      let value = spaces(widths[1] - DisplayWidth.columns(of: row[1])) + row[1]
      text += "  \(what)  \(value)\(row[2].isEmpty ? "" : "  (goal \(row[2]))")\n"
    }
    return text
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  // MARK: Units

  /// A number with one decimal below a hundred, with none above.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value < 1e15 else { return "–" }
    if value >= 100 { return grouped(Int(value.rounded())) }
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A whole number with its thousands set apart.
  static func grouped(_ value: Int) -> String {
    var digits = String(value)
    var groups: [String] = []
    while digits.count > 3 {
      groups.append(String(digits.suffix(3)))
      digits.removeLast(3)
    }
    return ([digits] + groups.reversed()).joined(separator: ",")
  }

  /// How many megabytes a second.
  static func rate(bytes: Int, seconds: Double) -> String { "\(number(Double(bytes) / seconds / 1e6)) MB/s" }
}

/// Measures time.
enum Stopwatch {
  /// Runs that take longer in all are not done again.
  static let patience = 4.0

  /// The seconds of the fastest of several runs, of fewer where they take long.
  static func best(of runs: Int, _ body: () -> Void) -> Double {
    var best = Double.infinity
    var sum = 0.0
    for run in 0..<max(1, runs) where run == 0 || sum < patience {
      let seconds = once(body)
      best = min(best, seconds)
      sum += seconds
    }
    return best
  }

  /// The seconds of one run.
  static func once(_ body: () -> Void) -> Double { seconds(ContinuousClock().measure(body)) }

  /// A duration in seconds.
  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}
