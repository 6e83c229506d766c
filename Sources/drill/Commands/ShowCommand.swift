import DrillEngine
import DrillPlay
import DrillStore
import DrillText

/// `drill show`: one session with everything that was found in it.
enum ShowCommand: Command {
  static let name = "show"
  static let summary = Words(en: "a session's transcript, findings and deductions", zh: "查看一份记录：对话、评判、扣分")
  static let usage = Words(en: "drill show SESSION", zh: "drill show 记录")
  static let most = 1
  static let details = Words(
    en: """
      SESSION is an id, its beginning, or the letters at its end. The session is played again from what was
      stored; [brackets] stand around everything that was found, with + behind what helped and ! behind what cost. An exam shows its findings once it is over.
      """,
    zh: """
      记录可写全名、开头或末尾几个字母。内容由保存的输入重新演算得出；
      [方括号] 标出找到的词句，后面的 + 表示得分，! 表示扣分。考试结束后才显示评判。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    guard let name = arguments.words.first else {
      throw Failure(
        .usage, Words(en: "which session?", zh: "要查看哪份记录？"), advice: CommandCall.helpHint(Self.self))
    }
    let store = try context.store()
    let stored = try store.session(named: name)
    try stored.checkUndamaged()
    let played = try StoredDrill(stored, store: store, context: context)
    if stored.header.engine != Session.engineNumber {
      context.console.talk(
        context.say(
          Words(
            en: "played with engine \(stored.header.engine), shown with \(Session.engineNumber)\n",
            zh: "由引擎 \(stored.header.engine) 演练，由引擎 \(Session.engineNumber) 显示\n")))
    }
    context.isJSON ? showJSON(stored, played, in: context) : showText(stored, played, in: context)
    return .done
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

  private static func showText(_ stored: StoredSession, _ played: StoredDrill, in context: Context) {
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
    if let seal = stored.seal, let card = session.scorecard, seal.tenths != card.tenths {
      context.console.talk(
        context.say(
          Words(
            en: "The file says \(Scorecard.decimal(seal.tenths)); playing it again gives \(card.score).\n",
            zh: "文件中的成绩是 \(Scorecard.decimal(seal.tenths))，重新演算得 \(card.score)。\n")))
    }
  }
}
