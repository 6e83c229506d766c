import DrillEngine
import DrillReview
import DrillText

/// What people said of a session, in order: who, when, why; and what holds now.
struct CaseText {
  private let session: ReviewedSession
  private let context: Context
  private let words: ItemWords
  private let items: [String: ScoredItem]

  init(_ session: ReviewedSession, context: Context) {
    self.session = session
    self.context = context
    words = ItemWords(drill: session.played.drill, language: context.language)
    items = Dictionary(session.disputable.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The records, and what holds.
  var text: String {
    var text = earlier
    for record in session.caseFile.records { text += entry(record) }
    return text + state
  }

  /// What the machine made of it before it was regraded.
  private var earlier: String {
    guard let regrade = session.regrade, let seal = session.stored.seal else { return "" }
    return regrade.told(instead: seal, in: context)
  }

  private func entry(_ record: ReviewRecord) -> String {
    var head = "\(Moment(record.at).map(Self.clock) ?? record.at)  \(context.say(record.kind.words))"
    if let outcome = record.outcome { head += " \(context.say(outcome.words))" }
    head += "  \(record.author)"
    if record.isBlind { head += context.say(Words(en: ", blind", zh: "，盲评")) }
    if let tenths = record.tenths { head += "  \(Scorecard.decimal(tenths))" }
    var text = head + (record.remark.isEmpty ? "\n" : context.say(Words(same: ": \(record.remark)\n")))
    for mark in record.marks { text += "    " + line(mark, in: record) + "\n" }
    for addition in record.added { text += "    " + line(addition) + "\n" }
    return text
  }

  private static func clock(_ moment: Moment) -> String { "\(moment.day.iso) \(moment.clock.prefix(5))" }

  private func line(_ mark: ReviewRecord.Mark, in record: ReviewRecord) -> String {
    let item = items[mark.item]
    let added = session.caseFile.records.lazy.flatMap(\.added).first { $0.breach.itemName == mark.item }
    var text = item.map(words.what) ?? added.map(what) ?? mark.item
    if let turn = item?.turn ?? added?.breach.turn {
      text = context.say(Words(en: "reply \(turn), ", zh: "第 \(turn) 句，")) + text
    }
    text += context.say(Words(en: ": ", zh: "：")) + context.say(mark.mark.words)
    if record.kind == .objection {
      text += context.say(Words(en: " is asked for", zh: "（申请）"))
    } else if let machine = item?.machineMark, machine != mark.mark {
      text += context.say(Words(en: ", the machine says \(machine.words.en)", zh: "，机器为\(machine.words.zh)"))
    }
    if !mark.reason.isEmpty { text += context.say(Words(en: "; \(mark.reason)", zh: "；\(mark.reason)")) }
    if !mark.note.isEmpty {
      text += context.say(Words(en: "; note: \(mark.note)", zh: "；辅导意见：\(mark.note)"))
    }
    return text
  }

  private func what(_ addition: ReviewRecord.Addition) -> String {
    let rule = session.played.drill.rubric.rule(addition.breach.rule)?.name ?? addition.breach.rule
    if addition.text.isEmpty { return rule }
    return rule + context.say(Words(en: " “\(addition.text)”", zh: "“\(addition.text)”"))
  }

  private func line(_ addition: ReviewRecord.Addition) -> String {
    let (turn, what, why) = (addition.breach.turn, what(addition), addition.reason)
    return context.say(
      Words(
        en: "+ reply \(turn), \(what), which the machine did not find; \(why)",
        zh: "+ 第 \(turn) 句，\(what)，机器没有发现；\(why)"))
  }

  /// What holds now, and what is still to be done.
  private var state: String {
    let final = session.finalCard
    let file = session.caseFile
    var text = context.say(
      Words(
        en:
          "Machine \(session.card.score); the result is now \(final.score), \(final.isPassed ? "passed" : "not passed").\n",
        zh: "机器评分 \(session.card.score)；目前成绩 \(final.score)，\(final.isPassed ? "通过" : "未通过")。\n"))
    if file.openObjection != nil {
      text += context.say(Words(en: "An objection waits for its answer.\n", zh: "有一项异议等待答复。\n"))
    } else if let told = Moment(file.told(sealedAt: session.toldAt)) {
      let days = session.played.drill.rubric.objectionDays
      let last = told.adding(seconds: days * Moment.secondsOfDay)
      text += context.say(
        Words(
          en: "Objections are possible until \(Self.clock(last)).\n", zh: "异议期至 \(Self.clock(last))。\n"))
    }
    if let seen = file.acknowledgement(of: session.toldAt) {
      text += context.say(
        Words(
          en: "\(seen.author) has seen it, \(seen.at.prefix(10)).\n",
          zh: "\(seen.author) 已于 \(seen.at.prefix(10)) 确认知悉。\n"))
    } else if !file.records.isEmpty {
      text += context.say(
        Words(
          en: "\(file.trainee) has not acknowledged it yet.\n", zh: "\(file.trainee) 尚未确认知悉。\n"))
    }
    return text
  }
}

extension RegradeRecord {
  /// Who had the session regraded, when and by what, and what it came to before.
  func told(instead sealed: StoredRecord.Summary, in context: Context) -> String {
    let (old, new) = (Scorecard.decimal(sealed.tenths), scorecard.score)
    let digest = seal.rubricDigest.prefix(12)
    return context.say(
      Words(
        en: """
          Regraded \(at.prefix(10)) by \(author) under the rubric \(rubric) (\(digest)), engine \(seal.engine): \(new), \
          \(scorecard.isPassed ? "passed" : "not passed"). As it was played: \(old), \
          \(sealed.isPassed ? "passed" : "not passed") (drill show \(session) --as-played).

          """,
        zh: """
          \(author) 于 \(at.prefix(10)) 按评分表 \(rubric)（\(digest)）、引擎 \(seal.engine) 重新评定：\(new)，\
          \(scorecard.isPassed ? "通过" : "未通过")。当时的成绩：\(old)，\(sealed.isPassed ? "通过" : "未通过")\
          （drill show \(session) --as-played）。

          """))
  }
}
