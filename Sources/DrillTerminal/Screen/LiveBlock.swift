import DrillText

/// The size of a terminal.
public struct Size: Sendable, Hashable {
  /// Columns, at least 1.
  public var columns: Int
  /// Rows, at least 1.
  public var rows: Int

  /// Creates a size.
  public init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }
}

/// What stands below the transcript and changes: rows from top to bottom.
public struct LiveBlock: Sendable, Hashable {
  /// A line that is still being said.
  ///
  /// Its rows are laid out as a whole, so nothing moves while it grows; when it is
  /// complete, print the same text, and nothing is drawn again.
  public var growing: GrowingText?
  /// State, such as the channel and the countdown; a row each, cut to the width.
  public var status: [StyledText] = []
  /// Choices, a form, a menu; wrapped.
  public var extra: [StyledText] = []
  /// Where the person types; nil when nothing can be typed, and the cursor is hidden.
  public var editor: EditorView?
  /// What keys do; below the editor, a row each, cut to the width.
  public var footer: [StyledText] = []

  /// Creates a block.
  public init(
    growing: GrowingText? = nil, status: [StyledText] = [], extra: [StyledText] = [],
    editor: EditorView? = nil, footer: [StyledText] = []
  ) {
    self.growing = growing
    self.status = status
    self.extra = extra
    self.editor = editor
    self.footer = footer
  }
}

/// A line of which only the beginning is shown.
public struct GrowingText: Sendable, Hashable {
  /// The whole line.
  public var text: StyledText
  /// How many characters of it are shown.
  public var shown: Int

  /// Creates a growing line.
  public init(_ text: StyledText, shown: Int) {
    self.text = text
    self.shown = shown
  }

  /// The rows of the whole line, with what is not shown yet left empty.
  func rows(columns: Int) -> [StyledText] {
    let cells = text.cells
    let indent = min(max(0, text.hanging), max(0, columns / 2))
    return LineBreaking.rows(of: cells, columns: columns, indent: indent, hanging: .max)
      .enumerated().map { index, row in
        let end = min(max(shown, row.lowerBound), row.upperBound)
        let part = StyledText.trimmed(row.lowerBound..<end, in: cells)
        let isBlank = part.isEmpty && !row.isEmpty
        return StyledText.row(cells[part], indent: index == 0 || isBlank ? 0 : indent)
      }
  }
}

/// An editor as it is shown.
public struct EditorView: Sendable, Hashable {
  /// What stands before the text; on a row of its own where it is long.
  public var label: StyledText
  /// What stands there, dim, while nothing is typed.
  public var placeholder: String
  /// The text.
  public var characters: [Character]
  /// How many characters stand before the cursor.
  public var cursor: Int
  /// The most rows of text that are shown at once; the rest is reached by moving the cursor.
  public var rowLimit: Int

  /// Shows an editor.
  public init(_ editor: LineEditor, label: StyledText, placeholder: String = "", rowLimit: Int = 10) {
    self.label = label
    self.placeholder = placeholder
    characters = editor.characters
    cursor = editor.cursor
    self.rowLimit = max(1, rowLimit)
  }

  /// The columns that a row of text takes; one is left for the cursor, and one free.
  public static func columns(label: StyledText, in size: Size) -> Int {
    max(2, size.columns - 2 - indent(label, in: size))
  }

  /// How far the text is moved in.
  static func indent(_ label: StyledText, in size: Size) -> Int {
    hasOwnRow(label, in: size) ? min(2, size.columns / 8) : label.width
  }

  /// Whether the label is too long to stand beside the text.
  static func hasOwnRow(_ label: StyledText, in size: Size) -> Bool { label.width * 3 > size.columns }
}
