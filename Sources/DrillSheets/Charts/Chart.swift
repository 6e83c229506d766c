import DrillEngine
import DrillText

/// A drawing of a page: SVG that is as wide as its place, with a name and a description for those who do not see it.
///
/// Across, everything stands in per cent, so that words keep their size from a phone to a desk; down, in pixels.
struct Chart {
  /// What the ids of the drawing begin with; unlike any other's of the page.
  let id: String
  let title: String
  /// What it shows, in a sentence or two.
  let summary: String
  /// In pixels.
  let height: Int
  /// The shapes.
  let shapes: String

  /// The drawing as an element.
  var svg: String {
    "<svg class=\"chart\" role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\" width=\"100%\" height=\"\(height)\">"
      + "<title id=\"\(id)-t\">\(HTMLText.escaped(title))</title>"
      + "<desc id=\"\(id)-d\">\(HTMLText.escaped(summary))</desc>\n\(shapes)</svg>\n"
  }
}

/// Shapes of drawings as text.
enum Shape {
  /// A share of the width, 1 for all of it, with at most two decimals.
  static func across(_ share: Fraction) -> String { hundredths(share * Fraction(100)) + "%" }

  /// A number with at most two decimals.
  static func hundredths(_ number: Fraction) -> String {
    Fraction((number * Fraction(100)).roundedHalfUp, 100).decimal
  }

  /// Words at a place.
  static func words(_ text: String, x: String, y: Int, _ kind: String, anchor: Anchor = .start) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" class=\"\(kind)\"\(anchor.attribute)>\(HTMLText.escaped(text))</text>\n"
  }

  /// Which end of words stands at their place.
  enum Anchor: String {
    case start, middle, end

    var attribute: String { self == .start ? "" : " text-anchor=\"\(rawValue)\"" }
  }

  /// Words broken into lines of at most so many columns: between words, and between Han characters.
  ///
  /// A word that is longer than a line is broken where the line is full.
  static func lines(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    for piece in pieces(text) {
      let own = DisplayWidth.columns(of: piece)
      if width + own > columns, !line.isEmpty {
        lines.append(line)
        (line, width) = ("", 0)
      }
      for character in piece where !(line.isEmpty && character == " ") {
        let one = DisplayWidth.columns(of: character)
        if width + one > columns, !line.isEmpty {
          lines.append(line)
          (line, width) = ("", 0)
        }
        line.append(character)
        width += one
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
  }

  /// Words with the space before them; wide characters stand alone, closing marks with what they close.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    for character in text {
      let isClosing = "，。、；：！？）】》」』”’".contains(character)
      let isWide = DisplayWidth.columns(of: character) == 2
      let follows = pieces.last?.last
      let joins =
        isClosing
        || (character != " " && !isWide && follows.map { DisplayWidth.columns(of: $0) < 2 } ?? false)
      if joins, !pieces.isEmpty {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }
}
