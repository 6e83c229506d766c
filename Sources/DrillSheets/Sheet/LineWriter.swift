import DrillEngine
import DrillMatch
import DrillScript
import DrillText

/// Turns a ledger into the lines of a sheet.
struct LineWriter {
  private let drill: Drill
  private let clauses: [String: String]
  private let play: SheetPlay
  private let spoken: [Int: SessionSheet.SpokenLine]

  init(drill: Drill, clauses: [String: String], play: SheetPlay) {
    self.drill = drill
    self.clauses = clauses
    self.play = play
    spoken = Dictionary(
      play.transcript.compactMap { line in line.turn.map { ($0, line) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The lines: what could be earned, then findings and merits by their replies, then times.
  func lines(of ledger: Ledger, card: Scorecard) -> [SheetLine] {
    let findings = ledger.breaches.map(line) + doubtful
    return ledger.entries.map(line)
      + findings.enumerated().sorted {
        ($0.element.turn ?? .max, $0.offset) < ($1.element.turn ?? .max, $1.offset)
      }.map(\.element) + ledger.merits.map(line)
      + ledger.timings.enumerated().map { index, timing in
        let number = ledger.timings[..<index].count { $0.thing == timing.thing }
        return line(timing, number: number, of: ledger.timings.count { $0.thing == timing.thing }, card: card)
      }
  }

  // MARK: What could be earned

  private func line(_ entry: Ledger.Entry) -> SheetLine {
    let possible = Fraction(entry.points)
    let mark: SheetLine.Mark =
      entry.earned == .zero ? .missed : entry.earned < possible ? .part : .full
    let reply = entry.turn.flatMap { play.assessments[$0]?.reply } ?? ""
    switch entry.subject {
    case .voice(let id):
      let rule = drill.rubric.rule(id)
      let words = entry.turn.flatMap { play.assessments[$0] }?.findings.filter {
        $0.rule == id && $0.confidence == .confident
      }
      return line(
        .voice, id, Words(same: rule?.name ?? id), step: entry.step, call: entry.call, turn: entry.turn,
        evidence: joined(words?.map(\.text) ?? []), mark: mark, possible: possible, points: entry.earned,
        rule: rule, advises: mark != .full)
    case .item(let id):
      let item = drill.scenario.steps.lazy.flatMap(\.items).first { $0.id == id }
      let isAsk: Bool
      if case .ask? = item?.kind { isAsk = true } else { isAsk = false }
      return line(
        isAsk ? .ask : .tell, id, Words(same: id), step: entry.step, call: entry.call, turn: entry.turn,
        evidence: mark == .missed ? "" : joined(drill.words(showing: id, in: reply)), mark: mark,
        possible: possible, points: entry.earned)
    case .field(let form, let index, let name):
      let values = play.forms[entry.step]?.last ?? []
      return line(
        .field, "\(form)/\(name)", Words(same: "\(form): \(name)"), step: entry.step, call: entry.call,
        turn: entry.turn, evidence: index < values.count ? values[index] : "", mark: mark, possible: possible,
        points: entry.earned)
    case .choice:
      let key = play.choices[entry.step]?.last
      let options = drill.scenario.steps.first { $0.id == entry.step }?.choice?.options ?? []
      let option = options.first { $0.key == key }
      return line(
        .choice, entry.step, Words(en: "Choice", zh: "选择"), step: entry.step, call: entry.call,
        turn: entry.turn, evidence: option.map { "\($0.key)) \($0.text)" } ?? "", mark: mark,
        possible: possible, points: entry.earned)
    }
  }

  // MARK: What was found

  private func line(_ breach: Ledger.Breach) -> SheetLine {
    let rule = drill.rubric.rule(breach.rule)
    return line(
      .finding, breach.rule, Words(same: rule?.name ?? breach.rule), step: breach.step, turn: breach.turn,
      evidence: breach.text ?? "", mark: .charged, points: Fraction(-breach.charge), rule: rule)
  }

  /// Findings that the machine is not sure of, for a manager to look at.
  private var doubtful: [SheetLine] {
    play.assessments.sorted { $0.key < $1.key }.flatMap { turn, assessment in
      assessment.findings.filter { $0.confidence == .low }.map { finding in
        let rule = drill.rubric.rule(finding.rule)
        return line(
          .doubtful, finding.rule, Words(same: rule?.name ?? finding.rule), step: assessment.step, turn: turn,
          evidence: finding.text, mark: .open, points: .zero, rule: rule)
      }
    }
  }

  private func line(_ merit: Merit) -> SheetLine {
    let rule = drill.rubric.rule(merit.rule)
    let assessment = play.assessments[merit.turn]
    let words = assessment?.findings.first { $0.rule == merit.rule && $0.span == merit.span }?.text
    return line(
      .bonus, merit.rule, Words(same: rule?.name ?? merit.rule), step: assessment?.step ?? "", turn: merit.turn,
      evidence: words ?? "", mark: .full, points: Fraction(merit.points), rule: rule, advises: false)
  }

  // MARK: What was timed

  private func line(_ timing: Ledger.Timing, number: Int, of count: Int, card: Scorecard) -> SheetLine {
    // A call in which nothing was said has a length and no limits; then it is not known which is which.
    let calls = count == card.callLengths.count ? [card.callLengths[number]] : card.callLengths
    var line = line(
      .time, timing.thing.rawValue, timing.thing.words, step: timing.step, turn: timing.turn,
      evidence: evidence(of: timing, calls: calls), mark: timing.isMet ? .full : .missed, possible: Fraction(1),
      points: Fraction(timing.isMet ? 1 : 0))
    line.clause = timing.thing.restsOn
    line.clauseTitle = line.clause.flatMap(clauseTitle)
    return line
  }

  private func evidence(of timing: Ledger.Timing, calls: [Int]) -> String {
    switch timing.thing {
    case .pickUp:
      let rings = play.rings[timing.step] ?? 0
      return "\(rings) / \(drill.rubric.time.pickUpRings)"
    case .reply:
      guard let line = timing.turn.flatMap({ spoken[$0] }), let taken = line.taken else { return "" }
      return limited(taken, line.limit)
    case .callTarget: return lengths(calls, limit: drill.rubric.time.callTarget)
    case .callLimit: return lengths(calls, limit: drill.rubric.time.callLimit)
    case .hold:
      let most = drill.scenario.steps.first { $0.id == timing.step }?.action?.atMost
      return most.map { "≤ \($0) s" } ?? ""
    }
  }

  private func lengths(_ calls: [Int], limit: Int) -> String {
    calls.map { limited($0, limit * 1000) }.joined(separator: "; ")
  }

  private func limited(_ milliseconds: Int, _ limit: Int?) -> String {
    let taken = "\(seconds(milliseconds)) s"
    return limit.map { "\(taken) / \(seconds($0)) s" } ?? taken
  }

  private func seconds(_ milliseconds: Int) -> String { Fraction(milliseconds, 1000).shortDecimal }

  // MARK: Shared

  private func line(
    _ kind: SheetLine.Kind, _ id: String, _ name: Words, step: String, call: Int? = nil, turn: Int? = nil,
    evidence: String, mark: SheetLine.Mark, possible: Fraction? = nil, points: Fraction, rule: Rule? = nil,
    advises: Bool = true
  ) -> SheetLine {
    let title = drill.scenario.steps.first { $0.id == step }?.title ?? ""
    let severity = rule?.severity
    return SheetLine(
      kind: kind, id: id, name: name, step: step, stepTitle: title.isEmpty ? step : title, call: call,
      turn: turn, at: turn.flatMap { play.times[$0] }, evidence: evidence, mark: mark, severity: severity,
      cap: severity.flatMap { drill.rubric.tariffs[$0]?.cap }, possible: possible, points: points,
      clause: rule?.clause, clauseTitle: rule.flatMap { clauseTitle($0.clause) },
      advice: advises ? rule?.advice : nil)
  }

  /// The titles of one clause or several.
  private func clauseTitle(_ codes: String) -> String? {
    let titles = codes.split(separator: " ").compactMap { clauses[String($0)] }
    return titles.isEmpty ? nil : titles.joined(separator: "; ")
  }

  private func joined(_ words: [String]) -> String { words.joined(separator: " … ") }
}

extension TimedThing {
  /// What the limit is called.
  var words: Words {
    switch self {
    case .pickUp: Words(en: "Picked up in time (rings)", zh: "及时接听（响铃次数）")
    case .reply: Words(en: "Reply in time", zh: "按时回答")
    case .callTarget: Words(en: "Call within the target", zh: "通话不超过目标时长")
    case .callLimit: Words(en: "Call within the limit", zh: "通话不超过最长时限")
    case .hold: Words(en: "Hold within the limit", zh: "保持不超过时限")
    }
  }

  /// The clause that the limit rests on.
  fileprivate var restsOn: String {
    switch self {
    case .pickUp: "P3.3.5"
    case .callTarget, .callLimit: "P3.3.4"
    case .reply: "P3.2.2"
    case .hold: "P3.3.7"
    }
  }
}
