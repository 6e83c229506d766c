import DrillEngine
import DrillScript
import DrillStore
import DrillTerminal
import DrillText

/// Where a drill is played: the display, the player, and the sheet at the end.
struct Stage {
  let drill: Drill
  let header: SessionHeader
  let clauses: [String: String]
  let context: Context
  let isInteractive: Bool
  let display: any Display

  init(drill: Drill, header: SessionHeader, clauses: [String: String], context: Context, isInteractive: Bool)
  {
    self.drill = drill
    self.header = header
    self.clauses = clauses
    self.context = context
    self.isInteractive = isInteractive
    let console = context.console
    display =
      context.isJSON
      ? JSONDisplay(isExam: header.settings.mode == .exam, print: console.data)
      : DialogueDisplay(
        drill, detail: header.settings.mode == .exam ? .recap : .coached, language: context.language,
        style: context.style, showsReplies: !isInteractive, clauses: clauses, print: console.data)
  }

  /// Tells who the customer is and what there is to type.
  func introduce() {
    let scenario = drill.scenario
    var text = context.style.bold(scenario.title) + "\n"
    if let profile = scenario.profile { text += "\(profile)\n" }
    context.console.data(text)
    var talk = Words(
      en: "Type what you would say; /help lists the rest, /quit leaves.\n",
      zh: "请输入您要说的话；/帮助 列出其他指令，/退出 离开。\n")[
        context.language]
    if header.settings.mode == .exam {
      talk += context.say(
        Words(en: "This is an exam: nothing is shown until the end.\n", zh: "这是考试：结束前不显示任何评价。\n"))
    }
    context.console.talk(context.style.dim(talk))
  }

  /// Plays to the end, or until it is left.
  func play(_ run: SessionRun, script: ReplyScript?, source: LineSource) throws -> ExitCode {
    let stop: Stop
    do throws(StoreError) {
      if let script {
        try run.play(script)
        stop = .over
      } else if isInteractive {
        var player = LivePlayer(run, drill: drill, context: context, source: source)
        stop = try player.play()
      } else {
        var player = PipedPlayer(run: run, context: context, source: source)
        stop = try player.play()
      }
    } catch {
      tellHowToGoOn()
      throw error
    }
    switch stop {
    case .over: return finish(run)
    case .left:
      tellHowToGoOn()
      return .notPassed
    case .signal(let signal):
      tellHowToGoOn()
      return ExitCode(signal)
    }
  }

  private func tellHowToGoOn() {
    context.console.talk(
      context.say(
        Words(
          en: "The session is kept; go on with: drill resume \(header.session)\n",
          zh: "记录已保存；继续请输入：drill resume \(header.session)\n")))
  }

  private func finish(_ run: SessionRun) -> ExitCode {
    guard let card = run.session.scorecard else { return .notPassed }
    if !context.isJSON {
      let sheet = ScoreSheet(
        card: card, drill: drill, settings: header.settings, language: context.language, clauses: clauses,
        style: context.style, isPlain: context.isPlain)
      context.console.data(sheet.text)
    }
    context.console.talk(
      context.say(
        Words(
          en: "Kept. See it again with: drill show \(header.session)\n",
          zh: "已保存。再次查看：drill show \(header.session)\n")))
    return card.isPassed ? .done : .notPassed
  }
}
