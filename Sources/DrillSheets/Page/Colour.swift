/// The colours of pages by what they are for, by light and by dark.
///
/// Whatever pair of them carries words stands in `wordPairs`, whatever pair carries a line or a bar in `shapePairs`; tests
/// hold the first to a contrast of 4.5 to 1 and the second to 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
enum Colour: String, CaseIterable {
  case paper, card, ink, soft, line, head, link
  case good, goodBack = "good-bg"
  case bad, badBack = "bad-bg"
  case warning, warningBack = "warning-bg"
  /// The first and the second line of a chart, and the groove that a bar lies in.
  case first, second, groove
  case heat0, heat1, heat2, heat3, heat4
  /// Words on the strongest cells of a heat map, where the ink of the page is too weak.
  case heatInk = "heat-ink"

  /// Red, green and blue as 24 bits, on a light page.
  var light: UInt32 {
    switch self {
    case .paper: 0xf3f5f8
    case .card: 0xffffff
    case .ink: 0x1a2230
    case .soft: 0x55606f
    case .line: 0xd3dae2
    case .head: 0xeef2f6
    case .link: 0x0b5cad
    case .good: 0x0b5d2e
    case .goodBack: 0xe0f4e6
    case .bad: 0x8f1d14
    case .badBack: 0xfbe6e3
    case .warning: 0x6b4a00
    case .warningBack: 0xfff2cf
    case .first: 0x2667ad
    case .second: 0xb3520c
    case .groove: 0xe8edf2
    case .heat0: 0xf6f7f9
    case .heat1: 0xfde9cd
    case .heat2: 0xf9c992
    case .heat3: 0xc2551a
    case .heat4: 0x8a2c0d
    case .heatInk: 0xffffff
    }
  }

  /// Red, green and blue as 24 bits, on a dark page.
  var dark: UInt32 {
    switch self {
    case .paper: 0x0f141a
    case .card: 0x171e27
    case .ink: 0xe7ebf0
    case .soft: 0xa9b3c0
    case .line: 0x37424f
    case .head: 0x202934
    case .link: 0x8cc0ff
    case .good: 0x8fe0ae
    case .goodBack: 0x12351f
    case .bad: 0xffb3aa
    case .badBack: 0x451a16
    case .warning: 0xffd98a
    case .warningBack: 0x3d2f0c
    case .first: 0x6fadee
    case .second: 0xf2a65e
    case .groove: 0x2a3440
    case .heat0: 0x1d252f
    case .heat1: 0x3d2b1a
    case .heat2: 0x63401d
    case .heat3: 0xd98a45
    case .heat4: 0xffc38a
    case .heatInk: 0x140c04
    }
  }

  /// Words, and what they stand on.
  static let wordPairs: [(words: Colour, on: Colour)] =
    [Colour.card, .paper, .head].flatMap { on in [(.ink, on), (.soft, on), (.link, on)] } + [
      (.good, .goodBack), (.bad, .badBack), (.warning, .warningBack), (.good, .card), (.bad, .card),
      (.warning, .card), (.first, .card), (.second, .card),
    ] + HeatTable.Strength.allCases.map(\.colours)

  /// Lines and bars, and what they stand on.
  static let shapePairs: [(shape: Colour, on: Colour)] = [
    (.first, .card), (.second, .card), (.first, .groove), (.second, .groove),
  ]

  /// Declarations of all colours for a style sheet.
  static func declarations(_ value: (Colour) -> UInt32) -> String {
    allCases.map { colour in
      let digits = String(value(colour), radix: 16)
      return "--\(colour.rawValue): #\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits);"
    }.joined(separator: " ")
  }
}
