import DrillEngine
import DrillReview
import DrillStore
import DrillTerminal
import DrillText

/// `drill typing`: a half-minute typing test that sets fair time limits.
enum TypingCommand: Command {
  static let name = "typing"
  static let summary = Words(en: "half a minute of typing, for fair time limits", zh: "半分钟打字测验，用来定出合理的时限")
  static let usage = Words(same: "drill typing")
  static let options = [TraineeOptions.trainee, TraineeOptions.day]
  static let details = Words(
    en: """
      Copy the lines that are shown, each followed by Enter, for half a minute. Only right words count. Anyone slower
      than 40 words (Chinese: 50 characters) a minute gets longer limits from then on, in practice and in exams; nobody
      gets shorter ones. The latest test counts, one for each language, and the speed stands in the session's header.
      Without a terminal nothing is timed and nothing is kept.
      """,
    zh: """
      照着打出显示的句子，每句后回车，共半分钟。只计打对的字。每分钟不到 50 字（英文 40 词）的，
      以后练习和考试的时限都会相应放宽；时限不会因此变短。每种语言以最近一次为准，速度会写进训练记录的头信息。
      没有终端时不计时，也不保存。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let trainee = try TraineeOptions.trainee(arguments)
    let day = try TraineeOptions.day(arguments)
    guard context.isInteractive else {
      throw Failure(
        .usage, Words(en: "the typing test needs a terminal and somebody who types", zh: "打字测验需要终端和打字的人"))
    }
    var record = try TraineeRecord(of: trainee, in: context)
    let passages = try passages(context, on: day)
    let before = record.entries.typingSpeed(context.language)
    var asker = context.asker()
    let sample: Sample
    switch Self.sample(passages, &asker, in: context) {
    case .typed(let typed): sample = typed
    case .left:
      asker.finish()
      return .notPassed
    case .signal(let signal):
      asker.finish()
      return ExitCode(signal)
    }
    asker.finish()
    let test = TypingTest(
      shown: sample.shown, typed: sample.typed, milliseconds: sample.milliseconds, language: context.language)
    guard test.isTelling else {
      context.console.data(
        context.say(
          Words(
            en: "\nThat is too little to tell a speed from; nothing was changed.\n",
            zh: "\n打对的太少，测不出速度；没有改动。\n")))
      return .notPassed
    }
    try record.add([.typing(context.language, perMinute: test.perMinute, on: day)])
    context.console.data(verdict(test, before: before, in: context))
    return .done
  }

  /// What was shown and typed.
  private struct Sample {
    var shown = ""
    var typed = ""
    var milliseconds = 0
  }

  private enum Sampling {
    case typed(Sample)
    case left
    case signal(StopSignal)
  }

  /// Has passages copied for half a minute.
  private static func sample(
    _ passages: [String], _ asker: inout any Asker, in context: Context
  ) -> Sampling {
    asker.say(introduction(in: context))
    switch asker.ask(Question(keys: context.say(Words(en: "Enter begins · q leaves", zh: "回车开始 · q 退出")))) {
    case .text(let text): if RoundWord(text) == .quit { return .left }
    case .leave: return .left
    case .signal(let signal): return .signal(signal)
    }
    var sample = Sample()
    for passage in passages where sample.milliseconds < TypingTest.length {
      asker.say(["", StyledText("  " + passage, .accent, hanging: 2)])
      let left = TypingTest.length - sample.milliseconds
      let keys = Words(en: "Enter: next line", zh: "回车换下一句")
      switch asker.ask(Question(keys: context.say(keys), limit: left)) {
      case .leave: return .left
      case .signal(let signal): return .signal(signal)
      case .text(let text):
        sample.milliseconds += asker.milliseconds
        sample.shown += passage + "\n"
        sample.typed += text + "\n"
      }
    }
    return .typed(sample)
  }

  private static func passages(_ context: Context, on day: Day) throws -> [String] {
    let library = try context.library()
    var loader = TurnLoader(library)
    let names = library.scenarioIDs(context.language).map { DrillName(context.language, $0) }
    let start = names.isEmpty ? 0 : max(0, day.number) % names.count
    for name in names[start...] + names[..<start] {
      let texts = loader.drill(name)?.modelSteps.compactMap { $0.models.first?.text } ?? []
      let passages = TypingTest.passages(from: texts, in: context.language)
      if !passages.isEmpty { return passages }
    }
    throw Failure(.missing, Words(en: "there is no drill in \(library.root)", zh: "\(library.root) 里没有演练"))
  }

  private static func introduction(in context: Context) -> [StyledText] {
    let what = Words(
      en:
        "Copy the lines that are shown, each followed by Enter, for half a minute. The clock runs while you type.",
      zh: "照着打出显示的句子，每句后回车，共半分钟。打字时才计时。")
    return [
      StyledText(context.say(Words(en: "A typing test", zh: "打字测验")), .bold), StyledText(context.say(what)),
    ]
  }

  private static func verdict(_ test: TypingTest, before: Int?, in context: Context) -> String {
    let (speed, accuracy) = (test.perMinute, test.accuracy)
    var text =
      "\n"
      + context.style.bold(
        context.language == .zh
          ? "每分钟 \(speed) 字，正确率 \(accuracy)%" : "\(speed) words a minute, \(accuracy) % right") + "\n"
    if let before { text += context.say(Words(en: "Before: \(before).\n", zh: "上次：\(before)。\n")) }
    let usual = test.limitSpeed(context.language)
    text += context.say(
      usual < speed || speed == SpokenTime.usualSpeed(context.language)
        ? Words(en: "The usual time limits are right for you.\n", zh: "通常的时限适合您。\n")
        : Words(
          en: "Time limits will reckon with \(usual) a minute.\n", zh: "以后的时限按每分钟 \(usual) 计算。\n"))
    return text
  }
}
