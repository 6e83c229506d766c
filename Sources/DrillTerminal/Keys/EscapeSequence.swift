/// A whole escape sequence as a keyboard sends it: `ESC [ 1 ; 5 D` or `ESC O F`.
struct EscapeSequence: Sendable, Hashable {
  /// The numbers between the introducer and the final byte; one that was left out is nil.
  var numbers: [Int?] = []
  /// The mark before the numbers, one of `< = > ?`.
  var mark: UInt8?
  /// The byte that ends it.
  var final: UInt8
  /// Whether Escape or Alt stood before it.
  var hasAlt = false
  /// Whether it began with `ESC O`.
  var isShort = false

  /// What it means.
  enum Meaning: Sendable, Hashable {
    case key(Key)
    case pasteBegins
    /// No key: a mouse, a window that got the focus, an answer to a question.
    case nothing
  }

  /// What it means; a sequence that is not known is an unknown key.
  var meaning: Meaning {
    if mark != nil { return .nothing }
    if isShort, let key = keypad { return .key(key) }
    switch final {
    case UInt8(ascii: "~"): return tilde
    case UInt8(ascii: "u"): return .key(Self.modified(number(0), shift: modifiers))
    case UInt8(ascii: "I"), UInt8(ascii: "O"): return numbers.isEmpty ? .nothing : .key(.unknown)
    // Answers about the cursor, the device and the window.
    case UInt8(ascii: "R"): return numbers.count > 1 ? .nothing : .key(.function(3))
    case UInt8(ascii: "c") where !numbers.isEmpty: return .nothing
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "y"), UInt8(ascii: "M"): return .nothing
    default: return .key(letter ?? .unknown)
    }
  }

  private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] ?? 0 : 0 }

  /// Shift 1, Alt 2, Ctrl 4, added up.
  private var modifiers: Int {
    let sent = numbers.count > 1 ? max(0, number(1) - 1) : 0
    return hasAlt ? sent | 2 : sent
  }

  private var isByWord: Bool { modifiers & 6 != 0 }

  private var letter: Key? {
    switch final {
    case UInt8(ascii: "A"), UInt8(ascii: "a"): .up
    case UInt8(ascii: "B"), UInt8(ascii: "b"): .down
    case UInt8(ascii: "C"): isByWord ? .wordRight : .right
    case UInt8(ascii: "D"): isByWord ? .wordLeft : .left
    // rxvt tells Ctrl and Shift by small letters.
    case UInt8(ascii: "c"): isShort ? .wordRight : .right
    case UInt8(ascii: "d"): isShort ? .wordLeft : .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  private var tilde: Meaning {
    switch number(0) {
    case 1, 7: .key(.home)
    case 4, 8: .key(.end)
    case 3: .key(isByWord ? .deleteWordForward : .delete)
    case 5: .key(.pageUp)
    case 6: .key(.pageDown)
    case 11...15: .key(.function(number(0) - 10))
    case 17...21: .key(.function(number(0) - 11))
    case 23, 24: .key(.function(number(0) - 12))
    case 27: .key(Self.modified(number(2), shift: modifiers))
    case 200: .pasteBegins
    // The end of a paste that was given up before.
    case 201: .nothing
    default: .key(.unknown)
    }
  }

  /// A key that is sent by its code and what is held with it.
  private static func modified(_ code: Int, shift: Int) -> Key {
    guard let byte = UInt8(exactly: code), byte < 0x80 else { return .unknown }
    switch byte {
    case 0x0D: return shift == 0 ? .enter : .newLine
    case 0x09: return shift & 1 != 0 ? .backTab : .tab
    case 0x7F: return shift & 6 != 0 ? .deleteWordBack : .backspace
    case 0x1B: return .escape
    default: break
    }
    if shift & 4 != 0, byte >= 0x40 || byte == 0x20 { return .control(byte: byte & 0x1F) ?? .unknown }
    if shift & 2 != 0 { return .alt(byte: byte) ?? .unknown }
    return .text(String(Character(Unicode.Scalar(byte))))
  }

  /// The keys of a number pad that sends sequences.
  private var keypad: Key? {
    switch final {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "j")...UInt8(ascii: "o"), UInt8(ascii: "p")...UInt8(ascii: "y"):
      // The pad's codes are those of the characters themselves, moved up by 64.
      .text(String(Character(Unicode.Scalar(final - 0x40))))
    case UInt8(ascii: "X"): .text("=")
    default: nil
    }
  }
}
