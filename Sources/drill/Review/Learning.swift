import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// Puts a disagreement into the rubric as an example (`drill calibrate --learn`).
struct Learning {
  private let store: Store
  private let context: Context
  /// The rubric's file; nil for the library's.
  private let file: String?

  init(store: Store, file: String?, context: Context) {
    self.store = store
    self.file = file
    self.context = context
  }

  /// Learns from one disagreement, named as `SESSION:REPLY:RULE`.
  func learn(_ name: String, words: String?) throws {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let turn = Int(parts[1]) else {
      throw Failure(
        .usage,
        Words(
          en: "--learn wants SESSION:REPLY:RULE, not “\(name)”", zh: "--learn 的写法是 记录:第几句:规则，不是“\(name)”"),
        advice: Words(en: "‘drill calibrate’ lists the disagreements.", zh: "drill calibrate 会列出各处分歧。"))
    }
    let session = try ReviewedSession(named: parts[0], store: store, context: context)
    let rule = try rule(parts[2], of: session)
    let correction = try correction(rule, turn: turn, in: session, words: words)
    let path = try path(for: session)
    let text = try LoadedText(path: path)
    let lesson = try lesson(correction, words: words, text: text)
    let edit: RubricEdit
    do throws(LessonRefusal) {
      edit = try lesson.taught(to: text.bytes, path: path)
    } catch {
      throw Failure(error, rule: rule.id, path: path)
    }
    try write(edit, lesson: lesson, to: text)
  }

  private func write(_ edit: RubricEdit, lesson: Lesson, to text: LoadedText) throws {
    try text.replace(with: edit.bytes)
    if context.isJSON {
      return context.console.data(
        JSON.object([
          ("path", .string(text.path)), ("line", .int(edit.line)), ("rule", .string(lesson.rule)),
          ("added", .string(edit.text)), ("todo", .bool(edit.isTodo)),
        ]).text + "\n")
    }
    context.console.data(
      "--- \(text.path)\n+++ \(text.path)\n@@ -\(edit.line - 1) +\(edit.line - 1),2 @@\n \(edit.above)\n+\(edit.text)\n"
    )
    context.console.talk(
      context.say(
        edit.isTodo
          ? Words(
            en: "It does not hold yet: change the phrases of \(lesson.rule), then take “todo” away.\n",
            zh: "这个例句还不成立：请修改 \(lesson.rule) 的短语，然后去掉“待办”。\n")
          : Words(en: "It holds already, and will be watched from now on.\n", zh: "这个例句已经成立，今后会一直检查。\n")))
  }

  private func rule(_ name: String, of session: ReviewedSession) throws -> Rule {
    let rules = session.played.drill.rubric.rules
    if let rule = rules.first(where: { $0.id == name || $0.name == name }) { return rule }
    throw Failure(
      .usage, Words(en: "there is no rule “\(name)”", zh: "没有规则“\(name)”"),
      advice: Nearest.best(for: name, among: rules.map(\.id)).map {
        Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？")
      })
  }

  private func correction(
    _ rule: Rule, turn: Int, in session: ReviewedSession, words: String?
  ) throws -> Correction {
    guard let assessment = session.assessments[turn] else {
      throw Failure(
        .usage,
        Words(
          en: "session \(session.stored.id) has \(session.card.turns) replies",
          zh: "记录 \(session.stored.id) 有 \(session.card.turns) 句回答"))
    }
    guard let dissent = session.caseFile.dissent(onRule: rule.id, turn: turn, items: session.items) else {
      throw Failure(
        .usage,
        Words(
          en: "nobody disagrees with the machine about \(rule.name) in reply \(turn)",
          zh: "对第 \(turn) 句的\(rule.name)，没有人与机器意见不同"),
        advice: Words(
          en: "A review says so first: drill review \(session.stored.id).",
          zh: "请先评阅：drill review \(session.stored.id)。"))
    }
    guard
      let correction = Correction(
        rule: rule.id, in: assessment, saysYes: dissent.saysYes, words: words ?? dissent.words)
    else {
      throw Failure(
        .usage,
        dissent.saysYes
          ? Words(
            en: "\(rule.name) is found in reply \(turn) already; what differs is what it counts for",
            zh: "第 \(turn) 句里已经找到\(rule.name)，分歧只在怎样计分")
          : Words(
            en: "\(rule.name) is not found in reply \(turn); name the reply in which it was",
            zh: "第 \(turn) 句里没有找到\(rule.name)，请写明在哪一句"))
    }
    return correction
  }

  /// The lesson; where nobody named the words, those that the rubric as it is finds.
  private func lesson(_ correction: Correction, words: String?, text: LoadedText) throws -> Lesson {
    if let lesson = correction.lesson(words: words) { return lesson }
    if words == nil, let found = try? found(by: correction.rule, in: correction.text, text),
      let lesson = correction.lesson(words: found)
    {
      return lesson
    }
    throw Failure(
      .usage,
      words.map {
        Words(en: "the reply does not hold “\($0)”", zh: "这一句里没有“\($0)”")
      } ?? Words(en: "which words of the reply are meant?", zh: "指的是这一句里的哪些词？"),
      advice: Words(
        en: "Name them with --words 'THE WORDS'. The reply is: \(correction.text)",
        zh: "请用 --words '原话' 写明。这一句是：\(correction.text)"))
  }

  private func found(by rule: String, in reply: String, _ text: LoadedText) throws -> String? {
    let rubric = try GradeShelf.read(text.bytes, path: text.path)
    let found = Lesson.words(foundBy: rule, in: reply, of: rubric)
    return found.count == 1 ? found.first : nil
  }

  private func path(for session: ReviewedSession) throws -> String {
    if let file { return file }
    let header = session.stored.header
    let library = try context.library()
    let id = session.regrade?.rubric ?? header.rubric
    guard library.rubricIDs(header.language).contains(id) else {
      throw Failure(
        .missing, Words(en: "\(library.root) has no rubric \(id)", zh: "\(library.root) 里没有评分表 \(id)"),
        advice: Words(en: "Name its file with --rubric FILE.", zh: "请用 --rubric 文件 指定。"))
    }
    return "\(library.root)/Rubrics/\(header.language.rawValue)/\(id).rubric"
  }
}

extension Failure {
  fileprivate init(_ refusal: LessonRefusal, rule: String, path: String) {
    switch refusal {
    case .unreadable:
      self.init(
        .badData, Words(en: "\(path) cannot be read as a rubric", zh: "\(path) 不能作为评分表读取"),
        advice: Words(en: "‘drill check \(path)’ says why.", zh: "drill check \(path) 会说明原因。"))
    case .noRule:
      self.init(.usage, Words(en: "\(path) has no rule \(rule)", zh: "\(path) 里没有规则 \(rule)"))
    case .notByWords:
      self.init(
        .usage,
        Words(
          en: "\(rule) is found by the program itself, not by words; no example changes that",
          zh: "\(rule) 由程序判断，不看词语，例句改变不了"))
    case .known(let line):
      self.init(
        .usage,
        Words(en: "\(path) has this example already, in line \(line)", zh: "\(path) 第 \(line) 行已有这个例句"))
    case .contradicts(let line):
      self.init(
        .usage,
        Words(
          en: "\(path) has these words as an example of the opposite, in line \(line)",
          zh: "\(path) 第 \(line) 行有相反的例句"),
        advice: Words(en: "Settle which one is right first.", zh: "请先商定哪一个对。"))
    }
  }
}
