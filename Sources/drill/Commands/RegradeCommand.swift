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
      Option("--all", Words(en: "lists sessions that do not move, too", zh: "也列出没有变化的记录")),
    ] + SessionChoice.options
  static let details = Words(
    en: """
      A dry run: the stored replies are played again under the rubric, and it is told which sessions move, over the pass mark
      or under it, and by which rules. Nothing is written; the results as they were sealed stay. Sessions in another language
      than the rubric's are left out.
      """,
    zh: """
      只是试算：用该评分表重新演算保存的回答，列出哪些记录的分数有变、谁由不通过变为通过或相反、因哪条规则。
      不写入任何内容，原来封存的成绩不变。与评分表语言不同的记录不计。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let store = try context.store()
    let rubric = try arguments["--rubric"].map { try GradeShelf.read($0) }
    let shelf = DrillShelf(store, under: rubric)
    var filter = try SessionChoice.filter(arguments)
    if let rubric { filter.language = rubric.language }
    var found: [Regrade] = []
    let broken = try store.forEachSession(filter) { glance in
      guard let old = glance.seal?.scorecard else { return }
      let stored = try store.load(glance.path)
      let drill = try shelf.drill(for: glance.header)
      let (session, _) = Session.replay(
        drill, settings: stored.header.settings, inputs: stored.inputs, until: stored.lastTime)
      guard let new = session.scorecard else {
        let words = Words(
          en: "session \(stored.id) does not come to its end under this rubric",
          zh: "在该评分表下，记录 \(stored.id) 没有到达结局")
        context.console.talk("\(context.say(words))\n")
        return
      }
      found.append(Regrade(session: stored.id, old: old, new: new))
    }
    broken.forEach { context.complain(Failure($0)) }
    let shown = arguments.has("--all") ? found : found.filter { $0.move != .unchanged }
    if context.isJSON {
      context.console.data(shown.map { json($0).text + "\n" }.joined())
    } else {
      context.console.data(text(shown, of: found, in: context))
    }
    return .done
  }

  private static func text(_ shown: [Regrade], of all: [Regrade], in context: Context) -> String {
    var text = ""
    for regrade in shown {
      let (old, new) = (Scorecard.decimal(regrade.oldTenths), Scorecard.decimal(regrade.newTenths))
      text += "\(regrade.session)  \(old) → \(new)  \(context.say(regrade.move.words))\n"
      for change in regrade.changes {
        let sign = change.points < .zero ? "" : "+"
        text += context.say(
          Words(
            en:
              "    \(change.id): \(change.before) → \(change.after) times, \(sign)\(change.points.shortDecimal) points\n",
            zh:
              "    \(change.id)：\(change.before) → \(change.after) 次，扣分 \(sign)\(change.points.shortDecimal)\n"
          ))
      }
    }
    func count(_ move: Regrade.Move) -> Int { all.count { $0.move == move } }
    return text
      + context.say(
        Words(
          en: """
            \(all.count) sessions: \(count(.passesNow)) pass now, \(count(.failsNow)) fail now, \(count(.scoreOnly)) change \
            without crossing the mark, \(count(.unchanged)) stay

            """,
          zh: """
            共 \(all.count) 份：\(count(.passesNow)) 份变为通过，\(count(.failsNow)) 份变为未通过，\(count(.scoreOnly)) 份分数变动但结论不变，\
            \(count(.unchanged)) 份不变

            """))
  }

  private static func json(_ regrade: Regrade) -> JSON {
    let changes = regrade.changes.map { change in
      JSON.object([
        ("kind", .string(change.kind)), ("id", .string(change.id)), ("before", .int(change.before)),
        ("after", .int(change.after)), ("points", .number(change.points.shortDecimal)),
      ])
    }
    return .object([
      ("session", .string(regrade.session)), ("move", .string(regrade.move.rawValue)),
      ("before", .number(Scorecard.decimal(regrade.oldTenths))), ("passedBefore", .bool(regrade.wasPassed)),
      ("after", .number(Scorecard.decimal(regrade.newTenths))), ("passedAfter", .bool(regrade.isPassed)),
      ("changes", .array(changes)),
    ])
  }
}

extension Regrade.Move {
  /// What is said of it.
  var words: Words {
    switch self {
    case .failsNow: Words(en: "fails now", zh: "变为未通过")
    case .passesNow: Words(en: "passes now", zh: "变为通过")
    case .scoreOnly: Words(en: "the verdict stays", zh: "结论不变")
    case .unchanged: Words(en: "unchanged", zh: "不变")
    }
  }
}
