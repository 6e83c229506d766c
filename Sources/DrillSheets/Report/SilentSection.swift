import DrillReview

/// Rules that no session met.
struct SilentSection {
  let report: TeamReport
  let words: ReportWords

  var section: PageSection? {
    guard !report.silentRules.isEmpty else { return nil }
    let table = Table(
      title: words.say("Silent rules", "未触发规则一览"),
      columns: [
        Column(words.say("Rule", "规则")), Column(words.say("Kind", "类别")), Column(words.say("Rubric", "评分表")),
        Column(words.say("Sessions", "记录数"), .integer),
      ],
      rows: report.silentRules.map { rule in
        [
          .text(rule.name), .text(rule.kind.reportWords[words.language]), .text(rule.rubric),
          .integer(rule.sessions),
        ]
      })
    return PageSection(
      id: "silent", title: words.say("Rules that never fire", "从未触发的规则"),
      lead: words.say(
        "Rules that met nothing in this time: \(report.silentRules.count). Either nobody breaks them, or no drill asks for them,"
          + " or they find too little: try them with a reply that ought to meet them.",
        "这段时间有 \(report.silentRules.count) 条规则从未触发：可能无人违反，可能没有演练涉及，也可能规则过严。请用一句应当触发的话试一试。"),
      content: "<details><summary>\(HTMLText.escaped(words.say("Which they are", "查看名单")))</summary>\n"
        + "\(words.table(table))</details>\n")
  }
}
