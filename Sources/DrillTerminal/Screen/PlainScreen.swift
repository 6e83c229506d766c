/// A screen that only takes lines: for `--plain`, dumb terminals, screen readers and logs.
///
/// Nothing is drawn again and the cursor is never moved. The terminal shows what is typed and keeps it, also when
/// something is printed meanwhile. Growing lines, states and footers are left out: what matters of them is printed
/// as lines. Choices and the like are printed when they change.
public struct PlainScreen: Screen {
  private var extra: [StyledText] = []
  /// The label behind which the cursor stands; nil at the start of a row.
  private var asking: StyledText?

  /// Creates a screen.
  public init() {}

  /// The lines and, where something can be typed, the label; see `Screen`.
  public mutating func frame(printing lines: [StyledText], block: LiveBlock, size: Size) -> String {
    var lines = lines
    if block.extra != extra {
      extra = block.extra
      lines += extra
    }
    let label = block.editor?.label
    var bytes = ""
    if asking != nil, !lines.isEmpty || label != asking { bytes += endLine() }
    for line in lines { bytes += line.text + "\n" }
    if asking == nil, let label {
      bytes += label.text
      asking = label
    }
    return bytes
  }

  /// Ends the row of the label; see `Screen`.
  public mutating func leave(keepsBlock: Bool) -> String {
    extra = []
    return asking == nil ? "" : endLine()
  }

  /// The label is shown again; see `Screen`.
  public mutating func forget() {
    extra = []
    asking = nil
  }

  /// Nothing to do here.
  public mutating func redraw() {}

  /// The person pressed Enter, and the terminal went to the next row; the label is shown again.
  public mutating func lineEnded() { asking = nil }

  private mutating func endLine() -> String {
    asking = nil
    return "\n"
  }
}
