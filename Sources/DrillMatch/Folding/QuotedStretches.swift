/// Finds the quoted stretches of a text, quotation marks included.
enum QuotedStretches {
  /// The quoted stretches, in scalars, by where they end; an opening mark without its partner quotes nothing.
  ///
  /// Only the marks are looked at, which folding has noted, and what stands beside them.
  static func ranges(
    marks: UnsafeBufferPointer<Int32>, bytes: UnsafeBufferPointer<UInt8>,
    byteOffsets: UnsafeBufferPointer<Int32>
  ) -> [Range<Int>] {
    guard !marks.isEmpty, let start = bytes.baseAddress else { return [] }
    let text = Text(bytes: start, end: bytes.count, offsets: byteOffsets)
    var result: [Range<Int>] = []
    var open = [Int?](repeating: nil, count: Mark.allCases.count)
    for mark in marks {
      let at = Int(mark)
      if text.scalar(at) == 0x0A {
        open[Mark.straight.rawValue] = nil
        open[Mark.straightSingle.rawValue] = nil
        continue
      }
      guard let (mark, role) = text.role(at) else { continue }
      let opened = open[mark.rawValue]
      if let opened, role != .opening {
        result.append(opened..<at + 1)
        open[mark.rawValue] = nil
      } else if opened == nil, role != .closing {
        open[mark.rawValue] = at
      }
    }
    return result
  }

  /// Whether a character is a quotation mark or a line feed, which folding notes.
  static func isMark(_ value: UInt32) -> Bool {
    value == 0x0A || value == 0x27 || value == 0x2019 || role(value) != nil
  }

  private enum Mark: Int, CaseIterable {
    case double, single, corner, whiteCorner, angle, straight, straightSingle
  }

  private enum Role {
    case opening, closing, either
  }

  /// What a mark does wherever it stands.
  private static func role(_ value: UInt32) -> (Mark, Role)? {
    switch value {
    case 0x201C, 0x201E: (.double, .opening)
    case 0x201D: (.double, .closing)
    case 0x300C, 0xFF62: (.corner, .opening)
    case 0x300D, 0xFF63: (.corner, .closing)
    case 0x300E: (.whiteCorner, .opening)
    case 0x300F: (.whiteCorner, .closing)
    case 0xAB: (.angle, .opening)
    case 0xBB: (.angle, .closing)
    case 0x22, 0xFF02: (.straight, .either)
    case 0x2018: (.single, .opening)
    default: nil
    }
  }

  /// The scalars of a text, each found where its bytes are.
  private struct Text {
    let bytes: UnsafePointer<UInt8>
    let end: Int
    let offsets: UnsafeBufferPointer<Int32>

    func scalar(_ at: Int) -> UInt32 { UTF8Reading.scalar(bytes, Int(offsets[at]), end).value }

    /// The class of a character as it was typed; nil outside the text.
    private func kind(_ at: Int) -> CharacterClass? {
      at >= 0 && at + 1 < offsets.count ? CharacterClass(scalar(at)) : nil
    }

    func role(_ at: Int) -> (Mark, Role)? {
      switch scalar(at) {
      case 0x2019:
        // Between letters it is an apostrophe.
        return kind(at - 1) == .letter && kind(at + 1) == .letter ? nil : (.single, .closing)
      case 0x27:
        let isApartAfter = Self.isApart(kind(at + 1))
        if Self.isApart(kind(at - 1)) && !isApartAfter { return (.straightSingle, .opening) }
        return isApartAfter || Self.isPunctuation(kind(at + 1)) ? (.straightSingle, .closing) : nil
      case let value: return QuotedStretches.role(value)
      }
    }

    /// Whether a place lies outside the text or holds white space.
    private static func isApart(_ kind: CharacterClass?) -> Bool {
      switch kind {
      case nil, .space, .lineBreak: true
      default: false
      }
    }

    private static func isPunctuation(_ kind: CharacterClass?) -> Bool {
      switch kind {
      case nil, .punctuation, .end, .noise: true
      case .han, .letter, .digit, .apostrophe, .letterLike, .invisible, .space, .lineBreak: false
      }
    }
  }
}
