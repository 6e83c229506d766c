/// What stands in a text between a symbol and the one before it.
enum Join: UInt8, Sendable, Comparable {
  /// Nothing that is seen.
  case none
  /// Symbols that are skipped, such as `*` or an emoji.
  case noise
  /// One space, perhaps with noise.
  case space
  /// Two or more spaces.
  case spaces
  /// Punctuation that ends no clause.
  case punctuation

  static func < (a: Join, b: Join) -> Bool { a.rawValue < b.rawValue }

  /// Whether it is white space and nothing weightier.
  var isSpace: Bool { self == .space || self == .spaces }
}

/// One symbol of a folded text, in 16 bytes: what the automaton reads.
///
/// Noise is no symbol; it is told by `join`. A clause end is a symbol of its own, so that no match crosses it
/// unseen.
struct FoldedSymbol: Sendable, Hashable, BitwiseCopyable {
  enum Kind: UInt8, Sendable {
    /// A character of a Latin (or other spaced) word.
    case letter
    /// A digit of a number or of a word.
    case digit
    /// A character that stands for itself.
    case han
    /// The end of a clause; `code` is its mark.
    case clauseEnd

    /// Whether it is part of a word or number.
    var isWordly: Bool { rawValue <= Kind.digit.rawValue }
  }

  /// What holds of a symbol besides its kind.
  struct Traits: OptionSet, Sendable, Hashable, BitwiseCopyable {
    let rawValue: UInt8
    static let edgeBefore = Traits(rawValue: 1)
    static let alone = Traits(rawValue: 2)
    static let optional = Traits(rawValue: 4)
    static let disguised = Traits(rawValue: 8)
  }

  /// The folded character.
  var code: UInt32
  /// Where it starts in the original, in scalars.
  var lower: Int32
  /// Where it ends in the original.
  var upper: Int32
  var kind: Kind
  var join: Join
  var traits: Traits

  /// What stands before the first symbol of a text, so that looking back needs no test.
  static let outside = FoldedSymbol(code: 0, lower: 0, upper: 0, kind: .clauseEnd, join: .none, traits: [])

  /// Whether a word or number may end before the symbol and another start with it.
  var hasEdgeBefore: Bool {
    get { traits.contains(.edgeBefore) }
    set { set(.edgeBefore, newValue) }
  }

  /// Whether something separates it from its neighbours on both sides.
  var isAlone: Bool {
    get { traits.contains(.alone) }
    set { set(.alone, newValue) }
  }

  /// Whether it is the rest of a long run of one character, which may be skipped.
  var isOptional: Bool {
    get { traits.contains(.optional) }
    set { set(.optional, newValue) }
  }

  /// Whether it is a digit (or `@`, `$`) among letters, and so may stand for one.
  var isDisguised: Bool {
    get { traits.contains(.disguised) }
    set { set(.disguised, newValue) }
  }

  private mutating func set(_ trait: Traits, _ holds: Bool) {
    if holds { traits.insert(trait) } else { traits.remove(trait) }
  }

  /// Whether a unit (a word, a number, a Han character) starts here.
  var startsUnit: Bool {
    switch kind {
    case .letter, .digit: hasEdgeBefore && !isOptional
    case .han: !isOptional
    case .clauseEnd: false
    }
  }

  /// The letters that a disguised symbol may stand for; 0 where there is none.
  var disguises: (UInt32, UInt32) { isDisguised ? Self.letters(behind: code) : (0, 0) }

  private static func letters(behind code: UInt32) -> (UInt32, UInt32) {
    switch code {
    case 0x30: (0x6F, 0)  // 0 o
    case 0x31: (0x69, 0x6C)  // 1 i l
    case 0x33: (0x65, 0)  // 3 e
    case 0x34, 0x40: (0x61, 0)  // 4 @ a
    case 0x35, 0x24: (0x73, 0)  // 5 $ s
    case 0x37: (0x74, 0)  // 7 t
    case 0x38: (0x62, 0)  // 8 b
    default: (0, 0)
    }
  }
}
