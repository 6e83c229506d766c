/// A row of figures as a little picture, such as `▃▅▆▇`.
public enum Sparkline {
  private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Draws figures on a fixed scale, so that pictures can be compared; figures outside it stand at its ends.
  ///
  /// - Parameters:
  ///   - values: the figures, oldest first.
  ///   - range: what the lowest and the highest bar stand for.
  public static func text(_ values: [Int], in range: ClosedRange<Int>) -> String {
    let span = max(1, range.upperBound - range.lowerBound)
    return String(
      values.map { value in
        let inside = min(max(value, range.lowerBound), range.upperBound) - range.lowerBound
        return bars[min(bars.count - 1, inside * bars.count / span)]
      })
  }
}
