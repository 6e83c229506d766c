import DrillEngine
import DrillScript
import DrillText

/// The tables that sheets are made of, in one language; every format shows their figures.
struct SheetTables {
  let language: Language

  private func say(_ en: String, _ zh: String) -> String { Words(en: en, zh: zh)[language] }

  // MARK: One row a session

  /// The columns of the table with one row a session.
  var overview: Table {
    let verdicts: [Column.Highlight] = [
      Column.Highlight(.equals(SessionStanding.passed.words[language]), .good),
      Column.Highlight(.equals(SessionStanding.failed.words[language]), .bad),
      Column.Highlight(.equals(SessionStanding.unfinished.words[language]), .faint),
    ]
    let weak = [Column.Highlight(.below(Fraction(6, 10)), .warning)]
    return Table(
      title: say("Sessions", "训练记录"),
      columns: [
        Column(say("Session", "记录")), Column(say("Started", "开始时间"), .moment), Column(say("Trainee", "学员")),
        Column(say("Drill", "演练")), Column(say("Title", "标题")), Column(say("Language", "语言")),
        Column(say("Channel", "渠道")), Column(say("Mode", "方式")),
        Column(say("Verdict", "结果"), .text, verdicts), Column(say("Score", "得分"), .score),
        Column(say("Pass mark", "及格分"), .integer), Column(say("Ending", "结局")),
      ] + ScorePart.allCases.map { Column($0.words[language], .percent, weak) } + [
        Column(say("Bonus", "加分"), .integer), Column(say("Deductions", "扣分项"), .integer),
        Column(
          say("Fatal breaches", "致命违规"), .integer,
          [Column.Highlight(.below(Fraction(1)), .faint), Column.Highlight(.below(Fraction(1000)), .bad)]),
        Column(say("Replies", "回答数"), .integer), Column(say("Spoken s", "通话秒数"), .decimal),
        Column(say("Mood at end", "结束时情绪"), .integer), Column(say("Taken up", "中断次数"), .integer),
        Column(say("Timed", "计时")), Column(say("Manager's score", "主管评分"), .score),
        Column(say("Reviewed by", "评阅人")), Column(say("Remark", "评语")),
        Column(say("Manager's verdict", "主管结论"), .text, verdicts), Column(say("Reviewed", "评阅时间"), .moment),
        Column(say("Objection", "异议")), Column(say("Acknowledged", "学员确认"), .moment),
        Column(say("Regraded", "重新评定"), .moment), Column(say("Score as played", "当时得分"), .score),
      ])
  }

  /// A session as a row of the overview.
  func row(_ summary: SessionSummary, linked: Bool = false) -> [Cell] {
    let header = summary.header
    let card = summary.card
    func number(_ value: Int?) -> Cell { value.map(Cell.integer) ?? .empty }
    let id = header.session
    return [
      linked ? .link(id, to: .place(id)) : .words(id), .moment(header.started), .words(header.trainee),
      .words(header.scenario), .words(header.title), .words(header.language.name),
      .text(header.channel.words[language]), .text(header.settings.mode.words[language]),
      .text(summary.verdict.words[language]), summary.score.map(Cell.decimal) ?? .empty,
      number(card?.passMark), .words(card?.ending.words[language]),
    ] + ScorePart.allCases.map { summary.share(of: $0).map(Cell.percent) ?? .empty } + [
      number(card?.bonus), number(card?.deductions.count), number(card?.fatalRules.count),
      number(card?.turns),
      summary.spokenSeconds.map(Cell.decimal) ?? .empty, number(card?.mood), number(card?.reopenings),
      .text(header.settings.isTimed ? say("yes", "是") : say("no", "否")),
      summary.review?.tenths.map { .decimal(Fraction($0, 10)) } ?? .empty,
      .words(summary.review?.reviewers.joined(separator: ", ")), .words(summary.review?.remark),
    ] + aftermath(summary)
  }

  /// What happened to a result after the session.
  private func aftermath(_ summary: SessionSummary) -> [Cell] {
    let course = summary.review?.course
    func moment(_ text: String?) -> Cell { text.map(Cell.moment) ?? .empty }
    return [
      .words(summary.review?.verdict?.words[language]), moment(course?.reviewedAt),
      .words(course?.objection?.words[language]), moment(course?.acknowledgedAt),
      moment(summary.earlier?.regradedAt),
      summary.earlier.map { .decimal(Fraction($0.tenths, 10)) } ?? .empty,
    ]
  }

  // MARK: One row an item

  /// The columns of the table with one row for everything that counted.
  var items: Table {
    let marks = SheetLine.Mark.allCases.map { Column.Highlight(.equals($0.words[language]), $0.tone) }
    return Table(
      title: say("Items", "逐项评分"),
      columns: [
        Column(say("Session", "记录")), Column(say("No.", "序号"), .integer), Column(say("Kind", "类别")),
        Column(say("Item", "项目")), Column(say("Step", "步骤")), Column(say("Reply", "回答"), .integer),
        Column(say("At s", "时刻（秒）"), .decimal), Column(say("Words or times", "依据（原话或时长）")),
        Column(say("Mark", "判定"), .text, marks), Column(say("Severity", "严重程度")),
        Column(say("Cap", "扣分上限"), .integer), Column(say("Possible", "满分"), .decimal),
        Column(say("Points", "得分"), .decimal, [Column.Highlight(.below(.zero), .bad)]),
        Column(say("Manager", "主管评分"), .decimal), Column(say("Clause", "条款")),
        Column(say("Advice", "建议")), Column(say("Manager's remark", "主管评语")),
      ])
  }

  /// A line of a sheet as a row of the items.
  func row(_ line: SheetLine, number: Int, of session: String) -> [Cell] {
    [
      .words(session), .integer(number), .text(line.kind.words[language]), .words(line.name[language]),
      .words(line.stepTitle), line.turn.map(Cell.integer) ?? .empty,
      line.at.map { .decimal(.seconds($0)) } ?? .empty, .words(line.evidence),
      .text(line.mark.words[language]),
      .words(line.severity?.words[language]), line.cap.map(Cell.integer) ?? .empty,
      line.possible.map(Cell.decimal) ?? .empty, .decimal(line.points),
      manager(line.review), .words(line.clauseTitle ?? line.clause),
      .words(line.advice),
      .words(line.review?.remark),
    ]
  }

  /// What a table of items alone would lack: the session and its result, as rows of the same columns.
  func headRows(_ sheet: SessionSheet) -> [[Cell]] {
    let id = sheet.summary.header.session
    func row(
      _ kind: String, _ name: String, _ words: String, _ possible: Cell, _ points: Cell, _ manager: Cell
    )
      -> [Cell]
    {
      [
        .words(id), .empty, .text(kind), .text(name), .empty, .empty, .empty, .words(words), .empty, .empty,
        .empty, possible, points, manager, .empty, .empty, .empty,
      ]
    }
    let facts = facts(sheet.summary).map { name, cell in
      row(say("Session", "记录"), name, cell.shown(as: .decimal), .empty, .empty, .empty)
    }
    let results = result(sheet).map { line in
      row(say("Result", "成绩"), line.name, line.note, line.possible, line.points, line.manager)
    }
    let notes = sheet.notes.map { row(say("Note", "说明"), "", $0[language], .empty, .empty, .empty) }
    return facts + results + notes
  }

  private func manager(_ review: ReviewMark?) -> Cell {
    guard let review else { return .empty }
    return review.points.map(Cell.decimal) ?? .text(say("n/a", "不适用"))
  }

  // MARK: Facts and results

  /// What a sheet says about its session at its head.
  func facts(_ summary: SessionSummary) -> [(name: String, cell: Cell)] {
    let header = summary.header
    let settings = header.settings
    var facts: [(String, Cell)] = [
      (say("Trainee", "学员"), .text(header.trainee)), (say("Drill", "演练"), .text(header.title)),
      (say("Started", "开始时间"), .moment(header.started)),
      (say("Channel", "渠道"), .text(header.channel.words[language])),
      (say("Mode", "方式"), .text(settings.mode.words[language])),
      (say("Verdict", "结果"), .text(summary.verdict.words[language])),
    ]
    if let card = summary.card {
      facts += [
        (say("Pass mark", "及格分"), .integer(card.passMark)),
        (say("Ending", "结局"), .text(card.ending.words[language])),
        (say("Replies", "回答数"), .integer(card.turns)),
        (say("Spoken s", "通话秒数"), summary.spokenSeconds.map(Cell.decimal) ?? .empty),
      ]
      if !card.fatalRules.isEmpty {
        facts.append((say("Fatal breaches", "致命违规"), .text(card.fatalRules.joined(separator: ", "))))
      }
      if card.reopenings > 0 { facts.append((say("Taken up", "中断次数"), .integer(card.reopenings))) }
    }
    if !settings.isTimed { facts.append((say("Timed", "计时"), .text(say("no", "否")))) }
    if settings.timeFactorPercent != 100 {
      facts.append((say("Time limits", "时限"), .text("\(settings.timeFactorPercent)%")))
    }
    facts.append((say("Session", "记录"), .text(header.session)))
    return facts + reviewFacts(summary)
  }

  private func reviewFacts(_ summary: SessionSummary) -> [(name: String, cell: Cell)] {
    var facts: [(String, Cell)] = []
    if let review = summary.review {
      facts.append((say("Reviewed by", "评阅人"), .text(review.reviewers.joined(separator: ", "))))
      if let at = review.course.reviewedAt { facts.append((say("Reviewed", "评阅时间"), .moment(at))) }
      if let verdict = review.verdict {
        facts.append((say("Manager's verdict", "主管结论"), .text(verdict.words[language])))
      }
      if let objection = review.course.objection {
        facts.append((say("Objection", "异议"), .text(objection.words[language])))
      }
      if let at = review.course.acknowledgedAt { facts.append((say("Acknowledged", "学员确认"), .moment(at))) }
    }
    return facts
  }

  /// The columns of the table of results.
  var results: Table {
    Table(
      title: say("Results", "成绩"),
      columns: [
        Column(say("Session", "记录")), Column(say("Result", "成绩")), Column(say("Note", "说明")),
        Column(say("Possible", "满分"), .decimal),
        Column(say("Points", "得分"), .decimal, [Column.Highlight(.below(.zero), .bad)]),
        Column(say("Manager", "主管评分"), .decimal),
      ])
  }

  /// A line of the result.
  struct ResultLine {
    let name: String
    var note = ""
    var possible = Cell.empty
    let points: Cell
    var manager = Cell.empty
  }

  /// The parts of the score, what each severity cost, the bonus and the score.
  func result(_ sheet: SessionSheet) -> [ResultLine] {
    guard let card = sheet.summary.card else { return [] }
    let parts = card.parts.map { part in
      ResultLine(
        name: part.part.words[language], note: say("weight \(part.weight)", "权重 \(part.weight)"),
        possible: .decimal(part.possible), points: .decimal(part.earned),
        manager: sheet.summary.review?.parts.first { $0.part == part.part }.map { .decimal($0.earned) }
          ?? .empty)
    }
    let breaches = sheet.severities.filter { $0.findings > 0 }.map { total in
      ResultLine(
        name: say("Breaches, \(total.severity.words.en)", "违规（\(total.severity.words.zh)）"),
        note: say(
          "\(total.findings) found; \(total.points) points each, at most \(total.cap)",
          "\(total.findings) 处；每处 \(total.points) 分，至多扣 \(total.cap) 分"),
        points: .decimal(Fraction(-total.charged)))
    }
    return parts + breaches + [
      ResultLine(
        name: say("Bonus", "加分"),
        note: sheet.bonusCap > 0 ? say("at most \(sheet.bonusCap)", "至多 \(sheet.bonusCap) 分") : "",
        points: .integer(card.bonus)),
      ResultLine(
        name: say("Score", "总分"), note: sheet.summary.verdict.words[language], possible: .integer(100),
        points: .decimal(Fraction(card.tenths, 10)),
        manager: sheet.summary.review?.tenths.map { .decimal(Fraction($0, 10)) } ?? .empty),
    ]
  }

  // MARK: What was said

  /// The columns of the table of what was said.
  var transcript: Table {
    Table(
      title: say("Dialogue", "对话"),
      columns: [
        Column(say("Session", "记录")), Column(say("At s", "时刻（秒）"), .decimal), Column(say("Who", "说话人")),
        Column(say("Reply", "回答"), .integer), Column(say("Words", "内容")),
        Column(say("Taken s", "用时（秒）"), .decimal), Column(say("Limit s", "时限（秒）"), .decimal),
        Column(say("Mood", "情绪"), .integer),
      ])
  }

  /// A line of the dialogue as a row.
  func row(_ line: SessionSheet.SpokenLine, of session: String) -> [Cell] {
    [
      .words(session), .decimal(.seconds(line.at)), .text(line.speaker.words[language]),
      line.turn.map(Cell.integer) ?? .empty, .words(line.text),
      line.taken.map { .decimal(.seconds($0)) } ?? .empty,
      line.limit.map { .decimal(.seconds($0)) } ?? .empty,
      line.mood.map(Cell.integer) ?? .empty,
    ]
  }
}
