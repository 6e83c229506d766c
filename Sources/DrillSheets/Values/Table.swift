import DrillEngine

/// A table of cells under typed columns.
public struct Table: Sendable {
  /// The name, also that of its sheet in a workbook.
  public var title: String
  /// The columns in order.
  public var columns: [Column]
  /// The rows, each as long as there are columns.
  public var rows: [[Cell]]

  /// Creates a table.
  public init(title: String, columns: [Column], rows: [[Cell]] = []) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}

/// A column of a table.
public struct Column: Sendable, Hashable {
  /// What kind of cells stand in it.
  public enum Format: Sendable, Hashable {
    /// Words.
    case text
    /// Whole numbers.
    case integer
    /// Numbers with as many decimals as they need.
    case decimal
    /// Numbers with one decimal at least.
    case score
    /// Shares in per cent.
    case percent
    /// Days with a time of day.
    case moment
  }

  /// How a cell is set off.
  public enum Tone: String, Sendable, Hashable, CaseIterable {
    /// As it should be.
    case good
    /// Not as it should be.
    case bad
    /// To be looked at.
    case warning
    /// Of less weight.
    case faint
  }

  /// When a cell is set off, and how.
  public struct Highlight: Sendable, Hashable {
    /// When it holds.
    public enum Test: Sendable, Hashable {
      /// The cell shows these words.
      case equals(String)
      /// The cell holds a smaller number.
      case below(Fraction)
    }

    /// When it holds.
    public var test: Test
    /// How the cell is set off then.
    public var tone: Tone

    /// Creates a highlight.
    public init(_ test: Test, _ tone: Tone) {
      self.test = test
      self.tone = tone
    }
  }

  /// The heading.
  public var title: String
  /// What kind of cells stand in it.
  public var format: Format
  /// How cells are set off; the first that holds counts.
  public var highlights: [Highlight]

  /// Creates a column.
  public init(_ title: String, _ format: Format = .text, _ highlights: [Highlight] = []) {
    self.title = title
    self.format = format
    self.highlights = highlights
  }

  /// How a cell of the column is set off, if at all.
  func tone(of cell: Cell) -> Tone? {
    highlights.first { highlight in
      switch (highlight.test, cell) {
      case (.equals(let words), .text(let text)), (.equals(let words), .link(let text, _)): words == text
      case (.below(let limit), .integer(let number)): Fraction(number) < limit
      case (.below(let limit), .decimal(let number)), (.below(let limit), .percent(let number)):
        number < limit
      default: false
      }
    }?.tone
  }
}
