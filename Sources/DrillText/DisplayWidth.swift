/// How many columns a text takes on a terminal.
public enum DisplayWidth {
  /// The columns that a text takes, grapheme by grapheme.
  public static func columns(of text: some StringProtocol) -> Int {
    var total = 0
    for character in text { total += columns(of: character) }
    return total
  }

  /// The columns that one character takes: 0, 1 or 2; control characters take none.
  public static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.value < 0x7F && scalars.count == 1 { return first.value < 0x20 ? 0 : 1 }
    var width = 0
    var isEmojiSequence = false
    for scalar in scalars {
      if isEmojiPresentationSelector(scalar) && first.properties.isEmoji { isEmojiSequence = true }
      if isRegionalIndicator(scalar) && scalar != first { isEmojiSequence = true }
      width = max(width, columns(of: scalar))
    }
    return isEmojiSequence ? 2 : width
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x20 || (0x7F..<0xA0).contains(value) { return 0 }
    if value < 0x300 { return 1 }
    if contains(value, in: WidthTables.zero) { return 0 }
    return contains(value, in: WidthTables.wide) ? 2 : 1
  }

  private static func isEmojiPresentationSelector(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFE0F
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// Binary search over closed ranges that stand as pairs.
  private static func contains(_ value: UInt32, in pairs: [UInt32]) -> Bool {
    var low = 0
    var high = pairs.count / 2
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle * 2 + 1] < value { low = middle + 1 } else { high = middle }
    }
    return low < pairs.count / 2 && pairs[low * 2] <= value
  }
}
