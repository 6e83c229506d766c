import DrillEngine
import DrillReview
import DrillText

/// Who has passed enough of the last exams.
struct CertificationSection {
  let report: TeamReport
  let words: ReportWords

  private var certification: Certification { report.certification }

  var section: PageSection? {
    guard certification.rows.contains(where: { !$0.exams.isEmpty || $0.unfinished > 0 }) else { return nil }
    let certified = certification.rows.count { $0.standing == .certified }
    let (needed, outOf, all) = (certification.needed, certification.outOf, certification.rows.count)
    return PageSection(
      id: "certification", title: words.say("Certification", "上岗认证"),
      lead: words.say(
        "Certified is who has passed \(needed) of the last \(outOf) exams: \(certified) of \(all).",
        "最近 \(outOf) 次考试中通过 \(needed) 次即为合格：\(all) 人中有 \(certified) 人合格。"), content: table)
  }

  private var table: String {
    let caption = HTMLText.escaped(
      words.say("The last exams of each trainee, oldest first", "每名学员最近的考试（由早到晚）"))
    let heads = [
      ("t", words.say("Trainee", "学员")), ("t", words.say("Standing", "认证情况")),
      ("n", words.say("Passed", "通过")), ("t", words.say("Exams", "考试")),
      ("n", words.say("Not finished", "未完成")),
    ].map { "<th scope=\"col\" class=\"\($0.0)\">\(HTMLText.escaped($0.1))</th>" }.joined()
    return
      "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"\(caption)\"><table class=\"exams\">"
      + "<caption>\(caption)</caption>\n<thead><tr>\(heads)</tr></thead>\n<tbody>\n"
      + certification.rows.map(row).joined() + HTMLTable.closing
  }

  private func row(_ row: Certification.Row) -> String {
    let passed = row.exams.count { $0.isPassed }
    let marks = row.exams.map(mark).joined(separator: " ")
    let standing = HTMLText.escaped(row.standing.words[words.language])
    return "<tr><th scope=\"row\" class=\"t\">\(HTMLText.escaped(row.name))</th>"
      + "<td class=\"k \(row.standing.tone.rawValue)\">\(standing)</td>"
      + "<td class=\"n\">\(HTMLText.escaped(words.count(Share(passed, of: row.exams.count))))</td>"
      + "<td>\(marks)</td><td class=\"n\">\(row.unfinished)</td></tr>\n"
  }

  /// A score with a sign for passed or not, so that the colour is not alone.
  private func mark(_ exam: Certification.Exam) -> String {
    let tone: Column.Tone = exam.isPassed ? .good : .bad
    let verdict = (exam.isPassed ? SessionStanding.passed : .failed).words[words.language]
    let about = HTMLText.escaped("\(exam.day.iso) \(exam.drill.text): \(verdict)")
    return "<span class=\"exam \(tone.rawValue)\" title=\"\(about)\">\(exam.isPassed ? "✓" : "✗") "
      + "\(words.score(exam.tenths))<span class=\"unseen\"> \(HTMLText.escaped(verdict))</span></span>"
  }
}

extension Certification.Standing {
  /// The standing in words.
  public var words: Words {
    switch self {
    case .certified: Words(en: "certified", zh: "合格")
    case .notYet: Words(en: "not yet", zh: "尚未合格")
    case .tooFewExams: Words(en: "too few exams", zh: "考试次数不足")
    case .noExam: Words(en: "no exam", zh: "未考试")
    }
  }

  var tone: Column.Tone {
    switch self {
    case .certified: .good
    case .notYet: .bad
    case .tooFewExams, .noExam: .warning
    }
  }
}
