// Marks that may end a clause.
extension Folder {
  /// One or several end marks, which end a clause or only separate.
  mutating func endMark(_ at: Int) -> Int {
    let atom = atoms[at]
    if atom.code == 0x3002 || atom.isWide && atom.code != 0x2E {
      return clauseEnd(at, through: at + 1, mark: atom.code)
    }
    var end = at
    var mark = atom.code
    while atoms[end].isA(.end), !atoms[end].isWide || atoms[end].code == 0x2E {
      if atoms[end].code != 0x2E { mark = atoms[end].code }
      end += 1
    }
    if isClauseEnd(at..<end, mark: mark) { return clauseEnd(at, through: end, mark: mark) }
    join = max(join, mark == 0x2E ? .noise : .punctuation)
    return end
  }

  private func isClauseEnd(_ marks: Range<Int>, mark: UInt32) -> Bool {
    // Beside Han text nobody writes a space behind a question mark.
    if mark != 0x2E, atoms[marks.lowerBound - 1].isA(.han) || atoms[marks.upperBound].isA(.han) {
      return true
    }
    if marks.count == 1, mark == 0x2E, isTitle(before: marks.lowerBound) { return false }
    var after = marks.upperBound
    while atoms[after].isA(.apostrophe) || isClosing(after) { after += 1 }
    switch kind(after) {
    // Invisible is what lies behind the text.
    case .invisible, .space, .lineBreak: return true
    default: return false
    }
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
    while at - start < 4, isLetter(start - 1) { start -= 1 }
    let first = atoms[start].code
    let second = atoms[start + 1].code
    switch at - start {
    case 2: return first == 0x6D && (second == 0x72 || second == 0x73) || first == 0x64 && second == 0x72
    case 3: return first == 0x6D && second == 0x72 && atoms[start + 2].code == 0x73
    default: return false
    }
  }
}
