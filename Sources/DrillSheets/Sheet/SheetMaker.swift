import DrillEngine
import DrillMatch
import DrillScript
import DrillText

/// Makes score sheets by playing sessions of one drill again.
public struct SheetMaker: Sendable {
  private let drill: Drill
  private let clauses: [String: String]

  /// Creates a maker.
  ///
  /// - Parameters:
  ///   - drill: the very texts that were played.
  ///   - clauses: the title of each clause, by its code.
  public init(drill: Drill, clauses: [String: String]) {
    self.drill = drill
    self.clauses = clauses
  }

  /// The sheet of one session; it costs as much as judging its replies.
  ///
  /// An unfinished session has no lines: what an exam found is not to be seen before its end.
  ///
  /// - Parameter end: the time of the last thing that happened, in milliseconds.
  ///   It may have come by itself, after the last input.
  /// - Parameter review: what managers gave, if anyone has reviewed it.
  public func sheet(
    _ summary: SessionSummary, inputs: [TimedInput], until end: Int, review: SheetReview? = nil
  ) -> SessionSheet {
    var sheet = SessionSheet(summary)
    sheet.bonusCap = drill.rubric.bonusCap
    let play = SheetPlay(drill: drill, settings: summary.header.settings, inputs: inputs, end: end)
    sheet.transcript = play.transcript
    guard let sealed = summary.card else {
      sheet.notes.append(Words(en: "Not finished: nothing is graded yet.", zh: "尚未完成，暂不评分。"))
      return sheet
    }
    let replayed = play.session.scorecard
    if let earlier = summary.earlier { sheet.notes.append(earlier.words(summary)) }
    sheet.notes += notes(sealed: sealed, replayed: replayed, engine: summary.header.engine)
    // Seals of older sessions have no ledger.
    let card = sealed.ledger.isEmpty ? replayed ?? sealed : sealed
    let writer = LineWriter(drill: drill, clauses: clauses, play: play)
    sheet.lines = writer.lines(of: card)
    sheet.severities = severities(of: sheet.lines)
    if let review { apply(review, to: &sheet, session: play.session, writer: writer) }
    return sheet
  }

  private func notes(sealed: Scorecard, replayed: Scorecard?, engine: Int) -> [Words] {
    var notes: [Words] = []
    guard let replayed else {
      return [
        Words(
          en: "The stored replies no longer lead to an end; the words may be missing.",
          zh: "保存的回答已不能演算到结局，依据可能不全。")
      ]
    }
    if engine != Session.engineNumber {
      notes.append(
        Words(
          en: "Scored by engine \(engine); the items were found by engine \(Session.engineNumber).",
          zh: "成绩由引擎 \(engine) 评出；逐项内容由引擎 \(Session.engineNumber) 演算。"))
    }
    if sealed.tenths != replayed.tenths || sealed.isPassed != replayed.isPassed {
      notes.append(
        Words(
          en: "The sealed score is \(sealed.score); playing the replies again gives \(replayed.score).",
          zh: "封存的成绩是 \(sealed.score)，重新演算得 \(replayed.score)。"))
    }
    return notes
  }

  private func severities(of lines: [SheetLine]) -> [SessionSheet.SeverityTotal] {
    RuleSeverity.allCases.reversed().compactMap { severity in
      guard let tariff = drill.rubric.tariffs[severity] else { return nil }
      let own = lines.filter { $0.kind == .finding && $0.severity == severity }
      return SessionSheet.SeverityTotal(
        severity: severity, points: tariff.points, cap: tariff.cap, findings: own.count,
        charged: (.zero - own.reduce(.zero) { $0 + $1.points }).roundedHalfUp)
    }
  }
}

extension Rule {
  /// How grave a breach of it is; nil for rules that earn.
  var severity: RuleSeverity? {
    if case .deduction(let severity, _, _) = value { return severity }
    return nil
  }
}

/// A session played again, with what a sheet takes from its course.
struct SheetPlay {
  let session: Session
  private(set) var transcript: [SessionSheet.SpokenLine] = []
  /// The judged replies, by their numbers.
  private(set) var assessments: [Int: Assessment] = [:]
  /// When each reply was given, in milliseconds, by its number.
  private(set) var times: [Int: Int] = [:]
  /// What was chosen in each step, in order.
  private(set) var choices: [String: [String]] = [:]
  /// What was written into the form of each step, in order.
  private(set) var forms: [String: [[String]]] = [:]
  /// How many rings were heard in each step.
  private(set) var rings: [String: Int] = [:]
  private var prompt: (at: Int, limit: Int?)?
  private var step = ""

  init(drill: Drill, settings: Settings, inputs: [TimedInput], end: Int) {
    var session = Session(drill, settings: settings)
    var all: [(TimedInput?, [Output])] = [(nil, session.receive(.tick, at: 0))]
    for input in inputs { all.append((input, session.receive(input.input, at: input.at))) }
    all.append((nil, session.receive(.tick, at: end)))
    self.session = session
    for (input, outputs) in all {
      // A form is answered in the step that asked for it, before anything new begins.
      var values: [String]?
      if case .form(let texts)? = input?.input { values = texts }
      for output in outputs { note(output, values: values) }
    }
  }

  private mutating func note(_ output: Output, values: [String]?) {
    switch output.event {
    case .entered(let id, _): step = id
    case .ring(let number, _): rings[step] = number
    case .narration(let text): say(.narration, text, at: output.at)
    case .line(let speaker, let text, _):
      say(speaker == .customer ? .customer : .trainer, text, at: output.at)
    case .prompt(let asked): prompt = (output.at, asked.limit)
    case .assessment(let assessment): note(assessment, at: output.at)
    case .chose(let key, _, _): choices[step, default: []].append(key)
    case .filled: forms[step, default: []].append(values ?? [])
    case .bubble, .acted, .notNow, .customerHungUp, .paused, .resumed, .end: break
    }
  }

  private mutating func say(_ speaker: SessionSheet.SpokenLine.Speaker, _ text: String, at: Int) {
    transcript.append(SessionSheet.SpokenLine(at: at, speaker: speaker, text: text))
  }

  private mutating func note(_ assessment: Assessment, at: Int) {
    assessments[assessment.turn] = assessment
    times[assessment.turn] = at
    transcript.append(
      SessionSheet.SpokenLine(
        at: at, speaker: .trainee, text: assessment.reply, turn: assessment.turn,
        taken: prompt.map { max(0, at - $0.at) }, limit: prompt?.limit, mood: assessment.moodAfter))
    prompt = nil
  }
}
