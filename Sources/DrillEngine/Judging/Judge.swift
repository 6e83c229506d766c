import DrillMatch
import DrillScript

/// Judges one reply: what it says, earns and breaks, before anything of the session is changed.
struct Judge: Sendable {
  let drill: Drill

  /// What the session knows when a reply comes.
  struct Context: Sendable {
    /// The step that the reply answers.
    var step: Int
    /// The step before it, whose unmet entries the reply may still fill by half.
    var carry: Int?
    /// What the customer said last, for spotting an echo.
    var customerLines: [String] = []
    /// The secrets in force.
    var secrets: [SecretPlace] = []
    /// The clauses of earlier apologies, folded, with how often each was said.
    var saidApologies: [String: Int] = [:]
    /// Whether the customer was cut short.
    var isInterruption = false
    /// Whether the customer was on hold just before.
    var isAfterHold = false
  }

  /// Where a secret stands in the scenario.
  struct SecretPlace: Sendable, Hashable {
    var step: Int
    var index: Int
  }

  /// What a reply says, earns and breaks.
  struct Verdict: Sendable {
    /// Every finding, by words or by the engine, in the order of the reply.
    var findings: [Finding]
    /// The confident voices, in order; one entry each.
    var voices: [String]
    /// The items of the step and of the one before that the reply shows, by id, in the order of the script.
    var items: [Item]
    /// Where each of them stands in the reply, in Unicode scalars.
    var itemSpans: [Item: Range<Int>]
    /// Why voices or items earned nothing.
    var discount: Assessment.Discount?
    /// The folded clauses of its apologies.
    var apologies: [String]
    /// Whether it asks leave to put the customer on hold.
    var asksForHold: Bool

    /// An item that the reply shows.
    struct Item: Sendable, Hashable {
      var step: Int
      var index: Int
    }
  }

  /// Judges a reply; an empty one says and earns nothing.
  func verdict(on reply: String, in context: Context) -> Verdict {
    let heard = drill.hear(reply)
    let (text, hits) = (heard.text, heard.hits)
    var findings = heard.findings
    let asksSomething = heard.asksSomething

    var itemHits: [(item: Verdict.Item, spans: [Range<Int>])] = []
    for step in [context.step] + (context.carry.map { [$0] } ?? []) {
      for (index, item) in drill.scenario.steps[step].items.enumerated() {
        guard let spans = hits[.item(step: step, index: index)] else { continue }
        if case .ask = item.kind, !asksSomething { continue }
        itemHits.append((Verdict.Item(step: step, index: index), spans))
      }
    }
    var voices = findings.filter { $0.kind == .voice && $0.confidence == .confident }

    var discount: Assessment.Discount?
    let heaps = KeywordHeap(text: text).clauses(
      voices: voices.map { ($0.rule, $0.span) },
      items: itemHits.flatMap { hit in hit.spans.map { (hit.item, $0) } })
    if !heaps.isEmpty {
      discount = .heap
      func isHeaped(_ span: Range<Int>) -> Bool { heaps.contains { $0.overlaps(span) } }
      voices.removeAll { isHeaped($0.span) }
      itemHits.removeAll { $0.spans.allSatisfy(isHeaped) }
    }
    if !itemHits.isEmpty, Echo.isEcho(text, of: context.customerLines) {
      discount = .echo
      itemHits.removeAll()
    }

    let apologies = apologyClauses(in: text, findings: findings)
    findings += events(in: reply, heard, context: context, apologies: apologies)
    findings.sort {
      ($0.span.lowerBound, $0.span.upperBound, $0.rule) < ($1.span.lowerBound, $1.span.upperBound, $1.rule)
    }
    return Verdict(
      findings: findings, voices: voices.map(\.rule), items: itemHits.map(\.item),
      itemSpans: Dictionary(
        itemHits.compactMap { hit in hit.spans.first.map { (hit.item, $0) } }, uniquingKeysWith: { a, _ in a }
      ),
      discount: discount,
      apologies: apologies.map(\.key), asksForHold: asksSomething && hits[.holdRequest] != nil)
  }

  // MARK: What the engine finds itself

  private func events(
    in reply: String, _ heard: Heard, context: Context, apologies: [(key: String, span: Range<Int>)]
  ) -> [Finding] {
    let words = heard.findings
    let whole = 0..<reply.unicodeScalars.count
    var found: [Finding] = []
    func add(_ event: RuleEvent, at span: Range<Int>) {
      guard !whole.isEmpty, let rule = drill.rule(for: event) else { return }
      found.append(
        Finding(
          rule: rule.id, kind: rule.kind, confidence: .confident, span: span, text: reply.scalars(in: span)))
    }
    if context.isInterruption { add(.interruption, at: whole) }
    if let span = heard.wrongAddress { add(.wrongAddress, at: span) }
    for secret in context.secrets {
      if let span = heard.hits[.secret(step: secret.step, index: secret.index)]?.first {
        add(.disclosure, at: span)
        break
      }
    }
    if let parroted = apologies.first(where: { isParroted($0.key, said: context.saidApologies) }) {
      add(.parrotedApology, at: parroted.span)
    }
    if let span = excessOfPoliteness(in: words) { add(.overPoliteness, at: span) }
    let thanks = words.contains { ["thanks", "apology"].contains($0.rule) && $0.confidence == .confident }
    if context.isAfterHold, !thanks { add(.unthankedHold, at: whole) }
    return found
  }

  /// The clauses in which the reply apologises, folded to their letters.
  private func apologyClauses(in text: FoldedText, findings: [Finding]) -> [(key: String, span: Range<Int>)] {
    var found: [(String, Range<Int>)] = []
    for finding in findings where finding.rule == "apology" && finding.confidence == .confident {
      guard let clause = text.clauses.first(where: { $0.span.overlaps(finding.span) }) else { continue }
      let key = text.letters(in: clause.span)
      if !found.contains(where: { $0.0 == key }) { found.append((key, clause.span)) }
    }
    return found
  }

  /// A short apology (“I'm sorry”, 对不起) may be said twice in a call, a longer clause once.
  private func isParroted(_ clause: String, said: [String: Int]) -> Bool {
    let isShort = clause.unicodeScalars.count < (drill.scenario.language == .zh ? 7 : 14)
    return said[clause, default: 0] >= (isShort ? 2 : 1)
  }

  /// Thanks or apologies said three times in one reply, or five in all (E5: not servile).
  private func excessOfPoliteness(in findings: [Finding]) -> Range<Int>? {
    let polite = findings.filter { ["thanks", "apology"].contains($0.rule) && $0.confidence == .confident }
    for rule in ["thanks", "apology"] {
      let same = polite.filter { $0.rule == rule }
      if same.count >= 3 { return same[2].span }
    }
    return polite.count >= 5 ? polite[4].span : nil
  }
}

extension Scenario {
  /// Everything that is told and said in it.
  var spoken: [String] {
    steps.flatMap { step in
      step.again
        + step.lines.flatMap { line in
          switch line {
          case .narration(let text): [text]
          case .spoken(_, let wordings): wordings
          }
        }
        + step.items.compactMap { item in
          guard case .ask(let answer) = item.kind else { return nil }
          return answer
        }
    }
  }
}

extension String {
  /// The characters in a range of Unicode-scalar offsets; out of range, what there is of it.
  func scalars(in range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: unicodeScalars.dropFirst(range.lowerBound).prefix(range.count))
    return String(view)
  }
}
