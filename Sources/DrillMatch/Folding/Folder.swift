/// A folded character on its way to becoming a symbol.
struct Atom {
  var code: UInt32
  var kind: CharacterClass
  var lower: Int32
  var upper: Int32
  /// Whether the original was outside ASCII: full-width marks end a clause wherever they stand.
  var isWide: Bool
}

/// Turns a text into symbols: folds each character, then reads words, numbers, noise and clause ends.
struct Folder {
  private let atoms: [Atom]
  private var numerals: NumeralReader
  private var symbols: [FoldedSymbol] = []
  private var join = Join.none

  /// The symbols of a text.
  static func symbols(of scalars: some Sequence<Unicode.Scalar>) -> [FoldedSymbol] {
    var folder = Folder(atoms: atoms(of: scalars))
    folder.run()
    return RunFolding.finish(folder.symbols)
  }

  private init(atoms: [Atom]) {
    self.atoms = atoms
    numerals = NumeralReader(atoms: atoms)
    symbols.reserveCapacity(atoms.count)
  }

  private static func atoms(of scalars: some Sequence<Unicode.Scalar>) -> [Atom] {
    let tables = FoldTables.shared
    var atoms: [Atom] = []
    atoms.reserveCapacity(scalars.underestimatedCount)
    var offset: Int32 = 0
    for scalar in scalars {
      let value = scalar.value
      if value < 0x80 {
        let code = (0x41...0x5A).contains(value) ? value + 0x20 : value
        let kind = CharacterClass(code)
        if kind != .invisible {
          atoms.append(Atom(code: code, kind: kind, lower: offset, upper: offset + 1, isWide: false))
        }
      } else {
        tables.forEach(value) { folded in
          // Spacing accents decompose to a space, but nobody sees one there.
          let isAccent = folded == 0x20 && scalar.properties.generalCategory != .spaceSeparator
          let kind = isAccent ? CharacterClass(value) : CharacterClass(folded)
          let code = kind == .digit ? Self.digit(folded) : folded
          if kind != .invisible {
            atoms.append(Atom(code: code, kind: kind, lower: offset, upper: offset + 1, isWide: true))
          } else if Self.isMark(scalar), let last = atoms.last, last.upper == offset {
            // A mark belongs to the letter that it stands on.
            atoms[atoms.count - 1].upper = offset + 1
          }
        }
      }
      offset += 1
    }
    return atoms
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  /// Digits of other scripts as `0`…`9`.
  private static func digit(_ code: UInt32) -> UInt32 {
    guard code > 0x39, let value = Unicode.Scalar(code)?.properties.numericValue, (0...9).contains(value)
    else { return code }
    return 0x30 + UInt32(value)
  }

  private mutating func run() {
    var at = 0
    while at < atoms.count {
      let atom = atoms[at]
      switch atom.kind {
      case .letter: at = word(at)
      case .digit: at = number(at)
      case .han: at = han(at)
      case .letterLike: at = isLetter(at + 1) ? word(at) : separator(at, .punctuation)
      case .apostrophe, .punctuation: at = separator(at, .punctuation)
      case .noise: at = separator(at, .noise)
      case .space: at = separator(at, join == .space || join == .spaces ? .spaces : .space)
      case .lineBreak: at = clauseEnd(at, through: at + 1, mark: 0x0A)
      case .end: at = endMark(at)
      case .invisible: at += 1
      }
    }
  }

  private func kind(_ at: Int) -> CharacterClass? { atoms.indices.contains(at) ? atoms[at].kind : nil }
  private func isLetter(_ at: Int) -> Bool { kind(at) == .letter }
  private func isDigit(_ at: Int) -> Bool { kind(at) == .digit }

  private mutating func separator(_ at: Int, _ next: Join) -> Int {
    join = max(join, next)
    return at + 1
  }

  /// Appends a symbol; `hasEdge` tells whether a word may start there if nothing stands before it.
  private mutating func push(
    _ atom: Atom, _ kind: FoldedSymbol.Kind, hasEdge: Bool, isDisguised: Bool = false
  ) {
    let last = symbols.last?.kind
    let continues = (kind == .letter || kind == .digit) && (last == .letter || last == .digit)
    symbols.append(
      FoldedSymbol(
        code: atom.code, lower: atom.lower, upper: atom.upper, kind: kind,
        join: last == nil || last == .clauseEnd ? .none : join,
        hasEdgeBefore: hasEdge || join != .none || !continues, isDisguised: isDisguised))
    join = .none
  }

  // MARK: Words

  /// A run of letters, with digits and apostrophes among them.
  private mutating func word(_ start: Int) -> Int {
    var end = start
    var hasOthers = false
    while let kind = kind(end) {
      switch kind {
      case .letter: break
      case .digit: hasOthers = true
      case .letterLike where end == start || isLetter(end - 1) || kind == self.kind(end - 1): hasOthers = true
      case .apostrophe where end > start && isLetter(end - 1) && isLetter(end + 1): break
      default:
        pushWord(start..<end, isMixed: hasOthers)
        return end
      }
      end += 1
    }
    pushWord(start..<end, isMixed: hasOthers)
    return end
  }

  private mutating func pushWord(_ range: Range<Int>, isMixed: Bool) {
    // `ID660218` is a word and a number; `n0t` and `b4` are words.
    let digits = range.reversed().prefix { isDigit($0) }.count
    let numberStart =
      isMixed && digits >= 3 && range.dropLast(digits).allSatisfy { isLetter($0) }
      ? range.upperBound - digits : -1
    for at in range {
      var atom = atoms[at]
      if atom.kind == .apostrophe { atom.code = 0x27 }
      let isAfterMention = at == range.lowerBound + 1 && atoms[at - 1].kind == .letterLike
      push(
        atom, isDigit(at) ? .digit : .letter,
        hasEdge: at == range.lowerBound || at == numberStart || isAfterMention,
        isDisguised: isMixed && (isDigit(at) || atom.kind == .letterLike))
    }
  }

  // MARK: Numbers

  private mutating func number(_ start: Int) -> Int {
    if let read = numerals.read(at: start) { return pushNumber(read, from: start) }
    var end = start
    var isPlain = true
    var digits: [Int] = []
    scan: while let kind = kind(end) {
      switch kind {
      case .digit: digits.append(end)
      case .punctuation where isThousandsComma(end): break
      case .end where atoms[end].code == 0x2E && isDigit(end + 1),
        .punctuation where atoms[end].code == 0x3A && isDigit(end + 1):
        // 2.3 and 9:20 keep their mark.
        digits.append(end)
        isPlain = false
      default: break scan
      }
      end += 1
    }
    if isPlain, kind(end) == .letter || (kind(end) == .letterLike && isLetter(end + 1)) {
      return mixedWord(digits, end)
    }
    if join == .noise, symbols.last?.kind == .digit, !isDialled(before: start, count: digits.count) {
      join = .punctuation
    }
    for (index, at) in digits.enumerated() {
      push(atoms[at], .digit, hasEdge: index == 0 || isColon(at) || isColon(digits[index - 1]))
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
  private mutating func mixedWord(_ digits: [Int], _ letters: Int) -> Int {
    var end = letters
    var isSimple = true
    while let kind = kind(end) {
      if kind == .digit || kind == .letterLike {
        isSimple = false
      } else if !(kind == .letter || kind == .apostrophe && isLetter(end - 1) && isLetter(end + 1)) {
        break
      }
      end += 1
    }
    for (index, at) in digits.enumerated() {
      push(atoms[at], .digit, hasEdge: index == 0, isDisguised: true)
    }
    for at in letters..<end {
      var atom = atoms[at]
      if atom.kind == .apostrophe { atom.code = 0x27 }
      let isDigit = isDigit(at)
      push(
        atom, isDigit ? .digit : .letter, hasEdge: isSimple && at == letters,
        isDisguised: isDigit || atom.kind == .letterLike)
    }
    return end
  }

  private mutating func pushNumber(_ number: ReadNumber, from start: Int) -> Int {
    if join == .noise, symbols.last?.kind == .digit { join = .punctuation }
    for (index, digit) in number.digits.enumerated() {
      let atom = Atom(
        code: UInt32(digit), kind: .digit, lower: atoms[start].lower, upper: atoms[number.end - 1].upper,
        isWide: false)
      push(atom, .digit, hasEdge: index == 0)
    }
    return number.end
  }

  private mutating func han(_ at: Int) -> Int {
    if NumeralReader.startsNumber(atoms[at].code), let read = numerals.read(at: at) {
      return pushNumber(read, from: at)
    }
    push(atoms[at], .han, hasEdge: true)
    return at + 1
  }

  // MARK: Clause ends

  private mutating func endMark(_ at: Int) -> Int {
    let atom = atoms[at]
    if atom.code == 0x3002 || atom.isWide && atom.code != 0x2E {
      return clauseEnd(at, through: at + 1, mark: atom.code)
    }
    var end = at
    var mark = atom.code
    while kind(end) == .end, !atoms[end].isWide || atoms[end].code == 0x2E {
      if atoms[end].code != 0x2E { mark = atoms[end].code }
      end += 1
    }
    if isClauseEnd(at..<end, mark: mark) { return clauseEnd(at, through: end, mark: mark) }
    join = max(join, atoms[at..<end].allSatisfy { $0.code == 0x2E } ? .noise : .punctuation)
    return end
  }

  private func isClauseEnd(_ marks: Range<Int>, mark: UInt32) -> Bool {
    // Beside Han text nobody writes a space behind a question mark.
    if mark != 0x2E, kind(marks.lowerBound - 1) == .han || kind(marks.upperBound) == .han { return true }
    if marks.count == 1, mark == 0x2E, isTitle(before: marks.lowerBound) { return false }
    var after = marks.upperBound
    while let next = kind(after), next == .apostrophe || isClosing(after) { after += 1 }
    guard let next = kind(after) else { return true }
    return next == .space || next == .lineBreak
  }

  private func isClosing(_ at: Int) -> Bool {
    switch atoms[at].code {
    case 0x22, 0x29, 0x5D, 0x7D, 0x201D, 0x300D, 0x300F, 0x300B: true
    default: false
    }
  }

  /// Whether Mr, Mrs, Ms or Dr stands right before an atom.
  private func isTitle(before at: Int) -> Bool {
    var start = at
    while start > 0, at - start < 4, isLetter(start - 1) { start -= 1 }
    return switch atoms[start..<at].map(\.code) {
    case [0x6D, 0x72], [0x6D, 0x72, 0x73], [0x6D, 0x73], [0x64, 0x72]: true
    default: false
    }
  }

  /// Appends the end of a clause; several marks in a row make one, a question mark being the strongest.
  private mutating func clauseEnd(_ at: Int, through end: Int, mark: UInt32) -> Int {
    join = .none
    if let last = symbols.last, last.kind == .clauseEnd {
      symbols[symbols.count - 1].upper = atoms[end - 1].upper
      if mark == 0x3F || last.code == 0x0A { symbols[symbols.count - 1].code = mark }
    } else {
      symbols.append(
        FoldedSymbol(
          code: mark, lower: atoms[at].lower, upper: atoms[end - 1].upper, kind: .clauseEnd, join: .none,
          hasEdgeBefore: true))
    }
    return end
  }
}
