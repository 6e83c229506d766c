import DrillEngine
import DrillPlay
import DrillScript
import DrillText

/// The result of a session on a page.
struct ScoreSheet {
  let card: Scorecard
  let drill: Drill
  let settings: Settings
  let language: Language
  let clauses: [String: String]
  let style: Style
  let isPlain: Bool

  /// The page.
  var text: String {
    var text = "\n" + style.bold(headline) + "\n" + facts + "\n"
    for part in card.parts { text += line(for: part) + "\n" }
    if card.bonus > 0 || !card.bonuses.isEmpty { text += bonusLine + "\n" }
    if card.deductions.isEmpty {
      text += "\n" + say(Words(en: "Nothing was deducted.", zh: "没有扣分。")) + "\n"
    } else {
      text += "\n" + style.bold(say(Words(en: "What cost points", zh: "扣分明细"))) + "\n"
      for (index, deduction) in card.deductions.enumerated() {
        text += entry(deduction, number: index + 1)
      }
    }
    return text
  }

  private func say(_ words: Words) -> String { words[language] }

  private var headline: String {
    let mark = card.passMark
    return card.isPassed
      ? say(Words(en: "\(card.score) points: passed (mark \(mark))", zh: "\(card.score) 分：通过（及格 \(mark) 分）"))
      : say(
        Words(en: "\(card.score) points: not passed (mark \(mark))", zh: "\(card.score) 分：未通过（及格 \(mark) 分）"))
  }

  private var facts: String {
    var facts = [say(Words(en: "Ending: \(ending)", zh: "结局：\(ending)"))]
    if !card.fatalRules.isEmpty {
      let names = card.fatalRules.map { drill.rubric.rule($0)?.name ?? $0 }
      facts.append(
        say(
          Words(
            en: "a fatal breach: \(names.joined(separator: ", "))",
            zh: "致命违规：\(names.joined(separator: "、"))")))
    }
    if !card.ending.passes, card.tenths == 590 {
      facts.append(say(Words(en: "a failing ending caps the score at 59", zh: "失败结局最高 59 分")))
    }
    if settings.mode == .exam { facts.append(say(Mode.exam.words)) }
    if !settings.isTimed { facts.append(say(Words(en: "without a clock", zh: "不计时"))) }
    if settings.isTimed, settings.timeFactorPercent != 100 {
      let factor = Fraction(settings.timeFactorPercent, 100).shortDecimal
      facts.append(say(Words(en: "time limits × \(factor)", zh: "时限 ×\(factor)")))
    }
    if card.reopenings > 0 {
      facts.append(
        say(
          Words(
            en: "left and taken up \(card.reopenings == 1 ? "once" : "\(card.reopenings) times")",
            zh: "中断后继续 \(card.reopenings) 次")))
    }
    return facts.joined(separator: say(Words(en: "; ", zh: "；")))
  }

  private var ending: String {
    switch card.ending {
    case .reached(let ending): ending.name
    case .hungUp: say(Words(en: "you hung up too early", zh: "您提前挂断了电话"))
    case .transferred: say(Words(en: "you passed the call on", zh: "您把电话转走了"))
    case .stopped: say(Words(en: "the replies ran out", zh: "没有更多回答"))
    case .wentRound: say(Words(en: "the talk went round in circles", zh: "对话一直在兜圈子"))
    }
  }

  private func line(for part: PartScore) -> String {
    let share = part.possible == .zero ? Fraction.zero : part.earned / part.possible
    let name = padded(say(part.part.words), to: 8)
    let points = say(
      Words(
        en: "\(part.earned.shortDecimal) of \(part.possible.shortDecimal), weight \(part.weight)",
        zh: "\(part.earned.shortDecimal)/\(part.possible.shortDecimal)，权重 \(part.weight)"))
    if isPlain { return "  \(name) \(points)" }
    let filled = (share * Fraction(20)).roundedHalfUp
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: max(0, 20 - filled))
    return "  \(name) \(bar) \(points)"
  }

  private var bonusLine: String {
    let names = card.bonuses.map { drill.rubric.rule($0.rule)?.name ?? $0.rule }
    let list = names.joined(separator: say(Words(en: ", ", zh: "、")))
    return "  " + padded(say(Words(en: "bonus", zh: "加分")), to: 8) + " +\(card.bonus) (\(list))"
  }

  private func entry(_ deduction: Deduction, number: Int) -> String {
    var head = "\(number < 10 ? " " : "")\(number). "
    if let turn = deduction.turn {
      head += say(Words(en: "reply \(turn): ", zh: "第 \(turn) 句："))
    } else {
      head += say(Words(en: "\(place(of: deduction)): ", zh: "\(place(of: deduction))："))
    }
    head += what(deduction)
    if let text = deduction.text, !text.isEmpty { head += say(Words(en: " “\(text)”", zh: "“\(text)”")) }
    let points = deduction.points.shortDecimal
    head += say(Words(en: ": −\(points)", zh: "：−\(points)"))
    if deduction.tenthsWithout != card.tenths {
      let without = Scorecard.decimal(deduction.tenthsWithout)
      head += say(Words(en: "; with this mended: \(without)", zh: "；改正后：\(without)"))
    }
    var rest = ""
    if let clause = deduction.clause {
      rest += "    \(titled(clause, by: clauses, in: language))\n"
    }
    if let advice = deduction.advice { rest += "    \(advice)\n" }
    return head + "\n" + rest
  }

  private func place(of deduction: Deduction) -> String {
    let title = drill.scenario.steps.first { $0.id == deduction.step }?.title ?? ""
    return title.isEmpty ? deduction.step : title
  }

  /// What a deduction is for, in a few words.
  func what(_ deduction: Deduction) -> String {
    let step = drill.scenario.steps.first { $0.id == deduction.step }
    switch deduction.cause {
    case .voice(let id, let half):
      let name = drill.rubric.rule(id)?.name ?? id
      return say(
        half
          ? Words(en: "\(name) came late, for half", zh: "\(name)补说，得一半")
          : Words(en: "\(name) was not heard", zh: "没有\(name)"))
    case .item(let id, let half):
      let item = drill.scenario.steps.flatMap(\.items).first { $0.id == id }
      if half { return say(Words(en: "“\(id)” came late, for half", zh: "“\(id)”补说，得一半")) }
      if case .ask? = item?.kind { return say(Words(en: "“\(id)” was not asked", zh: "没有询问“\(id)”")) }
      return say(Words(en: "“\(id)” was not told", zh: "没有告知“\(id)”"))
    case .field(let form, let name):
      return say(
        Words(en: "form \(form): “\(name)” is not right", zh: "表单 \(form)：“\(name)”填写不对"))
    case .choice:
      return say(Words(en: "not the best option", zh: "没有选最合适的一项"))
    case .rule(let id): return drill.rubric.rule(id)?.name ?? id
    case .time(let thing):
      let limit = step?.action?.atMost
      return say(thing.missed(limit: limit, time: drill.rubric.time))
    }
  }
}

extension ScorePart {
  /// The name of the part.
  var words: Words {
    switch self {
    case .voices: Words(en: "voices", zh: "五声")
    case .content: Words(en: "content", zh: "内容")
    case .conduct: Words(en: "conduct", zh: "言行")
    case .time: Words(en: "time", zh: "时间")
    }
  }
}

extension TimedThing {
  /// What is said when the limit was not met.
  func missed(limit: Int?, time: TimeRules) -> Words {
    switch self {
    case .pickUp:
      Words(en: "not picked up within \(time.pickUpRings) rings", zh: "没有在 \(time.pickUpRings) 声内接听")
    case .reply: Words(en: "no reply in time", zh: "没有按时回答")
    case .callTarget:
      Words(en: "a call longer than \(time.callTarget) s", zh: "通话超过 \(time.callTarget) 秒")
    case .callLimit: Words(en: "a call longer than \(time.callLimit) s", zh: "通话超过 \(time.callLimit) 秒")
    case .hold:
      limit.map { Words(en: "a hold longer than \($0) s", zh: "保持超过 \($0) 秒") }
        ?? Words(en: "a hold that was too long", zh: "保持时间过长")
    }
  }
}
