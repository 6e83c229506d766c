import DrillEngine
import DrillReview
import DrillScript
import DrillText

/// What is shown of a reviewed session: the items with everybody's marks, and what came of them.
struct ReviewReport {
  let session: ReviewedSession
  let context: Context
  private let words: ItemWords

  init(_ session: ReviewedSession, context: Context) {
    self.session = session
    self.context = context
    words = ItemWords(drill: session.played.drill, language: context.language)
  }

  /// Prints the items with the machine's marks and those of everybody who reviewed.
  ///
  /// - Parameter isBlind: nobody's marks are shown, and nothing that only a mark could be about.
  func list(isBlind: Bool = false) {
    if isBlind { return listBlind() }
    if context.isJSON { return context.console.data(session.items.enumerated().map(json).joined()) }
    var text = ""
    for (index, item) in session.items.enumerated() {
      text += words.row(item, number: index + 1, mark: item.machineMark) + others(item) + "\n"
    }
    for record in session.caseFile.records {
      for addition in record.added {
        let rule = session.played.drill.rubric.rule(addition.breach.rule)?.name ?? addition.breach.rule
        text += context.say(
          Words(
            en: "  + reply \(addition.breach.turn): \(rule), by \(record.author): \(addition.reason)\n",
            zh: "  + 第 \(addition.breach.turn) 句：\(rule)，\(record.author)：\(addition.reason)\n"))
      }
    }
    context.console.data(text)
  }

  private func listBlind() {
    for (index, item) in session.items.enumerated() {
      if case .breach = item.subject { continue }
      let json = JSON.object([
        ("number", .int(index + 1)), ("item", .string(item.name)),
        ("points", item.points.map { .number(Scorecard.decimal($0.upperBound)) } ?? .null),
      ])
      context.console.data(
        context.isJSON
          ? json.text + "\n" : words.row(item, number: index + 1, mark: nil, isBlind: true) + "\n")
    }
  }

  /// The marks of people on an item that are not the machine's, and their notes.
  private func others(_ item: ScoredItem) -> String {
    session.caseFile.reviews.compactMap { review -> String? in
      guard let mark = review.marks.first(where: { $0.item == item.name }),
        mark.mark != item.machineMark || !mark.note.isEmpty
      else { return nil }
      let said = [mark.reason, mark.note].filter { !$0.isEmpty }
      let tail = said.isEmpty ? "" : ": " + said.joined(separator: " / ")
      return "; \(review.author): \(context.say(mark.mark.words))\(tail)"
    }.joined()
  }

  private func json(_ index: Int, _ item: ScoredItem) -> String {
    let marks = session.caseFile.reviews.map { review in
      let mark = review.marksByItem[item.name] ?? item.machineMark
      return JSON.object(
        [("reviewer", .string(review.author)), ("mark", .string(mark.name))]
          + (mark.tenths.map { [("points", .number(Scorecard.decimal($0)))] } ?? []))
    }
    return JSON.object([
      ("number", .int(index + 1)), ("item", .string(item.name)), ("turn", item.turn.map(JSON.int) ?? .null),
      ("machine", .string(item.machineMark.name)), ("reviews", .array(marks)),
    ]).text + "\n"
  }

  /// Tells what came of a record that was just kept.
  func outcome(of record: ReviewRecord) {
    let changed = record.marks.filter { mark in
      session.items.first { $0.name == mark.item }?.machineMark != mark.mark
    }
    let final = session.finalCard
    if context.isJSON {
      return context.console.data(
        JSON.object([
          ("session", .string(session.stored.id)), ("kind", .string(record.kind.rawValue)),
          ("author", .string(record.author)), ("overruled", .int(changed.count)),
          ("added", .int(record.added.count)),
          ("machine", .number(session.card.score)),
          ("score", record.tenths.map { .number(Scorecard.decimal($0)) } ?? .null),
          ("final", .number(final.score)), ("passed", .bool(final.isPassed)),
        ]).text + "\n")
    }
    var text = context.say(
      Words(
        en: "Machine \(session.card.score)", zh: "机器评分 \(session.card.score)"))
    if let tenths = record.tenths {
      text += context.say(
        Words(
          en:
            ", \(record.author) \(Scorecard.decimal(tenths)): \(changed.count) overruled, \(record.added.count) added",
          zh:
            "，\(record.author) 评分 \(Scorecard.decimal(tenths))：改评 \(changed.count) 条，补记 \(record.added.count) 条"
        ))
    }
    text += context.say(
      Words(
        en: ". The result is now \(final.score), \(final.isPassed ? "passed" : "not passed").\n",
        zh: "。目前成绩 \(final.score)，\(final.isPassed ? "通过" : "未通过")。\n"))
    context.console.data(text)
    if record.isBlind { list() }
  }
}
