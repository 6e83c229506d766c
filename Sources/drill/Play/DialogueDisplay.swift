import DrillEngine
import DrillMatch
import DrillScript
import DrillText

/// Shows a session as a dialogue in plain lines.
final class DialogueDisplay: Display {
  /// How much is shown.
  enum Detail {
    /// The dialogue only.
    case recap
    /// The dialogue, and after each reply what was heard and what is missing.
    case coached
    /// The same, with every finding marked in the reply.
    case marked
  }

  /// What the trainee was asked to do last.
  private(set) var prompt: Prompt?
  /// The lines shown so far; for a recap.
  private(set) var lines: [String] = []
  private let drill: Drill
  private let detail: Detail
  private let language: Language
  private let style: Style
  /// Whether the trainee's own words are shown: not where he sees them as he types.
  private let showsReplies: Bool
  private let clauses: [String: String]
  private let print: (String) -> Void
  private var model: String?

  init(
    _ drill: Drill, detail: Detail, language: Language, style: Style, showsReplies: Bool,
    clauses: [String: String], print: @escaping (String) -> Void
  ) {
    self.drill = drill
    self.detail = detail
    self.language = language
    self.style = style
    self.showsReplies = showsReplies
    self.clauses = clauses
    self.print = print
  }

  func show(_ output: Output) {
    switch output.event {
    case .entered, .end: showModel()
    case .ring(let number, let count):
      line("* " + say(Words(en: "Ring \(number) of \(count).", zh: "电话响第 \(number) 声（共 \(count) 声）。")))
    case .narration(let text): line("* \(text)")
    case .line(let speaker, let text, _): spoken(by: name(of: speaker), text)
    case .prompt(let prompt): show(prompt)
    case .bubble: break
    case .assessment(let assessment): show(assessment)
    case .chose(let key, let points, let most): showChoice(key, points: points, of: most)
    case .filled(let right): showForm(right)
    case .acted(let action): line("* \(say(action.done))")
    case .notNow: line("* " + say(Words(en: "That has no place now.", zh: "现在不能这样做。")))
    case .customerHungUp: line("* " + say(Words(en: "The customer hangs up.", zh: "客户挂断了电话。")))
    case .paused: line("* " + say(Words(en: "Paused.", zh: "已暂停。")))
    case .resumed: line("* " + say(Words(en: "Going on.", zh: "继续。")))
    }
  }

  // MARK: Lines

  private func line(_ text: String) {
    lines.append(text)
    print(text + "\n")
  }

  private func say(_ words: Words) -> String { words[language] }

  private func spoken(by name: String, _ text: String) {
    let colon = drill.scenario.language == .zh ? "：" : ": "
    line(style.bold(name + colon) + text)
  }

  private func name(of speaker: Speaker) -> String {
    switch speaker {
    case .customer: drill.scenario.address ?? Words(en: "Customer", zh: "客户")[drill.scenario.language]
    case .trainer: Words(en: "Trainer", zh: "教员")[drill.scenario.language]
    }
  }

  private func show(_ prompt: Prompt) {
    self.prompt = prompt
    switch prompt.kind {
    case .reply: break
    case .choice(let options):
      for option in options { line("  \(option.key)) \(option.text)") }
    case .form(let form): line("* " + say(Words(en: "Form: \(form.title)", zh: "表单：\(form.title)")))
    case .action(let required): line("* \(say(required.action.wanted))")
    }
  }

  /// Takes over what was asked before a session was left, and asks it again.
  func takeUp(_ earlier: Prompt?) {
    guard prompt == nil, let earlier else { return }
    if case .reply = earlier.kind { prompt = earlier } else { show(earlier) }
  }

  // MARK: Judgements

  private func show(_ assessment: Assessment) {
    if assessment.isLate {
      line("* " + say(Words(en: "Time is up without a reply.", zh: "时间到，没有回答。")))
    } else if showsReplies {
      let name = Words(en: "You", zh: "您")[drill.scenario.language]
      let text = detail == .marked ? marked(assessment) : assessment.reply
      spoken(by: name, text.replacing("\n", with: " / "))
    }
    guard detail != .recap else { return }
    judgement(of: assessment).forEach { print("    " + $0 + "\n") }
    model = isClean(assessment) ? nil : assessment.model
  }

  private func isClean(_ assessment: Assessment) -> Bool {
    assessment.missed.isEmpty && !assessment.findings.contains { $0.confidence == .confident && costs($0) }
  }

  private func costs(_ finding: Finding) -> Bool {
    if case .deduction = drill.rubric.rule(finding.rule)?.value { return true }
    return false
  }

  private func judgement(of assessment: Assessment) -> [String] {
    var lines: [String] = []
    let heard = assessment.earned.map { earning in
      let name = drill.name(of: earning.obligation)
      return earning.isFull ? name : say(Words(en: "\(name) (late, half)", zh: "\(name)（补说，得一半）"))
    }
    if !heard.isEmpty {
      lines.append(
        say(
          Words(en: "+ heard: \(heard.joined(separator: ", "))", zh: "+ 做到：\(heard.joined(separator: "、"))")))
    }
    if !assessment.missed.isEmpty {
      let names = assessment.missed.map(drill.name(of:))
      lines.append(
        say(
          Words(en: "- missing: \(names.joined(separator: ", "))", zh: "- 还缺：\(names.joined(separator: "、"))")
        ))
    }
    lines += assessment.findings.compactMap(line(for:))
    switch assessment.discounted {
    case .heap?:
      lines.append(
        say(Words(en: "- a heap of key words earns nothing", zh: "- 堆砌关键词不得分")))
    case .echo?:
      lines.append(
        say(Words(en: "- repeating the customer's words earns nothing", zh: "- 重复客户的话不得分")))
    case nil: break
    }
    if assessment.moodBefore != assessment.moodAfter {
      lines.append(
        style.dim(
          say(
            Words(
              en: "mood \(assessment.moodBefore) -> \(assessment.moodAfter)",
              zh: "情绪 \(assessment.moodBefore) -> \(assessment.moodAfter)"))))
    }
    return lines
  }

  private func line(for finding: Finding) -> String? {
    guard let rule = drill.rubric.rule(finding.rule) else { return nil }
    let words = finding.text.isEmpty ? "" : say(Words(en: " “\(finding.text)”", zh: "“\(finding.text)”"))
    let clause = titled(rule.clause, by: clauses, in: language)
    if finding.confidence == .low {
      // Only a breach is worth a second look; a doubtful voice is none.
      guard costs(finding) else { return nil }
      return say(
        Words(
          en: "? perhaps \(rule.name)\(words); it costs nothing", zh: "? 可能是\(rule.name)\(words)；不扣分"))
    }
    switch rule.value {
    case .voice: return nil
    case .bonus: return say(Words(en: "+ bonus: \(rule.name)\(words)", zh: "+ 加分：\(rule.name)\(words)"))
    case .deduction:
      return say(
        Words(
          en: "! \(rule.name)\(words) (\(clause)). \(rule.advice)",
          zh: "! \(rule.name)\(words)（\(clause)）。\(rule.advice)"))
    }
  }

  /// The reply with every confident finding between brackets.
  private func marked(_ assessment: Assessment) -> String {
    let scalars = Array(assessment.reply.unicodeScalars)
    var opening: [Int: Int] = [:]
    var closing: [Int: Int] = [:]
    for finding in assessment.findings where finding.confidence == .confident && !finding.span.isEmpty {
      opening[finding.span.lowerBound, default: 0] += 1
      closing[finding.span.upperBound, default: 0] += 1
    }
    var text = ""
    for index in 0...scalars.count {
      text += String(repeating: "]", count: closing[index] ?? 0)
      text += String(repeating: "[", count: opening[index] ?? 0)
      if index < scalars.count { text.unicodeScalars.append(scalars[index]) }
    }
    return text
  }

  private func showModel() {
    guard let model, detail != .recap else { return }
    self.model = nil
    print(
      "    "
        + style.dim(say(Words(en: "A good reply: \(model)", zh: "参考回答：\(model)"))) + "\n")
  }

  private func showChoice(_ key: String, points: Int, of most: Int) {
    if showsReplies, !key.isEmpty {
      spoken(by: Words(en: "You", zh: "您")[drill.scenario.language], key)
    }
    if key.isEmpty { line("* " + say(Words(en: "Time is up without a choice.", zh: "时间到，没有选择。"))) }
    guard detail != .recap else { return }
    print("    " + say(Words(en: "\(points) of \(most) points", zh: "得 \(points) 分，满分 \(most) 分")) + "\n")
  }

  private func showForm(_ right: [Bool]) {
    guard detail != .recap, case .form(let form)? = prompt?.kind else { return }
    for (field, isRight) in zip(form.fields, right) {
      let verdict = isRight ? Words(en: "right", zh: "正确") : Words(en: "not as it should be", zh: "不对")
      print("    \(isRight ? "+" : "-") \(field.name): \(say(verdict))\n")
    }
  }
}

extension Drill {
  /// What a voice or an item is called.
  func name(of obligation: Obligation) -> String {
    switch obligation {
    case .voice(let id): rubric.rule(id)?.name ?? id
    case .item(let id): id
    }
  }
}

extension CallAction {
  /// The word with which a trainee does it.
  var command: Words {
    switch self {
    case .hold: Words(en: "/hold", zh: "/保持")
    case .callback: Words(en: "/callback", zh: "/回电")
    case .transfer: Words(en: "/transfer", zh: "/转接")
    case .hangUp: Words(en: "/hangup", zh: "/挂断")
    }
  }

  /// What is told when it was done.
  var done: Words {
    switch self {
    case .hold: Words(en: "You put the customer on hold.", zh: "您保持了通话，请客户等候。")
    case .callback: Words(en: "You call the customer back.", zh: "您给客户回电。")
    case .transfer: Words(en: "You pass the call on.", zh: "您把电话转接出去。")
    case .hangUp: Words(en: "You hang up.", zh: "您挂断了电话。")
    }
  }

  /// What is told when it is to be done.
  var wanted: Words {
    let what =
      switch self {
      case .hold: Words(en: "Put the customer on hold", zh: "请保持通话")
      case .callback: Words(en: "Call the customer back", zh: "请给客户回电")
      case .transfer: Words(en: "Pass the call on", zh: "请转接电话")
      case .hangUp: Words(en: "Hang up", zh: "请挂断电话")
      }
    return Words(en: "\(what.en): \(command.en)", zh: "\(what.zh)：\(command.zh)")
  }
}

/// Shows a session as JSON Lines.
///
/// In an exam the judgements are held back to the end.
final class JSONDisplay: Display {
  private let isExam: Bool
  private let print: (String) -> Void
  private var heldBack: [Output] = []

  init(isExam: Bool, print: @escaping (String) -> Void) {
    self.isExam = isExam
    self.print = print
  }

  func show(_ output: Output) {
    if isExam, output.event.isJudgement { return heldBack.append(output) }
    if case .end = output.event {
      heldBack.forEach(line)
      heldBack = []
    }
    line(output)
  }

  private func line(_ output: Output) { print(Record.output(output).line + "\n") }
}

extension Output.Event {
  /// Whether it tells how well the trainee does.
  var isJudgement: Bool {
    switch self {
    case .assessment, .chose, .filled: true
    default: false
    }
  }
}
