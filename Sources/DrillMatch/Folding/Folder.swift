/// Turns atoms into symbols: reads words, numbers, noise and clause ends.
///
/// There are at least two outside atoms on either side of a text and two outside symbols before the first one,
/// so looking at neighbours needs no test.
struct Folder {
  let atoms: UnsafePointer<Atom>
  private let count: Int
  private let hasNumerals: Bool
  private let buffer: UnsafeMutablePointer<GrowingBuffer<FoldedSymbol>>
  var numerals: NumeralReader
  private var symbols: UnsafeMutablePointer<FoldedSymbol>
  private var symbolCount = 0
  var join = Join.none
  /// Whether something separates the last symbol from the one before it.
  private var isLastApart = false
  /// Whether there may be words to join, or long runs to fold.
  private var hasSpelledWords = false
  private var hasLongRuns = false

  /// The symbols of words in a phrase, which fold as replies do.
  static func symbols(of scalars: some Collection<Unicode.Scalar>) -> [FoldedSymbol] {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    var text = String(view)
    let scratch = FoldingScratch()
    text.withUTF8 { scratch.fold($0) }
    return scratch.copiedSymbols
  }

  /// Gets ready to fold atoms into symbols, with room for one of each.
  init(
    atoms: UnsafePointer<Atom>, count: Int, hasNumerals: Bool,
    into buffer: UnsafeMutablePointer<GrowingBuffer<FoldedSymbol>>
  ) {
    self.atoms = atoms
    self.count = count
    self.hasNumerals = hasNumerals
    self.buffer = buffer
    numerals = NumeralReader(atoms: atoms)
    symbols = buffer.pointee.base
  }

  /// Folds everything; gives back the number of symbols.
  mutating func run() -> Int {
    var at = 0
    while at < count {
      let atom = atoms[at]
      // The commonest ones first, which costs less than a jump through a table.
      if atom.isLetter {
        at = plainWord(at)
        continue
      }
      if atom.isPlainHan {
        at = plainHan(at)
        continue
      }
      switch atom.kind {
      case .digit: at = number(at)
      case .han: at = han(at)
      case .letter: at = word(at)
      case .letterLike: at = isLetter(at + 1) ? word(at) : separator(at, .punctuation)
      case .apostrophe, .punctuation: at = separator(at, .punctuation)
      case .noise: at = separator(at, .noise)
      case .lineBreak: at = clauseEnd(at, through: at + 1, mark: 0x0A)
      case .end: at = endMark(at)
      case .space: at = separator(at, join.isSpace ? .spaces : .space)
      case .invisible: at += 1
      }
    }
    if isLastApart { symbols[symbolCount - 1].isAlone = true }
    if hasSpelledWords { RunFolding.joinSpelledWords(symbols, symbolCount) }
    return hasLongRuns ? RunFolding.foldLongRuns(symbols, symbolCount) : symbolCount
  }

  @inline(__always)
  func kind(_ at: Int) -> CharacterClass { atoms[at].kind }
  @inline(__always)
  func isLetter(_ at: Int) -> Bool { atoms[at].isLetter }
  @inline(__always)
  func isDigit(_ at: Int) -> Bool { atoms[at].isDigit }

  @inline(__always)
  private mutating func separator(_ at: Int, _ next: Join) -> Int {
    if join < next { join = next }
    return at + 1
  }

  /// Appends a symbol; `hasEdge` tells whether a word may start there if nothing stands before it.
  @inline(__always)
  mutating func push(
    _ atom: Atom, _ kind: FoldedSymbol.Kind, hasEdge: Bool, isDisguised: Bool = false
  ) {
    let last = symbols[symbolCount - 1]
    let isFirst = last.kind == .clauseEnd
    let continues = kind.isWordly && last.kind.isWordly
    let edge = hasEdge || join != .none || !continues
    var traits: FoldedSymbol.Traits = edge ? .edgeBefore : []
    if isDisguised { traits.insert(.disguised) }
    let isApart = isFirst || join != .none
    if isApart && isLastApart { symbols[symbolCount - 1].isAlone = true }
    isLastApart = isApart
    if kind == .letter, join == .noise, last.kind == .letter, last.hasEdgeBefore { hasSpelledWords = true }
    append(
      FoldedSymbol(
        code: atom.code, lower: atom.lower, upper: atom.upper, kind: kind, join: isFirst ? .none : join,
        traits: traits))
    join = .none
  }

  @inline(__always)
  private mutating func append(_ symbol: FoldedSymbol) {
    let place = symbols + symbolCount
    if place[-1].code == symbol.code, place[-2].code == symbol.code { hasLongRuns = true }
    place.initialize(to: symbol)
    symbolCount &+= 1
  }

  /// The kind of the last symbol; a clause end where there is none.
  var lastKind: FoldedSymbol.Kind { symbols[symbolCount - 1].kind }

  @inline(__always)
  private mutating func han(_ at: Int) -> Int {
    let atom = atoms[at]
    if NumeralReader.startsNumber(atom.code), let read = numerals.read(at: at) {
      return pushNumber(read, from: at)
    }
    push(atom, .han, hasEdge: true)
    return at &+ 1
  }

  /// Han characters without numerals.
  @inline(__always)
  private mutating func plainHan(_ start: Int) -> Int {
    push(atoms[start], .han, hasEdge: true)
    return pushOthers(after: start, .han, .edgeBefore, mask: Atom.plainHanMask)
  }

  /// Appends the atoms behind `start` that are of its class, with nothing between them.
  @inline(__always)
  private mutating func pushOthers(
    after start: Int, _ kind: FoldedSymbol.Kind, _ traits: FoldedSymbol.Traits, mask: UInt32
  ) -> Int {
    let wanted = atoms[start].packed & mask
    var at = start &+ 1
    var place = symbols + symbolCount
    var (beforeLast, last) = (place[-2].code, place[-1].code)
    var isRun = false
    while atoms[at].packed & mask == wanted {
      let atom = atoms[at]
      place.initialize(
        to: FoldedSymbol(
          code: atom.code, lower: atom.lower, upper: atom.upper, kind: kind, join: .none, traits: traits))
      isRun = isRun || (atom.code == last && last == beforeLast)
      (beforeLast, last) = (last, atom.code)
      place += 1
      at &+= 1
    }
    if at &- start > 1 {
      isLastApart = false
      symbolCount = place - symbols
      if isRun { hasLongRuns = true }
    }
    return at
  }

  // MARK: Words

  /// A run of letters; starts again as a word when anything else turns out to belong to it.
  @inline(__always)
  private mutating func plainWord(_ start: Int) -> Int {
    let (count, join, isLastApart) = (symbolCount, join, isLastApart)
    push(atoms[start], .letter, hasEdge: true)
    let end = pushOthers(after: start, .letter, [], mask: CharacterTable.kindMask)
    switch atoms[end].kind {
    case .apostrophe where !isLetter(end + 1): return end
    case .digit, .letterLike, .apostrophe:
      (symbolCount, self.join, self.isLastApart) = (count, join, isLastApart)
      return word(start)
    default: return end
    }
  }

  /// A run of letters, with digits and apostrophes among them.
  @inline(never)
  private mutating func word(_ start: Int) -> Int {
    var end = start
    var hasOthers = false
    scan: while true {
      while isLetter(end) { end &+= 1 }
      switch kind(end) {
      case .digit: hasOthers = true
      case .letterLike where end == start || isLetter(end - 1) || atoms[end - 1].isA(.letterLike):
        hasOthers = true
      case .apostrophe where end > start && isLetter(end - 1) && isLetter(end + 1): break
      default: break scan
      }
      end &+= 1
    }
    if hasOthers {
      pushMixedWord(start..<end)
    } else {
      for at in start..<end { push(atoms[at], .letter, hasEdge: at == start) }
    }
    return end
  }

  private mutating func pushMixedWord(_ range: Range<Int>) {
    // `ID660218` is a word and a number; `n0t` and `b4` are words.
    var numberStart = range.upperBound
    while numberStart > range.lowerBound, isDigit(numberStart - 1) { numberStart -= 1 }
    let isCoded =
      range.upperBound - numberStart >= 3 && (range.lowerBound..<numberStart).allSatisfy { isLetter($0) }
    for at in range {
      let isAfterMention = at == range.lowerBound + 1 && atoms[at - 1].isA(.letterLike)
      push(
        atoms[at], isDigit(at) ? .digit : .letter,
        hasEdge: at == range.lowerBound || isCoded && at == numberStart || isAfterMention,
        isDisguised: isDigit(at) || atoms[at].isA(.letterLike))
    }
  }

  // MARK: Numbers

  private mutating func number(_ start: Int) -> Int {
    if hasNumerals, numerals.mayRead(digitsAt: start), let read = numerals.read(at: start) {
      return pushNumber(read, from: start)
    }
    return digits(start)
  }

  private mutating func pushNumber(_ number: ReadNumber, from start: Int) -> Int {
    if join == .noise, lastKind == .digit { join = .punctuation }
    let needed = symbolCount + number.digitCount + count - number.end
    buffer.pointee.reserve(needed, keeping: symbolCount)
    symbols = buffer.pointee.base
    for index in 0..<number.digitCount {
      let code = number.digit(index, numerals, from: start)
      let atom = Atom(packed: code << 8, place: SIMD2(atoms[start].lower, atoms[number.end - 1].upper))
      push(atom, .digit, hasEdge: index == 0)
    }
    return number.end
  }

  // MARK: Clause ends

  /// Appends the end of a clause; several marks in a row make one, a question mark being the strongest.
  mutating func clauseEnd(_ at: Int, through end: Int, mark: UInt32) -> Int {
    join = .none
    let upper = atoms[end - 1].upper
    if symbolCount > 0, lastKind == .clauseEnd {
      symbols[symbolCount - 1].upper = upper
      if mark == 0x3F || symbols[symbolCount - 1].code == 0x0A { symbols[symbolCount - 1].code = mark }
    } else {
      if isLastApart { symbols[symbolCount - 1].isAlone = true }
      isLastApart = false
      (symbols + symbolCount).initialize(
        to: FoldedSymbol(
          code: mark, lower: atoms[at].lower, upper: upper, kind: .clauseEnd, join: .none, traits: .edgeBefore
        ))
      symbolCount += 1
    }
    return end
  }
}
