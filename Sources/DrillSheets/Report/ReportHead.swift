import DrillEngine
import DrillReview
import DrillText

/// The head of the page: what it is about, the figures in short, and what they do not hold.
public struct ReportHead {
  let report: TeamReport
  let words: ReportWords

  private var scope: ReportScope { report.scope }

  /// Creates the head of a report.
  public init(report: TeamReport, words: ReportWords) {
    self.report = report
    self.words = words
  }

  /// What the report is called.
  public var title: String {
    if let month = scope.month { return words.say("Summary of \(month)", "\(month) 月度小结") }
    if let name = scope.filters.trainee { return words.say("Report on \(name)", "\(name)的训练报告") }
    return words.say("Team report", "团队训练报告")
  }

  var html: String {
    let about = about.map { "<p class=\"about\">\(HTMLText.escaped($0))</p>\n" }.joined()
    let notes = notes.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>\n" }.joined()
    return "<header>\n<h1>\(HTMLText.escaped(title))</h1>\n\(about)</header>\n\(tiles)\(notes)"
  }

  /// The time that it spans and what was asked for.
  public var about: [String] {
    guard let days = scope.days else {
      return [words.say("No session answers what was asked for.", "没有符合条件的记录。")] + filters
    }
    let span = words.say(
      "\(days.lowerBound.iso) to \(days.upperBound.iso)", "\(days.lowerBound.iso) 至 \(days.upperBound.iso)")
    return [span] + filters
  }

  /// The filters in words, in one line; none for a report of everything.
  private var filters: [String] {
    let asked = scope.filters
    let parts: [(String, String?)] = [
      (words.say("trainee", "学员"), asked.trainee), (words.say("drill", "演练"), asked.scenario),
      (words.say("from", "起"), asked.from), (words.say("to", "止"), asked.to),
      (words.say("verdict", "结果"), asked.standing?.words[words.language]),
      (words.say("channel", "渠道"), asked.channel?.words[words.language]),
      (words.say("language", "语言"), asked.language?.name),
      (words.say("mode", "方式"), asked.mode?.words[words.language]),
    ]
    let given = parts.compactMap { name, value in value.map { words.say("\(name): \($0)", "\(name)：\($0)") } }
    return given.isEmpty ? [] : [given.joined(separator: words.say("; ", "；"))]
  }

  // MARK: The figures in short

  private var tiles: String {
    let totals = report.totals
    guard totals.finished > 0 else { return "" }
    let before = report.previous?.totals
    func change(_ now: Int?, _ then: Int?) -> String {
      guard let now, let then, before != nil else { return "" }
      return words.say(
        "\(words.difference(now - then)) on the month before", "较上月 \(words.difference(now - then))")
    }
    var tiles = [
      tile(
        words.score(totals.meanTenths), words.say("mean score", "平均分"),
        change(totals.meanTenths, before?.meanTenths)),
      tile(
        words.percent(totals.passRate.perMille), words.say("passed", "通过率"),
        [words.count(totals.passRate), change(totals.passRate.perMille, before?.passRate.perMille)]
          .filter { !$0.isEmpty }.joined(separator: words.say("; ", "；"))),
      tile(
        "\(totals.finished)", words.say("finished sessions", "完成的记录"),
        totals.unfinished > 0
          ? words.say("\(totals.unfinished) more not finished", "另有 \(totals.unfinished) 份未完成") : ""),
      tile(
        "\(totals.trainees)", words.say("trainees", "学员"),
        words.say("\(words.hours(totals.seconds)) hours of practice", "共练习 \(words.hours(totals.seconds)) 小时")
      ),
    ]
    if totals.exams.of > 0 {
      tiles.append(
        tile(
          words.percent(totals.exams.perMille), words.say("of exams passed", "考试通过率"),
          words.count(totals.exams)))
    }
    if totals.reviewed > 0 {
      tiles.append(
        tile(
          "\(totals.reviewed)", words.say("reviewed by people", "人工评阅"),
          words.say(
            "\(totals.corrected) corrected, \(totals.overturned) with another verdict",
            "更正 \(totals.corrected) 份，其中 \(totals.overturned) 份改变结果")))
    }
    return "<dl class=\"tiles\">\n\(tiles.joined())</dl>\n"
  }

  private func tile(_ figure: String, _ name: String, _ note: String) -> String {
    let more = note.isEmpty ? "" : "<dd class=\"more\">\(HTMLText.escaped(note))</dd>"
    return "<div><dt>\(HTMLText.escaped(name))</dt><dd>\(HTMLText.escaped(figure))</dd>\(more)</div>\n"
  }

  // MARK: What the figures do not hold

  /// What the figures do not hold, a sentence each.
  public var notes: [String] {
    var notes: [String] = []
    func add(_ count: Int, _ en: String, _ zh: String) { if count > 0 { notes.append(words.say(en, zh)) } }
    add(
      report.totals.openObjections, "Objections that wait for an answer: \(report.totals.openObjections).",
      "有 \(report.totals.openObjections) 份异议等待答复。")
    add(
      scope.unreadable, "Session files that could not be read, and are in no figure: \(scope.unreadable).",
      "有 \(scope.unreadable) 份记录文件无法读取，未计入任何数据。")
    add(
      scope.reviewsNotApplied,
      "Sessions shown without a review that cannot be read, or whose replies cannot be played again:"
        + " \(scope.reviewsNotApplied).",
      "有 \(scope.reviewsNotApplied) 份记录的评阅读不了或无法重新演算，未计入该评阅。")
    add(
      scope.withoutLedger,
      "Sessions of an old engine, in no figure about voices and turns: \(scope.withoutLedger).",
      "有 \(scope.withoutLedger) 份旧版记录未计入五声和各轮数据。")
    add(
      scope.unknownRubric, "Sessions whose rubric is not in the store: \(scope.unknownRubric).",
      "有 \(scope.unknownRubric) 份记录所用的评分表不在库中。")
    add(
      scope.unknownScenario, "Sessions whose scenario is not in the store: \(scope.unknownScenario).",
      "有 \(scope.unknownScenario) 份记录所用的演练不在库中。")
    return notes
  }
}
