/// Finds the name that a misspelt one was likely meant to be.
public enum Nearest {
  /// The candidate closest to `name`, or nil when none is close enough to be meant.
  ///
  /// Case counts nothing. Short names may differ by one character, longer ones by up to a third of their
  /// length; a name of a single character has no near one.
  public static func best(for name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    guard !wanted.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      let limit = allowance(max(letters.count, wanted.count))
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = self.distance(wanted, letters)
      guard distance <= limit, distance < (best?.distance ?? .max) else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  private static func allowance(_ length: Int) -> Int {
    switch length {
    case ...1: 0
    case 2...5: 1
    default: length / 3
    }
  }

  /// The Damerau–Levenshtein distance: insertions, deletions, replacements and swaps of neighbours.
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var cost = min(last[j] + 1, row[j - 1] + 1, replaced)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
