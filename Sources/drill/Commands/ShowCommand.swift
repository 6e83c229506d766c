import DrillEngine
import DrillPlay
import DrillReview
import DrillStore
import DrillText

/// `drill show`: one session with everything that was found in it.
enum ShowCommand: Command {
  static let name = "show"
  static let summary = Words(en: "a session's transcript, findings and deductions", zh: "查看一份记录：对话、评判、扣分")
  static let usage = Words(en: "drill show SESSION", zh: "drill show 记录")
  static let most = 1
  static let options = [
    Option(
      "--as-played",
      Words(
        en: "by the rubric it was played with, also where a regrade holds", zh: "按当时的评分表显示，即使已重新评定"))
  ]
  static let details = Words(
    en: """
      SESSION is an id, its beginning, or the letters at its end. The session is played again from what was
      stored; [brackets] stand around everything that was found, with + behind what helped and ! behind what cost. An exam shows its findings once it is over.
      Below stand earlier results where the session was regraded, and what reviewers, trainee and answers said of it.
      """,
    zh: """
      记录可写全名、开头或末尾几个字母。内容由保存的输入重新演算得出；
      [方括号] 标出找到的词句，后面的 + 表示得分，! 表示扣分。考试结束后才显示评判。
      重新评定过的记录会注明以前的成绩；下方列出评阅人、学员和答复各说了什么。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    guard let name = arguments.words.first else {
      throw Failure(
        .usage, Words(en: "which session?", zh: "要查看哪份记录？"), advice: CommandCall.helpHint(Self.self))
    }
    let store = try context.store()
    let stored = try store.session(named: name)
    try stored.checkUndamaged()
    let regrades = store.regrades(of: stored.id)
    regrades.broken.forEach { context.complain(Failure($0)) }
    let regrade = arguments.has("--as-played") ? nil : regrades.holding
    let played = try StoredDrill(stored, regrade: regrade, store: store, context: context)
    if regrade == nil, stored.header.engine != Session.engineNumber {
      context.console.talk(
        context.say(
          Words(
            en: "played with engine \(stored.header.engine), shown with \(Session.engineNumber)\n",
            zh: "由引擎 \(stored.header.engine) 演练，由引擎 \(Session.engineNumber) 显示\n")))
    }
    if context.isJSON {
      showJSON(stored, played, in: context)
      for (_, record) in regrades.records { context.console.data(record.line + "\n") }
      for file in store.reviewFiles(of: stored.id) {
        if let record = ReviewRecord(line: file.bytes) { context.console.data(record.line + "\n") }
      }
      return .done
    }
    showText(stored, played, regrade: regrade, in: context)
    if stored.seal != nil { try showCase(stored, store: store, in: context) }
    return .done
  }

  /// Tells what people said, and whether the session was regraded; nothing where neither happened.
  private static func showCase(
    _ stored: StoredSession, store: Store, in context: Context
  ) throws {
    let regrade = store.regrades(of: stored.id).holding
    guard regrade != nil || !store.reviewFiles(of: stored.id).isEmpty else { return }
    let session = try ReviewedSession(named: stored.id, store: store, context: context)
    let title = context.say(Words(en: "What was said of it", zh: "后续评阅"))
    context.console.data("\n" + context.style.bold(title) + "\n" + CaseText(session, context: context).text)
  }

  /// Plays the session again, handing on each input with what came of it.
  private static func replay(
    _ stored: StoredSession, _ drill: Drill, handing: (TimedInput?, [Output]) -> Void
  ) -> Session {
    var session = Session(drill, settings: stored.header.settings)
    handing(nil, session.receive(.tick, at: 0))
    for input in stored.inputs { handing(input, session.receive(input.input, at: input.at)) }
    if session.scorecard == nil { handing(nil, session.receive(.tick, at: stored.lastTime)) }
    return session
  }

  private static func showJSON(_ stored: StoredSession, _ played: StoredDrill, in context: Context) {
    var text = Record.header(stored.header).line + "\n"
    let isSecret = stored.header.settings.mode == .exam && stored.seal == nil
    _ = replay(stored, played.drill) { input, all in
      let outputs = all.filter { !isSecret || !$0.event.isJudgement }
      let time = input?.at ?? .max
      text += outputs.prefix { $0.at < time }.map { Record.output($0).line + "\n" }.joined()
      if let input { text += Record.input(input).line + "\n" }
      text += outputs.drop { $0.at < time }.map { Record.output($0).line + "\n" }.joined()
    }
    context.console.data(text)
  }

  private static func showText(
    _ stored: StoredSession, _ played: StoredDrill, regrade: RegradeRecord?, in context: Context
  ) {
    let header = stored.header
    var text = context.style.bold(header.title) + "\n"
    text +=
      "\(header.trainee), \(header.started), \(context.say(header.settings.mode.words))\n\(stored.id)\n\n"
    let isSecret = header.settings.mode == .exam && stored.seal == nil
    let display = DialogueDisplay(
      Dialogue(played.drill, language: context.language, clauses: played.clauses),
      detail: isSecret ? .recap : .marked, palette: context.palette, print: { text += $0 })
    let session = replay(stored, played.drill) { _, outputs in outputs.forEach(display.show) }
    if let card = session.scorecard {
      text +=
        ScoreSheet(
          card: card, drill: played.drill, settings: header.settings, language: context.language,
          clauses: played.clauses, style: context.style, isPlain: context.isPlain
        ).text
    } else {
      text += context.say(
        Words(
          en: "\nNot finished; go on with: drill resume \(stored.id)\n",
          zh: "\n尚未完成；继续请输入：drill resume \(stored.id)\n"))
    }
    context.console.data(text)
    let kept = regrade?.scorecard.tenths ?? stored.seal?.tenths
    if let kept, let card = session.scorecard, kept != card.tenths {
      context.console.talk(
        context.say(
          Words(
            en: "The file says \(Scorecard.decimal(kept)); playing it again gives \(card.score).\n",
            zh: "文件中的成绩是 \(Scorecard.decimal(kept))，重新演算得 \(card.score)。\n")))
    }
  }
}
