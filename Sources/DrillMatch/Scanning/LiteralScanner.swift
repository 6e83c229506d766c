/// Finds which of many literals may occur in a text, straight from its UTF-8 bytes.
///
/// A filter: whatever the matcher finds of a literal in a folded text is reported here, in all its disguises, and
/// seldom anything else. A scan is linear in the text, folds nothing and allocates nothing once its scratch has
/// grown. Many replies of one buffer are read together, which is twice as fast as one by one.
public struct LiteralScanner: Sendable {
  /// A text to look for.
  public struct Literal: Sendable, Hashable {
    /// Its characters as the folder yields them; those that `isUsable` is false for are not looked at.
    public var codes: [UInt32]
    /// Whether a word must start where it starts.
    public var startsWord: Bool
    /// Whether a word must end where it ends.
    public var endsWord: Bool

    /// Creates a literal.
    public init(codes: [UInt32], startsWord: Bool = false, endsWord: Bool = false) {
      self.codes = codes
      self.startsWord = startsWord
      self.endsWord = endsWord
    }
  }

  /// Literals of more symbols are looked for by so many of them; a letter is one symbol, a Han character two.
  public static let longest = 64

  /// The literals that have nothing to look for and so are never reported.
  public let blind: [Int]
  let classes: ScanClasses
  let table: ScanTable
  let keys: [ScanKey]
  let reports: [ScanTree.Report]
  let reported: [Int32]

  /// Creates a scanner that reports each literal by its index.
  public init(_ literals: [Literal]) {
    var classes = ScanClasses()
    var keys: [ScanKey] = []
    var strings: [[UInt8]] = []
    keys.reserveCapacity(literals.count)
    strings.reserveCapacity(literals.count + ScanClasses.letters.count)
    for literal in literals {
      let (key, string) = ScanKey.make(literal, &classes)
      keys.append(key)
      strings.append(string)
    }
    classes.finish()
    blind = literals.indices.filter { strings[$0].isEmpty }
    // Three of a kind may be read as one or two: such a text is peculiar.
    for letter in ScanClasses.letters { strings.append([letter, letter, letter]) }
    var tree = ScanTree(strings)
    var table = ScanTable(tree)
    var length = Self.longest
    while table == nil, length > 1 {
      length -= max(1, length / 4)
      for index in keys.indices { keys[index].cut(&strings[index], to: length) }
      tree = ScanTree(strings)
      table = ScanTable(tree)
    }
    self.classes = classes
    self.table = table ?? ScanTable()
    self.keys = keys
    reports = tree.reports
    reported = tree.reported
  }

  /// Whether a folded character helps to find a literal: letters and Han characters, but no numerals.
  public static func isUsable(_ code: UInt32) -> Bool { ScanAlphabet.isUsable(code) }
}
