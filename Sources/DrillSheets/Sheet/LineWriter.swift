import DrillEngine
import DrillMatch
import DrillScript
import DrillText

/// Turns a scorecard into the lines of a sheet, with the words that each rests on.
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
      play.transcript.compactMap { line in line.turn.map { ($0, line) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The lines: what could be earned, then findings and merits by their replies, then times.
  func lines(of card: Scorecard) -> [SheetLine] {
    var entries: [SheetLine] = []
    var findings: [SheetLine] = []
    var times: [SheetLine] = []
    for item in card.items {
      switch item.subject {
      case .breach(let deduction): findings.append(line(item.name, deduction))
      case .earning(let entry):
        guard case .time(let thing) = entry.subject else {
          entries.append(line(item.name, entry))
          continue
        }
        let number = times.count { $0.id == thing.rawValue }
        times.append(line(item.name, entry, thing, calls: calls(thing, number: number, card: card)))
      }
    }
    findings = (findings + doubtful).enumerated().sorted {
      ($0.element.turn ?? .max, $0.offset) < ($1.element.turn ?? .max, $1.offset)
    }.map(\.element)
    return entries + findings + card.bonuses.map(line) + times
  }

  // MARK: What could be earned

  private func line(_ name: String, _ entry: LedgerLine) -> SheetLine {
    let possible = Fraction(entry.points)
    let mark: SheetLine.Mark =
      entry.earned == .zero ? .missed : entry.earned < possible ? .part : .full
    var kind = SheetLine.Kind.voice
    var title = Words(same: entry.subject.id)
    var evidence = ""
    var rule: Rule?
    switch entry.subject {
    case .voice(let id):
      rule = drill.rubric.rule(id)
      title = Words(same: rule?.name ?? id)
      let findings = entry.turn.flatMap { play.assessments[$0]?.findings } ?? []
      evidence = joined(findings.filter { $0.rule == id && $0.confidence == .confident }.map(\.text))
    case .item(let id):
      kind = isAsked(id) ? .ask : .tell
      let reply = entry.turn.flatMap { play.assessments[$0]?.reply } ?? ""
      evidence = mark == .missed ? "" : joined(drill.words(showing: id, in: reply))
    case .field(let form, let field):
      kind = .field
      title = Words(same: "\(form): \(field)")
      evidence = value(of: field, in: entry.step)
    case .choice:
      kind = .choice
      title = Words(en: "Choice", zh: "选择")
      evidence = chosen(in: entry.step)
    case .time: kind = .time
    }
    var line = line(
      kind, entry.subject.id, title, step: entry.step, call: entry.call, turn: entry.turn, evidence: evidence,
      mark: mark, possible: possible, points: entry.earned, rule: rule, advises: mark != .full)
    line.item = name
    return line
  }

  private func isAsked(_ id: String) -> Bool {
    guard case .ask? = drill.scenario.steps.lazy.flatMap(\.items).first(where: { $0.id == id })?.kind else {
      return false
    }
    return true
  }

  /// What was written into a field last.
  private func value(of field: String, in step: String) -> String {
    let fields = drill.scenario.steps.first { $0.id == step }?.form?.fields ?? []
    let values = play.forms[step]?.last ?? []
    guard let index = fields.firstIndex(where: { $0.name == field }), index < values.count else { return "" }
    return values[index]
  }

  /// The option that was chosen last.
  private func chosen(in step: String) -> String {
    let options = drill.scenario.steps.first { $0.id == step }?.choice?.options ?? []
    let option = options.first { $0.key == play.choices[step]?.last }
    return option.map { "\($0.key)) \($0.text)" } ?? ""
  }

  // MARK: What was found

  private func line(_ name: String, _ breach: Deduction) -> SheetLine {
    var id = ""
    if case .rule(let rule) = breach.cause { id = rule }
    let rule = drill.rubric.rule(id)
    var line = line(
      .finding, id, Words(same: rule?.name ?? id), step: breach.step, turn: breach.turn,
      evidence: breach.text ?? "", mark: .charged, points: .zero - breach.points, rule: rule)
    line.item = name
    return line
  }

  /// A breach that a manager added.
  func line(adding breach: AddedBreach, text: String) -> SheetLine {
    let rule = drill.rubric.rule(breach.rule)
    return line(
      .finding, breach.rule, Words(same: rule?.name ?? breach.rule),
      step: play.assessments[breach.turn]?.step ?? "", turn: breach.turn, evidence: text, mark: .unseen,
      points: .zero, rule: rule)
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
      .bonus, merit.rule, Words(same: rule?.name ?? merit.rule), step: assessment?.step ?? "",
      turn: merit.turn,
      evidence: words ?? "", mark: .full, points: Fraction(merit.points), rule: rule, advises: false)
  }

  // MARK: What was timed

  private func line(_ name: String, _ entry: LedgerLine, _ thing: TimedThing, calls: [Int]) -> SheetLine {
    let isMet = entry.credit > .zero
    var line = line(
      .time, thing.rawValue, thing.words, step: entry.step, turn: entry.turn,
      evidence: evidence(of: thing, entry, calls: calls), mark: isMet ? .full : .missed,
      possible: Fraction(entry.points), points: entry.earned)
    line.item = name
    line.clause = thing.restsOn
    line.clauseTitle = line.clause.flatMap(clauseTitle)
    return line
  }

  /// The lengths that a limit of a call is about.
  private func calls(_ thing: TimedThing, number: Int, card: Scorecard) -> [Int] {
    let count = card.ledger.count { $0.subject == .time(thing) }
    // A call in which nothing was said has a length and no limits; then it is not known which is which.
    return count == card.callLengths.count ? [card.callLengths[number]] : card.callLengths
  }

  private func evidence(of thing: TimedThing, _ entry: LedgerLine, calls: [Int]) -> String {
    switch thing {
    case .pickUp:
      return "\(play.rings[entry.step] ?? 0) / \(drill.rubric.time.pickUpRings)"
    case .reply:
      guard let line = entry.turn.flatMap({ spoken[$0] }), let taken = line.taken else { return "" }
      return limited(taken, line.limit)
    case .callTarget: return lengths(calls, limit: drill.rubric.time.callTarget)
    case .callLimit: return lengths(calls, limit: drill.rubric.time.callLimit)
    case .hold:
      let most = drill.scenario.steps.first { $0.id == entry.step }?.action?.atMost
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

  /// Clause codes with what each is about; nil where none has a title.
  private func clauseTitle(_ codes: String) -> String? {
    let list = codes.split(separator: " ").map(String.init)
    guard list.contains(where: { clauses[$0] != nil }) else { return nil }
    return list.map { code in clauses[code].map { "\(code) \($0)" } ?? code }.joined(separator: "; ")
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
