/// A folded character on its way to becoming a symbol.
struct Atom: BitwiseCopyable {
  /// Its code, and below it the bits of `CharacterTable`.
  var packed: UInt32
  /// Where it starts in the original, in scalars, and where it ends with the marks that stand on it.
  ///
  /// Side by side, so that they are written and read at once.
  var place: SIMD2<Int32>

  var lower: Int32 { place.x }
  var upper: Int32 { place.y }

  /// What stands before the first atom and behind the last one: no class of any character.
  static let outside = Atom(packed: CharacterTable.invisible, place: SIMD2())

  @inline(__always)
  var code: UInt32 { packed >> 8 }

  /// What it is; `invisible` for what lies outside the text.
  @inline(__always)
  var kind: CharacterClass {
    CharacterClass(rawValue: UInt8(truncatingIfNeeded: packed & CharacterTable.kindMask)) ?? .invisible
  }

  @inline(__always)
  func isA(_ kind: CharacterClass) -> Bool { packed & CharacterTable.kindMask == UInt32(kind.rawValue) }

  @inline(__always)
  var isLetter: Bool { isA(.letter) }

  /// The bits that tell a Han character which is no numeral.
  static let plainHanMask = CharacterTable.kindMask | CharacterTable.numeral

  @inline(__always)
  var isPlainHan: Bool { packed & Self.plainHanMask == UInt32(CharacterClass.han.rawValue) }

  @inline(__always)
  var isDigit: Bool { isA(.digit) }

  /// Whether the original was outside ASCII: full-width marks end a clause wherever they stand.
  @inline(__always)
  var isWide: Bool { packed & CharacterTable.wide != 0 }
}
