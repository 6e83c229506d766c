import DrillEngine
import DrillPlay
import DrillScript
import DrillStore
import DrillTerminal
import DrillText

/// Where a drill is played: the display, the player, and the sheet at the end.
struct Stage {
  let dialogue: Dialogue
  let header: SessionHeader
  let store: Store
  let context: Context
  let isInteractive: Bool
  let hasBell: Bool
  /// What an interactive player shows.
  private let tray = OutputTray()
  /// Where everything that happens goes.
  let display: any Display

  init(
    drill: Drill, header: SessionHeader, clauses: [String: String], store: Store, context: Context,
    isInteractive: Bool, hasBell: Bool
  ) {
    dialogue = Dialogue(drill, language: context.language, clauses: clauses)
    self.header = header
    self.store = store
    self.context = context
    self.isInteractive = isInteractive
    self.hasBell = hasBell
    let console = context.console
    let isExam = header.settings.mode == .exam
    if context.isJSON {
      display = JSONDisplay(isExam: isExam, print: console.data)
    } else if isInteractive {
      display = tray
    } else {
      display = DialogueDisplay(
        dialogue, detail: isExam ? .recap : .coached, palette: context.palette, print: console.data)
    }
  }

  /// Tells who the customer is, what the manager has to say, what will happen, and how to leave.
  func introduce() {
    let scenario = dialogue.drill.scenario
    var lines = [StyledText(scenario.title, .bold)]
    if let profile = scenario.profile { lines.append(StyledText(profile)) }
    if let note = store.note(for: header.trainee) {
      lines.append(StyledText(context.say(Words(en: "A note from your manager:", zh: "主管给您的话：")), .accent))
      lines += note.split(separator: "\n").map { StyledText("  \($0)", hanging: 2) }
    }
    lines.append(StyledText(context.say(outlook), .dim))
    if header.settings.mode == .exam {
      let words = Words(en: "This is an exam: nothing is shown until the end.", zh: "这是考试：结束前不显示任何评价。")
      lines.append(StyledText(context.say(words), .dim))
    }
    let columns = context.mayDraw ? Terminal.width : .max
    let rows = lines.flatMap { columns == .max ? [$0] : $0.wrapped(to: columns) }
    context.console.data(rows.map { context.palette.bytes(of: $0) + "\n" }.joined())
  }

  private var outlook: Words {
    switch dialogue.drill.scenario.channel {
    case .phone:
      Words(
        en: "The customer speaks, you type what you would say; /help lists the rest, /quit leaves.",
        zh: "客户说话，您打字回答；/帮助 列出其他指令，/退出 离开。")
    case .chat:
      Words(
        en: "The customer writes, you type what you would answer; /help lists the rest, /quit leaves.",
        zh: "客户发消息，您打字回复；/帮助 列出其他指令，/退出 离开。")
    case .desk:
      Words(
        en: "The visitor stands before you, you type what you would say; /help lists the rest, /quit leaves.",
        zh: "客户就在您面前，您打字回答；/帮助 列出其他指令，/退出 离开。")
    }
  }

  /// Plays to the end, or until it is left.
  ///
  /// - Parameter recap: what happened before the session was left; empty for a new one.
  func play(_ run: SessionRun, script: ReplyScript?, source: LineSource, recap: [Output] = []) throws
    -> ExitCode
  {
    let stop: Stop
    do throws(StoreError) {
      if let script {
        try run.play(script)
        stop = .over
      } else if isInteractive {
        stop = try playLive(run, source: source, recap: recap)
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

  private func playLive(_ run: SessionRun, source: LineSource, recap: [Output]) throws(StoreError) -> Stop {
    let isLive = context.mayDraw && TerminalMode.begin()
    // A terminal that reads lines by itself also stops programs by itself.
    if isLive { Signals.watchTerminal() }
    defer { TerminalMode.restore() }
    var desk = Desk(dialogue, manner: isLive ? .live : .lines, hasBell: hasBell)
    if !recap.isEmpty { desk.takeUp(recap, in: run.session) }
    var work = DeskRun(run: run, tray: tray, desk: desk)
    // Who takes a drill up again reads first where he stands.
    if !recap.isEmpty { _ = try work.carryOut(work.desk.pause(in: run.session), at: run.time) }
    if isLive {
      var player = LivePlayer(work, context: context)
      return try player.play()
    }
    var player = LinePlayer(work, context: context, source: source)
    return try player.play()
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
        card: card, drill: dialogue.drill, settings: header.settings, language: context.language,
        clauses: dialogue.clauses, style: context.style, isPlain: context.isPlain)
      var text = sheet.text
      if isInteractive {
        if let earlier = EarlierPlay(before: header, drill: dialogue.drill, store: store) {
          text += SinceLastTime(earlier: earlier, sheet: sheet).text
        }
        text += WhatNext(trainee: header.trainee, context: context).text
      }
      context.console.data(text)
    }
    context.console.talk(
      context.say(
        Words(
          en: "Kept. See it again with: drill show \(header.session)\n",
          zh: "已保存。再次查看：drill show \(header.session)\n")))
    return card.isPassed ? .done : .notPassed
  }
}
