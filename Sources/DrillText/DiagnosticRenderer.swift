extension Diagnostic {
  /// The diagnostic as text: the place and message, the source line with a caret under it, and the suggestion.
  ///
  /// The text has no line end after its last line. Without a source, or for a place outside it, the source
  /// line and the caret are left out.
  public func rendered(source: SourceFile?, language: Language) -> String {
    var lines = [head(language)]
    if let span, let source, source.lines.indices.contains(span.start.line - 1) {
      let excerpt = Excerpt(line: source.lines[span.start.line - 1], span: span)
      lines.append(excerpt.text)
      lines.append(excerpt.caret)
    }
    if let suggestion {
      lines.append(Words(en: "help: ", zh: "建议：")[language] + suggestion[language])
    }
    return lines.joined(separator: "\n")
  }

  private func head(_ language: Language) -> String {
    let place = span.map { "\(path):\($0.start.line):\($0.start.column)" } ?? path
    return "\(place): \(severity.words[language])[\(code.id)]: \(message[language])"
  }
}

/// A source line, cut to a window where it is long, and the caret line that belongs under it.
struct Excerpt {
  /// The widest source line that is shown whole, in columns.
  static let widest = 120
  /// How many columns stay on either side of the caret's start in a line that is cut.
  static let context = 48

  let text: String
  let caret: String

  init(line: String, span: SourceSpan) {
    let start = max(0, span.start.column - 1)
    let window = Self.window(of: line, around: start)
    var text = window.cutBefore ? "…" : ""
    var indent = window.cutBefore ? " " : ""
    var width = 0
    for (offset, character) in window.characters.enumerated() {
      let column = window.first + offset
      let shown = Self.visible(character)
      text.append(shown)
      if column < start {
        indent += shown == "\t" ? "\t" : String(repeating: " ", count: DisplayWidth.columns(of: shown))
      } else if column < start + span.length {
        width += shown == "\t" ? 1 : DisplayWidth.columns(of: shown)
      }
    }
    if window.cutAfter { text += "…" }
    // A place just behind the end of the line still gets its caret there.
    let missing = start - window.first - window.characters.count
    if missing > 0 && !window.cutAfter { indent += String(repeating: " ", count: missing) }
    self.text = text
    caret = indent + String(repeating: "^", count: max(1, width))
  }

  private struct Window {
    var characters: [Character]
    var first: Int
    var cutBefore: Bool
    var cutAfter: Bool
  }

  /// The characters to show: all of a short line, else those close to the caret.
  private static func window(of line: String, around start: Int) -> Window {
    var width = 0
    var isLong = false
    for character in line {
      width += DisplayWidth.columns(of: character)
      if width > widest {
        isLong = true
        break
      }
    }
    guard isLong else { return Window(characters: Array(line), first: 0, cutBefore: false, cutAfter: false) }
    let characters = Array(line)
    let caret = min(start, characters.count)
    var first = caret
    var columns = 0
    while first > 0 {
      columns += DisplayWidth.columns(of: visible(characters[first - 1]))
      if columns > context { break }
      first -= 1
    }
    var last = caret
    columns = 0
    while last < characters.count {
      columns += DisplayWidth.columns(of: visible(characters[last]))
      if columns > context { break }
      last += 1
    }
    return Window(
      characters: Array(characters[first..<last]), first: first, cutBefore: first > 0,
      cutAfter: last < characters.count)
  }

  /// Control characters as their pictures, so that a file cannot play tricks on the terminal.
  private static func visible(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, character != "\t" else { return character }
    if scalar.value < 0x20 { return Unicode.Scalar(0x2400 + scalar.value).map(Character.init) ?? "␦" }
    return (0x7F..<0xA0).contains(scalar.value) ? "␦" : character
  }
}
