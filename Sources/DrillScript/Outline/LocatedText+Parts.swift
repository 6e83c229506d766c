import DrillText

// Taking a located text apart.
extension LocatedText {
  /// The rest behind a name at the start, if the text begins with it.
  ///
  /// A Latin name must end as a word; a Han name may stand right before what follows.
  func droppingPrefix(_ name: String) -> LocatedText? {
    var offset = 0
    while offset < characters.count, characters[offset].isWhitespace { offset += 1 }
    var last: Character = " "
    for character in name {
      if character == " " {
        // Between Han characters, and between Latin words, any run of spaces will do.
        guard offset < characters.count, characters[offset].isWhitespace || isHan(last) else { return nil }
        while offset < characters.count, characters[offset].isWhitespace { offset += 1 }
      } else {
        if isHan(character), isHan(last) {
          while offset < characters.count, characters[offset].isWhitespace { offset += 1 }
        }
        guard offset < characters.count, plain(characters[offset]) == plain(character) else { return nil }
        offset += 1
      }
      last = character
    }
    if !isHan(last), offset < characters.count, isWordCharacter(characters[offset]) { return nil }
    return self[offset..<characters.count].trimmed
  }

  /// The rest before a name at the end, if the text ends in it.
  func droppingSuffix(_ name: String) -> LocatedText? {
    let text = trimmed
    let tail = Array(name)
    guard text.characters.count >= tail.count else { return nil }
    let cut = text.characters.count - tail.count
    for (offset, character) in tail.enumerated()
    where plain(text.characters[cut + offset]) != plain(character) { return nil }
    if let first = tail.first, !isHan(first), cut > 0, isWordCharacter(text.characters[cut - 1]),
      !isHan(text.characters[cut - 1]), !first.isNumber
    {
      return nil
    }
    return text[0..<cut].trimmed
  }

  /// The pieces of a list, separated by commas of any kind; empty pieces are left out.
  var listEntries: [LocatedText] {
    split { ",，、;；".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// The words, separated by spaces.
  var words: [LocatedText] {
    split(where: \.isWhitespace).filter { !$0.isEmpty }
  }

  /// The text before and after the first colon, if there is one.
  var splitAtColon: (key: LocatedText, value: LocatedText)? {
    guard let colon = characters.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    return (self[0..<colon].trimmed, self[colon + 1..<characters.count].trimmed)
  }

  /// The text without parentheses at its end, and what stands in them.
  var splitAtParentheses: (rest: LocatedText, inner: LocatedText)? {
    let text = trimmed
    guard let last = text.characters.last, last == ")" || last == "）",
      let open = text.characters.lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return nil }
    return (text[0..<open].trimmed, text[open + 1..<text.characters.count - 1].trimmed)
  }

  /// The ranges of the arrows `=>` (also `⇒` and what input methods make of it).
  var outcomeArrows: [Range<Int>] { arrows(shafts: "=＝", single: "⇒") }

  /// The ranges of the arrows `->` (also `→` and what input methods make of it).
  var branchArrows: [Range<Int>] { arrows(shafts: "-－—–−", single: "→") }

  private func arrows(shafts: String, single: Character) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (offset, character) in characters.enumerated() {
      if character == single {
        found.append(offset..<offset + 1)
      } else if ">＞》〉".contains(character), offset > 0, shafts.contains(characters[offset - 1]) {
        // `—>` may have come out as two dashes.
        let twice = offset > 1 && characters[offset - 2] == "—" && characters[offset - 1] == "—"
        found.append((twice ? offset - 2 : offset - 1)..<offset + 1)
      }
    }
    return found
  }

  /// The whole number that the text is, with a sign if it has one.
  var number: Int? {
    var text = ""
    for (offset, character) in characters.enumerated() {
      switch plain(character) {
      case let digit where ("0"..."9").contains(digit): text.append(digit)
      case "+" where offset == 0: continue
      case "-" where offset == 0, "−" where offset == 0: text.append("-")
      default: return nil
      }
    }
    return Int(text)
  }

  /// The text with a character at the start taken off.
  func dropping(_ count: Int) -> LocatedText {
    self[min(count, characters.count)..<characters.count].trimmed
  }

  /// Whether a character can stand inside an id or a Latin word.
  private func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter && !isHan(character) || character == "_" || character == "-"
  }

  /// Whether the text can be an id: letters, digits, `-`, `_` and Han characters.
  var isID: Bool {
    !isEmpty && characters.count <= 80
      && characters.allSatisfy { character in
        character == "-" || character == "_"
          || character.unicodeScalars.count == 1 && (character.isLetter || ("0"..."9").contains(character))
      }
  }
}

/// Text for the model: without the spaces that only the file's layout needs.
extension LocatedText {
  /// The text without spaces at either end.
  var value: String { trimmed.text }
}
