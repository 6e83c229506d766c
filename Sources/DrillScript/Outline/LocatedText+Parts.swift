import DrillText

// Taking a located text apart.
extension LocatedText {
  /// A name to be looked for at the start of a text.
  struct Name {
    /// Its scalars without case and full width.
    let scalars: [Unicode.Scalar]
    /// Whether each of them is written without spaces.
    let areHan: [Bool]
    var count: Int { scalars.count }

    init(_ name: String) {
      let written = Array(name.unicodeScalars)
      scalars = written.map(plain)
      areHan = written.map(isHan)
    }
  }

  /// The rest behind a name at the start, if the text begins with it.
  ///
  /// A Latin name must end as a word; a Han name may stand right before what follows.
  func droppingPrefix(_ name: String) -> LocatedText? { droppingPrefix(Name(name)) }

  /// The rest behind a name at the start, if the text begins with it.
  func droppingPrefix(_ name: Name) -> LocatedText? {
    let text = scalars
    var offset = 0
    func skipSpaces() { while offset < text.count, text[offset].isWhitespace { offset += 1 } }
    skipSpaces()
    guard offset < text.count, name.scalars.first == plain(text[offset]) else { return nil }
    var isAfterHan = false
    for (scalar, isHan) in zip(name.scalars, name.areHan) {
      if scalar == " " {
        // Between Han characters, and between Latin words, any run of spaces will do.
        guard offset < text.count, text[offset].isWhitespace || isAfterHan else { return nil }
        skipSpaces()
      } else {
        if isHan, isAfterHan { skipSpaces() }
        guard offset < text.count, plain(text[offset]) == scalar else { return nil }
        offset += 1
      }
      isAfterHan = isHan
    }
    if !isAfterHan, offset < text.count, isWordScalar(text[offset]) { return nil }
    return self[offset..<text.count].trimmed
  }

  /// The rest before a name at the end, if the text ends in it.
  func droppingSuffix(_ name: String) -> LocatedText? {
    let text = trimmed
    let tail = Array(name.unicodeScalars)
    guard text.count >= tail.count else { return nil }
    let cut = text.count - tail.count
    for (offset, scalar) in tail.enumerated() where plain(text.scalars[cut + offset]) != plain(scalar) {
      return nil
    }
    if let first = tail.first, !isHan(first), cut > 0, isWordScalar(text.scalars[cut - 1]),
      !isHan(text.scalars[cut - 1]), !first.isNumber
    {
      return nil
    }
    return text[0..<cut].trimmed
  }

  /// Whether a scalar separates the entries of a list: a comma or semicolon of any kind.
  static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", "，", "、", ";", "；": true
    default: false
    }
  }

  /// The pieces of a list, separated by commas of any kind; empty pieces are left out.
  var listEntries: [LocatedText] {
    split(where: Self.isSeparator).map(\.trimmed).filter { !$0.isEmpty }
  }

  /// The words, separated by spaces.
  var words: [LocatedText] {
    split(where: \.isWhitespace).filter { !$0.isEmpty }
  }

  /// The text before and after the first colon, if there is one.
  var splitAtColon: (key: LocatedText, value: LocatedText)? {
    guard let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    return (self[0..<colon].trimmed, self[colon + 1..<count].trimmed)
  }

  /// The text without parentheses at its end, and what stands in them.
  var splitAtParentheses: (rest: LocatedText, inner: LocatedText)? {
    let text = trimmed
    guard let last = text.scalars.last, last == ")" || last == "）",
      let open = text.scalars.lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return nil }
    return (text[0..<open].trimmed, text[open + 1..<text.count - 1].trimmed)
  }

  /// The ranges of the arrows `=>` (also `⇒` and what input methods make of it).
  var outcomeArrows: [Range<Int>] { arrows(.outcome, in: 0..<count) }

  /// The ranges of the arrows `->` (also `→` and what input methods make of it).
  var branchArrows: [Range<Int>] { arrows(.branch, in: 0..<count) }

  /// The arrow of a kind with which the text begins.
  func leadingArrow(_ arrow: Arrow) -> Range<Int>? {
    // The longest arrow has three scalars.
    arrows(arrow, in: 0..<min(count, 3)).first.flatMap { $0.lowerBound == 0 ? $0 : nil }
  }

  /// The two kinds of arrows.
  enum Arrow {
    case outcome, branch

    fileprivate func isSingle(_ scalar: Unicode.Scalar) -> Bool { scalar == (self == .outcome ? "⇒" : "→") }

    fileprivate func isShaft(_ scalar: Unicode.Scalar) -> Bool {
      switch (self, scalar) {
      case (.outcome, "="), (.outcome, "＝"): true
      case (.branch, "-"), (.branch, "－"), (.branch, "—"), (.branch, "–"), (.branch, "−"): true
      default: false
      }
    }
  }

  private func arrows(_ arrow: Arrow, in range: Range<Int>) -> [Range<Int>] {
    let text = scalars
    var found: [Range<Int>] = []
    for offset in range {
      let scalar = text[offset]
      if arrow.isSingle(scalar) {
        found.append(offset..<offset + 1)
      } else if Self.isHead(scalar), offset > 0, arrow.isShaft(text[offset - 1]) {
        // `—>` may have come out as two dashes.
        let twice = offset > 1 && text[offset - 2] == "—" && text[offset - 1] == "—"
        found.append((twice ? offset - 2 : offset - 1)..<offset + 1)
      }
    }
    return found
  }

  private static func isHead(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ">", "＞", "》", "〉": true
    default: false
    }
  }

  /// The whole number that the text is, with a sign if it has one.
  var number: Int? {
    var text = ""
    for (offset, scalar) in scalars.enumerated() {
      switch plain(scalar) {
      case let digit where ("0"..."9").contains(digit): text.unicodeScalars.append(digit)
      case "+" where offset == 0: continue
      case "-" where offset == 0, "−" where offset == 0: text.append("-")
      default: return nil
      }
    }
    return Int(text)
  }

  /// The text with some scalars at the start taken off.
  func dropping(_ count: Int) -> LocatedText {
    self[min(count, self.count)..<self.count].trimmed
  }

  /// Whether a scalar can stand inside an id or a Latin word.
  private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter && !isHan(scalar) || scalar == "_" || scalar == "-"
  }

  /// Whether the text can be an id: letters, digits, `-`, `_` and Han characters.
  var isID: Bool {
    // Every character must be a single scalar.
    !isEmpty && count <= 80 && span.length == count
      && scalars.allSatisfy { $0 == "-" || $0 == "_" || $0.isLetter || ("0"..."9").contains($0) }
  }
}

/// Text for the model: without the spaces that only the file's layout needs.
extension LocatedText {
  /// The text without spaces at either end.
  var value: String { trimmed.text }
}
