/// What a person did on the keyboard.
public enum Key: Sendable, Hashable {
  /// Characters: one, or a run that came at once, as an input method sends them. Free of control characters; a
  /// grapheme may still be cut between two of these, and the editor puts it together again.
  case text(String)
  /// The whole of a bracketed paste; lines end in `\n`, and no other control character stands in it.
  case paste(String)
  /// Enter.
  case enter
  /// Alt-Enter: a further line of the same text.
  case newLine
  /// Tab and Shift-Tab.
  case tab, backTab
  /// The Escape key alone.
  case escape
  /// Rubbing out the character before and behind the cursor.
  case backspace, delete
  /// The arrows.
  case left, right, up, down
  /// The ends of the line, and pages.
  case home, end, pageUp, pageDown
  /// Word by word.
  case wordLeft, wordRight
  /// Taking out a word.
  case deleteWordBack, deleteWordForward
  /// Taking out all to the end or the start of the line.
  case killToEnd, killToStart
  /// Putting in again what was taken out.
  case yank
  /// Taking back the last change.
  case undo
  /// Drawing the screen anew (Ctrl-L).
  case redraw
  /// Ctrl-C, Ctrl-D and Ctrl-Z.
  case interrupt, endOfInput, suspend
  /// A function key, by its number.
  case function(Int)
  /// Ctrl with a key that has no meaning above: g o q r s t v x, `\ ] ^` or a space.
  case control(Character)
  /// Alt with an ASCII key that has no meaning above.
  case alt(Character)
  /// A key that the reader does not know.
  case unknown

  /// What a control character means, taken by itself; nil for what is none.
  static func control(byte: UInt8) -> Key? {
    switch byte {
    case 0x01: .home
    case 0x02: .left
    case 0x03: .interrupt
    case 0x04: .endOfInput
    case 0x05: .end
    case 0x06: .right
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x0B: .killToEnd
    case 0x0C: .redraw
    case 0x0E: .down
    case 0x10: .up
    case 0x15: .killToStart
    case 0x17: .deleteWordBack
    case 0x19: .yank
    case 0x1A: .suspend
    case 0x1F: .undo
    case 0x00: .control(" ")
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1B: .escape
    case 0x1C...0x1E: .control(Character(Unicode.Scalar(byte + 0x40)))
    default: nil
    }
  }

  /// What a key means when Alt is held, or Escape came right before it; nil when the two are separate keys.
  static func alt(byte: UInt8) -> Key? {
    switch byte {
    case 0x0A, 0x0D: .newLine
    case 0x08, 0x7F: .deleteWordBack
    case UInt8(ascii: "b"), UInt8(ascii: "B"): .wordLeft
    case UInt8(ascii: "f"), UInt8(ascii: "F"): .wordRight
    case UInt8(ascii: "d"), UInt8(ascii: "D"): .deleteWordForward
    case 0x20...0x7E: .alt(Character(Unicode.Scalar(byte)))
    default: nil
    }
  }
}
