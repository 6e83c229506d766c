import DrillEngine
import DrillPlay
import DrillReview
import DrillScript
import DrillTerminal
import DrillText

/// A review in plain lines, for screen readers and terminals that cannot be drawn on: the transcript, then one item after
/// the other.
struct ReviewDialogue {
  let session: ReviewedSession
  let isBlind: Bool
  let context: Context
  private let words: ItemWords

  init(_ session: ReviewedSession, isBlind: Bool, context: Context) {
    self.session = session
    self.isBlind = isBlind
    self.context = context
    words = ItemWords(drill: session.played.drill, language: context.language)
  }

  /// Asks for every mark; false when the reviewer leaves without an end.
  func fill(_ record: inout ReviewRecord) throws -> Bool {
    showTranscript()
    var input = LineSource()
    tell(
      isBlind
        ? Words(
          en:
            "Blind: mark each item; f full, h half, m missed, n not applicable, a number for points, q leaves without keeping anything.",
          zh: "盲评：逐条评分；f 满分，h 一半，m 未得，n 不适用，数字为分数，q 不保存离开。")
        : Words(
          en:
            "Enter agrees. f full, h half, m missed, b broken, c clean, n not applicable, a number for points, < one back, q leaves.",
          zh: "回车表示同意。f 满分，h 一半，m 未得，b 违反，c 没有违反，n 不适用，数字为分数，< 回到上一条，q 离开。"))
    guard try markItems(&record, &input) else { return false }
    if isBlind { guard try askBlindBreaches(&record, &input) else { return false } }
    guard let remark = try ask(Words(en: "Remark on the whole (Enter for none)", zh: "总评（可直接回车）"), &input)
    else {
      return false
    }
    record.remark = remark
    return true
  }

  private func showTranscript() {
    let display = DialogueDisplay(
      Dialogue(session.played.drill, language: context.language, clauses: session.played.clauses),
      detail: isBlind ? .recap : .marked, palette: context.palette, print: context.console.data)
    var again = Session(session.played.drill, settings: session.stored.header.settings)
    again.receive(.tick, at: 0).forEach(display.show)
    for input in session.stored.inputs { again.receive(input.input, at: input.at).forEach(display.show) }
  }

  private func tell(_ words: Words) { context.console.talk("\(context.say(words))\n") }

  /// One answer; nil when the reviewer leaves.
  private func ask(_ question: Words, _ input: inout LineSource) throws -> String? {
    context.console.talk(context.say(question) + "> ")
    while true {
      switch input.next(within: nil) {
      case .line(let line): return line.text == "q" ? nil : line.text
      case .deadline: continue
      case .endOfInput, .signal: return nil
      }
    }
  }

  private func markItems(_ record: inout ReviewRecord, _ input: inout LineSource) throws -> Bool {
    // A blind reviewer must not learn from a list of breaches what the machine found.
    let items = session.items.filter { item in
      if isBlind, case .breach = item.subject { return false }
      return true
    }
    var index = 0
    while index < items.count {
      let item = items[index]
      let row = words.row(item, number: index + 1, mark: isBlind ? nil : item.machineMark, isBlind: isBlind)
      guard let answer = try ask(Words(same: "\(row)  [\(index + 1)/\(items.count)]"), &input) else {
        return false
      }
      if answer == "<" || answer == "《" {
        index = max(0, index - 1)
        continue
      }
      guard let mark = mark(answer, for: item) else {
        let names = item.possibleMarks.map { "\($0.key ?? "?") \(context.say($0.words))" }.joined(
          separator: ", ")
        let points = item.points.map { ", 0–\(Scorecard.decimal($0.upperBound))" } ?? ""
        tell(Words(en: "Here: \(names)\(points).", zh: "这里可选：\(names)\(points)。"))
        continue
      }
      record.marks.removeAll { $0.item == item.name }
      if isBlind {
        record.marks.append(ReviewRecord.Mark(item: item.name, mark: mark, reason: "blind"))
      } else if mark != item.machineMark {
        guard let reason = try ask(Words(en: "Why?", zh: "理由？"), &input) else { return false }
        if reason.allSatisfy(\.isWhitespace) {
          tell(Words(en: "A mark that is not the machine's wants a reason.", zh: "与机器不同的评分要写理由。"))
          continue
        }
        guard
          let note = try ask(
            Words(en: "A note for the trainee (Enter for none)", zh: "给学员的辅导意见（可直接回车）"), &input)
        else { return false }
        record.marks.append(ReviewRecord.Mark(item: item.name, mark: mark, reason: reason, note: note))
      }
      index += 1
    }
    return true
  }

  private func mark(_ answer: String, for item: ScoredItem) -> ItemMark? {
    let plain = answer.filter { !$0.isWhitespace }.lowercased()
    if plain.isEmpty { return isBlind ? nil : item.machineMark }
    return item.possibleMarks.first { $0.key.map { "\($0)" == plain } ?? false }
      ?? ItemMark(word: plain).flatMap { item.admits($0) ? item.plain($0) : nil }
  }

  /// Asks reply by reply which rules were broken, and turns the answers into marks and additions.
  private func askBlindBreaches(_ record: inout ReviewRecord, _ input: inout LineSource) throws -> Bool {
    let rules = session.played.drill.rubric.rules.filter { rule in
      if case .deduction = rule.value { return true }
      return false
    }
    tell(
      Words(
        en: "Now the rules that were broken, by id or name, with commas; Enter for none.",
        zh: "接下来逐句写出违反的规则（编号或名称，用逗号隔开），没有就回车。"))
    tell(Words(same: rules.map { "\($0.id) \($0.name)" }.joined(separator: ", ")))
    var named: Set<AddedBreach> = []
    for turn in 1...max(1, session.card.turns) {
      var isSettled = false
      while !isSettled {
        guard let answer = try ask(Words(en: "Reply \(turn)", zh: "第 \(turn) 句"), &input) else {
          return false
        }
        let parts = answer.split { ",，、;；".contains($0) }.map { $0.filter { !$0.isWhitespace } }
        let unknown = parts.filter { part in !rules.contains { $0.id == part || $0.name == part } }
        if let first = unknown.first {
          tell(Words(en: "There is no rule “\(first)”.", zh: "没有规则“\(first)”。"))
          continue
        }
        for part in parts {
          if let rule = rules.first(where: { $0.id == part || $0.name == part }) {
            named.insert(AddedBreach(rule: rule.id, turn: turn))
          }
        }
        isSettled = true
      }
    }
    record.addBlind(named.map { ReviewRecord.Addition($0, reason: "blind") }, of: session)
    return true
  }
}
