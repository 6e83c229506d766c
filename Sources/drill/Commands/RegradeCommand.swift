import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// `drill regrade`: what another rubric makes of the stored sessions.
enum RegradeCommand: Command {
  static let name = "regrade"
  static let summary = Words(en: "every stored session under another rubric", zh: "用另一份评分表重新评定所有记录")
  static let usage = Words(en: "drill regrade", zh: "drill regrade")
  static let options =
    [
      Option(
        "--rubric", value: Words(en: "FILE", zh: "文件"),
        Words(
          en: "the rubric; else the one each was played with, by this program's matcher",
          zh: "评分表文件；默认用各自原来的评分表，由当前程序重新匹配")),
      Option(
        "--apply", Words(en: "keeps the new results; the old ones stay beside them", zh: "保存新成绩；旧成绩一并保留")),
      Option(
        "--reviewer", value: Words(en: "NAME", zh: "姓名"),
        Words(en: "who has them regraded; else you", zh: "由谁重新评定，默认是您")),
      Option("--all", Words(en: "lists sessions that do not move, too", zh: "也列出没有变化的记录")),
    ] + SessionChoice.options
  static let details = Words(
    en: """
      Without --apply a dry run: the stored replies are played again under the rubric, and it is told which sessions move,
      over the pass mark or under it, and by which rules; nothing is written. With --apply each new result is kept beside its
      session, with the rubric's text, the engine's number, who and when. Nothing is overwritten: the latest result holds, and
      ‘drill show’, ‘drill sessions’ and the sheets say that there is an older one. Applying the same rubric again changes
      nothing; --apply without --rubric goes back to the rubrics that were played.
      Sessions in another language than the rubric's are left out, and so are those whose replies would lead another way
      through the drill: there they answer questions that nobody asked.
      """,
    zh: """
      不带 --apply 时只是试算：用该评分表重新演算保存的回答，列出哪些记录的分数有变、谁由不通过变为通过或相反、因哪条规则；不写入任何内容。
      带 --apply 时，新成绩连同评分表原文、引擎编号、由谁、何时，保存在各份记录旁边。旧成绩不会被覆盖：以最后一次为准，
      drill show、drill sessions 和成绩单都会注明另有旧成绩。同一评分表再次应用不会有任何变化；只写 --apply 不写 --rubric 则恢复为当时的评分表。
      与评分表语言不同的记录不计；在新评分表下对话会走上另一条路的记录也不计，因为那里的回答对不上问题。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let store = try context.store()
    let text = try arguments["--rubric"].map { try LoadedText(path: $0) }
    let rubric = try text.map { (try GradeShelf.read($0.bytes, path: $0.path), $0.digest) }
    var filter = try SessionChoice.filter(arguments)
    if let rubric { filter.language = rubric.0.language }
    let run = RegradeRun(
      store, filter: filter, rubric: rubric.map { (rubric: $0.0, digest: $0.1) },
      author: try ReviewCommand.reviewer(arguments), at: Host.localTime)
    var report = RegradeReport(names: rubric?.0, showsAll: arguments.has("--all"), context: context)
    let isApplied = arguments.has("--apply")
    var broken = store.closedFolders(of: filter.trainee).map(\.message)
    try run.run { outcomes in
      for outcome in outcomes {
        switch outcome {
        case .leftOut: break
        case .failed(let words): broken.append(words)
        case .compared(let found):
          let isKept = isApplied && !found.isKnown && found.regrade.isSameWay
          if isKept { try store.keep(found.record, rubric: text) }
          report.add(found, isKept: isKept)
        }
      }
    }
    for words in broken { context.console.talk("drill: \(context.say(words))\n") }
    guard report.count > 0 || !broken.isEmpty else { throw SessionChoice.nothing(in: store, filter) }
    report.finish(isApplied: isApplied, failed: broken.count)
    return broken.isEmpty && report.contradictions == 0 ? .done : .badData
  }
}
