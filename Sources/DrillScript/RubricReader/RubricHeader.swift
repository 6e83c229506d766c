import DrillMatch
import DrillText

// Reading the header of a rubric.
extension RubricReader {
  mutating func readHeader(_ outline: Outline) {
    var seen: [RubricKey: SourceSpan] = [:]
    for entry in outline.header {
      let message = Words(en: "only keys stand before the first section", zh: "第一节之前只能写键")
      guard let (key, value) = keyed(entry, message) else { continue }
      guard let meaning = Vocabulary.rubricHeader.meaning(of: key) else {
        complaints.unknownKey(
          key, here: Vocabulary.rubricHeader,
          elsewhere: (
            Words(en: "a section, below ##", zh: "某一节里，## 的下面"),
            Vocabulary.rule.meaning(of: key) != nil || Vocabulary.time.meaning(of: key) != nil
          ))
        continue
      }
      if meaning == .note { continue }
      if let first = seen[meaning], ![.cue, .holdCue, .only].contains(meaning) {
        complaints.duplicateKey(key, first: first)
        continue
      }
      seen[meaning] = key.span
      if let value = complaints.filled(value, of: key) { read(meaning, key, value) }
    }
    complaints.language = rubric.language
    for key in [RubricKey.format, .id, .language] where seen[key] == nil {
      complaints.missingKey(
        Vocabulary.rubricHeader.name(of: key, in: rubric.language), at: outline.title?.span)
    }
  }

  private mutating func read(_ meaning: RubricKey, _ key: LocatedText, _ value: LocatedText) {
    switch meaning {
    case .format: complaints.format(value)
    case .id: rubric.id = complaints.id(value) ?? ""
    case .language: rubric.language = complaints.word(value, of: Vocabulary.languages) ?? rubric.language
    case .pass:
      rubric.passMark =
        complaints.number(value, in: 0...100, what: Words(en: "the pass mark", zh: "及格分")) ?? rubric.passMark
    case .weights:
      let what = Words(en: "a weight", zh: "权重")
      for (part, weight) in amounts(value, of: Vocabulary.parts, in: 0...1000, what) {
        rubric.weights[part] = weight
      }
      if rubric.weights.values.allSatisfy({ $0 == 0 }) {
        complaints.error(
          .weightsZero, at: value.span, Words(en: "all weights are zero", zh: "权重全是零"))
      }
    case .points:
      let what = Words(en: "the points", zh: "扣分")
      for (severity, points) in amounts(value, of: Vocabulary.severities, in: 1...100, what) {
        rubric.tariffs[severity]?.points = points
      }
    case .caps:
      let what = Words(en: "the cap", zh: "封顶")
      for (severity, cap) in amounts(value, of: Vocabulary.severities, in: 1...100, what) {
        rubric.tariffs[severity]?.cap = cap
      }
    case .bonus:
      rubric.bonusCap =
        complaints.number(value, in: 0...100, what: Words(en: "the bonus", zh: "加分")) ?? rubric.bonusCap
    case .objection:
      rubric.objectionDays =
        complaints.number(value, in: 0...3650, what: Words(en: "the number of days", zh: "天数"))
        ?? rubric.objectionDays
    case .only: places.formUnion(readPlaces(value))
    case .negation: if depth.holdsWords { words.negation = negation(value, of: key) }
    case .cue:
      if depth.holdsWords, let phrase = phrase(value, of: key, use: .cue) { words.requestCues.append(phrase) }
    case .holdCue:
      rubric.knowsHoldCues = true
      if depth.holdsWords, let phrase = phrase(value, of: key, use: .holdCue) {
        words.holdCues.append(phrase)
      }
    case .note: break
    }
  }

  /// Reads `voices 25, content 35`.
  private mutating func amounts<Meaning>(
    _ value: LocatedText, of table: KeywordTable<Meaning>, in range: ClosedRange<Int>, _ what: Words
  ) -> [(Meaning, Int)] {
    var seen: Set<Meaning> = []
    return value.listEntries.compactMap { entry in
      guard let (meaning, rest) = table.splitPrefix(of: entry) else {
        _ = complaints.word(entry.words.first ?? entry, of: table)
        return nil
      }
      let amount = rest.isEmpty ? entry : rest
      guard let number = complaints.number(amount, in: range, what: what) else { return nil }
      guard seen.insert(meaning).inserted else {
        complaints.duplicateKey(entry, first: nil)
        return nil
      }
      return (meaning, number)
    }
  }

  /// Reads `start of clause, not in quotes`.
  mutating func readPlaces(_ value: LocatedText) -> Set<Place> {
    Set(value.listEntries.compactMap { complaints.word($0, of: Vocabulary.places) })
  }

  /// Reads `@not before within 3`.
  mutating func negation(_ value: LocatedText, of key: LocatedText, use: PhraseUse.Place = .negation)
    -> Negation?
  {
    var rest = value
    let inside = Vocabulary.particles.keywords.first { $0.meaning == .within }?.names ?? []
    for name in inside {
      guard let shorter = rest.droppingSuffix(name),
        shorter.scalars.last.map({ plain($0).isNumber }) == true
      else { continue }
      rest = shorter
      break
    }
    let digits = rest.scalars.reversed().prefix { ("0"..."9").contains(plain($0)) }.count
    let number = rest[rest.count - digits..<rest.count]
    rest = rest[0..<rest.count - digits].trimmed
    for name in inside {
      if let shorter = rest.droppingSuffix(name) { rest = shorter }
    }
    let sides = Vocabulary.sides.keywords.flatMap { side in
      side.names.compactMap { name in rest.droppingSuffix(name).map { (side.meaning, $0) } }
    }
    guard digits > 0, let (side, cue) = sides.min(by: { $0.1.count < $1.1.count }),
      !cue.isEmpty
    else {
      complaints.error(
        .badValue, at: value.span,
        Words(en: "this does not say which cue stands where, and how close", zh: "没写清哪个词、在哪边、隔多远"),
        help: Words(en: "such as: @not before within 3", zh: "例如：@否定词 前 3 以内"))
      return nil
    }
    guard let reach = complaints.number(number, in: 0...50, what: Words(en: "the reach", zh: "距离")),
      let phrase = phrase(cue, of: key, use: use)
    else { return nil }
    return Negation(cue: phrase, side: side, reach: reach)
  }
}
