/// Finds the quoted stretches of a text, quotation marks included.
enum Quotes {
  /// The quoted stretches, in scalars, by where they end; an opening mark without its partner quotes nothing.
  static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var open: [Mark: Int] = [:]
    for (at, scalar) in scalars.enumerated() {
      if scalar == "\n" {
        open[.straight] = nil
        open[.straightSingle] = nil
      }
      guard let (mark, role) = role(of: scalar, at: at, in: scalars) else { continue }
      switch role {
      case .opening: if open[mark] == nil { open[mark] = at }
      case .closing:
        if let start = open.removeValue(forKey: mark) { result.append(start..<at + 1) }
      case .either:
        if let start = open.removeValue(forKey: mark) {
          result.append(start..<at + 1)
        } else {
          open[mark] = at
        }
      }
    }
    return result
  }

  private enum Mark: Hashable {
    case double, single, corner, whiteCorner, angle, straight, straightSingle
  }

  private enum Role {
    case opening, closing, either
  }

  private static func role(of scalar: Unicode.Scalar, at: Int, in scalars: [Unicode.Scalar]) -> (Mark, Role)?
  {
    switch scalar {
    case "“", "„": return (.double, .opening)
    case "”": return (.double, .closing)
    case "「", "｢": return (.corner, .opening)
    case "」", "｣": return (.corner, .closing)
    case "『": return (.whiteCorner, .opening)
    case "』": return (.whiteCorner, .closing)
    case "«": return (.angle, .opening)
    case "»": return (.angle, .closing)
    case "\"", "＂": return (.straight, .either)
    case "‘": return (.single, .opening)
    case "’":
      // Between letters it is an apostrophe.
      return isLetter(at - 1, scalars) && isLetter(at + 1, scalars) ? nil : (.single, .closing)
    case "'":
      if isApart(at - 1, scalars) && !isApart(at + 1, scalars) { return (.straightSingle, .opening) }
      if isApart(at + 1, scalars) || isPunctuation(at + 1, scalars) { return (.straightSingle, .closing) }
      return nil
    default: return nil
    }
  }

  private static func isLetter(_ at: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    scalars.indices.contains(at) && CharacterClass(scalars[at].value) == .letter
  }

  /// Whether a place lies outside the text or holds white space.
  private static func isApart(_ at: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.indices.contains(at) else { return true }
    switch CharacterClass(scalars[at].value) {
    case .space, .lineBreak: return true
    default: return false
    }
  }

  private static func isPunctuation(_ at: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.indices.contains(at) else { return true }
    switch CharacterClass(scalars[at].value) {
    case .punctuation, .end, .noise: return true
    case .han, .letter, .digit, .apostrophe, .letterLike, .invisible, .space, .lineBreak: return false
    }
  }
}
