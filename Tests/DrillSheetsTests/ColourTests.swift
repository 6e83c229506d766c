import Testing

@testable import DrillSheets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Contrast as WCAG 2.2 defines it.
@Suite struct ColourTests {
  private func luminance(_ colour: UInt32) -> Double {
    let parts = [16, 8, 0].map { shift in
      let part = Double(colour >> UInt32(shift) & 0xff) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ a: UInt32, _ b: UInt32) -> Double {
    let (low, high) = (min(luminance(a), luminance(b)), max(luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)
  }

  @Test func theMeasureIsThatOfTheGuidelines() {
    #expect(abs(contrast(0x000000, 0xffffff) - 21) < 0.001)
    #expect(contrast(0x777777, 0xffffff) < 4.5)
    #expect(contrast(0x767676, 0xffffff) > 4.5)
  }

  @Test func wordsCanBeReadByLightAndByDark() {
    for (words, on) in Colour.wordPairs {
      #expect(contrast(words.light, on.light) >= 4.5, "\(words) on \(on), light")
      #expect(contrast(words.dark, on.dark) >= 4.5, "\(words) on \(on), dark")
    }
  }

  @Test func linesAndBarsCanBeSeen() {
    for (shape, on) in Colour.shapePairs {
      #expect(contrast(shape.light, on.light) >= 3, "\(shape) on \(on), light")
      #expect(contrast(shape.dark, on.dark) >= 3, "\(shape) on \(on), dark")
    }
  }

  @Test func strongerCellsOfAHeatMapAreFurtherFromThePage() {
    let cells = HeatTable.Strength.allCases.map(\.colours.on)
    for (weaker, stronger) in zip(cells, cells.dropFirst()) {
      #expect(contrast(weaker.light, Colour.card.light) < contrast(stronger.light, Colour.card.light))
      #expect(contrast(weaker.dark, Colour.card.dark) < contrast(stronger.dark, Colour.card.dark))
    }
  }

  @Test func everyColourThatAStyleNamesIsThere() {
    let names = Set(Colour.allCases.map(\.rawValue))
    for style in [Stylesheet.common, Stylesheet.charts, Stylesheet.sheets, ReportStyle.text] {
      for piece in style.split(separator: "var(--").dropFirst(style.hasPrefix("var(--") ? 0 : 1) {
        #expect(names.contains(String(piece.prefix { $0 != ")" })), "\(piece.prefix(20))")
      }
    }
    let declared = Stylesheet.common.split(separator: "--card: #").count - 1
    #expect(declared == 2)
  }
}
