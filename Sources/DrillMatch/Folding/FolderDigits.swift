// Numbers in digits, and the words that begin with a digit.
extension Folder {
  /// Digits with their commas, points and colons.
  mutating func digits(_ start: Int) -> Int {
    var end = start
    var count = 0
    var isPlain = true
    scan: while true {
      switch kind(end) {
      case .digit: count += 1
      case .punctuation where isThousandsComma(end): break
      case .end where atoms[end].code == 0x2E && isDigit(end + 1),
        .punctuation where atoms[end].code == 0x3A && isDigit(end + 1):
        // 2.3 and 9:20 keep their mark.
        count += 1
        isPlain = false
      default: break scan
      }
      end += 1
    }
    if isPlain, isLetter(end) || (atoms[end].isA(.letterLike) && isLetter(end + 1)) {
      return mixedWord(start, end)
    }
    if join == .noise, lastKind == .digit, !isDialled(before: start, count: count) { join = .punctuation }
    var isEdge = true
    for at in start..<end where atoms[at].code != 0x2C {
      push(atoms[at], .digit, hasEdge: isEdge || isColon(at))
      isEdge = isColon(at)
    }
    return end
  }

  private func isColon(_ at: Int) -> Bool { atoms[at].code == 0x3A }

  /// 5,000 and ５，０００, but not 3，500, which may well be two numbers.
  private func isThousandsComma(_ at: Int) -> Bool {
    atoms[at].code == 0x2C && isDigit(at - 1) && isDigit(at + 1) && isDigit(at + 2) && isDigit(at + 3)
      && !isDigit(at + 4) && atoms[at].isWide == atoms[at + 1].isWide
  }

  /// Whether a hyphen joins the groups of a telephone number.
  private func isDialled(before start: Int, count: Int) -> Bool {
    guard count >= 3, start >= 4, atoms[start - 1].code == 0x2D else { return false }
    return isDigit(start - 2) && isDigit(start - 3) && isDigit(start - 4)
  }

  /// Digits with letters behind them: `3min` is a number and a word, `4ever` may be `aever`, `5o5rry` is one word.
  private mutating func mixedWord(_ start: Int, _ letters: Int) -> Int {
    var end = letters
    var isSimple = true
    scan: while true {
      switch kind(end) {
      case .digit, .letterLike: isSimple = false
      case .letter: break
      case .apostrophe where isLetter(end - 1) && isLetter(end + 1): break
      default: break scan
      }
      end += 1
    }
    for at in start..<letters where atoms[at].code != 0x2C {
      push(atoms[at], .digit, hasEdge: at == start, isDisguised: true)
    }
    for at in letters..<end {
      let isDigit = isDigit(at)
      push(
        atoms[at], isDigit ? .digit : .letter, hasEdge: isSimple && at == letters,
        isDisguised: isDigit || atoms[at].isA(.letterLike))
    }
    return end
  }
}
