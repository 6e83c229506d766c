import DrillText

extension Phrase {
  /// Reads a phrase; it is nil when it has a mistake that leaves nothing to look for.
  ///
  /// Whether the lists that it names exist is told by `PhraseLists.diagnostics(for:path:)`.
  public static func parse(_ source: LocatedText, path: String) -> (
    phrase: Phrase?, diagnostics: [Diagnostic]
  ) {
    let source = source.trimmed
    var parser = PhraseParser(source)
    let alternatives = parser.alternatives()
    let diagnostics = parser.problems.map { $0.diagnostic(in: source, path: path) }
    let phrase =
      diagnostics.isEmpty && !alternatives.isEmpty
      ? Phrase(alternatives: alternatives, source: source) : nil
    return (phrase, diagnostics)
  }
}

/// Reads the tokens of a phrase into alternatives; goes on after every mistake.
struct PhraseParser {
  /// The deepest nesting of groups.
  static let deepest = 30

  private let source: LocatedText
  private let tokens: [(token: PhraseToken, range: Range<Int>)]
  private var at = 0
  private(set) var problems: [PhraseProblem]

  init(_ source: LocatedText) {
    self.source = source
    let lexer = PhraseLexer(source)
    tokens = lexer.tokens
    problems = lexer.problems
  }

  /// The alternatives of the whole phrase.
  mutating func alternatives() -> [Phrase.Alternative] {
    var result: [Phrase.Alternative] = []
    var parts: [Phrase.Node] = []
    var start = 0
    while true {
      let partStart = offset
      let known = problems.count
      let items = items(depth: 0).unlessBlank
      if case .close? = peek {
        problems.append(PhraseProblem(.unopened, tokens[at].range))
        at += 1
        continue
      }
      if let part = part(items, partStart..<offset, isSound: problems.count == known) { parts.append(part) }
      switch peek {
      case .and?:
        at += 1
        continue
      case .or?:
        if !parts.isEmpty { result.append(alternative(parts, start..<offset)) }
        at += 1
        (parts, start) = ([], offset)
      default:
        if !parts.isEmpty { result.append(alternative(parts, start..<offset)) }
        return result
      }
    }
  }

  private var peek: PhraseToken? { at < tokens.count ? tokens[at].token : nil }

  /// Where the next token starts, in characters.
  private var offset: Int { at < tokens.count ? tokens[at].range.lowerBound : source.count }

  private func alternative(_ parts: [Phrase.Node], _ range: Range<Int>) -> Phrase.Alternative {
    Phrase.Alternative(parts: parts, source: source[range].trimmed)
  }

  /// Checks a part that is found in one stretch, and closes its words.
  private mutating func part(_ items: [PhraseItem], _ range: Range<Int>, isSound: Bool) -> Phrase.Node? {
    guard !items.isEmpty else {
      problems.append(PhraseProblem(.emptyAlternative, blankRange(range)))
      return nil
    }
    checkAnchors(items)
    let node = PhraseAssembly.sequence(items)
    if node.mayBeginWithGap || node.mayEndWithGap {
      problems.append(PhraseProblem(.gapAtEdge, gapRange(items, range)))
    } else if isSound, node.mayBeEmpty {
      // Words that are wrong in themselves leave nothing either; once is enough.
      problems.append(PhraseProblem(.findsNothing, range))
    }
    return node
  }

  /// Where an empty alternative is shown: at the mark that it lacks words beside.
  private func blankRange(_ range: Range<Int>) -> Range<Int> {
    if at < tokens.count { return tokens[at].range }
    return at > 0 ? tokens[at - 1].range : range
  }

  private func gapRange(_ items: [PhraseItem], _ range: Range<Int>) -> Range<Int> {
    let gap = items.first?.isGap == true ? items.first : items.last?.isGap == true ? items.last : nil
    return gap?.range ?? range
  }

  /// `^` must come first and `$` last, but for white space.
  private mutating func checkAnchors(_ items: [PhraseItem]) {
    let first = items.firstIndex { !$0.isBlank }
    let last = items.lastIndex { !$0.isBlank }
    for (index, item) in items.enumerated() {
      switch item.content {
      case .anchor(.clauseStart) where index != first, .anchor(.clauseEnd) where index != last:
        problems.append(PhraseProblem(.strayAnchor, item.range))
      default: break
      }
    }
  }

  /// The items up to the next `|`, `&` (at the top) or `)`.
  private mutating func items(depth: Int) -> [PhraseItem] {
    var items: [PhraseItem] = []
    while at < tokens.count {
      let (token, range) = tokens[at]
      switch token {
      case .or, .close: return items
      case .and:
        if depth == 0 { return items }
        problems.append(PhraseProblem(.conjunctionInGroup, range))
        at += 1
      case .open: items.append(group(depth: depth + 1))
      case .optional:
        problems.append(PhraseProblem(.strayQuestionMark, range))
        at += 1
      case .star:
        if items.last?.takesEnding == true {
          items[items.count - 1].takeEnding()
          // The star must end the word.
          if at + 1 < tokens.count, case .words(let words) = tokens[at + 1].token, !words.startsApart,
            words.startsWithWordCharacter
          {
            problems.append(PhraseProblem(.strayStar, range))
          }
        } else {
          problems.append(PhraseProblem(.strayStar, range))
        }
        at += 1
      case .caret: items.append(PhraseItem(.anchor(.clauseStart), range, next: &at))
      case .dollar: items.append(PhraseItem(.anchor(.clauseEnd), range, next: &at))
      case .gap(let units): items.append(PhraseItem(.gap(units), range, next: &at))
      case .list(let name):
        items.append(PhraseItem(.list(.list(name, at: source[range])), range, next: &at))
      case .words(let words):
        if words.scalars.allSatisfy(\.isWhitespace) {
          // White space between two marks only tells that they stand apart.
          items.append(PhraseItem(.blank, range, next: &at))
          continue
        }
        let literal = LiteralReader(words).read()
        if literal.crossesClauseEnd { problems.append(PhraseProblem(.clauseEndInside, range)) }
        if literal.nodes.isEmpty {
          problems.append(PhraseProblem(.foldsToNothing(source[range].trimmed.text), range))
        }
        items.append(PhraseItem(.literal(literal), range, next: &at))
      }
    }
    return items
  }

  /// A group from its `(` on, with the `?` that may follow.
  private mutating func group(depth: Int) -> PhraseItem {
    let open = tokens[at].range
    at += 1
    guard depth <= Self.deepest else {
      problems.append(PhraseProblem(.tooDeep, open))
      at = tokens.count
      return PhraseItem(.group([], isOptional: false), open)
    }
    var alternatives: [[PhraseItem]] = []
    while true {
      let start = offset
      let items = items(depth: depth).unlessBlank
      if items.isEmpty {
        problems.append(PhraseProblem(.emptyAlternative, blankRange(start..<offset)))
      } else {
        checkAnchors(items)
        alternatives.append(items)
      }
      guard at < tokens.count else {
        problems.append(PhraseProblem(.unclosed, open))
        return PhraseItem(.group(alternatives, isOptional: false), open)
      }
      let isClose = if case .close = tokens[at].token { true } else { false }
      at += 1
      if isClose { break }
    }
    var isOptional = false
    if case .optional? = peek {
      isOptional = true
      at += 1
    }
    return PhraseItem(
      .group(alternatives, isOptional: isOptional), open.lowerBound..<tokens[at - 1].range.upperBound)
  }
}
