import DrillMatch

// What the judge asks of a folded text besides its findings.
extension FoldedText {
  /// The folded letters of a stretch of the original, without spaces and signs.
  func letters(in span: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: FoldedText(text(in: span)).letters)
    return String(view)
  }

  /// The places of the letters and digits of a stretch of the original.
  func letterOffsets(in span: Range<Int>) -> [Int] {
    zip(span, original.unicodeScalars.dropFirst(span.lowerBound)).compactMap { offset, scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? offset : nil
    }
  }

  /// Whether most letters of a stretch are Han characters.
  func isMostlyHan(in span: Range<Int>) -> Bool {
    let stretch = original.unicodeScalars.dropFirst(span.lowerBound).prefix(span.count)
    return stretch.count { $0.properties.isIdeographic } * 2 > letterOffsets(in: span).count
  }
}
