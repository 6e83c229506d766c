import DrillEngine
import DrillReview

/// The month beside the month before, as the satisfaction report of each month asks for it (clause Q5).
struct MonthSection {
  let report: TeamReport
  let words: ReportWords

  var section: PageSection? {
    guard let month = report.scope.month, let previous = report.previous else { return nil }
    let rows = figures.map { name, format, value in
      [
        .text(name), .words(value(report.totals).shown(as: format)),
        .words(value(previous.totals).shown(as: format)),
      ]
        as [Cell]
    }
    let table = Table(
      title: words.say("This month and the one before", "本月与上月"),
      columns: [
        Column(words.say("Figure", "项目")), Column(month, .decimal), Column(previous.period.name, .decimal),
      ], rows: rows)
    return PageSection(
      id: "month", title: words.say("The month's summary", "月度小结"), lead: endings,
      content: words.table(table))
  }

  private var figures: [(String, Column.Format, (SessionTotals) -> Cell)] {
    [
      (words.say("Finished sessions", "完成的记录"), .integer, { .integer($0.finished) }),
      (words.say("Not finished", "未完成"), .integer, { .integer($0.unfinished) }),
      (words.say("Trainees", "学员"), .integer, { .integer($0.trainees) }),
      (words.say("Mean score", "平均分"), .score, { .tenths($0.meanTenths) }),
      (words.say("Passed", "通过率"), .percent, { .share($0.passRate) }),
      (words.say("Exams passed", "考试通过率"), .percent, { .share($0.exams) }),
      (
        words.say("Customer's mood at the end, 0–100", "结束时客户情绪（0–100）"), .integer,
        { $0.meanMood.map(Cell.integer) ?? .empty }
      ),
      (
        words.say("Hours of practice", "练习时长（小时）"), .score,
        { .decimal(Fraction(Fraction($0.seconds, 360).roundedHalfUp, 10)) }
      ),
      (words.say("Reviewed by people", "人工评阅"), .integer, { .integer($0.reviewed) }),
      (words.say("Corrected", "更正"), .integer, { .integer($0.corrected) }),
      (words.say("Open objections", "待答复的异议"), .integer, { .integer($0.openObjections) }),
    ]
  }

  /// How the sessions of the month ended.
  private var endings: String {
    guard !report.endings.isEmpty else { return "" }
    let ends = report.endings.prefix(6).map { row in
      words.say("\(row.ending.words.en) \(row.count)", "\(row.ending.words.zh) \(row.count)")
    }
    return words.say("How the calls ended: \(words.list(ends)).", "结局：\(words.list(ends))。")
  }
}

/// How every figure was worked out.
struct MethodSection {
  let words: ReportWords

  var section: PageSection {
    let entries = explained.map { name, text in
      "<div><dt>\(HTMLText.escaped(name))</dt><dd>\(HTMLText.escaped(text))</dd></div>\n"
    }.joined()
    return PageSection(
      id: "method", title: words.say("How it was worked out", "计算方法"), lead: "",
      content: "<dl class=\"method\">\n\(entries)</dl>\n")
  }

  private var explained: [(String, String)] {
    [
      (
        words.say("What counts", "计入范围"),
        words.say(
          "Finished sessions, with the result that holds in the end: a standard set by a calibration meeting, else the"
            + " last review with what answered objections changed, else the machine's result. Sessions that are not"
            + " finished are counted and are in no other figure.",
          "只计已完成的记录，以最终成绩为准：先看校准会议定下的标准分，其次是最后一次评阅（含异议答复的更改），否则为机器评分。未完成的记录只计份数。")
      ),
      (
        words.say("Mean and pass rate", "平均分与通过率"),
        words.say(
          "Mean = sum of scores ÷ finished sessions. Pass rate = passed ÷ finished sessions.",
          "平均分 = 得分之和 ÷ 完成份数；通过率 = 通过份数 ÷ 完成份数。")
      ),
      (
        words.say("Points lost", "失分"),
        words.say(
          "100 × weight of the part × points of the deduction ÷ (possible points of the part × weights of all parts that"
            + " applied). Points a session = sum ÷ sessions in which it could happen; of the mean score = sum ÷ all finished"
            + " sessions.",
          "100 × 部分权重 × 扣分 ÷（该部分满分 × 适用部分的权重之和）。平均每份失分 = 失分之和 ÷ 可能失分的记录数；平均分损失 = 失分之和 ÷ 全部完成份数。")
      ),
      (
        words.say("Facility", "难度系数"),
        words.say(
          "Mean points earned in the turn ÷ points possible; 0 nobody, 1 everybody (classical test theory).",
          "该环节平均得分 ÷ 满分；0 表示无人得分，1 表示人人满分（经典测量理论）。")
      ),
      (
        words.say("Discrimination", "区分度"),
        words.say(
          "D = facility among the best 27 % − facility among the weakest 27 %, ranked by what they earned in the other turns"
            + " of the drill (Kelley 1939, Ebel 1965). Undefined with fewer than ten sessions, or where all are alike.",
          "D = 高分组（前 27%）难度系数 − 低分组（后 27%）难度系数，按该演练其余环节的得分排序（Kelley 1939，Ebel 1965）。少于十份记录或全部相同时无法计算。")
      ),
      (
        words.say("Certification", "上岗认证"),
        words.say(
          "The last finished exams up to the end of the period count, also those from before it.",
          "以统计期末之前最近完成的考试为准，也包括统计期之前的考试。")
      ),
    ]
  }
}
